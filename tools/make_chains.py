"""Make figures/chains/parts.csv: which products are parts of, materials for, tools or services for which others.

python tools/make_chains.py

Three sources are put together, and each edge says which it rests on.

1. The nomenclature's own words. "Parts suitable for use solely or principally with the engines of heading 8407 or
   8408" is an edge from 8409 to both; "Harvesting machinery; parts" inside heading 8433 is an edge from that
   subheading to its heading. Clauses that exclude headings are cut out before headings are read.
2. Rules written by hand, tools/chains/rules.csv, with groups of headings in tools/chains/groups.csv, each with its
   reason. Edges that the words suggest and engineering denies are taken out by tools/chains/denied.csv.
3. Input-output coefficients. An edge between goods carries the middle half, over regions, of the inputs that the whole
   industry of the one takes, a unit of output, from the whole industry of the other: WIOD 2011, imports included,
   industries through the concordance of HS and ISIC rev. 3. It bounds what one product can weigh; it is not its share.

Reads ../shared (DOVETAIL_SHARED). Nothing at run time needs this file.
"""

from __future__ import annotations

import csv
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "tools" / "chains"
TARGET = ROOT / "src" / "dovetail" / "figures" / "chains" / "parts.csv"
SHARED = Path(os.environ.get("DOVETAIL_SHARED", ROOT.parent / "shared")) / "data"

COLUMNS = ("from", "to", "kind", "use", "coefficient_low", "coefficient_high", "basis", "reason")
STRENGTH = {"some": 1, "usual": 2, "always": 3}

#: ISIC rev. 3 divisions of each goods-making industry of WIOD, in the order of its labels.
WIOD_DIVISIONS = (
    "01 02 05", "10 11 12 13 14", "15 16", "17 18", "19", "20", "21 22", "23", "24", "25", "26", "27 28", "29",
    "30 31 32 33", "34 35", "36 37",
)  # fmt: skip

#: Divisions of headings that the concordance takes for something else: drones, for the cameras that they carry.
OVERRULED = {"8806": "35"}

_EXCLUDED = re.compile(
    r"\((?:excluding|other than|except|not )[^)]*\)|"
    r",?\s*(?:but )?(?:excluding|other than|except|not (?:those|meters) of)\b[^;]*",
    re.IGNORECASE,
)
_HEADINGS = re.compile(
    r"\bheadings?(?:\s+no\.?)?\s*(\d\d\.?\d\d(?:(?:\s*[,-]\s*|\s+(?:to|or|and)\s+|\s*,\s*(?:or|and)\s+)\d\d\.?\d\d)*)",
    re.IGNORECASE,
)
_IS_PARTS = re.compile(r"\bparts?\b|\baccessories\b", re.IGNORECASE)
_PARTS_FIRST = re.compile(r"(?:^|; )parts\b", re.IGNORECASE)
_THING_AND_PARTS = re.compile(
    r"(?:and|with|including) (?:their )?parts\b|parts of the body|being parts|form parts|less than|mechanical parts|"
    r"\(excluding parts|minor assembly|working part",
    re.IGNORECASE,
)
_MADE_FOR = re.compile(r"\b(?:parts?|chassis|bodies|accessories)\b.*\b(?:headings?)\b", re.IGNORECASE)


def headings_named(text: str, known: list[str]) -> list[str]:
    """The headings that a description refers to, ranges filled, exclusions left out."""
    found: set[str] = set()
    for match in _HEADINGS.finditer(_EXCLUDED.sub("", text)):
        pieces = re.split(r"(\d\d\.?\d\d)", match[1])
        codes = [piece.replace(".", "") for piece in pieces[1::2]]
        links = [piece.strip(" ,") for piece in pieces[2::2]]
        for place, code in enumerate(codes):
            found.add(code)
            if place and links[place - 1] in ("to", "-"):
                found.update(other for other in known if codes[place - 1] <= other <= code)
    return sorted(found & set(known))


