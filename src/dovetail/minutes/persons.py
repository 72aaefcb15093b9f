"""Personal names: which words are one, in Latin and Cyrillic letters, and what its plain form is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dovetail.minutes.gazetteer import Gazetteer, Word
from dovetail.minutes.items import Span
from dovetail.minutes.roles import Office
from dovetail.minutes.scene import ADJECTIVE, TERRITORY, Scene
from dovetail.minutes.surnames import CYRILLIC, given_name, patronymic, surname_of, surname_stem, tags

#: Capitalised words that are no part of a personal name.
_NOT_NAMES_TEXT = (
    "god the a an and of in on at for to with by from as we our i you he she they it this that these those "
    "there here his her their its if when while after before according during under over both all some many "
    "more most today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december belta tass ria interfax "
    "sputnik akorda mr mrs ms dr president governor minister prime deputy ambassador head chairman republic "
    "union state federation region oblast krai territory province district city country council commission "
    "committee ministry government parliament assembly academy university institute company corporation "
    "holding group bank park plant works factory concern forum expo exhibition summit north south east west "
    "central eastern western northern southern great patriotic war victory day palace independence hall house "
    "new now thus then also however moreover besides incidentally earlier later last next first second joint "
    "bilateral trade economic cooperation intergovernmental business investment industrial agreement "
    "memorandum programme program roadmap road map action plan international national regional general foreign "
    "affairs asia europe eurasian africa america middle pole chamber commerce industry high-tech embassy "
    "smt shri dr prof pvt ltd co inc eam mos asked answered question answer вопрос ответ "
    "and/or photo source news press service office telegram channel no not only such what how why let good "
    "dear friends ladies gentlemen в на с по для от к о об из при за до мы я он она они это вы наш наша наше "
    "наши ваш если когда как что так также сегодня вчера завтра президент губернатор министр премьер глава "
    "председатель посол заместитель республика союз область край город район россия беларусь белта тасс риа "
    "интерфакс сторона стороны встреча встрече кроме того этом среди великой отечественной войны победы дворец "
    "независимости форум комиссия совет правительство министерство белоруссия первый второй особое внимание "
    "товарооборот говоря напомним отметим добавим ранее телеграм канал пул первого участники гости делегация "
    "еще один одна понедельник вторник среда четверг пятница январь февраль март апрель май июнь июль август "
    "сентябрь октябрь ноябрь декабрь "
)
_NOT_NAMES = frozenset(_NOT_NAMES_TEXT.split())
#: An honorific between an office and a name.
_HONORIFIC = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|H\.\s?E|Eng|Shri|Smt)\.?|\b[Гг]оспод\w{2,4}|\b[Гг]-н\w{0,2})\s$")
_INITIALS = re.compile(r"(?<![^\W\d_])(?:[A-ZА-ЯЁ]\. ?){1,2}$")
_ORG_WORD = re.compile(
    r"(?i)(region|oblast|plant|works|group|holding|company|park|bank|university|ministry|street|forum|"
    r"corporation|academy)$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name as written: the words of it without initials, and the office beside it, if any."""

    span: Span
    parts: tuple[str, ...]
    office: Office | None
    sure: bool

    @property
    def surname(self) -> str:
        return surname_of(self.parts)


def names(scene: Scene, known: Gazetteer, offices: Sequence[Office]) -> list[Name]:
    """The personal names of a document that a given name, an office or a way of speaking gives away."""
    by_end = {office.span.end: office for office in offices}
    by_start = {office.span.start: office for office in offices}
    blocked = {
        index
        for match in scene.matches
        if match.entry.kind != "adjective"
        for index in range(match.first, match.last + 1)
        if match.entry.kind in ("country", "region", "place")
        or match.last > match.first
        or not scene.words[index].text[0].isupper()
    }
    inside = [office.span for office in offices]
    for match in scene.matches:
        if match.entry.kind != "org":
            continue
        of = re.search(r"(?:\s(?:of|at))?\s[«“\"]?$", scene.plain[: match.span.start][-6:])
        if of and (office := by_end.get(match.span.start - len(of[0]))):
            end = match.span.end + (scene.plain[match.span.end : match.span.end + 1] in tuple('»”"'))
            by_end[end] = office
            blocked |= set(range(match.first, match.last + 1))
    found: list[Name] = []
    index = 0
    while index < len(scene.words):
        run = _run(scene, index, blocked, inside)
        if not run:
            index += 1
            continue
        name = _judged(scene, known, run, by_end, by_start)
        if name and name.office and name.office.span.start > name.span.start:
            by_end.pop(name.office.span.end, None)
        if name and not _believable(scene, known, name):
            name = None
        if name:
            found.append(name)
            index += len(run)
        else:
            index += 1
    return found


