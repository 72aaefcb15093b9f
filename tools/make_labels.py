"""Label HS headings by technology and by stage of processing.

python tools/make_labels.py [../shared]

Reads the concordances `hs_isic31` and `hs_bec4` of the folder given and writes `figures/labels/headings.csv`. Each
subheading of a heading counts once, shared equally among the industries (or categories) that it is assigned to; the
label with the largest part is the heading's, and the part is written beside it.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import polars as pl

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "src" / "dovetail" / "figures" / "labels"


def make(shared: Path) -> None:
    """Write headings.csv."""
    folder = shared / "data" / "classifications"
    technology = _rules("isic31_technology.csv", "isic31", "technology")
    stages = _rules("bec4_stage.csv", "bec4", "stage")
    isic = pl.read_parquet(folder / "hs_isic31.parquet").select("HS_4d", "HS_6d", code="ISIC3.1_4d")
    bec = pl.read_parquet(folder / "hs_bec4.parquet").select("HS_4d", "HS_6d", code="BEC4_3d")
    by_technology, by_stage = _largest(isic, technology), _largest(bec, stages)
    with (LABELS / "headings.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("heading", "technology", "technology_share", "stage", "stage_share"))
        for heading in sorted(by_technology.keys() | by_stage.keys()):
            label, share = by_technology.get(heading, ("", ""))
            stage, part = by_stage.get(heading, ("", ""))
            writer.writerow((heading, label, share, stage, part))


def _rules(name: str, key: str, value: str) -> dict[str, str]:
    with (LABELS / name).open(encoding="utf-8", newline="") as file:
        return {row[key]: row[value] for row in csv.DictReader(file)}


def _largest(lines: pl.DataFrame, rules: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The label with the largest part of each heading, and the part; ties in the order of the rules."""
    order = {label: place for place, label in enumerate(dict.fromkeys(rules.values()))}
    labelled = lines.unique().with_columns(
        label=pl.col("code").map_elements(lambda code: _longest(rules, code), return_dtype=pl.String)
    )
    parts = (
        labelled.with_columns(part=1 / pl.len().over("HS_4d", "HS_6d"))
        .group_by("HS_4d", "label")
        .agg(pl.col("part").sum())
        .with_columns(share=pl.col("part") / pl.col("part").sum().over("HS_4d"))
        .filter(pl.col("label") != "")
    )
    found: dict[str, tuple[str, str]] = {}
    rows = sorted(parts.select("HS_4d", "label", "share").rows(), key=lambda row: (row[0], -row[2], order[row[1]]))
    for heading, label, share in rows:
        found.setdefault(heading, (label, f"{share:.2f}"))
    return found


def _longest(rules: dict[str, str], code: str) -> str:
    """The label of the longest beginning of the code that has one; empty if none has."""
    return next((rules[code[:end]] for end in range(len(code), 0, -1) if code[:end] in rules), "")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")
