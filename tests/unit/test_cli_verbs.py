"""Each verb called from within, on small made-up ledgers and stores."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dovetail.interfaces.cli import main
from dovetail.interfaces.cli.terminal.options import chosen_format
from dovetail.references.reference import Reference
from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger


def run(*arguments: object, **more: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **more)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    book = Ledger()
    source = Source(
        "wits/2000-2016", "World Bank WITS", "terms", "2026-11-22", "RUS-BLR export 2014", "wits.worldbank.org"
    )
    one = book.add(
        Figure(
            measure="exports",
            value=15.07e9,
            unit="usd",
            period="2014",
            territories=("BLR", "RUS"),
            grade="reported",
            source=source,
        )
    )
    other = book.add(
        Figure(
            measure="exports",
            value=16.54e9,
            unit="usd",
            period="2014",
            territories=("RUS", "BLR"),
            grade="reported",
            source=source,
        )
    )
    book.add(
        Figure(
            measure="turnover",
            value=31.61e9,
            unit="usd",
            period="2014",
            territories=("BLR", "RUS"),
            formula="exports + imports",
            inputs=(one.id, other.id),
            interval=(30e9, 33e9),
            note="<b>& more",
        )
    )
    return book.save(tmp_path / "brief.json")


def id_of(ledger: Path, measure: str) -> str:
    return next(figure.id for figure in Ledger.load(ledger).values() if figure.measure == measure)


def test_explain_opens_a_number_down_to_its_sources(ledger: Path) -> None:
    done = run("explain", id_of(ledger, "turnover"), "--ledger", ledger)
    assert done.exit_code == 0
    told = ("exports + imports", "[computed]", "[reported]", "World Bank WITS", "had on 2026-11-22", "Belarus – Russia")
    for part in told:
        assert part in done.output
    short = run("explain", id_of(ledger, "turnover")[:6], "--ledger", ledger)
    assert short.output == done.output


def test_explain_shows_the_largest_inputs_unless_all_are_asked_for(tmp_path: Path) -> None:
    book = Ledger()
    source = Source("made/1", "a made-up publisher")
    parts = [
        book.add(
            Figure(
                measure="exports",
                value=v,
                unit="usd",
                period="2014",
                product=f"{v:02}",
                grade="reported",
                source=source,
            )
        )
        for v in range(1, 21)
    ]
    whole = book.add(
        Figure(
            measure="exports", value=210, unit="usd", period="2014", formula="sum", inputs=tuple(p.id for p in parts)
        )
    )
    path = book.save(tmp_path / "brief.json")
    few, every = (run("explain", whole.id, "--ledger", path, *option).output for option in ([], ["--all"]))
    assert "and 12 more, smaller ones" in few
    assert "2014, 20 " in few
    assert "2014, 01 " not in few
    assert "2014, 01 " in every
    assert every.count("a made-up publisher") == 1


def test_explain_as_json_keeps_the_depth(ledger: Path) -> None:
    done = run("explain", id_of(ledger, "turnover"), "--ledger", ledger, "--format", "json")
    assert [figure["depth"] for figure in json.loads(done.output)["figures"]] == [0, 1, 1]


def test_explain_lists_and_finds(ledger: Path) -> None:
    assert "3 figures." in run("explain", "--list", "--ledger", ledger).output
    assert "1 figure." in run("explain", "--find", "turnover", "--ledger", ledger).output
    page = run("explain", "--list", "--ledger", ledger, "--format", "html").output
    assert "&lt;b&gt;&amp; more" in page
    assert "<b>& more" not in page


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (["explain"], 2, "give the ID of a figure, or --list"),
        (["explain", "abcd", "--ledger", "nowhere.json"], 4, "there is no ledger at nowhere.json"),
        (["turnover", "BLR", "Atlantis"], 3, "'Atlantis' is not a known country or region"),
        (["turnover", "BLR", "BLR"], 2, "paired with itself"),
        (["turnover", "BLR", "RUS", "--years", "2014:2012"], 2, "run backwards"),
        (["turnover", "BLR", "RUS", "--years", "once"], 2, "is not a range of years"),
        (["turnover", "BLR", "RUS", "--format", "pdf"], 2, "'pdf' is not one of"),
        (["brief", "BLR"], 2, "Missing argument 'B'"),
        (["turnovr"], 2, "near: turnover"),
        (["verify", "--topic", "alchemy"], 2, "there is no reference on 'alchemy'"),
        (["data", "list", "--format", "xlsx"], 2, "a workbook needs a file"),
        (["data", "remove", "no", "such", "--yes"], 4, "holds no release"),
    ],
)
def test_errors_are_messages_with_their_exit_code(
    arguments: list[str], code: int, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    done = run(*arguments)
    assert done.exit_code == code, done.output
    assert text in done.output
    assert "Traceback" not in done.output


def test_an_altered_ledger_is_refused(ledger: Path) -> None:
    ledger.write_text(ledger.read_text("utf-8").replace("15070000000.0", "25070000000.0"), encoding="utf-8")
    done = run("explain", "--list", "--ledger", ledger)
    assert done.exit_code == 5
    assert "do not match their ids" in done.output


def test_what_cannot_be_written_is_said(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("explain", "--list", "--ledger", ledger, "-o", tmp_path / "file" / "list.csv")
    assert done.exit_code in (2, 7)
    assert "Traceback" not in done.output


def test_verify_compares_and_agrees() -> None:
    done = run("verify")
    assert done.exit_code == 0, done.output
    assert "all agree." in done.output
    assert "doi:" in done.output
    rows = json.loads(run("verify", "--format", "json").output)["references"]
    assert len(rows) > 20
    assert all(row["agrees"] and row["citation"] for row in rows)


def test_verify_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    import dovetail.references.decomposition as home

    monkeypatch.setattr(home, "REFERENCES", (Reference("sums", "two and two", "a false book", 5.0, 0.1, lambda: 4.0),))
    done = run("verify", "--topic", "sums")
    assert done.exit_code == 1
    assert "1 DISAGREE." in done.output
    assert "NO" in done.output


def test_the_packaged_example_is_listed() -> None:
    done = run("data", "list")
    assert done.exit_code == 0
    assert "UN Comtrade" in done.output
    rows = json.loads(run("data", "list", "--format", "json").output)["releases"]
    assert {"comtrade", "wits", "stated"} <= {row["dataset"] for row in rows}
    assert all(len(row["sha256"]) == 64 for row in rows)


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    done = run("data", "list", "--store", tmp_path / "new")
    assert done.exit_code == 0
    assert "dovetail data add" in done.output


def test_the_store_is_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOVETAIL_STORE", str(tmp_path / "mine"))
    assert "nothing is held" in run("data", "list").output


def test_layouts_are_listed() -> None:
    done = run("data", "layouts")
    assert done.exit_code == 0
    for name in ("baci", "comtrade", "wits"):
        assert name in done.output


@pytest.mark.parametrize(
    ("form", "output", "expected"),
    [(None, None, "table"), ("csv", None, "csv"), (None, Path("a.XLSX"), "xlsx"), ("json", Path("a.txt"), "json")],
)
def test_the_format_follows_from_option_or_ending(form: str | None, output: Path | None, expected: str) -> None:
    assert chosen_format(form, output) == expected


def test_the_installed_command_runs() -> None:
    done = subprocess.run([sys.executable, "-m", "dovetail", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()[0]) == (0, "dovetail")
