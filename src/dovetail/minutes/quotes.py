"""Quotation marks: where a quotation begins and ends, also unclosed, unopened and nested, and what is only a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dovetail.minutes.items import Span
from dovetail.minutes.sentences import sentences

#: Signs of the private area: the inside of a quotation in the shadow of a paragraph.
QUOTED = "\ue002"
_OPEN, _CLOSE, _EITHER = "«„", "»”", '"“'


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `outer` with its marks, `inner` without them."""

    outer: Span
    inner: Span
    closed: bool


def quotations(plain: str, span: Span) -> list[Quotation]:
    """The outermost quotations of a paragraph, names in quotation marks left out.

    A quotation without an end runs to the end of the paragraph; one without a beginning starts where the sentences
    before it were last attributed to somebody, or where the paragraph does.
    """
    found: list[Quotation] = []
    stack: list[int] = []
    last_close = -1
    for position in range(span.start, span.end):
        sign = plain[position]
        if sign not in '«»„“”"':
            continue
        if _opens(plain, position, span, bool(stack)):
            stack.append(position)
        elif stack:
            start = stack.pop()
            last_close = position
            if not stack:
                found.append(Quotation(Span(start, position + 1), Span(start + 1, position), True))
        elif not found or position - found[-1].outer.end > 20:
            start = _unopened(plain, span, found, position)
            found.append(Quotation(Span(start, position + 1), Span(start, position), True))
    if stack:
        found.append(_unclosed(plain, span, stack[0], last_close))
    kept = [part for one in found if _speech(plain, one, span) for part in _interrupted(plain, one)]
    return [Quotation(one.outer, _trim(plain, one.inner), one.closed) for one in kept]


_INTERRUPTION = re.compile(
    r"[,.!?…]\s+[—-]\s+(?=(?:сказал|отметил|подчеркнул|заявил|добавил|продолжил|напомнил|уточнил|пояснил|считает|"
    r"заверил|рассказал|обратился|признал)[^«»\"]{0,220}?\s[—-]\s)[^«»\"]{3,220}?[,.]?\s+[—-]\s+"
)


def _interrupted(plain: str, one: Quotation) -> list[Quotation]:
    """A Russian quotation with words of attribution between dashes inside it, as its two parts."""
    match = _INTERRUPTION.search(plain, one.inner.start, one.inner.end)
    if not match or match.start() - one.inner.start < 4:
        return [one]
    first = Quotation(Span(one.outer.start, match.start() + 1), Span(one.inner.start, match.start() + 1), True)
    second = Quotation(Span(match.end(), one.outer.end), Span(match.end(), one.inner.end), one.closed)
    return [first, second]


def _opens(plain: str, position: int, span: Span, inside: bool) -> bool:
    sign = plain[position]
    if sign in _OPEN:
        return True
    if sign in _CLOSE:
        return False
    before = plain[position - 1] if position > span.start else " "
    after = plain[position + 1] if position + 1 < span.end else " "
    if sign == "“" and not (before.isalnum() or before in ".,!?…"):
        return True
    if before in " \n([—-/" and not after.isspace():
        return True
    if before.isspace() and after.isspace():
        return not inside
    return not inside and after.isalnum() and not before.isalnum() and before not in ".,!?…"


def _unopened(plain: str, span: Span, found: list[Quotation], position: int) -> int:
    start = found[-1].outer.end if found else span.start
    between = plain[start:position]
    if found and (tail := re.match(r"[^.!?]*[.!?]\s*(?:[—-]\s+)?", between)):
        start += tail.end()
    elif not found and (dash := re.match(r"\s*[—-]\s+", between)):
        start += dash.end()
    return start


_TAIL = re.compile(
    r",\s+(?:[—-]\s*)?(?=(?:[A-ZА-ЯЁthe][^.,]{2,70}\s)?(?:said|noted|added|stressed|сказал|отметил|"
    r"подчеркнул|заявил|добавил)[а]?\b[^.]{0,80}\.?$)"
)


def _unclosed(plain: str, span: Span, start: int, last_close: int) -> Quotation:
    """A quotation left open: up to a mark that served two, or words of attribution, or the paragraph's end."""
    if last_close > start and re.match(r"\s*[,.]?\s*[—-]?\s*(?:[a-zа-яё]|$)", plain[last_close + 1 : span.end]):
        return Quotation(Span(start, last_close + 1), Span(start + 1, last_close + 1), True)
    if tail := _TAIL.search(plain, start, span.end):
        return Quotation(Span(start, tail.start()), Span(start + 1, tail.start()), False)
    return Quotation(Span(start, span.end), Span(start + 1, span.end), False)


_SAID_COLON = re.compile(
    r"(?:\b(?:said|says|noted|added|replied|answered|stressed|told \w+)|[а-яё]+(?:л|ла|ет|"
    r"ит))\s*:\s*$"
)


