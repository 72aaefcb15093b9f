"""What changed between two briefs: Figures matched by what they measure, not by their ids."""

from __future__ import annotations

import json
import math
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from dovetail.brief.annex import described
from dovetail.brief.wording.voice import Voice
from dovetail.results.numbers import exact, show
from dovetail.terms.figure import Figure
from dovetail.terms.territory import Language
from dovetail.terms.unit import UNITS

if TYPE_CHECKING:
    import polars as pl

    from dovetail.terms.ledger import Ledger

Kind = Literal["value", "vintage", "new", "gone"]
KINDS: tuple[Kind, ...] = get_args(Kind)

#: Relative difference up to which two values are the same, computed on two machines.
_SAME = 1e-9
_ARROW, _DASH = "\u2192", "\u2013"


@dataclass(frozen=True, slots=True)
class Change:
    """One Figure that is not as it was.

    `kind` is `value` (another value or interval), `vintage` (the same value from another edition of the data or of
    another grade), `new` (`before` is None) or `gone` (`after` is None). `rested`, `rests` are the editions that it
    came from and comes from, where they differ: `comtrade/2000-2020, 2026-11-22`.
    """

    kind: Kind
    before: Figure | None
    after: Figure | None
    rested: tuple[str, ...] = ()
    rests: tuple[str, ...] = ()

    @property
    def figure(self) -> Figure:
        """The Figure as it is now, or as it was if it is gone."""
        figure = self.after or self.before
        assert figure is not None
        return figure


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two briefs beside each other: `changes` by kind, within a kind in the order of the newer ledger."""

    changes: tuple[Change, ...]

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    def text(self, language: Language = "en") -> str:
        """The differences for reading: a heading a kind, a line a Figure, and a line an edition of the data."""
        voice = Voice(language)
        lines = [voice.word("compare-title")]
        if not self.changes:
            lines.append(f"  {voice.word('compare-none')}")
        for kind in KINDS:
            if changes := self.of(kind):
                lines += ["", f"{voice.word(f'compare-{kind}')}: {len(changes)}"]
                lines += _editions(changes, voice) if kind == "vintage" else [_line(one, voice) for one in changes]
        return "\n".join(lines)

    def to_dict(self, language: Language = "en") -> dict[str, object]:
        """The differences as JSON values."""
        return {"changes": [_record(change, Voice(language)) for change in self.changes]}

    def to_polars(self, language: Language = "en") -> pl.DataFrame:
        """A row a difference; values as numbers in `unit`, null where there is none."""
        import polars as pl

        rows = [
            {name: "; ".join(map(str, value)) if isinstance(value, list) else value for name, value in record.items()}
            for record in (_record(change, Voice(language)) for change in self.changes)
        ]
        numbers = {"before", "after"}
        return pl.DataFrame(rows, {name: pl.Float64 if name in numbers else pl.String for name in _RECORD})


def compare(old: Ledger, new: Ledger, shown: Container[str] | None = None) -> Comparison:
    """Match the Figures of two ledgers by what they measure, of whom and when, and tell what is not the same.

    Parameters
    ----------
    old, new
        The ledgers of the two briefs.
    shown
        Ids of the Figures to tell of: those that a reader of either brief saw (`shown_in`, `Edition.figures`). A
        ledger holds every product line as well; without `shown` all of them are told.

    Notes
    -----
    Where several Figures measure the same, equal ones belong together, then those of equal grade and data set, then
    they are taken in their order. A Figure whose derivation alone differs has not changed.
    """
    changes = [
        change
        for before, after in _matched(old, new)
        if shown is None or (before and before.id in shown) or (after and after.id in shown)
        if (change := _change(before, after, old, new))
    ]
    return Comparison(tuple(sorted(changes, key=lambda change: KINDS.index(change.kind))))


def shown_in(path: str | Path) -> tuple[str, ...]:
    """Ids of the Figures that a saved brief shows in its sentences, tables and charts; none for a bare ledger."""
    content: Any = json.loads(Path(path).read_text(encoding="utf-8"))
    editions = content.get("editions", {}).values()
    parts = [part for edition in editions for part in (*edition["sentences"], *edition["charts"])]
    return tuple(dict.fromkeys(id_ for part in parts for id_ in part["figures"]))


def _matched(old: Ledger, new: Ledger) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Every Figure of either ledger with its match in the other, in the order of the newer, those gone last."""
    left = [figure for figure in old.values() if figure.id not in new]
    found: dict[str, Figure] = {}
    for likeness in (_closely, _loosely):
        waiting: dict[tuple[str, ...], list[Figure]] = {}
        for figure in left:
            waiting.setdefault(likeness(figure), []).append(figure)
        for figure in new.values():
            if figure.id not in old and figure.id not in found and (same := waiting.get(likeness(figure))):
                found[figure.id] = same.pop(0)
        taken = {figure.id for figure in found.values()}
        left = [figure for figure in left if figure.id not in taken]
    for figure in new.values():
        yield (figure if figure.id in old else found.get(figure.id)), figure
    for figure in left:
        yield figure, None


