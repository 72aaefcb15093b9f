"""`dovetail brief`: the document for the meeting, in every format, with its ledger."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from dovetail.interfaces.cli.terminal.options import (
    language_option,
    opened,
    pair_arguments,
    store_option,
    years_option,
)

if TYPE_CHECKING:
    from dovetail.brief.compose import Brief
    from dovetail.minutes.reader import Minutes
    from dovetail.terms.ledger import Ledger
    from dovetail.terms.period import Years
    from dovetail.terms.territory import Language

#: Lines of a comparison that the terminal shows; all of them are in the file.
SHOWN = 25


@click.command("brief", short_help="Write the brief of a pair: HTML, PDF, DOCX, Markdown, ledger.")
@pair_arguments
@years_option
@language_option(both=True)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder for the documents and the ledger.",
)
@click.option(
    "--meeting",
    metavar="YYYY-MM",
    help="Month of the meeting: what came before it is told apart from what came after.",
)
@click.option(
    "--reports",
    "--minutes",
    "reports",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="REPORT",
    help="Report of the meeting, and any more after it: what was said comes beside the data.",
)
@click.argument("more", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[REPORT]...")
@click.option(
    "--compare",
    "old",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="OLD.json",
    help="Ledger of an earlier brief: list which of the figures shown changed since.",
)
@store_option
def command(
    a: str,
    b: str,
    years: Years | None,
    language: Language | Literal["both"],
    out: Path,
    meeting: str | None,
    reports: tuple[Path, ...],
    more: tuple[Path, ...],
    old: Path | None,
    folder: Path | None,
) -> None:
    """Write the brief of A and B: two pages and two annexes, each number a link to its derivation.

    \b
    dovetail brief BLR RU-CHE --lang both --out out
    dovetail brief BLR RU-CHE --reports press.txt channel.html
    dovetail brief Беларусь "Челябинская область" --years 2012:2014 --compare last-year/brief.json
    """
    from dovetail.brief.render.pictures import warm_up
    from dovetail.interfaces.cli.terminal.loading import steps
    from dovetail.results.workshop import workshop
    from dovetail.terms.ledger import Ledger
    from dovetail.terms.territory import Pair

    gc.disable()  # short-lived and without cycles to speak of: collecting would take a twentieth of the time
    pair = Pair.of(a, b)
    before = Ledger.load(old) if old else None
    if more and not reports:
        raise click.UsageError(f"'{more[0]}' is one argument too many; reports of the meeting follow --reports")
    minutes = _read((*reports, *more), meeting) if reports else None
    with workshop(warm_up), steps(f"brief of {pair}"):
        from dovetail.brief.compare import shown_in
        from dovetail.brief.compose import write_brief

        known = shown_in(old) if old else ()
        brief = write_brief(opened(folder), pair, years=years, language=language, minutes=minutes, meeting=meeting)
        written = brief.save_all(out)
    for path in written:
        click.echo(path)
    if before is not None:
        _tell_changes(before, known, brief, out)


def _tell_changes(before: Ledger, known: tuple[str, ...], brief: Brief, out: Path) -> None:
    """The figures shown then (`known`) or now that are not as they were: three files, and the first on the terminal."""
    import json

    from dovetail.brief.compare import compare
    from dovetail.brief.wording.voice import Voice
    from dovetail.results.saving import save_whole
    from dovetail.results.sheets import write_csv

    first = brief.languages[0]
    shown = {*known, *(id_ for edition in brief.editions for id_ in edition.figures())}
    found = compare(before, brief.ledger, shown)
    told = [found.text(language) for language in brief.languages]
    texts = {
        "changes.txt": "\n\n".join(told) + "\n",
        "changes.json": json.dumps(found.to_dict(first), ensure_ascii=False, indent=1) + "\n",
    }
    for name, text in texts.items():
        click.echo(save_whole(out / name, text.encode()))
    click.echo(write_csv(out / "changes.csv", found.to_polars(first)))
    lines = told[0].splitlines()
    for line in lines[:SHOWN]:
        click.echo(line)
    if (left := len(lines) - SHOWN) > 0:
        click.echo(f"  {Voice(first).word('compare-more', count=left, path=str(out / 'changes.txt'))}")


def _read(reports: tuple[Path, ...], meeting: str | None) -> Minutes:
    """The minutes; it is told on the side where nothing tells the year of the meeting."""
    from dovetail.minutes.reader import read_minutes

    minutes = read_minutes(reports)
    if not minutes.date[:4].isdigit() and not meeting:
        click.echo("no report tells the year of the meeting; give it with --meeting YYYY-MM", err=True)
    return minutes
