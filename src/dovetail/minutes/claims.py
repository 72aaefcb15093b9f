"""Claims: assertions that trade statistics may support or contradict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dovetail.minutes.amounts import Amount, amounts
from dovetail.minutes.claimwords import (
    AMONG_PARTNERS,
    COMPARED,
    DENIED,
    FLOWS_TOLD,
    IN_BRACKETS,
    MADE_TOGETHER,
    NOT_TRADED,
    NOTHING_COUNTED,
    NUMBER_OF,
    OF_A_STOCK,
    OUTPUT,
    REACHED,
    SIGNED,
)
from dovetail.minutes.firmness import by_cue
from dovetail.minutes.items import NARRATOR, Checkability, Span
from dovetail.minutes.portions import portions
from dovetail.minutes.recent import OTHER, TRADED, Recent, bare, direction_of
from dovetail.minutes.registry import Registry, iso
from dovetail.minutes.scene import Scene
from dovetail.minutes.supply import codes, counted_goods, joint, present, receives, supply
from dovetail.minutes.tradewords import (
    EXPORT,
    IMPORT,
    MADE,
    MODAL,
    NARRATED,
    PARTNER_RANK,
    RANK,
    SHARE,
    SPECIAL,
    STOCK,
    TURNOVER,
)
from dovetail.minutes.utterances import Clause
from dovetail.terms.territory import Territory

_I = re.IGNORECASE


#: Units of money, and words of selling and buying that make an amount of it a flow.
MONEY = ("usd", "eur", "rub", "byn", "cny", "kzt", "uzs", "gbp", "inr", "brl", "jpy", "kgs", "azn")
SOLD = re.compile(r"\b(?:sold|sell|shipped|supplied|exported|продал\w*|поставил\w*|отгрузил\w*|экспортировал\w*)\b", _I)
BOUGHT = re.compile(r"\b(?:bought|purchased|imported|купил\w*|закупил\w*|импортировал\w*|ввезл\w*)\b", _I)
_OURS = re.compile(r"\b(?:we|our|мы|наш\w*)\b", _I)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim or tie before it becomes an item.

    `flow` are exporter and importer of a supply, else the sides with the one first whose trade is told; `traded` is
    `export` or `import` where a change is one of that flow alone.
    """

    span: Span
    metric: str
    speaker: str
    direction: str = ""
    amount: Amount | None = None
    flow: tuple[str, str] | None = None
    checkability: Checkability = "none"
    sentence: Span | None = None
    traded: str = ""


def claims(scene: Scene, clauses: Sequence[Clause], registry: Registry) -> list[Told]:
    """The checkable assertions of a document, in order."""
    found: list[Told] = []
    topic = ""
    recent = Recent()
    for clause in clauses:
        recent = recent.heard(clause.sentence)
        if clause.cue and by_cue(clause.cue):
            continue
        for part in portions(scene.plain, clause.span):
            if DENIED.search(scene.plain, clause.span.start, part.end):
                continue
            told = _claim(scene, part, clause, registry, topic) or _going_on(scene, part, clause, registry, recent)
            if told:
                found.append(
                    replace(told, sentence=clause.sentence, flow=_with_third(scene, part, clause, told, registry))
                )
            topic = _topic(scene, part, told, topic)
            recent = _recent(scene, part, clause, told, recent)
    return found


def _going_on(scene: Scene, part: Span, clause: Clause, registry: Registry, recent: Recent) -> Told | None:
    """The claim of a portion that names no trade, but goes on with the one told before."""
    text = scene.slice(part)
    if clause.speaker == NARRATOR and NARRATED.search(text):
        return None
    gone = bare(text, part, amounts(scene.plain, part), recent)
    if gone is None:
        return None
    metric, direction, amount = gone
    return Told(part, metric, clause.speaker, direction, amount, sides_of(registry), _checked(registry))


def _recent(scene: Scene, part: Span, clause: Clause, told: Told | None, recent: Recent) -> Recent:
    """The trade last told of, behind a portion."""
    if told is not None and told.metric in TRADED:
        amount = told.amount if told.amount and told.amount.unit not in ("percent", "ratio") else recent.amount
        return Recent(told.metric, amount, clause.sentence)
    if (told is None or told.metric in ("rank", "partner_rank")) and TURNOVER.search(scene.slice(part)):
        return Recent("trade_turnover", recent.amount, clause.sentence)
    return recent


