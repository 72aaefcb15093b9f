"""Russian cases of geographic names, by rule.

Names of territories follow few patterns (an adjective and a noun, a noun alone, a head word and a name in
apposition), so rules with a short list of exceptions are surer than a statistical analyser. The table that
results is read by eye; a test holds the cases of the names most used.
"""

from __future__ import annotations

import re

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")

#: After these words the rest of the name, up to a comma, stands in apposition and does not change.
HEADS = {
    "республика",
    "остров",
    "острова",
    "область",
    "край",
    "округ",
    "район",
    "город",
    "земля",
    "страны",
    "содружество",
    "рынок",
    "ассоциация",
    "зона",
    "в",
    "с",
    "без",
}

INDECLINABLE = {
    "Самоа",
    "Никарагуа",
    "Антигуа",
    "Бангладеш",
    "Папуа",
    "Гоа",
    "Нинся",
    "Лазурный",
    "Берег",
    "Центр",
    "Долина",
    "Рона",
    "Альпы",
    "Конте",
    "и",
    "в",
    "с",
    "без",
    "не",
    "отдельно",
}

MASCULINE_SOFT = {"Израиль", "Тайвань", "Тяньцзинь", "Севастополь", "Тироль", "Брюссель"}

#: Plural nouns, genitive given; the other cases follow from the nominative.
PLURAL_GENITIVE = {
    "острова": "островов",
    "территории": "территорий",
    "земли": "земель",
    "Штаты": "Штатов",
    "Эмираты": "Эмиратов",
    "Нидерланды": "Нидерландов",
    "Филиппины": "Филиппин",
    "Мальдивы": "Мальдив",
    "Багамы": "Багам",
    "Коморы": "Комор",
    "Сейшелы": "Сейшел",
    "Бермуды": "Бермуд",
    "Гренадины": "Гренадин",
    "Гавайи": "Гавайев",
    "страны": "стран",
    "зоны": "зон",
    "Антилы": "Антил",
    "категории": "категорий",
}

#: Names that no rule gets right: genitive, dative, accusative, instrumental, locative.
EXCEPTIONS = {
    "Гвинея-Бисау": ("Гвинеи-Бисау", "Гвинее-Бисау", "Гвинею-Бисау", "Гвинеей-Бисау", "Гвинее-Бисау"),
    "Египет": ("Египта", "Египту", "Египет", "Египтом", "Египте"),
    "Маврикий": ("Маврикия", "Маврикию", "Маврикий", "Маврикием", "Маврикии"),
    "рынок": ("рынка", "рынку", "рынок", "рынком", "рынке"),
    "содружество": ("содружества", "содружеству", "содружество", "содружеством", "содружестве"),
    "Содружество": ("Содружества", "Содружеству", "Содружество", "Содружеством", "Содружестве"),
    "воеводство": ("воеводства", "воеводству", "воеводство", "воеводством", "воеводстве"),
    "Саксония-Анхальт": (
        "Саксонии-Анхальт",
        "Саксонии-Анхальт",
        "Саксонию-Анхальт",
        "Саксонией-Анхальт",
        "Саксонии-Анхальт",
    ),
    "мир": ("мира", "миру", "мир", "миром", "мире"),
}

_ADJECTIVES = (
    ("чая", ("чей", "чей", "чую", "чей", "чей")),
    ("щая", ("щей", "щей", "щую", "щей", "щей")),
    ("щий", ("щего", "щему", "щий", "щим", "щем")),
    ("чие", ("чих", "чим", "чие", "чими", "чих")),
    ("няя", ("ней", "ней", "нюю", "ней", "ней")),
    ("ая", ("ой", "ой", "ую", "ой", "ой")),
    ("кое", ("кого", "кому", "кое", "ким", "ком")),
    ("овы", ("овых", "овым", "овы", "овыми", "овых")),
    ("евы", ("евых", "евым", "евы", "евыми", "евых")),
    ("ое", ("ого", "ому", "ое", "ым", "ом")),
    ("ний", ("него", "нему", "ний", "ним", "нем")),
    ("кий", ("кого", "кому", "кий", "ким", "ком")),
    ("ый", ("ого", "ому", "ый", "ым", "ом")),
    ("ые", ("ых", "ым", "ые", "ыми", "ых")),
    ("ие", ("их", "им", "ие", "ими", "их")),
)

_NOUNS = (
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("ья", ("ьи", "ье", "ью", "ьей", "ье")),
    ("я", ("и", "е", "ю", "ей", "е")),
    ("ий", ("ия", "ию", "ий", "ием", "ии")),
    ("й", ("я", "ю", "й", "ем", "е")),
)


def declined(name: str) -> tuple[str, ...]:
    """The six cases of a name, nominative first.

    >>> declined("Челябинская область")[1]
    'Челябинской области'
    >>> declined("Республика Татарстан")[5]
    'Республике Татарстан'
    >>> declined("США")[4]
    'США'
    """
    columns: list[list[str]] = [[] for _ in CASES]
    words = name.split(" ")
    frozen = bracketed = False
    for word in words:
        bare = word.strip("(),")
        bracketed = bracketed or word.startswith("(")
        forms = (bare,) * 6 if frozen or bracketed or not bare else _word(bare)
        for column, form in zip(columns, forms, strict=True):
            column.append(word.replace(bare, form, 1) if bare else word)
        frozen = (frozen or bare.lower() in HEADS) and not word.endswith(",")
    return tuple(" ".join(column) for column in columns)


def _word(word: str) -> tuple[str, ...]:
    if word in EXCEPTIONS:
        return (word, *EXCEPTIONS[word])
    if word in INDECLINABLE or word.isupper() or not re.search(r"[А-Яа-яё]", word):
        return (word,) * 6
    if word in PLURAL_GENITIVE or word.lower() in PLURAL_GENITIVE:
        return _plural(word)
    head, dash, last = word.rpartition("-")
    if dash:
        return tuple(f"{head}-{form}" for form in _word(last))
    for ending, forms in _ADJECTIVES:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return (word, *(word[: -len(ending)] + form for form in forms))
    return (word, *_noun(word))


def _noun(word: str) -> tuple[str, ...]:
    stem = word[:-1]
    for ending, forms in _NOUNS:
        if word.endswith(ending):
            return tuple(word[: -len(ending)] + form for form in forms)
    if word.endswith("а"):
        genitive = "и" if stem[-1] in "гкхжчшщ" else "ы"
        instrumental = "ей" if stem[-1] in "цжчшщ" else "ой"
        return (stem + genitive, stem + "е", stem + "у", stem + instrumental, stem + "е")
    if word.endswith("ь"):
        if word in MASCULINE_SOFT:
            return (stem + "я", stem + "ю", word, stem + "ем", stem + "е")
        return (stem + "и", stem + "и", word, stem + "ью", stem + "и")
    if word[-1] in "оеиуюэыё":
        return (word,) * 5
    instrumental = "ем" if word[-1] in "цжчшщ" else "ом"
    return (word + "а", word + "у", word, word + instrumental, word + "е")


def _plural(word: str) -> tuple[str, ...]:
    genitive = PLURAL_GENITIVE.get(word) or PLURAL_GENITIVE[word.lower()].replace(word[0].lower(), word[0], 1)
    vowel = "я" if word.endswith("и") else "а"
    stem = word[:-1]
    return (word, genitive, stem + vowel + "м", word, stem + vowel + "ми", stem + vowel + "х")
