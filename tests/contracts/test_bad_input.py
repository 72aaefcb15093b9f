"""Each kind of bad input is refused from the command line with what happened, why it matters and what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dovetail.interfaces.cli import main

BACI = "t,i,j,k,v,q\n2018,112,643,100000,1,1\n"
OWN = "partner,flow,year,product,classification,value usd,weight\n"


def file(name: str, content: str) -> Callable[[Path], list[str]]:
    """A file to load, in BACI's layout or, if its name says so, as an own table."""

    def made(folder: Path) -> list[str]:
        path = folder / name
        path.write_text(content, encoding="utf-8")
        own = name.startswith("own")
        return ["data", "add", str(path), *(("--yes", "--set", "reporter=BLR") if own else ("--as", "baci"))]

    return made


def packed(entry: str, content: bytes) -> Callable[[Path], list[str]]:
    def made(folder: Path) -> list[str]:
        with zipfile.ZipFile(folder / "packed.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(entry, content)
        return ["data", "add", str(folder / "packed.zip"), "--as", "baci"]

    return made


def named_outside(folder: Path) -> list[str]:
    return [*file("baci.csv", BACI)(folder), "--dataset", "../outside"]


def words(*said: str) -> Callable[[Path], list[str]]:
    return lambda _: list(said)


CASES: dict[str, tuple[Callable[[Path], list[str]], int, tuple[str, ...]]] = {
    "unknown territory": (words("turnover", "Rusia", "BLR"), 3, ("'Rusia'", "RUS (Russia)")),
    "a pair with itself": (words("turnover", "BLR", "Belarus"), 2, ("BLR was paired with itself",)),
    "a region with its country": (words("turnover", "RU-CHE", "RUS"), 2, ("RU-CHE", "RUS")),
    "years without data": (words("turnover", "BLR", "RUS", "--years", "1990:1992"), 4, ("1990:1992", "2000-2020")),
    "years that run backwards": (words("turnover", "BLR", "RUS", "--years", "2014:2012"), 2, ("2014:2012",)),
    "an empty file": (file("baci.csv", ""), 5, ("baci.csv is empty",)),
    "an empty own table": (file("own.csv", ""), 5, ("own.csv is empty",)),
    "a truncated file": (file("baci.csv", BACI + "2018,112,64"), 5, ("baci.csv", "line 3")),
    "a wrong column": (file("baci.csv", BACI.replace("v", "value")), 5, ("lacks", "'value' may be v")),
    "a mixed revision": (
        file("own.csv", OWN + "RUS,export,2014,7201,H4,1,1 t\nRUS,export,2014,7202,H3,1,1 t\n"),
        5,
        ("mixes 2 revisions in 2014", "line 3"),
    ),
    "two units": (
        file("own.csv", OWN + "RUS,export,2014,7201,H4,1,12 t\nRUS,export,2014,7202,H4,1,3 kg\n"),
        5,
        ("several units", "12 t", "3 kg"),
    ),
    "a formula": (file("own.csv", OWN + "RUS,export,2014,7201,H4,=1+2,1 t\n"), 5, ("line 2", "=1+2")),
    "a zip bomb": (packed("baci.csv", b"0" * 50_000_000), 5, ("packed.zip", "50,000,000 bytes")),
    "an entry outside": (packed("../baci.csv", BACI.encode()), 5, ("../baci.csv",)),
    "a path outside the store": (named_outside, 5, ("../outside",)),
    "a removal outside": (words("data", "remove", "../outside", "1", "--yes"), 5, ("../outside",)),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_refused_in_four_answers(case: str, tmp_path: Path) -> None:
    made, code, values = CASES[case]
    arguments = made(tmp_path)
    store = tmp_path / "store"
    if arguments[0] == "data":
        arguments += ["--store", str(store)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == code, done.output
    for part in (*values, "Why it matters: ", "What to do: "):
        assert part in done.stderr
    assert "Traceback" not in done.stderr
    assert not store.exists() or not [path for path in store.rglob("*") if path.suffix == ".parquet"]
    assert not (tmp_path / "outside").exists()
