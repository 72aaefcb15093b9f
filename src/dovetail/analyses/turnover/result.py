"""What `turnover` hands back: each number a Figure, each Figure open down to its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dovetail.results.result import Result
from dovetail.terms.figure import Figure

if TYPE_CHECKING:
    import polars as pl

    from dovetail.results.charts.chart import Chart

#: What moved a value between two periods.
TermKind = Literal[
    "price",  # prices of the same goods, in the national currency where the exchange rate is its own term
    "quantity",  # quantities of the same goods
    "mix",  # the make-up of goods inside a line: what an average price moves without any price moving
    "exchange_rate",  # the national currency against the dollar
    "demand",  # how the importer's purchases of the line from all suppliers moved
    "share",  # the exporter's share of those purchases
    "entry",  # lines reported at the end only
    "exit",  # lines reported at the start only
    "unsplit",  # the change of lines for which nothing above is held
    "undisclosed",  # goods not specified according to kind (HS chapter 99)
    "break",  # not explained: a break in the record
]

#: Why two reporters differ on one flow.
ReasonCode = Literal["valuation", "copied", "re-export", "confidentiality", "timing", "coverage"]


@dataclass(frozen=True, slots=True)
class Proxy:
    """Whose trade is shown (`shown`, a national pair) in place of whose (`asked`, a pair without trade data)."""

    asked: tuple[str, str]
    shown: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Level:
    """Exports, imports, turnover and balance of a period as one side reports them, seen from the pair's first side.

    `reporter` is the code of the side that reports, or `""` for the reconciled values. A Figure is None
    where its parts are not reported.
    """

    period: str
    reporter: str
    exports: Figure | None
    imports: Figure | None
    turnover: Figure | None
    balance: Figure | None


@dataclass(frozen=True, slots=True)
class Growth:
    """How one measure moved from `start` to `end` as `reporter` (`""`: reconciled) has it.

    `change` is in US dollars, `percent` is None for the balance and where the start is zero, `yearly` (per cent
    a year, compounded) is None where the two periods are less than two years apart.
    """

    measure: Literal["exports", "imports", "turnover", "balance"]
    reporter: str
    start: str
    end: str
    change: Figure
    percent: Figure | None
    yearly: Figure | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two reports may differ, and the Figures that say so."""

    code: ReasonCode
    evidence: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Mirror:
    """One direction in one period, as both sides report it.

    `gap` is the importer's figure minus the exporter's (usd), `gap_percent` the same in per cent of their mean,
    `log_ratio` ln(importer's / exporter's). `reconciled` carries an interval that spans both reports. All four
    are None where one side does not report.
    """

    exporter: str
    importer: str
    period: str
    by_exporter: Figure | None
    by_importer: Figure | None
    gap: Figure | None
    gap_percent: Figure | None
    log_ratio: Figure | None
    reconciled: Figure | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One cause and what it contributed, in US dollars. `exporter` and `importer` are `""` for both directions."""

    kind: TermKind
    figure: Figure
    exporter: str = ""
    importer: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A product in one direction: its value at both ends (None: not reported), its change and the terms of it.

    The terms add up to `change` exactly.
    """

    exporter: str
    importer: str
    product: str
    start: Figure | None
    end: Figure | None
    change: Figure
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """The way from the turnover of one period to that of another: `opening` + every one of `terms` = `closing`.

    `terms` are by direction and kind, `kinds` the same added over both directions; both add up to `change` to
    the last cent. `lines` hold every product in each direction, of more than 1,500 the largest movers (and none for
    the steps from year to year, whose terms rest on the reported lines directly). `reporter` is the side whose
    record is told.
    """

    reporter: str
    start: str
    end: str
    opening: Figure
    closing: Figure
    change: Figure
    terms: tuple[Term, ...]
    kinds: tuple[Term, ...]
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """A jump in the record of one line that no market explains: values before and after, and their ratio.

    `factor` is the larger over the smaller; `change` is in US dollars. `start` and `end` are the periods between
    which the record breaks.
    """

    exporter: str
    importer: str
    product: str
    start: str
    end: str
    before: Figure
    after: Figure
    change: Figure
    factor: Figure


