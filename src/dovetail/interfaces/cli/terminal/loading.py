"""Files on their way into the store: previews, the agreement of a person, progress, and the report."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dovetail.interfaces.cli.terminal.output import Grid, console, show

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dovetail.sources.download.fetch import Fetched
    from dovetail.sources.own.table import Preview
    from dovetail.store.release import LoadReport
    from dovetail.terms.layout import Reading


#: Rows of a preview that are shown.
_SHOWN = 8


def published_readings(
    files: Sequence[Path],
    layout: str,
    constants: Mapping[str, str],
    cited: Mapping[str, str],
    *,
    member: str,
    **options: str | None,
) -> list[Reading]:
    """Files in a publisher's layout, opened and not yet read; `cited` replaces what the layout says of itself."""
    from dataclasses import replace

    from dovetail.sources.opening import layout_named, open_readings
    from dovetail.sources.own.mapping import checked_constants

    known = layout_named(layout)
    if constants:
        known = known.given(**checked_constants(known.table, constants))
    known = replace(known, **{name: text for name, text in cited.items() if text})  # pyright: ignore[reportArgumentType]
    return [reading for file in files for reading in open_readings(file, known, member=member, **options)]


def recognised_layout(files: Sequence[Path], **options: str | None) -> str:
    """The layout that the files' columns are those of, said aside; `own` if of none.

    Raises
    ------
    InvalidRequestError
        If they are those of several, or the files differ.
    """
    from dovetail.errors import InvalidRequestError, problem
    from dovetail.sources.recognise import recognised

    found = dict.fromkeys(recognised(file, **options) for file in files)
    if not any(found):
        return "own"
    names = list(dict.fromkeys(name for some in found for name in (some or ("own",))))
    if len(names) > 1:
        raise InvalidRequestError(
            problem(
                f"{', '.join(str(file) for file in files[:3])}: the columns are those of {', '.join(names)}",
                why="nothing in a file tells which of them it is, and each would be another table",
                do="name one with --as, or say --as own and which column is what with --map",
            )
        )
    click.echo(
        f"read in the layout '{names[0]}', whose columns these are; --as own takes it as a table of your own", err=True
    )
    return names[0]


def gathered(pairs: Sequence[tuple[str, str]]) -> dict[str, str | list[str]]:
    """Values by name; a name given several times has a list (years side by side, each a value column)."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def own_readings(files: Sequence[Path], *, only_preview: bool, yes: bool, **options: Any) -> list[Reading]:
    """Own tables: each is shown, and read when the person agrees. None are read if only a preview is wanted."""
    from dovetail.sources.own.table import preview

    readings: list[Reading] = []
    for file in files:
        seen = preview(file, **options)
        if only_preview or not yes:
            show(*_preview_parts(file, seen), stderr=not only_preview)
        if only_preview:
            continue
        if not yes and not seen.blocking:
            click.confirm(f"Load {file} like this?", abort=True, err=True)
        readings.append(seen.reading())
    return readings


def _preview_parts(file: Path, seen: Preview) -> Generator[RenderableType]:
    """What an own table is, what each column becomes, its first rows before and after, and every doubt."""
    facts = ", ".join(f"{name} {value}" for name, value in seen.facts.items() if value)
    yield f"{file} as {seen.table.name} ({facts})"
    columns = [
        (one.heading, one.column or "not used", f"{one.score:.0%}" if one.column else "", one.unit, one.says)
        for one in seen.columns
    ]
    yield Grid("Columns", ("in the file", "becomes", "sure", "unit", ""), columns, right=(2,))
    if seen.constants:
        yield "In every row: " + ", ".join(f"{name} = {value}" for name, value in seen.constants.items())
    if seen.becomes:
        names = [name for name in seen.table.names if any(row.get(name) for row in seen.becomes)]
        rows = [[row.get(name, "") for name in names] for row in seen.becomes[:_SHOWN]]
        yield Grid("The first rows become", names, rows)
    for doubt in seen.doubts:
        yield (
            ("STOPS THE LOAD: " if doubt.blocking else "Doubt: ") + doubt.text + (f" ({doubt.do})" if doubt.do else "")
        )


def show_readings(readings: Sequence[Reading]) -> None:
    """What files in a publisher's layout are, without loading them."""
    for reading in readings:
        table = reading.layout.table
        rows = [(column.name, _rule(reading.layout.rules.get(column.name)), column.unit) for column in table.columns]
        heading = f"{reading.origin}: {reading.bytes:,} bytes, {reading.layout.publisher}, becomes {table.name}"
        show(Grid(heading, ("column", "follows from", "unit"), rows), *reading.notes)
        reading.close()


