"""Which column of an analyst's table becomes which column of a declared one, in which unit, with which doubts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dovetail.errors import DovetailError, MissingDataError, UnitMismatchError, UnknownCodeError, problem
from dovetail.sources.files.delimited import Decimal, guess_decimal, read_number
from dovetail.sources.files.rows import Row
from dovetail.sources.own.headings import HELPERS, MEASURES, Heading, period_in
from dovetail.sources.own.period_text import read_period
from dovetail.sources.own.rows import Cell, Group, split_code
from dovetail.sources.own.table_shape import Shape
from dovetail.sources.own.unit_text import UnitText, find_units
from dovetail.sources.own.words import flow_of, folded
from dovetail.terms.industry import INDUSTRY_CLASSIFICATIONS
from dovetail.terms.product import CLASSIFICATIONS, TOTAL
from dovetail.terms.schema import TABLES, TERRITORY_COLUMNS, Table
from dovetail.terms.territory import Territory
from dovetail.terms.unit import UNITS

#: The unit that a measure of a declared table is in; `value` and `quantity` stand beside a unit of their own.
UNIT_OF = {"value_usd": "usd", "netweight_kg": "kg", "change_pct": "percent"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at. A blocking one must be answered before the table is read."""

    text: str
    do: str = ""
    why: str = ""
    error: type[DovetailError] | None = None

    @property
    def blocking(self) -> bool:
        return self.error is not None


def table_named(name: str) -> Table:
    """The declared table of that name, if a table of one's own can become it by its headings.

    Raises
    ------
    UnknownCodeError
        If there is none of that name, or its amounts are read in a layout that says what they are.
    """
    known = {table.name: table for table in TABLES.values() if not set(MEASURES).isdisjoint(table.names)}
    if name in known:
        return known[name]
    does = f"name one of {', '.join(known)}"
    if name in TABLES:
        does += "; industries, firms and input-output tables have layouts: --as regional, firms, input-output"
    raise UnknownCodeError(
        problem(
            f"the headings of a table of your own do not tell how it becomes '{name}'"
            if name in TABLES
            else f"there is no table '{name}'",
            why="a table is read by what its columns become",
            do=does,
        ),
        near=tuple(known),
    )


def roles_of(table: Table) -> tuple[str, ...]:
    """What a column of the file can be: a column of the table, or a helper that fills one."""
    helpers = [name for name in HELPERS if name == "month" or "product" in table.names]
    return (*table.names, *(helpers if "period" in table.names else ()))


def check_columns(table: Table, names: Sequence[str], roles: Sequence[str]) -> None:
    """Raise UnknownCodeError for a name that is no column of the table."""
    if unknown := [name for name in names if name not in roles]:
        raise UnknownCodeError(
            problem(
                f"the table {table.name} has no column '{unknown[0]}'",
                why="what was said of it would be lost",
                do=f"name one of {', '.join(roles)}",
            ),
            near=tuple(roles),
        )


def classifications_of(table: Table) -> tuple[str, ...]:
    """The classifications that a table may stand in: of products, or of industries where it has no products."""
    return CLASSIFICATIONS if "product" in table.names else INDUSTRY_CLASSIFICATIONS


def checked_constants(table: Table, constants: Mapping[str, str]) -> dict[str, str]:
    """The values given for all rows, checked and as codes."""
    check_columns(table, list(constants), table.names)
    fixed = dict(constants)
    for name, text in constants.items():
        if name in TERRITORY_COLUMNS:
            fixed[name] = Territory.of(text).code
        elif name == "flow":
            fixed[name] = flow_of(text)
            if fixed[name] not in ("export", "import"):
                raise UnknownCodeError(
                    problem(f"'{text}' is no flow", why="it would stand in every row", do="give export or import")
                )
        elif name == "period":
            fixed[name] = read_period(text)
            if not fixed[name]:
                raise UnknownCodeError(
                    problem(
                        f"'{text}' is no period",
                        why="it would stand in every row",
                        do="give a year or 2014-Q1, 2014-03",
                    )
                )
        elif name == "classification" and text not in (known := classifications_of(table)):
            raise UnknownCodeError(
                problem(
                    f"'{text}' is no classification", why="it would stand in every row", do=f"give {', '.join(known)}"
                ),
                near=known,
            )
        elif name == "product":
            fixed[name] = TOTAL if folded(text) == "total" else split_code(text)[0]
        elif name == "unit" and text not in UNITS:
            raise UnknownCodeError(
                problem(f"'{text}' is no unit", why="it would stand in every row", do=f"give one of {', '.join(UNITS)}")
            )
    return fixed


def lacks(name: str, headings: Sequence[Heading], fixed: Mapping[str, str]) -> bool:
    """Whether neither a column, nor a heading of a measure, nor an option tells what a column of the table holds."""
    said = any(getattr(heading, name, "") for heading in headings if heading.role in MEASURES)
    return name not in fixed and not said and all(heading.role != name for heading in headings)


