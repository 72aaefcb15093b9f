"""What must hold of an analyst's table before it is loaded, and the `Reading` of one where it holds."""

# pyright: reportUnknownParameterType=false
# (pyarrow publishes no types)

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from dovetail.errors import (
    ClassificationMismatchError,
    InconsistentDataError,
    UnitMismatchError,
    UnreadableFileError,
    UnsafeInputError,
    problem,
)
from dovetail.sources.own.content import territory_of
from dovetail.sources.own.headings import revision_of
from dovetail.sources.own.mapping import UNIT_OF
from dovetail.sources.own.period_text import read_period
from dovetail.sources.own.rows import MOST_SPELLINGS, Plan, Survey, converted, survey
from dovetail.sources.own.unit_text import UnitText, find_units
from dovetail.sources.own.words import flow_of, indicator_of
from dovetail.terms.layout import Constant, Layout, Lookup, ProductCode, RawColumn, Reading, Rule, Take
from dovetail.terms.product import CLASSIFICATIONS
from dovetail.terms.schema import TERRITORY_COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa


#: More different names than this in a column, and it holds no territories.
_MOST_TERRITORIES = 3_000


def checked_reading(plan: Plan, layout: Layout, constants: Mapping[str, str]) -> Reading:
    """Go through all rows once, refuse what would falsify numbers, and hand the table over.

    Raises
    ------
    UnsafeInputError, UnreadableFileError, InconsistentDataError, UnitMismatchError, ClassificationMismatchError
        See `dovetail.sources.own.table.Preview.reading`.
    """
    seen = survey(plan)
    _check_cells(plan, seen)
    scales = _check_units(plan, seen)
    revision = _check_revisions(seen)
    rules: dict[str, Rule] = {name: Constant(value) for name, value in constants.items()}
    if revision:
        rules["classification"] = Constant(revision)
    skip: dict[str, tuple[str, ...]] = {}
    for name in plan.texts:
        spellings = seen.spellings.get(name, {})
        most = _MOST_TERRITORIES if name in TERRITORY_COLUMNS else MOST_SPELLINGS
        if len(spellings) > most:
            raise InconsistentDataError(
                problem(
                    f"the column of {name} has more than {most:,} different texts",
                    why=f"no column of {name} has, so it holds something else",
                    do=f"map the right heading with --map {name}=HEADING",
                )
            )
        rules[name] = rule_of(name, list(spellings))
        if name == "flow" and (others := tuple(text for text in spellings if flow_of(text) == "other")):
            skip["flow"] = others
    rules |= {name: Take(name) for name in plan.measures}
    raw = (*(RawColumn(name) for name in plan.texts), *(RawColumn(name, "float") for name in plan.measures))
    names = (*plan.texts, *plan.measures)

    def batches() -> Iterator[pa.RecordBatch]:
        from dovetail.sources.files.batches import text_batches

        return text_batches(names, converted(plan, scales))

    rows = plan.rows
    known = {name: rule for name, rule in rules.items() if name in layout.table.names}
    layout = replace(layout, raw=raw, rules=known, skip=skip)
    notes = (*((f"read from {rows.part}",) if rows.part else ()), *rows.notes, *_notes(plan, seen))
    return Reading(layout, rows.origin, rows.print.sha256, rows.print.bytes, batches=batches, notes=notes)


def _check_cells(plan: Plan, seen: Survey) -> None:
    origin = plan.rows.origin
    if seen.rows == 0:
        raise UnreadableFileError(
            problem(
                f"{origin} holds headings and no rows of data",
                why="a table without rows says nothing, and is no zero",
                do="export it again, or name another sheet",
            )
        )
    if seen.formulas.count:
        raise UnsafeInputError(
            problem(
                f"{seen.formulas.count:,} cells of {origin} hold formulas: {seen.formulas}",
                why="Dovetail never evaluates a formula, since it can reach out of the table",
                do="save the values instead of the formulas, and give that file",
            )
        )
    if seen.ragged.count:
        raise InconsistentDataError(
            problem(
                f"{seen.ragged.count:,} rows of {origin} have more cells than there are headings: {seen.ragged}",
                why="a delimiter inside an unquoted cell moves all cells after it into wrong columns",
                do="quote such cells, or name the delimiter with --delimiter",
            ),
            rows=seen.ragged.rows,
        )
    if plan.rows.kind == "text" and seen.last_width < len(plan.names) and not plan.rows.ends_with_newline():
        raise UnreadableFileError(
            problem(
                f"{origin} ends in the middle of line {seen.last_line:,}: {seen.last_width} cells "
                f"of {len(plan.names)}, and no end of line",
                why="the rest of the rows is missing",
                do="get the file again, whole",
            )
        )
    for at, votes in seen.marks.items():
        if len(votes) == 2:
            raise InconsistentDataError(
                problem(
                    f"the column '{plan.names[at]}' writes decimals in two ways: {votes['.']}; {votes[',']}",
                    why="one of the two would be read wrong by a factor of ten or more",
                    do="write them in one way",
                ),
                rows=[*votes["."].rows, *votes[","].rows],
            )


