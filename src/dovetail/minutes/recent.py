"""What a bare amount goes on with: "that is 34 % more", "of them our exports are 71", of the trade told before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dovetail.minutes.amounts import Amount
from dovetail.minutes.items import Span
from dovetail.minutes.tradewords import DOWN, EXPORT, IMPORT, SHARE, UP

_I = re.IGNORECASE
#: Metrics that a bare amount may go on with.
TRADED = ("trade_turnover", "change", "export_flow", "import_flow")
#: Sentences that a bare amount may stand behind the trade that it is told of.
REACH = 2
#: What is told of something else than trade.
OTHER = re.compile(
    r"\b(?:econom(?:y|ies)|эконом\w+|production|output|GDP|inflation|tariff\w*|dut(?:y|ies)|tax\w*|prices?|wages?|"
    r"salar\w+|population|loans?|"
    r"credits?|invest\w*|contracts?|projects?|worth|costs?|subsid\w+|rates?|budget\w*|harvest\w*|capacit\w+|"
    r"tourists?|"
    r"производств\w+|выпуск\w*|ВРП|ВВП|инфляц\w+|тариф\w*|пошлин\w*|налог\w*|цен[аыуе]|зарплат\w*|населени\w+|"
    r"кредит\w*|инвест\w+|контракт\w*|проект\w*|стоимост\w*|субсиди\w*|ставк\w+|бюджет\w*|урожа\w+|мощност\w+|"
    r"турист\w*|пассажир\w*|passengers?)\b",
    _I,
)
#: An amount of what is still to come, or was only thought of.
_NOT_YET = re.compile(
    r"\b(?:will|could|should|may|might|must|can|if|plan\w*|need\w*|target|goal|by 20\d\d|ready|instead of|"
    r"будет|будут|может|могут|можем|должн\w*|нужно|надо|если|план\w*|цель\w*|готов\w*|вместо|к 20\d\d)\b",
    _I,
)
_NUMBER = r"(?P<n>\d{1,3}(?:[.,]\d)?)(?P<up>\sс\sлишним|-odd|-plus)?(?!\d|\s?[%$€]|-?(?:й|го|м|st|nd|rd|th)\b)"
#: "Our exports are about 110", "600 с лишним — это наш импорт": the scale is that of the amounts before.
_LOOSE = (
    re.compile(
        rf"\b(?P<flow>экспорт\w*|импорт\w*|exports?|imports?)\b[^\d.;]{{0,28}}?(?:[—–:-]|около|почти|более|свыше|"
        rf"больше|"
        rf"под|порядка|is|are|was|were|about|around|almost|nearly|over|more than|under|makes?|made)\s{_NUMBER}\W*$",
        _I,
    ),
    re.compile(
        rf"^\W*(?:из них |из этого |of (?:them|that|this|which) )?(?:почти |около |almost |about |some )?{_NUMBER}\s?"
        rf"(?:[—–-]|это|is|are|were|was|of (?:them|that|this)|из них)\s(?:это |is |are )?(?:\w+ ){{0,2}}?"
        rf"(?P<flow>экспорт\w*|импорт\w*|exports?|imports?|поставк\w+)\b",
        _I,
    ),
)


@dataclass(frozen=True, slots=True)
class Recent:
    """The trade last told of: its metric, its last amount of money, and how many sentences ago it was."""

    metric: str = ""
    amount: Amount | None = None
    sentence: Span | None = None
    age: int = 0

    def heard(self, sentence: Span) -> Recent:
        """The same, as it stands in a further sentence; nothing any more once it is too far back."""
        if not self.metric or sentence == self.sentence:
            return self
        return Recent() if self.age >= REACH else replace(self, sentence=sentence, age=self.age + 1)


def bare(text: str, span: Span, found: list[Amount], recent: Recent) -> tuple[str, str, Amount] | None:
    """Metric, direction and amount of a clause that names no trade itself but goes on with the one told before."""
    if not recent.metric or _NOT_YET.search(text) or OTHER.search(text) or not 3 <= len(text.split()) <= 14:
        return None
    if loose := _loose(text, span, recent):
        return loose
    direction = direction_of(text)
    percent = next((one for one in found if one.unit in ("percent", "ratio")), None)
    if percent and direction and not SHARE.search(text):
        return "change", direction, percent
    money = next((one for one in found if one.unit not in ("percent", "ratio", "count", "tonnes", "kg")), None)
    if money and percent is None and len(text.split()) <= 12:
        metric = recent.metric if recent.metric != "change" else "trade_turnover"
        own = "export_flow" if EXPORT.search(text) else "import_flow" if IMPORT.search(text) else metric
        return own, direction or "level", money
    return None


def _loose(text: str, span: Span, recent: Recent) -> tuple[str, str, Amount] | None:
    last = recent.amount
    if last is None or last.value < 1e5:
        return None
    for pattern in _LOOSE:
        if match := pattern.search(text):
            told = float(match["n"].replace(",", "."))
            scale = next((one for one in (1e9, 1e6, 1e3) if told * one <= last.value), 0.0)
            value = told * scale
            if not value:
                return None
            place = Span(span.start + match.start("n"), span.start + match.end("n"))
            before = text[: match.start("n")]
            about = re.search(r"\b(?:около|почти|порядка|about|around|almost|nearly|some)\s$", before, _I)
            more = match["up"] or re.search(r"\b(?:более|свыше|больше|over|more than)\s$", before, _I)
            flow = "import_flow" if match["flow"].lower()[:2] in ("им", "im") else "export_flow"
            return flow, "level", Amount(place, value, last.unit, ">" if more else "~" if about else "=")
    return None


_PLUS = re.compile(
    r"\b(?:плюс|plus)\s(?:\w+\s)?\d|\+\s?\d|"
    r"\b(?:times|fold) (?:what|(?:as much|more|higher|the)\b(?!.* as (?:it|we|they|you) \w+))",
    _I,
)
_MINUS = re.compile(
    r"\b(?:минус|minus)\s(?:\w+\s)?\d|\b(?:percent|per cent|times|fold|%) (?:less|lower|down)\b|"
    r"% (?:less|lower|down)\b|"
    r"\bв \S+ раза? меньше|\bна \S+ (?:процент\w+ |% )?(?:меньше|ниже)\b|\b(?:меньше|ниже),? чем\b",
    _I,
)


def direction_of(text: str, before: int | None = None) -> str:
    """Whether a text tells of a rise or a fall; empty if of neither.

    Where it tells of both, the one told last `before` a place counts, where that is given.
    """
    told = [
        (match.start(), name)
        for name, pattern in (("decrease", DOWN), ("increase", UP))
        for match in pattern.finditer(text, 0, before or 0)
    ]
    if len({name for _, name in told}) == 2:
        return max(told)[1]
    if _MINUS.search(text):
        return "decrease"
    if _PLUS.search(text):
        return "increase"
    return "decrease" if DOWN.search(text) else "increase" if UP.search(text) else ""
