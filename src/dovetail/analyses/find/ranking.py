"""Scoring headings by how nearly one of their phrases is what was asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dovetail.analyses.find.question import Asked
from dovetail.analyses.find.vocabulary import Vocabulary, named

#: Weight of what the whole heading answers, beside what its best phrase answers.
COVER = 0.3

#: What a phrase says that names something else and has the word asked for only beside it ("transformer steel").
ASIDE = 0.7

#: What a word of the chapter's name says about a heading, beside one of the heading's own.
CHAPTER = 0.35

#: What remains of a heading that answers only what the goods are for, and of one that is no machine when one is asked.
ASTRAY = 0.7

#: Chapters of machines, vehicles, instruments, and what else is called a machine.
MACHINES = (*map(str, range(84, 91)), "94", "95")

#: Phrases shown with a hit.
SHOWN = 3

Strengths = dict[str, float]


class Hit(NamedTuple):
    """A heading by its number in the vocabulary, its score, and the phrases that answered."""

    heading: int
    score: float
    matched: tuple[str, ...]


@dataclass(slots=True)
class _Answers:
    """How far phrases and headings answer: each value a strength from 0 to 1."""

    telling: Strengths = field(default_factory=dict)
    said: dict[int, Strengths] = field(default_factory=dict)  # by phrase: each word asked
    meant: defaultdict[int, Strengths] = field(default_factory=lambda: defaultdict(dict))  # by phrase: each stem of it
    covered: defaultdict[int, Strengths] = field(default_factory=lambda: defaultdict(dict))  # by heading: each word

    def share(self, strengths: Strengths) -> float:
        """How much of the question is answered."""
        return sum(self.telling[word] * strength for word, strength in strengths.items()) / sum(self.telling.values())


def ranked(held: Vocabulary, question: Sequence[Asked], *, machines: bool = False) -> list[Hit]:
    """Every heading that answers at least one word, best first; equals go by how much of them answers.

    Parameters
    ----------
    machines
        Whether a machine is asked for: headings of other goods then fall behind.
    """
    named_goods = {one.word for one in question if one.share == 1.0 and not one.light}
    answers = _answered(held, question)
    alike: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for number, strengths in answers.said.items():
        phrase = held.phrases[number]
        stems = answers.meant[number]
        pure = sum(held.weights[one] * strength for one, strength in stems.items()) / held.lengths[number]
        pure *= 1.0 if named(phrase.text) in stems else ASIDE
        alike[phrase.heading].append(((answers.share(strengths) * pure) ** 0.5, number))
    scored: list[tuple[float, float, Hit]] = []
    for heading, phrases in alike.items():
        phrases.sort(key=lambda one: (-one[0], one[1]))
        score = COVER * answers.share(answers.covered[heading]) + (1 - COVER) * phrases[0][0]
        if named_goods.isdisjoint(answers.covered[heading]):
            score *= ASTRAY
        if machines and held.headings[heading][0][:2] not in MACHINES:
            score *= ASTRAY
        matched = tuple(held.phrases[number].text for _, number in phrases[:SHOWN])
        scored.append((score, sum(likeness**2 for likeness, _ in phrases), Hit(heading, score, matched)))
    scored.sort(key=lambda one: (-one[0], -one[1], one[2].heading))
    return [hit for *_, hit in scored]


def _answered(held: Vocabulary, question: Sequence[Asked]) -> _Answers:
    answers = _Answers()
    rarest = max(held.weights.values(), default=1.0)
    for word, share, light in question:
        matches = held.matches(word)
        answers.telling[word] = share * max((held.weights[one] for one in matches), default=rarest)
        for one, strength in matches.items():
            for number in held.holding[one]:
                if light and number not in answers.said:
                    continue
                _raise(answers.said.setdefault(number, {}), word, strength)
                _raise(answers.meant[number], one, strength)
                _raise(answers.covered[held.phrases[number].heading], word, strength)
            for heading in held.in_chapter.get(one, ()):
                _raise(answers.covered[heading], word, CHAPTER * strength)
    return answers


def _raise(strengths: Strengths, key: str, strength: float) -> None:
    if strength > strengths.get(key, 0.0):
        strengths[key] = strength
