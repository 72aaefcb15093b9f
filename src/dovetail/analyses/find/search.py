"""The question and its answer: headings of the Harmonised System by words."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

from dovetail.analyses.find.question import asked, for_a_machine
from dovetail.analyses.find.ranking import ranked
from dovetail.analyses.find.vocabulary import Vocabulary, vocabulary
from dovetail.analyses.find.words import words
from dovetail.errors import InvalidRequestError, UnknownCodeError, problem

#: A hit must reach this score, and this share of the best one.
FLOOR, SHARE_OF_BEST = 0.35, 0.8

#: Letters of a question.
LONGEST = 300

#: A code of two to ten digits, with or without the name of what it is a code of.
_CODE = re.compile(
    r"(?:(?:hs|code|heading|chapter|код|гс|тн|вэд|еаэс|позиция|группа)\b[\s.:№#]*)*(?P<digits>\d{2}(?:[.\s]?\d{2}){0,4})",
    re.IGNORECASE,
)


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
    Hits, best first. The score is ``.3 c + .7 sqrt(a p)``: of the question, the share `c` that the heading answers by
    all of its phrases and the share `a` that its best phrase answers alone; of this phrase, the share `p` that was
    asked. Words weigh by inverse document frequency (Spärck Jones 1972, doi:10.1108/eb026526); a purpose ("for
    builders") and words of any goods ("products", "parts") weigh less.

    Raises
    ------
    InvalidRequestError
        If no words are given or too many, or no hits are asked for.
    UnknownCodeError
        If no heading answers; `near` holds the words of trade that look most alike.

    Examples
    --------
    >>> find_products("стальные рельсы")[0].code
    '7302'
    >>> find_products("rails", top=1)[0].matched[0]
    'rails'
    """
    if len(text) > LONGEST:
        raise InvalidRequestError(
            problem(
                f"a question of {len(text):,} letters is too long to find products by",
                do=f"give the goods in a few words, at most {LONGEST} letters",
            )
        )
    if top < 1 or not words(text):
        raise InvalidRequestError(
            problem(
                f"there is nothing to find: {top} products by the words '{text}'",
                do="give a word or two and a top of 1 or more",
            )
        )
    held = vocabulary()
    if code := _CODE.fullmatch(text.strip()):
        return _by_code(held, "".join(words(code["digits"])), top)
    if not (question := asked(text)):
        raise InvalidRequestError(
            problem(f"there is nothing to find: '{text}' names no goods", do="give the goods in a word or two")
        )
    hits = ranked(held, question, machines=for_a_machine(text))[:top]
    kept = [hit for hit in hits if hit.score >= max(FLOOR, SHARE_OF_BEST * hits[0].score)]
    if not kept:
        raise _nothing(held, text)
    return tuple(Found(*held.headings[hit.heading], round(hit.score, 3), hit.matched) for hit in kept)


def _by_code(held: Vocabulary, digits: str, top: int) -> tuple[Found, ...]:
    """The heading of a code, or the headings of a chapter."""
    found = [heading for heading in held.headings if heading[0].startswith(digits[:4])]
    if not found:
        raise UnknownCodeError(
            problem(f"there is no heading {digits[:4]} in the Harmonised System", do="look for it by words")
        )
    return tuple(Found(*heading, 1.0, (heading[0],)) for heading in found[:top])


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
