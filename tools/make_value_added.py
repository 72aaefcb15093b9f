"""Make figures/chains/value_added.csv: whose value added is in what Russia and the rest of the world sell each other.

python tools/make_value_added.py

Computed by `dovetail.analyses.chains.accounts.rows_of_pair` from WIOD 2011, 41 regions by 35 industries: sales, value
added in them by origin, Borin and Mancini's terms, stages to final use, the metals that machine builders take, and on
which regions those of Russia depend.
Every other region has one row, its output, which says that it has rows of its own in that table: whoever has none is
part of the rest of the world. Amounts are rounded to the thousand dollars, stages to four decimals.

Reads ../shared (DOVETAIL_SHARED). Nothing at run time needs this file.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

from dovetail.analyses.chains.accounts import rows_of_pair
from dovetail.sources.input_output import read_wiod_arrays
from dovetail.terms.schema import VALUE_ADDED

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "dovetail" / "figures" / "chains" / "value_added.csv"
SHARED = Path(os.environ.get("DOVETAIL_SHARED", ROOT.parent / "shared")) / "data" / "io"

#: The pair that the packaged example is about: Belarus has no rows of its own, and is part of the rest of the world.
PAIR = ("RUS", "X-ROW")


def main() -> None:
    """Compute the rows and write them in the order of their key."""
    table = read_wiod_arrays(SHARED / "wiot_2011.npz", SHARED / "wiot_labels.json")
    rows = rows_of_pair(table, *PAIR).rows()
    output = (table.flows.sum(1) + table.final.sum(1)).reshape(len(table.regions), -1).sum(1)
    for region, made in zip(table.regions, output, strict=True):
        if region not in PAIR:
            total = (region, "X-WLD", "TOTAL", "X-WLD", "TOTAL", "sales", "WIOD2013", "2011", 1e6 * float(made), "usd")
            rows.append(total)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(VALUE_ADDED.names)
        for *key, amount, unit in sorted(rows):
            writer.writerow((*key, f"{amount:.4f}" if unit == "index" else f"{amount / 1e3:.0f}000", unit))


if __name__ == "__main__":
    main()
