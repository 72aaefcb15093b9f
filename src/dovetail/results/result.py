"""What an analysis hands back: tables, Figures, caveats and sources, complete from the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dovetail.terms.figure import Source
from dovetail.terms.ledger import Derivation, Ledger

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Caveat:
    """A reservation that must stand wherever the result is shown: a message name of the wording and its values."""

    message: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Result:
    """Base of every result. Nothing in it is computed later, nothing can be changed.

    `data` holds long polars tables by name, `figures` every published Figure, `caveats` the reservations.
    """

    data: Mapping[str, pl.DataFrame]
    figures: Ledger
    caveats: tuple[Caveat, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the Figures rest on, each once."""
        return tuple(dict.fromkeys(figure.source for figure in self.figures.values() if figure.source))

    def explain(self, id_: str) -> Derivation:
        """The derivation of one of the Figures."""
        return self.figures.explain(id_)

    def to_polars(self, table: str | None = None) -> pl.DataFrame:
        """One of the tables; the first if none is named."""
        return self.data[table or next(iter(self.data))]

    def to_dict(self) -> dict[str, object]:
        """Tables and ledger as JSON values."""
        return {
            "tables": {name: frame.to_dicts() for name, frame in self.data.items()},
            "caveats": [{"message": caveat.message, "values": dict(caveat.values)} for caveat in self.caveats],
            "ledger": self.figures.to_dict(),
        }
