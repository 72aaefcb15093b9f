"""Ties between the sides, and claims that trade statistics can speak to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dovetail.minutes.amounts import Amount, amounts
from dovetail.minutes.firmness import by_cue
from dovetail.minutes.items import NARRATOR, Checkability, Span
from dovetail.minutes.registry import Registry, iso
from dovetail.minutes.scene import Scene
from dovetail.minutes.utterances import Clause
from dovetail.terms.territory import Territory


@dataclass(frozen=True, slots=True)
class Told:
    """A claim or tie before it becomes an item."""

    span: Span
    metric: str
    speaker: str
    direction: str = ""
    amount: Amount | None = None
    flow: tuple[str, str] | None = None
    checkability: Checkability = "none"


_I = re.IGNORECASE
_UP = re.compile(
    r"\b(?:increas\w+|gr[eo]w\w*|rising|rose|risen|up by|went up|gain\w*|expand\w*|doubled|tripled|"
    r"exceed\w*|higher|above the|growth|boost\w*|surg\w+|jump\w*|added|рост\w*|раст[её]т|растут|вырос\w*|"
    r"увелич\w+|прибав\w+|прирос\w*|нараст\w+|превыс\w+|удвоил\w*|подрос\w*|возрос\w*|положительн\w+ "
    r"динамик\w*)\b",
    _I,
)
_DOWN = re.compile(
    r"\b(?:fall\w*|fell|decreas\w+|declin\w+|drop\w*|down by|went down|shrank|shrunk|reduc\w+|slowdown|"
    r"lower|halved|contract(?:ed|ion)|снизил\w*|снижени\w*|упал\w*|падени\w*|сократил\w*|сокращени\w*|"
    r"уменьш\w+|спад\w*|просел\w*|просадк\w*)\b",
    _I,
)
_TURNOVER = re.compile(
    r"\b(?:(?:trade )?turnover|(?:mutual |bilateral |foreign )?trade(?! union| fair| show| house| mission|"
    r" representative| and economic| sanction| war| sphere| area| route| agreement| deal| contacts| ties| "
    r"relations| ministr\w*| minister| commission| delegation)|trade volume|volume of trade|"
    r"товарооборот\w*|взаимн\w+ торговл\w*|торгов\w+ оборот\w*|объ?ем\w* (?:взаимной |двусторонней "
    r")?торговли|внешнеторгов\w+ оборот\w*)\b",
    _I,
)
_EXPORT = re.compile(r"\b(?:exports?|exported|экспорт\w*|поставк\w+)\b", _I)
_IMPORT = re.compile(r"\b(?:imports?|imported|импорт\w*)\b", _I)
_RANK = re.compile(
    r"\b(?:rank(?:s|ed)?\s(?:\w+\s){0,2}?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|\d+(?:st|nd|rd|th)?|top)|(?:took|taken|takes|holds?|occup(?:y|ies)|ranked|in) (?:the )?(?:\w+ "
    r")?(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) (?:place|position)|(?:\d+|перв|втор|трет|"
    r"четверт|пят|шест|седьм|восьм|девят|десят)\w*(?:-[ео]\w?)?\s(?:мест[оеа]|строчк\w|позици\w))\b|"
    r"\b(?:вход\w+ в (?:топ|пят[её]рк|тройк|десятк|число))\w*",
    _I,
)
_PARTNER_RANK = re.compile(
    r"\b(?:(?:the |our |its |their )?(?:largest|biggest|main|key|major|leading|most important|top|"
    r"principal|number one|second[- ]largest|third[- ]largest) (?:\w+ ){0,4}?(?:partners?|investors?|"
    r"markets?|suppliers?|importers?|exporters?|buyers?)|one of the (?:\w+ ){0,4}(?:partners|investors|"
    r"suppliers|markets)|(?:крупнейш|основн|главн|ключев|важнейш|ведущ)\w+ (?:\w+ ){0,3}?(?:партнер|"
    r"инвестор|поставщик|рынк|рынок|покупател|импортер|экспортер)\w*|один из (?:\w+ ){0,4}(?:партнеров|"
    r"инвесторов|поставщиков))",
    _I,
)
_SHARE = re.compile(
    r"\b(?:share|accounts? for|accounted for|make up|makes up|percent of|% of|доля|доли|долю|приходится|"
    r"процентов? (?:от|всех|всего|техники|машин)|каждая пятая|каждый пятый|каждый второй|каждая вторая|"
    r"каждая третья|каждый третий)\b|% (?:of|от|всего|всех|парка|техники|машин)",
    _I,
)
_STOCK = re.compile(
    r"\b(?:machinery|fleet|park|machines|equipment|vehicles|техник\w*|парк\w*|машин\w*|автопарк\w*|"
    r"мехпарк\w*|tractors|buses|лифт\w*|автобус\w*|трактор\w*)\b",
    _I,
)
_MADE = re.compile(r"\bmade\b|produced in|manufactured|производств\w+|произвед\w+", _I)
_SPECIAL = re.compile(
    r"\b(?:(?:well|highly|very well)[- ]developed|strong (?:\w+ ){1,3}(?:industr\w+|sector|base)|one of "
    r"the (?:\w+ ){0,2}(?:leading|most (?:developed|industrial\w*|advanced)|largest|biggest|most "
    r"industrialized) (?:\w+ ){0,3}?(?:regions?|centers?|centres?|producers?|exporters?|manufacturers?|"
    r"economies|hubs?)|leading (?:regions?|producer|exporter|manufacturer|center|centre)|famous (?:not "
    r"only )?for|known for|leaders? in (?:the )?(?:production|manufactur\w+)|major (?:producer|exporter)|"
    r"(?:хорошо|высоко|широко|сильно)[ -]?разви\w+|промышленно развит\w+|(?:мощн|развит|сильн)\w+ (?:\w+ "
    r"){0,2}?(?:промышленн|машиностро|металлург|сельск|аграрн|производств|экономик|отрасл|комплекс|"
    r"потенциал|баз)\w*|один из (?:самых |наиболее )?(?:\w+ ){0,2}?(?:развитых|промышленных|ведущих|"
    r"крупнейших) (?:\w+ ){0,2}?(?:регион|област|центр|производител|экспортер|субъект)\w*|славится|"
    r"машиностроительн\w+ (?:стран|регион|край)\w*|лидер\w* (?:по|в) )",
    _I,
)
_SUPPLY = re.compile(
    r"\b(?:ships?|shipped|suppl(?:y|ies|ied)|suppl(?:y|ying) (?!chain)|exports? (?!\w* (?:grew|increased|"
    r"rose|fell|amounted|of))|exported|deliver(?:s|ed|ies)?|buys?|bought|purchas(?:e|es|ed|ing)|receives?|"
    r"imports?(?= \w)|procures?|sells?|sold|uses? (?:\w+ )?(?:metal|steel|components|machinery|equipment|"
    r"raw)|(?:traditionally |widely |actively )(?:use|buy|purchase)s?|поставля\w+|поставлен\w*|закупа\w+|"
    r"закупил\w*|закуплен\w*|покупа\w+|приобрета\w+|приобрел\w*|экспортиру\w+|импортиру\w+|отгружа\w+|"
    r"получа(?:ем|ет|ют) (?:\w+ ){0,4}?(?:материал|металл|сырь|техник|продукц|комплектующ)\w*|продает|"
    r"использу\w+ (?:\w+ ){0,3}?(?:техник|металл|продукц|комплектующ|машин)\w*|работа(?:ют|ет) (?:\w+ "
    r"){0,3}?(?:техник|машин|трактор|комбайн|автобус)\w*|работа(?:ют|ет) на (?:\w+ ){0,3}?(?:техник|машин|"
    r"трактор)\w*|оценили (?:\w+ ){0,4}?комбайн\w*)\b",
    _I,
)
_JOINT = re.compile(
    r"\b(?:assembl\w+|joint (?:ventures?|enterprises?|productions?|companies|projects?|manufactur\w+|"
    r"assembly)|(?:enterprises|companies|businesses) with (?:\w+ )*?(?:capital|participation|investment)|"
    r"industrial cooperation|dealer(?:ship)? (?:centers?|centres?|network)|trading houses?|service "
    r"cent(?:er|re)s?|совместн\w+ (?:предприяти|производств|проект|сборк|компани)\w*|сборочн\w+ "
    r"(?:производств|предприят|площадк)\w*|собира(?:ют|ем|ется)\w*|сборк\w+|с участием (?:\w+ )?капитала|"
    r"с \w+ капиталом|дилерск\w+|товаропроводящ\w+|торгов\w+ дом\w*|сервисн\w+ центр\w*|промышленн\w+ "
    r"кооперац\w*|кооперационн\w+|представительств\w*)\b",
    _I,
)
_EXISTS = re.compile(
    r"\b(?:is|are|operat\w+|work(?:s|ing)?|implement\w+|have been|has been|there are|there is|function\w*|"
    r"creat(?:ed|ing)|establish\w+|set up|launched|opened|exist\w*|running|participat\w+|involved|"
    r"developing|действу\w+|работа(?:ют|ет|ем)|функционир\w+|реализу\w+|созда(?:н|л)\w*|открыт\w*|"
    r"запущен\w*|налажен\w*|есть|имеется|выпуска\w+|организован\w*|собира\w+|участву\w+|осуществля\w+|"
    r"развива\w+)\b",
    _I,
)
_TIES = re.compile(
    r"\b(?:partners?\b(?! to)|experience of (?:cooperat\w+|working)|experience (?:in|of) (?:joint|mutual)|"
    r"cooperat(?:e|es|ed|ing|ion)|interact(?:s|ing|ion)?|contacts?|ties|friendly relations|relations|"
    r"partnership|twin(?:ned|ning)|agreements? (?:is|are) in force|memorandum|intergovernmental "
    r"commission|сотруднича\w+|сотрудничеств\w+|партн[её]р\w*|взаимодейств\w+|контакт\w*|связи|связей|"
    r"связями|дружеск\w+ отношени\w*|отношени\w+|побратим\w*|рабоч\w+ групп\w*|соглашени\w+ (?:действ|"
    r"реализ)\w*)\b",
    _I,
)
_TIE_STATE = re.compile(
    r"\b(?:has been|have been|is (?:a|an|one|our|the|in progress|developing|going|already|successfully|"
    r"actively|traditionally|carried|based)|are (?:a|an|one|our|the|developing|in progress|successfully|"
    r"actively|traditionally|linked|already|friends)|remains?|have (?:\w+ ){0,3}?(?:experience|contacts?|"
    r"ties|good|close|strong|long|established|a lot|many|cooperated|been)|has (?:\w+ ){0,3}?(?:experience|"
    r"contacts?|ties|good|close|strong|long|established|become|cooperated)|continues?|cooperates?\b|we "
    r"cooperate|actively (?:cooperat|develop|work)\w*|successfully|in progress|goes on|links?|connect\w*|"
    r"(?:is|are) (?:steadily |actively |dynamically )?(?:developing|growing|expanding|strengthening)|"
    r"became|established in|явля\w+|оста[её]тся|остаются|связыва\w+|сложил\w+|сотруднича(?:ем|ют|ет)|"
    r"развива(?:ется|ются|ем)|крепнут|укрепля\w+|налажен\w*|имеется|име(?:ем|ют)|накоплен\w*|есть|"
    r"был[иа]? и остаются|активно|успешно|традиционно|давн\w+|многолетн\w+|тесн\w+|действует|действуют|"
    r"ид[её]т|продолжа\w+)\b",
    _I,
)
_MODAL = re.compile(
    r"\b(?:will|would|could|should|may|might|can|must|shall|want|would like|ready|interested|plan(?:s|"
    r"ned)? to|intend\w*|propos\w+|hope\w*|need\w*|expected?|strive|going to|if\b|important|necessary|"
    r"future|promising|possible|opportunit\w+|invit\w+|possibilit\w+|in favou?r|importance|willing|"
    r"prepared to|хот\w+ бы|готов\w*|заинтересован\w*|план\w+|намерен\w*|предлага\w+|предложи\w*|надеемся|"
    r"надеюсь|нужно|необходимо|надо|должн\w*|можем|может|могут|можно|будет|будем|будут|давайте|если|"
    r"перспектив\w+|важно|возможност\w+|призва\w+|укреплять|развивать|расширять|наращивать|поставить|"
    r"договорил\w*|обсуд\w+|обсужд\w+|хотим|интересен|интерес)\b",
    _I,
)
_NARRATED = re.compile(
    r"\b(?:discuss\w*|talks|met\b|meeting|visit\w*|delegation|forum|обсуд\w+|встреч\w+|визит\w*|"
    r"переговор\w*|делегаци\w+|форум\w*|вопрос\w+|рассмотре\w+|outlined|avenues|issues|prospects|areas of|"
    r"направлени\w+)\b",
    _I,
)


def claims(scene: Scene, clauses: Sequence[Clause], registry: Registry) -> list[Told]:
    """The checkable assertions of a document, in order."""
    found: list[Told] = []
    topic = ""
    for clause in clauses:
        if clause.cue and by_cue(clause.cue):
            continue
        for part in _parts(scene, clause.span):
            told = _claim(scene, part, clause, registry, topic)
            if told:
                found.append(told)
            topic = told.metric if told and told.metric in _TRADED else ""
    return found


#: Metrics that "it" and "this figure" in the next clause may go on with.
_TRADED = ("trade_turnover", "change", "export_flow", "import_flow")
_GOES_ON = re.compile(
    r"^\W*(?:it|this figure|the figure|this|these|он|она|оно|этот показатель|показатель|эта цифра|за \w+ "
    r"месяц\w*|рост|прирост|in \w+)\b",
    _I,
)


_WHICH = re.compile(
    r",\s+(?:which (?:is|was|exceeds?)|что (?:на|в)|up\b|down\b|а (?:рост|прирост)|до\b|а за\b|из которых)\s*"
)


def _parts(scene: Scene, span: Span) -> list[Span]:
    """A clause cut where a relative clause brings an amount of its own."""
    match = _WHICH.search(scene.plain, span.start + 20, span.end)
    if (
        match
        and amounts(scene.plain, Span(match.end(), span.end))
        and amounts(scene.plain, Span(span.start, match.start()))
    ):
        start = match.start() + 1
        return [
            Span(span.start, match.start()),
            Span(
                start + len(scene.plain[start : match.end()]) - len(scene.plain[start : match.end()].lstrip()), span.end
            ),
        ]
    return [span]


def _claim(scene: Scene, span: Span, clause: Clause, registry: Registry, topic: str) -> Told | None:
    text = scene.slice(span)
    found = amounts(scene.plain, span)
    money = next((one for one in found if one.unit in ("usd", "eur", "rub", "byn", "cny", "kzt", "uzs")), None)
    percent = next((one for one in found if one.unit in ("percent", "ratio")), None)
    direction = "decrease" if _DOWN.search(text) else "increase" if _UP.search(text) else ""
    wish = _MODAL.search(text)
    sides = _sides(registry)
    whole = scene.slice(clause.sentence)
    trade = _TURNOVER.search(text) or (span != clause.span and _TURNOVER.search(whole))
    trade = trade or (topic and _GOES_ON.match(text))
    exported = _EXPORT.search(text) or (span != clause.span and _EXPORT.search(whole))
    imported = _IMPORT.search(text)
    told = _checked(registry)
    if percent and (_SHARE.search(text)) and not (direction and (trade or exported)):
        stock = _STOCK.search(text) and (
            _MADE.search(text) or re.search(r"\b(?:of|парк\w*|каждая|каждый|мехпарк\w*)", text)
        )
        return Told(
            span,
            "share_of_stock" if stock else "share",
            clause.speaker,
            "level",
            percent,
            None,
            "weak" if stock else told,
        )
    if (
        (trade or exported or imported)
        and (money or (percent and direction))
        and not (wish and not direction and not money)
    ):
        goal = (
            wish
            and re.search(
                r"\b(?:will|reach|bring|довест|поднять|увеличить до|нарастить|достич|выйти|goal|цел|"
                r"planned|aim|strive|стрем|increase (?:the )?(?:\w+ )*to)\w*\b",
                text,
                _I,
            )
            and not re.search(r"\b(?:reached|amounted|exceeded|составил|превысил|достиг(?:ло|ла)?\b)", text, _I)
        )
        if goal:
            return None
        metric = "trade_turnover" if trade else "export_flow" if exported else "import_flow"
        if percent and not money:
            metric = "change"
        return Told(span, metric, clause.speaker, direction or "level", money or percent, sides, told)
    if (
        trade
        and direction
        and not wish
        and not re.search(r"\b(?:goal|task|help increase|нарастить|увеличить)\b", text, _I)
    ):
        return Told(span, "trade_turnover", clause.speaker, direction, None, sides, told)
    if _RANK.search(text) and not wish:
        return Told(span, "rank", clause.speaker, "level", None, sides, told)
    if _PARTNER_RANK.search(text) and not re.search(r"\b(?:will|would|could|should|станет|может)\b", text, _I):
        return Told(span, "partner_rank", clause.speaker, "level", None, sides, told)
    if exported and direction and not wish:
        return Told(span, "change", clause.speaker, direction, None, sides, told)
    if (special := _SPECIAL.search(text)) and not _MODAL.search(text[: special.start()]):
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
    supply = _supply(scene, span, clause.speaker, registry, text)
    if supply:
        flow = supply if supply != ("", "") else None
        return Told(
            span, _flow_metric(flow, registry), clause.speaker, "", None, flow, "proxy" if told == "proxy" else told
        )
    if _joint(text) and _MADE_TOGETHER.search(text):
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


_MADE_TOGETHER = re.compile(
    r"\b(?:assembl\w+|joint (?:ventures?|enterprises?|production|companies|manufactur\w+)|(?:companies|"
    r"enterprises|businesses) with|предприяти\w+|производств\w+|сборк\w+|собира\w+|сборочн\w+)\b",
    _I,
)


def _checked(registry: Registry) -> Checkability:
    """A pair of countries is checked directly, one with a region only on its countries."""
    return "proxy" if any("-" in side for side in registry.parties) else "direct"


def _sides(registry: Registry) -> tuple[str, str] | None:
    if len(registry.parties) != 2:
        return None
    a, b = sorted(registry.parties, key=lambda side: ("-" in side, registry.parties.index(side)))
    return iso(a), iso(b)


def _flow_metric(flow: tuple[str, str] | None, registry: Registry) -> str:
    sides = _sides(registry)
    return "import_flow_exists" if flow and sides and flow == (sides[1], sides[0]) else "export_flow_exists"


_AT_WORK = re.compile(r"\b(?:работают|эксплуатируются|трудятся|are (?:used|operated)|operate)\b", _I)
_RECEIVING = re.compile(
    r"\b(?:buy|buys|bought|purchas\w+|receiv\w+|use|uses|import\w*|procur\w+|закупа\w+|покупа\w+|"
    r"приобрета\w+|получа\w+|использу\w+|импортиру\w+|работа\w+|оценили)\b",
    _I,
)


def _supply(scene: Scene, span: Span, speaker: str, registry: Registry, text: str) -> tuple[str, str] | None:
    """Exporter and importer of a supply that the clause tells; empty codes where it leaves them unsaid."""
    match = _SUPPLY.search(text)
    if not match and any(
        one.entry.kind == "org" and one.entry.hs and one.entry.hs[0][:2] in ("84", "86", "87") and span.covers(one.span)
        for one in scene.matches
    ):
        match = _AT_WORK.search(text)
    if not match:
        return None
    goods = any(one.entry.kind in ("product", "org", "sector") and span.covers(one.span) for one in scene.matches)
    if not goods and not re.search(
        r"\b(?:products?|goods|components?|материал\w*|продукц\w+|товар\w*|raw materials|сырь\w*)\b", text, _I
    ):
        return None
    before = _codes(scene, Span(span.start, span.start + match.start()), registry)
    after = _codes(scene, Span(span.start + match.end(), span.end), registry)
    if (
        re.search(
            r"\b(?:[Oo]ur (?:region|country|oblast|enterprises)|наш\w* (?:регион|область|страна))\b",
            text[: match.start()],
        )
        and not before
    ):
        before = [side for side in registry.parties if side not in after][:1]
    subject = registry.persons.get(speaker)
    if (
        subject
        and subject.territory
        and re.search(
            r"\b(?:we|our|мы|наш\w*)\b|^\W*(?:поставля|закупа|экспорт|покупа|получа)", text[: match.end()], _I
        )
    ):
        mine = next(
            (
                side
                for side in registry.parties
                if Territory(side).country.code == Territory(subject.territory).country.code
            ),
            "",
        )
        before = (
            [mine]
            if mine and mine not in _named(scene, Span(span.start, span.start + match.start()), registry)
            else before
        )
        before = before or ([mine] if mine else [])
    if not before and not after:
        return ("", "")
    receiving = bool(_RECEIVING.search(match[0]))
    first = before[0] if before else next((side for side in registry.parties if side not in after), "")
    other = next((side for side in after if side != first), "") or next(
        (side for side in registry.parties if side != first), ""
    )
    return (iso(other), iso(first)) if receiving else (iso(first), iso(other))


def _named(scene: Scene, span: Span, registry: Registry) -> list[str]:
    """Sides named in a span by territory alone."""
    named = [place.code for place in scene.within(span) if place.kind != "place" and place.code]
    return [
        side
        for side in registry.parties
        if any(Territory(code).country.code == Territory(side).country.code for code in named)
    ]


def _codes(scene: Scene, span: Span, registry: Registry) -> list[str]:
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


#: A ground or an example is no cooperation yet.
_GROUND = re.compile(r"\b(?:foundation|basis|examples?|основ[аыу]|база|пример\w*)\b", _I)


def _joint(text: str) -> bool:
    return bool(
        _JOINT.search(text) and _EXISTS.search(text) and not _NARRATED.search(text) and not _GROUND.search(text)
    )


def ties(scene: Scene, clauses: Sequence[Clause], registry: Registry) -> list[Told]:
    """The cooperations that exist or existed, in order. A modal verb vetoes a tie."""
    found: list[Told] = []
    for clause in clauses:
        text = scene.slice(clause.span)
        if (clause.cue and by_cue(clause.cue)) or _MODAL.search(text) or _GROUND.search(text) or len(text.split()) < 4:
            continue
        if supply := _supply(scene, clause.span, clause.speaker, registry, text):
            found.append(Told(clause.span, "supply", clause.speaker, flow=supply if supply != ("", "") else None))
        elif _joint(text):
            found.append(
                Told(
                    clause.span,
                    "joint_assembly" if re.search(r"assembl|сбор|собира", text, _I) else "joint_venture",
                    clause.speaker,
                )
            )
        elif (
            _TIES.search(text)
            and _TIE_STATE.search(text)
            and not (clause.speaker == NARRATOR and _NARRATED.search(text))
        ):
            sectoral = any(
                one.entry.kind in ("sector", "product") and clause.span.covers(one.span) for one in scene.matches
            )
            found.append(Told(clause.span, "sectoral" if sectoral else "general", clause.speaker))
    return found
