"""The engine: what the store needs of a database, and DuckDB as the one that is built in."""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import duckdb
import polars as pl

from dovetail.errors import StoreError, problem

if TYPE_CHECKING:
    import pyarrow as pa

_COMMENT = re.compile(r"--[^\n]*")
_PARAMETER = re.compile(r"\$([a-z_]+)")


class Engine(Protocol):
    """Runs SQL with bound parameters over relations that it knows by name."""

    def run(self, sql: str) -> None:
        """Carry out a statement."""
        ...

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> pl.DataFrame:
        """The rows of a query; `$name` in it stands for the parameter of that name."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...


class DuckEngine:
    """DuckDB in memory, allowed to touch only the given folders and files, and no network.

    Parameters
    ----------
    folders, files
        All that statements may read or write.
    untrusted
        Whether what is read may be damaged or faulty; DuckDB's own errors about it then stay as they are. Else a
        file that cannot be read is a StoreError.
    threads
        At most so many; 0 for as many as there are processors.
    memory
        Bound of DuckDB's own memory, `512MB`; empty for its default. What exceeds it spills to `spill`.
    """

    def __init__(
        self,
        *,
        folders: Sequence[Path] = (),
        files: Sequence[Path] = (),
        untrusted: bool = False,
        threads: int = 0,
        memory: str = "",
        spill: Path | None = None,
    ) -> None:
        self._faults: tuple[type[duckdb.Error], ...] = (duckdb.IOException, duckdb.OutOfMemoryException)
        if not untrusted:
            self._faults += (duckdb.InvalidInputException,)
        self._connection = duckdb.connect(":memory:")
        self.run("SET preserve_insertion_order = false")
        self.run("SET enable_progress_bar = false")
        self.run("SET autoinstall_known_extensions = false")
        self.run("SET python_enable_replacements = false")
        self.run(f"SET temp_directory = {text(str(spill) if spill else '')}")
        if threads:
            self.run(f"SET threads = {min(threads, os.cpu_count() or 1)}")
        if memory:
            self.run(f"SET memory_limit = {text(memory)}")
        self.run(f"SET allowed_directories = [{', '.join(text(f'{folder}/') for folder in folders)}]")
        self.run(f"SET allowed_paths = [{', '.join(text(str(file)) for file in files)}]")
        self.run("SET enable_external_access = false")
        self.run("SET lock_configuration = true")

    def run(self, sql: str) -> None:
        """Carry out a statement; faults of the disk become StoreError, others stay DuckDB's."""
        with self._told():
            self._connection.execute(sql)

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> pl.DataFrame:
        """The rows of a query; `$name` in it stands for the parameter of that name."""
        with self._told():
            return pl.DataFrame(self._connection.sql(sql, params=dict(parameters or {})).to_arrow_table())

    def register(self, relation: str, batches: pa.RecordBatchReader) -> None:  # pyright: ignore[reportUnknownParameterType]
        """Make a stream of Arrow batches known as a relation, which can be read once."""
        self._connection.register(relation, batches)

    def close(self) -> None:
        """Let go of files and memory."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Generator[None]:
        """Faults of disk, memory and stored files in the words of the store."""
        try:
            yield
        except RuntimeError as fault:
            if str(fault) == "Query interrupted":  # what becomes of Ctrl-C while the engine works
                raise KeyboardInterrupt from fault
            raise
        except self._faults as fault:
            raise StoreError(
                problem(
                    f"the store's files cannot be read or written: {_in_short(str(fault))}",
                    why="an answer from a part of the files would be wrong",
                    do="see that the folder is there, may be written and has room left; "
                    "`dovetail data check` looks for damaged files",
                )
            ) from fault


def _in_short(fault: str) -> str:
    """The engine's message without the record of the fault that it may hold as JSON."""
    told = re.search(r'"exception_message":"((?:[^"\\]|\\.)*)"', fault)
    return told[1].replace('\\"', "'") if told else fault


def text(value: str) -> str:
    """A value as an SQL text literal."""
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """A value as an SQL name."""
    return '"' + value.replace('"', '""') + '"'


def parameters_of(sql: str) -> set[str]:
    """Names of the parameters that a query takes; comments take none."""
    return set(_PARAMETER.findall(_COMMENT.sub("", sql)))
