"""Organisations: those of the gazetteer, and unknown ones by the words and signs that give them away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dovetail.minutes.gazetteer import Entry
from dovetail.minutes.items import Span, Taken
from dovetail.minutes.scene import Scene


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation in the text; `entry` is None for one that the gazetteer does not know."""

    span: Span
    name: str
    entry: Entry | None


#: A word with a capital, up to a hyphen with another capital behind it.
_CAP = r"[A-Z][\w&]*(?:-[a-z\d][\w&]*)*+"
_HEAD_EN = (
    r"Chamber of Commerce(?: and Industry)?|Academy of Sciences|University|Bank|Corporation|Corp|Holding|"
    r"Group|Company|Plant|Works|Factory|Concern|"
    r"Fund|Agency|Institute|Association|Refinery|Mill|Enterprises?|Industries|Motors|Technologies|"
    r"Industrial Park|Technopark|Park|Exchange|Railways|"
    r"Airlines|Alliance|Consortium|Shipyard|Combine|Agroholding|Cooperative|Council of the Republic|House "
    r"of Representatives|State Duma|Federation Council|Parliament|Senate|Commission|Committee|Firm|Customs|Labs|"
    r"Laboratories|Pharma|Pharmaceuticals|Foundation|Federation of Industry|Union of Industrialists|Metro|Airport|Port|"
    r"Steel|Trading House|Trade House|Trading Company|Council of Ministers|Chemicals?|Machinery|Foods?|Dairy|"
    r"Development Bank|Investment Fund|Research Centre|Research Center|"
    r"Center|Centre|Polytechnic|College|School"
)
_LEGAL_EN = (
    r"JSC|OJSC|CJSC|PJSC|LLC|LLP|OAO|OOO|ZAO|PAO|Ltd|RUE|UE|AO|GmbH|AG|SE|S\.A\.|SpA|Inc|Corp|Co|Pvt|Plc|PLC|BV|Oy"
)
_PATTERNS_EN = (
    (
        rf"\b(?P<n>{_CAP}(?:(?: | & |-)(?:{_CAP}|[A-Z]\.)){{0,5}},? (?:Co\.,? )?(?:Pvt\.? )?(?:Ltd|Inc|Corp|GmbH|"
        rf"AG|S\.A|SpA|"
        rf"LLC|LLP|JSC|Plc|PLC)(?!\w)\.?(?: & Co\. KG)?)"
    ),
    (
        rf"\b(?:[Cc]ooperative|startup|start-up|distributor|retailer|shipyard|"
        rf"carmaker) (?P<n>{_CAP}(?:[ -]{_CAP}){{0,3}})"
    ),
    (rf"\b(?P<n>{_CAP}(?:-{_CAP})+)(?= (?:asked|company|plans|intends|supplies|produces))"),
    (r"\b(?P<n>Ministr(?:y|ies) (?:of|for) (?:[A-Z]\w+)(?:(?:,? and |, | of | for | )[A-Z]\w+){0,5})"),
    (rf"\b(?P<n>(?:{_CAP}[ -]){{1,3}}Chambers? of (?:Commerce|Industry)(?: and (?:Commerce|Industry))?)\b"),
    (rf"\b(?P<n>(?:{_CAP}[ -]){{1,5}}(?:of {_CAP} )?(?:{_HEAD_EN}))\b"),
    (
        rf"\b(?P<n>(?:State |National |Eurasian |Development )?(?:{_HEAD_EN}) (?:of|for|on) (?:the "
        rf")?{_CAP}(?:(?:(?: and| of)? |-){_CAP}){{0,5}})"
    ),
    (
        rf"\b(?:compan(?:y|ies)|holding(?: company)?|enterprises?|concern|corporation|plants?|firm|factory|"
        rf"venture|{_LEGAL_EN}|producer|manufacturer|developer|operator|brand)\s+[\"“«]?(?P<n>{_CAP}(?:[ "
        rf"-]{_CAP}){{0,3}})"
    ),
    (
        rf"\b(?P<n>{_CAP}(?:[ -]{_CAP}){{0,3}})[\"”»]?,?\s+(?:compan(?:y|ies)|holding|enterprise|corporation|"
        rf"plant|firm|factory|group of companies|{_LEGAL_EN})\b"
    ),
    (r"\b(?P<n>[A-Z][a-z]+[A-Z]{1,3}[A-Za-z]*(?:-[A-Z][A-Za-z]+)?)\b"),
    (r"(?<![A-Z.])\b(?P<n>[A-Z]{3,8}(?:-[A-Z][A-Za-z]+)?)\b"),
)
_HEAD_RU = (
    r"(?:ОАО|ООО|ЗАО|ПАО|АО|НПО|ГК|УП|РУП|СП|ПО|УК|НПП|ФГУП|ГУП|ТПК|СООО|ИП)|(?:[Кк]онцерн|[Кк]омпани|"
    r"[Хх]олдинг|[Зз]авод|[Кк]омбинат|[Пп]редприяти|[Кк]орпораци|[Гг]рупп|"
    r"[Оо]бъединени|[Фф]абрик|[Бб]анк|[Аа]гентств|[Уу]ниверситет|[Фф]онд|[Фф]ирм|[Аа]грохолдинг|"
    r"[Пп]тицефабрик|[Пп]роизводств|[Аа]втозавод|[Сс]ет[ьи]|[Тт]ехнопарк|[Ии]ндустриальн\w+ парк|"
    r"[Уу]правляющ\w+ компани|"
    r"[Аа]ссоциаци|[Сс]оюз|[Кк]линик|[Зз]астройщик|[Кк]ластер|[Пп]арк|[Кк]орпораци|[Тт]ерминал|[Ии]нститут|НИИ|ТОСЭР|"
    r"ОЭЗ|СЭЗ|ПВЗ|ТЛЦ|[Шш]ахт|[Рр]удник|[Мм]есторождени|[Аа]эропорт|[Пп]орт|[Оо]ператор|[Пп]оставщик|[Дд]илер|"
    r"[Кк]ооператив|"
    r"[Гг]оспредприяти|[Сс]тартап|[Сс]овхоз|[Ээ]лектросет|[Гг]осударственн\w+ предприяти)[а-я]*"
)
_PATTERNS_RU = (
    (r"(?P<n>\b(?:НИИ|ТОСЭР|ОЭЗ|СЭЗ|ТЭС|ТЭЦ|ГЭС|АЭС|ГРЭС|МТФ|НПЗ|ГОК|ТЛЦ|терминал\w{0,2})\s«[^«»\n]{2,40}»)"),
    (rf"(?:{_HEAD_RU})(?:\s[а-я]+){{0,2}}\s[«“\"](?P<n>[^«»“”\"\n]{{2,50}})[»”\"]"),
    (
        r"(?P<n>Министерств\w{1,2}(?:\s[а-я]+(?:,(?=\s[а-я]+\sи))?){1,6}?)(?=\s*(?:[.,;)]|$)|\s+(?:[А-ЯЁ]|(?:на|"
        r"в|с|по|для|о|об|к|при|до|от|за|из|и\s[А-ЯЁ]|совместно|готов\w*|предлож\w*|поруч\w*|будет|должно)\s))"
    ),
    (
        r"(?P<n>\b(?:(?:областно|республиканско|краево|регионально)\w{1,2}\s)?[Мм]ин(?:инвест\w*|имуществ\w*|юст|"
        r"цифры?|нефтехим\w*|пром(?:торг)?|сельхозпрод|сельхоз|эконом(?:развития)?|транс|строй|энерго|здрав|фин|"
        r"природы|обр\w*|культуры|связи|спорт\w*|стройархитектуры|лесхоз)\w{0,3})\b"
    ),
    (r"(?P<n>(?:[А-ЯЁ][а-яё-]+\s){0,2}(?:Торгово-промышленн|торгово-промышленн)\w+\sпалат\w+)"),
    (
        r"(?P<n>(?:(?:Национальн|[А-ЯЁ][а-яё-]+ск)\w+\s)?[Аа]кадеми\w+\s(?:[а-яё]+\s)?наук|"
        r"[А-ЯЁ][а-яё-]+(?:ск|цк)\w{2,3}\s(?:ТЭС|ТЭЦ|ГЭС|АЭС|ГРЭС|НПЗ|ГОК\w?|ЦБК|НИИ)\b|"
        r"[А-ЯЁ][а-яё-]+(?:ск|цк)\w{2,3}\s(?:обл|гор|рай)исполком\w{0,3}|[Хх]окимият\w{0,2}\sгорода\s[А-ЯЁ][а-яё]+|"
        r"[Аа]кимат\w{0,2}\s(?:города\s)?[А-ЯЁ][а-яё]+)"
    ),
    (
        r"(?P<n>(?:[А-ЯЁ][а-яё]*-)?(?:[А-ЯЁ][а-яё-]+(?:(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую)|н(?:ый|ого|ому|ая|"
        r"ую))\s)(?:[а-яё-]+(?:ий|ый|ого|ому|ым|им|"
        r"ом|ая|ой|ую)\s){0,3}(?:завод|комбинат|(?:гос)?университет|фабрик|институт|академи|метрополитен|(?:тамож|"
        r"межрайон)н|порт|депо|колледж|"
        r"технопарк|верф|рудник|карьер|птицефабрик|агрокомбинат|молкомбинат|мясокомбинат|молочн\w+ комбинат|"
        r"металлургическ\w+ "
        r"комбинат|цбк|ГОК|НПЗ)[а-я]{0,3})\b"
    ),
    (r"(?<![\wа-яА-Я])[«“\"](?P<n>[А-ЯЁA-Z][^«»“”\"\n.,!?:]{1,38})[»”\"]"),
    (r"(?<![А-ЯЁ.])\b(?P<n>[А-ЯЁ]{3,8}(?:-[А-ЯЁ][А-Яа-яё]+)?)\b(?!-|\s«)"),
    (r"\b(?P<n>[А-ЯЁ][а-яё]{1,6}[А-ЯЁ]{2,4}[а-я]{0,2})\b"),
)
_NOT_TEXT = (
    "vna bpn вэф пмэф иннопром "
    "ooo oao zao pao jsc llc usa usd gdp ceo tv pm hs covid-19 covid belta tass ria eur rub byn kzt uzs cny "
    "ussr hiv ok ii iii iv vi vii viii ix xi xii utc gmt gmt+3 vat smes sme fdi ai ict kpk un-habitat msk fifa "
    "mou mous fta cepa epc eam mos itec gsp lng rmb nev nevs evs экспо тосэр оэз иннопром экспо суар хмао янао "
    "dpr lpr dprk prc uae uk сша тасс риа белта рф ввп апк жкх тэк опк впк ндс кнр ссср смп сво вов тв ии врп "
    "оаэ юар сми нло ввс нпз гсм рб ркс фрг ит иа фото видео кндр цкп вэд ркб сэз фап гост ооо оао зао пао мсп "
    "ниокр бпла ткр цбк гок снг "
)
_NOT = frozenset(_NOT_TEXT.split())
_MEDIA = re.compile(
    r"(?i)^(?:бел\s?та|тасс|риа|интерфакс|курсив|пул первого|известия|коммерсант\w*|российская газета|"
    r"беларусь сегодня|спутник|россия\s?\d*|беларусь\s?\d*|ont|онт|ств|telegram|телеграм|первый канал|"
    r"news\.by|belta|tass|kazinform|akorda|trend|report|sputnik|стрела|бизнес-новости)$"
)
_NOT_BEFORE_RU = re.compile(
    r"(?i)(?:программ\w+|проект\w*|форум\w*|выставк\w+|трактор\w*|бренд\w*|марк\w+|агентств\w+|"
    r"телеканал\w*|канал\w*|газет\w+|издани\w+|стратеги\w+|слоган\w*|принцип\w*|конкурс\w*|фестивал\w+|"
    r"акци\w+|премь?и\w+|медал\w+|орден\w*|звани\w+|стратегия|рубрик\w+|тем[аеуы]|комбайн\w*|модел\w+|"
    r"автомобил\w+|линейк\w+|чемпионат\w*|инициатив\w+|дворц\w+|гостиниц\w+|санатори\w+|мемориал\w*|"
    r"комплекс\w*|музе\w+|усадьб\w+|музей-\w+|заповедник\w*|улиц\w+|площад\w+|стади\w+|[а-яё]+(?:л|ла|ет|ит):)\s$"
)


