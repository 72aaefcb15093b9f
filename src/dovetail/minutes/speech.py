"""Who said what: quotations, reported speech, speakers' blocks, and speech carried on without words of speaking."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from dovetail.minutes.attribution import Attribution, attributions, clean, sources_in
from dovetail.minutes.blocks import Block, answers, blocks, runs
from dovetail.minutes.cues import BACKWARD_EN, BACKWARD_RU, HE_EN, HE_RU, SOURCE, TOPIC_EN, TOPIC_RU
from dovetail.minutes.items import UNKNOWN, Span, Voice
from dovetail.minutes.lists import points
from dovetail.minutes.lists import settled as settled_by
from dovetail.minutes.quotes import QUOTED, Quotation, dialogue, quotations, units
from dovetail.minutes.registry import Registry
from dovetail.minutes.scene import Scene
from dovetail.minutes.sources import Sources, person_of, settled, sources_of, subject_of


@dataclass(frozen=True, slots=True)
class Said:
    """A statement before it becomes an item."""

    span: Span
    kind: Voice
    speaker: str
    explicit: bool
    cue: Span | None = None
    source: Span | None = None


@dataclass(slots=True)
class _State:
    """What has been read so far: persons just spoken of (last first), and who speaks in this paragraph."""

    recent: list[str] = field(default_factory=list)
    speaker: str = ""
    voice: str = ""
    previous: Span | None = None
    previous_said: bool = False
    announced: str = ""
    open_quote: bool = False

    def spoken_of(self, person: str) -> None:
        if person and person != UNKNOWN:
            if person in self.recent:
                self.recent.remove(person)
            self.recent.insert(0, person)


_NARRATIVE_EN = re.compile(
    r"\b(?:met with|visited|arrived|took part|attended|signed|discussed|held|took place|laid|exchanged "
    r"views|toured|got acquainted|accompanied|"
    r"was attended|informs?|reports?|has learned|learnt|paid tribute|familiari[sz]ed|were presented|"
    r"concluded a|were signed|was signed)\b|"
    r"^\W*(?:(?:Both|Two|The two) (?:sides|parties)|The (?:sides|parties|meeting|delegation|participants|event|"
    r"talks|visit|two|interlocutors)|"
    r"During|After (?:the|their)|Earlier|Recall|As reported|For reference|By the way|To recap|Following|"
    r"It is worth|It should be recalled|Incidentally|There are already|Today|Now|Currently|At present|"
    r"Nowadays)\b"
)
_NARRATIVE_RU = re.compile(
    r"(?:встретил[иа]?с|посетил|прибыл|состоял[аио]с|подписал|обсудил|прош[её]?л[аио]?\b|"
    r"приня[л]\w*\s+участие|возложил|ознакомил|передает|передаёт|сообщает|информирует|были\s+подписаны|"
    r"договорились|провел[аи]?\s+(?:встречу|переговоры))|"
    r"^\W*(?:стороны|участники|делегация|в\s+ходе|во\s+время|напомним|ранее|отметим|справочно|"
    r"для\s+справки|к\s+слову|встреча|визит|по\s+итогам|как\s+сообщал|сегодня|сейчас|"
    r"в\s+настоящее\s+время|это\s+перв|российские|белорусские)",
    re.IGNORECASE,
)
_STANCE = re.compile(
    r"\b(?:ready|interested|will|must|should|needs?|invites?|plans?|intends?|hopes?|can|could|would|"
    r"proposes?|готов\w*|заинтересован\w*|будет|будут|намерен\w*|планиру\w+|предлага\w+|приглаша\w+|"
    r"должн\w+|необходимо|нужно|можно|могут)\b",
    re.IGNORECASE,
)


#: Words of speaking whose source is no person: the press service's, nobody's.
_ELSEWHERE = re.compile(
    r"^\W*об этом\b|\b(?:опроверг\w*|отрицал\w*|отверг\w*|denied|ruled out|dismissed|"
    r"rejected|it was (?:noted|said|stressed|"
    r"stated|emphasi[sz]ed|reported)|was (?:noted|informed|reported|told)|"
    r"the press service|"
    r"(?:отметили|подчеркнули|сообщили|рассказали|добавили|уточнили|пояснили|заявили) в\b|(?:отмечалось|сообщалось|"
    r"было отмечено|пресс-служб\w+))",
    re.IGNORECASE,
)


def speech(scene: Scene, registry: Registry) -> list[Said]:
    """The statements of a document, in order."""
    letter = scene.document.letter
    russian = scene.document.russian
    references = sources_of(scene, registry.references[letter])
    said: list[Said] = []
    state = _State()
    labelled = answers(scene, _interviewed(scene, registry)) or blocks(scene, references)
    if headline := _headline(scene, references):
        said.append(headline)
    covered = [block.whole for block in labelled]
    listed = {point.line.start: point for point in points(scene)}
    heads: dict[int, Said] = {}
    for paragraph in runs(scene):
        point = listed.get(paragraph.span.start)
        if point and not settled_by(scene, point.head) and (head := heads.get(point.head.start)):
            said.append(replace(head, span=point.span))
            continue
        block = next((one for one in labelled if one.label.start == paragraph.span.start), None)
        if block and not block.asked:
            said += _block(scene, block, registry, state, references)
        if any(span.covers(paragraph.span) for span in covered):
            continue
        said += _paragraph(scene, paragraph.span, references, registry, state, russian)
        if state.announced and scene.slice(paragraph.span).endswith(":"):
            heads[paragraph.span.start] = Said(paragraph.span, "indirect", state.announced, True)
    return sorted((one for one in said if one.span.end > one.span.start), key=lambda one: one.span.start)


def _interviewed(scene: Scene, registry: Registry) -> str:
    """The person whom an interview is with: the one of whom its report speaks most."""
    counts = Counter(one.person for one in registry.references[scene.document.letter] if one.person != UNKNOWN)
    return counts.most_common(1)[0][0] if counts else UNKNOWN


def _headline(scene: Scene, sources: Sources) -> Said | None:
    """What a headline lets somebody say: "Name: trade will double"."""
    title = scene.document.title
    if title is None:
        return None
    match = re.match(r"([^:\n]{3,60}):\s+(?=\S+\s\S+\s\S)", scene.plain[title.start : title.end])
    if match is None:
        return None
    name = Span(title.start, title.start + match.end(1))
    group = next((group for span, group in sources if len(span) >= len(name) - 2 and name.covers(span)), [])
    named = next((one for one in group if one.form == "name" and one.person != UNKNOWN), None)
    content = clean(scene.plain, Span(title.start + match.end(), title.end))
    if named is None or content is None:
        return None
    if re.fullmatch(r"[«“\"][^«»“”\"]+[»”\"]", scene.slice(content)):
        return Said(Span(content.start + 1, content.end - 1), "direct", named.person, True, None, name)
    return Said(content, "indirect", named.person, True, None, name)


def _paragraph(
    scene: Scene,
    span: Span,
    sources: Sources,
    registry: Registry,
    state: _State,
    russian: bool,
) -> list[Said]:
    quotes = quotations(scene.plain, span) or dialogue(scene.plain, span, russian)
    shadow, cut = units(scene.plain, span, quotes)
    signs = list(shadow)
    for source, _ in sources:
        if span.covers(source) and not any(one.outer.overlap(source) for one in quotes):
            signs[source.start : source.end] = SOURCE * len(source)
    for match in (HE_RU if russian else HE_EN).finditer(shadow, span.start, span.end):
        signs[match.start() : match.end()] = SOURCE * (match.end() - match.start())
    shadow = "".join(signs)
    continued = state.open_quote and bool(quotes) and quotes[0].outer.start == span.start
    state.open_quote = bool(quotes) and not quotes[-1].closed
    if not continued:
        state.voice = ""
    if signed := _signed(shadow, span, cut, quotes, russian):
        person = person_of(scene, signed[1], sources, registry, state.recent)
        state.spoken_of(person)
        return [Said(signed[0], "block", person, True, None, signed[1])]
    found: list[Said] = []
    pending: list[tuple[Span, Quotation]] = []
    for unit in cut:
        inside = [one for one in quotes if unit.overlap(one.outer)]
        found_marks = (settled(scene, unit, one, sources) for one in attributions(shadow, unit, russian))
        marks = [one for one in found_marks if one is not None]
        subject = subject_of(scene, shadow, unit, sources, registry, state.recent)
        who = {
            one.source: person_of(scene, one.source, sources, registry, state.recent, subject, speaks=bool(one.cue))
            for one in marks
        }
        if inside and not marks:
            who = {one: person_of(scene, one, sources, registry, state.recent) for one in sources_in(shadow, unit)}
        speaker = next((who[one.source] for one in marks), "")
        for one in marks if russian else ():
            _learn_gender(scene, one, who[one.source], registry)
        if inside:
            found += _quoted(shadow, unit, inside, marks, who, state, pending, russian)
        elif (named := sources_in(shadow, unit)) and _backward(shadow, unit, marks, russian):
            speaker = speaker or person_of(scene, named[0], sources, registry, state.recent)
            told = state.previous and (_NARRATIVE_RU if russian else _NARRATIVE_EN).search(scene.slice(state.previous))
            if state.previous and not state.previous_said and not (told and state.previous.end < span.start):
                cue, source = (marks[0].cue, marks[0].source) if marks else (None, named[0])
                found.append(Said(state.previous, "indirect", speaker, True, cue, source))
            state.voice = ""
        else:
            found += _reported(shadow, unit, marks, who, state, russian)
        state.previous_said = bool(found) and any(unit.overlap(one.span) for one in found)
        _move_on(shadow, unit, sources, scene, registry, state, speaker, russian)
        for place, quote in list(pending):
            if speaker and place.start >= span.start:
                found.append(Said(quote.inner, "direct", speaker, False))
                pending.remove((place, quote))
    found += [Said(quote.inner, "direct", state.speaker or UNKNOWN, False) for _, quote in pending]
    return found


def _learn_gender(scene: Scene, one: Attribution, person: str, registry: Registry) -> None:
    """A verb in the past tells whether its subject is a woman or a man."""
    if person not in registry.persons:
        return
    if re.match(r"\w+(?:ла|лась)\b", scene.slice(one.cue)):
        registry.persons[person].female = True
    elif re.match(r"\w+л(?:ся)?\b", scene.slice(one.cue)) and registry.persons[person].female is None:
        registry.persons[person].female = False


def _signed(
    shadow: str, span: Span, cut: list[Span], quotes: list[Quotation], russian: bool
) -> tuple[Span, Span] | None:
    """The words and the source of a paragraph that ends in its speaker's bare name."""
    if len(cut) < 2 or quotes or attributions(shadow, span, russian):
        return None
    if not re.fullmatch(rf"{SOURCE}[{SOURCE}\s,]*", shadow[cut[-1].start : cut[-1].end]):
        return None
    return Span(cut[0].start, cut[-2].end), sources_in(shadow, cut[-1])[-1]