def _rule(rule: object) -> str:
    if rule is None:
        return "left empty"
    column, value = getattr(rule, "column", ""), getattr(rule, "value", "")
    scale = getattr(rule, "scale", 1.0)
    return (f"'{column}'" if column else f"always {value}") + (f" times {scale:g}" if scale not in (1.0, None) else "")


def load(folder: Path, readings: Sequence[Reading], **options: Any) -> LoadReport:
    """Load into the store folder, telling each step on the side."""
    from dovetail.store.store import open_store

    with steps("loading") as step:
        return open_store(folder).add(readings, progress=step, **options)


def fetch_files(
    publisher: str, folder: Path, choice: dict[str, str], *, checksum: str, base: str | None
) -> tuple[Fetched, ...]:
    """Download with a progress bar, and tell what came."""
    from dovetail.sources.download.fetch import fetch
    from dovetail.sources.download.publishers import publisher_named

    known = publisher_named(publisher).choices
    if stray := [name for name in choice if name not in known]:
        raise click.UsageError(f"{publisher} takes no choice '{stray[0]}'; it takes {', '.join(known)}")
    with bar(f"fetching from {publisher}") as progress:
        fetched = fetch(publisher, folder, progress=progress, checksum=checksum, base=base, **choice)  # pyright: ignore[reportArgumentType]
    for file in fetched:
        click.echo(f"{file.path}: {file.bytes:,} bytes, sha256 {file.sha256}")
        for note in file.notes:
            click.echo(f"  {note}")
    return fetched


def load_fetched(fetched: Sequence[Fetched], folder: Path) -> Generator[LoadReport]:
    """Load what was fetched, the files of one layout together."""
    for layout in dict.fromkeys(file.layout for file in fetched):
        files = [file for file in fetched if file.layout == layout]
        readings = published_readings([file.path for file in files], layout, {}, {}, member="*")
        yield load(folder, readings, vintage=files[0].retrieved[:10])


@contextmanager
def steps(what: str) -> Generator[Callable[[str], None]]:
    """A sign of life on stderr for work whose length is not known; quiet where stderr is no terminal."""
    side = console(stderr=True)
    if not side.is_terminal:
        yield _quiet
        return
    with side.status(what) as status:
        yield lambda word: status.update(f"{what}: {word}")


@contextmanager
def bar(what: str) -> Generator[Callable[[int, int | None], None]]:
    """A progress bar on stderr, fed with (bytes done, bytes in all or None)."""
    side = console(stderr=True)
    if not side.is_terminal:
        yield _unseen
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=side
    ) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _quiet(_: str) -> None:
    """Nobody watches."""


def _unseen(_: int, __: int | None) -> None:
    """Nobody watches."""


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


def show_report(report: LoadReport, folder: Path, *, told: bool) -> None:
    """What a load stored, kept out, passed over and found."""
    release = report.release
    if not report.parts:
        click.echo(f"{release.name} holds these files already; nothing was added")
    else:
        click.echo(f"stored {_rows(report.rows)} in {release.name}, which now has {release.rows:,}")
    for reason, rows in report.skipped.items():
        click.echo(f"  {_rows(rows)} passed over: {reason}")
    if report.rejected:
        click.echo(f"  {report.rejected:,} faulty rows kept out; line numbers and reasons are in")
        for path in report.rejects:
            click.echo(f"    {path}")
    for found in report.findings:
        if found.kind != "skipped":
            click.echo(f"  {found.kind}: {found.message}")
    if not told:
        click.echo(f"The store is {folder}; name it with --store or DOVETAIL_STORE when you ask for figures.")
