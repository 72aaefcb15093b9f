"""What stated figures imply of each other: sums, balances, bases, growth, and what a goal needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dovetail.analyses.stated.result import Check, Statement
from dovetail.analyses.stated.spoken import Spoken, compared
from dovetail.results.derive import Deriver, corners
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period


def sums_and_balances(derive: Deriver, spoken: Spoken) -> Iterator[Check]:
    """Stated exports and imports against the stated turnover and the stated balance of the same period."""
    pair = (spoken.a, spoken.b)
    for period in spoken.periods:
        for (there, one), (back, other) in spoken.flows(period):
            for turnover in spoken.of("turnover", period):
                if turnover.value is not None:
                    total = _sum(derive, "stated.implied_turnover", one, other, pair)
                    yield compared(derive, "sum", turnover.value, total, (turnover, there, back), (total,))
            for balance in spoken.of("balance", period):
                if balance.value is None:
                    continue
                ahead, behind = (other, one) if balance.exporter == spoken.b else (one, other)
                implied = derive.difference(
                    "stated.implied_balance", ahead, behind, "exports - imports", territories=ahead.territories
                )
                yield compared(derive, "difference", balance.value, implied, (balance, there, back), (implied,))


def bases(derive: Deriver, spoken: Spoken) -> Iterator[Check]:
    """The value of the base period that each stated change implies, and whether it is what was stated for it."""
    for said in spoken.facts:
        base = base_of(derive, said)
        if base is None:
            continue
        yield Check("base", "implied", base.period, (said.id,), base, steps=(base,))
        for earlier in spoken.of(said.metric, said.change_base):
            same_way = (earlier.exporter, earlier.importer) == (said.exporter, said.importer)
            if earlier.value is not None and same_way:
                yield compared(derive, "base_against_stated", earlier.value, base, (earlier, said), (base,))


def growth_of_parts(derive: Deriver, spoken: Spoken) -> Iterator[Check]:
    """Two directions with their stated changes, against the stated change of the whole."""
    pair = (spoken.a, spoken.b)
    for period in spoken.periods:
        for (there, one), (back, other) in spoken.flows(period):
            for turnover in spoken.of("turnover", period):
                same_base = there.change_base == back.change_base == turnover.change_base
                bases_of = [base_of(derive, said) for said in (there, back)]
                if turnover.change is None or not same_base or bases_of[0] is None or bases_of[1] is None:
                    continue
                before = _sum(derive, "stated.implied_base", bases_of[0], bases_of[1], pair)
                now = _sum(derive, "stated.implied_turnover", one, other, pair)
                changes = [said.change for said in (there, back) if said.change is not None]
                implied = derive.figure(
                    "stated.implied_growth",
                    100 * (now.value / before.value - 1),
                    "percent",
                    turnover.change.period,
                    "100 (implied turnover / implied turnover of the base period - 1)",
                    (now, before),
                    territories=pair,
                    interval=corners(
                        lambda a, b, da, db: 100 * ((a + b) / (a / (1 + da / 100) + b / (1 + db / 100)) - 1),
                        one,
                        other,
                        *changes,
                    ),
                )
                steps = (bases_of[0], bases_of[1], before, now, implied)
                yield compared(derive, "growth", turnover.change, implied, (turnover, there, back), steps)


def goals(derive: Deriver, spoken: Spoken) -> Iterator[Check]:
    """The yearly growth that each stated goal needs from the last stated year.

    Two ways to count are shown: the years from the statement to the goal, which is what "within five years"
    means, and the calendar years from the year stated to the year of the goal.
    """
    for goal in spoken.goals:
        known = [said for said in spoken.years() if said.metric == goal.metric and said.published <= goal.published]
        if goal.value is None or not known or not Period.of(goal.period).is_year:
            continue
        base = known[-1]
        if base.value is None:
            continue
        aim = Period.of(goal.period).year
        said_in = re.match(r"\d{4}", goal.published)
        if said_in and aim > int(said_in[0]):
            needed = derive.yearly("stated.goal_growth", base.value, goal.value, aim - int(said_in[0]))
            if needed:
                yield Check("goal", "implied", goal.period, (base.id, goal.id), needed, goal.value, steps=(needed,))
        calendar = aim - Period.of(base.period).year
        needed = derive.yearly("stated.goal_growth_by_calendar", base.value, goal.value, calendar)
        if needed:
            ids = (base.id, goal.id)
            yield Check("goal_by_calendar", "implied", goal.period, ids, needed, goal.value, steps=(needed,))


def unlike_periods(derive: Deriver, spoken: Spoken) -> Iterator[Check]:
    """Parts of years beside the last stated year, never subtracted; a half doubled, labelled as such."""
    for said in spoken.of("turnover"):
        period = Period.of(said.period)
        if said.value is None or period.months >= 12:
            continue
        earlier = [year for year in spoken.years() if Period.of(year.period).year <= period.year]
        if earlier and (year := earlier[-1]).value is not None:
            ids = (year.id, said.id)
            yield Check("part_of_year", "not_comparable", said.period, ids, year.value, said.value)
        if period.kind == "half":
            low, high = said.value.interval or (said.value.value, said.value.value)
            doubled = derive.figure(
                "stated.twice_the_half",
                2 * said.value.value,
                "usd",
                said.period,
                "2 times the half-year: no forecast of the year",
                (said.value,),
                interval=(2 * low, 2 * high),
                territories=said.value.territories,
            )
            yield Check("twice_the_part", "implied", said.period, (said.id,), doubled, said.value, steps=(doubled,))


def years_apart(derive: Deriver, spoken: Spoken) -> Iterator[Check]:
    """The yearly growth between each stated year and the next."""
    for one, two in pairwise(spoken.years()):
        years = Period.of(two.period).year - Period.of(one.period).year
        if one.value is None or two.value is None or years < 1:
            continue
        growth = derive.yearly("stated.yearly_growth", one.value, two.value, years, territories=two.value.territories)
        if growth is not None:
            yield Check("years_apart", "implied", growth.period, (one.id, two.id), growth, steps=(growth,))


def base_of(derive: Deriver, said: Statement) -> Figure | None:
    """The value of the base period that a stated value and its stated change imply."""
    if said.value is None or said.change is None or said.change.value <= -100:
        return None
    return derive.figure(
        "stated.base",
        said.value.value / (1 + said.change.value / 100),
        "usd",
        said.change_base,
        "value / (1 + change / 100)",
        (said.value, said.change),
        interval=corners(lambda value, change: value / (1 + change / 100), said.value, said.change),
        territories=said.value.territories,
    )


def _sum(derive: Deriver, measure: str, one: Figure, other: Figure, pair: tuple[str, str]) -> Figure:
    return derive.total(
        measure,
        (one, other),
        "sum of both directions",
        interval=corners(lambda a, b: a + b, one, other),
        territories=pair,
    )