def _quoted(
    shadow: str,
    unit: Span,
    inside: list[Quotation],
    marks: list[Attribution],
    who: dict[Span, str],
    state: _State,
    pending: list[tuple[Span, Quotation]],
    russian: bool,
) -> list[Said]:
    """Statements of a sentence with quotations in it."""
    found: list[Said] = []
    embedded = [one for one in inside if _embedded(shadow, unit, one, marks)]
    for one in marks:
        if one.content is None:
            continue
        limit = next(
            (quote.outer.start for quote in inside if quote not in embedded and quote.outer.start >= one.content.start),
            one.content.end,
        )
        content = clean(shadow, Span(one.content.start, min(one.content.end, limit)))
        if (
            content
            and (
                _THAT_BEFORE.search(shadow[: content.start])
                or shadow[content.start] == SOURCE
                or 0 < content.start - one.cue.end <= 2
            )
            and not any(quote.outer.overlap(content) for quote in inside if quote not in embedded)
            and len(shadow[content.start : content.end].split()) >= 4
        ):
            found.append(Said(content, "indirect", who[one.source], True, one.cue, one.source))
    for quote in inside:
        if any(one.span.covers(quote.inner) for one in found):
            continue
        mark = min(
            marks,
            key=lambda one: min(abs(one.cue.start - quote.outer.end), abs(quote.outer.start - one.cue.end)),
            default=None,
        )
        if mark:
            found.append(Said(quote.inner, "direct", who[mark.source], True, mark.cue, mark.source))
        elif named := sources_in(shadow, unit):
            near = min(named, key=lambda one: min(abs(one.start - quote.outer.end), abs(quote.outer.start - one.end)))
            if re.search(r":\s*$", shadow[unit.start : quote.outer.start]):
                found.append(Said(quote.inner, "direct", who.get(named[0], UNKNOWN), True, None, named[0]))
                state.speaker = who.get(named[0], UNKNOWN)
            elif re.match(r"\s*[,—-][\s,—-]*\ue003", shadow[quote.outer.end : unit.end]):
                found.append(Said(quote.inner, "direct", who.get(near, UNKNOWN), True, None, near))
                state.speaker = who.get(near, UNKNOWN)
            else:
                pending.append((unit, quote))
        elif state.announced:
            found.append(Said(quote.inner, "direct", state.announced, True))
        elif state.speaker:
            found.append(Said(quote.inner, "direct", state.speaker, False))
        else:
            pending.append((unit, quote))
    return found


