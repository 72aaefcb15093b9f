"""What a brief is made of, whatever it is rendered to: spans, sentences, blocks, chapters, an edition a language.

A plain `Text` holds no digit: a number reaches a page only as a `Number`, which carries the id of its Figure;
other digits are a `When` (a period) or a `Name` (a product code, a name).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dovetail.errors import InconsistentDataError, problem

if TYPE_CHECKING:
    from dovetail.results.charts.chart import Chart
    from dovetail.terms.figure import Grade
    from dovetail.terms.ledger import Ledger
    from dovetail.terms.territory import Language


@dataclass(frozen=True, slots=True)
class Text:
    """Words without a digit."""

    text: str

    def __post_init__(self) -> None:
        if re.search(r"\d", self.text):
            raise InconsistentDataError(
                problem(
                    f"the words '{self.text}' hold a digit",
                    why="a number without a Figure cannot be opened down to its source",
                    do="pass the number as a Figure, a date as a Period, a code as a Name",
                )
            )


@dataclass(frozen=True, slots=True)
class Number:
    """A Figure as shown."""

    figure: str
    text: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class When:
    """A period as shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name or code that comes from a table: a territory, a product, a publisher."""

    text: str


Span = Text | Number | When | Name
Sentence = tuple[Span, ...]


def plain(sentence: Sentence) -> str:
    """The sentence as bare text."""
    return "".join(span.text for span in sentence)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together. `lead` paragraphs are what a hurried reader reads."""

    sentences: tuple[Sentence, ...]
    role: Literal["lead", "body"] = "body"


@dataclass(frozen=True, slots=True)
class Points:
    """A short list, one or two sentences a point."""

    items: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and whether it holds numbers (aligned to the right)."""

    heading: Sentence
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, one a column. `strong` marks a sum, `group` a heading that spans the table."""

    cells: tuple[Sentence, ...]
    role: Literal["", "strong", "group"] = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, which names unit, valuation and grade."""

    caption: Sentence
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with its caption. `width` is the part of the text width that it takes."""

    chart: Chart
    caption: Sentence
    width: Literal["full", "half"] = "full"


@dataclass(frozen=True, slots=True)
class Beside:
    """Two charts side by side where the page is wide enough."""

    drawings: tuple[Drawing, Drawing]


@dataclass(frozen=True, slots=True)
class Note:
    """Reservations that must stand wherever the numbers do."""

    sentences: tuple[Sentence, ...]


Block = Paragraph | Points | Table | Drawing | Beside | Note


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled run of blocks; `name` is the same in every language.

    `part` is the heading of the annex that begins with it, on a page of its own; empty within one.
    """

    name: str
    title: Sentence
    blocks: tuple[Block, ...]
    part: Sentence = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One Figure in the annex: everything needed to answer for it, in the language of the edition."""

    figure: str
    what: str
    value: str
    grade: str
    interval: str = ""
    formula: str = ""
    source: str = ""
    note: str = ""
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """How every number came about: Figures, sources, methods, reservations.

    `entries` are the Figures shown and the first steps down from them, which paper has room for; `deeper` are
    all others that they rest on.
    """

    title: str
    intro: tuple[Sentence, ...]
    labels: dict[str, str]
    entries: tuple[Entry, ...]
    deeper: tuple[Entry, ...]
    sources: tuple[tuple[str, ...], ...]
    methods: tuple[Sentence, ...]
    caveats: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A brief in one language.

    `legend` explains the marks that grades carry (`marks`, by grade); `words` are the fixed words of the page.
    """

    language: Language
    title: Sentence
    subtitle: Sentence
    kind: Sentence
    marks: dict[str, str]
    legend: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    annex: Annex
    words: dict[str, str]

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in reading order, table cells and captions included."""
        yield self.title
        yield self.subtitle
        yield self.kind
        for chapter in self.chapters:
            if chapter.part:
                yield chapter.part
            yield chapter.title
            for block in chapter.blocks:
                yield from _sentences(block)

    def figures(self) -> tuple[str, ...]:
        """Ids of the Figures that the edition shows, each once, in reading order."""
        return figures_of(self.chapters)


def drawings_of(block: Block) -> tuple[Drawing, ...]:
    """The charts of a block."""
    return block.drawings if isinstance(block, Beside) else (block,) if isinstance(block, Drawing) else ()


def figures_of(chapters: tuple[Chapter, ...]) -> tuple[str, ...]:
    """Ids of the Figures that chapters show in words, tables and charts, each once, in reading order."""
    shown: list[str] = []
    for chapter in chapters:
        for block in chapter.blocks:
            shown += [span.figure for sentence in _sentences(block) for span in sentence if isinstance(span, Number)]
            for drawing in drawings_of(block):
                shown += drawing.chart.figures
    return tuple(dict.fromkeys(shown))


def _sentences(block: Block) -> Iterator[Sentence]:
    match block:
        case Paragraph() | Note():
            yield from block.sentences
        case Points():
            for item in block.items:
                yield from item
        case Table():
            yield block.caption
            yield from (column.heading for column in block.columns)
            for row in block.rows:
                yield from row.cells
        case Drawing():
            yield block.caption
        case Beside():
            yield from (drawing.caption for drawing in block.drawings)


def check_numbers(edition: Edition, ledger: Ledger) -> None:
    """Refuse an edition that shows a Figure which the ledger does not hold."""
    if missing := [id_ for id_ in edition.figures() if id_ not in ledger]:
        raise InconsistentDataError(
            problem(
                f"the brief shows {len(missing)} figures that its ledger does not hold: {', '.join(missing[:5])}",
                why="a reader could not open them",
                do="publish them in the ledger of the brief before they are said",
            ),
            rows=missing,
        )
