"""What was said at the meeting, put beside what the store holds: for the chapter that quotes the reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dovetail.errors import InvalidRequestError, problem
from dovetail.terms.figure import Figure
from dovetail.terms.territory import Pair, Territory

if TYPE_CHECKING:
    from dovetail.brief.material import Material
    from dovetail.minutes.items import Item
    from dovetail.minutes.reader import Minutes
    from dovetail.minutes.verdicts import Check
    from dovetail.store.store import Store

#: Years before the meeting in which trade in the goods spoken of is looked for.
_BACK = 3


@dataclass(frozen=True, slots=True)
class Goods:
    """A chapter of goods under discussion: how much of the talk it took, and the trade in it, one Figure a flow.

    `sold` and `bought` are the first country's, as one of the two reports them; None where nothing is reported.
    """

    chapter: str
    weight: float
    sold: Figure | None
    bought: Figure | None


@dataclass(frozen=True, slots=True)
class Heard:
    """The minutes, the checks of their claims, and the goods under discussion, most discussed first."""

    minutes: Minutes
    checks: tuple[Check, ...]
    goods: tuple[Goods, ...]

    def told_once(self, *types: str) -> tuple[Item, ...]:
        """Items of some types; of those that several reports tell alike, the first."""
        again = {one for row in self.minutes.alignment if row.relation.startswith("same") for one in row.items[1:]}
        return tuple(item for item in self.minutes.of(*types) if item.id not in again)


def hear(material: Material, store: Store, minutes: Minutes) -> Material:
    """The material with what was said in it, every Figure of the checks and of the goods in its ledger.

    Where no report tells the year of the meeting, the year given with `meeting` is taken.

    Raises
    ------
    InvalidRequestError
        If the reports tell of a meeting of others, or of another time.
    """
    from dovetail.minutes.checking import check_claims

    asked = material.pair
    _refuse_others(minutes, asked)
    if set(minutes.parties) == set(asked.codes):
        minutes = replace(minutes, parties=asked.codes)
    if material.meeting:
        minutes = minutes.held(material.meeting)
    checks = check_claims(minutes, store)
    material.ledger.include(checks.figures)
    goods = _goods(material, store, minutes)
    return replace(material, heard=Heard(minutes, checks.rows, goods))


def _refuse_others(minutes: Minutes, asked: Pair) -> None:
    """Raise where the reports tell of a meeting of others, or of nobody of the pair.

    A meeting of the countries counts for a region of one of them, and a region's for its country; that of another
    region does not.
    """
    sides = {side.country: side for side in (asked.a, asked.b)}
    told = [Territory.of(code) for code in minutes.parties]
    others = [one for one in told if one.country not in sides]
    others += [one for one in told if one.kind == "region" and sides.get(one.country, one).kind == "region"
               and sides.get(one.country) != one]  # fmt: skip
    if told and not others:
        return
    who = " and ".join(f"{one.name()} ({one})" for one in told)
    raise InvalidRequestError(
        problem(
            f"the reports tell of a meeting of {who}, and the brief is of {asked}"
            if told
            else f"the reports name no country or region as a side of their meeting, and the brief is of {asked}",
            why="what others said to one another says nothing of this pair",
            do=f"write the brief of {'-'.join(minutes.parties)}, or give reports of a meeting of {asked}"
            if len(told) == 2
            else f"give reports of a meeting of {asked}, or write the brief without them",
        )
    )


def _goods(material: Material, store: Store, minutes: Minutes) -> tuple[Goods, ...]:
    weights: dict[str, float] = {}
    for topic in minutes.agenda:
        chapters = dict.fromkeys(code[:2] for code in topic.hs if code[:2].isdigit())
        for chapter in chapters:
            weights[chapter] = weights.get(chapter, 0.0) + topic.score / len(chapters)
    flows = _flows(material, store, minutes)
    found = [Goods(chapter, weight, flows.get((chapter, "export")), flows.get((chapter, "import")))
             for chapter, weight in weights.items()]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.weight, one.chapter)))


def _flows(material: Material, store: Store, minutes: Minutes) -> dict[tuple[str, str], Figure]:
    """The first country's trade with the other by chapter, of the last year before the meeting that is held."""
    pair = material.pair.national
    last = int(material.whole.last[:4])
    if minutes.date[:4].isdigit():
        last = min(last, int(minutes.date[:4]) - 1)
    for reporter, partner in (pair.codes, pair.codes[::-1]):
        frame = store.query("pair_flows", reporter=reporter, partner=partner, first=last - _BACK + 1, last=last)
        rows = [
            row
            for row in frame.iter_rows(named=True)
            if row["level"] == 2 and row["value_usd"] and len(row["period"]) == 4
        ]
        if rows:
            latest = max(row["period"] for row in rows)
            return _figures(material, store, [row for row in rows if row["period"] == latest])
    return {}


def _figures(material: Material, store: Store, rows: list[dict[str, Any]]) -> dict[tuple[str, str], Figure]:
    """A Figure for each chapter and flow of the first country, of the data set that comes first."""
    pair = material.pair.national
    found: dict[tuple[str, str], Figure] = {}
    for row in rows:
        reporter, partner, flow = row["reporter"], row["partner"], row["flow"]
        own = flow if reporter == pair.a.code else {"export": "import", "import": "export"}[flow]
        if (row["product"], own) in found:
            continue
        found[row["product"], own] = material.ledger.add(
            Figure(
                measure=f"{flow}s",
                value=row["value_usd"],
                unit="usd",
                period=row["period"],
                territories=(reporter, partner),
                product=row["product"],
                reporter=reporter,
                flow=flow,
                grade="reported" if material.pair.is_national else "proxy",
                source=store.source(row["dataset"], row["release"], f"{reporter} {flow} {partner} {row['product']}"),
                formula="" if material.pair.is_national else f"stands in for {material.pair}",
            )
        )
    return found
