"""Make the tables from which capability is read: the way from industries to goods, and the figures of the example.

    python tools/make_capability.py

industries/isic4_hs.csv   how much of an HS heading is made by which ISIC revision 4 class: the part of its subheadings
                          that the concordance gives to the class, in equal parts where several share a subheading.
                          Only classes that industries/okved_isic4.csv names.
region_industry.csv       persons by industry in 2014 of Chelyabinsk Oblast, as published, and of Russia: the sum of the
                          regions under RU codes; and how far those regions differ in each industry.
firm_accounts.csv         the forty firms of the oblast with the largest revenue of 2015 among those that make goods;
                          all firms of Russia in the classes of industry of which the record of people says nothing,
                          where those of the oblast turn over at least what an average one does.
complexity.csv            measures of the world table of exports by heading of 2016: see analyses/capability/world.py.
capability/links.csv      the tree of the strongest proximities of that table and every other of at least .55.
capability/places.csv     a place in the plane and a community for each heading of it, to draw the product space on.

Reads ../shared (DOVETAIL_SHARED). Nothing at run time needs this file.
"""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from hash_figures import FIGURES, rehash

from dovetail.measures.capability.network import Network, network, positions

ROOT = Path(__file__).resolve().parent.parent

if TYPE_CHECKING:
    from dovetail.analyses.capability.world import World
    from dovetail.store.store import Store

DATA = Path(os.environ.get("DOVETAIL_SHARED", ROOT.parent / "shared")) / "data"

REGION, COUNTRY, YEAR, WORLD_YEAR, FIRMS = "RU-CHE", "RUS", 2014, 2016, 40


def main() -> None:
    write("industries/isic4_hs.csv", ("heading", "isic4", "share"), isic_headings())
    from dovetail.sources.opening import open_reading
    from dovetail.store.store import open_store

    with tempfile.TemporaryDirectory() as folder:
        store = open_store(folder)
        for file, layout in (
            ("regions/russia_region_industry_employment_2009_2016.parquet", "rosstat-employment"),
            ("regions/russia_firms_2015.parquet", "rosstat-accounts"),
            ("trade/exports_country_hs4.parquet", "country-exports"),
        ):
            store.add(open_reading(DATA / file, layout), release="1")
        from dovetail.terms.schema import COMPLEXITY, FIRM_ACCOUNTS, REGION_INDUSTRY

        write("region_industry.csv", REGION_INDUSTRY.names, persons(store))
        write("firm_accounts.csv", FIRM_ACCOUNTS.names, accounts(store))
        from dovetail.analyses.capability.world import world_of

        world = world_of(store, WORLD_YEAR, WORLD_YEAR)
        if world is None:
            raise SystemExit(f"no world table of {WORLD_YEAR}")
        write("complexity.csv", COMPLEXITY.names, measures(world))
        net = network(world.proximity)
        write("capability/links.csv", ("one", "other", "proximity", "tree"), links(world, net))
        write("capability/places.csv", ("product", "x", "y", "community"), places(world, net))
    rehash()


def isic_headings() -> list[tuple[str, str, str]]:
    """Heading, class and part of the heading."""
    used = {row["isic4"] for row in csv.DictReader((FIGURES / "industries/okved_isic4.csv").open(encoding="utf-8"))}
    table = pl.read_parquet(DATA / "classifications" / "hs_isic4.parquet")
    pairs = table.select(
        heading="HS_4d",
        code="HS_6d",
        isic4=pl.when(pl.col("ISIC4_3d").is_in(used)).then("ISIC4_3d").otherwise("ISIC4_4d"),
    ).unique()
    parts = pairs.with_columns(part=1 / pl.len().over("code"), all=pl.col("code").n_unique().over("heading"))
    shares = parts.group_by("heading", "isic4").agg(share=(pl.col("part") / pl.col("all")).sum())
    kept = shares.filter(pl.col("isic4").is_in(used), pl.col("share") >= 0.01).sort("heading", "isic4")
    return [(heading, isic4, f"{share:.3f}".rstrip("0").rstrip(".")) for heading, isic4, share in kept.iter_rows()]