@cache
def _patterns(russian: bool) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in (_PATTERNS_RU if russian else _PATTERNS_EN))


def organisations(scene: Scene, taken: list[Span]) -> list[Organisation]:
    """The organisations of a document, in order; `taken` are spans of persons and offices, which are none."""
    found = [
        Organisation(match.span, match.entry.name_en, match.entry)
        for match in scene.matches
        if match.entry.kind == "org"
    ]
    used = Taken(len(scene.plain), (*(one.span for one in found), *taken))
    title = scene.document.title
    for pattern in _patterns(scene.document.russian):
        for match in pattern.finditer(scene.plain):
            article = 4 if match["n"].startswith("The ") else 0
            span = Span(match.start("n") + article, match.end("n"))
            name = match["n"][article:].strip()
            if used.overlaps(span) or not _sound(scene, span, name):
                continue
            if title and title.covers(span) and name.isupper():
                continue
            found.append(Organisation(span, name, None))
            used.add(span)
    return sorted(found, key=lambda one: one.span.start)


_LEADING = re.compile(r"^(?:The|In|At|Our|A|An|And|Its?|Their|This|That|For|With|Also|While|Today|On|From|By|As)\b")
_PLAIN = re.compile(
    r"^(?:Joint|Bilateral|Intergovernmental|New|Russian|International)? ?(?:Commission|Committee|Company|"
    r"Group|Bank|Plant|Park|Parliament|Enterprises?|Union|Fund|Works|Association|Council|Agency|Center|Centre)$|"
    r"^Exchange of "
)


