"""Words as they are compared: one script, one spelling, one form.

The stemmers are light on purpose: they join the cases and numbers of a word and nothing else. What a longer word
shares with a shorter one, such as `сталь` with `стальной`, is left to the vocabulary, which weighs it less.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_WORD = re.compile(r"[a-zа-я0-9]+")
_FOREIGN = re.compile(r"[^\x00-\x7fа-я]")
_CYRILLIC = re.compile(r"[а-я]")
_LATIN = re.compile(r"[a-z]")

_LOOKS_CYRILLIC = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_LOOKS_LATIN = str.maketrans("асеорхукмтвн", "aceopxykmtbh")

#: American spellings under British ones, and forms that no rule joins.
_SAME = {
    "aluminum": "aluminium",
    "caliber": "calibre",
    "color": "colour",
    "colored": "coloured",
    "fiber": "fibre",
    "fiberboard": "fibreboard",
    "fiberglass": "fibreglass",
    "gray": "grey",
    "jewelry": "jewellery",
    "knives": "knife",
    "leaves": "leaf",
    "loaves": "loaf",
    "men": "man",
    "mold": "mould",
    "plow": "plough",
    "shelves": "shelf",
    "sulfur": "sulphur",
    "sulfuric": "sulphuric",
    "tire": "tyre",
    "tires": "tyres",
    "women": "woman",
    "бревен": "бревно",
    "волокон": "волокно",
    "зерен": "зерно",
    "масел": "масло",
    "окон": "окно",
    "стекол": "стекло",
    "сырья": "сырье",
    "сырью": "сырье",
    "сырьем": "сырье",
}

#: Nouns whose ending only looks like that of a verb, or of a case.
_NOUNS = frozenset(
    {"сырье", "bearing", "building", "clothing", "painting", "casing", "herring", "pudding", "seed", "reed"}
)

_SPELT_Z = re.compile(r"(?<=[a-z]{3})(iz|yz)(?=e|ed|er|es|ers|ing|ation)")
_PLURAL = re.compile(r"(?:(?<=[a-z]{2})ies|(?<=ch|sh|ss|zz)es|(?<=x)es|(?<=[a-z]{2}[a-rt-z])(?<![ui])s)$")
_VERBAL = re.compile(r"(?<=[a-z]{3})(?:ing|ed)$")
_DOUBLED = re.compile(r"([bdfgklmnprt])\1$")
_CASES = re.compile(
    r"(?<=[а-я]{3})(?:иями|ями|ами|иях|иям|ием|ого|его|ому|ему|ыми|ими|ой|ей|ий|ый|ая|яя|ое|ее|ые|ие|ых|их|ым|им|ую|юю"
    r"|ою|ею|ов|ев|ам|ям|ах|ях|ом|ем|ия|ии|ию|ью|а|я|о|е|у|ю|ы|и|ь|й)$"
)
_FLEETING = re.compile(r"(?<=[а-я]{2}[б-джзк-нп-тф-щ])[ое](?=[кц]$)|ь(?=[б-джзк-нп-тф-щ])")

_PREPOSITION = frozenset(
    _WORD.findall("of for in with from to on by without not and or для из от под на в с со без не к до по и")
)
_ADJECTIVE = re.compile(r"(?:[ыио]й|[ая]я|[ое]е|[ыи]е|[ыи]х)$")

_LISTED = re.compile(r",\s*|\s(?:and|or|и|или)\s")

#: Words that trade uses for one another.
_SYNONYMS = (
    "car automobile vehicle auto automotive motorcar",
    "truck lorry",
    "farm agricultural agriculture farming",
    "railway rail railroad train",
    "clothes clothing garment apparel wear",
    "medicine drug pharmaceutical medication",
    "timber lumber wood",
    "petrol gasoline",
    "plastic polymer",
    "aircraft airplane aeroplane plane",
    "gearbox transmission",
    "footwear shoe",
    "part component spare",
    "телевизор телевизионный",
    "автомобиль авто автомобильный автомашина",
    "грузовик грузовой",
    "сельхозтехника агротехника",
    "сельскохозяйственный аграрный сельхоз",
    "железнодорожный жд рельсовый",
    "лекарство медикамент фармацевтика фармацевтический лекарственный",
    "древесина дерево деревянный",
    "самолет авиационный",
    "обувь обувной",
    "пластмассовый пластиковый полимерный",
    "запчасть комплектующие деталь часть",
    "мотор двигатель",
)

_SOUNDS = {
    "shch": "щ",
    "sch": "щ",
    "zh": "ж",
    "kh": "х",
    "ts": "ц",
    "ch": "ч",
    "sh": "ш",
    "yu": "ю",
    "ju": "ю",
    "ya": "я",
    "ja": "я",
    "yo": "е",
    "iy": "ий",
    "yy": "ый",
    **dict(zip("abvgdezijklmnoprstufhcyw'", "абвгдезийклмнопрстуфхцывь", strict=True)),
}
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))


def words(text: str) -> list[str]:
    """The words of a text in lower case, each in one script; letters that only look alike are put right.

    >>> words("Cталь, T-shirts: café 2Х")
    ['сталь', 't', 'shirts', 'cafe', '2х']
    """
    plain = unicodedata.normalize("NFKC", text).lower().replace("ё", "е").replace("’", "'").replace("'s", "")
    found = _WORD.findall(_FOREIGN.sub(lambda letter: unicodedata.normalize("NFD", letter[0])[0], plain))
    return [_one_script(word) for word in found] if _LATIN.search(plain) and _CYRILLIC.search(plain) else found


def _one_script(word: str) -> str:
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not (cyrillic and latin):
        return word
    turned = word.translate(_LOOKS_CYRILLIC if cyrillic >= latin else _LOOKS_LATIN)
    return turned if not (_CYRILLIC.search(turned) and _LATIN.search(turned)) else word


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of a word have in common.

    >>> [stem(word) for word in ("станков", "станок", "galvanized", "batteries", "плиты", "кабелей")]
    ['станк', 'станк', 'galvanis', 'battery', 'плит', 'кабел']
    """
    word = _SAME.get(word, word)
    if _CYRILLIC.search(word):
        return word if word in _NOUNS else _FLEETING.sub("", _CASES.sub("", word))
    if not _LATIN.search(word):
        return word
    word = _SPELT_Z.sub(lambda found: found[0].replace("z", "s"), word)
    word = _PLURAL.sub(lambda found: "y" if found[0] == "ies" else "", word)
    if word not in _NOUNS:
        word = _VERBAL.sub("", word)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """By stem, the other stems that stand for the same in trade."""
    groups = [frozenset(map(stem, group.split())) for group in _SYNONYMS]
    return {one: group - {one} for group in groups for one in group}


