"""What reports do not say: words denied, flows of others, conditions, and persons who are none or somebody else."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dovetail.minutes.checking import check_claims
from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.items import Claim
from dovetail.minutes.reader import Minutes, read_documents
from dovetail.store.store import open_store

EN = (
    "Belarus and Russia\n\nMINSK, 5 March 2024. Prime Minister of Belarus Semyon Vorontsov met with Prime Minister of "
    "Russia Ivan Polzunov.\n\n"
)
RU = (
    "Беларусь и Россия\n\nМИНСК, 5 марта 2024 года. Премьер-министр Беларуси Семён Воронцов встретился с "
    "премьер-министром России Иваном Ползуновым.\n\n"
)
Read = Callable[[str], Minutes]


def read(sentence: str) -> Minutes:
    head = RU if re.search("[а-я]", sentence) else EN
    return read_documents([document_from_bytes((head + sentence).encode(), "report.txt")])


def claims(sentence: str) -> list[Claim]:
    return [one for one in read(sentence).of("claim") if isinstance(one, Claim)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Semyon Vorontsov denied that trade with Russia had fallen by half in 2023.",
        "It is not true that Belarus supplies tractors to Russia, Ivan Polzunov said.",
        "Belarus does not supply tractors to Russia, Ivan Polzunov said.",
        "Belarus is not among the top ten partners of Russia.",
        "Беларусь не входит в десятку партнёров России.",
        "Russia never bought buses from Belarus, Ivan Polzunov said.",
        "Semyon Vorontsov said that no buses were supplied to Russia.",
        "Иван Ползунов опроверг, что Беларусь поставляет тракторы в Россию.",
        "«Беларусь не поставляет тракторы в Россию», — заявил Иван Ползунов.",
        "Неправда, что экспорт в Россию упал на 20%, сказал Семён Воронцов.",
    ],
)
def test_what_is_denied_is_neither_a_claim_nor_a_tie(sentence: str) -> None:
    assert not read(sentence).of("claim", "tie")


@pytest.mark.parametrize(
    "sentence",
    [
        "Belarus supplies not only tractors but also buses to Russia, Ivan Polzunov said.",
        "«Беларусь поставляет в Россию не только тракторы, но и автобусы», — заявил Иван Ползунов.",
    ],
)
def test_not_only_denies_nothing(sentence: str) -> None:
    assert read(sentence).of("claim")
    assert read(sentence).of("tie")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Exports to Russia rose by 12% to $3.4 billion in 2023, Semyon Vorontsov said.",
            [("change", "export", "BY"), ("export_flow", "export", "BY")],
        ),
        (
            "Семён Воронцов отметил, что экспорт в Россию вырос на 12%, до 3,4 млрд долларов, а импорт упал на треть.",
            [("change", "export", "BY"), ("export_flow", "export", "BY"), ("change", "import", "BY")],
        ),
        (
            "Ivan Polzunov said that exports fell by 5%, while imports from Belarus grew to $2 billion.",
            [("change", "export", "RU"), ("import_flow", "import", "RU")],
        ),
    ],
)
def test_a_part_of_a_sentence_goes_on_with_the_flow_told_last(sentence: str, told: list[tuple[str, str, str]]) -> None:
    assert [(one.metric, one.flow, one.reporter) for one in claims(sentence)] == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Exports to Poland rose by 5%, to $2 billion in 2023, Semyon Vorontsov said.",
        "Trade turnover of Belarus with China exceeded $5 billion in 2023.",
        "Товарооборот Беларуси с Китаем в 2023 году вырос на 10%, до 5 млрд долларов.",
    ],
)
def test_what_is_told_of_a_third_country_is_not_told_of_the_partner(sentence: str) -> None:
    minutes = read(sentence)
    found = [one for one in minutes.of("claim") if isinstance(one, Claim)]
    assert found
    assert {(one.reporter, one.partner) for one in found} == {("BY", "PL" if "Poland" in sentence else "CN")}
    reasons = {row.reason.message for row in check_claims(minutes, open_store()).rows}
    assert reasons == {"third-side"}


@pytest.mark.parametrize(
    "sentence",
    [
        "If Russia agrees, we will supply 500 buses by 2025, Semyon Vorontsov said.",
        "«Если Россия согласится, мы поставим 500 автобусов», — сказал Семён Воронцов.",
    ],
)
def test_whom_a_condition_names_pledges_nothing(sentence: str) -> None:
    (pledge,) = read(sentence).of("commitment")
    assert (getattr(pledge, "by", ""), getattr(pledge, "to", ""), getattr(pledge, "firmness", 0)) == ("BY", "RU", 2)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Alena Lukashenka, an engineer of the plant, said that the line is running.", "Alena Lukashenka"),
        ("Sergei Lukashenko said that the line is running well.", "Sergei Lukashenko"),
        ("Alexei Lukashenko said that the line is running well.", "Alexei Lukashenko"),
    ],
)
def test_a_namesake_of_a_head_of_state_is_none(sentence: str, who: str) -> None:
    (person,) = (one for one in read(sentence).entities.values() if one.canonical == who)
    assert person.party == ""


@pytest.mark.parametrize(
    "name", ["Alexander Lukashenko", "Aleksandr Lukashenko", "Aliaksandr Lukashenka", "Lukashenko"]
)
def test_a_head_of_state_is_known_however_spelled(name: str) -> None:
    (person,) = (one for one in read(f"{name} said that the line is running well.").entities.values()
                 if one.canonical.endswith(("enko", "enka")))  # fmt: skip
    assert person.party == "BY"


@pytest.mark.parametrize(
    "sentence",
    [
        "According to Bloomberg, exports to Russia rose by 12% in 2023.",
        "According to Eurostat, exports to Russia rose by 12% in 2023.",
        "Gazprom said that the gas will be supplied in full.",
        "Belneftekhim confirmed that the supplies go on as before.",
    ],
)
def test_a_body_that_says_something_is_no_person(sentence: str) -> None:
    people = {one.canonical for one in read(sentence).entities.values() if one.type == "person"}
    assert people == {"Semyon Vorontsov", "Ivan Polzunov"}


@pytest.mark.parametrize(
    "sentence",
    [
        "“The sides have not yet agreed on the price,” Semyon Vorontsov said.",
        "“We are not ready to buy the gas at this price,” Semyon Vorontsov said.",
        "“We aren't willing to supply more than that,” Semyon Vorontsov said.",
        "The contract has not been signed by the two sides.",
        "Договор о поставке так и не был подписан.",
        "Соглашение о поставке не подписано.",
        "«Стороны пока не договорились о цене», — сказал Семён Воронцов.",
    ],
)
def test_what_is_not_agreed_is_no_commitment(sentence: str) -> None:
    assert not read(sentence).of("commitment")


def test_a_change_has_the_direction_and_the_year_told_beside_it() -> None:
    found = claims("Trade with Russia, which fell in 2022, rose by a fifth in 2023, Semyon Vorontsov said.")
    assert [(one.direction, one.period) for one in found] == [("increase", "2023")]
    found = claims("In 2023 trade with Russia rose by 5% compared with 2022, Semyon Vorontsov said.")
    assert [(one.direction, one.period, one.base) for one in found] == [("increase", "2023", "2022")]


@pytest.mark.parametrize("sentence", ["Exports rose by 12% in 2023.", "Экспорт в 2023 году вырос на 12%."])
def test_exports_of_nobody_named_are_nobodys(sentence: str) -> None:
    minutes = read(sentence)
    (claim,) = (one for one in minutes.of("claim") if isinstance(one, Claim))
    assert (claim.flow, claim.reporter, claim.partner) == ("export", "", "")
    assert [row.reason.message for row in check_claims(minutes, open_store()).rows] == ["direction-unsaid"]


def test_a_promise_begins_behind_its_conjunction() -> None:
    (said,) = read("Семён Воронцов пообещал, что Минск поможет Казани с тракторами.").of("statement")
    assert said.text == "Минск поможет Казани с тракторами"


@pytest.mark.parametrize(
    "sentence",
    ["Визит Семёна Воронцова в Казань отложен.", "Встречу Семёна Воронцова с рабочими отложили на день."],
)
def test_a_word_before_a_name_is_no_part_of_it(sentence: str) -> None:
    people = {one.canonical for one in read(sentence).entities.values() if one.type == "person"}
    assert people == {"Семён Воронцов", "Иван Ползунов"}


def test_a_surname_may_stand_before_a_given_name_and_a_patronymic() -> None:
    people = {one.canonical for one in read("Орлов Павел Иванович сказал, что торговля растёт.").entities.values()
              if one.type == "person"}  # fmt: skip
    assert any("Орлов" in one for one in people)
