"""Forms of personal names: which word is the surname, its stem, its gender and its nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from dovetail.minutes.gazetteer import Gazetteer
from dovetail.minutes.normal import folded, latin

if TYPE_CHECKING:
    import pymorphy3

CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def surname_of(parts: Sequence[str]) -> str:
    """The surname of a name's words: the last, or the first where the family comes first.

    >>> surname_of(("Xi", "Jinping")), surname_of(("Pavel", "Orlov"))
    ('Xi', 'Orlov')
    """
    first, *rest = parts
    eastern = first.lower() in _FAMILY_FIRST and not _SLAVIC.search(folded(parts[-1]))
    return first if not rest or eastern else rest[-1]


_SLAVIC = re.compile(
    r"(?:ov|ev|ova|eva|in|ina|sky|skiy|skaya|enko|ich|uk|ов|ев|ова|ева|ский|ская|енко|ович|евич|"
    r"ук|ского|ову|овым)$"
)
_FAMILY_FIRST_TEXT = (
    "xi li wang zhang chen nguyen pham tran vo to liu zhao he han kim park lee qiu wu zhou xu sun zhu hu lin guo "
    "gao luo zheng "
    "liang xie tang deng feng cao zeng peng xiao tian dong du lu ding wei shen cui qin meng duan yin hao shao qian "
    "ho le dinh "
    "vuong bui си ли ван чжан чэнь нгуен фам ким хэ дин цю чжоу сюй сунь чжу ху линь го гао ло чжэн лян се тан дэн "
    "фэн цао цзэн "
    "пэн сяо тянь дун ду шэнь цуй цинь дуань инь хао шао цянь хо чан во выонг у чжао лю хуан "
)
_FAMILY_FIRST = frozenset(_FAMILY_FIRST_TEXT.split())


@cache
def morphology() -> pymorphy3.MorphAnalyzer:
    """The Russian morphology, loaded when a Russian report is read."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@cache
def tags(word: str) -> tuple[tuple[str, str, float], ...]:
    """Readings of a Russian word: tag, plain form and how likely each is."""
    return tuple((str(parse.tag), parse.normal_form, parse.score) for parse in morphology().parse(word)[:6])


def given_name(word: str, known: Gazetteer) -> bool:
    """Whether a capitalised word is a given name."""
    if folded(word) in known.given:
        return True
    if not CYRILLIC.match(word) or len(word) < 3:
        return False
    return any("Name" in tag and score > 0.05 for tag, _, score in tags(word))


def surname_stem(word: str) -> str:
    """A surname in small letters without its Russian case ending.

    >>> surname_stem("Дубровским") == surname_stem("Дубровский"), surname_stem("Токаевым")
    (True, 'токаев')
    """
    fold = folded(word)
    if len(fold) > 4 and CYRILLIC.match(fold):
        return re.sub(r"(?:ого|ому|ыми|ими|ым|им|ом|ем|ой|ая|ую|ый|ий|ее|а|у|е|ю|я|ы|и|ь|й)$", "", fold)
    return fold


def same_name(one: str, other: str) -> bool:
    """Whether two surnames are one, declined, transliterated or misspelled."""
    if surname_stem(one) == surname_stem(other):
        return True
    from rapidfuzz import fuzz

    left, right = latin(surname_stem(one)), latin(surname_stem(other))
    return left[:1] == right[:1] and min(len(left), len(right)) >= 4 and fuzz.ratio(left, right) >= 82


#: Endings of Slavic surnames that tell a woman's from a man's, in plain small letters.
_HER = re.compile(r"(?:[oe]va|[a-z]ina|[sc]ka[yi]a)$")
_HIS = re.compile(r"(?:[oe]v|[oe]ff|[sc]k[iy]y?|[sc]kii|ов|ев|[сц]кий|[сц]ким|[сц]кого|[сц]кому)$")


def gender_of(parts: Sequence[str], known: Gazetteer | None = None) -> bool | None:
    """Whether a name is a woman's: by its given name, its patronymic, or a Slavic surname; None if nothing tells.

    >>> gender_of(("Ainur", "Petrova")), gender_of(("Dias",))
    (True, None)
    """
    folds = [folded(part) for part in parts]
    for fold in folds[:2] if len(folds) > 1 else ():
        if known is not None and (gender := known.given.get(fold)):
            return gender == "f"
        if CYRILLIC.match(fold):
            sure = [tag for tag, _, score in tags(fold) if "Name" in tag and score > 0.3]
            if sure:
                return "femn" in sure[0]
    if len(folds) > 1 and re.search(r"(?:вна|вны|вне|вну|вной|ична|ovna|evna|ichna)$", folds[1]):
        return True
    if len(folds) > 1 and re.search(r"(?:вич|вича|вичу|вичем|виче|ovich|evich)$", folds[1]):
        return False
    surname = folded(surname_of(parts))
    if CYRILLIC.match(surname):
        return True if re.search(r"[сц]кая$", surname) else False if _HIS.search(surname) else None
    return True if _HER.search(surname) else False if _HIS.search(surname) else None


def plain_form(parts: Sequence[str], female: bool | None = None) -> str:
    """A name in the nominative, as far as the morphology tells; other words stay as written."""
    if not CYRILLIC.match(parts[0]):
        return " ".join(parts)
    told = gender_of(parts) if female is None else female
    female = parts[-1].endswith(("ова", "ева", "ина", "ская")) if told is None else told
    plain: list[str] = []
    for index, part in enumerate(parts):
        wanted = "Name" if index == 0 and len(parts) > 1 else ("Patr" if index == 1 and len(parts) > 2 else "Surn")
        plain.append(_nominative(part, wanted, female))
    return " ".join(plain)


def _nominative(word: str, wanted: str, female: bool) -> str:
    gender = "femn" if female else "masc"
    for parse in morphology().parse(word):
        if wanted in parse.tag and "plur" not in parse.tag and (gender in parse.tag or "ms-f" in str(parse.tag)):
            nominative = parse.inflect({"nomn", "sing"})
            form = nominative.word if nominative else parse.normal_form
            return "-".join(part.capitalize() for part in form.split("-"))
    lower = folded(word)
    if wanted == "Surn" and not female:
        for ending, plain in (
            ("ским", "ский"),
            ("ского", "ский"),
            ("скому", "ский"),
            ("ском", "ский"),
            ("ером", "ер"),
            ("ера", "ер"),
        ):
            if lower.endswith(ending):
                return word[: -len(ending)] + plain
        if re.search(r"[бвгджзклмнпрстфхцчшщ](?:ом|ем|ым|у|а)$", lower) and len(lower) > 5:
            return re.sub(r"(?:ом|ем|ым|у|а)$", "", word)
    return word


def polite(parts: Sequence[str]) -> bool:
    """Whether a name is a given name and a patronymic without a surname, as people are addressed in Russian."""
    if len(parts) != 2 or not CYRILLIC.match(parts[0]) or not patronymic(parts[1]):
        return False
    tag, _, _ = tags(parts[1].lower())[0]
    return "Patr" in tag


def patronymic(word: str) -> bool:
    """Whether a Russian word is a patronymic by its ending."""
    return bool(re.search(r"(?:вич|вича|вичу|вичем|виче|вна|вны|вне|вну|вной|ич|ича|ичу|ичем)$", folded(word)))
