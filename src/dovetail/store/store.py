"""The store: declared tables with their catalog, asked by named queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dovetail.errors import InvalidRequestError, MissingDataError, StoreError, UnknownCodeError, problem
from dovetail.store.answers import Answers
from dovetail.store.engine import DuckEngine, Engine, parameters_of, text
from dovetail.store.example import open_example
from dovetail.store.release import Finding, LoadReport, Release, checked_name, read_catalog
from dovetail.store.views import Held, create_views
from dovetail.terms.figure import Source
from dovetail.terms.layout import Reading
from dovetail.terms.period import Period, Years
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    import polars as pl

Parameter = str | int | float | bool | Territory


def open_store(path: str | Path | None = None, *, vintages: Mapping[str, str] | None = None) -> Store:
    """Open a store folder, or the packaged example.

    Parameters
    ----------
    path
        Folder of the store. It need not exist yet: the first load makes it. None opens the packaged example,
        which cannot be written.
    vintages
        Dataset and the release of it to see, for work with an older edition. Without it the newest release
        is seen wherever several hold the same flow.

    Raises
    ------
    StoreError
        If the path is no folder, or its catalog cannot be read.
    MissingDataError
        If a release that `vintages` names is not held.

    Examples
    --------
    >>> store = open_store()
    >>> store.query("macro", territory="BLR", indicator="gdp", first=2014, last=2014).columns[:4]
    ['territory', 'indicator', 'period', 'value']
    """
    root = None if path is None else Path(path).expanduser().resolve()
    if root is not None and root.exists() and not root.is_dir():
        raise StoreError(
            problem(
                f"{root} is a file, and a store is a folder",
                why="each release is a folder in it",
                do="name another folder",
            )
        )
    store = Store(root, dict(vintages or {}))
    for dataset, release in (vintages or {}).items():
        store.release(dataset, release)
    return store


@cache
def query_text(query: str) -> str:
    """The SQL of a named query.

    Raises
    ------
    UnknownCodeError
        If there is none of that name.
    """
    folder = files("dovetail.store") / "sql"
    known = tuple(sorted(entry.name.removesuffix(".sql") for entry in folder.iterdir() if entry.name.endswith(".sql")))
    if query not in known:
        raise UnknownCodeError(
            problem(
                f"there is no query '{query}'",
                why="a store is asked by named queries only",
                do=f"use one of {', '.join(known)}",
            ),
            near=known,
        )
    return (folder / f"{query}.sql").read_text(encoding="utf-8")


class Store:
    """A store opened by `open_store`. Reading it changes nothing; `add` and `remove` do, one release at a time."""

    def __init__(self, root: Path | None, vintages: Mapping[str, str]) -> None:
        self._root = root
        self._vintages = vintages
        self._engine: Engine | None = None
        self._releases: tuple[Release, ...] = ()
        self._held: Sequence[Held] = ()
        self._answers = Answers()
        self._open()

    @property
    def folder(self) -> Path | None:
        """The folder of the store, None for the packaged example."""
        return self._root

    def query(self, query: str, /, **parameters: Parameter) -> pl.DataFrame:
        """The rows of a named query of `store/sql`, long, null where nothing was reported.

        Raises
        ------
        UnknownCodeError
            If there is no such query.
        InvalidRequestError
            If a parameter is missing or not one of the query's.
        StoreError
            If a file of the store cannot be read.
        """
        sql = query_text(query)
        wanted = parameters_of(sql)
        if wanted != set(parameters):
            raise InvalidRequestError(
                problem(
                    f"the query '{query}' takes {', '.join(sorted(wanted)) or 'no parameters'}, "
                    f"and was given {', '.join(sorted(parameters)) or 'none'}",
                    why="a question that is half asked would be answered with something else",
                    do="give each of them once",
                )
            )
        bound = {key: value.code if isinstance(value, Territory) else value for key, value in parameters.items()}
        bound |= self._years_held(sql, bound)
        question = (query, *sorted(bound.items()))
        answer = self._answers.get(question)
        return self._answers.keep(question, self._open_engine().query(sql, bound)) if answer is None else answer

    def _years_held(self, sql: str, bound: Mapping[str, Any]) -> dict[str, Any]:
        """The years asked for within those that the tables of a query hold: beyond them is nothing.

        So one question that is asked in two ways is answered once.
        """
        spans = [release.years for release in self._releases if release.years and release.table in sql]
        if not spans or not {"first", "last"} <= bound.keys():
            return {}
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        return {"first": max(bound["first"], first), "last": min(bound["last"], last)}

    def releases(self) -> tuple[Release, ...]:
        """Everything held, in the order of table, dataset and release, hidden editions included."""
        return self._releases

    def release(self, dataset: str, release: str, table: str = "") -> Release:
        """One release; `table` is needed only where several tables have one of that name.

        Raises
        ------
        MissingDataError
            If it is not held.
        UnsafeInputError
            If it could not be, since a name like `../x` would lead out of a store.
        """
        for held in self._releases:
            if (held.dataset, held.release) == (dataset, release) and table in ("", held.table):
                return held
        checked_name(dataset, "data set")
        checked_name(release, "release")
        raise MissingDataError(
            problem(
                f"the store holds no release '{release}' of '{dataset}'" + (f" in {table}" if table else ""),
                why=f"it holds {self.contents()}",
                do="list it with `dovetail data list`, or load the release with `dovetail data add`",
            )
        )

    def source(self, dataset: str, release: str, locator: str = "") -> Source:
        """The source that a Figure from this release names; `locator` says which row."""
        return self.release(dataset, release).source(locator)

    def contents(self) -> str:
        """What is held, in one line for a message: `comtrade/2026 (trade_reported 2012-2020), ...`."""
        return (
            ", ".join(
                f"{held.dataset}/{held.release} ({held.table}"
                + (f" {held.years[0]}-{held.years[1]})" if held.years else ", empty)")
                for held in self._releases
            )
            or "nothing"
        )

    def add(
        self,
        readings: Reading | Iterable[Reading],
        *,
        dataset: str = "",
        release: str = "",
        vintage: str = "",
        derivation: str = "",
        replace: bool = False,
        any_magnitude: bool = False,
        progress: Callable[[str], None] | None = None,
    ) -> LoadReport:
        """Load files of one layout into a release, all of them or none.

        Parameters
        ----------
        readings
            The files, as `dovetail.sources.opening.open_reading` hands them over. They are closed in the end.
        dataset
            Name of the data set; the layout's name if empty.
        release
            Name of the edition; the vintage if empty. Files are added to a release that exists, unless they
            hold rows that it holds already.
        vintage
            Date on which the files were had, `2026-11-22`; today if empty.
        derivation
            How the files were made, where they are not as published.
        replace
            Put these files in the place of the release that exists.
        any_magnitude
            Take values that benchmarks say are wrong by a factor of 1000, and leave a finding.
        progress
            Called with a word for each step.

        Raises
        ------
        InvalidRequestError
            If this is the packaged example, or the files are of several layouts.
        UnsafeInputError
            If a name could lead out of the store.
        UnreadableFileError
            If a file is empty, cut off, or lacks a column.
        InconsistentDataError
            If too many rows are faulty, or rows are held already; UnitMismatchError if the magnitude cannot be.
        StoreError
            If the store cannot be written. In every case the store is as it was.
        """
        from dovetail.store.load import load

        given = (readings,) if isinstance(readings, Reading) else tuple(readings)
        root = self._writable("loading")
        self.close()
        try:
            return load(
                root,
                given,
                dataset=dataset,
                release=release,
                vintage=vintage,
                derivation=derivation,
                replace=replace,
                any_magnitude=any_magnitude,
                progress=progress or _silent,
            )
        finally:
            self._open()

    def remove(self, dataset: str, release: str, table: str = "") -> Release:
        """Take a release out of the store and hand back what it was.

        Raises
        ------
        MissingDataError
            If it is not held.
        InvalidRequestError
            If this is the packaged example.
        StoreError
            If the store cannot be written.
        """
        from dovetail.store.load import unload

        root = self._writable("removing")
        gone = self.release(checked_name(dataset, "data set"), checked_name(release, "release"), table)
        self.close()
        try:
            unload(root, gone)
        finally:
            self._open()
        return gone

    def check(self) -> tuple[Finding, ...]:
        """Look at everything held again: files against their hashes, totals against lines, vintages against each other.

        Damaged files are all that is told as long as there are any.

        Raises
        ------
        StoreError
            If a file of the store cannot be read.
        """
        from dovetail.store.check import check_store, damaged

        if self._root is not None and (found := damaged(self._root, self._releases)):
            return found
        return check_store(self._open_engine(), self._held)

    def missing(self, what: str, *, years: Years | Period | None = None) -> MissingDataError:
        """The error to raise where the store holds too little: says what it holds and how to load more."""
        return MissingDataError(
            problem(
                f"the store holds no {what}" + (f" for {years}" if years else ""),
                why=f"it holds {self.contents()}",
                do="load a file with `dovetail data add FILE --as LAYOUT`, "
                "or fetch one with `dovetail data fetch PUBLISHER`; `dovetail data list` shows what is held",
            )
        )

    def close(self) -> None:
        """Let go of files and memory; the next query opens them again."""
        self._answers.clear()
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def _writable(self, doing: str) -> Path:
        if self._root is None:
            raise InvalidRequestError(
                problem(
                    f"the packaged example cannot be changed ({doing})",
                    why="it is a part of the program, and the same for everybody",
                    do="open a folder: open_store('data'), or --store DIR on the command line",
                )
            )
        return self._root

    def _open(self) -> None:
        self.close()
        if self._root is None:
            self._open_engine()
        else:
            self._releases = read_catalog(self._root)

    def _open_engine(self) -> Engine:
        if self._engine is None:
            if self._root is None:
                self._engine, self._held = open_example()
                self._releases = tuple(part.release for part in self._held)
            else:
                self._engine = DuckEngine(folders=[self._root])
                self._held = [_held(self._root, release) for release in self._releases]
            create_views(self._engine, self._held, self._vintages)
        return self._engine


def _held(root: Path, release: Release) -> Held:
    folder = root / release.name

    def relation(names: list[str]) -> str:
        return f"read_parquet([{', '.join(text(str(folder / file)) for file in names)}])"

    return Held(
        release, relation([part.file for part in release.parts]), relation([part.summary for part in release.parts])
    )


def _silent(_: str) -> None:
    """Progress that nobody watches."""
