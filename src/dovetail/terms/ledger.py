"""The ledger: every Figure of a result or a brief, and the way from each down to its sources."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dovetail.errors import InconsistentDataError, UnknownCodeError, UnreadableFileError, problem
from dovetail.terms.figure import Figure

LEDGER_VERSION = 1

_OPENED = "figures are opened down to their sources from the ledger that was saved beside a brief"


@dataclass(frozen=True, slots=True)
class Derivation:
    """A Figure with the derivations of its inputs: the tree that explains it."""

    figure: Figure
    inputs: tuple[Derivation, ...] = ()

    def __iter__(self) -> Iterator[tuple[int, Figure]]:
        """Every Figure of the tree with its depth, from the top down."""
        yield 0, self.figure
        for part in self.inputs:
            for depth, figure in part:
                yield depth + 1, figure


class Ledger(Mapping[str, Figure]):
    """Figures by id. Adding returns the Figure, so that publishing one reads as using it."""

    def __init__(self, figures: Iterable[Figure] = ()) -> None:
        self._figures: dict[str, Figure] = {figure.id: figure for figure in figures}

    def add(self, figure: Figure) -> Figure:
        """Publish a Figure and hand it back. All of its inputs must be published already."""
        if missing := [id_ for id_ in figure.inputs if id_ not in self._figures]:
            raise InconsistentDataError(
                problem(
                    f"the figure '{figure.measure}' {figure.period} rests on {len(missing)} unpublished "
                    f"figures: {', '.join(missing[:5])}",
                    why="a number that rests on an unpublished one cannot be opened down to its source",
                    do="publish the inputs first",
                ),
                rows=missing,
            )
        return self._figures.setdefault(figure.id, figure)

    def include(self, other: Ledger) -> None:
        """Take over every Figure of another ledger."""
        self._figures.update(other._figures)

    def __getitem__(self, id_: str) -> Figure:
        if figure := self._figures.get(id_):
            return figure
        found = [key for key in self._figures if key.startswith(id_)] if len(id_) >= 4 else []
        if len(found) == 1:
            return self._figures[found[0]]
        from rapidfuzz.process import extract

        near = found or [match for match, *_ in extract(id_, list(self._figures), limit=3, score_cutoff=60)]
        raise UnknownCodeError(
            problem(
                f"the ledger holds no figure '{id_}' ({len(self._figures)} figures)"
                + (f"; near: {', '.join(near[:5])}" if near else ""),
                why="only a figure of this ledger can be opened down to its sources",
                do="copy the id from the brief, or list the ledger with `dovetail explain --list`",
            ),
            near=near,
        )

    def __contains__(self, id_: object) -> bool:
        return id_ in self._figures

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def explain(self, id_: str) -> Derivation:
        """The derivation of a Figure: itself, its inputs, theirs, down to the sources."""
        known: dict[str, Derivation] = {}

        def derived(figure: Figure) -> Derivation:
            if figure.id not in known:
                known[figure.id] = Derivation(figure, tuple(derived(self[part]) for part in figure.inputs))
            return known[figure.id]

        return derived(self[id_])

    def to_dict(self) -> dict[str, object]:
        """The ledger as JSON values: a version, and the Figures by id in the order of publication."""
        return {"version": LEDGER_VERSION, "figures": {id_: figure.to_dict() for id_, figure in self._figures.items()}}

    @classmethod
    def from_dict(cls, content: dict[str, object]) -> Ledger:
        """Rebuild a ledger from `to_dict`; each id is recomputed and must agree.

        Raises
        ------
        UnreadableFileError
            If the content is no ledger, or a Figure was altered after it was published.
        """
        figures = content.get("figures")
        if content.get("version") != LEDGER_VERSION or not isinstance(figures, dict):
            raise UnreadableFileError(
                problem(
                    "this is not a ledger of version 1",
                    why=_OPENED,
                    do="give the .json file that was saved beside a brief",
                )
            )
        try:
            ledger = cls(Figure.from_dict(part) for part in figures.values())
        except (TypeError, AttributeError, KeyError, ValueError) as fault:
            raise UnreadableFileError(
                problem(
                    f"the ledger holds something that is no figure: {fault}",
                    why=_OPENED,
                    do="use the ledger as it was saved",
                )
            ) from fault
        if altered := [id_ for id_ in figures if id_ not in ledger]:
            raise UnreadableFileError(
                problem(
                    f"{len(altered)} figures of the ledger do not match their ids: {', '.join(altered[:5])}",
                    why="their content was changed after they were published",
                    do="use the ledger as it was saved",
                )
            )
        return ledger

    def save(self, path: str | Path) -> Path:
        """Write the ledger as JSON."""
        path = Path(path)
        path.write_text(json.dumps(self.to_dict(), ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    @classmethod
    def load(cls, path: str | Path) -> Ledger:
        """Read a ledger saved by `save`.

        Raises
        ------
        UnreadableFileError
            If there is no such file, or it holds no ledger.
        """
        try:
            content = json.loads(Path(path).read_text(encoding="utf-8"))
        except OSError as fault:
            raise UnreadableFileError(
                problem(f"{path} cannot be opened: {fault.strerror}", why=_OPENED, do="check the path of the ledger")
            ) from fault
        except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as fault:
            raise UnreadableFileError(
                problem(
                    f"{path} is not JSON: {fault}", why=_OPENED, do="give the .json file that was saved beside a brief"
                )
            ) from fault
        ledger = content.get("ledger", content) if isinstance(content, dict) else None
        if not isinstance(ledger, dict):
            raise UnreadableFileError(
                problem(
                    f"{path} is JSON, but no ledger",
                    why=_OPENED,
                    do="give the .json file that was saved beside a brief",
                )
            )
        return cls.from_dict(ledger)
