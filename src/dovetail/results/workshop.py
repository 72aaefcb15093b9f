"""A second process that draws charts and sets pages while this one goes on: long work is shared by two processors.

Threads would not do: the engines that draw and set hold Python's lock while they work.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

    from loky import ProcessPoolExecutor

T = TypeVar("T")

_OPEN: ContextVar[ProcessPoolExecutor | None] = ContextVar("workshop", default=None)


@contextmanager
def workshop(prepare: Callable[[], None]) -> Generator[None]:
    """Keep a second process at hand while the block runs; it begins by getting ready with `prepare`.

    Where no process can be started, as in a sandbox without semaphores, everything is done in this one.
    """
    executor = _started()
    if executor is None:
        yield
        return
    executor.submit(prepare)
    token = _OPEN.set(executor)
    try:
        yield
    finally:
        _OPEN.reset(token)
        executor.shutdown(wait=False, kill_workers=True)


class Errand(Generic[T]):
    """Work handed to the workshop: done there, or here if it has not been begun when it is asked for."""

    def __init__(self, work: Callable[..., T], *given: Any) -> None:
        self._work, self._given = work, given
        executor = _OPEN.get()
        self._future: Future[T] | None = executor.submit(work, *given) if executor is not None else None

    def result(self) -> T:
        """What the work came to."""
        if self._future is None or self._future.cancel():
            return self._work(*self._given)
        return self._future.result()

    def __reduce__(self) -> tuple[Any, ...]:
        return Errand, (self._work, *self._given)


def _started() -> ProcessPoolExecutor | None:
    from loky import ProcessPoolExecutor

    try:
        return ProcessPoolExecutor(1)
    except (OSError, NotImplementedError):
        return None
