"""The rules of a layout as functions from the cells of a row to the value of a column, checked as they are turned."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence

from dovetail.store.translate import undisclosed
from dovetail.store.valid import Value, kind_of, must_be_there, number_fault, text_fault
from dovetail.terms.layout import (
    Constant,
    Joined,
    Layout,
    Lookup,
    PeriodCode,
    ProductCode,
    Rule,
    Scaled,
    Take,
)
from dovetail.terms.schema import Column

Cells = Sequence[str | None]
Apply = Callable[[Cells], Value]
Read = Callable[[Cells], str | None]


#: Spellings of a column that are remembered with what they mean.
_KEPT = 1 << 16


class Fault(ValueError):
    """What is wrong with a cell: the column of the file or of the table, and why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


def variants(layout: Layout, header: Sequence[str]) -> list[tuple[list[Apply], list[int]]]:
    """For each variant, a function a column, and the positions of the columns that must not all be null."""
    names = layout.table.names
    found: list[tuple[list[Apply], list[int]]] = []
    for variant in layout.variants or ({},):
        rules = {**layout.rules, **variant}
        needed = [names.index(column) for column, rule in variant.items() if not isinstance(rule, Constant)]
        found.append(
            ([_checked(column, rules.get(column.name), layout, header) for column in layout.table.columns], needed)
        )
    return found


def _checked(column: Column, rule: Rule | None, layout: Layout, header: Sequence[str]) -> Apply:
    """A rule with the check of its column: a text is turned and checked once for each spelling that comes up."""
    turn = _turned(rule, layout, header)
    needed = must_be_there(column)
    kind = kind_of(column.name, layout.table.names)

    def slow(cells: Cells) -> Value:
        value = turn(cells)
        if value is None or value == "":
            reason = "is missing" if needed else ""
        elif isinstance(value, str):
            reason = text_fault(kind, value)
        else:
            reason = number_fault(kind, value)
        if reason:
            raise Fault(column.name, reason)
        return None if value == "" else value

    at = _only_cell(rule, header)
    if rule is None or isinstance(rule, Constant):
        return _same(slow)
    if at is None:
        return slow
    if isinstance(rule, Take) and column.type == "float":
        nulls = (*layout.null_texts, *next(raw.nulls for raw in layout.raw if raw.name == rule.column))
        return slow if any(map(_numeric, nulls)) else _quick_number(at, rule, slow)
    known: dict[str | None, Value] = {}

    def quick(cells: Cells) -> Value:
        cell = cells[at]
        if cell in known:
            return known[cell]
        if len(known) >= _KEPT:
            known.clear()
        return known.setdefault(cell, slow(cells))

    return quick


def _same(slow: Apply) -> Apply:
    """A value that no cell changes, found once; its fault, if it has one, comes up in every row."""
    try:
        value = slow(())
    except Fault:
        return slow
    return lambda _: value


def _quick_number(at: int, rule: Take, slow: Apply) -> Apply:
    """Numbers as most of them are; everything else goes the slow way."""
    scale = rule.scale

    def quick(cells: Cells) -> Value:
        cell = cells[at]
        try:
            value = float(cell) if cell else -1.0
        except ValueError:
            return slow(cells)
        return value * scale if 0 < value < math.inf and cell and "_" not in cell else slow(cells)

    return quick


def _only_cell(rule: Rule | None, header: Sequence[str]) -> int | None:
    """Position of the one cell that a rule looks at, None if there is none or several."""
    if rule is None or isinstance(rule, Constant | Scaled | Joined) or rule.column not in header:
        return None
    return header.index(rule.column)


def _numeric(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _turned(rule: Rule | None, layout: Layout, header: Sequence[str]) -> Apply:
    """A rule as a function; what it yields is not checked yet."""
    raw = {column.name: column for column in layout.raw}

    def reader(column: str) -> Read:
        if column not in header:
            return lambda _: None
        at, nulls = header.index(column), frozenset((*layout.null_texts, *raw[column].nulls))

        def read(cells: Cells) -> str | None:
            cell = cells[at]
            return None if cell is None or cell in nulls or (stripped := cell.strip()) in nulls else stripped

        return read

    match rule:
        case None:
            return lambda _: None
        case Constant(value):
            return lambda _: value
        case Take(column, scale, zero_is_null) if column in raw and raw[column].type == "float":
            return _number(column, reader(column), scale, zero_is_null)
        case Take(column):
            return reader(column)
        case Scaled(column, unit, scales):
            return _scaled(_number(column, reader(column), 1.0, False), unit, reader(unit), scales)
        case Joined(column, more):
            return _joined(reader(column), [reader(part) for part in more])
        case Lookup():
            otherwise = rule.absent or ("" if rule.column in header else rule.lacking)
            return _lookup(rule, reader(rule.column), otherwise)
        case ProductCode():
            return _spelled(reader(rule.column), lambda text: product_code(rule, text))
        case PeriodCode(column):
            return _spelled(reader(column), period_code)


def _number(column: str, read: Read, scale: float, zero_is_null: bool) -> Apply:
    def apply(cells: Cells) -> float | None:
        text = read(cells)
        if text is None:
            return None
        try:
            value = float(text)
        except ValueError:
            raise Fault(column, f"'{text}' is not a number") from None
        if not math.isfinite(value) or "_" in text:
            raise Fault(column, f"'{text}' is not a finite number")
        return None if zero_is_null and value == 0 else value * scale

    return apply


def _scaled(number: Apply, unit: str, read_unit: Read, scales: Mapping[str, float]) -> Apply:
    def apply(cells: Cells) -> Value:
        value = number(cells)
        if not isinstance(value, float):
            return None
        spelled = read_unit(cells) or ""
        if spelled not in scales:
            raise Fault(unit, f"'{spelled}' is no known unit ({', '.join(scales)})")
        return value * scales[spelled]

    return apply


def _joined(first: Read, more: Sequence[Read]) -> Apply:
    def apply(cells: Cells) -> str | None:
        head = first(cells)
        if head is None:
            return None
        return ".".join([head.zfill(2), *(part for read in more if (part := read(cells)) not in (None, "0"))])

    return apply


def _lookup(rule: Lookup, read: Read, otherwise: str) -> Apply:
    pattern = re.compile(rule.pattern or r"(?s).*")

    def apply(cells: Cells) -> str | None:
        text = read(cells)
        if text is None:
            return otherwise or None
        match = pattern.search(text)
        code = match[0] if match else ""
        try:
            return rule.codes[str(code)]
        except KeyError:
            reason = f"is no known {rule.meaning}" if rule.meaning else "is not in the publisher's code table"
            raise Fault(rule.column, f"'{text}' {reason}") from None

    return apply


def _spelled(read: Read, turn: Callable[[str], str]) -> Apply:
    def apply(cells: Cells) -> str | None:
        text = read(cells)
        return None if text is None else turn(text)

    return apply


def product_code(rule: ProductCode, text: str) -> str:
    """A product code with its zeros restored."""
    if text in rule.total:
        return "TOTAL"
    if text in rule.undisclosed:
        return undisclosed(rule)
    return text.zfill(rule.digits) if rule.digits else ("0" + text if len(text) % 2 else text)


def period_code(text: str) -> str:
    """A period code from the ways in which publishers write months."""
    if re.fullmatch(r"\d{6}", text):
        return f"{text[:4]}-{text[4:]}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d.*", text):
        return text[:7]
    if re.fullmatch(r"\d\d/\d{4}", text):
        return f"{text[3:]}-{text[:2]}"
    return text
