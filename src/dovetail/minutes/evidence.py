"""What a language model says of reports, held against them: only what stands there word for word is let pass.

A quotation counts if it occurs in its report exactly once, blanks and the glyphs of quotation marks aside. Every word
and number that the model adds must stand within what it quotes. Whose words they are must be named there too, or be
what the rules found. Firmness is computed anew by rule; where the two disagree, the item is marked as disputed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from dovetail.minutes.document import Document
from dovetail.minutes.firmness import firmness
from dovetail.minutes.items import NARRATOR, UNKNOWN, Entity, Span, Statement, Voice
from dovetail.minutes.normal import folded, normal
from dovetail.minutes.reader import Minutes

TYPES = ("statement", "claim", "tie", "proposal", "invitation", "commitment", "event")
#: Fields whose words must all stand within what is quoted.
_WORDED = ("by", "to", "value", "date", "deadline", "condition", "topic")
#: Items beyond this, and quotations beyond so many characters, are no reading of a few pages.
MOST_ITEMS, MOST_QUOTED = 600, 4_000
#: Characters from a quotation within which the words that name its speaker must stand.
_NEAR = 600
_KINDS = frozenset(get_args(Voice))
_QUOTES = str.maketrans(dict.fromkeys('«»“”„‟"', '"'))
_NUMBER = re.compile(r"\d(?:[\d.,\u00a0 ]*\d)?")


@dataclass(frozen=True, slots=True)
class ModelItem:
    """What a model quoted and the verifier let pass; `disputed` says where rules read it otherwise."""

    doc: str
    type: str
    span: Span
    text: str
    fields: Mapping[str, Any]
    disputed: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """What a model said and the verifier did not let pass, with the reason."""

    said: str
    reason: str


def verified(minutes: Minutes, said: Sequence[Any]) -> tuple[tuple[ModelItem, ...], tuple[Refused, ...]]:
    """What of a model's items stands in the reports word for word, and the rest with reasons."""
    kept: list[ModelItem] = []
    refused: list[Refused] = []
    for one in said[:MOST_ITEMS]:
        if not isinstance(one, dict):
            refused.append(Refused(str(one)[:200], "not an item"))
            continue
        item, reason = _verified(minutes, one)
        if item is None:
            refused.append(Refused(str(one.get("quotation", ""))[:200], reason))
        elif not any(item.type == other.type and item.doc == other.doc and item.span == other.span for other in kept):
            kept.append(item)
    if len(said) > MOST_ITEMS:
        refused.append(Refused(f"{len(said) - MOST_ITEMS} further items", f"more than {MOST_ITEMS} items were given"))
    return tuple(kept), tuple(refused)


def _verified(minutes: Minutes, said: Mapping[str, Any]) -> tuple[ModelItem | None, str]:
    if said.get("type") not in TYPES:
        return None, f"'{str(said.get('type'))[:40]}' is no type of item"
    document = next((one for one in minutes.documents if one.letter == said.get("doc")), None)
    if document is None:
        return None, "there is no such report"
    places, reason = _places(document, said.get("quotation"))
    if reason or len(places) != 1:
        return None, reason or f"it stands in the report {len(places)} times"
    (place,) = places
    left = _loose(said["left"]).split() if isinstance(said.get("left"), str) else []
    if left and _loose(document.text[: place.start]).split()[-len(left) :] != left:
        return None, "the words before it are others"
    cited = [document.text[place.start : place.end]]
    if said.get("source"):
        sources, reason = _places(document, said["source"], least=1)
        near = [one for one in sources if one.end > place.start - _NEAR and one.start < place.end + _NEAR]
        if not near:
            return None, f"its source: {reason or 'it stands elsewhere in the report'}"
        cited.append(document.text[near[0].start : near[0].end])
    fields, reason = _fields(said, cited)
    if reason:
        return None, reason
    speaker, reason = _speaker(minutes, said.get("speaker"), document, place, cited)
    if speaker is None:
        return None, reason
    if speaker:
        fields["speaker"] = speaker
    disputes = (reason, _disputed(str(said["type"]), fields.get("firmness"), cited[0]))
    told = "; ".join(one for one in disputes if one)
    return ModelItem(document.letter, str(said["type"]), place, cited[0], fields, told), ""


def _loose(text: str) -> str:
    return normal(text).translate(_QUOTES)