def _topic(scene: Scene, part: Span, told: Told | None, topic: str) -> str:
    """What "it" in the next clause may go on with: the trade just told of, as long as amounts of it follow."""
    if told is not None:
        return told.metric if told.metric in TRADED else ""
    if TURNOVER.search(scene.slice(part)):
        return "trade_turnover"
    return topic if any(one.unit in MONEY for one in amounts(scene.plain, part)) else ""


_GOES_ON = re.compile(
    r"^\W*(?:(?:in|during|over|for|last|this|за|в|по|с начала|к|на)\s[^,]{2,45}?,?\s){0,2}?(?:it|это|this figure|"
    r"the figure|this|these|"
    r"those|we|the (?:latter|indicator)|он|она|оно|мы|этот показатель|показатель|эта цифра|цифра|за \w+ месяц\w*|"
    r"рост|прирост|"
    r"темп\w* роста|in \w+|вплотную)\b",
    _I,
)


def _claim(scene: Scene, span: Span, clause: Clause, registry: Registry, topic: str) -> Told | None:
    text = scene.slice(span)
    found = amounts(scene.plain, span)
    if SIGNED.search(text):
        return None
    money = next((one for one in found if one.unit in MONEY), None) or _unsaid(scene, found)
    if (
        money
        and money.operator == "<"
        and re.search(
            r"^до\s|"
            r"\bс \d+(?:,\d+)? (?:\w+ )?до\s|(?:рос|увелич|прибав|сниз|упал|сократ)\w*\b.*\bдо\s",
            text,
            _I,
        )
    ):
        money = replace(money, operator="=")
    percent = next((one for one in found if one.unit in ("percent", "ratio")), None)
    direction = direction_of(text, percent.span.start - span.start if percent else None)
    if percent and not direction and span != clause.span and (EXPORT.search(text) or IMPORT.search(text)):
        told_of = scene.slice(clause.span)
        direction = direction_of(told_of)
    if percent and not direction and COMPARED.search(text):
        direction = (
            "decrease" if percent.unit == "percent" and 50 < percent.value < 100 and "+" not in text else "increase"
        )
    wish = MODAL.search(text)
    sides = sides_of(registry)
    whole = scene.slice(clause.sentence)
    own = EXPORT.search(text) or IMPORT.search(text) or SOLD.search(text) or BOUGHT.search(text)
    carried = "" if own or span == clause.span else _carried(scene, span, clause)
    trade = (
        TURNOVER.search(text)
        or (carried == "trade" and not OTHER.search(text))
        or (topic and not own and _GOES_ON.match(text))
    )
    exported = EXPORT.search(text) or SOLD.search(text) or carried == "export"
    imported = IMPORT.search(text) or BOUGHT.search(text) or (carried == "import" and not trade)
    told = _checked(registry)
    if percent and not (direction and (trade or exported)):
        flowing = bool(own or trade or FLOWS_TOLD.search(text))
        if part := _part(text, whole, bool(direction), flowing):
            weak = part == "share_of_stock"
            return Told(span, part, clause.speaker, "level", percent, None, "weak" if weak else told)
    if (
        (trade or exported or imported)
        and (money or (percent and direction))
        and not (wish and not direction and not money)
    ):
        if wish and not REACHED.search(text):
            return None
        traded = "" if trade else "export" if exported else "import"
        metric = "change" if percent and not money else f"{traded}_flow" if traded else "trade_turnover"
        if traded:
            sides = _reporting(scene, span, clause, sides, registry, traded)
        return Told(span, metric, clause.speaker, direction or "level", money or percent, sides, told, None, traded)
    if (
        trade
        and direction
        and not wish
        and not (clause.speaker == NARRATOR and NARRATED.search(text))
        and not re.search(
            r"\b(?:goal|task|help increase|to (?:boost|expand|increase|grow|double|deepen)|ways|"
            r"нарастить|увеличить)\b",
            text,
            _I,
        )
    ):
        return Told(span, "trade_turnover", clause.speaker, direction, None, sides, told)
    if (place := RANK.search(text)) and not wish and not AMONG_PARTNERS.search(text[place.start() :]):
        return Told(span, "rank", clause.speaker, "level", None, sides, told)
    if (PARTNER_RANK.search(text) or RANK.search(text)) and not re.search(
        r"\b(?:will|would|could|should|станет|может)\b", text, _I
    ):
        return Told(span, "partner_rank", clause.speaker, "level", None, sides, told)
    if exported and direction and not wish:
        sides = sides if trade else _reporting(scene, span, clause, sides, registry, "export")
        return Told(span, "change", clause.speaker, direction, None, sides, told, None, "" if trade else "export")
    if (special := SPECIAL.search(text)) and not MODAL.search(text[: special.start()]):
        return Told(span, "specialisation", clause.speaker, "level", None, None, "weak")
    if (
        money
        and re.search(
            r"\b(?:invest\w*|инвест\w+|вложен\w*|project\w*|проект\w*|contracts?|контракт\w*|worth|cost|"
            r"стоимост\w*|на сумму)\b",
            text,
            _I,
        )
        and not wish
    ):
        return Told(span, "quantity", clause.speaker, direction or "level", money, None, "none")
    if wish:
        return None
    narrated = clause.speaker == NARRATOR and NARRATED.search(text)
    if not narrated and (counted := counted_goods(scene, span, registry)):
        return Told(span, "quantity", clause.speaker, "level", counted, None, "none")
    traded = None if narrated else supply(scene, span, clause.speaker, registry, text)
    if traded:
        flow = traded if traded != ("", "") else None
        return Told(
            span,
            flow_metric(flow, registry, text),
            clause.speaker,
            "",
            None,
            flow,
            "proxy" if told == "proxy" else told,
        )
    if (number := NUMBER_OF.search(text)) and not narrated:
        place = Span(span.start + number.start("n"), span.start + number.end("n"))
        amount = Amount(place, float(number["n"].replace(" ", "")), "count", "=")
        return Told(span, "quantity", clause.speaker, "level", amount, None, "weak")
    if (joint(text) and MADE_TOGETHER.search(text)) or present(scene, span, registry):
        counted = next((one for one in found if one.unit == "count"), None)
        return Told(
            span,
            "quantity" if counted else "existence",
            clause.speaker,
            "level" if counted else "",
            counted,
            None,
            "weak",
        )
    return None


