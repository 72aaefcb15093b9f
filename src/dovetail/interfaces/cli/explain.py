"""`dovetail explain`: a number of a brief, opened down to its sources."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dovetail.interfaces.cli.terminal.options import chosen_format, format_options, language_option

if TYPE_CHECKING:
    from dovetail.terms.figure import Figure
    from dovetail.terms.ledger import Derivation, Ledger
    from dovetail.terms.territory import Language


@click.command("explain", short_help="Open a number of a brief down to its sources.")
@click.argument("id_", metavar="ID", required=False)
@click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("out", "brief.json"),
    show_default=True,
    help="The ledger saved beside a brief.",
)
@click.option("--list", "listed", is_flag=True, help="List every figure of the ledger.")
@click.option("--find", metavar="TEXT", help="List only figures whose measure, codes or words hold this text.")
@click.option("--all", "whole", is_flag=True, help="Show every input, not only the largest.")
@language_option()
@format_options()
def command(
    id_: str | None,
    ledger: Path,
    listed: bool,
    find: str | None,
    whole: bool,
    language: Language,
    form: str | None,
    output: Path | None,
) -> None:
    """Open a number: value, grade, interval, formula, inputs, source and vintage.

    ID is what a number's link in the brief shows; its first characters are enough.
    """
    if bool(id_) == (listed or find is not None):
        raise click.UsageError("give the ID of a figure, or --list")
    figures = _loaded(ledger)
    form = chosen_format(form, output)
    if id_:
        _explain(figures.explain(id_), form, output, language, whole)
    else:
        _list(list(figures.values()), find or "", form, output, language)


def _loaded(path: Path) -> Ledger:
    from dovetail.errors import MissingDataError, problem
    from dovetail.terms.ledger import Ledger

    if not path.exists():
        raise MissingDataError(
            problem(
                f"there is no ledger at {path}",
                why="a number is opened in the ledger that was saved beside its brief",
                do="write a brief first (`dovetail brief BLR RU-CHE`), or name its ledger with --ledger",
            )
        )
    return Ledger.load(path)


def _explain(derivation: Derivation, form: str, output: Path | None, language: Language, whole: bool) -> None:
    if form == "table" and output is None:
        from dovetail.interfaces.cli.terminal.derivation_view import view

        view(derivation, language, whole=whole)
        return
    figures = [{"depth": depth, "id": figure.id} | figure.to_dict() for depth, figure in derivation]
    _write(figures, form, output, f"Figure {derivation.figure.id}")


def _list(figures: list[Figure], find: str, form: str, output: Path | None, language: Language) -> None:
    from dovetail.interfaces.cli.terminal.derivation_view import listed

    wanted = find.casefold()
    found = [
        (figure, told)
        for figure, told in listed(figures, language)
        if wanted in f"{figure.measure} {'-'.join(figure.territories)} {told}".casefold()
    ]
    if form == "table" and output is None:
        from dovetail.brief.wording.voice import Voice
        from dovetail.results.numbers import show
        from dovetail.terms.figure import Figure
        from dovetail.terms.harmless import terminal_safe

        voice = Voice(language)
        for figure, told in found:
            line = f"{figure.id}  {show(figure, language):>16}  {voice.word(f'grade-{figure.grade}'):<12}  {told}"
            click.echo(terminal_safe(line))
        count = Figure(measure="count", value=len(found), unit="count", period="", formula="-")
        click.echo(voice.spoken("table-found", n=count), err=True)
        return
    _write([{"id": figure.id} | figure.to_dict() for figure, _ in found], form, output, "Figures")


def _write(figures: Sequence[Mapping[str, object]], form: str, output: Path | None, title: str) -> None:
    import polars as pl

    from dovetail.interfaces.cli.terminal.output import write

    names = list(dict.fromkeys(name for figure in figures for name in figure))
    flat = {name: [_cell(figure.get(name)) for figure in figures] for name in names}
    write({"figures": pl.DataFrame(flat, strict=False)}, form, output, title=title, content={"figures": figures})


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value
