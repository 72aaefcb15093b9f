"""Who supplies whom, and what is made together: the relations that both claims and ties speak of."""

from __future__ import annotations

import re

from dovetail.minutes.amounts import COUNTED, Amount, amounts
from dovetail.minutes.items import Span
from dovetail.minutes.registry import Registry, iso
from dovetail.minutes.scene import Scene
from dovetail.minutes.tradewords import EXISTS, JOINT, MODAL, NARRATED, SUPPLY
from dovetail.minutes.years import MONTH_EN
from dovetail.terms.territory import Territory

_I = re.IGNORECASE
#: "Your tractors", "our buses": machines of one of the sides.
_OURS_OR_YOURS = re.compile(
    r"\b(?:our|your|наш[иа]?|ваш[иа]?)\s(?:\w+\s)?(?:tractors|machines|machinery|vehicles|buses|trolleybuses|"
    r"trucks|combines|"
    r"harvesters|lifts|elevators|трактор\w*|техника|машин\w|автобус\w*|троллейбус\w*|комбайн\w*|лифты|самосвал\w*|"
    r"грузовик\w*|погрузчик\w*)\b",
    _I,
)
_COUNTABLE = re.compile(rf"(?:{COUNTED})\b", _I)
_AT_WORK = re.compile(
    r"\b(?:работа(?:ют|ет)|эксплуатиру(?:ются|ется)|использу(?:ются|ется)|трудятся|курсируют|установлены|"
    r"трудится|employs?|учатся|обучаются|ездят|ходят|бегают|"
    r"(?:are|is) (?:\w+ )?(?:used|operated|installed|employed|"
    r"in service|at work|running|working)|"
    r"operates?|(?:have|has) been (?:operating|running|working|in (?:use|service))|(?:run|work) (?:on|in|at))\b",
    _I,
)
_RECEIVING = re.compile(
    r"\b(?:buy|buys|bought|purchas\w+|receiv\w+|use|uses|import\w*|procur\w+|закупа\w+|покупа\w+|"
    r"приобрета\w+|получа\w+|использу\w+|импортиру\w+|работа\w+|оценили|закупил\w*|закуплен\w*|купил\w*|"
    r"приобрел\w*|берут|бер[её]\w+|ввозят|buying|importing|get|взял[аи]?)\b",
    _I,
)


def supply(scene: Scene, span: Span, speaker: str, registry: Registry, text: str) -> tuple[str, str] | None:
    """Exporter and importer of a supply that the clause tells; empty codes where it leaves them unsaid."""
    match = SUPPLY.search(text)
    at_work = False
    if not match and _OURS_OR_YOURS.search(text):
        match = _AT_WORK.search(text)
        at_work = True
    if not match and any(
        one.entry.kind == "org" and one.entry.hs and one.entry.hs[0][:2] in ("84", "86", "87") and span.covers(one.span)
        for one in scene.matches
    ):
        match = _AT_WORK.search(text)
        at_work = True
    if not match:
        return None
    both = {*codes(scene, Span(span.start, span.start + match.start()), registry)} ^ {
        *codes(scene, Span(span.start + match.end(), span.end), registry)
    }
    goods = (
        at_work
        or len(both) == 2
        or bool(re.search(r"\d (?:тонн|tons?|tonnes?)", text))
        or any(one.entry.kind in ("product", "org", "sector") and span.covers(one.span) for one in scene.matches)
    )
    if not goods and not re.search(
        r"\b(?:products?|goods|components?|материал\w*|продукц\w+|товар\w*|raw materials|сырь\w*)\b", text, _I
    ):
        return None
    before = codes(scene, Span(span.start, span.start + match.start()), registry)
    after = codes(scene, Span(span.start + match.end(), span.end), registry)
    if (
        re.search(
            r"\b(?:[Oo]ur (?:region|country|oblast|enterprises)|наш\w* (?:регион|область|страна))\b",
            text[: match.start()],
        )
        and not before
    ):
        before = [side for side in registry.parties if side not in after][:1]
    mine = ""
    subject = registry.persons.get(speaker)
    if subject and subject.territory:
        mine = next(
            (
                side
                for side in registry.parties
                if Territory(side).country.code == Territory(subject.territory).country.code
            ),
            "",
        )
    if (
        subject
        and subject.territory
        and re.search(
            r"\b(?:we|our|мы|наш\w*)\b|^\W*(?:поставля|закупа|экспорт|покупа|получа)", text[: match.end()], _I
        )
    ):
        before = (
            [mine]
            if mine and mine not in named(scene, Span(span.start, span.start + match.start()), registry)
            else before
        )
        before = before or ([mine] if mine else [])
    if mine and _YOURS.search(text[: match.start()]) and not before:
        before = [side for side in registry.parties if side != mine][:1]
    elif mine and _YOURS.search(text[match.end() :]) and not before and not after:
        before = [mine]
    if not before and not after:
        return ("", "")
    receiving = not at_work and bool(_RECEIVING.search(match[0]))
    first = before[0] if before else next((side for side in registry.parties if side not in after), "")
    other = next((side for side in after if side != first), "") or next(
        (side for side in registry.parties if side != first), ""
    )
    return (iso(other), iso(first)) if receiving else (iso(first), iso(other))


