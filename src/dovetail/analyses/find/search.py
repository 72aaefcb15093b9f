"""Ranking headings by how well one of their names says what was asked."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import asdict, dataclass

from dovetail.analyses.find.vocabulary import CHAPTER, Vocabulary, vocabulary
from dovetail.analyses.find.words import stem, words
from dovetail.errors import InvalidRequestError, UnknownCodeError, problem

#: A hit must reach this score, and this share of the best one.
FLOOR, SHARE_OF_BEST = 0.3, 0.8

#: Weight of what the whole heading answers, beside what its best phrase answers.
COVER = 0.3

#: What a word says that names a purpose ("for builders"), a piece ("spare parts"), or what any goods are ("products").
PURPOSE, PIECE, GENERAL = 0.5, 0.4, 0.15

_SILENT = frozenset(
    map(
        stem,
        words(
            "a an and of the for to in on with or by from as is are we you i my our your us need want looking buy sell "
            "find any some other various etc и в во на с со из от для до по за или под при к ко о об у не мы вы нам "
            "вам наш ваш нужен нужна нужны нужно куплю купить продать ищем ищу разный прочие другие"
        ),
    )
)
_GENERAL = frozenset(
    map(
        stem,
        words(
            "product products goods article item builder maker manufacturer producer manufacture manufacturing "
            "production industry industrial factory plant plants company supply supplier export import market trade "
            "quality equipment machinery machine making type "
            "продукция продукт товар изделие производитель производство промышленность промышленный завод предприятие "
            "компания поставка поставщик экспорт импорт рынок машиностроитель машиностроительный машиностроение "
            "качество оборудование строитель"
        ),
    )
)
_PIECES = frozenset(
    map(
        stem,
        words(
            "part component spare accessory attachment unit assembly kit "
            "запчасть запчасти комплектующие деталь часть узел агрегат принадлежность компонент"
        ),
    )
)
_PURPOSE = frozenset({"for", "для", "под"})


@dataclass(frozen=True, slots=True)
class Found:
    """A heading that answers a question in words.

    Parameters
    ----------
    code
        Heading of the Harmonised System, four digits.
    name_en, name_ru
        Its plain names.
    score
        0 to 1; 1 if a name or trade word of the heading is what was asked. It orders hits and measures nothing else.
    matched
        The names and trade words that answered, best first.
    """

    code: str
    name_en: str
    name_ru: str
    score: float
    matched: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """The hit as JSON values."""
        return {**asdict(self), "matched": list(self.matched)}


def find_products(text: str, *, top: int = 10) -> tuple[Found, ...]:
    """Find the headings of the Harmonised System that words of trade mean.

    Words may be English or Russian, in any form, misspelt, or Russian in Latin letters; a code finds itself.

    Parameters
    ----------
    text
        What is looked for.
    top
        At most so many hits; fewer where the rest would be much weaker than the best.

    Returns
    -------
    Hits, best first. The score is the mean of two shares: of what was asked, how much the heading answers, and how
    nearly one of its phrases is what was asked (the geometric mean of the share of the question that the phrase answers
    and the share of the phrase that was asked). Words weigh by inverse document frequency (Spärck Jones 1972,
    doi:10.1108/eb026526).

    Raises
    ------
    InvalidRequestError
        If no words are given, or no hits are asked for.
    UnknownCodeError
        If no heading answers; `near` holds the words of trade that look most alike.

    Examples
    --------
    >>> find_products("стальные рельсы")[0].code
    '7302'
    >>> find_products("rails", top=1)[0].matched[0]
    'rails'
    """
    if top < 1 or not words(text):
        raise InvalidRequestError(
            problem(
                f"there is nothing to find: {top} products by the words '{text}'",
                do="give a word or two and a top of 1 or more",
            )
        )
    held = vocabulary()
    if re.fullmatch(r"\s*\d{2}(?:[.\s]?\d{2}){0,4}\s*", text):
        return _by_code(held, "".join(words(text)), top)
    hits = _ranked(held, _asked(words(text)))
    kept = [hit for hit in hits[:top] if hit[0] >= max(FLOOR, SHARE_OF_BEST * hits[0][0])]
    if not kept:
        raise _nothing(held, text)
    return tuple(Found(*held.headings[heading], round(score, 3), matched) for score, heading, matched in kept)


def _by_code(held: Vocabulary, digits: str, top: int) -> tuple[Found, ...]:
    """The heading of a code, or the headings of a chapter."""
    found = [heading for heading in held.headings if heading[0].startswith(digits[:4])]
    if not found:
        raise UnknownCodeError(
            problem(f"there is no heading {digits[:4]} in the Harmonised System", do="look for it by words")
        )
    return tuple(Found(*heading, 1.0, (heading[0],)) for heading in found[:top])


def _asked(given: list[str]) -> dict[str, float]:
    """The words that count, each with how much it says."""
    purpose, asked, general = 1.0, dict[str, float](), dict[str, float]()
    for word in given:
        if word in _PURPOSE and asked:
            purpose = PURPOSE
        if (one := stem(word)) in _SILENT:
            continue
        light = GENERAL if one in _GENERAL else PIECE if one in _PIECES else 0.0
        into = general if light else asked
        into[word] = max(light or purpose, into.get(word, 0.0))
    return asked | general if asked else dict.fromkeys(general or given, 1.0)


def _ranked(held: Vocabulary, asked: dict[str, float]) -> list[tuple[float, int, tuple[str, ...]]]:
    """Score, number and telling phrases of every heading that answers at least one word, best first."""
    weights = held.weights
    rarest = max(weights.values(), default=1.0)
    said = dict[int, dict[str, float]]()  # phrase: of each word asked, how far the phrase says it
    meant = defaultdict[int, dict[str, float]](dict)  # phrase: of each of its stems, how far it was asked
    covered = defaultdict[int, dict[str, float]](dict)  # heading: of each word asked, how far the heading says it
    telling = dict[str, float]()
    for word, share in asked.items():
        matches = held.matches(word)
        telling[word] = share * max((weights[one] for one in matches), default=rarest)
        for one, strength in matches.items():
            for number in held.holding[one]:
                spoken = said.setdefault(number, {})
                spoken[word] = max(strength, spoken.get(word, 0.0))
                meant[number][one] = max(strength, meant[number].get(one, 0.0))
            for heading in held.in_chapter.get(one, ()):
                covered[heading][word] = max(CHAPTER * strength, covered[heading].get(word, 0.0))
    whole = sum(telling.values())
    phrases = defaultdict[int, list[tuple[float, int]]](list)
    for number, spoken in said.items():
        heading = held.phrases[number].heading
        answered = sum(telling[word] * strength for word, strength in spoken.items()) / whole
        pure = sum(weights[one] * strength for one, strength in meant[number].items()) / held.lengths[number]
        phrases[heading].append(((answered * pure) ** 0.5, number))
        for word, strength in spoken.items():
            covered[heading][word] = max(strength, covered[heading].get(word, 0.0))
    ranked: list[tuple[float, float, int, tuple[str, ...]]] = []
    for heading, alike in phrases.items():
        alike.sort(key=lambda one: (-one[0], one[1]))
        cover = sum(telling[word] * strength for word, strength in covered[heading].items()) / whole
        score = COVER * cover + (1 - COVER) * alike[0][0]
        support = sum(one[0] ** 2 for one in alike)
        matched = tuple(held.phrases[number].text for _, number in alike[:3])
        ranked.append((score, support, heading, matched))
    ranked.sort(key=lambda one: (-one[0], -one[1], one[2]))
    return [(score, heading, matched) for score, _, heading, matched in ranked]


def _nothing(held: Vocabulary, text: str) -> UnknownCodeError:
    near = list(dict.fromkeys(other for word in words(text) for other in held.near(word)))[:6]
    return UnknownCodeError(
        problem(
            f"no heading of the Harmonised System answers '{text}'",
            do=(f"try a near word: {', '.join(near)}" if near else "try the common name of the goods")
            + ", in English or Russian",
        ),
        near=near,
    )
