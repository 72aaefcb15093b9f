"""`dovetail capability`: what a country or a region can make."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dovetail.interfaces.cli.terminal.options import (
    chosen_format,
    format_options,
    language_option,
    opened,
    store_option,
    years_option,
)

if TYPE_CHECKING:
    from dovetail.terms.period import Years
    from dovetail.terms.territory import Language


@click.command("capability", short_help="What a country or a region can make.")
@click.argument("territory")
@years_option
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many rows of each table.")
@click.option("--measure", default="", help="Of a region: employees, output, ...; what is held if not given.")
@click.option(
    "--strength",
    type=click.FloatRange(0, min_open=True),
    help="Of a region: how strongly small industries are drawn to the country, where too few regions are held to tell.",
)
@click.option("--table", "chosen", help="For CSV: which table (goods, nearby; industries, headings, firms).")
@language_option()
@format_options()
@store_option
def command(
    territory: str,
    years: Years | None,
    top: int,
    measure: str,
    strength: float | None,
    chosen: str | None,
    language: Language,
    form: str | None,
    output: Path | None,
    folder: Path | None,
) -> None:
    """Show what TERRITORY can make: a country by its exports among the world's, a region by its industries.

    A country: headings it is specialised in (Balassa index), its complexity and rank, and what lies nearest. A region:
    location quotients against its country with intervals (* stands clear of the average), the goods behind them,
    and its leading firms.

    \b
    dovetail capability RU-CHE
    dovetail capability BLR --lang ru
    dovetail capability "Sverdlovsk Oblast" --years 2014 --store data
    """
    form = chosen_format(form, output)
    from dovetail.analyses.capability import capability
    from dovetail.interfaces.cli.terminal.capability_view import capability_blocks, capability_charts
    from dovetail.interfaces.cli.terminal.output import deliver

    result = capability(opened(folder), territory, years=years, top=top, measure=measure, strength=strength)
    blocks, charts = capability_blocks(result, language, top), partial(capability_charts, result, language)
    deliver(result, blocks, form, output, chosen=chosen, language=language, charts=charts)
