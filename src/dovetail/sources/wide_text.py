"""A published table as delimited text with a column a buyer, as numbers; a fault is told by its row and column."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dovetail.errors import InconsistentDataError, UnreadableFileError, problem

if TYPE_CHECKING:
    import polars as pl


def wide_frame(path: Path, texts: Collection[str] = ()) -> pl.DataFrame:
    """The table with its first column and those in `texts` as text, all others as numbers.

    A cell that holds nothing is null. Where some cell is no number all are text, and `wide_numbers` tells which it is.

    Raises
    ------
    UnreadableFileError
        If the file is no delimited text with commas.
    InconsistentDataError
        If two columns have one name.
    """
    import polars as pl

    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            names = next(csv.reader(stream), [])
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise _unreadable(path, fault) from fault
    no_twins(names, path, "column")
    numbers = dict.fromkeys([name for name in names[1:] if name not in texts], pl.Float64)
    try:
        return pl.read_csv(path, infer_schema_length=0, schema_overrides=numbers)
    except pl.exceptions.ComputeError:
        pass  # a cell that is no number, or no table at all
    except (pl.exceptions.PolarsError, OSError) as fault:
        raise _unreadable(path, fault) from fault
    try:
        return pl.read_csv(path, infer_schema_length=0)
    except (pl.exceptions.PolarsError, OSError) as fault:
        raise _unreadable(path, fault) from fault


def wide_numbers(
    frame: pl.DataFrame, columns: Sequence[str], path: Path, rows: Sequence[str] | None = None
) -> NDArray[np.float64]:
    """The cells of some columns, shape (rows, columns), in the order of rows; NaN where a cell holds nothing.

    Parameters
    ----------
    rows
        How each row is called in a message; by its number in the file if not given.

    Raises
    ------
    UnreadableFileError
        If a column is missing, or a cell is no number.
    """
    import polars as pl

    if missing := [name for name in columns if name not in frame.columns]:
        raise UnreadableFileError(
            problem(
                f"{path.name} lacks {len(missing)} columns, such as {missing[0]}",
                why="a table must be square",
                do="give a whole table of one year",
            )
        )
    chosen = frame.select(columns)
    texts = [name for name, kind in chosen.schema.items() if kind == pl.String]
    if texts:
        stripped = chosen.with_columns(pl.col(texts).str.strip_chars().replace("", None))
        chosen = stripped.with_columns(pl.col(texts).cast(pl.Float64, strict=False))
        odd = [(chosen[name].is_null() & stripped[name].is_not_null(), name) for name in texts]
        if faults := [(name, found.arg_true()) for found, name in odd if found.any()]:
            name, places = faults[0]
            row = str(places[0] + 2) if rows is None else rows[places[0]]
            raise UnreadableFileError(
                problem(
                    f"{path.name} holds {sum(len(where) for _, where in faults)} cells that are no numbers, the first "
                    f"in row {row}, column {name}: '{stripped[name][places[0]]}'",
                    why="what is no number is no sale of nothing either",
                    do="write numbers with a point and without spaces or marks of thousands",
                )
            )
    return chosen.to_numpy(order="c")


def no_twins(names: Sequence[str], path: Path, what: str) -> None:
    """Refuse rows or columns that stand more than once.

    Raises
    ------
    InconsistentDataError
        Naming them.
    """
    if twins := [name for name, times in Counter(names).items() if times > 1]:
        raise InconsistentDataError(
            problem(
                f"{path.name} has {len(twins)} {what}s that stand more than once, such as {twins[0]}",
                why="one of them would be lost, or both added up",
                do="leave one of each",
            ),
            rows=twins,
        )


def all_rows(missing: Sequence[str], path: Path) -> None:
    """Refuse a table in which sectors buy that have no row.

    Raises
    ------
    InconsistentDataError
        Naming them.
    """
    if missing:
        raise InconsistentDataError(
            problem(
                f"{path.name} lacks the rows of {len(missing)} sectors that stand among its columns, such as "
                f"{missing[0]}",
                why="a sector that buys and sells nothing has no output, and what it makes would be lost",
                do="get the file again, or add the rows",
            ),
            rows=list(missing),
        )


def _unreadable(path: Path, fault: Exception) -> UnreadableFileError:
    says = str(fault).partition("\n")[0]
    if "more fields" in says:
        says = "a row has more cells than its first line has names"
    return UnreadableFileError(
        problem(
            f"{path.name} cannot be read as a table: {says}",
            why="a number would stand under the wrong name",
            do="give UTF-8 text with commas, unpacked",
        )
    )
