"""Read reports of a meeting into evidence: every item with its place in the original text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dovetail.errors import InvalidRequestError, problem
from dovetail.minutes.align import align
from dovetail.minutes.assemble import items_of
from dovetail.minutes.dates import dates, meeting_date
from dovetail.minutes.document import Document, letter_of
from dovetail.minutes.extract import read_document
from dovetail.minutes.gazetteer import gazetteer
from dovetail.minutes.items import (
    Aligned,
    Entity,
    Item,
    Sector,
)
from dovetail.minutes.mentions import cast
from dovetail.minutes.mixture import mixed, without_guesses
from dovetail.minutes.registry import Registry, iso, register
from dovetail.minutes.scene import Scene, scene
from dovetail.minutes.sectors import Topic, agenda
from dovetail.minutes.speech import Said, speech
from dovetail.terms.period import Period
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

    def held(self, meeting: Period | str) -> Minutes:
        """The minutes of a meeting held then, where the reports leave its year or the whole date unsaid.

        Raises
        ------
        InvalidRequestError
            If the reports tell of another year or month.
        """
        when = Period.of(meeting)
        if not self.date:
            return replace(self, date=str(when))
        if self.date.startswith("--"):
            return replace(self, date=f"{when.year}{self.date[1:]}")
        if not Period.of(self.date[:7] if when.months < 12 else self.date[:4]).contains(when):
            raise InvalidRequestError(
                problem(
                    f"the meeting was given as of {when}, and the reports tell of {self.date}",
                    why="figures of another time would stand beside what was said",
                    do="leave the date out, or give reports of that meeting",
                )
            )
        return self

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
        The user's own firms, a table with the columns of the packaged `figures/gazetteer/firms.csv`.

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
    UnreadableFileError, InconsistentDataError
        If the user's table cannot be read, or a firm in it has no name or lies nowhere.
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
    found = cast(scenes, registry)
    items: list[Item] = []
    codes: dict[str, tuple[str, ...]] = {}
    for one in scenes:
        dated = dates(one.document, day, reasons.get(one.document.letter, year_from))
        items += items_of(one, registry, found, spoken[one.document.letter], dated, codes)
    both = {one.letter: one for one in documents if mixed(one)}
    items = list(without_guesses(items, both))
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
        if mixed(one.document):
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
