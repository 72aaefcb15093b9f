"""What changed between two briefs: Figures matched by what they measure, not by their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovetail.brief.annex import described
from dovetail.brief.wording.voice import Voice
from dovetail.results.numbers import exact
from dovetail.terms.territory import Language

if TYPE_CHECKING:
    from dovetail.terms.figure import Figure
    from dovetail.terms.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Change:
    """One Figure in both ledgers whose value or grade is not the same."""

    before: Figure
    after: Figure


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two ledgers beside each other: what `changed`, what `appeared`, what is `gone`, each in ledger order."""

    changed: tuple[Change, ...]
    appeared: tuple[Figure, ...]
    gone: tuple[Figure, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.appeared or self.gone)

    def rows(self, language: Language = "en") -> list[tuple[str, str, str, str]]:
        """A row a difference: kind, Figure, from, to; empty texts where there is none."""
        voice = Voice(language)
        changed, appeared, gone = (voice.word(f"compare-{kind}") for kind in ("changed", "appeared", "gone"))
        return [
            *(
                (changed, described(pair.after, voice), _shown(pair.before, voice), _shown(pair.after, voice))
                for pair in self.changed
            ),
            *((appeared, described(figure, voice), "", _shown(figure, voice)) for figure in self.appeared),
            *((gone, described(figure, voice), _shown(figure, voice), "") for figure in self.gone),
        ]

    def text(self, language: Language = "en") -> str:
        """The differences as lines of text, one a Figure."""
        voice = Voice(language)
        lines = [voice.word("compare-title")]
        if self.is_empty:
            return "\n".join([*lines, f"  {voice.word('compare-none')}"])
        for kind, what, before, after in self.rows(language):
            values = f"{before} \u2192 {after}" if before and after else before or after
            lines.append(f"  {kind}: {what}: {values}")
        return "\n".join(lines)


def compare(old: Ledger, new: Ledger) -> Comparison:
    """Match the Figures of two ledgers by what they measure, of whom and when.

    Where several Figures of one ledger measure the same, their grade and data set tell them apart, then their
    order. A Figure whose derivation alone differs has not changed.
    """
    before, after = _by_key(old), _by_key(new)
    changed = [
        Change(before[key], figure)
        for key, figure in after.items()
        if key in before and (before[key].value, before[key].interval) != (figure.value, figure.interval)
    ]
    return Comparison(
        tuple(changed),
        tuple(figure for key, figure in after.items() if key not in before),
        tuple(figure for key, figure in before.items() if key not in after),
    )


def _by_key(ledger: Ledger) -> dict[tuple[str, ...], Figure]:
    """Figures by what they measure, grade and data set; the n-th of the same kind is matched with the n-th."""
    found: dict[tuple[str, ...], Figure] = {}
    seen: dict[tuple[str, ...], int] = {}
    for figure in ledger.values():
        key = (*figure.key, figure.grade, figure.source.dataset if figure.source else "")
        seen[key] = seen.get(key, 0) + 1
        found[(*key, str(seen[key]))] = figure
    return found


def _shown(figure: Figure, voice: Voice) -> str:
    return exact(figure, voice.language)
