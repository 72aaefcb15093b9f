"""A second process that draws charts and sets pages while this one goes on: long work is shared by two processors.

Threads would not do: the engines that draw and set hold Python's lock while they work.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from threading import Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

    from loky import ProcessPoolExecutor

T = TypeVar("T")

_OPEN: ContextVar[ProcessPoolExecutor | None] = ContextVar("workshop", default=None)


@contextmanager
def workshop(prepare: Callable[[], object]) -> Generator[None]:
    """Keep a second process at hand while the block runs; it begins by getting ready with `prepare`.

    With one processor, or where no process can be started, as in a sandbox without semaphores, everything is done in
    this one.
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
        self._future: Future[T] | None = None
        if (executor := _OPEN.get()) is not None:
            with suppress(BrokenExecutor):
                self._future = executor.submit(work, *given)

    def result(self) -> T:
        """What the work came to. If the other process was killed, it is done here."""
        if self._future is not None and not self._future.cancel():
            with suppress(BrokenExecutor):
                return self._future.result()
        return self._work(*self._given)

    def __reduce__(self) -> tuple[Any, ...]:
        return Errand, (self._work, *self._given)


def _started() -> ProcessPoolExecutor | None:
    from loky import ProcessPoolExecutor, cpu_count

    if cpu_count() < 2:
        return None
    try:
        return ProcessPoolExecutor(1, initializer=_watch, initargs=(os.getpid(),))
    except (OSError, NotImplementedError):
        return None


def _watch(master: int) -> None:
    """Let this process end when the one that it works for does, be it killed."""

    def wait() -> None:
        while os.getppid() == master:
            time.sleep(1)
        os._exit(1)

    if os.getppid() == master:
        Thread(target=wait, daemon=True).start()