def _closely(figure: Figure) -> tuple[str, ...]:
    return (*figure.key, figure.grade, figure.source.dataset.partition("/")[0] if figure.source else "")


def _loosely(figure: Figure) -> tuple[str, ...]:
    return figure.key


def _change(before: Figure | None, after: Figure | None, old: Ledger, new: Ledger) -> Change | None:
    if before is None or after is None:
        return Change("new" if before is None else "gone", before, after)
    if before.id == after.id:
        return None
    was, is_ = _rests_on(before, old), _rests_on(after, new)
    rested, rests = tuple(sorted(was - is_)), tuple(sorted(is_ - was))
    if not _same(before, after):
        return Change("value", before, after, rested, rests)
    if rested or rests or before.grade != after.grade:
        return Change("vintage", before, after, rested, rests)
    return None


def _same(before: Figure, after: Figure) -> bool:
    """Whether value and interval are equal but for the last digits of arithmetic."""
    if (before.interval is None) != (after.interval is None):
        return False
    pairs = zip((before.value, *(before.interval or ())), (after.value, *(after.interval or ())), strict=True)
    return all(math.isclose(one, other, rel_tol=_SAME) for one, other in pairs)


def _rests_on(figure: Figure, ledger: Ledger) -> set[str]:
    """The editions of data that a Figure comes from in the end."""
    found: set[str] = set()
    seen, waiting = {figure.id}, [figure]
    while waiting:
        one = waiting.pop()
        if one.source:
            found.add(", ".join(filter(None, (one.source.dataset, one.source.vintage))))
        waiting += [ledger[id_] for id_ in one.inputs if id_ not in seen]
        seen.update(one.inputs)
    return found


def _line(change: Change, voice: Voice) -> str:
    what = described(change.figure, voice)
    if change.before is None or change.after is None:
        return f"  {what}: {show(change.figure, voice.language)}"
    shown = [show(figure, voice.language) for figure in (change.before, change.after)]
    if shown[0] == shown[1]:
        shown = [exact(figure, voice.language) for figure in (change.before, change.after)]
    if shown[0] == shown[1]:
        shown = [_interval(figure, voice) for figure in (change.before, change.after)]
    return f"  {what}: {shown[0]} {_ARROW} {shown[1]}{_relative(change.before, change.after, voice)}"


def _interval(figure: Figure, voice: Voice) -> str:
    """The value with its ends, for Figures that differ in these alone."""
    ends = [exact(replace(figure, value=end, interval=None), voice.language) for end in figure.interval or ()]
    return f"{exact(figure, voice.language)} ({f' {_DASH} '.join(ends)})"


def _relative(before: Figure, after: Figure, voice: Voice) -> str:
    """How much more or less in per cent, where that is a sensible question."""
    if (
        UNITS[before.unit].dimension not in ("money", "mass", "count")
        or before.value <= 0
        or after.value < 0
        or before.value == after.value
    ):
        return ""
    percent = 100 * (after.value / before.value - 1)
    if abs(percent) < 0.05:
        return ""
    told = Figure(measure="change", value=percent, unit="percent", period="", formula="-")
    return f" ({show(told, voice.language, sign='always')})"


def _editions(changes: Iterable[Change], voice: Voice) -> list[str]:
    """What the Figures rested on and rest on now, each change of editions once with the number of Figures."""
    counted: dict[tuple[str, ...], int] = {}
    for change in changes:
        sides = ("; ".join(change.rested), "; ".join(change.rests))
        if not any(sides):
            grades = (figure.grade for figure in (change.before, change.after) if figure)
            sides = tuple(voice.word(f"grade-{grade}") for grade in grades)
        counted[sides] = counted.get(sides, 0) + 1
    return [f"  {f' {_ARROW} '.join(side or _DASH for side in sides)}: {count}" for sides, count in counted.items()]


def _record(change: Change, voice: Voice) -> Mapping[str, object]:
    before, after = change.before, change.after
    values = (
        change.kind,
        described(change.figure, voice),
        before.value if before else None,
        after.value if after else None,
        change.figure.unit,
        before.grade if before else None,
        after.grade if after else None,
        list(change.rested),
        list(change.rests),
        before.id if before else None,
        after.id if after else None,
    )
    return dict(zip(_RECORD, values, strict=True))


_RECORD = ("change", "figure", "before", "after", "unit", "grade_before", "grade_after", "rested", "rests", "id_before",
           "id_after")  # fmt: skip