def _check_units(plan: Plan, seen: Survey) -> dict[int, str]:
    """The scales of columns whose unit stands beside the numbers; more than one unit in a column is refused."""
    scales: dict[int, str] = {}
    cells = {cell.at: (name, cell) for group in plan.groups for name, cell in group.cells.items()}
    for at, found in seen.units.items():
        name, cell = cells[at]
        need = UNIT_OF.get(name, "")
        units = {text: (find_units(text) or (UnitText(text, 1.0),))[0] if text else None for text in found}
        told = {unit for unit in units.values() if unit is not None}
        mixed = len(told) > 1 or (told and None in units.values() and not cell.told)
        alien = next((unit for unit in told if need and unit.unit != need), None)
        if mixed or alien or (cell.told and any(f"{u.scale:.12g}" != cell.scale for u in told)):
            shown = "; ".join(f"{units[text] or 'no unit'} ({examples})" for text, examples in found.items())
            what = "is not in " + need if alien and not mixed else "holds numbers in several units"
            raise UnitMismatchError(
                problem(
                    f"the column '{plan.names[at]}', which becomes {name}, {what}: {shown}",
                    why="a column holds one quantity in one unit; 12 t and 12 kg differ by a factor of 1000",
                    do="split the column by unit, or convert it to one",
                ),
                rows=[row for examples in found.values() for row in examples.rows],
            )
        if told:
            scales[at] = f"{told.pop().scale:.12g}"
    return scales


def _check_revisions(seen: Survey) -> str:
    """The one revision written before product codes; several of them, or two in one period, are refused."""
    alone = ""
    for (column, scope), found in seen.revisions.items():
        if len(found) > 1:
            when = f" in {scope}" if scope else ""
            raise ClassificationMismatchError(
                problem(
                    f"the column of {column} mixes {len(found)} revisions{when}: "
                    + "; ".join(f"{name} ({examples})" for name, examples in found.items()),
                    why="the same digits name other goods in another revision, so sums and changes would be wrong",
                    do="split the file by revision, or convert it to one with a concordance",
                ),
                rows=[row for examples in found.values() for row in examples.rows],
            )
        if column == "product":
            alone = next(iter(found))
    return alone


def rule_of(name: str, spellings: list[str]) -> Rule:
    """How the texts of a column become codes: by what each spelling means; one that means nothing is a fault."""
    if name == "product":
        return ProductCode(name)
    if name in TERRITORY_COLUMNS:
        territories = {text: code for text in spellings if (code := territory_of(text))}
        return Lookup(name, territories, meaning="country or region")
    if name == "period":
        return Lookup(name, {text: code for text in spellings if (code := read_period(text))}, meaning="period")
    if name == "flow":
        flows = {text: flow for text in spellings if (flow := flow_of(text)) in ("export", "import")}
        return Lookup(name, flows, meaning="direction of trade (export, import)")
    if name == "indicator":
        return Lookup(name, {text: indicator_of(text) for text in spellings if text})
    if name == "classification":
        codes = ((text, text if text in CLASSIFICATIONS else revision_of(text)) for text in spellings)
        return Lookup(name, {text: code for text, code in codes if code}, meaning="product classification")
    return Take(name)


def _notes(plan: Plan, seen: Survey) -> list[str]:
    notes = [f"{what}, passed over: {examples.count:,} ({examples})" for what, examples in seen.skipped.items()]
    if seen.padded.count:
        notes.append(f"{seen.padded.count:,} product codes had lost a leading zero; it was restored ({seen.padded})")
    if absent := {text: count for text, count in seen.absent.items() if text}:
        notes.append("read as not reported: " + ", ".join(f"'{text}' {count:,}" for text, count in absent.items()))
    if len(plan.groups) > 1:
        notes.append(f"{len(plan.groups)} columns side by side became rows of their own")
    kinds = {name for (column, _), found in seen.revisions.items() if column == "classification" for name in found}
    if len(kinds) > 1:
        notes.append(f"the product codes are of several revisions over time: {', '.join(sorted(kinds))}")
    return notes