def _places(document: Document, quotation: Any, *, least: int = 8) -> tuple[list[Span], str]:
    """Where a quotation stands, by words: blanks may differ, and the glyphs of quotation marks."""
    parts = _loose(quotation).split() if isinstance(quotation, str) else []
    if not parts:
        return [], "nothing is quoted"
    if not least <= len(" ".join(parts)) <= MOST_QUOTED:
        return [], "too short to be evidence" if len(" ".join(parts)) < least else "too long to be a quotation"
    words = r"\s+".join(re.escape(part) for part in parts)
    found = re.finditer(rf"(?<!\w){words}(?!\w)", _loose(document.text))
    spans = [Span(one.start(), one.end()) for one in found]
    return spans, "" if spans else "it does not stand in the report"


def _fields(said: Mapping[str, Any], cited: Sequence[str]) -> tuple[dict[str, Any], str]:
    """The model's fields, or the first fault among them."""
    fields: dict[str, Any] = {}
    words = " ".join(_loose(one) for one in cited)
    known = set(re.findall(r"[^\W\d_]+", words.lower()))
    numbers = {_digits(one) for one in _NUMBER.findall(words)} | set(re.findall(r"\d+", words))
    for name in _WORDED:
        value = said.get(name)
        if value in (None, "", []):
            continue
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return {}, f"'{name}' is neither words nor a number"
        text = _loose(f"{value:.15g}" if isinstance(value, float) else str(value))
        foreign = [one for one in _NUMBER.findall(text) if _digits(one) not in numbers]
        foreign += [one for one in re.findall(r"[^\W\d_]+", text) if one.lower() not in known]
        if foreign:
            return {}, f"'{foreign[0][:60]}' does not stand within what is quoted"
        fields[name] = value
    if (kind := said.get("kind")) and said["type"] == "statement":
        if kind not in _KINDS:
            return {}, f"'{str(kind)[:40]}' is no kind of statement"
        fields["kind"] = kind
    if (level := said.get("firmness")) is not None:
        if isinstance(level, bool) or level not in (0, 1, 2, 3, 4):
            return {}, f"'{str(level)[:40]}' is no firmness"
        fields["firmness"] = int(level)
    return fields, ""


def _digits(number: str) -> str:
    """A number without the signs that group its digits: `1,000` and `1 000` are `1000`."""
    return re.sub(r"(?<=\d)[.,\u00a0 ](?=\d{3}(?!\d))", "", number)


def _speaker(
    minutes: Minutes, name: Any, document: Document, place: Span, cited: Sequence[str]
) -> tuple[str | None, str]:
    """Who the model says is speaking, as far as it is evident, and where the rules found another.

    None with the reason if the name stands neither within what is quoted nor for whom the rules found here.
    """
    if name in (None, "", NARRATOR, UNKNOWN):
        return "", ""
    if not isinstance(name, str):
        return None, "the speaker is no name"
    overlapping = [
        one
        for one in minutes.of("statement")
        if isinstance(one, Statement) and one.doc == document.letter and one.span.overlap(place)
    ]
    by_rule = {one.speaker for one in overlapping} - {UNKNOWN}
    meant = {entity.id for entity in minutes.entities.values() if entity.type == "person" and _called(entity, name)}
    if by_rule & meant:
        return name, ""
    words = set(re.findall(r"[^\W\d_]+", folded(" ".join(_loose(one) for one in cited))))
    parts = re.findall(r"[^\W\d_]+", folded(_loose(name)))
    if not parts or not set(parts) <= words:
        return None, f"the speaker '{name[:60]}' is not named within what is quoted"
    return name, f"by rule it is said by {', '.join(sorted(minutes.name(one) for one in by_rule))}" if by_rule else ""


def _called(entity: Entity, name: str) -> bool:
    """Whether a name is that of a person of the reports: in full, or the surname alone."""
    forms = {folded(_loose(one)) for one in (entity.id, entity.canonical, *entity.names) if one}
    return folded(_loose(name)) in forms | {one.split()[-1] for one in forms}


def _disputed(kind: str, claimed: int | None, text: str) -> str:
    """Where the rules read a commitment or proposal otherwise."""
    if kind not in ("commitment", "proposal", "invitation"):
        return ""
    ruled = firmness(normal(text).strip('“”"«» '))
    if ruled is None:
        return "by rule it is neither a commitment nor a proposal"
    if ruled.intent != kind:
        return f"by rule it is a {ruled.intent}"
    return f"by rule its firmness is {ruled.level}" if claimed is not None and claimed != ruled.level else ""