def head(given: list[str]) -> str:
    """What a phrase names, its other words only describe it; empty for no words.

    In English the last word before a preposition, in Russian the first that is no adjective.

    >>> head(words("transformer steel for cores")), head(words("тепловые насосы для дома"))
    ('steel', 'насосы')
    """
    cut = next((place for place, word in enumerate(given) if place and word in _PREPOSITION), len(given))
    named = given[:cut]
    if not named or not _CYRILLIC.search(named[0]):
        return named[-1] if named else ""
    return next((word for word in named if not _ADJECTIVE.search(word)), named[-1])


def listed(name: str) -> list[str]:
    """The goods that a name lists, each of which could stand alone.

    A single word beside longer parts may share their other words ("nickel tubes and fittings", "sunflower and soya bean
    oil"); it is left out, but for English plurals that come first.

    >>> listed("Cheese and curd"), listed("Pumps, fans and lifting gear")
    (['Cheese', 'curd'], ['Pumps', 'fans', 'lifting gear'])
    >>> listed("Nickel tubes and fittings"), listed("Sunflower and soya bean oil")
    (['Nickel tubes'], ['soya bean oil'])
    """
    parts = _LISTED.split(name)
    single = [" " not in part for part in parts]
    first_long = single.index(False) if False in single else len(parts)
    return [
        part
        for place, part in enumerate(parts)
        if not single[place]
        or (all(single) and not _ADJECTIVE.search(part))
        or (place < first_long and part.isascii() and part.endswith("s"))
    ]


def in_cyrillic(word: str) -> str:
    """A Russian word written in Latin letters, as it sounds.

    >>> in_cyrillic("traktory"), in_cyrillic("podshipniki")
    ('тракторы', 'подшипники')
    """
    return _SOUND.sub(lambda found: _SOUNDS[found[0]], word)