_THAT_BEFORE = re.compile(r"(?:\bthat|\bhow|\bчто|\bчтобы)\s+$")


def _embedded(shadow: str, unit: Span, quote: Quotation, marks: list[Attribution]) -> bool:
    """Whether a quotation is a part of a reported sentence rather than a sentence of its own."""
    before = shadow[unit.start : quote.outer.start].rstrip()
    if not before or before.endswith((":", ",", QUOTED, "—", "-", ".")):
        return False
    return any(
        one.content and one.content.start < quote.outer.start and one.content.end >= quote.outer.end for one in marks
    )


def _backward(shadow: str, unit: Span, marks: list[Attribution], russian: bool) -> bool:
    text = shadow[unit.start : unit.end]
    if russian and not marks:
        return False
    if (BACKWARD_RU if russian else BACKWARD_EN).match(text):
        return not any(one.content and len(one.content) > 60 and russian is False for one in marks)
    return russian and bool(re.match(r"[^,.]*\b(?:заявил|сообщил|рассказал|сказал)[аи]?\s+об\s+этом\b", text))


def _reported(
    shadow: str, unit: Span, marks: list[Attribution], who: dict[Span, str], state: _State, russian: bool
) -> list[Said]:
    """Statements of a sentence without quotations: reported speech, or the free continuation of it."""
    found = [Said(one.content, "indirect", who[one.source], True, one.cue, one.source) for one in marks if one.content]
    if found or marks:
        state.voice = "indirect" if found else ("topic" if _topic(shadow, unit, russian) else state.voice)
        return found
    text = shadow[unit.start : unit.end]
    narrative = (_NARRATIVE_RU if russian else _NARRATIVE_EN).search(text)
    subject = re.match(rf"\W*{SOURCE}", text)
    if _topic(shadow, unit, russian) and sources_in(shadow, unit):
        state.voice = "topic"
        return []
    if narrative or subject or not state.speaker or not state.voice or len(text.split()) < 4:
        if narrative or subject:
            state.voice = ""
        return []
    if _ELSEWHERE.search(text):
        return []
    if state.voice == "direct" and not _STANCE.search(text):
        return []
    content = clean(shadow, unit)
    return [Said(content, "free_indirect", state.speaker, False)] if content else []


