"""What `capability` hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dovetail.results.result import Result
from dovetail.terms.figure import Figure

if TYPE_CHECKING:
    import polars as pl

    from dovetail.results.charts.chart import Chart

#: A location quotient is told as a strength where even the lower end of its interval is above this.
AVERAGE = 1.0


@dataclass(frozen=True, slots=True)
class Industry:
    """One industry of a region beside its country.

    `own` and `whole` are the amounts of region and country, `quotient` the plain location quotient, `shrunken` the
    one drawn towards the country, with its interval. `part_of` is the published industry that holds this one, empty
    for one that stands by itself. `headings` are the HS headings of its goods, none for a service.
    """

    code: str
    classification: str
    part_of: str
    own: Figure
    whole: Figure
    quotient: Figure
    shrunken: Figure
    headings: tuple[str, ...]

    @property
    def is_strength(self) -> bool:
        """Whether the region is specialised in it beyond what its size leaves open."""
        return self.shrunken.interval is not None and self.shrunken.interval[0] > AVERAGE


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm by its accounts: its main activity, the industry with a name that this falls under, and its revenue."""

    identifier: str
    name: str
    activity: str
    classification: str
    industry: str
    revenue: Figure


@dataclass(frozen=True, slots=True)
class Good:
    """An HS heading of a country: exports, Balassa index, complexity of the product, density around it.

    `exports` and `balassa` are None for one that the country reports no exports of, `pci` and `density` where the
    filters leave the heading out.
    """

    code: str
    exports: Figure | None
    balassa: Figure | None
    pci: Figure | None
    density: Figure | None


@dataclass(frozen=True, slots=True)
class Heading:
    """An HS heading that a region's strengths make: the share of the people in them that it stands for."""

    code: str
    share: Figure
    industries: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CapabilityResult(Result):
    """What a territory can make.

    Of a country `goods` are its specialisations, largest exports first, `nearby` the goods it is not specialised in
    that lie closest to what it makes, and `complexity` its ECI with `rank` among `economies`. Of a region
    `industries` are all that are on record, strongest first, `headings` the goods its strengths make, `firms` the
    largest makers of goods, and `complexity` the mean complexity of these goods; `total` is the sum over industries
    without parts of others, `listed` over all published ones. `specialised` counts specialisations.

    Tables: `goods`, `nearby` of a country; `industries`, `headings`, `firms` of a region.
    """

    territory: str
    kind: Literal["country", "region"]
    period: str
    industries: tuple[Industry, ...] = ()
    headings: tuple[Heading, ...] = ()
    firms: tuple[Firm, ...] = ()
    goods: tuple[Good, ...] = ()
    nearby: tuple[Good, ...] = ()
    specialised: Figure | None = None
    complexity: Figure | None = None
    rank: Figure | None = None
    economies: Figure | None = None
    total: Figure | None = None
    listed: Figure | None = None

    @property
    def strengths(self) -> tuple[Industry, ...]:
        """Industries that the region is specialised in and that are no part of another strength, strongest first."""
        found = {industry.code for industry in self.industries if industry.is_strength}
        return tuple(one for one in self.industries if one.code in found and one.part_of not in found)

    def table(self, top: int | None = None) -> pl.DataFrame:
        """The specialisations of a country, largest exports first, or the industries of a region, strongest first."""
        frame = self.data["goods" if self.kind == "country" else "industries"]
        return frame if top is None else frame.head(top)

    def plot(self, name: str = "profile") -> Chart:
        """A chart with its alternative text: `profile` (how many times the average), `space` (the product space).

        Raises
        ------
        UnknownCodeError
            If there is no chart of that name.
        """
        from dovetail.analyses.capability.plots import plot

        return plot(self, name)

    def _repr_html_(self) -> str:
        """The first rows, for a notebook."""
        return self.table(top=20)._repr_html_()  # pyright: ignore[reportPrivateUsage]
