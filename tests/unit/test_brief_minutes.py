"""The chapter of a brief that shows what was said beside what the data say, and the checks of `read`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from dovetail.brief.compose import Brief, write_brief
from dovetail.brief.document import Chapter, Number, Table, plain
from dovetail.errors import InvalidRequestError
from dovetail.interfaces.cli import main
from dovetail.minutes.reader import read_minutes
from dovetail.store.store import open_store
from dovetail.terms.territory import Pair

REPORTS = sorted(
    str(path) for path in files("dovetail.figures").joinpath("reports").iterdir() if path.name.endswith(".txt")
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    return write_brief(open_store(), Pair.of("BLR", "RU-CHE"), minutes=read_minutes(REPORTS), language="both")


def chapter_of(brief: Brief, language: str) -> Chapter:
    edition = brief.edition(language)  # pyright: ignore[reportArgumentType]
    return next(one for one in edition.chapters if one.name == "minutes")


def tables(chapter: Chapter) -> Iterator[Table]:
    return (block for block in chapter.blocks if isinstance(block, Table))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_goods_claims_and_words_each_have_a_table(brief: Brief, language: str) -> None:
    assert len(list(tables(chapter_of(brief, language)))) == 3
    assert brief.edition(language).chapters[0].name != "minutes"  # pyright: ignore[reportArgumentType]


def test_goods_stand_in_the_order_of_the_talk(brief: Brief) -> None:
    goods = next(tables(chapter_of(brief, "en")))
    assert plain(goods.rows[0].cells[0]) == "Machinery"
    assert all(isinstance(span, Number) for row in goods.rows[:2] for cell in row.cells[2:] for span in cell)


def test_a_claim_on_a_region_is_never_supported_outright(brief: Brief) -> None:
    verdicts = {plain(row.cells[2]) for row in list(tables(chapter_of(brief, "en")))[1].rows}
    assert "the countries' figures agree" in verdicts
    assert "supported" not in verdicts


def test_the_figures_beside_words_open(brief: Brief) -> None:
    chapter = chapter_of(brief, "ru")
    shown = [
        span.figure
        for table in tables(chapter)
        for row in table.rows
        for cell in row.cells
        for span in cell
        if isinstance(span, Number)
    ]
    assert shown
    assert all(brief.explain(id_).figure.grade == "proxy" for id_ in shown)


def test_quotations_are_words_of_the_reports(brief: Brief) -> None:
    minutes = read_minutes(REPORTS)
    texts = " ".join(" ".join(document.text.split()) for document in minutes.documents)
    for row in list(tables(chapter_of(brief, "en")))[2].rows:
        assert plain(row.cells[0]).strip("“”").removesuffix(" …") in texts


def test_reports_of_another_meeting_are_refused() -> None:
    with pytest.raises(InvalidRequestError, match="the brief is of"):
        write_brief(open_store(), Pair.of("BLR", "RUS"), minutes=replace(read_minutes(REPORTS), parties=("KAZ", "RUS")))


@pytest.mark.parametrize("parties", [(), ("NOR",), ("BLR", "RU-TVE"), ("KAZ", "RU-CHE")])
def test_reports_of_neither_side_or_of_another_region_are_refused(parties: tuple[str, ...]) -> None:
    read = replace(read_minutes(REPORTS), parties=parties)
    with pytest.raises(InvalidRequestError, match="the brief is of BLR-RU-CHE"):
        write_brief(open_store(), Pair.of("BLR", "RU-CHE"), minutes=read)


def test_read_checks_claims_on_demand() -> None:
    plainly = json.loads(CliRunner().invoke(main, ["read", *REPORTS, "--format", "json"]).output)
    assert "checks" not in plainly
    checked = json.loads(CliRunner().invoke(main, ["read", *REPORTS, "--check", "--format", "json"]).output)
    rows = checked["checks"]["rows"]
    assert {row["claim"] for row in rows} == {item["id"] for item in checked["items"] if item["type"] == "claim"}
    assert {row["verdict"] for row in rows} == {"not checkable", "supported by a national proxy"}
    assert all(id_ in checked["checks"]["ledger"]["figures"] for row in rows for id_ in row["figures"])
    shown = CliRunner().invoke(main, ["read", *REPORTS, "--check"]).output
    assert "Claims against figures" in shown
    assert "stand in" in " ".join(shown.split())


def test_reports_follow_one_another_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dovetail.brief.compose._FORMATS", (".md",))
    done = CliRunner().invoke(main, ["brief", "BLR", "RU-CHE", "--reports", *REPORTS, "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    text = (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert all(Path(one).name in text for one in REPORTS)
    fault = CliRunner().invoke(main, ["brief", "BLR", "RU-CHE", REPORTS[0], "--out", str(tmp_path)])
    assert fault.exit_code == 2
    assert "--reports" in fault.output