def _believable(scene: Scene, known: Gazetteer, name: Name) -> bool:
    """In a title every word may be a capital: there, a name needs a given name or a surname that the body repeats."""
    title = scene.document.title
    if title is None or not title.covers(name.span):
        return True
    if len(name.parts) > 1 and given_name(name.parts[0], known):
        return True
    surname = surname_stem(surname_of(name.parts))
    return any(
        surname_stem(word.text) == surname
        for word in scene.words
        if word.span.start >= title.end and word.text[0].isupper()
    )


def _capital(word: Word) -> bool:
    text = word.text
    return (
        text[0].isupper()
        and len(text) > 1
        and not text.isupper()
        and text.lower() not in _NOT_NAMES
        and not re.search(r"\d|[а-яё][А-ЯЁ]|^(?!(?:Mc|Mac|De|Di|Le|La|Van|Fitz|O)[A-Z]).*[a-z][A-Z]", text)
    )


def _run(scene: Scene, index: int, blocked: set[int], inside: Sequence[Span]) -> list[Word]:
    """Up to four capitalised words side by side that no known name or office claims."""
    run: list[Word] = []
    for position in range(index, min(index + 4, len(scene.words))):
        word = scene.words[position]
        surname = (
            position in blocked and len(run) == 1 and any(0 < run[0].span.start - span.end <= 2 for span in inside)
        )
        if (
            (position in blocked and not surname)
            or not _capital(word)
            or any(span.covers(word.span) for span in inside)
        ):
            break
        if scene.mask[word.span.start] in (TERRITORY, ADJECTIVE) and not surname:
            break
        if run and not re.fullmatch(r"[ '-]|\.? [A-ZА-ЯЁ]\. ?", scene.plain[run[-1].span.end : word.span.start]):
            break
        run.append(word)
    return run


_SPEAKING_AFTER = re.compile(
    r"\s+(?:also\s+|has\s+|further\s+|himself\s+|и\s+)?(?:said|noted|stressed|added|told|emphasi[sz]ed|"
    r"underlined|believes|expressed|stated|pointed|remarked|recalled|"
    r"thanked|invited|reminded|mentioned|suggested|explained|continued|concluded|announced|confirmed|"
    r"assured|highlighted|asked|met\b|proposed|reaffirmed|assessed|praised|"
    r"отметил|сказал|подчеркнул|заявил|добавил|сообщил|напомнил|уточнил|рассказал|предложил|считает|"
    r"поблагодарил|выразил|обратил|"
    r"пояснил|заверил|поручил|призвал|указал|назвал|пригласил|поделился|акцентировал|констатировал|провел|встретил)"
)
_SPEAKING_BEFORE = re.compile(
    r"(?:said|noted|stressed|added|told|emphasi[sz]ed|underlined|stated|remarked|suggested|concluded|"
    r"explained|according to|mr\.?|mrs\.?|ms\.?|h\.e\.|"
    r"отметила?|сказала?|подчеркнула?|заявила?|добавила?|сообщила?|напомнила?|уточнила?|рассказала?|"
    r"предложила?|считает|пояснила?|заверила?|"
    r"по словам|по мнению|резюмировала?|заключила?|констатировала?|цитирует|господин\w{0,3}|г-н\w{0,2})\s+$",
    re.IGNORECASE,
)


