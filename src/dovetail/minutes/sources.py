"""The persons behind the sources of a text: by name, by office, by pronoun, and by agreement with a verb."""

from __future__ import annotations

import re
from dataclasses import replace

from dovetail.minutes.attribution import Attribution
from dovetail.minutes.cues import SOURCE
from dovetail.minutes.items import UNKNOWN, Span
from dovetail.minutes.registry import Reference, Registry
from dovetail.minutes.scene import Scene
from dovetail.minutes.surnames import tags

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
    speaks: bool = False,
) -> str:
    """The person of a source: by name, by office, or the person whom a pronoun means.

    An office that nobody holds by name stands for its unnamed holder if that one `speaks`.
    """
    for span, group in sources:
        if span == source or span.overlap(source):
            known = next((one.person for one in group if one.person != UNKNOWN), UNKNOWN)
            if known != UNKNOWN:
                return known
            office = next((one.office for one in group if one.office), None)
            return registry.holder(office, scene.document.letter, recent, speaks) if office else UNKNOWN
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


#: Words of quoting somebody, who then stands behind them in another case.
_QUOTING = re.compile(r"по\s|по$|согласно|со\s|quot|cit|цитирует|приводит|передает|(?:was|is) quoted", re.IGNORECASE)


def settled(scene: Scene, unit: Span, one: Attribution, sources: Sources) -> Attribution | None:
    """An attribution with the subject of its verb for a source: not whom the speaker met, nor whom he thanked.

    Where the source beside the verb stands in another case than the nominative ("на встрече с президентом отметил"),
    or behind "with", the first source of the sentence that may be a subject takes its place.
    """
    russian = scene.document.russian
    if _QUOTING.match(scene.plain, one.cue.start):
        return one
    if one.cue.start < one.source.start:
        return one if not russian or agrees(scene, one, sources) else None
    if _subject_like(scene, one.source, russian):
        return one
    earlier = [span for span, _ in sources if unit.start <= span.start < one.source.start]
    subject = next((span for span in earlier if _subject_like(scene, span, russian)), None)
    if subject is None and russian:
        later = [span for span, _ in sources if one.cue.end < span.start < min(unit.end, one.cue.end + 40)]
        subject = next((span for span in later if _subject_like(scene, span, russian)), None)
    return replace(one, source=subject) if subject else one


def _subject_like(scene: Scene, source: Span, russian: bool) -> bool:
    if not russian:
        return not re.search(r"\b(?:with|to)\s+(?:the\s+)?$", scene.plain[max(0, source.start - 10) : source.start])
    first = re.match(r"[^\W\d_]+", scene.plain[source.start : source.end])
    if first is None or len(first[0]) < 3:
        return True
    readings = [tag for tag, _, score in tags(first[0].lower()) if score > 0.01]
    return any("nomn" in tag or "Surn" in tag for tag in readings) or not readings


def agrees(scene: Scene, one: Attribution, sources: Sources) -> bool:
    """Whether a name behind its word of speaking stands in the nominative: in "поблагодарил Буркова" he is thanked."""
    if one.cue.start > one.source.start:
        return True
    group = next((group for span, group in sources if span.overlap(one.source)), [])
    name = next((ref for ref in group if ref.form == "name"), None)
    if name is None:
        return True
    words = re.findall(r"[^\W\d_]+", scene.plain[name.span.start : name.span.end])
    given = [tag for tag, _, score in tags(words[0]) if "Name" in tag and score > 0.05] if len(words) > 1 else []
    if given:
        return any("nomn" in tag for tag in given)
    surname = words[-1]
    female = scene.plain[one.cue.start : one.cue.end].split()[0].endswith(("ла", "лась"))
    wanted = ("femn", "ms-f") if female else ("masc", "ms-f")
    readings = [tag for tag, _, score in tags(surname) if score > 0.02]
    named = [tag for tag in readings if "Surn" in tag]
    if not named:
        return female or not re.search(r"(?:а|я|у|ю|ом|ем|ым|ой|е|ого|ему)$", surname.lower())
    return any("nomn" in tag and any(gender in tag for gender in wanted) for tag in named)
