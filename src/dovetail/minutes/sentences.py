"""Where sentences begin and end, in English and Russian, with quotations kept whole on demand."""

from __future__ import annotations

import re

from dovetail.minutes.items import Span

_ABBREVIATIONS_TEXT = (
    "mr mrs ms dr prof st h.e gen col sen rep gov vs no nos fig inc ltd co corp approx etc e.g i.e u.s u.k a.m "
    "p.m jan feb mar apr jun jul aug sep sept oct nov dec dist обл р-н г гг в вв ул д им т.е т.к т.д т.п тыс "
    "млн млрд трлн руб долл коп св ст п пп стр с.г см ср др проч прим акад проф гр пос с чел кв куб тел ред "
    "д.э.н к.э.н s.g jr sr rd ave dept est "
)
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_NEVER_LAST_TEXT = "mr mrs ms dr prof st h.e gen col sen rep gov vs no nos fig e.g i.e им т.е ул акад проф прим см "
_NEVER_LAST = frozenset(_NEVER_LAST_TEXT.split())
_END = re.compile(r"[.!?…]+[\"'”»’\)\]]*(?=\s|$)|[.!?…]+(?=[«“\"])|(?<=[a-zа-яё])\.(?=[A-ZА-ЯЁ][a-zа-яё]{2})")


#: Characters beyond which what no full stop ends is cut at a blank: no sentence is as long, a list without stops is.
MOST = 2_000
#: Characters on either side of a mark by which it is told whether a sentence ends there.
_NEAR = 80
#: Signs that stand for a blotted-out quotation or name, which may begin a sentence.
_MASKS = "\ue000\ue001\ue002\ue003"


def sentences(plain: str, span: Span) -> list[Span]:
    """The sentences of `plain[span]` without the blanks around them.

    "St.", "Mr.", "H.E.", initials, ordinals and Russian abbreviations such as "млн." split no sentence unless the
    next word begins one.

    >>> text = "H.E. Mr. Li came to St. Petersburg. He spoke."
    >>> [text[one.start:one.end] for one in sentences(text, Span(0, len(text)))]
    ['H.E. Mr. Li came to St. Petersburg.', 'He spoke.']
    """
    found: list[Span] = []
    start = span.start
    for match in _END.finditer(plain, span.start, span.end):
        end = match.end()
        rest = plain[end : min(end + _NEAR, span.end)].lstrip()
        if rest and not _breaks(plain[max(start, match.start() - _NEAR) : match.start()], match[0], rest):
            continue
        found += _pieces(plain, start, end)
        start = end
    return found + _pieces(plain, start, span.end)


def _pieces(plain: str, start: int, end: int) -> list[Span]:
    """A sentence, or what it is cut into where it is longer than one can be."""
    found: list[Span] = []
    while end - start > MOST and (cut := plain.rfind(" ", start + 1, start + MOST)) > 0:
        found.append(Span(start, cut))
        start = cut
    found.append(Span(start, end))
    return [one for part in found if (one := _trimmed(plain, part.start, part.end))]


def _trimmed(plain: str, start: int, end: int) -> Span | None:
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _breaks(before: str, mark: str, rest: str) -> bool:
    first = rest.lstrip("\"'“«(—- •*")[:1]
    if not first or not (first.isupper() or first.isdigit() or first in _MASKS):
        return False
    if mark[0] != ".":
        return True
    word = re.split(r"[\s(«“\"]", before)[-1]
    lower = word.lower()
    if len(mark) > 1 and mark[1:2] in '"”»':
        return True
    if lower in _NEVER_LAST or re.fullmatch(r"[A-ZА-ЯЁ](\.-?[A-ZА-ЯЁ])*", word):
        return False
    if lower in _ABBREVIATIONS:
        return (
            first.isupper()
            and lower
            in {
                "млн",
                "млрд",
                "тыс",
                "руб",
                "долл",
                "гг",
                "г",
                "т.д",
                "т.п",
                "etc",
                "p.m",
                "a.m",
                "чел",
                "др",
                "с.г",
                "inc",
                "ltd",
                "co",
                "corp",
            }
            and not (lower == "г" and not re.search(r"\d\s*$", before[: -len(word)]))
        )
    return True


def clauses(plain: str, span: Span) -> list[Span]:
    """A sentence cut at semicolons and where a new subject and verb, or a new auxiliary, begin after a conjunction.

    >>> text = "We will come, and they will pay and will build it."
    >>> [text[one.start:one.end] for one in clauses(text, Span(0, len(text) - 1))]
    ['We will come', 'they will pay', 'will build it']
    """
    found: list[Span] = []
    start = span.start
    for match in _CUT.finditer(plain, span.start, span.end):
        if match.start() - start < 12 or _BETWEEN.search(plain, start, match.start()):
            continue
        if one := _trimmed(plain, start, match.start()):
            found.append(one)
        start = match.end()
    if one := _trimmed(plain, start, span.end):
        found.append(one)
    return found


_SUBJECT = (
    r"(?:I|we|he|she|they|it|you|there|this|that|these|our|your|the \w+(?: side| region| country| state| "
    r"president)?|both sides|"
    r"[A-Z]\w+(?: (?!which\b|that\b|who\b)\w+){0,2})"
)
_AUX = (
    r"(?:will|would|can|could|may|should|must|shall|is|are|was|were|has|have|had|am|need|want|hope|believe|"
    r"think|plan|intend|expect)"
)
#: "Between X" is not over before "and Y".
_BETWEEN = re.compile(r"\bbetween (?:the )?[\w'’ -]{2,40}$")
_CUT = re.compile(
    r",?\s+and\s+that\s+(?=\w+\s\w)|,\s+(?:и|а также|а)\s+что\s+|"
    r",\s+а\s+(?=(?:число|количество|объем|доля|экспорт|импорт|товарооборот)\b)|"
    r",\s+(?=(?:контракт|договор|соглашение|меморандум)\s[^,.;]{0,60}\s(?:подписан|заключен)\w*)|"
    rf";\s+|,?\s+(?:and|but|so|while|whereas)\s+(?={_SUBJECT}\s+(?:\w+ly\s+|also\s+)?{_AUX}\b)|"
    rf",?\s+(?:and|but)\s+(?=(?:will|would|should|is ready|are ready|intends?|plans? to)\s)|"
    r",\s+(?:а|но|и|однако|поэтому|при этом|причем)\s+(?=(?:мы|я|он|она|они|это|вы|наш\w*|ваш\w*|сегодня|"
    r"в этом|нам|будем|готов\w*|будет|планиру\w+|предлага\w+|можем|должны|необходимо|нужно)\b)|"
    r",\s+а\s+(?=(?:сами |взамен |у вас )?(?:получа|закупа|покупа|ввоз|импортиру|поставля|отгружа)\w+)|"
    r"(?<=[\w»”\"])\s*:\s+(?=[^\W\d_](?:[^.;]*\s){3})|"
    r"\s+и\s+(?=(?:готов\w*|будем|будет|планиру\w+|намерен\w*|предлага\w+|приглаша\w+|обеща\w+|подписали|"
    r"договорились|поручил\w*)\b)",
)