def receives(text: str) -> bool:
    """Whether the verb of a supply tells of the one who gets the goods."""
    match = SUPPLY.search(text)
    return match is not None and bool(_RECEIVING.search(match[0]))


#: What makes a count of goods or people one of trade or work between the sides.
_COUNTED_BY = re.compile(
    r"\b(?:supplied|shipped|delivered|exported|sold|bought|purchased|replaced|received|поставил\w*|поставлен\w*|"
    r"отгрузил\w*|отгружен\w*|отправил\w*|отправлен\w*|продал\w*|продан\w*|купил\w*|закупил\w*|закуплен\w*|"
    r"приобрел\w*|заменил\w*|получил\w*|ввезл\w*|перевезл\w*|взял[аи]?)\b",
    _I,
)


def counted_goods(scene: Scene, span: Span, registry: Registry) -> Amount | None:
    """The one count of goods that were delivered, or of goods and people of the other side at work; else None."""
    counts = [one for one in amounts(scene.plain, span) if one.unit in ("count", "tonnes")]
    text = scene.slice(span)
    if len(counts) != 1 or MODAL.search(text):
        return None
    told = scene.slice(counts[0].span)
    if counts[0].unit == "count" and not _COUNTABLE.search(told):
        return None
    if _COUNTED_BY.search(text):
        return counts[0]
    foreign = codes(scene, span, registry) or any(place.kind == "adjective" for place in scene.within(span))
    return counts[0] if _AT_WORK.search(text) and foreign else None


def named(scene: Scene, span: Span, registry: Registry) -> list[str]:
    """Sides named in a span by territory alone."""
    named = [place.code for place in scene.within(span) if place.kind != "place" and place.code]
    return [
        side
        for side in registry.parties
        if any(Territory(code).country.code == Territory(side).country.code for code in named)
    ]


def codes(scene: Scene, span: Span, registry: Registry) -> list[str]:
    """Sides of the meeting named in a span, by territory, by adjective or by a firm of theirs."""
    named = [(place.span.start, place.code) for place in scene.within(span) if place.kind != "place" and place.code]
    named += [
        (one.span.start, one.entry.territory)
        for one in scene.matches
        if one.entry.kind == "org" and one.entry.territory and span.covers(one.span)
    ]
    result: list[str] = []
    for _, code in sorted(named):
        side = next(
            (
                side
                for side in registry.parties
                if code == side or Territory(code).country.code == Territory(side).country.code
            ),
            None,
        )
        if side and side not in result:
            result.append(side)
    return result


_YOURS = re.compile(r"\b(?:your|you|ваш\w*|вам|вас)\b", _I)
#: What is only agreed, denied or not there.
_NOT_THERE = re.compile(
    r"\b(?:(?:great |keen )?interest (?:in|was)|интерес к|agreed (?:to|on)|agreement (?:to|on)|decided to|"
    r"intention to|(?:is|are) made of|nobody|no one|none of|never|никто|ни од\w+|никогда|no (?:decision|plans?|"
    r"joint)|"
    r"not (?:yet )?(?:been )?"
    r"(?:set|creat|establish|open|launch|mad)\w*|to (?:set up|create|establish|launch|open|start)|did not|does not|"
    r"договорил\w+|условил\w+|решили|решено|намерен\w*|не (?:ид[её]т|созда\w+|открыт\w*|работа\w+)|нет\b|"
    r"создать|открыть|запустить|о создании|об открытии)",
    _I,
)
#: A firm at work abroad: it makes, runs, builds or looks after something in a named place.
_AT_HOME = re.compile(
    r"\b(?:assembles?|produces?|makes?|manufactures?|operates?|runs|maintains?|services|builds|(?:has|"
    r"have) been (?!discuss|consider|wait|look|try|talk|hop|plan|go|ask|negotiat|grow|develop|increas|declin|fall|"
    r"say|"
    r"call|expect|insist|seek|think|study)\w+ing|(?:does|do) business|(?:is|"
    r"are) (?:registered|present|"
    r"active|represented|based|operating|working|in operation)|работа(?:ет|ют)|действу(?:ет|ют)|вед[её]т|ведут|"
    r"собира(?:ет|ют)|"
    r"выпуска(?:ет|ют)|производ(?:ит|ят)|стро(?:ит|ят)|возвод(?:ит|ят)|построил\w*|(?:has|have) (?:built|opened)|"
    r"дела(?:ет|ют)|изготавлива(?:ет|ют)|отлива(?:ет|ют)|монтиру(?:ет|ют)|"
    r"обуча(?:ет|ют)|ремонтиру(?:ет|ют)|"
    r"works?(?! (?:on|out|together|towards?))|(?:is|are) (?:building|training|casting|repairing)|модернизиру(?:ет|"
    r"ют)|зарегистрирован\w*|функциониру(?:ет|ют)|обслужива(?:ет|ют)|"
    r"представлен[ыа]?|ходит|ходят|курсиру(?:ет|ют)|достиг(?:ло|ла)|локализова\w+|осуществля(?:ет|ют))\b",
    _I,
)
_FIRM = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|enterprises?|joint ventures?|businesses|plants?|factor(?:y|ies)|banks?|concern|"
    r"holding|trains?|specialists|builders|engineers|crews?|"
    r"(?:компани|предприяти|завод|холдинг|концерн|банк|фирм|совместн\w+ предприяти|поезд|площадк|"
    r"представительств|строител|специалист|инженер|бригад)\w*|GmbH|AG|Ltd)\b|«[А-ЯЁA-Z]",
    _I,
)