def _sound(scene: Scene, span: Span, name: str) -> bool:
    lower = name.lower()
    if (
        len(name) < 3
        or lower in _NOT
        or _MEDIA.match(name)
        or _LEADING.match(name)
        or _PLAIN.match(name)
        or lower.endswith("-based")
    ):
        return False
    behind = scene.plain[span.end : span.end + 14]
    if re.fullmatch(r"[A-Z]\w+(?:ian|ish|ese|ean)", name) and re.match(
        r"\s(?:compan|firms|enterpr|business|plants|"
        r"bank)",
        behind,
    ):
        return False
    inside = scene.within(span)
    if any(place.span == span for place in scene.places) or (
        inside and sum(len(place.span) for place in inside) >= len(span) - 2
    ):
        return False
    if any(
        span.covers(Span(match.span.start, match.span.end)) and match.span == span
        for match in scene.matches
        if match.entry.kind != "org"
    ):
        return False
    if len(name.split()) > 4 and not name[0].isascii() and scene.plain[span.end : span.end + 1] in '»”"':
        return False
    if re.match(r"[»”\"]\s*,?\s*[—-]\s*[а-яё]", scene.plain[span.end : span.end + 8]):
        return False
    before = scene.plain[max(0, span.start - 26) : span.start].rstrip('«“"')
    if _NOT_BEFORE_RU.search(before):
        return False
    if name.isupper() and any(span.covers(place.span) for place in scene.places):
        return False
    line = scene.plain[
        scene.plain.rfind("\n", 0, span.start) + 1 : (scene.plain.find("\n", span.end) + 1 or len(scene.plain) + 1) - 1
    ]
    return not (name.isupper() and line.isupper())
