"""Reports that the rules were mended on, reports that they were not, and sentences that were once read wrongly."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dovetail.minutes.reader import Minutes, read_minutes
from dovetail.minutes.scoring import score

REPORTS = Path(__file__).resolve().parent.parent / "reports"
Read = Callable[[str], Minutes]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(text: str) -> Minutes:
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")
        return read_minutes(path)

    return reading


def only(minutes: Minutes, kind: str) -> Any:
    (item,) = minutes.of(kind)
    return item


@pytest.mark.parametrize("folder", ["fresh", "heldout"])
def test_annotations_of_a_set_point_at_their_words(folder: str) -> None:
    golds = sorted((REPORTS / folder / "gold").glob("*.json"))
    assert len(golds) == 4
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (REPORTS / folder / gold["documents"]["A"]["path"]).read_text(encoding="utf-8")
        assert all(text[item["start"] : item["end"]] == item["text"] for item in gold["items"])


@pytest.mark.parametrize("folder", ["fresh", "heldout"])
def test_a_set_is_read_as_well_as_unseen_reports_must_be(folder: str) -> None:
    scores = [score(path) for path in sorted((REPORTS / folder / "gold").glob("*.json"))]

    def mean(name: str) -> float:
        return sum(one[name] for one in scores) / len(scores)

    assert mean("statements_f1") >= 0.85
    assert mean("speaker_accuracy") >= 0.95
    assert mean("persons_parties_f1") >= 0.9
    assert mean("organisations_f1") >= 0.8
    assert mean("commitments_proposals_f1") >= 0.7
    assert mean("claims_f1") >= 0.8
    assert mean("ties_f1") >= 0.85
    assert mean("false_per_100") <= 5
    assert all(one["grounding"] == 1 for one in scores)


HEAD_EN = (
    "Belarus and Sverdlovsk Oblast\n\nMINSK, 5 March 2024. Prime Minister of Belarus Semyon Vorontsov met with "
    "Governor of Sverdlovsk Oblast Ivan Polzunov.\n\n"
)
HEAD_RU = (
    "Беларусь и Свердловская область\n\nМИНСК, 5 марта 2024 года. Премьер-министр Беларуси Семён Воронцов встретился "
    "с губернатором Свердловской области Иваном Ползуновым.\n\n"
)


def test_what_is_hoped_for_is_neither_promised_nor_past(read: Read) -> None:
    minutes = read(
        HEAD_RU + "«Надеемся, что соглашение будет подписано в ходе выставки», — сказал премьер-министр Беларуси."
    )
    assert only(minutes, "proposal").firmness == 1
    assert not minutes.of("commitment")
    assert [one.status for one in minutes.of("event") if one.kind == "signing"] == ["planned"]  # pyright: ignore[reportAttributeAccessIssue]


def test_an_agreement_to_set_something_up_is_no_tie_yet(read: Read) -> None:
    minutes = read(HEAD_EN + "The parties have agreed to set up a joint venture for the assembly of tractors.")
    assert only(minutes, "commitment").firmness == 4
    assert not minutes.of("tie", "claim")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ivan Polzunov, in turn, invited Belarusian companies to take part in the exhibition.", "invitation"),
        ("The governor would like to see more Belarusian dairy products in the shops.", "proposal"),
        ("Belarusian companies were invited to the exhibition.", "invitation"),
    ],
)
def test_the_object_of_a_wish_does_not_turn_it_round(read: Read, sentence: str, kind: str) -> None:
    item = only(read(HEAD_EN + sentence), kind)
    assert (item.by, item.to) == ("RU-SVE", "BY")


@pytest.mark.parametrize(
    ("head", "sentence", "deadline"),
    [
        (
            HEAD_EN,
            "MAZ will supply the first batch of components before the end of the year.",
            "before the end of the year",
        ),
        (HEAD_RU, "До конца года «Белкоммунмаш» поставит первую партию троллейбусов.", "До конца года"),
    ],
)
def test_a_firm_pledges_by_what_it_will_do(read: Read, head: str, sentence: str, deadline: str) -> None:
    item = only(read(head + sentence), "commitment")
    assert (item.firmness, item.deadline, item.by) == (3, deadline, "BY")


def test_a_visit_expected_is_planned(read: Read) -> None:
    minutes = read(HEAD_EN + "The delegation is expected to visit Nizhny Tagil next week.")
    assert [one.status for one in minutes.of("event") if one.kind == "visit"] == ["planned"]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (HEAD_EN, "Trolleybuses made by Belkommunmash have been operating in Nizhny Tagil since 2021."),
        (HEAD_RU, "Троллейбусы «Белкоммунмаша» работают в Нижнем Тагиле с 2021 года."),
    ],
)
def test_machines_at_work_abroad_were_supplied(read: Read, head: str, sentence: str) -> None:
    minutes = read(head + sentence)
    assert only(minutes, "tie").direction == "BY>RU-SVE"
    assert only(minutes, "claim").metric == "export_flow_exists"


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (HEAD_EN, "“Sverdlovsk Oblast is among the top ten partners of Belarus,” the governor said."),
        (HEAD_RU, "«Мы вошли в десятку крупнейших партнёров Беларуси», — сказал губернатор."),
    ],
)
def test_a_place_among_the_first_partners_is_the_rank_of_a_partner(read: Read, head: str, sentence: str) -> None:
    assert only(read(head + sentence), "claim").metric == "partner_rank"


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (HEAD_EN, "“We sold goods worth $410 million last year,” the governor said."),
        (HEAD_RU, "«В прошлом году мы продали товаров на 410 млн долларов», — сказал губернатор."),
    ],
)
def test_what_we_sold_are_the_exports_of_the_speakers_side(read: Read, head: str, sentence: str) -> None:
    minutes = read(head + sentence)
    claim = only(minutes, "claim")
    assert (claim.metric, claim.reporter, claim.partner) == ("export_flow", "RU-SVE", "BY")
    assert (claim.value, claim.unit, claim.period) == (410e6, "usd", "2023")
    assert not minutes.of("tie")


def test_amounts_in_two_scales_are_one(read: Read) -> None:
    claim = only(read(HEAD_RU + "Товарооборот составил 1 млрд 240 млн долларов."), "claim")
    assert claim.value == 1.24e9


def test_an_import_beside_an_export_is_a_claim_of_its_own(read: Read) -> None:
    minutes = read(HEAD_RU + "В 2023 году экспорт составил $96,4 млн, импорт - $50,9 млн.")
    assert [(one.metric, one.value, one.period) for one in minutes.of("claim")] == [  # pyright: ignore[reportAttributeAccessIssue]
        ("export_flow", 96.4e6, "2023"),
        ("import_flow", 50.9e6, "2023"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "An agreement between the chambers is planned to be signed in spring.",
        "No agreements were signed.",
    ],
)
def test_what_is_not_signed_is_not_agreed(read: Read, sentence: str) -> None:
    minutes = read(HEAD_EN + sentence)
    assert not minutes.of("commitment")
    assert all(one.status == "planned" for one in minutes.of("event") if one.kind == "signing")  # pyright: ignore[reportAttributeAccessIssue]


def test_a_denial_is_not_spoken_on(read: Read) -> None:
    minutes = read(
        HEAD_RU + "Губернатор заявил, что поставки растут. При этом он опроверг слухи о закрытии завода в Минске."
    )
    assert [one.text for one in minutes.of("statement")] == ["поставки растут"]


def test_regions_in_a_row_are_regions() -> None:
    from dovetail.minutes.extract import document_from_bytes
    from dovetail.minutes.gazetteer import gazetteer
    from dovetail.minutes.scene import scene

    text = "Вологодская и Гомельская области подписали соглашение."
    found = scene(document_from_bytes(text.encode(), "a.txt", "A"), gazetteer())
    assert [place.code for place in found.places] == ["RU-VLG", "BY-HO"]
