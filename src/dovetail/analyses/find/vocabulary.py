"""The packaged words of trade as an index: which heading is called what."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from math import log
from typing import NamedTuple

from dovetail.analyses.find.words import head, in_cyrillic, listed, stem, synonyms, words
from dovetail.terms.packaged import packaged_rows, packaged_tables

#: How much a word of the index says that only resembles the one asked for.
SYNONYM, RELATED, COMPOUND, MISSPELT = 0.85, 0.5, 0.5, 0.7


class Phrase(NamedTuple):
    """One of the names or trade words of a heading, and its stems."""

    text: str
    heading: int
    stems: frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """Headings with their names, and every phrase that stands for one of them.

    Parameters
    ----------
    headings
        Code, English name and Russian name, sorted by code.
    phrases
        Names and trade words.
    chapters
        By heading, the stems of its chapter's names.
    """

    headings: tuple[tuple[str, str, str], ...]
    phrases: tuple[Phrase, ...]
    chapters: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, rows: Iterable[dict[str, str]], chapters: dict[str, str]) -> Vocabulary:
        """An index of rows with `code`, `name_en`, `name_ru`, `words_en`, `words_ru`, and names of chapters by code."""
        ordered = sorted(rows, key=lambda row: row["code"])
        phrases: list[Phrase] = []
        for number, row in enumerate(ordered):
            names = (row["name_en"], row["name_ru"])
            texts = (
                *names,
                *row["words_en"].split(";"),
                *row["words_ru"].split(";"),
                *chain.from_iterable(map(listed, names)),
            )
            for text in dict.fromkeys(text.strip() for text in texts if text.strip()):
                phrases.append(Phrase(text, number, frozenset(map(stem, words(text)))))
        stems = {code: frozenset(map(stem, words(name))) for code, name in chapters.items()}
        return cls(
            tuple((row["code"], row["name_en"], row["name_ru"]) for row in ordered),
            tuple(phrases),
            tuple(stems.get(row["code"][:2], frozenset()) for row in ordered),
        )

    @cached_property
    def holding(self) -> dict[str, list[int]]:
        """The phrases that hold a stem, by their number."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self.phrases):
            for one in phrase.stems:
                found[one].append(number)
        return dict(found)

    @cached_property
    def weights(self) -> dict[str, float]:
        """How telling a stem is: the fewer headings it stands for, the more (inverse document frequency)."""
        count = len(self.headings)
        at = [phrase.heading for phrase in self.phrases]
        headings = {one: len({at[number] for number in numbers}) for one, numbers in self.holding.items()}
        return {one: log(1 + (count - held + 0.5) / (held + 0.5)) for one, held in headings.items()}

    @cached_property
    def lengths(self) -> list[float]:
        """The weight of all stems of each phrase."""
        return [sum(self.weights[one] for one in phrase.stems) for phrase in self.phrases]

    @cached_property
    def in_chapter(self) -> dict[str, list[int]]:
        """The headings whose chapter's name holds a stem."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, stems in enumerate(self.chapters):
            for one in stems:
                found[one].append(number)
        return dict(found)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.holding)

    @cached_property
    def _reversed(self) -> list[str]:
        return sorted(one[::-1] for one in self.holding)

    def matches(self, word: str) -> dict[str, float]:
        """The stems that a word asks for, with how far each of them is it, 0 to 1.

        The word itself counts 1, its relatives and compounds less; a word that is in no phrase is read as Russian in
        Latin letters, as two words written together, or as misspelt, in this order. Empty if nothing resembles it.
        """
        asked = stem(word)
        others = {one: SYNONYM for one in synonyms().get(asked, ()) if one in self.holding}
        if asked in self.holding:
            return {**self._relatives(asked), **others, asked: 1.0}
        if others:
            return others
        if word.isascii() and (sounded := stem(in_cyrillic(word))) in self.holding:
            return {**self._relatives(sounded), sounded: 1.0}
        if pair := self._joined(word):
            return dict.fromkeys(pair, 1.0)
        return {**self._relatives(asked), **self._misspelt(word)}

    def near(self, word: str, limit: int = 3) -> list[str]:
        """The words of trade that look most like a word."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract

        return [found for found, *_ in extract(word, self._written, scorer=ratio, limit=limit, score_cutoff=60)]

    @cached_property
    def _written(self) -> dict[str, str]:
        """A written word for each stem."""
        return {stem(word): word for phrase in self.phrases for word in words(phrase.text)}

    def _relatives(self, asked: str) -> dict[str, float]:
        if len(asked) < 4:
            return {}
        found = {other: RELATED for other in _starting(self._sorted, asked) if len(other) - len(asked) <= 3}
        found |= {
            asked[:size]: RELATED for size in range(max(4, len(asked) - 3), len(asked)) if asked[:size] in self.holding
        }
        if len(asked) >= 5:
            found |= {
                other[::-1]: COMPOUND for other in _starting(self._reversed, asked[::-1]) if len(other) > len(asked) + 2
            }
        return {other: strength for other, strength in found.items() if other != asked}

    def _joined(self, word: str) -> tuple[str, str] | None:
        for cut in range(3, len(word) - 2):
            pair = stem(word[:cut]), stem(word[cut:])
            if not set(self.holding.get(pair[0], ())).isdisjoint(self.holding.get(pair[1], ())):  # one phrase has both
                return pair
        return None

    def _misspelt(self, word: str) -> dict[str, float]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        if len(word) < 4:
            return {}
        spellings = [word] if not word.isascii() else [word, in_cyrillic(word)]
        found: dict[str, float] = {}
        for spelling in spellings:
            asked = stem(spelling)
            allowed = 1 if len(asked) < 7 else 2
            alike = _starting(self._sorted, asked[0])  # few slip on the first letter
            for other, faults, _ in extract(asked, alike, scorer=OSA.distance, score_cutoff=allowed, limit=8):
                found[other] = MISSPELT**faults
        return found


@lru_cache(maxsize=65536)
def named(phrase: str) -> str:
    """The stem of what a phrase names.

    >>> named("transformer steel")
    'steel'
    """
    return stem(head(words(phrase)))


def _starting(ordered: list[str], start: str) -> list[str]:
    """The words of a sorted list that begin in a certain way."""
    first = bisect_left(ordered, start)
    return ordered[first : bisect_left(ordered, start + "\uffff", first)]


@cache
def vocabulary() -> Vocabulary:
    """The packaged names and trade words of all headings."""
    rows = [row for table in packaged_tables("headings") for row in packaged_rows(table)]
    chapters = packaged_rows("products.csv")
    return Vocabulary.of(rows, {row["code"]: f"{row['name_en']} {row['name_ru']}" for row in chapters})
