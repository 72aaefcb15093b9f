"""Arrow batches of text columns: how everything that is not delimited text reaches the store's pass."""

# pyright: reportUnknownParameterType=false, reportAttributeAccessIssue=false
# (pyarrow publishes no types)

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dovetail.errors import UnreadableFileError, problem
from dovetail.terms.layout import LINE

if TYPE_CHECKING:
    from collections.abc import Generator

BATCH = 20_000


def text_batches(names: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[pa.RecordBatch]:
    """Rows of text as batches, each row with its line; an empty cell stays an empty text."""
    schema = pa.schema([*((name, pa.string()) for name in names), (LINE, pa.int64())])
    rows = iter(rows)
    while block := list(islice(rows, BATCH)):
        cells = zip(*(row for _, row in block), strict=True)
        columns = [pa.array([str(cell) for cell in column], pa.string()) for column in cells]
        yield pa.record_batch([*columns, pa.array([line for line, _ in block], pa.int64())], schema=schema)


def parquet_batches(path: Path, names: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """Every column, or the named ones, of a Parquet file as text, with row numbers from 1 in `LINE`.

    Null and NaN become null; numbers keep their shortest exact digits.

    Raises
    ------
    UnreadableFileError
        If the file is damaged, or a column holds lists or records instead of values.
    """
    with _damage(path), pq.ParquetFile(path) as file:
        schema = file.schema_arrow
        if nested := [field.name for field in schema if pa.types.is_nested(field.type)]:
            raise UnreadableFileError(
                problem(
                    f"columns of {path} hold lists or records: {', '.join(nested)}",
                    why="a cell of a table is one value",
                    do="write them as separate columns or rows",
                )
            )
        done = 0
        for batch in file.iter_batches(BATCH, columns=None if names is None else list(names)):
            lines = pa.array(range(done + 1, done + 1 + batch.num_rows), pa.int64())
            done += batch.num_rows
            columns = [_text(column) for column in batch.columns]
            yield pa.record_batch([*columns, lines], names=[*batch.schema.names, LINE])


def parquet_columns(path: Path) -> dict[str, bool]:
    """The columns of a Parquet file, and whether each holds numbers."""
    with _damage(path), pq.ParquetFile(path) as file:
        return {
            field.name: pa.types.is_integer(field.type)
            or pa.types.is_floating(field.type)
            or pa.types.is_decimal(field.type)
            for field in file.schema_arrow
        }


def _text(column: pa.Array) -> pa.Array:
    if pa.types.is_floating(column.type):
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, column.type), column)
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.date32(), safe=False)
    return column.cast(pa.string())


@contextmanager
def _damage(path: Path) -> Generator[None]:
    try:
        yield
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as fault:
        raise UnreadableFileError(
            problem(
                f"{path} cannot be read as Parquet: {fault}",
                why="a damaged or cut file holds only a part of the rows",
                do="write or download it again",
            )
        ) from fault