def nomenclature_edges(rows: list[dict[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Edges that the nomenclature states: part, whole, reason."""
    known = [row["hscode"] for row in rows if row["level"] == "4"]
    whole_of: dict[str, list[str]] = {}
    for row in rows:
        code, text = row["hscode"], row["description"]
        if row["level"] != "4" or code[:2] == "93" or not _MADE_FOR.search(_EXCLUDED.sub("", text)):
            continue
        if _THING_AND_PARTS.search(text) and not _PARTS_FIRST.search(text):
            continue
        targets = [other for other in headings_named(text, known) if other != code and other[:2] == code[:2]]
        if targets:
            whole_of[code] = targets
            for target in targets:
                last = f"s {targets[0]} to {targets[-1]}" if len(targets) > 1 else f" {target}"
                yield code, target, f"HS {code} names itself made for heading{last}"
    for row in rows:
        code, text = row["hscode"], row["description"]
        heading = code[:4]
        if row["level"] != "6" or not "82" <= code[:2] <= "90":
            continue
        named = [other for other in headings_named(text, known) if other != heading and other[:2] == heading[:2]]
        if heading in whole_of:
            for target in named or whole_of[heading]:
                yield code, target, f"HS {code} is a part within heading {heading}"
        elif _PARTS_FIRST.search(text) or (
            _IS_PARTS.search(_EXCLUDED.sub("", text)) and not _THING_AND_PARTS.search(text)
        ):
            for target in named or [heading]:
                yield code, target, f"HS {code} names itself parts of heading {target}"


def soften(edges: dict[tuple[str, str, str], tuple[str, str, str]]) -> None:
    """One kind of the parts that a heading holds for several machines need not be in each: bumpers, in tractors."""
    wholes: dict[str, set[str]] = defaultdict(set)
    for part, whole, _ in edges:
        wholes[part].add(whole)
    for (part, whole, kind), (_, basis, reason) in list(edges.items()):
        if len(part) == 6 and len(wholes[part]) > 1 and (part[:4], whole, kind) in edges:
            edges[part, whole, kind] = ("usual", basis, reason)


def expanded(text: str, groups: dict[str, list[str]], known: list[str]) -> list[str]:
    """Codes of a cell of the rules: codes, ranges of headings, groups, or services."""
    found: list[str] = []
    for piece in text.split():
        if piece.startswith("@"):
            found += groups[piece]
        elif "-" in piece:
            first, last = piece.split("-")
            found += [code for code in known if len(code) == len(first) and first <= code <= last]
        elif piece.startswith("ISIC:") or piece in known:
            found.append(piece)
        else:
            raise SystemExit(f"'{piece}' is no code of the nomenclature")
    return list(dict.fromkeys(found))


def industry_shares() -> tuple[dict[str, int], np.ndarray, np.ndarray]:
    """Industry of each HS heading, and the lower and upper quartile over regions of industry coefficients."""
    concordance = pl.read_parquet(SHARED / "classifications" / "hs_isic3.parquet")
    industry_of = {division: i for i, divisions in enumerate(WIOD_DIVISIONS) for division in divisions.split()}
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for hs6, hs4, division in concordance.select("HS_6d", "HS_4d", "ISIC3_2d").iter_rows():
        if division in industry_of:
            votes[hs4][industry_of[division]] += 1
            votes[hs6][industry_of[division]] += 1
    with np.load(SHARED / "io" / "wiot_2011.npz") as table:
        flows, output = table["Z"].astype(float), table["x"].astype(float)
    votes |= {code: Counter({industry_of[division]: 1}) for code, division in OVERRULED.items()}
    regions, sectors = 41, 35
    bought = flows.reshape(regions, sectors, regions, sectors).sum(0)  # by industry, for each region and industry
    per_unit = np.full((sectors, regions, sectors), np.nan)
    made = output.reshape(regions, sectors)
    np.divide(bought, made, out=per_unit, where=made > 0)
    low, high = np.nanquantile(per_unit, (0.25, 0.75), axis=1)
    return {code: max(sorted(votes[code]), key=lambda i: votes[code][i]) for code in sorted(votes)}, low, high


def read(name: str) -> list[dict[str, str]]:
    """Rows of a small table beside this tool."""
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def main() -> None:
    """Write the graph, sorted, one edge a line."""
    with (SHARED / "classifications" / "harmonized-system.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    known = [row["hscode"] for row in rows]
    edges: dict[tuple[str, str, str], tuple[str, str, str]] = {}
    for part, whole, reason in nomenclature_edges(rows):
        edges.setdefault((part, whole, "part"), ("always", "nomenclature", reason))
    for row in read("denied.csv"):
        for part in expanded(row["from"], {}, known):
            for whole in expanded(row["to"], {}, known):
                edges.pop((part, whole, "part"), None)
    soften(edges)
    groups: dict[str, list[str]] = {}
    for row in read("groups.csv"):
        groups[row["group"]] = expanded(row["codes"], groups, known)
    for row in read("rules.csv"):
        for part in expanded(row["from"], groups, known):
            for whole in expanded(row["to"], groups, known):
                key = (part, whole, row["kind"])
                standing = edges.get(key)
                if part != whole and (standing is None or STRENGTH[standing[0]] < STRENGTH[row["use"]]):
                    edges[key] = (row["use"], "review", row["reason"])
    industry, low, high = industry_shares()

    def interval(part: str, whole: str, kind: str) -> tuple[str, str]:
        i, j = (industry.get(code, industry.get(code[:4])) for code in (part, whole))
        if i is None or j is None or kind in ("tool", "service"):
            return "", ""
        return f"{low[i, j]:.4f}", f"{high[i, j]:.4f}"

    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for (part, whole, kind), (use, basis, reason) in sorted(edges.items(), key=lambda edge: (edge[0][1], *edge[0])):
            writer.writerow((part, whole, kind, use, *interval(part, whole, kind), basis, reason))


if __name__ == "__main__":
    main()
