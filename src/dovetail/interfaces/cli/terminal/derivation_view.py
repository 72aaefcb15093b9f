"""The derivation of a figure as a tree for reading in a terminal."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dovetail.brief.annex import described
from dovetail.brief.wording.formulas import formula_in
from dovetail.brief.wording.voice import Voice
from dovetail.interfaces.cli.terminal.output import show
from dovetail.results.numbers import exact
from dovetail.terms.harmless import terminal_safe

if TYPE_CHECKING:
    from rich.tree import Tree

    from dovetail.terms.figure import Figure, Source
    from dovetail.terms.ledger import Derivation
    from dovetail.terms.territory import Language

#: Inputs of one figure that are shown unless all are asked for.
SHOWN = 8


class _Sources:
    """Sources in the order of their first mention; the tree names them by number."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._numbers: dict[tuple[str, ...], int] = {}

    def number(self, source: Source) -> int:
        key = (
            source.publisher,
            source.dataset,
            source.vintage and self._voice.word("table-had-on", date=source.vintage),
            source.address and self._voice.word("table-at", address=source.address),
            source.licence and self._voice.word("table-licence", licence=source.licence),
        )
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def lines(self) -> list[str]:
        return [f"[{number}] " + "; ".join(filter(None, key)) for key, number in self._numbers.items()]


def view(derivation: Derivation, language: Language, *, whole: bool) -> None:
    """Print the tree, the largest inputs of each figure (all if `whole`), and the sources below."""
    from rich.tree import Tree

    voice = Voice(language)
    sources = _Sources(voice)
    opened = {derivation.figure.id}
    tree = Tree(_told(derivation.figure, voice, sources))

    def grow(branch: Tree, inputs: Sequence[Derivation]) -> None:
        for part in inputs if whole else _largest(inputs):
            again = bool(part.inputs) and part.figure.id in opened
            twig = branch.add(
                _told(part.figure, voice, sources) + (f"\n  {voice.word('table-opened-above')}" if again else "")
            )
            opened.add(part.figure.id)
            if not again:
                grow(twig, part.inputs)
        if not whole and (left := len(inputs) - SHOWN) > 0:
            branch.add(voice.word("table-left-out", left=left))

    grow(tree, derivation.inputs)
    show(tree, *sources.lines())


def _largest(inputs: Sequence[Derivation]) -> list[Derivation]:
    """The largest inputs, in the order in which they stand."""
    kept = sorted(inputs, key=lambda part: -abs(part.figure.value))[:SHOWN]
    return [part for part in inputs if part in kept]


def _told(figure: Figure, voice: Voice, sources: _Sources) -> str:
    """One figure: what, how much and how sure on one line, then how or from where."""
    grade = voice.word(f"grade-{figure.grade}")
    lines = [f"{figure.id}  {exact(figure, voice.language)}  [{grade}]  {described(figure, voice)}"]
    if figure.interval:
        low, high = (exact(replace(figure, value=end, interval=None), voice.language) for end in figure.interval)
        lines.append(f"  {voice.word('word-interval')}: {low} \u2026 {high}")
    if figure.formula:
        lines.append(f"  = {formula_in(figure.formula, voice.language)}")
    if figure.source:
        number = sources.number(figure.source)
        lines.append(f"  {voice.word('word-source')} [{number}]: {figure.source.locator}".rstrip(": "))
    if figure.note:
        lines.append(f"  {voice.word('word-note')}: {formula_in(figure.note, voice.language)}")
    return terminal_safe("\n".join(lines))


def listed(figures: Sequence[Figure], language: Language) -> Generator[tuple[Figure, str]]:
    """Each figure with what it measures, in words."""
    voice = Voice(language)
    return ((figure, described(figure, voice)) for figure in figures)
