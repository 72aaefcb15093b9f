"""The persons behind the sources of a text: by name, by office, by pronoun, and by agreement with a verb."""

from __future__ import annotations

import re

from dovetail.minutes.attribution import Attribution
from dovetail.minutes.cues import SOURCE
from dovetail.minutes.items import UNKNOWN, Span
from dovetail.minutes.persons import tags
from dovetail.minutes.registry import Reference, Registry
from dovetail.minutes.scene import Scene

Sources = list[tuple[Span, list[Reference]]]


def sources_of(scene: Scene, references: list[Reference]) -> Sources:
    """References side by side ("President of X Name", "Name, the governor,") as one source each."""
    merged: Sources = []
    for one in references:
        if merged:
            span, group = merged[-1]
            between = scene.plain[span.end : one.span.start]
            same = one.person == group[-1].person or UNKNOWN in (one.person, group[-1].person)
            if same and re.fullmatch(r"\s?,?\s?(?:России\s|РФ\s)?", between) and one.form != group[-1].form:
                merged[-1] = (Span(span.start, one.span.end), [*group, one])
                continue
        if not (merged and merged[-1][0].covers(one.span)):
            merged.append((one.span, [one]))
    return merged


_GENDER = {
    "he": False,
    "him": False,
    "his": False,
    "он": False,
    "его": False,
    "she": True,
    "her": True,
    "она": True,
    "ее": True,
}


def person_of(
    scene: Scene,
    source: Span,
    sources: Sources,
    registry: Registry,
    recent: list[str],
    first: tuple[int, str] = (0, ""),
) -> str:
    """The person of a source: by name, by office, or the person whom a pronoun means."""
    for span, group in sources:
        if span == source or span.overlap(source):
            known = next((one.person for one in group if one.person != UNKNOWN), UNKNOWN)
            if known != UNKNOWN:
                return known
            office = next((one.office for one in group if one.office), None)
            return registry.holder(office, scene.document.letter, recent) if office else UNKNOWN
    word = scene.plain[source.start : source.end].lower()
    known = [first[1], *recent] if first[1] and first[0] < source.start else recent
    return registry.pronoun(_GENDER.get(word), known)


def subject_of(
    scene: Scene,
    shadow: str,
    unit: Span,
    sources: Sources,
    registry: Registry,
    recent: list[str],
) -> tuple[int, str]:
    """Where a sentence names its first person outside quotations, and who that is; nobody if it starts with none."""
    first = next((span for span, _ in sources if unit.covers(span) and shadow[span.start] == SOURCE), None)
    if first is None or first.start - unit.start > 3:
        return (0, "")
    person = person_of(scene, first, sources, registry, recent)
    return (first.start, person) if person != UNKNOWN else (0, "")


def agrees(scene: Scene, one: Attribution, sources: Sources) -> bool:
    """Whether a name behind its word of speaking stands in the nominative: in "поблагодарил Буркова" he is thanked."""
    if one.cue.start > one.source.start:
        return True
    group = next((group for span, group in sources if span.overlap(one.source)), [])
    name = next((ref for ref in group if ref.form == "name"), None)
    if name is None:
        return True
    surname = re.findall(r"[^\W\d_]+", scene.plain[name.span.start : name.span.end])[-1]
    female = scene.plain[one.cue.start : one.cue.end].split()[0].endswith(("ла", "лась"))
    wanted = ("femn", "ms-f") if female else ("masc", "ms-f")
    readings = [tag for tag, _, score in tags(surname) if score > 0.02]
    named = [tag for tag in readings if "Surn" in tag]
    if not named:
        return female or not re.search(r"(?:а|я|у|ю|ом|ем|ым|ой|е|ого|ему)$", surname.lower())
    return any("nomn" in tag and any(gender in tag for gender in wanted) for tag in named)
