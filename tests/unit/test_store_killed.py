"""A load that is killed, or meets a full disk, leaves the store as it was; so does one that meets another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dovetail.errors import StoreError
from dovetail.sources.opening import open_reading
from dovetail.store.store import open_store

LOAD = """
import os, signal, sys
from pathlib import Path
import dovetail.store.load as load
from dovetail.errors import DovetailError
from dovetail.sources.opening import open_reading
from dovetail.store.store import open_store

root, file, stage, release = sys.argv[1:]

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

if stage == "catalog":
    load.write_catalog = die
if stage == "limited":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
step = lambda word: die() if word.split()[0] == stage else None
try:
    open_store(root).add(open_reading(file, "baci"), release=release, any_magnitude=True, progress=step)
except DovetailError as fault:
    print(type(fault).__name__, fault)
    raise SystemExit(fault.exit_code)
"""


def run(root: Path, file: Path, stage: str, release: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LOAD, str(root), str(file), stage, release]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    rows = (f"2018,112,643,{100000 + row},{row}.{row % 997:03d},{row * 7919 % 100003}\n" for row in range(1, 20000))
    path.write_text("t,i,j,k,v,q\n" + "".join(rows), encoding="utf-8")
    return path


def held(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*/*/*/*") if path.is_file()}


@pytest.mark.parametrize("stage", ["reading", "looking", "checking", "storing", "catalog"])
def test_a_killed_load_leaves_the_store_as_it_was(tmp_path: Path, table: Path, stage: str) -> None:
    root = tmp_path / "store"
    small = tmp_path / "small.csv"
    small.write_text("t,i,j,k,v,q\n2017,112,643,10121,5,1\n", encoding="utf-8")
    store = open_store(root)
    store.add(open_reading(small, "baci"), release="old", any_magnitude=True)
    before, releases = held(root), store.releases()

    killed = run(root, table, stage, "old")
    assert killed.returncode == -9, killed.stderr
    after = open_store(root)
    assert after.releases() == releases
    assert {name: content for name, content in held(root).items() if name in before} == before
    assert after.query("pair_reconciled", a="BLR", b="RUS", first=2000, last=2030).height == 1

    after.add(open_reading(table, "baci"), release="new", any_magnitude=True)
    assert not list(root.glob(".loading-*")), "the next load sweeps up"
    assert {name for name in held(root) if "/old/" in name} == set(before)
    assert after.query("pair_reconciled", a="BLR", b="RUS", first=2000, last=2030).height == 20000


@pytest.mark.skipif(sys.platform == "win32", reason="the limit of file sizes is one of Unix")
def test_a_full_disk_is_told_and_changes_nothing(tmp_path: Path, table: Path) -> None:
    root = tmp_path / "store"
    full = run(root, table, "limited", "x")
    assert full.returncode == 7, full.stderr
    assert full.stdout.startswith("StoreError")
    assert "room left" in full.stdout
    assert open_store(root).releases() == ()
    assert [path.name for path in root.iterdir()] == [".lock"]


def test_a_full_disk_at_the_last_step_changes_nothing(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dovetail.store.load.write_catalog", full)
    store = open_store(tmp_path / "store")
    with pytest.raises(StoreError, match="No space left on device"):
        store.add(open_reading(table, "baci"), any_magnitude=True)
    assert store.releases() == ()


def test_two_loads_at_once_are_refused(tmp_path: Path, table: Path) -> None:
    store = open_store(tmp_path / "store")
    refused: list[str] = []

    def second(word: str) -> None:
        if word == "checking":
            other = open_store(tmp_path / "store")
            with pytest.raises(StoreError, match="another load"):
                other.add(open_reading(table, "baci"), release="second", any_magnitude=True)
            refused.append(word)

    store.add(open_reading(table, "baci"), release="first", any_magnitude=True, progress=second)
    assert refused
    assert [release.release for release in store.releases()] == ["first"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, table: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(tmp_path / "file" / "store").add(open_reading(table, "baci"), any_magnitude=True)
