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
@click.option(
    "--start", type=click.IntRange(1900, 2200), metavar="YEAR", help="Year of building; needed unless --new is given."
)
@click.option(
    "--draws", type=click.IntRange(1, 200_000), default=10_000, show_default=True, help="Draws of the simulation."
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the draws.")
@click.option("--new", is_flag=True, help="Write a table of assumptions to fill in, and stop.")
@click.option(
    "--table",
    "chosen",
    help="For CSV: which table (assumptions, worth, break_even, value_content, cash_flows, account, sensitivity, "
    "simulation).",
)
@language_option()
@format_options()
def command(
    file: Path,
    name: str | None,
    start: int | None,
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
    high are drawn at random between them. --new writes one to fill in; a result written as a workbook can be changed
    and read again.

    \b
    dovetail appraise foundry.xlsx --new
    dovetail appraise foundry.xlsx --start 2026
    """
    from dovetail.analyses.appraisal import appraise_venture, read_assumptions, write_blank_assumptions
    from dovetail.interfaces.cli.terminal.output import deliver, told

    if new:
        if file.exists():
            raise click.UsageError(f"{file} is there already; give another name")
        told(write_blank_assumptions(file, language=language))
        return
    if start is None:
        raise click.UsageError("say with --start in which year it would be built")
    form = chosen_format(form, output)
    from dovetail.interfaces.cli.terminal.appraisal_view import appraisal_blocks

    result = appraise_venture(
        read_assumptions(file), name=name or file.stem, start=start, draws=draws, seed=seed, language=language
    )
    deliver(result, appraisal_blocks(result, language), form, output, chosen=chosen, language=language)
