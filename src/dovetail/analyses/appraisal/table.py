"""The assumptions of a venture as a spreadsheet: out, changed by hand, and in again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dovetail.analyses.appraisal.meanings import meaning
from dovetail.errors import InvalidRequestError, problem
from dovetail.measures.ventures.assumptions import NUMBERS, Assumptions

if TYPE_CHECKING:
    import polars as pl

    from dovetail.terms.territory import Language

COLUMNS = ("name", "value", "low", "high", "text", "meaning")
WHOLE = ("years", "loan_years")
#: Rows that may be left empty: what is not told is not zero.
OPEN = ("own_materials", "content_threshold")
NEEDED = ("years", "capital", "capacity", "price", "unit_cost", "discount_rate")
#: Every row but currency, ramp and parties, in the order in which they are written.
ROWS = (*WHOLE, *NUMBERS, "content_threshold")


def assumptions_table(assumptions: Assumptions, language: Language = "en") -> pl.DataFrame:
    """One assumption a row: `name, value, low, high, text, meaning`; shares are parts of one.

    An empty value of `own_materials` or `content_threshold` says that it is not told. `language` is that of `meaning`.
    """
    values = {name: getattr(assumptions, name) for name in ROWS}
    return _table(
        assumptions.currency, values, assumptions.ranges, assumptions.ramp, dict(assumptions.parties), language
    )


def _table(
    currency: str,
    values: Mapping[str, float | None],
    ranges: Mapping[str, tuple[float, float]],
    ramp: tuple[float, ...],
    parties: Mapping[str, float],
    language: Language,
) -> pl.DataFrame:
    import polars as pl

    rows: list[dict[str, Any]] = [{"name": "currency", "text": currency}]
    for name, value in values.items():
        low, high = ranges.get(name, (None, None))
        rows.append({"name": name, "value": None if value is None else float(value), "low": low, "high": high})
    rows += [{"name": f"ramp {year}", "value": share} for year, share in enumerate(ramp, 1)]
    rows += [{"name": f"party {party}", "value": share} for party, share in parties.items()]
    for row in rows:
        row["meaning"] = meaning(row["name"], language)
    schema = {name: pl.Float64 if name in ("value", "low", "high") else pl.String for name in COLUMNS}
    return pl.DataFrame(rows, schema=schema)


def write_assumptions(path: str | Path, assumptions: Assumptions, *, language: Language = "en") -> Path:
    """Write the assumptions as a workbook (`.xlsx`) or as text (`.csv`), no cell of which acts as a formula.

    Raises
    ------
    InvalidRequestError
        If the name ends in neither.
    """
    return _written(Path(path), assumptions_table(assumptions, language))


def write_blank_assumptions(path: str | Path, *, language: Language = "en") -> Path:
    """Write a table to fill in: what must be given is left empty, what need not be stands as it counts if unchanged.

    So are the foreign materials: a 0 left standing would tell of a value content that nobody has stated. Two parties of
    equal shares stand in it under names to replace.
    """
    defaults = {part.name: part.default for part in Assumptions.__dataclass_fields__.values()}
    values = {name: None if name in (*NEEDED, "foreign_materials") else defaults[name] for name in ROWS}
    parties = {"A": 0.5, "B": 0.5}
    return _written(Path(path), _table("USD", values, {}, (1.0,), parties, language))


def _written(path: Path, table: pl.DataFrame) -> Path:
    from dovetail.results.sheets import write_csv, write_xlsx

    if (ending := path.suffix.lower()) not in (".csv", ".xlsx"):
        raise InvalidRequestError(
            problem(
                f"{path.name} ends in '{ending}', and a table of assumptions is a workbook or CSV",
                do="give a name that ends in .xlsx or .csv",
            )
        )
    return write_csv(path, table) if ending == ".csv" else write_xlsx(path, {"assumptions": table})
