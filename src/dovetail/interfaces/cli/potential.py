"""`dovetail potential`: what more could be sold, by three methods side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dovetail.interfaces.cli.terminal.options import chosen_format, opened, question_of_a_pair

if TYPE_CHECKING:
    from dovetail.terms.period import Years
    from dovetail.terms.territory import Language


@click.command("potential", short_help="What more could be sold, by three methods side by side.")
@question_of_a_pair(top=10, counted="Products of each method", tables=("lines", "correlations", "prospects"))
@click.option(
    "--level",
    type=click.Choice(("2", "4", "6")),
    default="4",
    show_default=True,
    help="Digits of the products, where flows between all pairs are held so deep.",
)
def command(
    a: str, b: str, years: Years | None, top: int, level: str, chosen: str | None, language: Language,
    form: str | None, output: Path | None, folder: Path | None,
) -> None:  # fmt: skip
    """Set the ITC indicator, gravity and nearness side by side for both directions, and tell where they part.

    The three are never merged. For a region its country stands in, since no table of world trade has rows of regions.
    Gravity is estimated here where the store holds trade between all countries and distances (`--as geodist`).
    Beside them stands what the seller does not make as a strength yet, by nearness and demand.

    \b
    dovetail potential BLR RUS
    dovetail potential BLR RUS --format csv --table correlations
    dovetail potential DEU FRA --level 6 --store data
    """
    from dovetail.analyses.potential import potential
    from dovetail.terms.territory import Pair

    form = chosen_format(form, output)
    pair = Pair.of(a, b)
    result = potential(opened(folder), pair, years=years, level=int(level), top=top)
    from dovetail.interfaces.cli.terminal.output import deliver
    from dovetail.interfaces.cli.terminal.potential_view import potential_blocks

    deliver(result, potential_blocks(result, language), form, output, chosen=chosen, language=language)
