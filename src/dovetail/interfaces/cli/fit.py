"""`dovetail fit`: where one side's strengths meet the other's needs and strengths."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dovetail.interfaces.cli.terminal.options import chosen_format, opened, question_of_a_pair

if TYPE_CHECKING:
    from dovetail.terms.period import Years
    from dovetail.terms.territory import Language


@click.command("fit", short_help="Where one side's strengths meet the other's needs.")
@question_of_a_pair(top=15, counted="Matches a direction and kind", tables=("matches", "sectors"))
def command(
    a: str, b: str, years: Years | None, top: int, chosen: str | None, language: Language,
    form: str | None, output: Path | None, folder: Path | None,
) -> None:  # fmt: skip
    """Match what A is specialised in with what B needs or is specialised in too, and the other way round.

    A side may be a country or a region. A region is seen through its own industries where the store holds them,
    and through its country where it does not.

    \b
    dovetail fit BLR RU-CHE
    dovetail fit BLR RUS --format csv --table sectors
    """
    from dovetail.brief.sides import fit_of_pair
    from dovetail.terms.territory import Pair

    form = chosen_format(form, output)
    pair = Pair.of(a, b)
    result = fit_of_pair(opened(folder), pair, years=years, top=top)
    from dovetail.interfaces.cli.terminal.fit_view import fit_blocks
    from dovetail.interfaces.cli.terminal.output import deliver

    deliver(result, fit_blocks(result, language), form, output, chosen=chosen, language=language)
