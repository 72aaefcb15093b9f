"""The rows of an analyst's table as rows of a declared one: totals, notes and wide columns understood.

Two passes, both streaming: `survey` sees what spellings, units and faults there are, `converted` yields the rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal as Exact
from functools import lru_cache

from dovetail.sources.files import delimited
from dovetail.sources.files.delimited import ABSENT, Number, decimal_vote, read_number
from dovetail.sources.files.rows import Row, Rows
from dovetail.sources.own.headings import revision_of
from dovetail.sources.own.period_text import part_of_year
from dovetail.sources.own.words import flow_of, is_total
from dovetail.terms.product import TOTAL

#: More different spellings than this in a column of names or periods, and it holds something else.
MOST_SPELLINGS = 20_000
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A column that holds a measure: where it stands, what one unit of it is worth, and whether that was told."""

    at: int
    scale: str = "1"
    told: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The measures that one row of the declared table takes, and what their headings say of it."""

    said: Mapping[str, str]
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of a file become rows of a table.

    `keys` tells where each text column stands, `groups` the measures; more than one group means that each row
    of the file becomes several. `after` is the last line above the data. `year` is the year of all rows where the
    file tells months or quarters alone.
    """

    rows: Rows
    after: int
    names: tuple[str, ...]
    keys: Mapping[str, int]
    groups: tuple[Group, ...]
    decimal: delimited.Decimal
    sections: bool = False
    year: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The text columns of the rows that come out, in order."""
        said = dict.fromkeys(name for group in self.groups for name in group.said)
        keys = ("period" if name == "month" else name for name in self.keys if name != "product_name")
        return tuple(dict.fromkeys((*keys, *said, *(("flow",) if self.sections else ()))))

    @property
    def measures(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for group in self.groups for name in group.cells))


@dataclass(slots=True)
class Seen:
    """Counts of something, with the first examples and their lines."""

    count: int = 0
    rows: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def add(self, line: int, text: str) -> None:
        self.count += 1
        if len(self.rows) < _EXAMPLES:
            self.rows.append((line, text))

    def __str__(self) -> str:
        shown = "; ".join(f"line {line}: {text}" for line, text in self.rows)
        return shown + (f"; and {self.count - len(self.rows):,} more" if self.count > len(self.rows) else "")


@dataclass(slots=True)
class Survey:
    """What the first pass saw. Every mapping is by column, then by what was found there."""

    rows: int = 0
    last_line: int = 0
    last_width: int = 0
    spellings: dict[str, dict[str, Seen]] = field(default_factory=dict[str, dict[str, Seen]])
    units: dict[int, dict[str, Seen]] = field(default_factory=dict[int, dict[str, Seen]])
    marks: dict[int, dict[str, Seen]] = field(default_factory=dict[int, dict[str, Seen]])
    revisions: dict[tuple[str, str], dict[str, Seen]] = field(default_factory=dict[tuple[str, str], dict[str, Seen]])
    skipped: dict[str, Seen] = field(default_factory=dict[str, Seen])
    formulas: Seen = field(default_factory=Seen)
    ragged: Seen = field(default_factory=Seen)
    padded: Seen = field(default_factory=Seen)
    absent: Counter[str] = field(default_factory=Counter[str])


def survey(plan: Plan) -> Survey:
    """Go through all rows once and collect what must be known before any of them is converted."""
    seen = Survey()
    used = sorted({*plan.keys.values(), *(cell.at for group in plan.groups for cell in group.cells.values())})
    width = len(plan.names)
    for line, cells, said in _data_rows(plan, seen):
        seen.rows += 1
        if any(cell for cell in cells[width:]):
            seen.ragged.add(line, " | ".join(cells)[:120])
        for at in used:
            if cells[at].startswith("=") and not _quoted(cells[at]):
                seen.formulas.add(line, f"'{plan.names[at]}' holds {cells[at][:60]}")
        texts = _texts(plan, cells)
        merged = (_merged(plan, texts | said, group) for group in plan.groups)
        for name, text in dict.fromkeys(spelling for row in merged for spelling in row.items()):
            if name not in ("product", "product_name", "quantity_unit"):
                known = seen.spellings.setdefault(name, {})
                if text in known or len(known) <= MOST_SPELLINGS:
                    known.setdefault(text, Seen()).add(line, text)
        _survey_product(seen, line, texts)
        for group in plan.groups:
            for cell in group.cells.values():
                _survey_number(seen, line, cell.at, cells[cell.at], plan.decimal)
    return seen


def _survey_number(seen: Survey, line: int, at: int, text: str, decimal: delimited.Decimal) -> None:
    if text.casefold() in ABSENT:
        seen.absent[text] += 1
        return
    if (vote := decimal_vote(text)) in (".", ","):
        seen.marks.setdefault(at, {}).setdefault(vote, Seen()).add(line, text)
    number = read_number(text, decimal)
    if number is not None:
        seen.units.setdefault(at, {}).setdefault(_unit(number), Seen()).add(line, text)


def _survey_product(seen: Survey, line: int, texts: Mapping[str, str]) -> None:
    code, revision = split_code(texts.get("product", ""))
    if code != texts.get("product", "") and len(code) == len(texts["product"]) + 1:
        seen.padded.add(line, texts["product"])
    if revision:
        seen.revisions.setdefault(("product", ""), {}).setdefault(revision, Seen()).add(line, texts["product"])
    if told := texts.get("classification"):
        key = ("classification", " ".join(filter(None, (texts.get("reporter"), texts.get("period")))))
        if key in seen.revisions or len(seen.revisions) < MOST_SPELLINGS:
            seen.revisions.setdefault(key, {}).setdefault(revision_of(told) or told, Seen()).add(line, told)


def converted(plan: Plan, units: Mapping[int, str]) -> Iterator[Row]:
    """The rows of the declared table as texts: `plan.texts` first, then `plan.measures`.

    `units` holds the scale of columns whose unit stands in the cells. A text that is no number is passed on
    as it is, for the load to reject with its line; an absent one becomes empty.
    """
    wide = len(plan.groups) > 1
    for line, cells, section in _data_rows(plan, Survey()):
        texts = _texts(plan, cells) | section
        if "product" in texts:
            texts["product"] = split_code(texts["product"])[0]
        for group in plan.groups:
            numbers = {
                name: _scaled(cells[cell.at], units.get(cell.at, cell.scale), plan.decimal)
                for name, cell in group.cells.items()
            }
            if wide and not any(numbers.values()):
                continue
            row = _merged(plan, texts, group)
            yield line, [*(row.get(name, "") for name in plan.texts), *(numbers.get(n, "") for n in plan.measures)]


def _scaled(text: str, scale: str, decimal: delimited.Decimal) -> str:
    if text.casefold() in ABSENT:
        return ""
    number = read_number(text, decimal)
    if number is None:
        return text
    return number.text if scale == "1" else format((Exact(number.text) * Exact(scale)).normalize(), "f")


def _unit(number: Number) -> str:
    """The unit beside a number, without marks of footnotes."""
    return number.unit.strip(" *†‡¹²³)").casefold()


def _texts(plan: Plan, cells: list[str]) -> dict[str, str]:
    """The text columns of a row; a month beside a year becomes one period."""
    texts = {name: _quoted(cells[at]) or cells[at] for name, at in plan.keys.items()}
    if "month" in texts:
        heading = plan.names[plan.keys["month"]]
        texts["period"] = part_of_year(texts.pop("month"), texts.get("period", plan.year), heading)
    name = texts.pop("product_name", "")
    if "product" in texts and (is_total(texts["product"]) or (not texts["product"] and is_total(name))):
        texts["product"] = TOTAL
    return texts


def _merged(plan: Plan, texts: Mapping[str, str], group: Group) -> dict[str, str]:
    """The texts of one row that comes out; a part of a year in the row and a year in the heading are one period."""
    merged = {**texts, **group.said}
    if texts.get("period") and "period" in group.said:
        heading = plan.names[plan.keys["period" if "period" in plan.keys else "month"]]
        merged["period"] = part_of_year(texts["period"], group.said["period"], heading)
    return merged


def _data_rows(plan: Plan, seen: Survey) -> Iterator[tuple[int, list[str], dict[str, str]]]:
    """Rows that hold data, cleaned and as wide as the headings, with the flow of the section they stand in."""
    heads = {name.casefold() for name in plan.names if name}
    measures = [cell.at for group in plan.groups for cell in group.cells.values()]
    labels = [at for name, at in plan.keys.items() if name in ("partner", "territory", "reporter")]
    section: dict[str, str] = {}
    for line, raw in plan.rows.rows():
        if line <= plan.after:
            continue
        cells = [cell if isinstance(cell, delimited.Numeric) else " ".join(cell.split()) for cell in raw]
        seen.last_line, seen.last_width = line, len(cells)
        cells += [""] * (len(plan.names) - len(cells))
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        if not any(cells[at] for at in measures):
            flow = flow_of(filled[0]) if len(filled) == 1 else ""
            if plan.sections and flow in ("export", "import"):
                section = {"flow": flow}
                continue
            if len(filled) == 1 or is_total(filled[0]):
                seen.skipped.setdefault("notes and subheadings", Seen()).add(line, filled[0][:80])
                continue
        if len(filled) > 1 and all(cell.casefold() in heads for cell in filled):
            seen.skipped.setdefault("headings repeated", Seen()).add(line, " | ".join(filled)[:80])
        elif any(is_total(cells[at]) or (not cells[at] and is_total(filled[0])) for at in labels):
            seen.skipped.setdefault("totals of countries, which are sums of other rows", Seen()).add(
                line, " | ".join(filled)[:80]
            )
        else:
            yield line, cells, section


def _quoted(text: str) -> str:
    """What stands in `="0101"`, by which exports keep a spreadsheet from dropping zeros; else nothing."""
    match = re.fullmatch(r'="([^"]*)"', text) if text.startswith("=") else None
    return match[1] if match else ""


@lru_cache(maxsize=1 << 16)
def split_code(text: str) -> tuple[str, str]:
    """A product code without decoration, its lost zero restored, and the revision written before it.

    HS codes have an even number of digits and none begins with two zeros, so an odd number lost one zero.

    >>> split_code("101"), split_code("0101.21"), split_code("8701 - Tractors"), split_code("H4-0101")
    (('0101', ''), ('010121', ''), ('8701', ''), ('0101', 'H4'))
    >>> split_code("8703 23 194 0")
    ('8703231940', '')
    >>> split_code("8418.1")
    ('8418.1', '')
    """
    text, revision = text.strip().lstrip("'"), ""
    if match := re.fullmatch(r"(?i)(h[0-6]|hs\s?\d{2,4})\s*[-: ]\s*(\d.*)", text):
        revision, text = revision_of(match[1]), match[2]
    if re.fullmatch(r"\d{2,4}(?:\.\d{2}){1,3}|\d[\d ]*\d", text):
        text = re.sub(r"\D", "", text)
    elif match := re.fullmatch(r"(\d{2,10})(?:\s*[-–—:]\s*|\.?\s+)\D.*", text):
        text = match[1]
    if re.fullmatch(r"\d|\d{3}|\d{5}|\d{7}|\d{9}", text):
        text = f"0{text}"
    return text, revision
