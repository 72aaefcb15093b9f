"""One writer at a time: a lock on the store's folder that goes away with the process that holds it."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from dovetail.errors import StoreError, problem

_FILE = ".lock"


@contextmanager
def writing(root: Path) -> Generator[None]:
    """Hold the store for writing; makes the folder if it is not there.

    Raises
    ------
    StoreError
        If another process is writing to it, or the folder cannot be made.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        handle = (root / _FILE).open("a+b")
    except OSError as fault:
        raise StoreError(
            problem(
                f"the store {root} cannot be written: {fault.strerror}",
                why="nothing can be loaded or removed, and nothing was changed",
                do="name a folder that may be written",
            )
        ) from fault
    with handle:
        if not _locked(handle.fileno()):
            raise StoreError(
                problem(
                    f"another load is writing to the store {root}",
                    why="two loads at once could each undo the other",
                    do="wait until it has ended, and try again",
                )
            )
        yield


def _locked(handle: int) -> bool:
    """Whether the lock could be had; the system gives it back when the file is closed."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
