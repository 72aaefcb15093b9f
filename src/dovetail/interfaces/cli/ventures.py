"""`dovetail ventures`: what two sides could make together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dovetail.interfaces.cli.terminal.options import (
    Assignments,
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


@click.command("ventures", short_help="What two sides could make together, ranked with an interval.")
@pair_arguments
@years_option
@click.option("--top", type=click.IntRange(1), default=15, show_default=True, help="How many are shown.")
@click.option("--hi-tech-first", is_flag=True, help="High technology first, and by rank within a class.")
@click.option(
    "--weight", "weights", multiple=True, type=Assignments(), help="Mean weight of a part of the score, such as need=2."
)
@click.option("--cluster", help="Show also what both sides lack of this cluster where it stands farther back.")
@click.option(
    "--fiches",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder: a page on each candidate shown, in both languages, as HTML, PDF and DOCX.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the random weights.")
@language_option()
@format_options()
@store_option
def command(
    a: str,
    b: str,
    years: Years | None,
    top: int,
    hi_tech_first: bool,
    weights: tuple[tuple[str, str], ...],
    cluster: str | None,
    fiches: Path | None,
    seed: int,
    language: Language,
    form: str | None,
    output: Path | None,
    folder: Path | None,
) -> None:
    """Propose products that the machines of the one side need and that A and B could make together.

    Each has a score by parts (buyers, tied, need, skill, inputs, two_sided, completes, market, world, steady,
    technology) and the interval of its rank when nobody knows the weights. What is only thinly shown is held back, with
    the reason; the worst years of the markets stand below.
    Needs a world table of exports by heading in the store (layout country-exports).

    \b
    dovetail ventures BLR RU-CHE --store data
    dovetail ventures BLR RU-CHE --hi-tech-first --weight need=2 --store data
    dovetail ventures BLR RU-CHE --top 5 --cluster machine-tools --fiches fiches
    """
    from dovetail.terms.territory import Pair

    form = chosen_format(form, output)
    pair = Pair.of(a, b)
    try:
        means = {name: float(text) for name, text in weights}
    except ValueError as fault:
        raise click.BadParameter(str(fault), param_hint="--weight") from fault
    from dovetail.brief.together import ventures_of_pair
    from dovetail.interfaces.cli.terminal.output import deliver
    from dovetail.interfaces.cli.terminal.together_view import venture_blocks

    store = opened(folder)
    result = ventures_of_pair(
        store, pair, years=years, top=top, hi_tech_first=hi_tech_first, weights=means, beside=cluster or "",
        seed=seed,
    )  # fmt: skip
    chosen = "ventures" if form == "csv" else None  # a CSV holds one table
    deliver(result, venture_blocks(result, language), form, output, chosen=chosen, language=language)
    if fiches is not None:
        from dovetail.brief.fiche import write_fiches
        from dovetail.brief.sides import capabilities_of
        from dovetail.interfaces.cli.terminal.output import told

        languages: tuple[Language, ...] = ("ru", "en") if language == "ru" else ("en", "ru")
        for fiche in write_fiches(result, capabilities_of(store, pair, years=years), languages=languages):
            for suffix in (".html", ".pdf", ".docx"):
                told(fiche.save(fiches / f"{fiche.stem}{suffix}"))
