"""The stated figures of a pair as statements, and the verdict on two numbers that should be one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dovetail.analyses.stated.result import Check, CheckKind, Statement, Verdict
from dovetail.results.derive import Deriver
from dovetail.results.statements import stated_change, stated_value
from dovetail.terms.figure import Figure, Source
from dovetail.terms.period import Period
from dovetail.terms.rounding import Interval, overlap

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: A statement and its value.
Valued = tuple[Statement, Figure]


def read_statements(store: Store, derive: Deriver, a: str, b: str) -> tuple[Statement, ...]:
    """Every statement of the pair, by period."""
    rows = store.query("stated", a=a, b=b).to_dicts()
    return tuple(
        sorted((_statement(store, derive, row) for row in rows), key=lambda said: (Period.of(said.period), said.id))
    )


def _statement(store: Store, derive: Deriver, row: Mapping[str, Any]) -> Statement:
    def source(locator: str) -> Source:
        return store.source(row["dataset"], row["release"], locator)

    return Statement(
        id=row["id"],
        published=row["published"] or "",
        publisher=row["publisher"] or "",
        metric=row["metric"],
        exporter=row["exporter"] or "",
        importer=row["importer"] or "",
        period=row["period"],
        value=stated_value(derive.ledger, row, source),
        change=stated_change(derive.ledger, row, source),
        change_base=row["change_base"] or "",
        qualifier=row["qualifier"] or "",
        note=row["note"] or "",
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """The statements of a pair, `a` and `b`, asked by what they are of. Goals are apart: they state no fact."""

    a: str
    b: str
    statements: tuple[Statement, ...]

    @property
    def facts(self) -> tuple[Statement, ...]:
        return tuple(said for said in self.statements if not is_goal(said))

    @property
    def goals(self) -> tuple[Statement, ...]:
        return tuple(said for said in self.statements if is_goal(said))

    def of(self, metric: str, period: str = "") -> tuple[Statement, ...]:
        """Facts of one metric, of one period or of all."""
        return tuple(said for said in self.facts if said.metric == metric and period in ("", said.period))

    def flows(self, period: str) -> tuple[tuple[Valued, Valued], ...]:
        """Both directions of a period, each statement with its value, the pair's first side exporting first."""
        there, back = (
            [
                (said, said.value)
                for said in self.facts
                if said.period == period
                and said.metric in ("exports", "imports")
                and (said.exporter, said.importer) == way
                and said.value is not None
            ]
            for way in ((self.a, self.b), (self.b, self.a))
        )
        return tuple((one, other) for one in there for other in back)

    @property
    def periods(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(said.period for said in self.facts))

    def years(self) -> tuple[Statement, ...]:
        """Turnover stated for whole years, in order."""
        return tuple(said for said in self.of("turnover") if said.value and Period.of(said.period).is_year)


def is_goal(said: Statement) -> bool:
    """Whether a statement is an aim."""
    return "goal" in said.qualifier.casefold()


def verdict_on(claimed: Figure, implied: Figure) -> Verdict:
    """Whether what was said and what follows can be the same number, rounding granted."""
    said = _range(claimed)
    if said[0] <= implied.value <= said[1]:
        return "agrees"
    return "within_rounding" if meets(claimed, implied) else "contradicts"


def compared(
    derive: Deriver,
    kind: CheckKind,
    claimed: Figure,
    implied: Figure,
    statements: Iterable[Statement],
    steps: Iterable[Figure],
    verdict: Verdict | None = None,
) -> Check:
    """A check of what was said against what follows, with the gap between them; the verdict is theirs by default."""
    gap = derive.difference(
        "stated.gap", claimed, implied, "what was said - what follows", territories=claimed.territories
    )
    ids = tuple(dict.fromkeys(said.id for said in statements))
    return Check(
        kind, verdict or verdict_on(claimed, implied), claimed.period, ids, implied, claimed, gap, tuple(steps)
    )


def meets(one: Figure, other: Figure) -> bool:
    """Whether the ranges of two Figures share a value."""
    return overlap(_range(one), _range(other))


def _range(figure: Figure) -> Interval:
    return figure.interval or (figure.value, figure.value)
