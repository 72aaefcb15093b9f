"""What the terminal shows of the packaged example, word for word. Refresh on purpose: pytest --snapshot-update."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from syrupy.assertion import SnapshotAssertion

from dovetail.interfaces.cli import main


def shown(*arguments: str) -> str:
    done = CliRunner().invoke(main, list(arguments), prog_name="dovetail")
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("verb", ["brief", "turnover", "explain", "data", "data add"])
def test_help(verb: str, snapshot: SnapshotAssertion) -> None:
    assert shown(*verb.split(), "--help") == snapshot


@pytest.mark.parametrize("form", ["table", "csv"])
def test_releases(form: str, snapshot: SnapshotAssertion) -> None:
    assert shown("data", "list", "--format", form) == snapshot


def test_the_preview_of_an_own_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "Год;Направление;Код ТН ВЭД;Стоимость, тыс. долл. США\n2014;Экспорт;8704;1 250,5\n2014;Импорт;7208;980,0\n"
    Path("own.csv").write_bytes(text.encode("cp1251"))
    constants = ("--set", "reporter=RU-CHE", "--set", "partner=BLR", "--set", "classification=H4")
    assert shown("data", "add", "own.csv", *constants, "--preview") == snapshot


def test_published_numbers(snapshot: SnapshotAssertion) -> None:
    assert shown("verify", "--topic", "price indices") == snapshot


def test_turnover(snapshot: SnapshotAssertion) -> None:
    assert shown("turnover", "BLR", "RUS", "--years", "2012:2014", "--top", "3") == snapshot


def test_turnover_of_a_region(snapshot: SnapshotAssertion) -> None:
    assert shown("turnover", "Беларусь", "Челябинская обл.", "--years", "2019:2020", "--top", "2") == snapshot
