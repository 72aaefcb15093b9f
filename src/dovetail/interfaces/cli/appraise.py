"""`dovetail appraise`: what a venture is worth, from a table of assumptions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dovetail.interfaces.cli.terminal.options import chosen_format, format_options, language_option

if TYPE_CHECKING:
    from dovetail.terms.territory import Language


@click.command("appraise", short_help="What a venture is worth, from a table of assumptions.")
@click.argument("file", metavar="ASSUMPTIONS", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--name", help="What the venture is called; the file's name if not given.")
@click.option("--start", type=int, required=True, metavar="YEAR", help="Year of building.")
@click.option("--draws", type=click.IntRange(1), default=10_000, show_default=True, help="Draws of the simulation.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the draws.")
@click.option("--new", is_flag=True, help="Write a table of assumptions to fill in, and stop.")
@click.option("--table", "chosen", help="For CSV: which table (assumptions, cash_flows, sensitivity, simulation).")
@language_option()
@format_options()
def command(
    file: Path,
    name: str | None,
    start: int,
    draws: int,
    seed: int,
    new: bool,
    chosen: str | None,
    language: Language,
    form: str | None,
    output: Path | None,
) -> None:
    """Appraise a venture: net present value, internal rate and payback, of the whole, the owners and each party.

    The table of assumptions is a workbook or CSV with the columns name, value, low, high, text. Numbers with low and
    high are drawn at random between them.

    \b
    dovetail appraise foundry.xlsx --start 2026 --new
    dovetail appraise foundry.xlsx --start 2026
    """
    from dovetail.analyses.appraisal import appraise_venture, read_assumptions, write_assumptions
    from dovetail.interfaces.cli.terminal.output import deliver, told

    if new:
        if file.exists():
            raise click.UsageError(f"{file} is there already; give another name")
        from dovetail.measures.ventures.appraisal import Assumptions

        blank = Assumptions(currency="USD", years=10, capital=0, capacity=0, price=0, unit_cost=0, discount_rate=0.12)
        told(write_assumptions(file, blank))
        return
    form = chosen_format(form, output)
    from dovetail.interfaces.cli.terminal.together_view import appraisal_blocks

    result = appraise_venture(read_assumptions(file), name=name or file.stem, start=start, draws=draws, seed=seed)
    deliver(result, appraisal_blocks(result, language), form, output, chosen=chosen, language=language)
