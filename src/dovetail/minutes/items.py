"""What is found in a report: every item with its place in the original text and how sure the reading is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Literal

EntityType = Literal["person", "party", "country", "region", "org", "place", "group", "project"]
Voice = Literal["direct", "indirect", "free_indirect", "block"]
Checkability = Literal["direct", "proxy", "weak", "none"]
Status = Literal["past", "current", "planned"]

#: The speaker of what the report says in its own voice, and of what no rule can settle.
NARRATOR, UNKNOWN = "narrator", "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text: 0-based code points, the end not included."""

    start: int
    end: int

    def overlap(self, other: Span) -> int:
        """How many characters both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly within."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


class Taken:
    """The places of a text in which something stands already."""

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._marks = bytearray(length)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Something stands there."""
        self._marks[span.start : span.end] = b"\1" * len(span)

    def overlaps(self, span: Span) -> bool:
        """Whether something stands anywhere within a span."""
        return self._marks.find(1, span.start, span.end) >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who or what is mentioned. `iso` is the code of a territory as reports' annotations write it (`BY`, `RU-CHE`)."""

    id: str
    type: EntityType
    canonical: str
    role: str = ""
    party: str = ""
    iso: str = ""
    country: str = ""
    hs: tuple[str, ...] = ()
    isic: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Base of every item. `doc` is the document's letter, `text` is exactly `original[start:end]`.

    `confidence` lies between 0 and 1: how often a reading of this sort is right, as far as it was measured.
    """

    type: ClassVar[str] = "item"
    id: str
    doc: str
    span: Span
    text: str
    confidence: float = 0.8

    def to_dict(self) -> dict[str, Any]:
        """The item as JSON values, empty fields left out."""
        known: dict[str, Any] = {"id": self.id, "doc": self.doc, "type": self.type}
        known |= {"start": self.span.start, "end": self.span.end, "text": self.text}
        for one in fields(self):
            value = getattr(self, one.name)
            if one.name not in ("id", "doc", "span", "text") and value not in (None, "", ()):
                known[one.name] = _plain(value)
        return known


def _plain(value: Any) -> Any:
    match value:
        case Span(start, end):
            return {"start": start, "end": end}
        case Candidate():
            return {"hs": list(value.hs), "isic": list(value.isic), "score": value.score, "name": value.name}
        case tuple():
            return [_plain(one) for one in value]
        case Mapping():
            return {key: _plain(one) for key, one in value.items()}
        case _:
            return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Item):
    """A place where an entity is named, or meant by what it is (`form` is then `nominal`)."""

    type: ClassVar[str] = "mention"
    entity: str
    entity_type: EntityType
    form: Literal["name", "nominal"] = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Item):
    """What somebody said: the content without quotation marks and without the words that introduce it."""

    type: ClassVar[str] = "statement"
    kind: Voice
    speaker: str
    attribution: Literal["explicit", "implicit"] = "explicit"
    cue: Span | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Item):
    """An assertion that trade statistics may support or contradict.

    `metric` is one of trade_turnover, export_flow, import_flow, change, rank, share, share_of_stock,
    export_flow_exists, import_flow_exists, existence, quantity, specialisation, partner_rank; `flow` is `export` or
    `import` of `reporter` where it is of one flow alone. `value` is in `unit` (`usd`, `percent`, `ratio`, `count` ...),
    None where only a direction or existence is asserted.
    """

    type: ClassVar[str] = "claim"
    metric: str
    speaker: str = NARRATOR
    direction: str = ""
    operator: str = ""
    value: float | None = None
    unit: str = ""
    period: str = ""
    base: str = ""
    reporter: str = ""
    partner: str = ""
    flow: str = ""
    hs: tuple[str, ...] = ()
    isic: tuple[str, ...] = ()
    checkability: Checkability = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Item):
    """A cooperation that exists or existed."""

    type: ClassVar[str] = "tie"
    kind: str = "general"
    speaker: str = NARRATOR
    direction: str = ""
    orgs: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    isic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Item):
    """What one side would like, suggests or is interested in; `sub` tells which."""

    type: ClassVar[str] = "proposal"
    by: str = UNKNOWN
    to: str = UNKNOWN
    topic: str = ""
    firmness: int = 1
    sub: str = ""
    speaker: str = NARRATOR
    hs: tuple[str, ...] = ()
    isic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Item):
    """An invitation from one side to the other."""

    type: ClassVar[str] = "invitation"
    by: str = UNKNOWN
    to: str = UNKNOWN
    to_what: str = ""
    speaker: str = NARRATOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Item):
    """What one side will do, is ready to do, or has agreed; firmness from 1 (expects) to 4 (agreed, signed)."""

    type: ClassVar[str] = "commitment"
    by: str = UNKNOWN
    to: str = UNKNOWN
    action: str = ""
    condition: str = ""
    deadline: str = ""
    firmness: int = 2
    speaker: str = NARRATOR
    hs: tuple[str, ...] = ()
    isic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Item):
    """A dated or datable happening."""

    type: ClassVar[str] = "event"
    kind: str
    status: Status = "past"
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Item):
    """A date or period as written; `value` in ISO form, empty where it is relative to something unsaid.

    `year_from` is the reason of an inferred year, empty where the year is written.
    """

    type: ClassVar[str] = "date"
    value: str = ""
    granularity: str = "day"
    role: str = ""
    year_from: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of a sector word as codes, with a score from 0 to 1."""

    name: str
    hs: tuple[str, ...]
    isic: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Item):
    """A branch of the economy, or a product, under discussion; candidates are at most three, best first."""

    type: ClassVar[str] = "sector"
    hs: tuple[str, ...] = ()
    isic: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Sector):
    """A product under discussion."""

    type: ClassVar[str] = "product"


@dataclass(frozen=True, slots=True)
class Aligned:
    """How items of several reports stand to each other: same, same_attribution_differs, differs or only_X."""

    relation: str
    items: tuple[str, ...]
    fields: tuple[str, ...] = ()
    score: float = 1.0
