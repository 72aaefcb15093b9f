"""Offices: "Governor of Russia's Chelyabinsk Oblast", "глава государства", and what sort of office each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dovetail.minutes.items import Span
from dovetail.minutes.scene import ADJECTIVE, TERRITORY, Scene, region_of

#: Patterns of the head of an office, with its sort. The first that matches decides.
_HEADS_EN = (
    ("vice_president", r"vice[- ]presidents?"),
    (
        "speaker",
        r"speaker|(?:chairman|chairwoman|chairperson) of (?:the )?(?:council of the republic|house of "
        r"representatives|parliament|state duma|senate|federation council|legislative assembly)",
    ),
    ("head_of_state", r"presidents?|head of (?:our |the )?state|heads of state|king|emir|sultan|crown prince"),
    (
        "prime_minister",
        r"prime ministers?|premier|head of (?:the )?government|heads of government|chancellor|pm(?=\s+[A-Z])",
    ),
    (
        "governor",
        r"governors?|marshals?|voivodes?|minister[- ]presidents?|rais|head of (?:the )?(?:region|republic|"
        r"province|regional administration|oblast)|akim|hokim|"
        r"khokim",
    ),
    ("mayor", r"(?:lord )?mayor|head of (?:the )?city(?: administration)?"),
    (
        "committee_chair",
        r"(?:chairman|chairwoman|chairperson|head) of (?:the )?(?:\ue000+ |\ue001+ |[A-Z]\w+ )?(?:(?:oblast|"
        r"regional|region|"
        r"city|district) )?executive committee",
    ),
    ("ambassador", r"ambassadors?(?: extraordinary and plenipotentiary)?|charg[eé] d'affaires"),
    ("diplomat", r"diplomat(?!s|ic)"),
    ("consul", r"consul[- ]general|consul"),
    ("state_minister", r"ministers? of state|mos(?!\w)"),
    (
        "minister",
        r"(?:union |federal )?ministers?|eam(?!\w)|secretary of state|head of the foreign ministry|"
        r"foreign secretary",
    ),
    ("state_secretary", r"state secretary|secretary[- ]general|secretary"),
    (
        "department_head",
        r"(?:head|director|chief) of (?:the |its |a )?(?:[\w-]+ ){0,3}?(?:department|division|directorate|section|"
        r"bureau|office)",
    ),
    ("chair", r"chairman|chairwoman|chairperson|chair(?= of)"),
    (
        "director",
        r"director[- ]general|general director|ceo|chief executive(?: officer)?|managing director|director|"
        r"rector",
    ),
    (
        "representative",
        r"(?:trade |special |plenipotentiary |permanent )?representative(?= of)|envoy|spokesman|spokeswoman|"
        r"spokesperson|press secretary|counsellor|advis[eo]r|aide",
    ),
    ("head", r"head(?= of)|heads(?= of)"),
    ("counterpart", r"counterpart(?:\s+from\s+\ue000+)?"),
    ("leader", r"leaders?"),
    ("somebody", r"(?<=[Tt]he )(?:senior |top |high-ranking )?(?:official|politician|parliamentarian)(?!s)"),
)
_MODS_EN = (
    r"first|acting|deputy|federal|union|vice|former|then|interim|newly appointed|new|visiting|chief|senior|executive|"
    r"special|foreign|assistant"
)
_TOPICS_EN = (
    "Industry|Trade|Agriculture|Agricultural|Food|Foodstuffs|Foreign|Affairs|Economy|Economic|Economics|"
    "Development|Finance|"
    "Energy|Transport|Transportation|Communications|Communication|Health|Healthcare|Education|Science|"
    "Culture|Defen[cs]e|"
    "Interior|Internal|Construction|Architecture|Housing|Utilities|Environment|Environmental|Natural|"
    "Resources|Forestry|"
    "Labou?r|Social|Protection|Information|Sports?|Tourism|Justice|Investments?|Infrastructure|Digital|"
    "External|Relations|"
    "Regional|Cooperation|Commerce|Emergency|Situations|Antimonopoly|Regulation|Taxes|Duties|Water|Mines|"
    "Mining|Oil|Gas|"
    "Petroleum|Fisheries|Livestock|Rural|Technology|Technologies|Innovation|Innovations|Research|Higher|"
    "Planning|Security|"
    "Military|Production|Mechanical|Engineering|Building|Chemical|Petrochemical|Light|Textile|Electronic|Electronics|"
    "Aviation|Aerospace|Space|Nuclear|Power|Petroleum|Ecology|Ecological|Climate|Family|Women|Immigration|"
    "Supply|Irrigation|Veterinary|Machine|Metallurgy|Heavy|New|Strategic|Reforms|Market|Consumer|"
    "Policy|Interregional|International|Union|Integration|Roads|Innovative|State|Property|Competition|"
    "Entrepreneurship|Youth|Public"
)
_HEADS_RU = (
    ("vice_president", r"вице-президент\w{0,2}"),
    ("prime_minister", r"вице-премьер(?:-министр)?(?:а|у|ом|е|ы|ов)?"),
    ("governor", r"вице-губернатор(?:а|у|ом|е|ы|ов)?"),
    (
        "head_of_state",
        r"президент(?:а|у|ом|е|ы|ов|ам|ами)?|глав(?:а|ы|е|у|ой)\s+(?:\ue001+\s+)?"
        r"государств(?:а)?|король|эмир\w{0,2}|султан\w{0,2}",
    ),
    (
        "prime_minister",
        r"премьер-министр(?:а|у|ом|е|ы|ов)?|премьер(?:а|у|ом|е)?|глав(?:а|ы|е|у|"
        r"ой)\s+(?:\ue001+\s+)?(?:правительства|"
        r"кабмина|кабинета министров)|председател\w{1,2}\s+(?:кабмина|правительства|кабинета министров|"
        r"совета министров)|"
        r"канцлер\w{0,2}",
    ),
    (
        "governor",
        r"губернатор(?:а|у|ом|е|ы|ов)?|маршал(?:а|у|ом|е)?|воевод\w{1,2}|раис(?:а|у|ом|е)?|глав(?:а|ы|е|у|"
        r"ой)\s+(?:\ue001+\s+)?(?:региона|субъекта|"
        r"области|"
        r"края|республики)|раис\w{0,2}|руководител\w{1,2}\s+(?:региона|области|республики|края)|аким\w{0,2}|"
        r"хоким\w{0,2}",
    ),
    (
        "mayor",
        r"мэр(?:а|у|ом|е)?|градоначальник\w{0,2}|"
        r"глав(?:а|ы|е|у|ой)\s+(?:администрации\s+)?(?:города|мэрии|горадминистрации)",
    ),
    ("minister", r"замминистр(?:а|у|ом|е)?|замглав\w{1,2}\s+(?:[Мм]ин[а-я]+|ведомства)"),
    (
        "minister",
        r"министр(?:а|у|ом|е|ы|ов)?|глав(?:а|ы|е|у|ой)\s+(?:мид\w*|министерства|ведомства|мин[а-яё]{3,})|"
        r"госсекретар[ьяюе]м?",
    ),
    (
        "ambassador",
        r"(?:чрезвычайн\w+\s+и\s+полномочн\w+\s+)?(?:пос(?:ол|ла|лу|лом)\b|(?<=\bо )после\b)|"
        r"временн\w+\s+поверенн\w+",
    ),
    ("diplomat", r"дипломат(?:а|у|ом)?"),
    ("consul", r"(?:генеральн\w+\s+консул|генконсул|консул)(?:а|у|ом|е)?"),
    ("speaker", r"спикер(?:а|у|ом|е)?"),
    (
        "committee_chair",
        r"председател\w{1,2}\s+(?:\ue001+\s+|[А-ЯЁ][а-яё-]+\s+)?(?:облисполкома|горисполкома|райисполкома)",
    ),
    (
        "department_head",
        r"(?:глав(?:а|ы|е|у|ой)|начальник(?:а|у|ом)?|руководител(?:ь|я|ю|ем)|директор(?:а|у|ом)?)\s+(?:[а-яё]+\s){0,2}?"
        r"(?:департамента|управления|отдела|главка)",
    ),
    ("chair", r"председател(?:ь|я|ю|ем|е)|предправления|зампред(?:а|у|ом|седател\w{1,2})?"),
    (
        "director",
        r"(?:генеральн\w+\s+|исполнительн\w+\s+)?директор(?:а|у|ом|е)?|гендиректор(?:а|у|ом|е)?|ректор(?:а|у|"
        r"ом|е)?",
    ),
    (
        "state_secretary",
        r"государственн\w+\s+секретар(?:ь|я|ю|ем|е)|секретар(?:ь|я|ю|ем|е)|пресс-секретар(?:ь|я|ю|ем|е)",
    ),
    (
        "representative",
        r"(?:ответственн\w+\s+)?сотрудник(?:а|у|ом)?|торгпред(?:а|у|ом)?|(?:торгов\w+\s+|"
        r"полномочн\w+\s+)?представител(?:ь|я|ю|ем|е)|"
        r"полпред(?:а|у|ом|е)?|советник(?:а|у|ом|"
        r"е)?(?:-посланник\w{0,2})?|помощник(?:а|у|ом|е)?|сенатор(?:а|у|ом)?|депутат(?:а|у|ом)?",
    ),
    ("leader", r"лидер(?:а|у|ом|е|ы|ов)?|политик(?:а|у|ом)?"),
    ("somebody", r"чиновник(?:а|у|ом)?|парламентари(?:й|я|ю|ем)|министр-резидент"),
    ("head", r"глав(?:а|ы|е|у|ой)(?=\s)|руководител(?:ь|я|ю|ем|е)|начальник(?:а|у|ом|е)?"),
)
_MODS_RU = (
    r"перв\w{2,3}|заместител\w{1,2}|зам\.?|временно\s+исполняющ\w+\s+обязанности|"
    r"исполняющ\w+\s+обязанности|вр\.?и\.?о\.?|и\.\s?о\.?|"
    r"бывш\w+|экс|нов\w{2,3}|действующ\w+|избранн\w+"
)


#: Parliaments by their own names.
_CHAMBERS = (
    "Milli Majlis|Oliy Majlis|Majlis|Mejlis|Mazhilis|Jogorku Kenesh|Bundestag|Bundesrat|Knesset|Lok Sabha|Rajya "
    "Sabha|Sejm|"
    "Grand National Assembly|Great National Assembly|National People's Congress|Congress|Cortes|Riksdag|Storting|"
    "Seimas|Saeima"
)
#: A body by its own name: "сотрудник Таможенного комитета", "ректор Минского государственного университета".
_BODY_RU = (
    r"(?:\s[А-ЯЁ][а-яё-]+(?:ого|ой|ых|его|ей)(?:\s[а-яё-]+(?:ого|ой|ых|его|ей)){0,3}\s(?:комитет|завод|университет|"
    r"институт|"
    r"управлени|департамент|банк|центр|совет|фонд|агентств|палат|служб|комбинат|предприяти|объединени|академи|"
    r"корпораци|"
    r"холдинг|порт|таможн|союз|отделени|филиал)\w{0,3})?"
)


_ABROAD = re.compile(rf"\s+(?:в|при|to|in)\s+{TERRITORY}+(?:\s(?={TERRITORY}){TERRITORY}+)?")


@dataclass(frozen=True, slots=True)
class Office:
    """An office named in the text.

    `sort` is the kind of office, `deputy` whether it is the second in it, `codes` the territories named with it.
    """

    span: Span
    sort: str
    deputy: bool
    codes: tuple[str, ...]
    plural: bool
    text: str


@cache
def _pattern(russian: bool) -> re.Pattern[str]:
    heads = _HEADS_RU if russian else _HEADS_EN
    head = "|".join(f"(?P<h{index}>{pattern})" for index, (_, pattern) in enumerate(heads))
    place = rf"{TERRITORY}+"
    if russian:
        before = rf"(?:(?:{ADJECTIVE}+|(?i:{_MODS_RU}|наш\w*))[\s-]+){{0,6}}"
        word = (
            r"(?:и|по|дел|для|(?!\w*[аиуея](?:ла|ли|ло|лся|лась|лись)\b)[а-яё-]+(?:а|я|ы|и|ий|ов|ев|ей|"
            r"ого|его|ой|ых|их|ам|ям|ому)|"
            r"(?:Правительств|Совет|Министр|Государственн|Законодательн|Администраци|Палат|Собрани|Правлени|Отделени|"
            r"Управлени|Департамент|Комитет|Посольств|Представительств|Кабинет|Мажилис|Сенат|Федераци|Ассоциаци|"
            r"Национальн|Республик|Торгово-промышленн|Министерств|Госкомитет)\w*|ТПП|БелТПП|КГК|КГБ)"
        )
        stop = r"(?!на\b|в\b|с\b|во\b|что\b|по\b\s+(?:словам|итогам|мнению))"
        listed = r"(?:,(?=\s(?:[а-яё-]+\s){1,3}и\s|\s[а-яё]+,\s[а-яё]+\sи\s))?"
        topic = rf"(?:\s+{stop}{word}{listed}){{0,9}}?(?=\s+(?:[А-ЯЁ«]|{TERRITORY}))"
        before_name = topic.replace("(?=\\s+(?:[А-ЯЁ«]|", "(?=\\s+(?:[А-ЯЁ][а-яё]+\\s[А-ЯЁ][а-яё]|").replace(
            f"|{TERRITORY}))", "))"
        )
        after = rf"(?:(?:{topic})?\s+(?:{place}|«[^»]{{2,40}}»|\(?(?:РФ|РТ|РБ|РК|КР|РУ)\)?(?!\w))){{0,3}}"
        return re.compile(rf"(?<!\w){before}(?i:{head})(?!\w){_BODY_RU}{after}(?:{before_name})?")
    whose = r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur)\s+)?"
    before = rf"{whose}(?:(?:{TERRITORY}|{ADJECTIVE})+(?:'s?)?\s+){{0,4}}(?:(?i:{_MODS_EN})[\s-]+){{0,6}}"
    subject = (
        rf"(?:(?:{_TOPICS_EN})(?:,?\s+(?:and\s+|&\s+)?)?){{0,9}}(?:(?i:{_TOPICS_EN})\s+(?:and\s+)?(?=[a-z])){{0,9}}"
    )
    joint = rf"(?:(?:,\s+|,?\s+and\s+|\s+)(?=(?i:{_TOPICS_EN})\b))?"
    tail_topic = rf"\s+(?:of|for)\s+(?:the\s+)?(?:(?i:{_TOPICS_EN})(?!\w){joint}){{1,12}}"
    bodies = (
        "Federation|Council|Federal|Assembly|State|Duma|National|Parliament|Senate|House|Representatives|"
        "Republic|Board|Directors|"
        "Committee|Commission|Chamber|Commerce|Industry|Agency|Bank|Administration|Presidential|Supreme|"
        "Legislative|Executive|"
        "Regional|City|Department|Ministry|Foreign|Affairs|Corporation|Holding|Company|Group|Academy|"
        "Sciences|University|"
        "Association|Fund|Foundation|Union|Trade|Economy|Economic|Development|Agriculture|Food|Health|Government|Office"
    )
    tail_body = (
        rf"\s+of\s+(?:the\s+)?(?:(?:{TERRITORY}+(?:'s?)?|{ADJECTIVE}+)\s+)?(?:{_CHAMBERS}|{bodies})\b(?:(?:\s+|"
        rf"\s+and\s+|"
        rf"\s+of\s+(?:the\s+)?)(?:{bodies})\b){{0,9}}"
    )
    tail_place = (
        rf"\s+of\s+(?:the\s+)?(?:{TERRITORY}+(?:'s)?|{ADJECTIVE}+\s+(?:region|side|province|"
        rf"republic))(?:[\s,]+(?={TERRITORY}))?(?:{TERRITORY}*)"
    )
    return re.compile(rf"(?<!\w){before}{subject}(?i:{head})(?!\w)(?:{tail_topic}|{tail_body}|{tail_place}){{0,4}}")


def offices(scene: Scene) -> list[Office]:
    """The offices named in a document, in order."""
    russian = scene.document.russian
    heads = _HEADS_RU if russian else _HEADS_EN
    found: list[Office] = []
    for match in _pattern(russian).finditer(scene.mask.replace("\n", "\0")):
        sort = next(heads[int(name[1:])][0] for name, value in match.groupdict().items() if value is not None)
        span = Span(match.start(), len(match[0].rstrip(" ,")) + match.start())
        if sort in ("ambassador", "consul", "representative") and (abroad := _ABROAD.match(scene.mask, span.end)):
            span = Span(span.start, abroad.end())
        text = scene.slice(span)
        lower = text.lower()
        if re.search(
            r"(?:\bMr\.?|\bDear|[Уу]важаем\w+|[Гг]оспо(?:дин|жа))\s$", scene.plain[max(0, span.start - 12) : span.start]
        ):
            continue
        deputy = bool(
            re.search(
                r"\b(deputy|vice|заместител\w+|зам|первого заместителя)\b|замминистр|замглав|зампред|вице-|"
                r"assistant",
                lower,
            )
        )
        codes = tuple(dict.fromkeys(place.code for place in scene.within(span) if place.code))
        if sort == "committee_chair" and not codes and (named := re.search(r"[А-ЯЁ][а-яё-]+ского", text)):
            codes = tuple(code for code in (region_of(named[0], "област"),) if code)
        kind = sort
        if sort in ("head", "leader") and not codes and not lower.startswith("the "):
            continue
        if sort == "leader" and codes:
            kind = "governor" if all("-" in code for code in codes) else "head_of_state"
        if (
            sort == "head"
            and codes
            and any("-" in code for code in codes)
            and not re.search(r"[A-Z]{3}|Ministr|Министерств", text)
        ):
            kind = "governor"
        towns = [place.kind == "place" for place in scene.within(span)]
        if sort == "head" and towns and all(towns):
            kind = "mayor"
        if sort == "head" and codes and all("-" not in code for code in codes) and russian:
            kind = "head_of_state" if re.search(r"глав\w+\s+\S+$", lower) else "head"
        plural = bool(
            re.search(
                r"\b(presidents|ministers|governors|heads|leaders|президенты|президентов|премьер-министры|"
                r"губернаторы|губернаторов|министры|министров|лидеры|лидеров|главы\s+государств)\b",
                lower,
            )
        )
        found.append(Office(span, kind, deputy, codes, plural, text))
    return found
