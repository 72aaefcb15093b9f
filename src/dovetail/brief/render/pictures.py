"""Charts as PNG, set by Typst with its own fonts, so that they look the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dovetail.results.charts.chart import drawn

if TYPE_CHECKING:
    from dovetail.results.charts.chart import Chart

_PPI = 150


def warm_up() -> None:
    """Load what draws charts and sets documents, and draw once: the first drawing is the slow one."""
    from importlib import import_module

    for module in ("typst", "dovetail.brief.render.docx", "docx"):
        import_module(module)
    drawn({"data": {"values": []}, "mark": "point"}, "nothing")


def pictures(charts: Sequence[Chart]) -> list[bytes]:
    """One PNG a chart, in one run."""
    import typst

    if not charts:
        return []
    pages = "\n#pagebreak()\n".join(f'#image(bytes("{_escaped(chart.svg)}"), format: "svg")' for chart in charts)
    source = f'#set page(width: auto, height: auto, margin: 2pt)\n#set text(font: "Libertinus Serif")\n{pages}'
    drawn = typst.compile(source.encode(), format="png", ppi=_PPI, ignore_system_fonts=True)
    return [bytes(page) for page in (drawn if isinstance(drawn, list) else [drawn])]


def _escaped(svg: str) -> str:
    return svg.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
