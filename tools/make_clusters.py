"""Make figures/chains/cluster_roles.csv: what belongs to a cluster, in which role, and how much of it others have.

python tools/make_clusters.py

Roles and codes are written by hand in tools/chains/cluster_roles.csv. Two numbers are added to each item with products:

benchmark  share of the item in the exports of all items of the cluster by five benchmark countries, those that export
           most of the core: world exports by HS heading, 2016, headings of HS 1992. Castings and forgings made for the
           core cross borders as the parts that they become: theirs is the share of these parts, of which the weight is
           what such castings make up, and they are not counted among all items a second time.
weight     for inputs, the mean over edges of the parts graph from the item to the core of the middle of the industry
           coefficient, or, where it goes only into other items (castings into beds), to those; 1 for the core. Empty
           for tools and services, whose weight no table of flows tells.

Reads ../shared (DOVETAIL_SHARED). Run tools/make_chains.py first. Nothing at run time needs this file.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from statistics import mean

import polars as pl
from make_chains import HERE, SHARED, TARGET

COLUMNS = (
    "cluster", "role", "item", "name_en", "name_ru", "hs", "made_into", "isic", "okved", "benchmark", "weight",
    "benchmark_countries",
)  # fmt: skip


def codes(text: str) -> list[str]:
    """Headings of a cell, ranges filled."""
    found: list[str] = []
    for piece in text.split():
        first, _, last = piece.partition("-")
        found += [str(code).zfill(4) for code in range(int(first), int(last or first) + 1)]
    return found


def middles_between(edges: list[dict[str, str]], parts: list[str], wholes: list[str]) -> list[float]:
    """The middle of the coefficient of each edge from one set of headings to another."""
    return [
        (float(edge["coefficient_low"]) + float(edge["coefficient_high"])) / 2
        for edge in edges
        if edge["from"][:4] in parts and edge["to"][:4] in wholes
    ]


def main() -> None:
    """Write the roles with their numbers, clusters in order, core first."""
    with (HERE / "cluster_roles.csv").open(encoding="utf-8", newline="") as stream:
        roles = list(csv.DictReader(stream, delimiter=";"))
    with TARGET.open(encoding="utf-8", newline="") as stream:
        edges = [row for row in csv.DictReader(stream) if row["coefficient_low"]]
    exports = pl.read_parquet(SHARED / "trade" / "exports_country_hs4.parquet").filter(pl.col("year") == 2016)
    sold: dict[tuple[str, str], float] = defaultdict(float)
    for exporter, heading, value in exports.select("exporter", "hs4", "value_usd").iter_rows():
        sold[exporter, heading] += value
    countries = sorted({exporter for exporter, _ in sold})
    order = {"core": 0, "inputs": 1, "tools": 2, "services": 3}
    out: list[tuple[str, ...]] = []
    for cluster in sorted({row["cluster"] for row in roles}):
        items = sorted((row for row in roles if row["cluster"] == cluster), key=lambda row: order[row["role"]])
        core = [code for row in items if row["role"] == "core" for code in codes(row["hs"])]
        every = [code for row in items for code in codes(row["hs"])]
        if len(set(every)) != len(every):
            raise SystemExit(f"{cluster}: a heading stands in two items")
        first = sorted(countries, key=lambda c: -sum(sold[c, code] for code in core))[:5]
        counted = [code for row in items if not row["made_into"] for code in codes(row["hs"])]
        whole = sum(sold[c, code] for c in first for code in counted)
        for row in items:
            mine = codes(row["hs"])
            share = sum(sold[c, code] for c in first for code in codes(row["made_into"] or row["hs"])) / whole
            middles = middles_between(edges, mine, core) or middles_between(edges, mine, every)
            weight = "1" if row["role"] == "core" else ""
            if row["role"] == "inputs" and middles:
                weight = f"{mean(middles):.4f}"
            named = (row[name] for name in ("cluster", "role", "item", "name_en", "name_ru"))
            shown = (f"{share:.4f}" if mine else "", weight, " ".join(sorted(first)))
            out.append((*named, " ".join(mine), row["made_into"], row["isic"], row["okved"], *shown))
    with (TARGET.parent / "cluster_roles.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(out)


if __name__ == "__main__":
    main()
