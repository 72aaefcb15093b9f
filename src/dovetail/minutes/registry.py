"""Who is who: persons with their offices across all reports of a meeting, and what "he" or "the President" means.

A reading that the text does not settle is `unknown`, never a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dovetail.minutes.gazetteer import Gazetteer, Word, officials
from dovetail.minutes.items import UNKNOWN, Entity, Span
from dovetail.minutes.normal import folded, latin
from dovetail.minutes.persons import Name, names
from dovetail.minutes.roles import Office, offices
from dovetail.minutes.scene import Scene
from dovetail.minutes.sides import parties
from dovetail.minutes.surnames import gender_of, plain_form, polite, same_name, surname_of, surname_stem
from dovetail.terms.territory import Territory


@dataclass(slots=True, eq=False)
class Person:
    """A person of the meeting while the reports are read; `female` is None where nothing tells."""

    id: str
    parts: tuple[str, ...]
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    offices: list[Office] = field(default_factory=list)
    female: bool | None = None
    documents: set[str] = field(default_factory=set)

    @property
    def codes(self) -> tuple[str, ...]:
        """Territories named with the person's offices; of an ambassador only the one that sends."""
        found: list[str] = []
        for office in self.offices:
            found += office.codes[:1] if office.sort in ("ambassador", "consul", "representative") else office.codes
        return tuple(dict.fromkeys(found))

    @property
    def territory(self) -> str:
        """The territory that the person speaks for: a region before its country; empty if none is named."""
        codes = self.codes
        return next((code for code in codes if "-" in code), codes[0] if codes else "")

    def entity(self) -> Entity:
        written: Counter[str] = Counter()
        for parts, count in self.forms.items():
            written[plain_form(parts, self.female)] += count
        role = max((office.text for office in self.offices), key=len, default="")
        return Entity(
            id=self.id,
            type="person",
            canonical=written.most_common(1)[0][0] if written else " ".join(self.parts),
            role=re.sub(r"^[Tt]he ", "", role),
            party=iso(self.territory),
            names=tuple(sorted(written)),
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a person is named or meant."""

    span: Span
    person: str
    form: str
    office: Office | None


def iso(code: str) -> str:
    """A territory's code as annotations of reports write it: ISO 3166-1 alpha-2 for countries, 3166-2 for regions.

    >>> iso("BLR"), iso("RU-CHE")
    ('BY', 'RU-CHE')
    """
    return _alpha2().get(code, code)


def _alpha2() -> dict[str, str]:
    if not _ALPHA2:
        from dovetail.minutes.gazetteer import territory_rows

        _ALPHA2.update({row["code"]: row["alpha2"] for row in territory_rows() if row["alpha2"]})
    return _ALPHA2


_ALPHA2: dict[str, str] = {}


@dataclass(slots=True)
class Registry:
    """Persons of a meeting, and the references to them in each document."""

    persons: dict[str, Person] = field(default_factory=dict)
    references: dict[str, list[Reference]] = field(default_factory=dict)
    offices: dict[str, list[Office]] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    opposed: list[tuple[str, str]] = field(default_factory=list)

    def candidates(self, office: Office, letter: str) -> list[Person]:
        """Persons who may hold an office named without a name, those of the same document first."""
        matching = [person for person in self.persons.values() if any(_fits(one, office) for one in person.offices)]
        if office.codes:
            matching = [person for person in matching if not person.codes or _shared(person.codes, office)]
            exact = [person for person in matching if set(person.codes) & set(office.codes)]
            matching = exact or matching
        if office.sort == "head_of_state" and not office.codes:
            national = [person for person in matching if "-" not in person.territory]
            matching = national or matching
        here = [person for person in matching if letter in person.documents]
        if not matching and not office.codes and office.sort in _MAIN:
            unnamed = [person for person in self.persons.values() if not person.offices and letter in person.documents]
            matching = unnamed if len(unnamed) == 1 else []
        return here or matching

    def resolve(self, office: Office, letter: str, recent: Sequence[str]) -> str:
        """The person whom an office without a name means, or `unknown`; `recent` persons come last first."""
        if office.plural:
            return UNKNOWN
        if office.sort == "counterpart":
            meant = [one for one in self.persons.values() if any("counterpart" in held.text for held in one.offices)]
            return meant[0].id if len(meant) == 1 else UNKNOWN
        if office.sort == "somebody":
            return recent[0] if recent and recent[0] in self.persons else UNKNOWN
        found = self.candidates(office, letter)
        if len(found) > 1 and (words := re.findall(r"[^\W\d_]{4,}", office.text.lower())):
            worded = [one for one in found if any(words[-1] in held.text.lower() for held in one.offices)]
            found = worded or found
        if len(found) == 1:
            return found[0].id
        among = {person.id for person in found}
        return next((one for one in recent if one in among), UNKNOWN)

    def holder(self, office: Office, letter: str, recent: Sequence[str], speaks: bool = False) -> str:
        """As `resolve`; an office of a named territory that nobody by name holds stands for its unnamed holder.

        So does any office whose holder `speaks`.
        """
        found = self.resolve(office, letter, recent)
        if found != UNKNOWN or office.plural or office.sort == "counterpart" or self.candidates(office, letter):
            return self._refer(office, letter, found)
        if not office.codes and (office.sort not in _MAIN or office.deputy) and not speaks:
            return UNKNOWN
        key = "_".join(["deputy" if office.deputy else "", office.sort, *office.codes]).strip("_")
        person = self.persons.setdefault(key, Person(key, (re.sub(r"^[Tt]he ", "", office.text),)))
        person.offices.append(office)
        person.documents.add(letter)
        return self._refer(office, letter, key)

    def _refer(self, office: Office, letter: str, person: str) -> str:
        """Let the place where an office stands refer to the one found to hold it."""
        if person != UNKNOWN:
            self.references[letter] = [
                replace(one, person=person) if one.office is office else one for one in self.references.get(letter, ())
            ]
        return person

    def pronoun(self, female: bool | None, recent: Sequence[str]) -> str:
        """The person whom "he" or "she" means: the one just spoken of whose gender fits, or is not known."""
        for one in recent:
            person = self.persons.get(one)
            if person and (female is None or person.female in (female, None)):
                return one
        return UNKNOWN


#: Offices that a report gives to its main figure without saying so.
_MAIN = ("head_of_state", "governor", "prime_minister", "ambassador")


def _fits(held: Office, named: Office) -> bool:
    if held.deputy != named.deputy and not (held.deputy and named.text.lower().startswith(("deputy", "вице"))):
        return False
    if held.sort == named.sort:
        return True
    pairs = {
        ("head_of_state", "leader"),
        ("committee_chair", "chair"),
        ("committee_chair", "head"),
        ("governor", "leader"),
        ("governor", "head"),
        ("head_of_state", "head"),
        ("ambassador", "diplomat"),
        ("state_minister", "minister"),
        ("consul", "diplomat"),
        ("representative", "diplomat"),
        ("speaker", "chair"),
        ("committee_chair", "governor"),
    }
    return (held.sort, named.sort) in pairs and (named.sort != "head" or bool(named.codes))


def _shared(codes: Sequence[str], office: Office) -> bool:
    wanted = office.codes[:1] if office.sort in ("ambassador", "consul", "representative") else office.codes
    mine = {*codes, *(Territory(code).country.code for code in codes)}
    theirs = {*wanted, *(Territory(code).country.code for code in wanted if office.sort == "governor")}
    if office.sort == "head_of_state":
        return bool(set(codes) & set(wanted))
    return bool(mine & theirs)


def register(scenes: Sequence[Scene], known: Gazetteer) -> Registry:
    """The persons of all documents of a meeting, and every reference to them."""
    registry = Registry()
    found = {scene.document.letter: (scene, offices(scene)) for scene in scenes}
    written = {letter: names(scene, known, held) for letter, (scene, held) in found.items()}
    aside = {scene.document.letter: scene.document.furniture for scene in scenes}
    everything = [
        (letter, name)
        for letter, list_ in written.items()
        for name in list_
        if not any(span.covers(name.span) for span in aside[letter])
    ]
    everything.sort(key=lambda one: (-len(one[1].parts), not one[1].sure))
    for letter, name in everything:
        _enter(registry, letter, name, known)
    for list_ in written.values():
        _counterparts(registry, list_)
    _known_officials(registry)
    for letter, (scene, held) in found.items():
        registry.offices[letter] = held
        registry.references[letter] = _references(registry, scene, written[letter], held)
    registry.parties = parties(list(registry.persons.values()), scenes)
    for one, code in registry.opposed:
        own = [side for side in registry.parties if Territory(side).country.code != Territory(code).country.code]
        if len(own) == 1:
            _belongs(registry.persons[one], own[0])
    for person in registry.persons.values():
        for wanted, sorts in (("region", ("governor",)), ("country", ("head_of_state", "prime_minister"))):
            own = [side for side in registry.parties if Territory(side).kind == wanted]
            others = {one.territory for one in registry.persons.values() if one is not person}
            own = own if len(own) == 1 else [side for side in own if side not in others]
            regional = wanted == "region" and any(_OF_THE_REGION.search(office.text) for office in person.offices)
            if len(own) == 1 and (regional or any(office.sort in sorts for office in person.offices)):
                _belongs(person, own[0])
    return registry


_OF_THE_REGION = re.compile(r"\b(?:региона|области|края|of the (?:region|oblast|province))$")


def _belongs(person: Person, side: str) -> None:
    """Let a person whose territory the reports leave unsaid speak for a side of the meeting."""
    if not person.codes:
        person.offices.append(Office(Span(0, 0), "counterpart", False, (side,), False, ""))


def _enter(registry: Registry, letter: str, name: Name, known: Gazetteer) -> None:
    person = _known_person(registry, name)
    if person is None and polite(name.parts):
        return
    if person is None:
        key = latin(surname_stem(name.surname)).replace("'", "").replace(" ", "")
        while key in registry.persons:
            key += "_" + latin(name.parts[0])[:1]
        person = Person(key, name.parts)
        registry.persons[key] = person
    person.documents.add(letter)
    if (len(name.parts) >= len(person.parts) or not person.forms) and not polite(name.parts):
        person.forms[name.parts] += 1
    if name.office is not None:
        person.offices.append(name.office)
    if person.female is None:
        person.female = gender_of(name.parts, known)


def _counterparts(registry: Registry, written: Sequence[Name]) -> None:
    """A counterpart holds the office of the person named before."""
    for before, name in pairwise(written):
        if name.office is None or name.office.sort != "counterpart":
            continue
        person, other = _known_person(registry, name), _known_person(registry, before)
        office = next((one for one in (other.offices if other else ()) if one.sort != "counterpart"), None)
        if other and not other.codes and name.office.codes:
            registry.opposed.append((other.id, name.office.codes[0]))
        if person and office and person is not other:
            person.offices.append(replace(office, codes=name.office.codes, text=name.office.text))


def _known_officials(registry: Registry) -> None:
    """Give persons whose office everybody knows that office, where the report leaves it or its country unsaid."""
    for row in officials():
        for written in (row["name_en"], row["name_ru"]):
            parts = tuple(written.split())
            office = Office(Span(0, 0), row["office"], False, (row["territory"],), False, "")
            person = _known_person(registry, Name(Span(0, 0), parts, None, True))
            if person is None or not _is_official(person, parts, row["name_ru"]):
                continue
            held = [one for one in person.offices if one.sort != "counterpart"]
            if all(one.sort == office.sort and not one.codes for one in held):
                person.offices.append(office)


def _is_official(person: Person, parts: tuple[str, ...], russian: str) -> bool:
    """Whether a person of an official's surname is that official by the given name, as far as it is written."""
    if len(person.parts) < 2:
        return True
    mine, known = latin(person.parts[0]), latin(parts[0])
    alike = mine.startswith(known) or known.startswith(mine) or same_name(mine, known)
    return alike and not (person.female and gender_of(russian.split()) is False)


def _known_person(registry: Registry, name: Name) -> Person | None:
    surname = name.surname
    if polite(name.parts):
        given = plain_form(name.parts).split()[0]
        namesakes = [one for one in registry.persons.values() if plain_form(one.parts).split()[0] == given]
        return namesakes[0] if len(namesakes) == 1 else None
    for person in registry.persons.values():
        own = surname_of(person.parts)
        family, *others = person.parts
        if len(name.parts) == 1 and len(others) > 1 and own == family and surname == others[-1]:
            return person
        short = len(name.parts) == 1 or not others
        if same_name(own, surname) and (short or latin(family)[:1] == latin(" ".join(name.parts))[:1]):
            return person
    return None


def _references(registry: Registry, scene: Scene, written: Sequence[Name], held: Sequence[Office]) -> list[Reference]:
    """Names, surnames and offices of a document, each with its person; offices in the order of the text."""
    letter = scene.document.letter
    spans: list[Reference] = []
    taken: list[Span] = []
    for name in written:
        if person := _known_person(registry, name):
            spans.append(Reference(name.span, person.id, "name", name.office))
            taken.append(name.span)
    stems: dict[str, str] = {}
    for person in registry.persons.values():
        surname = surname_of(person.parts)
        if surname == person.parts[0] and len(person.parts) > 2:
            stems.setdefault(surname_stem(person.parts[-1]), person.id)
        if len(surname) > 2 or surname in ("Xi", "Li", "Си", "Ли"):
            stems.setdefault(surname_stem(surname), person.id)
            stems.setdefault(latin(surname_stem(surname)), person.id)
    for position, single in enumerate(scene.words):
        word = single
        if not word.text[0].isupper() or any(span.covers(word.span) for span in taken):
            continue
        if scene.plain[word.span.end : word.span.end + 1] == "-" and position + 1 < len(scene.words):
            word = _hyphened(scene, word, scene.words[position + 1]) or word
        who = stems.get(surname_stem(word.text)) or (
            stems.get(latin(surname_stem(word.text))) if len(word.text) > 4 else None
        )
        if (
            who
            and not any(office.span.covers(word.span) for office in held)
            and not scene.plain[: word.span.start].endswith(("«", '"'))
        ):
            span = _with_given(scene, word.span, registry.persons[who])
            spans.append(Reference(span, who, "name", None))
            taken.append(span)
    spans.sort(key=lambda one: one.span.start)
    owners = {id(one.office): one.person for one in spans if one.office is not None}
    everything = [*spans]
    for office in sorted(held, key=lambda one: (not one.codes, one.span.start)):
        if office.plural:
            continue
        if id(office) in owners:
            everything.append(Reference(office.span, owners[id(office)], "nominal", office))
            continue
        before = [one for one in spans if one.span.end <= office.span.start]
        paragraph = next((one.span for one in scene.document.body if one.span.covers(office.span)), None)
        recent = [
            one.person for one in reversed(before) if paragraph is None or one.span.start >= paragraph.start - 600
        ]
        who = (
            registry.holder(office, letter, recent)
            if office.codes or office.sort in _MAIN
            else registry.resolve(office, letter, recent)
        )
        person = registry.persons.get(who)
        if person and office not in person.offices and (office.codes or (not person.offices and office.sort in _MAIN)):
            person.offices.append(office)
        everything.append(Reference(office.span, who, "nominal", office))
    return sorted(everything, key=lambda one: one.span.start)


def _hyphened(scene: Scene, word: Word, follower: Word) -> Word | None:
    """Two words with a hyphen between them as one."""
    if follower.span.start != word.span.end + 1 or not follower.text[0].isupper():
        return None
    span = Span(word.span.start, follower.span.end)
    text = scene.slice(span)
    return Word(span, text, folded(text), folded(text))


def _with_given(scene: Scene, surname: Span, person: Person) -> Span:
    """A surname with the given name before it, where it is that person's."""
    before = re.search(r"(?<![^\W\d_])([^\W\d_]{2,})\s$", scene.plain[max(0, surname.start - 24) : surname.start])
    if before and surname_stem(before[1]) in [surname_stem(part) for part in person.parts[:-1]]:
        return Span(surname.start - len(before[0]), surname.end)
    return surname