@dataclass(frozen=True, slots=True)
class Concentration:
    """How far one direction rests on few products in a period, undisclosed trade left out.

    `hhi` is the Herfindahl-Hirschman index (sum of squared shares, 0 to 1), `top_share` the share of the `top`
    largest products (per cent), `undisclosed_share` that of chapter 99 in all (None: none reported).
    """

    exporter: str
    importer: str
    period: str
    top: int
    hhi: Figure
    top_share: Figure
    undisclosed_share: Figure | None


@dataclass(frozen=True, slots=True)
class Part:
    """A month, quarter or half as one side reports it, with its growth on the same part of the year before."""

    exporter: str
    importer: str
    period: str
    reporter: str
    value: Figure
    growth: Figure | None


@dataclass(frozen=True, kw_only=True)
class TurnoverResult(Result):
    """Why the turnover of a pair moved.

    Parameters
    ----------
    pair
        Codes as asked for; `shown` the codes whose trade is told (the national pair where `proxy` is set).
    first, last
        Period codes of the first and the last year told.
    reporter
        The side whose record the bridge tells: the one with product detail.
    levels, growths, mirror
        By period; both reporters and the reconciled values.
    bridge
        From `first` to `last`; None where fewer than two years are held. `steps` go from year to year.
    risers, fallers
        Lines of the bridge that moved most, largest first; breaks and undisclosed trade left out.
    breaks
        Every break in the record within the years, inside and at the ends of the bridge.
    parts
        Months, quarters and halves; never shown as years.
    stated
        Stated figures of the pair as asked for, each graded `stated`.

    Tables in `data`: `levels`, `mirror`, `bridge` (by direction and kind), `lines`, `steps`, `breaks`,
    `concentration`, `parts`.
    """

    pair: tuple[str, str]
    shown: tuple[str, str]
    first: str
    last: str
    level: int
    top: int
    method: Literal["bennet", "lmdi"]
    reporter: str
    proxy: Proxy | None
    levels: tuple[Level, ...]
    growths: tuple[Growth, ...]
    mirror: tuple[Mirror, ...]
    bridge: Bridge | None
    steps: tuple[Bridge, ...]
    risers: tuple[Line, ...]
    fallers: tuple[Line, ...]
    breaks: tuple[Break, ...]
    concentration: tuple[Concentration, ...]
    parts: tuple[Part, ...]
    stated: tuple[Figure, ...]

    @property
    def total_usd(self) -> Figure | None:
        """Turnover in the last year as the bridge's reporter has it."""
        level = self.level_of(self.last, self.reporter)
        return level.turnover if level else None

    def level_of(self, period: str, reporter: str = "") -> Level | None:
        """Exports, imports, turnover and balance of a period by one reporter (`""`: reconciled)."""
        return next((level for level in self.levels if (level.period, level.reporter) == (period, reporter)), None)

    def growth_of(self, measure: str, reporter: str, start: str = "", end: str = "") -> Growth | None:
        """How a measure moved, by default from the first to the last year."""
        wanted = (measure, reporter, start or self.first, end or self.last)
        return next((g for g in self.growths if (g.measure, g.reporter, g.start, g.end) == wanted), None)

    def table(self, top: int | None = None) -> pl.DataFrame:
        """The lines that rose and fell most, a row a line, values in US dollars, a column a kind of term.

        `top` of each, as many as were asked for if None. Terms that a line does not have are null.
        """
        from dovetail.analyses.turnover.tables import movers_table

        return movers_table(self.risers[:top], self.fallers[:top])

    def plot(self, name: str = "bridge") -> Chart:
        """A chart with its alternative text and data: `bridge`, `movers` or `reports` (both sides' records).

        Raises
        ------
        UnknownCodeError
            If there is no chart of that name, or no bridge to draw.
        """
        from dovetail.analyses.turnover.plots import plot

        return plot(self, name)

    def _repr_html_(self) -> str:
        """Levels and movers as tables, for a notebook."""
        frames = (self.data["levels"], self.table())
        return "".join(frame._repr_html_() for frame in frames)  # pyright: ignore[reportPrivateUsage]
