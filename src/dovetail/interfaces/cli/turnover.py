"""`dovetail turnover`: what the trade of a pair is, as both sides report it, and why it moved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from dovetail.interfaces.cli.terminal.options import (
    chosen_format,
    format_options,
    held_years,
    language_option,
    opened,
    pair_arguments,
    store_option,
    years_option,
)

if TYPE_CHECKING:
    from dovetail.terms.period import Years
    from dovetail.terms.territory import Language


@click.command("turnover", short_help="Trade of a pair as both report it, and why it moved.")
@pair_arguments
@years_option
@click.option("--level", type=click.IntRange(2, 10), default=2, show_default=True, help="Digits of the product code.")
@click.option("--top", type=click.IntRange(1), default=10, show_default=True, help="How many movers and products.")
@click.option(
    "--method",
    type=click.Choice(["bennet", "lmdi"]),
    default="bennet",
    show_default=True,
    help="How price and quantity are told apart where quantities are held.",
)
@click.option("--table", "chosen", help="For CSV: which table (levels, mirror, bridge, lines, steps, breaks, ...).")
@language_option()
@format_options()
@store_option
def command(
    a: str,
    b: str,
    years: Years | None,
    level: int,
    top: int,
    method: str,
    chosen: str | None,
    language: Language,
    form: str | None,
    output: Path | None,
    folder: Path | None,
) -> None:
    """Show exports, imports and turnover of A with B by both reporters, and the bridge from the first year to the last.

    The terms of the bridge add up to the change to the last cent. What a break in the record or undisclosed trade
    moved is shown apart.

    \b
    dovetail turnover BLR RUS --years 2012:2014
    dovetail turnover BLR RUS --years 2012:2014 --format csv --table lines
    dovetail turnover Belarus "Chelyabinsk Oblast" --output turnover.xlsx
    """
    from dovetail.terms.territory import Pair

    form = chosen_format(form, output)
    pair = Pair.of(a, b)
    from dovetail.analyses.turnover import turnover

    kind = cast(Literal["bennet", "lmdi"], method)
    store = opened(folder)
    result = turnover(store, pair, years=years or held_years(store, pair), level=level, top=top, method=kind)
    from dovetail.interfaces.cli.terminal.output import deliver
    from dovetail.interfaces.cli.terminal.turnover_view import turnover_blocks, turnover_charts

    blocks = turnover_blocks(result, language)
    deliver(
        result,
        blocks,
        form,
        output,
        chosen=chosen,
        language=language,
        charts=partial(turnover_charts, result, language),
    )
