"""Small answers kept while a store stays open: analyses that are told together ask many questions twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    import polars as pl

#: Bytes of all answers that are kept, and of the largest single one.
MOST, LARGEST = 64 * 2**20, 8 * 2**20


class Answers:
    """Answers by question, within `MOST` bytes; a larger whole is dropped and begun anew.

    What is handed back can be changed by who asked without changing what is kept.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, pl.DataFrame] = {}
        self._bytes = 0

    def get(self, question: Hashable) -> pl.DataFrame | None:
        """The answer kept, if any."""
        answer = self._kept.get(question)
        return None if answer is None else answer.clone()

    def keep(self, question: Hashable, answer: pl.DataFrame) -> pl.DataFrame:
        """Keep an answer if it is small, and hand it on."""
        size = int(answer.estimated_size())
        if size <= LARGEST:
            if self._bytes + size > MOST:
                self.clear()
            self._kept[question] = answer.clone()
            self._bytes += size
        return answer

    def clear(self) -> None:
        """Forget everything: the store has changed."""
        self._kept.clear()
        self._bytes = 0