def resolved(
    headings: list[Heading], given: Mapping[str, list[str]], fixed: Mapping[str, str], doubts: list[Doubt]
) -> list[Heading]:
    """One heading a role: what was mapped wins, then the surest; measures may share a role if they say of what."""
    for role, names in given.items():
        for name in names:
            at = _find(headings, name)
            period = headings[at].period or (period_in(headings[at].text) if role in MEASURES else "")
            headings[at] = replace(headings[at], role=role, period=period, score=1.0, given=True)
    if not any(h.role == "period" or (h.role in MEASURES and h.period) for h in headings):
        headings = [replace(h, role="period") if h.role == "month" and "period" not in fixed else h for h in headings]
    taken = {(h.role, *_said(h)): h for h in sorted(headings, key=lambda h: (h.given, h.score, -h.at))}
    kept: list[Heading] = []
    passed: dict[Heading, list[str]] = {}
    for heading in headings:
        rival = taken[(heading.role, *_said(heading))]
        mapped = heading.role in given and not heading.given
        if heading.role and (heading.role in fixed or mapped or rival.at != heading.at):
            if not mapped and heading.role not in fixed:
                passed.setdefault(rival, []).append(heading.text)
            heading = replace(heading, role="", score=0.0)
        kept.append(heading)
    for rival, others in passed.items():
        text = f"'{rival.text}' is taken for {rival.role}, and not {', '.join(repr(other) for other in others)}"
        doubts.append(Doubt(text, do=f"choose with --map {rival.role}=HEADING"))
    return _unsaid(kept, fixed)


def _said(heading: Heading) -> tuple[str, str, str]:
    return (heading.flow, heading.period, heading.indicator) if heading.role in MEASURES else ("", "", "")


def _unsaid(headings: list[Heading], fixed: Mapping[str, str]) -> list[Heading]:
    """Headings without what a column of the file or an option says already of every row."""
    roles = {heading.role for heading in headings}
    for name in ("flow", "period", "indicator"):
        said = {getattr(heading, name) for heading in headings if heading.role in MEASURES} - {""}
        if (name in roles or name in fixed) and len(said) <= 1:
            headings = [replace(heading, **{name: ""}) for heading in headings]
    return headings


def unnamed(name: str) -> int | None:
    """Which column `column 3` means, from 0; None for any other text."""
    match = re.fullmatch(r"column (\d{1,4})", name.strip().casefold())
    return int(match[1]) - 1 if match else None


def _find(headings: Sequence[Heading], name: str) -> int:
    """Where the heading that a person names stands; `column 3` means the third, which may have no name."""
    exact = [h.at for h in headings if folded(h.text) == folded(name)]
    found = exact or [h.at for h in headings if folded(name) in folded(h.text)]
    if not found and (at := unnamed(name)) is not None and 0 <= at < len(headings):
        return at
    if len(found) == 1:
        return found[0]
    present = tuple(heading.text for heading in headings if heading.text)
    what = "no heading" if not found else f"{len(found)} headings"
    raise UnknownCodeError(
        problem(
            f"'{name}' is {what} of the file; its headings are {', '.join(present[:30])}",
            why="a column taken for another holds other numbers",
            do="copy one exactly",
        ),
        near=present[:5],
    )


def decimal_mark(sample: list[Row], shape: Shape, headings: Sequence[Heading], doubts: list[Doubt]) -> Decimal:
    """The decimal mark of the measures; a blocking doubt where every number can be read in two ways."""
    at = [heading.at for heading in headings if heading.role in MEASURES]
    cells = [row[i] for line, row in sample if line > shape.last for i in at if i < len(row)]
    mark = guess_decimal(cells)
    if mark is None:
        shown = ", ".join(cell for cell in cells if "," in cell)[:60]
        doubts.append(
            Doubt(
                f"numbers such as {shown} can be read in two ways, as thousands or with decimals",
                do="say which with --decimal , or --decimal .",
                why="the two readings differ by a factor of 1000",
                error=UnitMismatchError,
            )
        )
    return mark or "."


def units_told(
    headings: Sequence[Heading], shape: Shape, sample: Sequence[Row], given: Mapping[str, str], doubts: list[Doubt]
) -> dict[int, UnitText | None]:
    """The unit of each measure: from the option, its heading, the name of the column, or the title above.

    None where no unit is needed or it stands in the cells; a doubt is left where it is needed and not told.
    """
    title = find_units(shape.title)
    told: dict[int, UnitText | None] = {}
    untold: dict[str, list[str]] = {}
    alien: dict[tuple[str, str], list[str]] = {}
    for heading in headings:
        if heading.role not in MEASURES:
            continue
        need = UNIT_OF.get(heading.role, "")
        found = _given_unit(given[heading.role]) if heading.role in given else heading.units
        if not found and need == "usd" and len(title) == 1:
            found = title
            doubt = Doubt(f"the unit of the values is taken from the title above: {title[0]}")
            doubts.extend([doubt] if doubt not in doubts else [])
        told[heading.at] = found[0] if found else None
        if not found and need not in ("", "percent") and not _in_cells(sample, shape, heading.at):
            untold.setdefault(heading.role, []).append(heading.text)
        elif len(found) > 1:
            doubts.append(
                Doubt(
                    f"the heading '{heading.text}' names {len(found)} units: {', '.join(map(str, found))}",
                    do=f"split the column, or say which it is with --unit {heading.role}='{found[0]}'",
                    why="a column holds one quantity in one unit",
                    error=UnitMismatchError,
                )
            )
        elif found and need and found[0].unit != need:
            alien.setdefault((heading.role, str(found[0])), []).append(heading.text)
    for role, texts in untold.items():
        need = UNIT_OF[role]
        doubts.append(
            Doubt(
                f"no unit is told for {_listed(texts)}, which becomes {role}",
                do=f"say it with --unit {role}='{'USD 1000' if need == 'usd' else need}' or the like",
                why="thousands taken for millions are wrong by a factor of 1000",
                error=UnitMismatchError,
            )
        )
    for (role, unit), texts in alien.items():
        doubts.append(
            Doubt(
                f"{_listed(texts)} is in {unit}, and {role} is in {UNIT_OF[role]}",
                do="convert it at the rate of each period first, or map another column",
                why="numbers in another unit would be taken for " + UNIT_OF[role],
                error=UnitMismatchError,
            )
        )
    return told