def _unsaid(scene: Scene, found: list[Amount]) -> Amount | None:
    """An amount of millions of what the clause does not say: "almost 90 million"."""
    return next(
        (
            one
            for one in found
            if one.unit == "count" and one.value >= 1e6 and NOTHING_COUNTED.match(scene.plain[one.span.end :][:24])
        ),
        None,
    )


def _part(text: str, whole: str, turned: bool, flowing: bool) -> str:
    """Of what a clause tells a share: a stock of machines, the output of a country or trade; empty if of none."""
    made = bool(OUTPUT.search(text)) and not flowing
    bracketed = not turned and IN_BRACKETS.search(text) and FLOWS_TOLD.search(whole)
    if not (SHARE.search(text) or bracketed or (made and not turned)):
        return ""
    if not flowing and not made and STOCK.search(text) and (MADE.search(text) or OF_A_STOCK.search(text)):
        return "share_of_stock"
    if not flowing and NOT_TRADED.search(text):
        return ""
    return "specialisation" if made else "share"


def _carried(scene: Scene, span: Span, clause: Clause) -> str:
    """What a portion that names no flow goes on with: `trade`, `export` or `import`, whichever its sentence told last.

    Where nothing is told before it, what the rest of the sentence tells.
    """
    words = (("trade", TURNOVER), ("export", EXPORT), ("import", IMPORT))
    before = [
        (match.start(), name)
        for name, pattern in words
        for match in pattern.finditer(scene.plain, clause.sentence.start, span.start)
    ]
    if before:
        return max(before)[1]
    return next((name for name, pattern in words if pattern.search(scene.slice(clause.sentence))), "")


