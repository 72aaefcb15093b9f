"""A layout in SQL: the columns of the declared table as expressions over the raw columns of a file."""

# ruff: noqa: S608 - names and texts are quoted by `engine.name` and `engine.text`, values of users are bound

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dovetail.store.engine import name, text
from dovetail.store.views import SQL_TYPES
from dovetail.terms.layout import (
    Constant,
    Joined,
    Layout,
    Lookup,
    PeriodCode,
    ProductCode,
    RawColumn,
    Rule,
    Scaled,
    Take,
)
from dovetail.terms.product import UNDISCLOSED_CHAPTER

#: Highest code that is looked up by its number.
_HIGHEST = 9999

#: Years that are looked up by their number; any other sends the file to the exact pass.
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True)
class Translation:
    """A layout as statements: `setup` defines code tables, `columns` and `where` are what follows a `SELECT`.

    `left_out` are the conditions of rows that are not part of the table, by reason. `raw_types` are the types that
    a reader of text should give to raw columns as it parses.
    """

    setup: tuple[str, ...]
    columns: str
    where: tuple[str, ...]
    variants: int
    left_out: Mapping[str, str]
    raw_types: Mapping[str, str]

    def select(self, source: str) -> str:
        """The declared table, from a relation of raw columns."""
        rows = source if self.variants == 1 else f"{source} CROSS JOIN range({self.variants}) AS variant(number)"
        return f"SELECT {self.columns} FROM {rows}" + (f" WHERE {' AND '.join(self.where)}" if self.where else "")

    def skipped(self, source: str) -> str:
        """How many rows of a relation are left out: one row, a column a reason; a row counts for its first one."""
        cases = " ".join(f"WHEN {test} THEN {number}" for number, test in enumerate(self.left_out.values()))
        counts = ", ".join(
            f"count(*) FILTER (reason = {number}) AS {name(reason)}" for number, reason in enumerate(self.left_out)
        )
        return f"SELECT {counts} FROM (SELECT CASE {cases} END AS reason FROM {source})"


def translate(
    layout: Layout, header: Sequence[str], *, parsed: bool, years: frozenset[str] = frozenset()
) -> Translation:
    """Translate a layout for a file with these columns.

    Parameters
    ----------
    years
        Raw columns of periods that seem to hold bare years, so that they can be parsed as numbers.
    parsed
        Whether the reader has given raw columns the types of `raw_types` and has turned null texts into nulls;
        otherwise every raw column is text as it stands.
    """
    return _Translator(layout, header, parsed, years).translation()


