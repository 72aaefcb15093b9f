"""The reading against annotations: the composed reports always, the real ones where they are at hand."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from dovetail.errors import UnreadableDocumentError
from dovetail.minutes.reader import read_minutes
from dovetail.minutes.scoring import Score, character_f1, compare, load_gold, matched, score

REPORTS = Path(__file__).resolve().parent.parent / "reports"
GOLDS = sorted((REPORTS / "gold").glob("*.json"))
MEASURES = (
    "statements_f1",
    "speaker_accuracy",
    "persons_f1",
    "organisations_f1",
    "commitments_proposals_f1",
    "claims_f1",
    "ties_f1",
    "false_per_100",
    "grounding",
)


def test_twelve_reports_are_annotated_in_both_languages() -> None:
    names = [path.stem for path in GOLDS]
    assert len(names) >= 12
    assert sum(name.startswith("ru") for name in names) >= 4


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.stem)
def test_annotations_point_at_their_words(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (REPORTS / gold["documents"]["A"]["path"]).read_text(encoding="utf-8")
    for item in gold["items"]:
        assert text[item["start"] : item["end"]] == item["text"]


def test_composed_reports_are_read_well() -> None:
    scores = [score(path) for path in GOLDS]

    def mean(name: str) -> float:
        return sum(one[name] for one in scores) / len(scores)

    assert mean("statements_f1") >= 0.95
    assert mean("speaker_accuracy") >= 0.9
    assert mean("persons_parties_f1") >= 0.93
    assert mean("organisations_f1") >= 0.9
    assert mean("commitments_proposals_f1") >= 0.9
    assert mean("claims_f1") >= 0.9
    assert mean("ties_f1") >= 0.85
    assert mean("false_per_100") <= 8
    assert all(one["grounding"] == 1 for one in scores)


@pytest.mark.shared
def test_the_two_real_reports_are_read_well(shared: Path) -> None:
    measures = score(shared / "gold" / "chelyabinsk-2015-04-27.json")
    assert set(MEASURES) <= set(measures)
    assert measures["statements_f1"] >= 0.93
    assert measures["speaker_accuracy"] == 1
    assert measures["persons_f1"] >= 0.95
    assert measures["organisations_f1"] >= 0.95
    assert measures["commitments_proposals_f1"] >= 0.9
    assert measures["claims_f1"] >= 0.9
    assert measures["false_per_100"] <= 2
    assert measures["grounding"] == 1
    assert measures["alignment_f1"] >= 0.6


def test_a_report_is_read_in_half_a_second() -> None:
    path = REPORTS / "texts" / "en_press_service.txt"
    read_minutes(path)
    start = time.perf_counter()
    read_minutes(path)
    assert time.perf_counter() - start < 0.5


def test_matching_is_one_to_one_by_best_overlap() -> None:
    found = [{"doc": "A", "start": 0, "end": 10}, {"doc": "A", "start": 0, "end": 9}]
    wanted = [{"doc": "A", "start": 0, "end": 10}]
    assert matched(found, wanted) == [(found[0], wanted[0])]
    assert character_f1(found[0], {"doc": "B", "start": 0, "end": 10}) == 0


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    assert Score(0, 0, 0).f1 == 1
    assert Score(1, 0, 0).f1 == 0
    assert Score(0, 1, 0).recall == 0


def test_a_wrong_speaker_is_a_false_assertion() -> None:
    gold, minutes = load_gold(REPORTS / "gold" / "en_transcript.json")
    assert compare(gold, minutes)["false_per_100"] == 0
    for item in gold["items"]:
        if item["type"] == "statement":
            item["speaker"] = "pupin"
    assert len(compare(gold, minutes)["false"]) == 1


def test_what_is_no_annotation_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gold" / "x.json"
    path.parent.mkdir()
    path.write_text("[1]")
    with pytest.raises(UnreadableDocumentError, match="not an annotation"):
        score(path)
    path.write_text(json.dumps({"documents": {"A": {"path": "texts/none.txt"}}, "items": [], "entities": {}}))
    with pytest.raises(UnreadableDocumentError, match="no such file"):
        score(path)
