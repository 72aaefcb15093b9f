"""A publisher's file is known by its columns, and nothing is guessed where several publishers' files look alike."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dovetail.interfaces.cli import main
from dovetail.sources.recognise import recognised

BACI = "t,i,j,k,v,q\n2021,4,112,080410,  12.5,  3.1\n"
WITS = "reporter,partner,year,exports_kusd,imports_kusd\nBLR,RUS,2014,15073000,21870000\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_tell_the_layout(tmp_path: Path) -> None:
    assert recognised(written(tmp_path / "a.csv", WITS)) == ("wits",)
    assert recognised(written(tmp_path / "b.csv", WITS.replace(",", ";"))) == ("wits",)
    assert recognised(written(tmp_path / "c.csv", "Страна;Год;Стоимость\nРоссия;2014;5\n")) == ()
    assert "baci" in recognised(written(tmp_path / "d.csv", BACI))


def test_the_tables_of_a_zip_are_looked_into(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "baci.zip", "w") as archive:
        archive.writestr("Readme.txt", "codes")
        archive.writestr("BACI_HS92_Y2020.csv", BACI)
        archive.writestr("BACI_HS92_Y2021.csv", BACI)
    assert "baci-hs92" in recognised(tmp_path / "baci.zip")


def test_a_known_file_is_loaded_without_its_layout_named(tmp_path: Path) -> None:
    done = run("data", "add", written(tmp_path / "w.csv", WITS), "--store", tmp_path / "store")
    assert done.exit_code == 0, done.output
    assert "read in the layout 'wits'" in done.stderr
    assert "stored 2 rows in trade_reported/wits/" in done.stdout


def test_files_that_look_alike_are_not_guessed(tmp_path: Path) -> None:
    done = run("data", "add", written(tmp_path / "b.csv", BACI), "--preview")
    assert done.exit_code == 2
    assert "baci, baci-hs92" in done.output
    assert "--as" in done.output
    mixed = written(tmp_path / "w.csv", WITS), written(tmp_path / "o.csv", "Страна;Год\nРоссия;2014\n")
    assert "the columns are those of wits, own" in run("data", "add", *mixed).output


def test_who_says_own_is_believed(tmp_path: Path) -> None:
    done = run("data", "add", written(tmp_path / "w.csv", WITS), "--as", "own", "--preview")
    assert done.exit_code == 0, done.output
    assert "as trade_reported (format text" in done.output


@pytest.mark.parametrize("name", ["turnover.txt", "deep/er/turnover.txt"])
def test_a_table_for_reading_can_be_a_file_of_text(name: str, tmp_path: Path) -> None:
    done = run("turnover", "BLR", "RUS", "--years", "2013:2014", "--output", tmp_path / name)
    assert done.exit_code == 0, done.output
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text == run("turnover", "BLR", "RUS", "--years", "2013:2014").stdout


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "html"])
def test_folders_of_an_output_are_made(ending: str, tmp_path: Path) -> None:
    path = tmp_path / "to" / "be" / f"made.{ending}"
    assert run("data", "list", "--output", path).exit_code == 0
    assert path.stat().st_size