class _Translator:
    def __init__(self, layout: Layout, header: Sequence[str], parsed: bool, years: frozenset[str]) -> None:
        self.layout = layout
        self.parsed = parsed
        self.raw = {column.name: column for column in layout.raw if column.name in header}
        self.setup: list[str] = []
        self.types = {column.name: "DOUBLE" if column.type == "float" else "VARCHAR" for column in layout.raw}
        self.lookups: dict[int, str] = {}
        self._type_codes(years)

    def translation(self) -> Translation:
        variants = self.layout.variants or ({},)
        rules = [{**self.layout.rules, **variant} for variant in variants]
        columns = [
            f"{self._column(column.name, SQL_TYPES[column.type], rules)} AS {name(column.name)}"
            for column in self.layout.table.columns
        ]
        left_out = self._left_out()
        where = [f"NOT ({condition})" for condition in left_out.values()]
        if len(rules) > 1:
            filled = [
                " OR ".join(f"{self._rule(rule)} IS NOT NULL" for rule in variant.values() if not _constant(rule))
                for variant in variants
            ]
            where.append(f"({_choice(filled)})")
        return Translation(tuple(self.setup), ", ".join(columns), tuple(where), len(rules), left_out, self.types)

    def _type_codes(self, years: frozenset[str]) -> None:
        """Let raw columns that are only looked up, or only years, be parsed as codes or numbers right away."""
        used: dict[str, list[Rule]] = {}
        for rules in (self.layout.rules, *self.layout.variants):
            for rule in rules.values():
                for column in _columns(rule):
                    used.setdefault(column, []).append(rule)
        for column, rules in used.items():
            rule = rules[0]
            alone = len({id(other) for other in rules}) == 1 and column not in {*self.layout.skip, *self.layout.keep}
            if not alone or self._column_nulls(column):
                continue
            if isinstance(rule, PeriodCode) and column in years:
                self.types[column] = "USMALLINT"
                listed = _texts(map(str, _YEARS))
                self.setup.append(f"CREATE TYPE year AS ENUM ({listed})")
                self.setup.append(f"SET VARIABLE years = CAST([{listed}] AS year[])")
            elif isinstance(rule, Lookup) and not rule.pattern:
                self.types[column] = self._number_type(rule.codes) or self._code_type(rule.codes)

    def _number_type(self, codes: Mapping[str, str]) -> str:
        """`USMALLINT` and a list of meanings by number, where every code is one: the cheapest to parse."""
        if not codes or not all(code.isascii() and code.isdigit() and int(code) <= _HIGHEST for code in codes):
            return ""
        code_type = self._code_type(codes)
        by_number = {int(code): meaning for code, meaning in codes.items()}
        dense = [by_number.get(number) for number in range(max(by_number) + 1)]
        listed = ", ".join("NULL" if meaning is None else text(meaning) for meaning in dense)
        meaning = code_type.replace("code", "meaning")
        self.setup.append(f"SET VARIABLE numbered_{code_type.removeprefix('code_')} = CAST([{listed}] AS {meaning}[])")
        return "USMALLINT"

    def _code_type(self, codes: Mapping[str, str]) -> str:
        """The name of the type whose values are the codes of a table, defined when first asked for.

        No type is without values: where no code is known, it has the empty text, which means nothing.
        """
        if id(codes) not in self.lookups:
            number = len(self.lookups)
            self.lookups[id(codes)] = f"code_{number}"
            known, meanings = tuple(codes) or ("",), tuple(codes.values()) or ("",)
            self.setup.append(f"CREATE TYPE code_{number} AS ENUM ({_texts(known)})")
            self.setup.append(f"CREATE TYPE meaning_{number} AS ENUM ({_texts(dict.fromkeys(meanings))})")
            self.setup.append(f"SET VARIABLE meanings_{number} = CAST([{_texts(meanings)}] AS meaning_{number}[])")
        return self.lookups[id(codes)]

    def _column(self, column: str, type_: str, rules: Sequence[Mapping[str, Rule]]) -> str:
        """One column of the table, over all variants."""
        each = [self._rule(variant[column]) if column in variant else "NULL" for variant in rules]
        if len(set(each)) == 1:
            return each[0] if each[0] != "NULL" else f"CAST(NULL AS {type_})"
        return _choice(each)

    def _rule(self, rule: Rule) -> str:
        match rule:
            case Constant(value):
                return text(value)
            case Take(column, scale, zero_is_null):
                value = self._value(column)
                value = f"nullif({value}, 0)" if zero_is_null else value
                return value if scale == 1 else f"{value} * {scale!r}"
            case Lookup():
                return self._lookup(rule)
            case ProductCode():
                return self._product(rule)
            case PeriodCode(column) if self.parsed and self.types.get(column) == "USMALLINT":
                return f"getvariable('years')[CAST({name(column)} AS INTEGER) - {_YEARS.start - 1}]"
            case PeriodCode(column):
                return _period(self._value(column))
            case Joined(column, more):
                head = self._value(column)
                first = f"CASE WHEN length({head}) < 2 THEN '0' || {head} ELSE {head} END"
                parts = "".join(f" || coalesce('.' || nullif({self._value(part)}, '0'), '')" for part in more)
                return f"({first}{parts})"
            case Scaled(column, unit, scales):
                code = self._code_type({spelling: str(scale) for spelling, scale in scales.items()})
                number, known = self._value(column), f"CAST({self._value(unit)} AS {code})"
                scale = f"getvariable('meanings_{code.removeprefix('code_')}')[CAST(enum_code({known}) AS INTEGER) + 1]"
                factor = f"coalesce(CAST(CAST({scale} AS VARCHAR) AS DOUBLE), error('a number without its unit'))"
                return f"CASE WHEN {number} IS NULL THEN NULL ELSE {number} * {factor} END"

    def _lookup(self, rule: Lookup) -> str:
        code = self._code_type(rule.codes)
        number = code.removeprefix("code_")
        value = self._value(rule.column)
        if value == "NULL":
            return text(rule.absent or rule.lacking) if rule.absent or rule.lacking else "NULL"
        if rule.pattern:
            value = f"regexp_extract({value}, {text(rule.pattern)})"
        if self.parsed and self.types[rule.column] == "USMALLINT":
            meaning = f"getvariable('numbered_{number}')[CAST({value} AS INTEGER) + 1]"
        else:
            known = value if self.parsed and self.types[rule.column] == code else f"CAST({value} AS {code})"
            meaning = f"getvariable('meanings_{number}')[CAST(enum_code({known}) AS INTEGER) + 1]"
        return f"coalesce(CAST({meaning} AS VARCHAR), {text(rule.absent)})" if rule.absent else meaning

    def _product(self, rule: ProductCode) -> str:
        value = self._value(rule.column)
        if rule.digits:
            code = f"CASE WHEN length({value}) < {rule.digits} THEN lpad({value}, {rule.digits}, '0') ELSE {value} END"
        else:
            code = f"CASE WHEN length({value}) % 2 = 1 THEN '0' || {value} ELSE {value} END"
        special = [(spelling, "TOTAL") for spelling in rule.total]
        special += [(spelling, undisclosed(rule)) for spelling in rule.undisclosed]
        if not special:
            return code
        cases = " ".join(f"WHEN {text(spelling)} THEN {text(meaning)}" for spelling, meaning in special)
        return f"CASE {value} {cases} ELSE {code} END"

    def _value(self, column: str) -> str:
        """A raw column, null where nothing was reported, numbers as numbers."""
        if column not in self.raw:
            return "NULL"
        raw = name(column)
        nulls = self._column_nulls(column)
        if self.parsed and self.types[column] == "DOUBLE":
            return raw
        if not self.parsed:
            nulls = (*self.layout.null_texts, *nulls)
        value = f"CASE WHEN {raw} IN ({_texts(nulls)}) THEN NULL ELSE {raw} END" if nulls else raw
        return value if self.parsed or self.types[column] != "DOUBLE" else f"CAST({value} AS DOUBLE)"

    def _column_nulls(self, column: str) -> tuple[str, ...]:
        raw: RawColumn | None = self.raw.get(column)
        return raw.nulls if raw else ()

    def _left_out(self) -> dict[str, str]:
        """Rows that are not part of the table: the reason, and the condition that is true of them (never null)."""
        found: dict[str, str] = {}
        for column, values in self.layout.skip.items():
            if column in self.raw:
                found[skip_reason(column)] = f"coalesce(CAST({name(column)} AS VARCHAR) IN ({_texts(values)}), false)"
        for column, values in self.layout.keep.items():
            if column in self.raw:
                shown = f"coalesce(CAST({name(column)} AS VARCHAR), '')"
                found[keep_reason(column, values)] = f"{shown} NOT IN ({_texts(values)})"
        return found