def _judged(
    scene: Scene, known: Gazetteer, run: list[Word], by_end: dict[int, Office], by_start: dict[int, Office]
) -> Name | None:
    first, last = run[0], run[-1]
    start = first.span.start
    if initials := _INITIALS.search(scene.plain[max(0, start - 8) : start]):
        start -= len(initials[0])
    before = scene.plain[max(0, start - 24) : start]
    if before.endswith(("-based ", "-")) or re.match(
        r"(?:Усть|Санкт|Южно|Северо|Нижне|Верхне|Ust)-", scene.plain[start:]
    ):
        return None
    if scene.plain[start - 1 : start] in ('"', "«", "“") and scene.plain[last.span.end : last.span.end + 1] in '"»”':
        return None
    if cyrillic_adjective(scene, run):
        return None
    titled = _HONORIFIC.search(before)
    office_end = len(scene.plain[: start - (len(titled[0]) if titled else 0)].rstrip(" "))
    office = by_end.get(office_end) or _introduced(scene, start, last.span.end, by_end)
    after_comma = re.match(r"\s*(?:,|\()\s*", scene.plain[last.span.end : last.span.end + 3])
    follower = by_start.get(last.span.end + len(after_comma[0])) if after_comma else None
    if follower is not None and (
        follower.plural
        or re.match(r"\s+[A-ZА-ЯЁ][a-zа-яё]+\s[A-ZА-ЯЁ][a-zа-яё]", scene.plain[follower.span.end :][:60])
    ):
        follower = None
    given = next((position for position, word in enumerate(run[:2]) if given_name(word.text, known)), None)
    cyrillic = bool(CYRILLIC.match(first.text))
    if given == 1 and office is None and len(run) > 2 and not (cyrillic and patronymic(run[2].text)):
        run = run[1:]
        start, given = run[0].span.start, 0
    if not (office or follower or given is not None or initials):
        speaking = _SPEAKING_AFTER.match(scene.plain, last.span.end) or _SPEAKING_BEFORE.search(before)
        if not speaking or len(run) > 3 or _ORG_WORD.search(last.text):
            return None
        if len(run) == 1 and not titled and (_is_body(scene, first) or speaking[0].lower().startswith("according")):
            return None
    if given is not None and len(run) == 1 and not (office or follower):
        return None
    if (
        cyrillic
        and len(_parts(scene, run)) > 2
        and not patronymic(run[1].text)
        and given == 0
        and not _surname_like(run[2].text)
    ):
        run = run[:2]
    sure = bool(office or follower or initials or (given is not None and len(run) > 1))
    return Name(Span(start, run[-1].span.end), _parts(scene, run), office or follower, sure)


#: Endings by which a lone name in front of a word of speaking is that of a firm or an office.
_BODY = re.compile(r"(?i)(?:stat|prom|neft|khim|bank|tech|trans|stroy|export|import|energo|mash|invest|group|oil|gas)$")


def _is_body(scene: Scene, word: Word) -> bool:
    """Whether a lone capitalised word that says something is a firm or an office: known as one, or named like one."""
    known = any(match.entry.kind == "org" and match.span == word.span for match in scene.matches)
    return known or bool(_BODY.search(word.text))


def cyrillic_adjective(scene: Scene, run: Sequence[Word]) -> bool:
    """Whether a capitalised Russian word only describes the body behind it: "сотрудник Таможенного комитета"."""
    if (
        len(run) != 1
        or not CYRILLIC.match(run[0].text)
        or not re.match(r"\s[а-яё]{4}", scene.plain[run[0].span.end :][:6])
    ):
        return False
    readings = [tag for tag, _, score in tags(run[0].text.lower()) if score > 0.02]
    return any("ADJF" in tag for tag in readings) and not any("Surn" in tag for tag in readings)


def _introduced(scene: Scene, start: int, end: int, by_end: dict[int, Office]) -> Office | None:
    """The office of "the head of the ministry, Name, said"."""
    if not re.search(r",\s$", scene.plain[max(0, start - 2) : start]) or not re.match(
        r",|\.", scene.plain[end : end + 1]
    ):
        return None
    return by_end.get(start - 2)


def _parts(scene: Scene, run: Sequence[Word]) -> tuple[str, ...]:
    """Words of a name, those joined by a hyphen as one."""
    parts: list[str] = []
    for position, word in enumerate(run):
        joined = position and scene.plain[run[position - 1].span.end : word.span.start] in "-'"
        if joined:
            parts[-1] += scene.plain[run[position - 1].span.end] + word.text
        else:
            parts.append(word.text)
    return tuple(parts)


def _surname_like(word: str) -> bool:
    return any("Surn" in tag for tag, _, _ in tags(word))