def _speech(plain: str, one: Quotation, span: Span) -> bool:
    """Whether a quotation is speech rather than a name or a term in quotation marks."""
    text = plain[one.inner.start : one.inner.end].strip()
    count = len(text.split())
    after = plain[one.outer.end : span.end]
    cued = bool(re.match(r"\s*,?\s*[—-]\s*[а-яё]", after)) or text.endswith(",")
    if not one.closed:
        return count >= 4
    if count >= 7 or (count >= 3 and text[-1:] in ".!?…") or (count >= 2 and cued):
        return True
    before = plain[max(span.start, one.outer.start - 3) : one.outer.start]
    if (
        count >= 2
        and text[:1].isupper()
        and _SAID_COLON.search(plain[max(span.start, one.outer.start - 40) : one.outer.start])
    ):
        return True
    if (
        count >= 3
        and re.search(r":\s*$", before + " ")
        and re.search(
            r"\b[А-ЯЁа-яё]+(?:ли|ла|ло|ем|им|ет|ют|ят|"
            r"ит)\b",
            text,
        )
    ):
        return True
    return count >= 4 and text[:1].isupper() and (":" in before or one.outer.start == span.start) and cued


def _trim(plain: str, inner: Span) -> Span:
    start, end = inner.start, inner.end
    while start < end and (plain[start].isspace() or plain[start] in "—-"):
        start += 1
    while end > start and (plain[end - 1].isspace() or plain[end - 1] in ',—-»”"'):
        if plain[end - 1] in '»”"' and not _surplus(plain[start:end]):
            break
        end -= 1
    return Span(start, end)


def _surplus(text: str) -> bool:
    """Whether the last mark of a text closes nothing in it."""
    mark = text[-1]
    opening = {"»": "«", "”": "“„", '"': '"'}[mark]
    opened = sum(text[:-1].count(sign) for sign in opening)
    return opened % 2 == 0 if mark == '"' else opened <= text[:-1].count(mark)


_ATTRIBUTION = re.compile(
    r"\s*(?:[—-]\s*)?(?:[Tt]he\s|[A-ZА-ЯЁ]|\ue003|he\b|she\b)[^.!?]{0,80}\b(?:said|noted|asked|added|"
    r"stressed|exclaimed|wondered|спросил|сказал|отметил)"
)


def units(plain: str, span: Span, quotes: list[Quotation]) -> tuple[str, list[Span]]:
    """The shadow of a paragraph, with the inside of quotations blotted out, and its sentences with quotations whole.

    The shadow has the length of the whole text up to the paragraph's end, so that places agree.
    """
    shadow = list(plain[: span.end])
    for one in quotes:
        for position in range(one.outer.start, one.outer.end):
            shadow[position] = QUOTED
        inner = plain[one.outer.start : one.outer.end].rstrip('"”»“ ')
        after = plain[one.outer.end : span.end]
        follows = after.lstrip()
        ended = inner[-1:] in ".!?…" or follows[:1] in (".", "")
        goes_on = bool(re.match(r"\s*(?:,|[—-]\s*[a-zа-яё]|[a-zа-яё(])", after)) or inner.endswith(",")
        if inner[-1:] in "!?…" and _ATTRIBUTION.match(after):
            goes_on = True
        if ended and not goes_on and follows[:1] != "." and one.closed:
            shadow[one.outer.end - 1] = "."
    text = "".join(shadow)
    cut: list[Span] = []
    for one in sentences(text, span):
        if (
            cut
            and text[one.start] == QUOTED
            and not text[: cut[-1].end].rstrip().endswith((".", "!", "?", "…", QUOTED))
        ):
            cut[-1] = Span(cut[-1].start, one.end)
        else:
            cut.append(one)
    return text, cut


_DASH = re.compile(
    r"^[—-]\s+(?P<a>[^\n]+?)[,.!?…]?\s*[,.!?]?\s+[—-]\s+(?=(?:[а-яё]+(?:л|ла|ет|ит)(?:ся|ась)?|уверен\w*|"
    r"убежд\w+)\s)(?P<m>(?:[^.—]|(?<=\b[А-ЯЁ])\.)+?)"
    r"(?:\.(?:\s+[—-]\s+(?P<b>[^\n]+))?)?\s*$"
)


def dialogue(plain: str, span: Span, russian: bool) -> list[Quotation]:
    """Speech set off by dashes: "— Текст, — сказал он. — Ещё текст."."""
    if not russian:
        return []
    match = _DASH.match(plain[span.start : span.end])
    if not match:
        return []
    parts = [match.span("a")] + ([match.span("b")] if match["b"] else [])
    return [
        Quotation(Span(span.start + a, span.start + b), Span(span.start + a, span.start + b), True) for a, b in parts
    ]