def is_firm(scene: Scene, span: Span) -> bool:
    """Whether a clause names a firm, or speaks of one."""
    known = any(one.entry.kind == "org" and span.covers(one.span) for one in scene.matches)
    return known or bool(_FIRM.search(scene.slice(span)))


def present(scene: Scene, span: Span, registry: Registry) -> bool:
    """Whether a clause tells that a firm is at work in a named place: not that it should, would or did once."""
    text = scene.slice(span)
    verb = _AT_HOME.search(text)
    if not verb or _NOT_THERE.search(text) or NARRATED.search(text) or GROUND.search(text):
        return False
    if _STAGE.search(text):
        return True
    firm = is_firm(scene, span)
    placed = any(place.kind != "adjective" for place in scene.within(span)) or bool(_PLACED.search(text))
    sides = codes(scene, span, registry)
    abroad = (
        len(sides) == 2
        or bool(sides and (_OF_US.search(text) or _FOR_LONG.search(text)))
        or bool(re.search(r"\b(?:совместн|joint|капитал|capital)", text, _I))
    )
    return firm and (placed or abroad)


_OF_US = re.compile(r"\b(?:we|our|us|your|you|мы|наш\w*|нам|нас|ваш\w*|вам|вас)\b", _I)
_FOR_LONG = re.compile(
    r"\b(?:since (?:\d{4}|last)|for (?:\w+ ){1,2}years|years? running|с \d{4} года|давно|(?:второй|третий|"
    r"\w+[ыо]й) год|"
    r"не первый год|много лет|\w+ лет)\b",
    _I,
)
#: A stage of a project that is at work already.
_STAGE = re.compile(
    r"\b(?:(?:первая|вторая|третья) очередь|(?:first|second|third) (?:phase|stage|line)|лини[яи]|цех|завод|"
    r"plant)\b[^,.;]{0,40}"
    r"\b(?:уже (?:работа\w+|действу\w+|запущен\w*|выпуска\w+)|(?:is|are) already (?:running|working|operating|"
    r"in operation))",
    _I,
)
_PLACED = re.compile(
    r"\b(?:[Вв]о?|[Нн]а|[Пп]од|[Ii]n|[Aa]t|[Nn]ear)\s(?:the\s)?(?!Министерств|Правительств|Президент|Совет|"
    rf"{MONTH_EN})[A-ZА-ЯЁ][a-zа-яё]|"
    r"\bin (?:the|our|your|this) (?:region|oblast|country|republic|province|state)\b|\b[Уу] (?:нас|вас)\b|"
    r"\bв (?:нашем |нашей |вашем |вашей )?(?:регионе|области|стране|республике|крае)\b|"
    r"\b[A-Z][a-z]+-based\b|\b(?:ТЭС|ГЭС|АЭС|ТЭЦ|ГРЭС|НПЗ|ГОК|[Рр]удник\w*|[Шш]ахт\w*|[Кк]арьер\w*|mines?|"
    r"power plants?|power stations?|"
    r"quarr(?:y|ies))\b"
)
#: A ground, an example or a next step is no cooperation yet.
GROUND = re.compile(
    r"\b(?:foundation|basis|potential|examples?|(?:natural|logical|next|obvious) step|основ[аыу]|база|потенциал\w*|"
    r"пример\w*|предпосылк\w+|(?:логичн|следующ|естественн)\w+ шаг\w*)\b",
    _I,
)


def joint(text: str) -> bool:
    """Whether a clause tells of something made or run together that exists."""
    return bool(
        JOINT.search(text)
        and EXISTS.search(text)
        and not _NOT_THERE.search(text)
        and not NARRATED.search(text)
        and not GROUND.search(text)
    )
