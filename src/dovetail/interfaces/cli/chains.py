"""`dovetail chains`: whose parts meet whose machines."""

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


@click.command("chains", short_help="Whose parts meet whose machines: the chain of a product.")
@pair_arguments
@click.option("--product", metavar="HS", help="An HS heading, such as 8701 (tractors).")
@click.option("--sector", metavar="ISIC", help="In its place a division of ISIC 4, such as 28 (machinery).")
@years_option
@click.option(
    "--depth", type=click.IntRange(1, 4), help="Tiers up and down; 2 for a product, 1 for a sector if not given."
)
@click.option("--tools", is_flag=True, help="Follow tools and services too, not parts and materials alone.")
@click.option(
    "--edges",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table of your own with the columns from, to, kind: a bill of materials. Several may be given.",
)
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many links are shown.")
@click.option("--table", "chosen", help="For CSV: which table (nodes, links, content).")
@language_option()
@format_options()
@store_option
def command(
    a: str,
    b: str,
    product: str | None,
    sector: str | None,
    years: Years | None,
    depth: int | None,
    tools: bool,
    edges: tuple[Path, ...],
    top: int,
    chosen: str | None,
    language: Language,
    form: str | None,
    output: Path | None,
    folder: Path | None,
) -> None:
    """Trace a product, or a sector, up to its inputs and down to its uses, with what A and B make, sell and could.

    Where an input-output table is held (`dovetail data add`), or figures computed of one, whose value is in the goods
    is told too: own content that comes home, foreign content of machines, stages to final use; for a region how much
    metal its machine builders would find at home.

    \b
    dovetail chains BLR RU-CHE --product 8701
    dovetail chains BLR RUS --product 8457 --tools --depth 3 --output chain.xlsx
    dovetail chains BLR RU-CHE --sector 28
    """
    from dovetail.errors import UnknownCodeError, problem
    from dovetail.terms.territory import Pair

    if bool(product) == bool(sector):
        raise click.UsageError("a chain is that of a product or of a sector: give --product or --sector")
    if product and not (product.isdecimal() and len(product) in (4, 6)):
        raise UnknownCodeError(
            problem(
                f"'{product}' is no heading of the Harmonised System",
                why="a chain is traced from one heading to others",
                do=f"give its four digits, such as 8701; `dovetail find {product}` finds headings by words",
            )
        )
    form = chosen_format(form, output)
    pair = Pair.of(a, b)
    from dovetail.analyses.chains import trace_chain
    from dovetail.brief.together import index_of_pair
    from dovetail.interfaces.cli.terminal.output import deliver
    from dovetail.interfaces.cli.terminal.together_view import chain_blocks
    from dovetail.sources.chains import parts_graph
    from dovetail.terms.parts import KINDS

    kinds = KINDS if tools else ("part", "material")
    store, graph = opened(folder), parts_graph(*edges)
    index = index_of_pair(store, pair, years=years)
    result = trace_chain(
        store, pair, product=product or "", sector=sector or "", years=years, depth=depth, kinds=kinds, graph=graph,
        index=index,
    )  # fmt: skip
    deliver(result, chain_blocks(result, language, top), form, output, chosen=chosen, language=language)