def skip_reason(column: str) -> str:
    """Why rows with a value of `Layout.skip` are left out."""
    return f"{column} stands for something else than the table's rows"


def keep_reason(column: str, values: Sequence[str]) -> str:
    """Why rows without a value of `Layout.keep` are left out."""
    kept = [value or "empty" for value in values]
    return f"{column} is {'neither ' if len(kept) > 1 else 'not '}{' nor '.join(kept)}"


def undisclosed(rule: ProductCode) -> str:
    """The code of goods not told: chapter 99, filled up to the digits of the file."""
    return UNDISCLOSED_CHAPTER.ljust(rule.digits or 2, "9")


def _period(value: str) -> str:
    return (
        f"CASE WHEN length({value}) = 4 THEN {value} "
        f"WHEN regexp_full_match({value}, '\\d{{6}}') THEN left({value}, 4) || '-' || right({value}, 2) "
        f"WHEN regexp_full_match({value}, '\\d{{4}}-\\d\\d-\\d\\d.*') THEN left({value}, 7) "
        f"WHEN regexp_full_match({value}, '\\d\\d/\\d{{4}}') THEN right({value}, 4) || '-' || left({value}, 2) "
        f"ELSE {value} END"
    )


def _columns(rule: Rule) -> tuple[str, ...]:
    match rule:
        case Constant():
            return ()
        case Scaled(column, unit):
            return (column, unit)
        case Joined(column, more):
            return (column, *more)
        case _:
            return (rule.column,)


def _constant(rule: Rule) -> bool:
    return isinstance(rule, Constant)


def _choice(each: Sequence[str]) -> str:
    cases = " ".join(f"WHEN {number} THEN {value}" for number, value in enumerate(each))
    return f"CASE variant.number {cases} END"


def _texts(values: Iterable[str]) -> str:
    return ", ".join(text(value) for value in values)
