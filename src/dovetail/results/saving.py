"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from dovetail.errors import StoreError, problem


def save_whole(path: Path, content: bytes) -> Path:
    """Write a file beside its place and move it there when it is complete.

    Where that fails (a full disk, a place that may not be written), what stood there before still stands. What is no
    ordinary file, such as a pipe, is written as it is.

    Raises
    ------
    StoreError
        If the file cannot be written.
    """
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return path
        part.write_bytes(content)
        part.replace(target)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise StoreError(
            problem(
                f"{path} could not be written: {fault.strerror or fault}",
                why="a file that is cut off looks like a smaller trade, so none was left",
                do="check that the folder is there, may be written and has room, or write elsewhere",
            )
        ) from fault
    return path
