"""`dovetail verify`: published numbers against our own, computed anew."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import click

from dovetail.interfaces.cli.terminal.options import chosen_format, format_options

if TYPE_CHECKING:
    from dovetail.references.reference import Outcome


@click.command("verify", short_help="Published numbers against our own, computed anew.")
@click.option("--topic", help="Only references whose topic holds this text.")
@click.option(
    "--minutes",
    "gold",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="GOLD",
    help="Score the reading of reports against this annotation of them instead.",
)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with published data sets (shared/data/reference): also the numbers that rest on them.",
)
@format_options()
def command(topic: str | None, gold: Path | None, data: Path | None, form: str | None, output: Path | None) -> None:
    """Compute the numbers that the literature publishes, and compare.

    Each row is a number from a paper, a handbook or a peer's documentation, what our own code makes of the same
    data, and whether the two agree within the digits published. Exit code 1 if any does not.
    """
    if gold is not None:
        _score(gold, form, output)
        return
    outcomes = [outcome for outcome in checked(data) if not topic or topic.lower() in outcome.reference.topic.lower()]
    if not outcomes:
        raise click.UsageError(f"there is no reference on '{topic}'")
    form = chosen_format(form, output)
    wrong = sum(not outcome.agrees for outcome in outcomes)
    if form == "table" and output is None:
        _show(outcomes, wrong)
    else:
        _write(outcomes, form, output)
    if wrong:
        raise SystemExit(1)


def checked(data: Path | None = None) -> tuple[Outcome, ...]:
    """The outcome of every reference of every module of `dovetail.references`, those on published data if given."""
    import dovetail.references as home
    from dovetail.references.reference import check

    modules = [import_module(f"{home.__name__}.{name}") for _, name, _ in iter_modules(home.__path__)]
    found = [outcome for module in modules for outcome in check(getattr(module, "REFERENCES", ()))]
    if data is not None:
        for module in modules:
            found += check(module.on_data(data)) if hasattr(module, "on_data") else ()
    return tuple(found)


def _show(outcomes: list[Outcome], wrong: int) -> None:
    from dovetail.interfaces.cli.terminal.output import Grid, show

    origins = dict.fromkeys((outcome.reference.topic, outcome.reference.citation) for outcome in outcomes)
    for topic, citation in origins:
        rows = [
            (
                outcome.reference.name,
                f"{outcome.reference.published:.9g}",
                f"{outcome.computed:.9g}",
                "yes" if outcome.agrees else "NO",
            )
            for outcome in outcomes
            if (outcome.reference.topic, outcome.reference.citation) == (topic, citation)
        ]
        show(f"{topic} ({citation})", Grid("", ("number", "published", "computed", "agrees"), rows, right=(1, 2)))
    click.echo(f"{len(outcomes)} numbers: " + ("all agree." if not wrong else f"{wrong} DISAGREE."))


def _write(outcomes: list[Outcome], form: str, output: Path | None) -> None:
    import polars as pl

    from dovetail.interfaces.cli.terminal.output import write

    rows = [
        {
            "topic": outcome.reference.topic,
            "number": outcome.reference.name,
            "published": outcome.reference.published,
            "computed": outcome.computed,
            "tolerance": outcome.reference.tolerance,
            "agrees": outcome.agrees,
            "citation": outcome.reference.citation,
        }
        for outcome in outcomes
    ]
    frames = {"references": pl.DataFrame(rows)}
    write(frames, form, output, title="Published numbers, computed anew", content={"references": rows})


def _score(gold: Path, form: str | None, output: Path | None) -> None:
    """Measures of a reading against an annotation, as a table for reading or one JSON object."""
    import json

    from dovetail.interfaces.cli.terminal.output import Grid, show
    from dovetail.minutes.scoring import score

    form = chosen_format(form, output)
    if form not in ("table", "json"):
        raise click.UsageError("the score of a reading is written as a table or as JSON")
    measures = score(gold)
    if form == "table" and output is None:
        rows = [
            (name.replace("_", " "), f"{value:g}") for name, value in measures.items() if not isinstance(value, list)
        ]
        show(Grid(f"Reading scored against {gold.name}", ("measure", "value"), rows, right=(1,)))
        return
    text = json.dumps(measures, ensure_ascii=False, indent=1)
    if output is None:
        click.echo(text)
    else:
        from dovetail.results.saving import save_whole

        click.echo(save_whole(output, f"{text}\n".encode()))
