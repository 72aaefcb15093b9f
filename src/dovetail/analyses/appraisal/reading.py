"""Reading a table of assumptions that somebody filled in or changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any

from dovetail.analyses.appraisal.table import COLUMNS, NEEDED, OPEN, ROWS, WHOLE
from dovetail.errors import InconsistentDataError, InvalidRequestError, UnreadableFileError, problem
from dovetail.measures.ventures.assumptions import NUMBERS, Assumptions
from dovetail.sources.files.delimited import ABSENT, Decimal, Numeric, decimal_vote, guess_decimal, read_number
from dovetail.sources.files.rows import Row, open_rows

_VALUES = ("value", "low", "high")


def read_assumptions(path: str | Path) -> Assumptions:
    """Read assumptions written by `write_assumptions`, or made in the same columns; `meaning` is not read.

    Of a workbook the sheet `assumptions` is taken where there is one, as in the workbook of a result. Rows may stand
    in any order. What has no row stands for its default; what has no default must be given. A row without a value is a
    fault, save that of `own_materials` or `content_threshold`, which says that nothing is told.

    Raises
    ------
    UnreadableFileError
        If the file is no such table.
    InconsistentDataError
        If a name is unknown or stands twice, a number is missing or none, or the assumptions cannot stand. All faults
        are told at once.
    """
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
    if twice := [name for name in COLUMNS if head.count(name) > 1]:
        raise UnreadableFileError(problem(f"{path.name} has two columns {', '.join(twice)}", do="leave one of each"))
    read = _Read()
    read.all(head, list(rows))
    if read.faults:
        raise InconsistentDataError(
            problem(
                f"{path.name} cannot be read as assumptions: " + "; ".join(read.faults),
                do="correct these rows",
            ),
            rows=read.faults,
        )
    return read.assumptions()


@dataclass(slots=True)
class _Read:
    """What has been read of a table so far, and what is wrong with it."""

    found: dict[str, Any] = field(default_factory=dict)
    ramp: dict[int, float] = field(default_factory=dict)
    parties: dict[str, float] = field(default_factory=dict)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    decimal: Decimal = "."

    def all(self, head: list[str], rows: list[Row]) -> None:
        """Every row, then what they lack."""
        lines = [(line, _by_column(head, cells)) for line, cells in rows]
        self._mark([row[name] for _, row in lines for name in _VALUES])
        self._unread(head, [row for _, row in lines])
        for line, row in lines:
            try:
                self._row(row)
            except ValueError as fault:
                self.faults.append(f"line {line}: {fault}")
        told = {row["name"].casefold() for _, row in lines if row["value"]} | set(self.found)
        self.faults += [f"{name} is not given" for name in ("currency", *NEEDED) if name not in told]
        if sorted(self.ramp) != list(range(1, len(self.ramp) + 1)):
            self.faults.append(f"the ramp is given for the years {sorted(self.ramp)}, not one after another")

    def assumptions(self) -> Assumptions:
        """The assumptions read."""
        if self.ramp:
            self.found["ramp"] = tuple(self.ramp[year] for year in sorted(self.ramp))
        if self.parties:
            self.found["parties"] = self.parties
        return Assumptions(**self.found, ranges=self.ranges)

    def _mark(self, cells: Iterable[str]) -> None:
        """Which sign marks the decimals of all numbers."""
        cells = list(cells)
        mark = guess_decimal(cells)
        votes = {vote: cell for cell in reversed(cells) if (vote := decimal_vote(cell))}
        if mark is None:
            self.faults.append(f"'{votes['?']}' can be read as thousands and as a decimal; write it without the comma")
        elif "." in votes and "," in votes:
            self.faults.append(f"decimals are marked in two ways: '{votes['.']}' and '{votes[',']}'")
        self.decimal = mark or "."

    def _unread(self, head: list[str], rows: list[dict[str, str]]) -> None:
        """Columns of numbers under another name, which would be lost."""
        for name in head:
            if name and name not in COLUMNS and any(read_number(row.get(name, "")) for row in rows):
                self.faults.append(f"the column '{name}' holds numbers and is none of {', '.join(COLUMNS)}")

    def _row(self, row: Mapping[str, str]) -> None:
        word, _, rest = row["name"].partition(" ")
        name, rest = word.casefold(), rest.strip()
        if not name:
            if values := [row[column] for column in _VALUES if row[column]]:
                raise ValueError(f"the number '{values[0]}' has no name")
        elif name == "currency" and not rest:
            if code := row["text"] or row["value"]:
                self._once(self.found, name, name, _text(code).upper())
            self._unranged(name, row)
        elif name == "ramp" and rest.isdigit():
            self._once(self.ramp, f"ramp {rest}", int(rest), self._number(f"ramp {rest}", row["value"]))
            self._unranged(f"ramp {rest}", row)
        elif name == "party" and rest:
            self._once(self.parties, f"party {rest}", rest, self._number(f"party {rest}", row["value"]))
            self._unranged(f"party {rest}", row)
        elif name in ROWS and not rest:
            self._assumption(name, row)
        else:
            near = get_close_matches(row["name"].casefold(), ("currency", *ROWS, "ramp 1", "party A"), n=1)
            raise ValueError(f"'{row['name']}' is no assumption" + (f"; is {near[0]} meant?" if near else ""))

    def _assumption(self, name: str, row: Mapping[str, str]) -> None:
        if not row["value"]:
            if row["low"] or row["high"]:
                raise ValueError(f"{name} has a range and no value")
            if name not in (*OPEN, *NEEDED):
                raise ValueError(f"{name} has no value; write 0 if there is none")
            return
        value = self._number(name, row["value"])
        if name in WHOLE and value != round(value):
            raise ValueError(f"{name} is {value:g}, not a whole number")
        self._once(self.found, name, name, round(value) if name in WHOLE else value)
        if name not in NUMBERS:
            self._unranged(name, row)
        elif row["low"] or row["high"]:
            if not (row["low"] and row["high"]):
                raise ValueError(f"{name} has one end of a range and lacks the other")
            low, high = (self._number(f"{name}, {end}", row[end]) for end in _VALUES[1:])
            self.ranges[name] = (low, high)

    def _once(self, into: dict[Any, Any], told: str, key: object, value: object) -> None:
        if key in into:
            raise ValueError(f"{told} stands twice")
        into[key] = value

    def _unranged(self, name: str, row: Mapping[str, str]) -> None:
        if row["low"] or row["high"]:
            raise ValueError(f"{name} cannot have a range; only {', '.join(NUMBERS)} can")

    def _number(self, name: str, cell: str) -> float:
        number = read_number(cell, self.decimal)
        if number is not None and number.unit == "%":
            raise ValueError(f"{name}: '{cell}' is a percentage; write the share, such as 0.12")
        if number is None or number.unit or not isfinite(float(number.text)):
            raise ValueError(f"{name}: '{cell}' is no number" if cell else f"{name} has no value")
        return float(number.text)


def _by_column(head: list[str], cells: list[str]) -> dict[str, str]:
    """The cells of a row by column, "" where a column has none; a sign for no number is no value."""
    row = dict.fromkeys(COLUMNS, "") | dict(zip(head, map(_stripped, cells), strict=False))
    return row | {name: "" for name in _VALUES if row[name].casefold() in ABSENT}


def _stripped(cell: str) -> str:
    return cell if isinstance(cell, Numeric) else cell.strip()


def _text(cell: str) -> str:
    """A text without the apostrophe that kept it from acting as a formula."""
    return cell[1:] if re.match(r"'\s*[=+\-@＝＋－＠]", cell) else cell
