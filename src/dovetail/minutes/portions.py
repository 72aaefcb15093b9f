"""A clause cut into portions, so that each tells one amount: "grew by 8 %, to $410 million" is two."""

from __future__ import annotations

import re
from itertools import pairwise

from dovetail.minutes.amounts import Amount, amounts
from dovetail.minutes.attribution import clean
from dovetail.minutes.items import Span
from dovetail.minutes.tradewords import PARTNER_RANK, RANK

_FALLS_ON = re.compile(r",\s+(?:и\s+|а\s+)?(?=на (?:нас|них|долю|его долю|неё|него) приходится)")
#: Where a further statement of its own begins within a clause.
_APART = re.compile(
    r",\s+(?:(?:однако|а|но)\s+(?=(?:в|во|на|у|за|с)\s)|(?=(?:\d+ (?:с лишним )?)?(?:из них|из этого|of (?:them|"
    r"which|"
    r"that))[\s—–-]+(?:это )?(?:\w+\s){0,2}?"
    r"(?:экспорт|импорт|exports?|imports?)\b))|"
    r"\sand\s+(?=(?:its|their|our)\s+(?:\w+\s){1,3}(?:belong|are|is|have|has|account)\b)",
    re.IGNORECASE,
)
#: Where a second amount of the same clause may begin.
_BEFORE = re.compile(
    r",\s+(?:and\s+|а\s+|и\s+|что\s+|or\s+|which\s+is\s+|that\s+is\s+|including\s+|в том числе\s+|из них\s+|"
    r"of\s+which\s+|"
    r"хотя\s+|while\s+|whereas\s+|то есть\s+)?(?:that\s+|что\s+)?|"
    r"\s\(|\)\s*,?\s+|\s[—-]\s+|;\s+|\s(?:while|whereas|but|against|versus|compared (?:to|with)|as (?:compared|"
    r"against|opposed)"
    r"(?: to| with)?|против|по сравнению с)\s+|\sand\s+(?=(?:amounted|reached|totall?ed|exceeded|stood|made|that|"
    r"imports?|exports?|trade|turnover|its|"
    r"the)\b)|\sи\s+(?=(?:превыс|состав|достиг|импорт|экспорт|вплотную|вышел|вышла|приблизил))|"
    r"\s(?=to\s+(?:almost |nearly |over |about |more than |around |some )?(?:US)?[$€]?\s?(?:USD\s|EUR\s)?\d)|"
    r"\s(?=до\s+(?:почти |более |свыше |порядка )?\$?\d)"
)


def portions(plain: str, span: Span) -> list[Span]:
    """A clause as its portions, each with at most one kind of amount; the clause itself where it has but one."""
    if (colon := plain.find(": ", span.start + 12, span.end)) > 0 and len(plain[colon : span.end].split()) > 4:
        return [*portions(plain, Span(span.start, colon)), *portions(plain, Span(colon + 2, span.end))]
    if falls := _FALLS_ON.search(plain, span.start + 12, span.end):
        return [*portions(plain, Span(span.start, falls.start())), Span(falls.end(), span.end)]
    for apart in _APART.finditer(plain, span.start, span.end):
        left, right = plain[span.start : apart.start()], plain[apart.end() : span.end]
        if len(left.split()) >= 4 and len(right.split()) >= 4:
            return [
                *portions(plain, Span(span.start, apart.start())),
                *portions(plain, Span(apart.end(), span.end)),
            ]
    found = [one for one in amounts(plain, span) if one.unit != "count" or _tells(plain, one)]
    ranks = [
        Amount(Span(*match.span()), 0.0, "rank", "=")
        for pattern in (RANK, PARTNER_RANK)
        for match in pattern.finditer(plain, span.start, span.end)
        if not any(one.span.overlap(Span(*match.span())) for one in found)
    ]
    found = sorted([*found, *ranks], key=lambda one: one.span.start)
    for first, second in pairwise(found):
        if first.unit == second.unit and first.unit in ("count", "tonnes", "rank"):
            continue
        cut = _cut(plain, first, second, span)
        if cut is None:
            continue
        left, right = clean(plain, Span(span.start, cut[0])), clean(plain, Span(cut[1], span.end))
        if left and right:
            return [left, *portions(plain, right)]
    return [span]


def _tells(plain: str, one: Amount) -> bool:
    """Whether a count is of something rather than the scale of what follows."""
    return plain[one.span.end : one.span.end + 1] not in ("$", "€")


def _cut(plain: str, first: Amount, second: Amount, span: Span) -> tuple[int, int] | None:
    """Where the portion of the second amount begins: the last joint between the two."""
    joints = [
        match
        for match in _BEFORE.finditer(plain, first.span.end, second.span.end)
        if match.start() - span.start >= 12 and match.end() <= second.span.start
    ]
    if not joints:
        return None
    firm = [one for one in joints if one[0].strip() not in ("-", "—")] or joints
    last = firm[-1]
    if last[0] == " (" and last.end() == second.span.start and plain[second.span.end : second.span.end + 1] == ")":
        last = next((one for one in reversed(firm[:-1]) if one[0].startswith(",")), last)
    return last.start(), last.end()