def _listed(texts: Sequence[str]) -> str:
    """Headings of one kind, such as a column a year."""
    more = f" and {len(texts) - 2} more" if len(texts) > 2 else ""
    return ", ".join(f"'{text}'" for text in texts[:2]) + more


def _in_cells(sample: Sequence[Row], shape: Shape, at: int) -> bool:
    """Whether the first rows write a unit beside the number in a column, as in `12 t`."""
    numbers = (read_number(row[at]) for line, row in sample if line > shape.last and at < len(row))
    return any(number is not None and find_units(number.unit) for number in numbers)


def _given_unit(text: str) -> tuple[UnitText, ...]:
    found = (UnitText(text, 1.0),) if text in UNITS else find_units(text)
    if len(found) != 1:
        raise UnknownCodeError(
            problem(
                f"'{text}' is no unit",
                why="a number without its unit says nothing",
                do="give one such as 'USD', 'USD 1000', 'тыс. долл.'",
            )
        )
    return found


def groups_of(headings: Sequence[Heading], told: Mapping[int, UnitText | None]) -> tuple[Group, ...]:
    """Measures that share what their headings say go into one row of the table."""
    groups: dict[tuple[str, str, str, str], dict[str, Cell]] = {}
    for heading in headings:
        if heading.role in MEASURES:
            unit = told.get(heading.at)
            cell = Cell(heading.at, f"{unit.scale:.12g}" if unit else "1", unit is not None)
            own_unit = unit.unit if unit and heading.role == "value" else ""
            groups.setdefault((heading.flow, heading.period, heading.indicator, own_unit), {})[heading.role] = cell
    names = ("flow", "period", "indicator", "unit")
    return tuple(
        Group({name: text for name, text in zip(names, said, strict=True) if text}, cells)
        for said, cells in groups.items()
    )


def filled(
    table: Table,
    headings: Sequence[Heading],
    fixed: Mapping[str, str],
    told: Mapping[int, UnitText | None],
    doubts: list[Doubt],
    sections: bool,
) -> dict[str, str]:
    """The values of all rows with what follows from the headings; what is needed and found nowhere is a doubt."""
    found = dict(fixed)
    measures = [heading for heading in headings if heading.role in MEASURES]
    if "product" in table.names and lacks("product", headings, found):
        found["product"] = TOTAL
        doubts.append(Doubt("no column holds product codes: every row is taken as the total of all goods"))
    if "classification" in table.names and lacks("classification", headings, found):
        revisions = {heading.revision for heading in headings} - {""}
        found["classification"] = min(revisions, default="HS")
        if not revisions and found.get("product") != TOTAL:
            doubts.append(
                Doubt(
                    "the revision of the product codes is not told; they are kept as HS",
                    do="say it with --set classification=H5, where H0 to H6 are the revisions of "
                    "1992, 1996, 2002, 2007, 2012, 2017 and 2022",
                )
            )
    if "quantity_unit" in table.names and lacks("quantity_unit", headings, found):
        units = {part for h in measures if h.role == "quantity" for part in h.text.replace("(", ",").split(",")[1:]}
        if len(units) == 1:
            found["quantity_unit"] = units.pop().strip(" )")
    if not measures:
        wanted = [name for name in table.names if name in MEASURES]
        _miss(doubts, f"no column holds {' or '.join(wanted)}", f"--map {wanted[0]}=HEADING", table)
    for column in table.columns:
        name = column.name
        said = name == "unit" and any(told.get(heading.at) for heading in measures)
        if column.null or name in MEASURES or said or not lacks(name, headings, found) or (name == "flow" and sections):
            continue
        example = {"flow": "export", "period": "2014", "indicator": "gdp", "unit": "usd"}.get(name, "BLR")
        _miss(doubts, f"no column holds {name}", f"--map {name}=HEADING, or --set {name}={example} for all rows", table)
    return found


def _miss(doubts: list[Doubt], text: str, do: str, table: Table) -> None:
    why = f"a row of the table {table.name} cannot stand without it"
    doubts.append(Doubt(text, do=f"say which with {do}", why=why, error=MissingDataError))
