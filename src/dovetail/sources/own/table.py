"""An analyst's own table: columns guessed from their headings or mapped by option, shown, and read once confirmed.

`preview` opens a file of any kind and says what each column would become, with a score, the unit and every doubt.
Nothing is loaded until `Preview.reading` is called; a doubt that could falsify numbers stops it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dovetail.errors import problem
from dovetail.sources.files.archive import LIMITS, Limits
from dovetail.sources.files.delimited import Decimal
from dovetail.sources.files.rows import Row, open_rows
from dovetail.sources.own.check import checked_reading, rule_of
from dovetail.sources.own.content import published_layout, slip_of, with_territories
from dovetail.sources.own.headings import MEASURES, Heading, read_heading
from dovetail.sources.own.mapping import (
    Doubt,
    check_columns,
    checked_constants,
    decimal_mark,
    filled,
    groups_of,
    lacks,
    resolved,
    roles_of,
    table_named,
    units_told,
    unnamed,
)
from dovetail.sources.own.rows import Plan, converted
from dovetail.sources.own.table_shape import find_shape
from dovetail.sources.own.unit_text import UnitText
from dovetail.sources.own.words import flow_of
from dovetail.terms.layout import Layout, Lookup, Reading
from dovetail.terms.schema import TERRITORY_COLUMNS, Table

#: Rows that the guesses are made from.
_SAMPLE = 400

#: Share of faulty rows above which an own table is refused. A person has seen its preview, and a short table with a few
#: misspelt names is still that table; the rows are kept aside.
_MOST_FAULTY = 0.5


@dataclass(frozen=True, slots=True)
class Becomes:
    """A column of the file: its heading, the column of the table it becomes (or none), how sure, and its unit."""

    heading: str
    column: str
    score: float
    unit: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would become, before it is read.

    `columns` tells each column of the file, `constants` the columns that get one value, `sample` the first rows
    as they stand, `becomes` the same rows converted to codes and to the table's units, `doubts`
    what a person should look at. `facts` are the format, encoding, delimiter, decimal mark, sheet or member.
    """

    table: Table
    columns: tuple[Becomes, ...]
    constants: Mapping[str, str]
    doubts: tuple[Doubt, ...]
    facts: Mapping[str, str]
    sample: tuple[Row, ...]
    becomes: tuple[Mapping[str, str], ...]
    plan: Plan
    publisher: str = ""
    licence: str = ""
    valuation: str = ""

    @property
    def blocking(self) -> tuple[Doubt, ...]:
        return tuple(doubt for doubt in self.doubts if doubt.blocking)

    def reading(self) -> Reading:
        """The confirmed table as a `Reading`, after one pass over all rows.

        Raises
        ------
        MissingDataError
            If a column that the table needs is found nowhere.
        UnitMismatchError
            If a unit is not told, is another, or two stand in one column; the error carries rows.
        ClassificationMismatchError
            If one column mixes revisions of the product classification.
        UnsafeInputError
            If a cell that is needed holds a formula.
        InconsistentDataError
            If rows have more cells than headings, or both decimal marks stand in one column.
        """
        for doubt in self.doubts:
            if doubt.error is not None:
                raise doubt.error(problem(doubt.text, why=doubt.why, do=doubt.do))
        layout = Layout(
            "own",
            self.publisher or f"own table, {self.plan.rows.origin.name}",
            self.licence or "as the user holds it",
            self.table,
            (),
            {},
            valuation=self.valuation,
            most_faulty=_MOST_FAULTY,
        )
        return checked_reading(self.plan, layout, self.constants)


