"""What one sentence attributes to whom: the part of it that is said, and the words that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dovetail.minutes.cues import DO_EN, DO_RU, SAY_EN, SAY_RU, SOURCE, according, attribution, says
from dovetail.minutes.items import Span
from dovetail.minutes.quotes import QUOTED


@dataclass(frozen=True, slots=True)
class Attribution:
    """A word of speaking and its source; `content` is what a sentence without quotation marks says, if it says it."""

    cue: Span
    source: Span
    content: Span | None


_THAT_EN = re.compile(
    r"(?:\s+(?:to|with|during|at|after|in|on|as|while|following|ahead of|when|today|yesterday|"
    r"again)\b(?:(?!,\s+\w+ing\b)[^.;]){0,140}?)?,?\s+(?:that|how),?\s+"
)
_COLON = re.compile(r"\s*:\s+(?=[^\W\d_])")
_TOLD = re.compile(r"told|assured|informed|reminded|convinced")
_TOLD_THAT = re.compile(r"(?:\s+(?:\ue003+|\w+)){1,5}?,?\s+that\s+")
_TOLD_ABOUT = re.compile(r"\s+(?:\ue003+|[A-Z]\w+|us|them|reporters|journalists|the media)\s+(?=(?:about|of)\s)")
_THAT_RU = re.compile(r"(?:(?!,\s+\w+(?:ив|ав|ув|ев|нув),)[^.;:\ue002]){0,130}?,\s*(?:что|чтобы|как)\s+")
_AFTERWARDS_EN = re.compile(
    r"\s*(?:$|[.!?,;]|(?:as|during|at|after|in|on|when|while|following|to (?:reporters|journalists|the "
    r"media)|by|before|ahead|opening|speaking|commenting|welcoming|with (?:journalists|reporters)|today|"
    r"yesterday|upon|via|(?:this|last) \w+|Monday|Tuesday|Wednesday|Thursday|Friday)\b)"
)
_AFTERWARDS_RU = re.compile(
    r"\s*(?:$|[.!?,;—-]|(?:на|в|во|по|при|после|перед|журналистам|сегодня|вчера|накануне|открывая|"
    r"комментируя|обращаясь|приветствуя|отвечая|подводя|говоря|оценивая)\b)"
)
_ADVERBIAL_EN = re.compile(
    r"^(?:During|At|In|On|After|Before|Following|According|Speaking|Commenting|Answering|Welcoming|"
    r"Opening|As|While|When|For|By|With|Having|"
    r"Addressing|Touching|Regarding|Concerning|Turning|Summing|Earlier|Today|Yesterday|Besides|Moreover|"
    r"However|Meanwhile|Among|Talking|Thanking|Discussing|Assessing|Apart|Separately|Also|Then|Thus|"
    r"Nevertheless|Greeting|Summarizing|Responding|Replying|[A-Z][a-z]+ing)\b"
)
_ADVERBIAL_RU = re.compile(
    r"^(?:в\s+ходе|во\s+время|на|после|перед|по|при|открывая|комментируя|говоря|отвечая|приветствуя|"
    r"обращаясь|подводя|кроме\s+того|также|вместе\s+с\s+тем|при\s+этом|в\s+свою\s+очередь|"
    r"со\s+своей\s+стороны|"
    r"сегодня|ранее|завершая|касаясь|среди|отдельно|одновременно|в\s+частности|между\s+тем|однако|"
    r"в\s+рамках|благодаря|оценивая|начиная|рассказывая|характеризуя|поблагодарив)\b",
    re.IGNORECASE,
)
#: Words of speaking that take a thing noted ("noted the importance of ..."); others need a clause.
_NOTING = re.compile(
    r"(?:announced|noted|notes|stressed|stresses|emphasi[sz]e|underlined|underscored|highlighted|mentioned|pointed|"
    r"recalled|reaffirmed|confirmed|reiterated|"
    r"drew|called|praised|suggested|recommended|offered|advocat|hailed|spoke|expressed|voiced|"
    r"acknowledged|отмет|отмеч|подчеркну|подчерк|напомн|обрат|выразил|акцент|сделал|указа|подтверд|высказ|"
    r"заяви|сообщи|надеется|рассчитывает|особо|похвалил|признал)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\s*(?:it|there|we|they|he|she|this|these|that|those|the|a|an|our|his|her|its|their|both|all|such|today|now|"
    r"if|in|with|more|some|many|most|over|about|around|nearly|almost|one|two|three|\d[\d,.]*%?|"
    r"\ue003+|\ue000|[A-Z][\w'-]*|(?!(?:to|in|at|on|during|after|before|as|by|for|from|of|via|when|while|about|so|here|"
    r"yesterday|goodbye|hello|nothing|yes|no|and|but|or|also|again|later|earlier|on|"
    r"over)\b)[a-z][\w'-]*)\s+(?:[^.;]{0,120}?)\b(?:is|are|was|were|will|would|has|have|had|can|could|"
    r"should|must|may|might|do|does|did|need|want|hope|plan|intend|seek|remain|attach|support|expect|continue|work|"
    r"stand|stood|came|took|made|began|saw|rose|fell|grew|held|led|met|operate|produce|supply|export|import|"
    r"sold|bought|became|went|got|gave|kept|(?!(?:this|its|his|as|always|perhaps|thus|across|plus|sales|"
    r"exports|imports|tons|tonnes|goods|products|relations|ties|talks)\b)[a-z]{3,}(?<!s)(?<!u)(?<!i)s|\w+ed)\b"
)
#: Words of speaking set between commas within what is said: "Trade, he noted, had doubled".
_INTERRUPTED = re.compile(r"^\W*(?:[^\s,]+\s){0,6}[^\s,]+,\s*$")
_PARENTHETIC = re.compile(
    r"[^,.;]{0,30},\s+(?:(?:had|has|have|is|are|was|were|will|would|could|can|should|must|may|might|does|did|also|"
    r"already|still|"
    r"needs?|remains?|grew|rose|fell)\b|[а-яё]+(?:ла|ло|ли|ет|ют|ит|ят|ен|на|ны|но|ется|ются|ится|ятся|лся|лась|"
    r"лось|лись)\b|"
    r"(?:будет|будут|может|могут|нужно|необходимо|готов\w*|вырос|упал|достиг)\b)"
)
#: A participle of speaking with its own clause before the source: "Noting that ..., the Premier called on ...".
_NOTING_FIRST = re.compile(
    r"\s*(?P<c>Noting|Stressing|Recalling|Emphasi[sz]ing|Underlining|Saying|Stating|Pointing out|Underscoring|"
    r"Отметив|Подчеркнув|Напомнив|Заявив),?\s+(?:that|что)\s+"
)
_JOINT = re.compile(r"[\s,;—-]*\b(?:and|while|but|whereas|а|и|но|в то время как)?\s*$")
_ADDING = re.compile(
    r",[\"”\ue002]?\s+(?:and\s+)?(?P<c>adding|noting|stressing|emphasi[sz]ing|underlining|saying|recalling|pointing "
    r"out|explaining|specifying|stating|"
    r"добавив|отметив|подчеркнув|напомнив|уточнив|пояснив|заявив|указав|выразив\s+(?:уверенность|"
    r"надежду)),?\s+(?:that\s+|что\s+|(?<=saying )(?=\w))",
)


_AND_SAID = re.compile(
    rf"[^.,;\ue002]{{0,60}}?\s(?:and|и)\s+(?:also\s+|также\s+)?(?P<c>{SAY_EN}|{SAY_RU})(?:\s+(?:\ue003+|"
    rf"\w+)){{0,4}}?,?\s+(?:that|что)\s+",
    re.IGNORECASE,
)


def attributions(shadow: str, unit: Span, russian: bool) -> list[Attribution]:
    """The attributions of a sentence, in order; contents never overlap, and never reach into a quotation."""
    if found := _according(shadow, unit, russian):
        return [found]
    matches = list(attribution(russian).finditer(shadow, unit.start, unit.end))
    result: list[Attribution] = []
    for index, match in enumerate(matches):
        which = next(number for number in "1234" if match.start(f"s{number}") >= 0)
        forward = which == "1"
        cue, source = Span(*match.span(f"c{which}")), Span(*match.span(f"s{which}"))
        if which in "34":
            result.append(Attribution(cue, source, None))
            continue
        limit = unit.end
        if index + 1 < len(matches):
            limit = matches[index + 1].start()
            limit -= len(_joint(shadow[unit.start : limit]))
        left = result[-1].content.end if result and result[-1].content else unit.start
        head = Span(left, match.start())
        if index == 0 and (noting := _NOTING_FIRST.match(shadow, head.start, head.end)):
            noted = clean(shadow, Span(noting.end(), head.end))
            result.append(Attribution(Span(*noting.span("c")), source, noted))
            head = Span(match.start(), match.start())
        rest = Span(match.end(), max(match.end(), limit))
        content = _content(shadow, head, rest, cue, russian, forward, index == 0)
        if second := _AND_SAID.match(shadow, rest.start, rest.end):
            cue, content = Span(*second.span("c")), clean(shadow, Span(second.end(), rest.end))
        elif content is None and (second := _second(russian).search(shadow, rest.start, rest.end)):
            cue = Span(*second.span(next(name for name in "cde" if second[name])))
            content = clean(shadow, Span(second.end(), rest.end))
        result += _split(shadow, Attribution(cue, source, content), russian)
    if not result and (found := sources_in(shadow, unit)):
        result = [Attribution(found[0], found[0], None)]
        return _adding(shadow, unit, result)
    return result + _adding(shadow, unit, result)


def _joint(text: str) -> str:
    match = _JOINT.search(text)
    return match[0] if match else ""


def _content(shadow: str, head: Span, rest: Span, cue: Span, russian: bool, forward: bool, first: bool) -> Span | None:
    after = shadow[rest.start : rest.end]
    said = shadow[cue.start : cue.end]
    say = said == "agreed" or bool(says(russian).match(said))
    that = (_THAT_RU if russian else _THAT_EN).match(after)
    if not russian and not that and _TOLD.match(shadow, cue.start):
        that = _TOLD_THAT.match(after)
    if say and that and QUOTED not in after[: that.end()]:
        return clean(shadow, Span(rest.start + that.end(), rest.end))
    if say and (colon := _COLON.match(after)):
        return clean(shadow, Span(rest.start + colon.end(), rest.end))
    if not say and (bare := re.match(r",?\s+(?:that|что)\s+", after)):
        return clean(shadow, Span(rest.start + bare.end(), rest.end))
    before = clean(shadow, head)
    if (
        first
        and say
        and before is not None
        and _PARENTHETIC.match(after)
        and _INTERRUPTED.search(shadow[head.start : head.end])
    ):
        return clean(shadow, Span(head.start, rest.end))
    afterwards = (_AFTERWARDS_RU if russian else _AFTERWARDS_EN).match(after)
    postposed = (
        first
        and before is not None
        and shadow[head.start : head.end].rstrip().endswith((",", "—", "-", ", -"))
        and len(shadow[before.start : before.end].split()) >= 4
    )
    adverbial = (
        bool((_ADVERBIAL_RU if russian else _ADVERBIAL_EN).match(shadow[head.start : head.end].lstrip()))
        and shadow[head.start : head.end].count(",") == 1
    )
    if (
        (say or russian)
        and postposed
        and before is not None
        and (afterwards or not adverbial)
        and not (adverbial and len(before) < 40)
    ):
        return before
    if not forward and not (russian and not say):
        return None
    suggests = not russian and said.startswith(("suggest", "recommend"))
    if (
        say
        and afterwards
        and not suggests
        and not (russian and said.startswith(("выразил", "высказал")) and re.match(r"\s+(?:в|на|о|об)\s", after))
        and not (russian and re.match(r"\s*(?:на\s+(?:необходимост|важност)|о\b|об\b)", after))
    ):
        return None
    if not russian and say and re.match(r"\s+(?:his|her|the) (?:gratitude|greetings)", after):
        return None
    if russian and re.match(r"\s*(?:об\s+этом|это\b)", after):
        return None
    if say and not _NOTING.match(shadow[cue.start : cue.end]) and not _CLAUSE.match(after):
        return None
    told = _TOLD_ABOUT.match(after)
    span = clean(shadow, Span(rest.start + told.end(), rest.end) if told else rest)
    least = 2 if russian else 3
    return span if span and len(shadow[span.start : span.end].split()) >= least else None


_AGENCY = re.compile(
    r",\s+(?:сообщает|передает|пишет|информирует|уточняет|сообщила|сообщили)\b[^,]{0,60}$|"
    r",\s+(?:the\s+)?[A-Z][\w.-]*(?:\s[\w.]+){0,4}\s(?:reports?|informs?|reported|has learned|learnt|"
    r"learned)\b[^,]{0,60}$"
)


#: Signs by which agencies end a report.
_CLOSING = re.compile(r"[.\s]*(?:-0-|Enditem|\(END\)|\(Конец\))\W*$")
_ALSO = re.compile(r"(?:также|ещё|еще)\s+(?=[а-яё]+(?:ость|ие|ия)\b)")


def clean(shadow: str, span: Span) -> Span | None:
    """A content without the blanks, dashes, commas and the full stop around it; None if nothing is left.

    The agency that reports it, named at the end of the sentence, is no part of it.
    """
    start, end = span.start, span.end
    if closing := _CLOSING.search(shadow, start, end):
        end = closing.start()
    if agency := _AGENCY.search(shadow, start, end):
        end = agency.start()
    while start < end and shadow[start] in " ,;:—-\n":
        start += 1
    if also := _ALSO.match(shadow, start, end):
        start = also.end()
    while end > start and shadow[end - 1] in " ,;:—-.\n":
        end -= 1
    return Span(start, end) if end - start >= 3 else None


def _according(shadow: str, unit: Span, russian: bool) -> Attribution | None:
    match = according(russian).search(shadow, unit.start, unit.end)
    if not match:
        return None
    cue = next(
        Span(*match.span(name)) for name in ("c", "c2", "c3", "c4", "c5") if name in match.groupdict() and match[name]
    )
    source = next(
        Span(*match.span(name)) for name in ("s", "s2", "s3", "s4", "s5") if name in match.groupdict() and match[name]
    )
    comma = re.compile(r"[^,]{0,120}?,\s*(?:(?:which|who)\b[^,]*,\s*)?").match(shadow, match.end(), unit.end)
    left = clean(shadow, Span(unit.start, match.start()))
    right = clean(shadow, Span(comma.end() if comma else match.end(), unit.end))
    if left and len(shadow[left.start : left.end].split()) >= 5:
        whole = right and comma and len(right) > len(left)
        return Attribution(cue, source, right if whole else left)
    return Attribution(cue, source, right if comma else None)


def _split(shadow: str, one: Attribution, russian: bool) -> list[Attribution]:
    """An attribution whose content goes on with a second word of speaking, as two."""
    if one.content is None:
        return [one]
    match = _second(russian).search(shadow, one.content.start, one.content.end)
    if not match:
        return [one]
    first = clean(shadow, Span(one.content.start, match.start()))
    if first and len(shadow[first.start : first.end].split()) < 3:
        first = None
    second = clean(shadow, Span(match.end(), one.content.end))
    cue = Span(*match.span(next(name for name in "cde" if match[name])))
    return [Attribution(one.cue, one.source, first), Attribution(cue, one.source, second)]


@cache
def _second(russian: bool) -> re.Pattern[str]:
    """A conjunction and a second word of speaking, with "that" or straight before what is asked or noted."""
    if russian:
        return re.compile(
            rf",?\s+и\s+(?:также\s+)?(?:(?P<c>{SAY_RU}|{DO_RU})(?:(?:[^,.]{{0,60}})?,\s*что\s+|"
            rf"\s+(?=(?:\w+\s)?\w+(?:ть|ти)\b))|"
            rf"(?P<d>(?:отметил|подчеркнул)[аи]?)\s+(?=[а-яё]+(?:ость|ень|ие|ую|ое|ые|ий|ый)\b)|"
            rf"(?P<e>(?:пригласил|предложил|поручил|призвал|пообещал|выразил)[аи]?)\s+(?=\w))"
        )
    return re.compile(
        rf",?\s+and\s+(?:also\s+|further\s+)?(?P<c>{SAY_EN}|{DO_EN})\s+(?:(?:\w+\s+){{0,3}}?that\s+|(?=to\s\w))|"
        rf",?\s+and\s+(?:also\s+|further\s+)?(?P<e>invited|proposed|suggested|called (?:for|on)|urged|"
        rf"offered)\s+(?:that\s+)?(?=\w)|(?P<d>\0)"
    )


def _adding(shadow: str, unit: Span, found: list[Attribution]) -> list[Attribution]:
    """Contents behind ", adding that ..."; the content before it ends there."""
    result: list[Attribution] = []
    if not found:
        return result
    for match in _ADDING.finditer(shadow, found[0].source.end, unit.end):
        content = clean(shadow, Span(match.end(), unit.end))
        for index, one in enumerate(found):
            if one.content and one.content.start < match.start() < one.content.end:
                found[index] = Attribution(one.cue, one.source, clean(shadow, Span(one.content.start, match.start())))
        result.append(Attribution(Span(*match.span("c")), found[-1].source, content))
    return result


def sources_in(shadow: str, unit: Span) -> list[Span]:
    """Blotted-out sources in a sentence."""
    return [
        Span(match.start(), match.end()) for match in re.compile(f"{SOURCE}+").finditer(shadow, unit.start, unit.end)
    ]