def _topic(shadow: str, unit: Span, russian: bool) -> bool:
    return bool((TOPIC_RU if russian else TOPIC_EN).search(shadow, unit.start, unit.end))


def _move_on(
    shadow: str,
    unit: Span,
    sources: Sources,
    scene: Scene,
    registry: Registry,
    state: _State,
    speaker: str,
    russian: bool,
) -> None:
    """Remember who was spoken of and who speaks."""
    here = [source for source, _ in sources if unit.overlap(source) and shadow[source.start] == SOURCE]
    persons = [person_of(scene, source, sources, registry, state.recent) for source in here]
    for person in reversed(persons):
        state.spoken_of(person)
    if speaker and speaker != UNKNOWN:
        state.speaker = speaker
        state.spoken_of(speaker)
    elif persons and _topic(shadow, unit, russian) and persons[0] != UNKNOWN:
        state.speaker = persons[0]
    if QUOTED in shadow[unit.start : unit.end] and speaker:
        state.voice = "direct"
    ends = shadow[unit.start : unit.end].rstrip().endswith(":")
    state.announced = (speaker or next((one for one in persons if one != UNKNOWN), "")) if ends else ""
    state.previous = clean(shadow, unit)


def _block(scene: Scene, block: Block, registry: Registry, state: _State, sources: Sources) -> list[Said]:
    person = block.speaker or person_of(scene, block.source, sources, registry, state.recent, speaks=True)
    state.spoken_of(person)
    state.speaker = person if person != UNKNOWN else state.speaker
    quotes = quotations(scene.plain, block.content)
    if (
        quotes
        and quotes[0].outer.start <= block.content.start + 2
        and sum(len(one.outer) for one in quotes) > 0.6 * len(block.content)
    ):
        return [Said(one.inner, "direct", person, True, None, block.source) for one in quotes]
    whole = clean(scene.plain, block.content)
    if whole and re.fullmatch(r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"", scene.slice(whole)):
        return [Said(Span(whole.start + 1, whole.end - 1), "direct", person, True, None, block.source)]
    return [Said(block.content, "block", person, True, None, block.source)]
