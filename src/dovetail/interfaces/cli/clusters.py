"""`dovetail clusters`: what a cluster lacks on each side, and who can fill it."""

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


@click.command("clusters", short_help="What a cluster lacks on each side, and who can fill it.")
@pair_arguments
@click.argument("name", metavar="CLUSTER")
@years_option
@click.option(
    "--template",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table of your own with the columns cluster, role, item, hs, isic. Several may be given.",
)
@click.option("--trade-cost", type=float, default=0.0, show_default=True, help="Cost of the way, share of the value.")
@language_option()
@format_options()
@store_option
def command(
    a: str,
    b: str,
    name: str,
    years: Years | None,
    template: tuple[Path, ...],
    trade_cost: float,
    language: Language,
    form: str | None,
    output: Path | None,
    folder: Path | None,
) -> None:
    """Score each item of CLUSTER for A and B: at home, from the partner, together, or from a third.

    Packaged clusters: machine-tools, farm-machinery, heavy-vehicles, building-materials, foodstuffs. Needs a world
    table of exports by heading in the store (layout country-exports).

    \b
    dovetail clusters BLR RU-CHE machine-tools --store data
    """
    from dovetail.terms.territory import Pair

    form = chosen_format(form, output)
    pair = Pair.of(a, b)
    from dovetail.analyses.clusters import cluster_board
    from dovetail.brief.together import index_of_pair
    from dovetail.interfaces.cli.terminal.output import deliver
    from dovetail.interfaces.cli.terminal.together_view import cluster_blocks
    from dovetail.sources.chains import cluster_template

    chosen = cluster_template(name, *template)
    store = opened(folder)
    index = index_of_pair(store, pair, years=years)
    result = cluster_board(store, pair, cluster=chosen, years=years, trade_cost=trade_cost, index=index)
    deliver(result, cluster_blocks(result, language), form, output, language=language)
