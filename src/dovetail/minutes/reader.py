"""Read reports of a meeting into evidence: every item with its place in the original text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dovetail.errors import InvalidRequestError, problem
from dovetail.minutes.align import align
from dovetail.minutes.dates import Dated, dates, meeting_date
from dovetail.minutes.document import Document, letter_of
from dovetail.minutes.events import events
from dovetail.minutes.extract import read_document
from dovetail.minutes.gazetteer import gazetteer
from dovetail.minutes.intents import Intent, intents
from dovetail.minutes.items import (
    NARRATOR,
    Aligned,
    Candidate,
    Claim,
    Commitment,
    Date,
    Entity,
    Event,
    Invitation,
    Item,
    Mention,
    Product,
    Proposal,
    Sector,
    Span,
    Statement,
    Tie,
)
from dovetail.minutes.mentions import Cast, cast
from dovetail.minutes.registry import Registry, iso, register
from dovetail.minutes.scene import Scene, scene
from dovetail.minutes.sectors import Branch, Topic, agenda, sectors
from dovetail.minutes.speech import Said, speech
from dovetail.minutes.trade import Told, claims, ties
from dovetail.minutes.utterances import utterances
from dovetail.terms.territory import Territory


@dataclass(frozen=True, slots=True)
class Minutes:
    """What reports of one meeting say.

    `parties` are the two sides as codes of `Territory`; `date` is the day of the meeting in ISO form (empty if no
    report gives one) and `year_from` the reason of its year where no report writes it; `items` are in the order of
    documents and places; `notes` tell what a reader should know before relying on them.
    """

    documents: tuple[Document, ...]
    entities: Mapping[str, Entity]
    items: tuple[Item, ...]
    alignment: tuple[Aligned, ...]
    agenda: tuple[Topic, ...]
    parties: tuple[str, ...]
    date: str = ""
    year_from: str = ""
    notes: tuple[str, ...] = ()

    def of(self, *types: str) -> tuple[Item, ...]:
        """The items of some types (`statement`, `claim`, `tie` ...)."""
        return tuple(item for item in self.items if item.type in types)

    def item(self, id_: str) -> Item:
        """The item of an id.

        Raises
        ------
        InvalidRequestError
            If there is none.
        """
        for one in self.items:
            if one.id == id_:
                return one
        raise InvalidRequestError(
            problem(
                f"there is no item '{id_}' in these minutes",
                do="list them with `dovetail read` and give an id of the first column",
            )
        )

    def document(self, letter: str) -> Document:
        """The document of a letter."""
        return next(one for one in self.documents if one.letter == letter)

    def name(self, entity: str) -> str:
        """The name of an entity as a person reads it."""
        known = self.entities.get(entity)
        return known.canonical if known else entity

    def to_dict(self) -> dict[str, Any]:
        """Everything as JSON values, in the form of an annotation file."""
        return {
            "meta": {
                "offsets": "0-based Unicode code points, end-exclusive",
                "date": self.date,
                "year_from": self.year_from,
                "parties": [iso(code) for code in self.parties],
                "notes": list(self.notes),
            },
            "documents": {
                one.letter: {
                    "path": one.name,
                    "address": one.address,
                    "chars": len(one.text),
                    "sha256": one.sha256,
                    "media": one.media,
                }
                for one in self.documents
            },
            "entities": {key: _entity(entity) for key, entity in self.entities.items()},
            "items": [item.to_dict() for item in self.items],
            "alignment": [
                {"relation": one.relation, "items": list(one.items), "fields": list(one.fields), "score": one.score}
                for one in self.alignment
            ],
            "agenda": [
                {
                    "name": one.name,
                    "hs": list(one.hs),
                    "isic": list(one.isic),
                    "score": one.score,
                    "items": list(one.items),
                }
                for one in self.agenda
            ],
        }


def _entity(entity: Entity) -> dict[str, Any]:
    values = {
        "type": entity.type,
        "canonical": entity.canonical,
        "role": entity.role,
        "party": entity.party,
        "iso": entity.iso,
        "country": entity.country,
        "hs": list(entity.hs),
        "isic": list(entity.isic),
        "names": list(entity.names),
    }
    return {key: value for key, value in values.items() if value}


def read_minutes(sources: Sequence[str | Path] | str | Path, *, gazetteer_file: str | Path | None = None) -> Minutes:
    """Read one or several reports of one meeting.

    Parameters
    ----------
    sources
        Paths of text, Markdown, HTML, DOCX or PDF files; `-` is standard input.
    gazetteer_file
        The user's own firms, a CSV file with the columns of the packaged `figures/gazetteer/firms.csv`.

    Returns
    -------
    Minutes
        Items, entities, alignment and agenda. Nothing is asserted that no span of a report carries.

    Raises
    ------
    InvalidRequestError
        If no report is given.
    UnreadableDocumentError, UnsafeInputError
        If a report cannot be read as a text.
    """
    paths = [sources] if isinstance(sources, (str, Path)) else list(sources)
    if not paths:
        raise InvalidRequestError(problem("no report was given", do="give the path of at least one report"))
    documents = [read_document(path, letter_of(index)) for index, path in enumerate(paths)]
    return read_documents(documents, gazetteer_file=gazetteer_file)


def read_documents(documents: Sequence[Document], *, gazetteer_file: str | Path | None = None) -> Minutes:
    """As `read_minutes`, from documents that are already open."""
    known = gazetteer(Path(gazetteer_file) if gazetteer_file else None)
    scenes = [scene(document, known) for document in documents]
    registry = register(scenes, known)
    day, year_from, reasons = meeting_date(documents)
    spoken = {one.document.letter: speech(one, registry) for one in scenes}
    found = cast(scenes, registry, known)
    items: list[Item] = []
    codes: dict[str, tuple[str, ...]] = {}
    for one in scenes:
        dated = dates(one.document, day, reasons.get(one.document.letter, year_from))
        items += _items(one, registry, found, spoken[one.document.letter], dated, codes)
    topics = agenda((item.id, item.candidates) for item in items if isinstance(item, Sector))
    return Minutes(
        documents=tuple(documents),
        entities=found.entities,
        items=tuple(items),
        alignment=align(items, [one.letter for one in documents], codes),
        agenda=topics,
        parties=registry.parties,
        date=day,
        year_from=year_from,
        notes=tuple(_notes(scenes, registry, spoken)),
    )


def _notes(scenes: Sequence[Scene], registry: Registry, spoken: Mapping[str, Sequence[Said]]) -> list[str]:
    notes = [note for one in scenes for note in one.document.notes]
    if len(registry.parties) < 2:
        notes.append("the reports name fewer than two countries or regions, so the sides of the meeting are unknown")
    for one in scenes:
        letter = one.document.letter
        if not spoken[letter]:
            notes.append(f"report {letter} holds no statement of anybody")
        named = {place.code for place in one.places}
        if registry.parties and not any(
            side in named or Territory(side).country.code in named for side in registry.parties
        ):
            notes.append(f"report {letter} names neither side of the meeting")
        text = one.plain
        cyrillic, roman = (
            sum("а" <= sign.lower() <= "я" for sign in text),
            sum("a" <= sign.lower() <= "z" for sign in text),
        )
        if min(cyrillic, roman) > 0.25 * max(cyrillic, roman, 1):
            notes.append(
                f"report {letter} mixes English and Russian; it was read as "
                f"{'Russian' if one.document.russian else 'English'}"
            )
    if len(scenes) > 1:
        people = [
            {ref.person for ref in registry.references[one.document.letter]} & set(registry.persons) for one in scenes
        ]
        for index, group in enumerate(people[1:], 1):
            if not group & people[0]:
                notes.append(f"reports A and {letter_of(index)} share no person: they may be of different meetings")
    return notes


def _items(
    one: Scene,
    registry: Registry,
    found: Cast,
    said: Sequence[Said],
    dated: Sequence[Dated],
    codes: dict[str, tuple[str, ...]],
) -> list[Item]:
    letter = one.document.letter
    counts: Counter[str] = Counter()

    def common(kind: str, span: Span, confidence: float) -> dict[str, Any]:
        counts[kind] += 1
        return {
            "id": f"{letter}-{kind}-{counts[kind]:02d}",
            "doc": letter,
            "span": span,
            "text": one.document.text[span.start : span.end],
            "confidence": confidence,
        }

    clauses = utterances(one, said)
    taken = [mention.span for mention in found.mentions[letter] if mention.type in ("person", "org")]
    branches = sectors(one, taken)
    result: list[Item] = []
    result += [
        Mention(
            **common("mention", ref.span, 0.95 if ref.form == "name" else 0.9),
            entity=ref.entity,
            entity_type=ref.type,
            form="name" if ref.form == "name" else "nominal",
        )
        for ref in found.mentions[letter]
    ]
    result += [
        Date(
            **common("date", when.span, 0.9 if not when.year_from else 0.75),
            value=when.value,
            granularity=when.granularity,
            role=when.role,
            year_from=when.year_from,
        )
        for when in dated
    ]
    result += [_statement(common, one_said) for one_said in said]
    for told in claims(one, clauses, registry):
        item = _claim(common, told, branches, dated, one, registry)
        codes[item.id] = _all_codes(one, told.span, branches, found)
        result.append(item)
    for told in ties(one, clauses, registry):
        orgs = found.orgs_within(letter, told.span)
        hs, isic = _codes_within(told.span, branches)
        tie = Tie(
            **common("tie", told.span, 0.75),
            kind=told.metric,
            speaker=told.speaker,
            direction=">".join(told.flow) if told.flow else "",
            orgs=tuple(org.id for org in orgs),
            hs=hs,
            isic=isic,
        )
        codes[tie.id] = _all_codes(one, told.span, branches, found)
        result.append(tie)
    for intent in intents(one, clauses, registry):
        item = _intent(common, intent, one, branches)
        codes[item.id] = _all_codes(one, intent.span, branches, found)
        result.append(item)
    result += [
        Event(**common("event", happening.span, 0.7), kind=happening.kind, status=happening.status, date=happening.date)
        for happening in events(one, clauses, dated)
    ]
    result += [_branch(common, branch) for branch in branches]
    return result


def _statement(common: Any, said: Said) -> Statement:
    confidence = {"direct": 0.95, "block": 0.9, "indirect": 0.85, "free_indirect": 0.65}[said.kind] - (
        0.15 if said.kind == "direct" and not said.explicit else 0.0
    )
    return Statement(
        **common("statement", said.span, confidence),
        kind=said.kind,
        speaker=said.speaker,
        attribution="explicit" if said.explicit else "implicit",
        cue=said.cue,
        source=said.source,
    )


def _codes_within(span: Span, branches: Sequence[Branch]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    best = [branch.candidates[0] for branch in branches if branch.candidates and span.overlap(branch.span)]
    hs = tuple(dict.fromkeys(code for one in best for code in one.hs))[:8]
    return hs, tuple(dict.fromkeys(code for one in best for code in one.isic))[:6]


def _all_codes(one: Scene, span: Span, branches: Sequence[Branch], found: Cast) -> tuple[str, ...]:
    names = [candidate.name for branch in branches if span.overlap(branch.span) for candidate in branch.candidates[:1]]
    return tuple(dict.fromkeys([*names, *(org.id for org in found.orgs_within(one.document.letter, span))]))


def _claim(
    common: Any, told: Told, branches: Sequence[Branch], dated: Sequence[Dated], one: Scene, registry: Registry
) -> Claim:
    hs, isic = _codes_within(told.span, branches)
    within = [when for when in dated if told.span.covers(when.span) and when.value]
    sides = [iso(side) for side in registry.parties]
    flow = told.flow
    reporter, partner = flow if flow else ("", "")
    if flow and told.metric == "import_flow_exists":
        reporter, partner = flow[1], flow[0]
    amount = told.amount
    del one
    return Claim(
        **common("claim", told.span, 0.8 if told.metric not in ("existence", "specialisation") else 0.65),
        metric=told.metric,
        speaker=told.speaker,
        direction=told.direction,
        operator=amount.operator if amount else "",
        value=amount.value if amount else None,
        unit=amount.unit if amount else "",
        period=within[0].value if within else "",
        base=within[1].value if len(within) > 1 else "",
        reporter=reporter if reporter else (sides[0] if flow is not None and sides else ""),
        partner=partner,
        flow={
            "export_flow": "export",
            "export_flow_exists": "export",
            "import_flow": "import",
            "import_flow_exists": "import",
        }.get(told.metric, ""),
        hs=hs,
        isic=isic,
        checkability=told.checkability,
    )


def _intent(common: Any, intent: Intent, one: Scene, branches: Sequence[Branch]) -> Item:
    hs, isic = _codes_within(intent.span, branches)
    words = one.document.text[intent.span.start : intent.span.end]
    firm = intent.firm
    if firm.intent == "commitment":
        return Commitment(
            **common("commitment", intent.span, 0.75),
            by=intent.by,
            to=intent.to,
            action=_short(words),
            condition=firm.condition,
            deadline=intent.deadline,
            firmness=firm.level,
            speaker=intent.speaker,
            hs=hs,
            isic=isic,
        )
    if firm.intent == "invitation":
        return Invitation(
            **common("invitation", intent.span, 0.8),
            by=intent.by,
            to=intent.to,
            to_what=_short(words),
            speaker=intent.speaker,
        )
    topic = ", ".join(
        dict.fromkeys(
            branch.candidates[0].name for branch in branches if branch.candidates and intent.span.overlap(branch.span)
        )
    )
    return Proposal(
        **common("proposal", intent.span, 0.7),
        by=intent.by,
        to=intent.to,
        topic=topic or _short(words),
        firmness=firm.level,
        sub=firm.sub,
        speaker=intent.speaker or NARRATOR,
        hs=hs,
        isic=isic,
    )


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:16]) + (" …" if len(words) > 16 else "")


def _branch(common: Any, branch: Branch) -> Sector:
    best: Candidate | None = branch.candidates[0] if branch.candidates else None
    kind = Product if branch.product else Sector
    return kind(
        **common(kind.type, branch.span, best.score if best else 0.4),
        hs=best.hs if best else (),
        isic=best.isic if best else (),
        candidates=branch.candidates,
    )


def entities_of(items: Iterable[Item]) -> Counter[str]:
    """How often each entity is mentioned."""
    return Counter(item.entity for item in items if isinstance(item, Mention))