_TOWARDS = re.compile("(?:\\bto|\\binto|\\bв|\\bво|\\bна)\\s(?:the )?(?=[\ue000\ue001])", _I)
_FROM = re.compile("(?:\\bfrom|\\bиз)\\s(?:the )?(?=[\ue000\ue001])", _I)


def _reporting(
    scene: Scene, span: Span, clause: Clause, sides: tuple[str, str] | None, registry: Registry, traded: str
) -> tuple[str, str] | None:
    """The sides with the one first whose exports or imports a clause tells.

    That is the speaker's for "ours", the other one of the side towards which goods go or from which they are imported,
    the side named, and else the speaker's. A portion that names no place goes on with what is named before it.
    """
    where = span if scene.within(span) else Span(clause.span.start, span.end)
    mine, other = (EXPORT, IMPORT) if traded == "export" else (IMPORT, EXPORT)
    if (own := mine.search(scene.plain, where.start, where.end)) and (
        back := other.search(scene.plain, own.end(), where.end)
    ):
        where = Span(where.start, back.start())
    if not sides or _OURS.search(scene.slice(where)):
        return _of_speaker(clause.speaker, sides, registry)
    turned = (sides[1], sides[0])
    way = _FROM if traded == "import" else _TOWARDS
    if found := way.search(scene.mask, where.start, where.end):
        there = [iso(code) for code in codes(scene, Span(found.end(), where.end), registry)[:1]]
        return (
            turned
            if there == [sides[0]]
            else sides
            if there == [sides[1]]
            else _of_speaker(clause.speaker, sides, registry)
        )
    named = [iso(code) for code in codes(scene, where, registry)]
    if len(named) == 1:
        return sides if named[0] == sides[0] else turned
    return _of_speaker(clause.speaker, sides, registry)


def _with_third(scene: Scene, part: Span, clause: Clause, told: Told, registry: Registry) -> tuple[str, str] | None:
    """The sides of a claim, with the country in the partner's place that it names instead of the partner."""
    if not told.flow or told.metric.endswith("_exists"):
        return told.flow
    own = {Territory(side).country.code: iso(side) for side in registry.parties}
    for where in (part, clause.span):
        named = [place.code for place in scene.within(where) if place.kind in ("country", "region") and place.code]
        countries = dict.fromkeys(Territory(code).country.code for code in named)
        others, ours = [code for code in countries if code not in own], [own[code] for code in countries if code in own]
        if others and len(ours) < 2:
            return (ours[0] if ours else told.flow[0]), iso(others[0])
        if countries:
            break
    return told.flow


def _of_speaker(speaker: str, sides: tuple[str, str] | None, registry: Registry) -> tuple[str, str] | None:
    """The sides with the speaker's own first: "we sold" is told of the speaker's exports; None where nothing tells."""
    person = registry.persons.get(speaker)
    if not sides or person is None or not person.territory:
        return None
    own = iso(person.territory)
    return sides if own[:2] != sides[1][:2] or own[:2] == sides[0][:2] else (sides[1], sides[0])


def _checked(registry: Registry) -> Checkability:
    """A pair of countries is checked directly, one with a region only on its countries."""
    return "proxy" if any("-" in side for side in registry.parties) else "direct"


def sides_of(registry: Registry) -> tuple[str, str] | None:
    """The two sides, a country before a region; None unless there are two."""
    if len(registry.parties) != 2:
        return None
    a, b = sorted(registry.parties, key=lambda side: ("-" in side, registry.parties.index(side)))
    return iso(a), iso(b)


def flow_metric(flow: tuple[str, str] | None, registry: Registry, text: str) -> str:
    """The name of the metric of a flow.

    What somebody supplies is an export, what "we" buy an import; what others buy is an import where it goes to the
    first side.
    """
    if flow is None or not receives(text):
        return "export_flow_exists"
    sides = sides_of(registry)
    ours = re.search(r"\b(?:we|мы)\b", text, _I)
    return "import_flow_exists" if ours or (sides and flow == (sides[1], sides[0])) else "export_flow_exists"
