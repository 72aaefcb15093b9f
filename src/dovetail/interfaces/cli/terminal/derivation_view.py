"""The derivation of a figure as a tree for reading in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dovetail.interfaces.cli.terminal.output import show
from dovetail.results.numbers import exact

if TYPE_CHECKING:
    from rich.tree import Tree

    from dovetail.terms.figure import Figure, Source
    from dovetail.terms.ledger import Derivation
    from dovetail.terms.territory import Language

#: Inputs of one figure that are shown unless all are asked for.
SHOWN = 8


class _Sources:
    """Sources in the order of their first mention; the tree names them by number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}

    def number(self, source: Source) -> int:
        said = (source.publisher, source.dataset, source.vintage and f"had on {source.vintage}")
        key = (*said, source.address and f"at {source.address}", source.licence and f"licence: {source.licence}")
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def lines(self) -> list[str]:
        return [f"[{number}] " + "; ".join(filter(None, key)) for key, number in self._numbers.items()]


def view(derivation: Derivation, language: Language, *, whole: bool) -> None:
    """Print the tree, the largest inputs of each figure (all if `whole`), and the sources below."""
    from rich.tree import Tree

    sources = _Sources()
    opened = {derivation.figure.id}
    tree = Tree(_told(derivation.figure, language, sources))

    def grow(branch: Tree, inputs: Sequence[Derivation]) -> None:
        for part in inputs if whole else _largest(inputs):
            again = bool(part.inputs) and part.figure.id in opened
            twig = branch.add(_told(part.figure, language, sources) + ("\n  opened above" if again else ""))
            opened.add(part.figure.id)
            if not again:
                grow(twig, part.inputs)
        if not whole and (left := len(inputs) - SHOWN) > 0:
            branch.add(f"and {left} more, smaller ones; --all shows them")

    grow(tree, derivation.inputs)
    show(tree, *sources.lines())


def _largest(inputs: Sequence[Derivation]) -> list[Derivation]:
    """The largest inputs, in the order in which they stand."""
    kept = sorted(inputs, key=lambda part: -abs(part.figure.value))[:SHOWN]
    return [part for part in inputs if part in kept]


def _told(figure: Figure, language: Language, sources: _Sources) -> str:
    """One figure: what, how much and how sure on one line, then how or from where."""
    lines = [f"{figure.id}  {exact(figure, language)}  [{figure.grade}]  {scope(figure)}"]
    if figure.interval:
        low, high = figure.interval
        lines.append(f"  between {low:,.6g} and {high:,.6g} {figure.unit}")
    if figure.formula:
        lines.append(f"  = {figure.formula}")
    if figure.source:
        lines.append(f"  source [{sources.number(figure.source)}]: {figure.source.locator}".rstrip(": "))
    if figure.note:
        lines.append(f"  note: {figure.note}")
    return "\n".join(lines)


def scope(figure: Figure) -> str:
    """What a figure measures, of whom, when, of which product and by whose report, in codes."""
    parts = (
        figure.measure,
        "-".join(figure.territories),
        figure.period,
        figure.flow if figure.measure != f"{figure.flow}s" else "",
        figure.product and f"product {figure.product}",
        figure.reporter and f"by {figure.reporter}",
    )
    return "  ".join(part for part in parts if part)
