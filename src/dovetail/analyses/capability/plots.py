"""A profile as charts with plain labels, for a notebook or a quick look, and the choice of what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.errors import UnknownCodeError, problem
from dovetail.results.charts.product_space import product_space_chart
from dovetail.results.charts.quotients import Ratio, quotients_chart
from dovetail.results.numbers import cell
from dovetail.terms.heading import heading_name
from dovetail.terms.industry import industry_name
from dovetail.terms.product_space import space_map
from dovetail.terms.territory import Language, Territory

if TYPE_CHECKING:
    from dovetail.analyses.capability.result import CapabilityResult, Industry
    from dovetail.results.charts.chart import Chart
    from dovetail.terms.figure import Figure

#: Rows of the chart of ratios, and the part of a region's strengths that its marked headings make up.
ROWS, MOST = 10, 0.9


def plot(result: CapabilityResult, name: str = "profile") -> Chart:
    """One of the charts by name: `profile` or `space`."""
    if name not in ("profile", "space"):
        raise UnknownCodeError(
            problem(f"there is no chart '{name}' of a capability", do="use one of profile, space"),
            near=("profile", "space"),
        )
    who = Territory(result.territory).name()
    if name == "space":
        alt = f"A map of the product space with the goods of {who} marked on the tree of the strongest links."
        return product_space_chart(space_map(), [(who, marked_goods(result))], alt=alt)
    rows = ratios(result, "en")
    told = "; ".join(f"{ratio.label} {ratio.shown}" for ratio in rows)
    what = "Balassa indices" if result.kind == "country" else "Location quotients"
    return quotients_chart(rows, alt=f"{what} of {who}, {result.period}: {told}.")


def ratios(result: CapabilityResult, language: Language) -> list[Ratio]:
    """The largest specialisations of a country or strengths of a region, the highest above the average first."""
    if result.kind == "country":
        found = [
            _ratio(heading_name(good.code, language), good.balassa, language)
            for good in result.goods[:ROWS]
            if good.balassa
        ]
    else:
        found = [
            _ratio(industry_name(one.code, one.classification, language) or one.code, one.shrunken, language)
            for one in largest(result)
        ]
    return sorted(found, key=lambda ratio: -ratio.value)


def largest(result: CapabilityResult) -> list[Industry]:
    """The strengths by size: what a region lives by, before what it merely has more of than others."""
    return sorted(result.strengths, key=lambda one: -one.own.value)[:ROWS]


def marked_goods(result: CapabilityResult) -> list[str]:
    """Specialisations of a country; of a region the headings that make up most of its strengths."""
    if result.kind == "country":
        return [good.code for good in result.goods]
    codes: list[str] = []
    reached = 0.0
    for one in result.headings:
        if reached >= MOST:
            break
        codes.append(one.code)
        reached += one.share.value
    return codes


def _ratio(label: str, figure: Figure, language: Language) -> Ratio:
    return Ratio(label, figure.value, cell(figure, language, places=1), figure.interval, figure.id)
