"""The assumptions of a venture as a spreadsheet: out, changed by hand, and in again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dovetail.errors import InconsistentDataError, InvalidRequestError, UnreadableFileError, problem
from dovetail.measures.ventures.appraisal import NUMBERS, Assumptions

if TYPE_CHECKING:
    import polars as pl

_WHOLE = ("years", "loan_years")
_MEANING = {
    "currency": "ISO 4217 code of every amount; in the column text",
    "years": "years of operation after the year of building",
    "capital": "outlay in the year of building",
    "capacity": "units a year",
    "price": "a unit sold, without value added tax",
    "unit_cost": "what a unit costs to make",
    "foreign_materials": "part of unit_cost bought from outside the parties' territories",
    "fixed_cost": "a year",
    "working_capital": "stocks and credit given, share of yearly sales",
    "price_growth": "share a year",
    "cost_growth": "share a year",
    "residual": "share of capital that can be sold at the end",
    "tax_rate": "share of yearly profit after straight-line depreciation",
    "discount_rate": "share a year, in the currency above",
    "loan_share": "share of capital borrowed",
    "credit_rate": "share a year",
    "loan_years": "number of equal yearly repayments",
}


def assumptions_table(assumptions: Assumptions) -> pl.DataFrame:
    """One assumption a row: `name, value, low, high, text, meaning`; shares are parts of one."""
    import polars as pl

    rows: list[dict[str, Any]] = [{"name": "currency", "text": assumptions.currency, "meaning": _MEANING["currency"]}]
    for name in (*_WHOLE, *NUMBERS):
        low, high = assumptions.ranges.get(name, (None, None))
        value = float(getattr(assumptions, name))
        rows.append({"name": name, "value": value, "low": low, "high": high, "meaning": _MEANING[name]})
    for year, share in enumerate(assumptions.ramp, 1):
        rows.append({"name": f"ramp {year}", "value": share, "meaning": "share of capacity sold; the last one lasts"})
    for party, share in assumptions.parties.items():
        rows.append({"name": f"party {party}", "value": share, "meaning": "share owned; all add up to 1"})
    schema = {name: pl.Float64 if name in ("value", "low", "high") else pl.String for name in _COLUMNS}
    return pl.DataFrame(rows, schema=schema)


_COLUMNS = ("name", "value", "low", "high", "text", "meaning")


def write_assumptions(path: str | Path, assumptions: Assumptions) -> Path:
    """Write the assumptions as a workbook (`.xlsx`) or as text (`.csv`), no cell of which acts as a formula."""
    from dovetail.results.sheets import write_csv, write_xlsx

    table = assumptions_table(assumptions)
    if Path(path).suffix.lower() == ".csv":
        return write_csv(path, table)
    return write_xlsx(path, {"assumptions": table})


def read_assumptions(path: str | Path) -> Assumptions:
    """Read assumptions written by `write_assumptions`, or made in the same columns; `meaning` is not read.

    Of a workbook the sheet `assumptions` is taken where there is one, as in the workbook of a result.

    Raises
    ------
    UnreadableFileError
        If the file is no such table.
    InconsistentDataError
        If a name is unknown or stands twice, a number is missing or none, or the assumptions cannot stand.
    """
    from dovetail.sources.files.rows import open_rows

    path = Path(path)
    try:
        rows = open_rows(path, sheet="assumptions" if path.suffix.lower() == ".xlsx" else None).rows()
    except InvalidRequestError:  # there is no sheet of that name
        rows = open_rows(path).rows()
    head = [cell.strip().lower() for cell in next(rows, (0, []))[1]]
    if missing := [name for name in ("name", "value") if name not in head]:
        raise UnreadableFileError(
            problem(
                f"{path.name} lacks the columns {', '.join(missing)}",
                do="write a table with write_assumptions and change its numbers",
            )
        )
    found: dict[str, Any] = {}
    ramp: dict[int, float] = {}
    parties: dict[str, float] = {}
    ranges: dict[str, tuple[float, float]] = {}
    faults: list[str] = []
    for line, cells in rows:
        row = dict(zip(head, (str(cell).strip() for cell in cells), strict=False))
        name = row.get("name", "")
        if not name:
            continue
        try:
            if name == "currency":
                found[name] = _text(row.get("text") or row["value"]).upper()
            elif step := re.fullmatch(r"ramp (\d+)", name):
                ramp[int(step[1])] = _number(row["value"])
            elif name.startswith("party "):
                parties[_text(name.removeprefix("party "))] = _number(row["value"])
            elif name not in (*_WHOLE, *NUMBERS):
                faults.append(f"line {line}: '{name}' is no assumption")
            elif name in found:
                faults.append(f"line {line}: {name} stands twice")
            else:
                found[name] = round(_number(row["value"])) if name in _WHOLE else _number(row["value"])
                if row.get("low") or row.get("high"):
                    ranges[name] = (_number(row.get("low", "")), _number(row.get("high", "")))
        except (ValueError, KeyError) as fault:
            faults.append(f"line {line}: {name}: {fault}")
    needed = ("currency", "years", "capital", "capacity", "price", "unit_cost", "discount_rate")
    faults += [f"{name} is not given" for name in needed if name not in found]
    if sorted(ramp) != list(range(1, len(ramp) + 1)):
        faults.append(f"the ramp is given for the years {sorted(ramp)}, not one after another")
    if faults:
        raise InconsistentDataError(
            problem(f"{path.name} cannot be read as assumptions: " + "; ".join(faults), do="correct these rows"),
            rows=faults,
        )
    if ramp:
        found["ramp"] = tuple(ramp[year] for year in sorted(ramp))
    if parties:
        found["parties"] = parties
    return Assumptions(**found, ranges=ranges)


def _text(cell: str) -> str:
    """A text without the apostrophe that kept it from acting as a formula."""
    return cell[1:] if re.match(r"'[=+\-@]", cell) else cell


def _number(cell: str) -> float:
    text = cell.replace("\u00a0", "").replace(" ", "")
    if text.endswith("%"):
        raise ValueError(f"'{cell}' is a percentage; write the share, such as 0.12")
    return float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