def preview(
    path: str | Path,
    *,
    table: str = "trade_reported",
    columns: Mapping[str, str | Sequence[str]] | None = None,
    constants: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
    sheet: str | None = None,
    member: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    decimal: Decimal | None = None,
    publisher: str = "",
    licence: str = "",
    valuation: str = "",
    limits: Limits = LIMITS,
) -> Preview:
    """Look at an analyst's table and say what each of its columns would become.

    Parameters
    ----------
    path
        Delimited text in any encoding, also inside zip or gzip, or XLSX, Parquet or JSON.
    table
        The declared table that it becomes: `trade_reported`, `trade_reconciled`, `macro` or `stated`.
    columns
        For a column of the table, the heading (or headings) that fill it; others are guessed. `column 3` is
        the third column, where it has no heading.
    constants
        For a column of the table, the one value of all rows: `{"reporter": "BLR", "flow": "export"}`.
    units
        For a measure, the unit of the file where no heading tells it: `{"value_usd": "USD 1000"}`.
    decimal
        The decimal mark, where it cannot be seen.

    Raises
    ------
    UnreadableFileError, UnsafeInputError, InvalidRequestError
        If the file cannot be opened, see `dovetail.sources.files.rows.open_rows`.
    UnknownCodeError
        If an option names a table, a column, a heading, a territory or a unit that there is not.
    """
    wanted = table_named(table)
    given = {name: [text] if isinstance(text, str) else list(text) for name, text in (columns or {}).items()}
    fixed = checked_constants(wanted, constants or {})
    roles = roles_of(wanted)
    check_columns(wanted, [*given, *(units or {})], roles)
    rows = open_rows(path, member=member, sheet=sheet, encoding=encoding, delimiter=delimiter, limits=limits)
    sample = list(islice(rows.rows(), _SAMPLE))
    named = [name for names in given.values() for name in names if unnamed(name) is None]
    shape = find_shape(sample, roles, headed=rows.headed, named=named)
    doubts: list[Doubt] = []
    headings = resolved([read_heading(at, text, roles) for at, text in enumerate(shape.names)], given, fixed, doubts)
    data = tuple(row for row in sample if row[0] > shape.last)
    headings = with_territories(headings, wanted, fixed, data, doubts)
    if layout := published_layout(shape.names):
        doubts.append(Doubt(f"this is the published layout '{layout}'", do=f"--as {layout} reads it without guessing"))
    mark = decimal or decimal_mark(sample, shape, headings, doubts)
    told = units_told(headings, shape, sample, units or {}, doubts)
    sections = "flow" in wanted.names and lacks("flow", headings, fixed) and _in_sections(data)
    fixed = filled(wanted, headings, fixed, told, doubts, sections)
    keys = {heading.role: heading.at for heading in headings if heading.role and heading.role not in MEASURES}
    year = fixed.pop("period", "") if "month" in keys else ""
    plan = Plan(rows, shape.last, shape.names, keys, groups_of(headings, told), mark, sections, year)
    facts = {"format": rows.kind, "part": rows.part, "headings on line": ", ".join(map(str, shape.lines))}
    if rows.kind == "text":
        facts |= {"encoding": rows.encoding, "delimiter": repr(rows.delimiter)[1:-1]}
    facts["decimal mark"] = mark
    becomes = _converted(plan, doubts)
    return Preview(
        wanted,
        tuple(_becomes(heading, told) for heading in headings),
        fixed,
        tuple(doubts),
        {name: value for name, value in facts.items() if value},
        data[:8],
        tuple(fixed | row for row in becomes),
        plan,
        publisher,
        licence,
        valuation,
    )


def _converted(plan: Plan, doubts: list[Doubt]) -> list[dict[str, str]]:
    """The first rows as the table will hold them; a text that means nothing stays, and is doubted."""
    names = (*plan.texts, *plan.measures)
    rows = [dict(zip(names, cells, strict=True)) for _, cells in islice(converted(plan, {}), _SAMPLE)]
    for name in plan.texts:
        rule = rule_of(name, list(dict.fromkeys(row[name] for row in rows)))
        if not isinstance(rule, Lookup):
            continue
        alien = [text for text in dict.fromkeys(row[name] for row in rows) if text and text not in rule.codes]
        if unknown := [text for text in alien if name != "flow" or flow_of(text) != "other"]:
            shown = ", ".join(f"'{text}'{slip_of(text) if name in TERRITORY_COLUMNS else ''}" for text in unknown[:5])
            more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
            doubts.append(Doubt(f"not known as {name}: {shown}{more}; such rows will be rejected"))
        days = [row[name] for row in rows if re.fullmatch(r"\d{4}-(01-01|12-31)", row[name])]
        if name == "period" and days and len(days) == len(rows):
            doubts.append(
                Doubt(
                    f"days such as {days[0]} are read as their months", do="where years are meant, write the year alone"
                )
            )
        for row in rows:
            row[name] = rule.codes.get(row[name], row[name])
    return rows[:5]


def _in_sections(data: Sequence[Row]) -> bool:
    """Whether rows with one cell part the table into exports and imports."""
    single = [[cell for cell in cells if cell.strip()] for _, cells in data]
    return any(len(cells) == 1 and flow_of(cells[0]) in ("export", "import") for cells in single)


def _becomes(heading: Heading, told: Mapping[int, UnitText | None]) -> Becomes:
    unit = told.get(heading.at)
    says = ", ".join(text for text in (heading.flow, heading.period, heading.indicator, heading.revision) if text)
    return Becomes(
        heading.text or f"column {heading.at + 1}",
        heading.role,
        heading.score,
        str(unit) if unit else "",
        says if heading.role else "",
    )
