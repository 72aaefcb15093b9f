"""The brief from the terminal, written once from the packaged example, then opened."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from dovetail.interfaces.cli import main


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("brief")
    command = [sys.executable, "-m", "dovetail", "brief", "Belarus", "Челябинская область", "--years", "2012:2014"]
    done = subprocess.run([*command, "--out", str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def test_every_format_is_written_and_named(written: tuple[Path, str]) -> None:
    folder, said = written
    names = {path.name for path in folder.iterdir()}
    assert {"brief.html", "brief.pdf", "brief.docx", "brief.md", "brief.json"} <= names
    assert all(str(folder / name) in said for name in names)


def test_a_number_of_the_brief_opens(written: tuple[Path, str]) -> None:
    folder, _ = written
    listed = CliRunner().invoke(
        main, ["explain", "--find", "turnover", "--ledger", str(folder / "brief.json"), "--format", "json"]
    )
    figures = json.loads(listed.output)["figures"]
    opened = CliRunner().invoke(main, ["explain", figures[0]["id"], "--ledger", str(folder / "brief.json")])
    assert opened.exit_code == 0
    assert "Source [1]" in opened.output


def test_a_meeting_must_be_a_month(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["brief", "BLR", "RUS", "--meeting", "soon", "--out", str(tmp_path)])
    assert done.exit_code == 2
    assert "is not a period" in done.output


def test_an_old_ledger_must_be_one(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("{}", encoding="utf-8")
    done = CliRunner().invoke(main, ["brief", "BLR", "RUS", "--compare", str(tmp_path / "old.json")])
    assert done.exit_code == 5
    assert "is not a ledger" in done.output


def test_what_changed_since_an_earlier_brief_is_told(
    written: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = written
    monkeypatch.setattr("dovetail.brief.compose._FORMATS", (".json",))
    arguments = ["brief", "Belarus", "RU-CHE", "--years", "2012:2013", "--out", str(tmp_path)]
    done = CliRunner().invoke(main, [*arguments, "--compare", str(folder / "brief.json")])
    assert done.exit_code == 0, done.output
    assert str(tmp_path / "changes.txt") in done.output
    assert "more, in" in done.output
    told = (tmp_path / "changes.txt").read_text(encoding="utf-8")
    assert "New: " in told
    assert "No longer held: " in told
    rows = len(json.loads((tmp_path / "changes.json").read_text(encoding="utf-8"))["changes"])
    assert rows == len((tmp_path / "changes.csv").read_text(encoding="utf-8-sig").splitlines()) - 1
    assert rows < 200, "what no reader saw is not told"


@pytest.mark.parametrize(("report", "told"), [("press", False), ("television", True)])
def test_a_report_dates_the_meeting(report: str, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dovetail.brief.compose._FORMATS", (".md",))
    path = files("dovetail.figures").joinpath("reports", f"meeting-2015-04-27-{report}.txt")
    done = CliRunner().invoke(
        main, ["brief", "BLR", "RU-CHE", "--years", "2013:2014", "--minutes", str(path), "--out", str(tmp_path)]
    )
    assert done.exit_code == 0, done.output
    assert ("no report tells the year" in done.output) == told
    assert ("April 2015" in (tmp_path / "brief.md").read_text(encoding="utf-8")[:400]) != told
