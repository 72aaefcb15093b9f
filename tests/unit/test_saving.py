"""A file is there whole or not at all, also where the disk ends in the middle of it."""

from __future__ import annotations

import os
import resource
import threading
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from dovetail.errors import StoreError
from dovetail.results.saving import save_whole
from dovetail.results.sheets import write_csv, write_xlsx


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file may grow beyond two thousand bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_stood_there_still_stands_if_there_is_no_room(tmp_path: Path, little_room: None) -> None:
    path = tmp_path / "brief.json"
    save_whole(path, b"the old one")
    with pytest.raises(StoreError, match="could not be written"):
        save_whole(path, b"x" * 10_000)
    assert path.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.iterdir()] == ["brief.json"]


def test_no_part_of_a_table_is_left(tmp_path: Path, little_room: None) -> None:
    with pytest.raises(StoreError):
        write_csv(tmp_path / "t.csv", pl.DataFrame({"a": range(1_000)}))
    assert not list(tmp_path.iterdir())


def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    save_whole(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    save_whole(pipe, b"told")
    reader.join(timeout=10)
    assert heard == [b"told"]
    assert pipe.is_fifo()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="could not be written"):
        write_xlsx(tmp_path, pl.DataFrame({"a": [1]}))
