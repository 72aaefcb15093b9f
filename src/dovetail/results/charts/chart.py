"""A chart is a value: what to draw (Vega-Lite), the words for who cannot see it, the Figures it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from dovetail.errors import InvalidRequestError, problem
from dovetail.results.printable import printable, printable_parts
from dovetail.results.workshop import Errand

if TYPE_CHECKING:
    import altair as alt

#: The type of the page: what the PDF carries inside comes first, then what readers' systems have.
FONT = "Libertinus Serif, Iowan Old Style, Palatino Linotype, Palatino, Georgia, serif"

#: Readable by the colour-blind and in grey print: the two sides differ in lightness as well as in hue.
INK, SOFT, FAINT, PAPER = "#1c2330", "#5b6472", "#d9dde3", "#ffffff"
SIDE_A, SIDE_B = "#16466e", "#d08a1d"
RISE, FALL, ASIDE = "#2c6e91", "#b4552d", "#eceef1"


@dataclass(frozen=True)
class Chart:
    """A chart.

    Parameters
    ----------
    spec
        A Vega-Lite specification with its data inside; it names no address.
    alt
        The alternative text: what the chart shows and what it says. Never empty.
    data
        The rows that are drawn.
    figures
        Ids of the Figures whose values are written in the chart; each such text links to `#f-ID`.
    drawing
        The drawing of it, where that has been begun.
    """

    spec: dict[str, Any]
    alt: str
    data: tuple[dict[str, Any], ...] = ()
    figures: tuple[str, ...] = field(default=())
    drawing: Errand[str] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise InvalidRequestError(
                problem(
                    "a chart was made without an alternative text",
                    why="some readers cannot see it",
                    do="say in `alt` what it shows",
                )
            )

    @cached_property
    def svg(self) -> str:
        """The chart as an SVG element that scales with its frame, without style attributes or outside references."""
        return self.drawing.result() if self.drawing else drawn(self.spec, self.alt)

    @property
    def width(self) -> int:
        """Natural width in pixels, at which its letters are as large as those of a page."""
        found = re.search(r'\bwidth="(\d+)', self.svg)
        return int(found[1]) if found else 0

    def to_altair(self) -> alt.Chart:
        """The same chart as an Altair object, to change or combine."""
        import altair as alt

        return alt.Chart.from_dict(self.spec, validate=False)

    def _repr_svg_(self) -> str:
        return self.svg


def drawn(spec: dict[str, Any], alt: str) -> str:
    """A specification as an SVG element, with `alt` for who cannot see it."""
    import vl_convert

    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    svg = _LINKED.sub(r'<a href="\3"><\1 \2\4</a>', svg)
    svg = re.sub(r' (?:style|target|aria-[a-z]+|role)="[^"]*"', "", svg)
    return svg.replace(' class="marks"', f' class="chart" role="img" aria-label="{_attribute(alt)}"', 1)


def assembled(parts: dict[str, Any], *, alt: str, data: tuple[dict[str, Any], ...]) -> Chart:
    """Parts of a specification as a chart in the house style."""
    alt = printable(alt)
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": alt,
        "background": None,
        "padding": {"left": 10, "right": 8, "top": 2, "bottom": 2},
        "config": _CONFIG,
        **printable_parts(parts),
    }
    figures = (str(row["figure"]) for row in data if row.get("figure"))
    return Chart(spec, alt, data, tuple(dict.fromkeys(figures)), Errand(drawn, spec, alt))


#: What a mark leads to is its description: Vega takes far longer over links.
_LINKED = re.compile(r'<(text|path) ([^>]*?)aria-label="(#f-[^"]*)" ([^>]*?(?:/>|>.*?</\1>))')


def linked(figure: str) -> str | None:
    """Where a text that shows this Figure leads: its place in the annex of the page."""
    return f"#f-{figure}" if figure else None


_CONFIG: dict[str, Any] = {
    "font": FONT,
    "view": {"stroke": None},
    "concat": {"spacing": 28},
    "text": {"fontSize": 11, "fill": INK},
    "title": {"fontSize": 12, "fontWeight": "bold", "color": INK, "anchor": "start", "offset": 8, "frame": "group"},
    "axis": {
        "labelFontSize": 10.5,
        "labelColor": SOFT,
        "titleFontSize": 10.5,
        "titleFontWeight": "normal",
        "titleColor": SOFT,
        "domainColor": FAINT,
        "tickColor": FAINT,
        "gridColor": FAINT,
        "gridWidth": 0.6,
    },
}


def _attribute(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")
