"""`dovetail potential`: what more could be sold, by three methods side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dovetail.interfaces.cli.terminal.options import (
    chosen_format,
    format_options,
    language_option,
    opened,
    pair_arguments,
    store_option,
    years_option,
)

if TYPE_CHECKING:
    from dovetail.terms.period import Years
    from dovetail.terms.territory import Language


@click.command("potential", short_help="What more could be sold, by three methods side by side.")
@pair_arguments
@years_option
@click.option("--top", type=click.IntRange(1), default=10, show_default=True, help="Products of each method.")
@click.option("--table", "chosen", help="For CSV: which table (lines, correlations).")
@language_option()
@format_options()
@store_option
def command(
    a: str, b: str, years: Years | None, top: int, chosen: str | None, language: Language,
    form: str | None, output: Path | None, folder: Path | None,
) -> None:  # fmt: skip
    """Set the ITC indicator, gravity and nearness side by side for both directions, and tell where they part.

    The three are never merged. For a region its country stands in, since no table of world trade has rows of regions.

    \b
    dovetail potential BLR RUS
    dovetail potential BLR RUS --format csv --table correlations
    """
    from dovetail.analyses.potential import potential
    from dovetail.terms.territory import Pair

    form = chosen_format(form, output)
    pair = Pair.of(a, b)
    result = potential(opened(folder), pair, years=years, top=top)
    from dovetail.interfaces.cli.terminal.output import deliver
    from dovetail.interfaces.cli.terminal.potential_view import potential_blocks

    deliver(result, potential_blocks(result, language), form, output, chosen=chosen, language=language)