def persons(store: Store) -> list[tuple[object, ...]]:
    """The oblast as published, the country added up, and the strength of the prior of each industry."""
    from dovetail.analyses.capability.quotients import prior_strengths

    rows = store.query(
        "region_industry", territory=REGION, country=COUNTRY, prefix="RU-", measure="", first=YEAR, last=YEAR
    )
    key = ("OKVED", "employees", str(YEAR))
    own = [(REGION, *_key(row["industry"], key), row["amount"], "persons") for row in rows.iter_rows(named=True)
           if row["territory"] == REGION]  # fmt: skip
    country = rows.group_by("industry").agg(pl.col("amount").sum()).iter_rows()
    whole = [(COUNTRY, *_key(industry, key), amount, "persons") for industry, amount in country]
    strengths = [
        (COUNTRY, *_key(industry, ("OKVED", "prior_strength", str(YEAR))), strength, "ratio")
        for industry, strength in prior_strengths(rows).items()
    ]
    regions = rows.filter(pl.col("territory") != COUNTRY)["territory"].n_unique()
    counted = [(COUNTRY, *_key("TOTAL", ("OKVED", "regions", str(YEAR))), float(regions), "count")]
    return [(*row[:5], _plain(row[5]), row[6]) for row in sorted([*own, *whole, *strengths, *counted])]


def _key(industry: str, key: tuple[str, str, str]) -> tuple[str, str, str, str]:
    return (industry, *key)


def accounts(store: Store) -> list[tuple[object, ...]]:
    """The largest makers of goods, and those of the country in the classes that only accounts tell of."""
    from dovetail.analyses.capability import account_quotients, capability
    from dovetail.results.derive import Deriver
    from dovetail.terms.industry import makes_goods
    from dovetail.terms.schema import FIRM_ACCOUNTS

    rows = store.query("firm_accounts", territory=REGION, measure="revenue")
    made = [row for row in rows.iter_rows(named=True) if makes_goods(row["industry"], row["classification"])]
    known = capability(store, REGION)
    told = tuple(account_quotients(store, known, Deriver(known.figures)))
    with (FIGURES / "territories.csv").open(encoding="utf-8") as stream:
        regions = sorted({row["code"] for row in csv.DictReader(stream) if row["code"].startswith("RU-")})
    every = [
        row
        for region in regions
        for row in store.query("firm_accounts", territory=region, measure="revenue").iter_rows(named=True)
        if row["industry"].startswith(told)
    ]
    found = {tuple(row[name] for name in FIRM_ACCOUNTS.names) for row in (*made[:FIRMS], *every)}
    return sorted((*row[:7], _plain(row[7]), row[8]) for row in found)


def measures(world: World) -> list[tuple[object, ...]]:
    """Complexity of every economy and product, and the density of the products around the pair's exports."""
    period, rows = world.period, []
    for code, eci in world.eci.items():
        rows.append((code, "TOTAL", "H0", period, "eci", _plain(eci, 6), "score"))
        rows.append((code, "TOTAL", "H0", period, "eci_rank", str(world.rank[code]), "count"))
    rows.append(("X-WLD", "TOTAL", "H0", period, "economies", str(len(world.eci)), "count"))
    rows += [("X-WLD", code, "H0", period, "pci", _plain(pci, 6), "score") for code, pci in world.pci.items()]
    for country in ("BLR", "RUS"):
        rows += [
            (country, code, "H0", period, "density", _plain(density, 6), "share")
            for code, density in world.density(country).items()
        ]
    return sorted(rows)


def links(world: World, net: Network) -> list[tuple[object, ...]]:
    """Pairs of headings that go together most, the smaller code first."""
    codes = world.products
    found = [
        (*sorted((codes[one], codes[other])), f"{weight:.4f}", int(number < net.tree))
        for number, ((one, other), weight) in enumerate(zip(net.links, net.weights, strict=True))
    ]
    return sorted(found)


def places(world: World, net: Network) -> list[tuple[object, ...]]:
    """Where each heading lies, within -1 and 1, and the community it belongs to, 0 the largest."""
    spots = positions(net)
    return [
        (code, f"{x:.3f}", f"{y:.3f}", int(community))
        for code, (x, y), community in zip(world.products, spots, net.community, strict=True)
    ]


def _plain(value: float, places: int = 4) -> str:
    return f"{value:.{places}f}".rstrip("0").rstrip(".")


def write(file: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    path = FIGURES / file
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
