"""Reviews are kept, the page is safe, claims meet figures, and the verb says it all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dovetail.brief.render.reading import render_reading
from dovetail.brief.wording.voice import Voice
from dovetail.errors import InvalidRequestError, UnreadableFileError
from dovetail.interfaces.cli import main
from dovetail.minutes.checking import check_claims
from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.items import Commitment
from dovetail.minutes.reader import Minutes, read_documents
from dovetail.minutes.review import append_review, load_reviews, review, reviewed
from dovetail.store.store import open_store

REPORT = Path(__file__).resolve().parent.parent / "reports" / "texts" / "en_press_service.txt"


def read(text: str) -> Minutes:
    return read_documents([document_from_bytes(text.encode(), "r.txt")])


TEXT = (
    "President of Belarus Mikhail Orlov met with Governor of Chelyabinsk Oblast Vladimir Klimov in Minsk on "
    "11 August 2025.\n\n"
    "“We will send two hundred engineers to you,” Mikhail Orlov said. He noted that in 2024 the trade "
    "turnover amounted to almost $540 million. "
    "The governor said that half of the tractors used in Chelyabinsk Oblast, or 50% of the fleet, are "
    "made in Belarus.\n"
)


def test_the_last_word_counts_and_nothing_is_lost(tmp_path: Path) -> None:
    minutes = read(TEXT)
    path = tmp_path / "kept" / "reviews.jsonl"
    (pledge,) = minutes.of("commitment")
    append_review(path, review(minutes, pledge.id, "rejected", who="A. Reader"))
    assert not reviewed(minutes, load_reviews(path)).of("commitment")
    append_review(path, review(minutes, pledge.id, "corrected", who="B. Reader", changes={"firmness": 2, "to": "RU"}))
    (one,) = reviewed(minutes, load_reviews(path)).of("commitment")
    assert isinstance(one, Commitment)
    assert (one.firmness, one.to, one.confidence) == (2, "RU", 1.0)
    first, last = load_reviews(path)
    assert (first.who, last.who) == ("A. Reader", "B. Reader")
    assert first.when <= last.when


def test_the_page_tells_who_said_what_and_when_of_what_is_left_and_what_is_gone() -> None:
    minutes = read(TEXT)
    (pledge,) = minutes.of("commitment")
    claim = minutes.of("claim")[0]
    words = (
        review(minutes, claim.id, "rejected", who="A. Reader", when="2025-08-12T08:00:00+00:00"),
        review(minutes, pledge.id, "confirmed", who="A. Reader", when="2025-08-12T08:01:00+00:00"),
        review(
            minutes, pledge.id, "corrected", who="B. Reader", when="2025-08-12T08:02:00+00:00", changes={"firmness": 2}
        ),
    )
    page = render_reading(reviewed(minutes, words), Voice("en"), reviews=words)
    assert "corrected by B. Reader, 2025-08-12T08:02:00+00:00: firmness = 2" in page
    assert "confirmed by" not in page
    assert page.index("Rejected on review") < page.index(f"<td>{claim.id}</td>")
    assert "<h2>Rejected" not in render_reading(minutes, Voice("en"))


def test_a_review_of_another_text_is_left_aside(tmp_path: Path) -> None:
    minutes, other = read(TEXT), read(TEXT + "More was said.\n")
    path = tmp_path / "reviews.jsonl"
    append_review(path, review(minutes, minutes.of("commitment")[0].id, "rejected", who="A. Reader"))
    kept = reviewed(other, load_reviews(path))
    assert kept.of("commitment")
    assert kept.notes[-1] == "reviews of items that are not in these minutes: 1"


def test_a_review_that_makes_no_sense_is_refused(tmp_path: Path) -> None:
    minutes = read(TEXT)
    id_ = minutes.of("commitment")[0].id
    for call in (
        lambda: review(minutes, "A-commitment-99", "confirmed", who="A"),
        lambda: review(minutes, id_, "confirmed", who=" "),
        lambda: review(minutes, id_, "corrected", who="A"),
        lambda: review(minutes, id_, "corrected", who="A", changes={"text": "x"}),
        lambda: review(minutes, id_, "corrected", who="A", changes={"firmness": 9}),
        lambda: review(minutes, id_, "corrected", who="A", changes={"hs": "8701"}),
        lambda: review(minutes, id_, "corrected", who="A", changes={"deadline": 2025}),
        lambda: review(minutes, "A-claim-01", "corrected", who="A", changes={"metric": "wealth"}),
        lambda: review(minutes, "A-claim-01", "corrected", who="A", changes={"value": "much"}),
    ):
        with pytest.raises(InvalidRequestError):
            call()
    broken = tmp_path / "reviews.jsonl"
    broken.write_text("{}\n")
    with pytest.raises(UnreadableFileError, match="line 1"):
        load_reviews(broken)


def test_the_page_escapes_whatever_a_report_holds() -> None:
    hostile = (
        TEXT.replace("Klimov", "Klimov<img src=x onerror=alert(1)>")
        + "</div><script>alert(1)</script> The governor left.\n"
    )
    text = render_reading(read(hostile), Voice("en"))
    assert "<script" not in text
    assert "<img" not in text
    assert "default-src 'none'" in text
    assert "http://" not in text
    assert 'class="commitment"' in text


def test_claims_meet_stated_figures_and_stocks_stay_unchecked() -> None:
    checks = check_claims(read(TEXT), open_store())
    verdicts = {row.claim.metric: row for row in checks.rows}
    turnover = verdicts["trade_turnover"]
    assert turnover.verdict == "supported"
    assert turnover.figures[0].grade == "stated"
    assert verdicts["share_of_stock"].verdict == "not checkable"
    assert verdicts["share_of_stock"].reason.message.startswith("stock")
    assert all(figure.id in checks.figures for row in checks.rows for figure in row.figures)


def national(sentence: str) -> list[tuple[str, str]]:
    minutes = read(
        (
            "President of Belarus Mikhail Orlov met with Prime Minister of Russia Vladimir Klimov in Moscow on 11 "
            "March 2015.\n\n"
        )
        + sentence
    )
    return [(row.claim.metric, row.verdict) for row in check_claims(minutes, open_store()).rows]


def test_claims_on_countries_meet_reported_trade() -> None:
    assert national("The President said that in 2014 trade between Belarus and Russia amounted to $37 billion.") == [
        ("trade_turnover", "other definition")
    ]
    assert national("The President said that trade with Russia fell by 9% in 2013.") == [("change", "supported")]
    assert national("The President said that in 2014 trade between Belarus and Russia amounted to $57 billion.") == [
        ("trade_turnover", "contradicted")
    ]
    assert (
        national("The President said that in 2014 trade between Belarus and Russia amounted to $43 billion.")[0][1]
        == "other base period"
    )
    assert national("The President said that trade with Russia grew in 2014.") == [("trade_turnover", "contradicted")]


@pytest.mark.shared
def test_a_claim_on_a_region_is_never_supported_by_the_countries(shared: Path) -> None:
    from dovetail.minutes.reader import read_minutes

    minutes = read_minutes(sorted((shared / "reports").glob("*.txt")))
    rows = check_claims(minutes, open_store()).rows
    national = [row for row in rows if row.query != "region_industry"]
    assert {row.verdict for row in national} == {"supported by a national proxy", "not checkable"}
    assert {row.claim.metric for row in rows if row not in national} == {"specialisation"}
    traded = [row for row in national if row.claim.metric != "specialisation"]
    assert all(figure.grade == "proxy" for row in traded for figure in row.figures)


def run(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result.output


def test_the_verb_reads_shows_saves_and_reviews(tmp_path: Path) -> None:
    table = run("read", str(REPORT), "--out", str(tmp_path))
    assert "Andrei Nartov" in table
    assert "Tver Oblast" in table
    saved = json.loads((tmp_path / "minutes.json").read_text(encoding="utf-8"))
    assert saved["documents"]["A"]["path"] == "en_press_service.txt"
    assert (tmp_path / "minutes.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    printed = json.loads(run("read", str(REPORT), "--format", "json"))
    assert printed["items"] == saved["items"]
    reviews = tmp_path / "reviews.jsonl"
    after = json.loads(
        run(
            "read",
            str(REPORT),
            "--format",
            "json",
            "--reviews",
            str(reviews),
            "--reject",
            "A-claim-01",
            "--who",
            "A. Reader",
        )
    )
    assert "A-claim-01" not in {item["id"] for item in after["items"]}
    assert len(load_reviews(reviews)) == 1


def test_the_verb_reads_standard_input_and_tells_faults() -> None:
    result = CliRunner().invoke(main, ["read", "-", "--format", "json"], input=TEXT)
    assert json.loads(result.output)["meta"]["parties"] == ["BY", "RU-CHE"]
    fault = CliRunner().invoke(main, ["read", "nowhere.txt"])
    assert fault.exit_code == 5
    assert "there is no file" in fault.output


def test_verify_scores_an_annotation() -> None:
    gold = REPORT.parent.parent / "gold" / "en_press_service.json"
    measures = json.loads(run("verify", "--minutes", str(gold), "--format", "json"))
    assert measures["statements_f1"] > 0.9
    assert "statements f1" in run("verify", "--minutes", str(gold))
