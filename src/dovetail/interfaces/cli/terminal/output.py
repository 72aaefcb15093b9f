"""How tables reach a terminal or a file: for reading, as CSV, JSON, XLSX, or one self-contained page."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dovetail.terms.harmless import terminal_safe

if TYPE_CHECKING:
    import polars as pl
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from dovetail.results.result import Result
    from dovetail.terms.territory import Language

Frames = Mapping[str, "pl.DataFrame"]

#: Columns of a terminal whose width is not known, such as a pipe or a file.
PIPE_WIDTH = 120

#: Letters of a word that a column keeps together where the table has room for it, and where it has little.
WORD, _SHORTEST = 28, 8


def console(*, stderr: bool = False) -> Console:
    """A terminal that knows its width and colours; NO_COLOR is heeded, and a pipe gets plain text."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table for reading; `right` names the columns of numbers."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: Sequence[int] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.box import SIMPLE_HEAD
        from rich.table import Table
        from rich.text import Text

        if self.title:
            yield Text(terminal_safe(self.title))
        widths = self._widths(options.max_width)
        if not widths:
            yield from (Text(terminal_safe(line)) for line in self._records())
            return
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for index, (heading, width) in enumerate(zip(self.headings, widths, strict=True)):
            justify = "right" if index in self.right else "left"
            table.add_column(Text(terminal_safe(heading)), justify=justify, overflow="fold", width=width)
        for row in self.rows:
            table.add_row(*(Text(terminal_safe(cell)) for cell in row))
        yield table

    def _widths(self, width: int) -> list[int]:
        """Letters a line of each column, so that no number and few words break; none where there is no room for that.

        What is left over is shared evenly among those that lack, so that long texts wrap and short ones do not.
        """

        def longest(texts: Sequence[str]) -> int:
            return max((len(word) for text in texts for word in text.split(" ")), default=0)

        cells = list(zip(*self.rows, strict=True)) or [()] * len(self.headings)
        columns = list(zip(self.headings, cells, strict=True))
        room = width - 3 * len(columns) + 1
        whole = [max(longest([heading]), *map(len, texts or [heading])) for heading, texts in columns]
        named = [max(wanted, len(heading)) for wanted, heading in zip(whole, self.headings, strict=True)]
        for most in range(WORD, _SHORTEST - 1, -1):
            kept = [
                max(min(longest([heading]), most), longest(texts) if index in self.right else min(longest(texts), most))
                for index, (heading, texts) in enumerate(columns)
            ]
            if sum(kept) <= room:
                for wanted in (whole, named):
                    while sum(kept) < room and (short := [at for at, one in enumerate(kept) if one < wanted[at]]):
                        kept[min(short, key=kept.__getitem__)] += 1
                return kept
        return []

    def _records(self) -> Iterator[str]:
        """The rows one after the other, a line a column, for a terminal too narrow for the table."""
        for first, *rest in self.rows:
            yield first
            for heading, cell in zip(self.headings[1:], rest, strict=True):
                if cell:
                    yield f"  {heading}: {cell}" if heading else f"  {cell}"
            yield ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as an SVG element with its caption, for pages only."""

    svg: str
    caption: str = ""


#: What a page or a terminal shows one after the other.
Block = str | Grid | Drawing


def show(*parts: RenderableType, stderr: bool = False) -> None:
    """Print texts, tables and trees for reading."""
    target = console(stderr=stderr)
    for part in parts:
        target.print(terminal_safe(part) if isinstance(part, str) else part)


def show_or_save(parts: Sequence[RenderableType], output: Path | None) -> None:
    """Print what is for reading, or write it into a file as it would stand in a pipe."""
    if output is None:
        show(*parts)
        return
    from io import StringIO

    from rich.console import Console

    text = StringIO()
    page = Console(file=text, width=PIPE_WIDTH, highlight=False, emoji=False, markup=False)
    for part in parts:
        page.print(terminal_safe(part) if isinstance(part, str) else part)
    _text(text.getvalue(), output)


def grid_of(name: str, frame: pl.DataFrame) -> Grid:
    """All of a table of data, as it is."""
    numbers = [index for index, kind in enumerate(frame.dtypes) if kind.is_numeric()]
    rows = [[exact(cell) for cell in row] for row in frame.iter_rows()]
    return Grid(name.replace("_", " "), frame.columns, rows, numbers)


def write(
    frames: Frames,
    form: str,
    output: Path | None,
    *,
    title: str,
    content: Mapping[str, object],
    blocks: Sequence[Block] = (),
    language: Language = "en",
) -> None:
    """Write tables in a format for other programs.

    CSV holds one table, the others all of them; JSON is `content`. A page shows `blocks` before the tables. Cells
    that a spreadsheet would take for a formula are made harmless in CSV and XLSX.
    """
    if form == "json":
        _text(json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n", output)
    elif form == "html":
        from dovetail.interfaces.cli.terminal.page import page

        tables = [grid_of(name, frame) for name, frame in frames.items()]
        _text(page(title, blocks, tables, language), output)
    elif form == "table":
        show_or_save([title, *(grid_of(name, frame) for name, frame in frames.items())], output)
    elif form == "csv":
        from dovetail.results.sheets import csv_text, write_csv

        if output is None:
            click.echo(csv_text(only(frames)), nl=False)
            return
        output.parent.mkdir(parents=True, exist_ok=True)
        write_csv(output, only(frames))
        told(output)
    else:
        if output is None:
            raise click.UsageError("a workbook needs a file: give --output NAME.xlsx")
        from dovetail.results.sheets import write_xlsx

        output.parent.mkdir(parents=True, exist_ok=True)
        write_xlsx(output, dict(frames))
        told(output)


def deliver(
    result: Result,
    blocks: Sequence[str | Grid],
    form: str,
    output: Path | None,
    *,
    chosen: str | None = None,
    language: Language = "en",
    charts: Callable[[], Sequence[Drawing]] = tuple,
) -> None:
    """Show a result, or write it in the format asked for.

    Parameters
    ----------
    blocks
        The title, then what a reader sees of it.
    chosen
        The only table wanted, by its name in `result.data`.
    charts
        Draws what a page shows between the texts that open the result and its tables.
    """
    if chosen and chosen not in result.data:
        raise click.UsageError(f"there is no table '{chosen}'; there are {', '.join(result.data)}")
    if form == "table":
        show_or_save(blocks, output)
        return
    frames = {chosen: result.data[chosen]} if chosen else dict(result.data)
    opening = next((at for at, block in enumerate(blocks) if isinstance(block, Grid)), len(blocks))
    shown: list[Block] = [*blocks[1:opening], *charts(), *blocks[opening:]] if form == "html" else []
    content = result.to_dict()
    write(frames, form, output, title=str(blocks[0]), content=content, blocks=shown, language=language)


def only(frames: Frames) -> pl.DataFrame:
    """The one table that a CSV file can hold."""
    if len(frames) > 1:
        raise click.UsageError(f"CSV holds one table; choose it with --table {'|'.join(frames)}")
    return next(iter(frames.values()))


def told(path: Path) -> None:
    """Say on the side which file was written."""
    click.echo(f"wrote {path}", err=True)


def _text(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    from dovetail.results.saving import save_whole

    output.parent.mkdir(parents=True, exist_ok=True)
    told(save_whole(output, text.encode()))


def plain(value: Any) -> str:
    """A cell for reading: nothing for null, numbers with grouped digits."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.6g}" if abs(value) < 1000 else f"{value:,.0f}"
    return str(value)


def exact(value: Any) -> str:
    """A cell in full: nothing for null, numbers with grouped digits and up to six decimals."""
    if isinstance(value, float):
        return f"{value:,.6f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)
