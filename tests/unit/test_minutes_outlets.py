"""Habits of outlets: how agencies, ministries, regional governments and channels set what was said."""

from __future__ import annotations

from typing import Any

import pytest

from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.gazetteer import gazetteer
from dovetail.minutes.items import Claim, Commitment, Mention, Span, Statement
from dovetail.minutes.portions import portions
from dovetail.minutes.reader import Minutes, read_documents
from dovetail.minutes.surnames import gender_of

LEAD = (
    "First Deputy Prime Minister of Belarus Napoleon Orda met with Governor of Tula Oblast Pavel Anosov in Minsk.\n\n"
)
LEAD_RU = (
    "Заместитель премьер-министра Беларуси Наполеон Орда встретился с губернатором Тульской области Павлом "
    "Аносовым.\n\n"
)


def read(text: str) -> Minutes:
    return read_documents([document_from_bytes(text.encode(), "report.txt", "A")])


def said(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.speaker, one.text) for one in read(text).of("statement") if isinstance(one, Statement)]


def found(minutes: Minutes, *kinds: str) -> list[Any]:
    return list(minutes.of(*kinds))


@pytest.mark.parametrize(
    ("sentence", "kind", "speaker", "content"),
    [
        (
            "The minister also said the sides intend to raise the share of local parts.",
            "indirect",
            "minister",
            "the sides intend to raise the share of local parts",
        ),
        (
            "In his opinion, the governor said, trade is too small.\n\nPavel Anosov in his speech noted that roads "
            "matter.",
            "indirect",
            "anosov",
            "roads matter",
        ),
        (
            "Pavel Anosov assessed the work of the group and stressed that prices are fair.",
            "indirect",
            "anosov",
            "prices are fair",
        ),
        (
            "“Spare parts are the question,” believes Pavel Anosov.",
            "direct",
            "anosov",
            "Spare parts are the question",
        ),
        (
            "Noting that the plant is a flagship, Napoleon Orda called on the others to follow.",
            "indirect",
            "orda",
            "the plant is a flagship",
        ),
        (
            "Bilateral trade, the governor noted, had gone up over three years.",
            "indirect",
            "anosov",
            "Bilateral trade, the governor noted, had gone up over three years",
        ),
        (
            "The company will open a depot. This was the message of Pavel Anosov.",
            "indirect",
            "anosov",
            "The company will open a depot",
        ),
        ("Pavel Anosov replied: “It is too early.”", "direct", "anosov", "It is too early."),
        (
            "The governor told the meeting that one in every three buses is Belarusian.",
            "indirect",
            "anosov",
            "one in every three buses is Belarusian",
        ),
        (
            "The plant will double its output, according to its managing director.",
            "indirect",
            "director",
            "The plant will double its output",
        ),
    ],
)
def test_what_english_outlets_let_people_say(sentence: str, kind: str, speaker: str, content: str) -> None:
    assert (kind, speaker, content) in said(LEAD + sentence)


@pytest.mark.parametrize(
    ("sentence", "kind", "speaker", "content"),
    [
        (
            "Павел Аносов поприветствовал гостей и напомнил, что область открыта для инвесторов.",
            "indirect",
            "anosov",
            "область открыта для инвесторов",
        ),
        (
            "Павел Аносов в ответном слове признал, что дороги требуют ремонта.",
            "indirect",
            "anosov",
            "дороги требуют ремонта",
        ),
        (
            "При этом руководитель региона не скрывает, что лифтов могло быть и больше.",
            "indirect",
            "anosov",
            "лифтов могло быть и больше",
        ),
        (
            "Губернатор поблагодарил белорусов за лифты: «Отработали на отлично».",
            "direct",
            "anosov",
            "Отработали на отлично",
        ),
        ("Аносов в ответ заявил: «Создадим все условия».", "direct", "anosov", "Создадим все условия"),
        ("«Мы прошли этап знакомства», — считает вице-премьер.", "direct", "orda", "Мы прошли этап знакомства"),
        (
            "— Область остается партнером, – сказал П.Аносов. – Вместе с тем нужны новые идеи.",
            "direct",
            "anosov",
            "Вместе с тем нужны новые идеи.",
        ),
        (
            "Ответственный сотрудник Таможенного комитета возразил, что срок не превышает часа.",
            "indirect",
            "representative",
            "срок не превышает часа",
        ),
    ],
)
def test_what_russian_outlets_let_people_say(sentence: str, kind: str, speaker: str, content: str) -> None:
    assert (kind, speaker, content) in said(LEAD_RU + sentence)


def test_a_headline_with_a_name_and_a_colon_is_said() -> None:
    text = "Anosov: Tula Oblast counts on investors\n\n" + LEAD
    assert said(text)[0] == ("indirect", "anosov", "Tula Oblast counts on investors")


def test_a_headline_in_quotation_marks_is_a_quotation() -> None:
    text = "Губернатор Павел Аносов: «Нам есть чему учиться»\n\n" + LEAD_RU
    assert said(text)[0] == ("direct", "anosov", "Нам есть чему учиться")


def test_a_quotation_runs_through_its_paragraphs() -> None:
    text = LEAD_RU + "Павел Аносов:\n\n«Мы открыты для всех.\n\nУ нас есть площадки.\n\nГотовы дать льготы»."
    (one,) = said(text)
    assert one[1] == "anosov"
    assert one[2].startswith("Мы открыты")
    assert one[2].endswith("льготы")


def test_answers_belong_to_the_person_interviewed_and_questions_to_nobody() -> None:
    text = (
        "Губернатор Тульской области Павел Аносов ответил на вопросы.\n\n"
        "Вопрос: Как вы оцениваете итоги?\n\nОтвет: Переговоры прошли продуктивно.\n\n"
        "Вопрос: Что дальше?\n\nОтвет: Мы подписали соглашение."
    )
    assert [(kind, who) for kind, who, _ in said(text)] == [("block", "anosov"), ("block", "anosov")]


def test_lines_set_apart_after_said_and_a_colon_are_that_persons() -> None:
    text = LEAD + "Governor Pavel Anosov said:\n\n> We are at the start of a long road.\n"
    assert ("block", "anosov", "We are at the start of a long road.") in said(text)


def test_names_in_a_transcript_are_those_addressed() -> None:
    text = (
        "Премьер-министр Беларуси Наполеон Орда принял губернатора Тульской области Павла Аносова.\n\n"
        "Н.Орда: Павел Петрович, давайте начнем.\n\nП.Аносов: Спасибо, Наполеон Матвеевич.\n"
    )
    people = {one.canonical for one in read(text).entities.values() if one.type == "person"}
    assert people == {"Наполеон Орда", "Павел Аносов"}


@pytest.mark.parametrize(
    ("name", "female"),
    [
        ("Sophia Kovalevskaya", True),
        ("Ainur Petrova", True),
        ("Pavel Anosov", False),
        ("Cem Dias", None),
        ("Павла Аносова", False),
        ("Аносова", None),
        ("Ковалевская", True),
    ],
)
def test_gender_is_left_open_where_nothing_tells(name: str, female: bool | None) -> None:
    assert gender_of(tuple(name.split()), gazetteer()) is female


def test_she_may_be_a_person_whose_gender_nothing_tells() -> None:
    text = (
        "Minister of Industry of Serbia Adil Dias met with Deputy Prime Minister of Belarus Napoleon Orda.\n\n"
        "Minister Dias noted that exports had grown. She invited the deputy prime minister to Belgrade."
    )
    assert [one.speaker for one in found(read(text), "statement")] == ["dias", "dias"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("They met Kessel & Sohn Foerdertechnik GmbH in May.", "Kessel & Sohn Foerdertechnik GmbH"),
        ("The cooperative Agrovale Oeste is a member.", "Agrovale Oeste"),
        ("Figures from Qingdao Customs are late.", "Qingdao Customs"),
        ("Synopharm Labs Pvt. Ltd. is a member.", "Synopharm Labs Pvt. Ltd."),
    ],
)
def test_firms_are_known_by_their_form(sentence: str, name: str) -> None:
    orgs = [one.text for one in found(read(LEAD + sentence), "mention") if one.entity_type == "org"]
    assert name in orgs


def test_a_state_of_another_alphabet_is_found_without_its_accents() -> None:
    minutes = read("The governor of Parana spoke. Brazil and China meet. The state of Parana sells poultry to China.")
    assert {one.entity for one in found(minutes, "mention") if isinstance(one, Mention) and one.text == "Parana"} == {
        "BR-PR"
    }


def test_a_capital_is_a_place_and_its_region_a_region() -> None:
    minutes = read(
        "The Governor of Samarkand Region of Uzbekistan met the Minister of Trade of Germany. They spoke in "
        "Samarkand and Berlin."
    )
    kinds = {one.text: one.entity_type for one in found(minutes, "mention")}
    assert (kinds["Samarkand"], kinds["Berlin"]) == ("place", "place")
    assert minutes.parties == ("UZ-SA", "DEU") or set(minutes.parties) == {"UZ-SA", "DEU"}


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("They met on 18 June. The plan for 2025-2027 will be signed by 2028.", "--06-18"),
        ("They met on 18 June. Trade amounted to $92 million in 2017.", "--06-18"),
        ("They met on 18 June. The plant has worked since 2007.", "--06-18"),
        ("They met on 18 June. In January-April 2019 trade grew by 8%.", "2019-06-18"),
    ],
)
def test_no_plan_and_no_past_year_is_the_meetings(sentence: str, date: str) -> None:
    assert read(LEAD + sentence).date == date


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("MINSK, Aug. 22 (Xinhua) -- The two met.", "MINSK, Aug. 22 (Xinhua) -- "),
        ("АСТАНА. КАЗИНФОРМ — Стороны провели встречу сегодня.", "АСТАНА. КАЗИНФОРМ — "),
        ("5 мая, Минск /Корр. БЕЛТА/. Стороны провели встречу сегодня.", "5 мая, Минск /Корр. БЕЛТА/. "),
        ("ТАШКЕНТ, 27 мая. /ТАСС/. Стороны провели встречу сегодня.", "ТАШКЕНТ, 27 мая. /ТАСС/. "),
        ("(Казань, 14 февраля, «Татар-информ»). Стороны провели встречу.", "(Казань, 14 февраля, «Татар-информ»). "),
        ("Düsseldorf, 11 May 2023. The minister received a guest.", "Düsseldorf, 11 May 2023. "),
    ],
)
def test_datelines_of_many_forms(line: str, dateline: str) -> None:
    document = read("A title of a report\n\n" + line).documents[0]
    assert document.dateline is not None
    assert document.text[document.dateline.start : document.dateline.end] == dateline


def test_points_of_an_agreement_are_commitments_of_both() -> None:
    text = LEAD + (
        "The sides agreed to:\n- continue work on the assembly plant;\n- exchange lists of projects by 1 June.\n\n"
        "The meeting was held in Minsk."
    )
    points = [one for one in found(read(text), "commitment") if isinstance(one, Commitment)]
    assert [(one.firmness, one.by, one.text) for one in points] == [
        (4, "both", "continue work on the assembly plant"),
        (4, "both", "exchange lists of projects by 1 June"),
    ]


def test_papers_listed_as_signed_are_commitments_each() -> None:
    text = LEAD_RU + (
        "Подписан ряд документов, в том числе протокол о поставках газа, меморандум о подготовке кадров, а также "
        "соглашение о взаимном признании дипломов."
    )
    assert [one.text for one in found(read(text), "commitment")] == [
        "протокол о поставках газа",
        "меморандум о подготовке кадров",
        "соглашение о взаимном признании дипломов",
    ]


def test_what_a_governor_asks_for_point_by_point_is_said_by_him() -> None:
    text = LEAD_RU + "Губернатор поручил:\n- подготовить площадку;\n- составить план до мая.\n"
    assert ("indirect", "anosov", "составить план до мая") in said(text)


@pytest.mark.parametrize(
    ("clause", "parts"),
    [
        (
            "Trade soared 38.2 percent year on year to 19.47 billion yuan in 2023",
            ["Trade soared 38.2 percent year on year", "to 19.47 billion yuan in 2023"],
        ),
        (
            "Товарооборот составил 330 млн долларов, рост - более 20%",
            ["Товарооборот составил 330 млн долларов", "рост - более 20%"],
        ),
        ("Экспорт прибавил 27,4% - до $141 млн", ["Экспорт прибавил 27,4%", "до $141 млн"]),
        ("Trade reached $5 bn", ["Trade reached $5 bn"]),
    ],
)
def test_a_clause_of_two_amounts_is_two(clause: str, parts: list[str]) -> None:
    assert [clause[one.start : one.end] for one in portions(clause, Span(0, len(clause)))] == parts


def test_a_figure_goes_on_with_the_trade_just_told_of() -> None:
    text = LEAD + "“We have good dynamics of trade. In January-August, it approached $450 million,” the governor said."
    (claim,) = [one for one in found(read(text), "claim") if isinstance(one, Claim)]
    assert (claim.metric, claim.value) == ("trade_turnover", 450e6)


def test_a_firm_at_work_in_the_other_country_is_a_tie() -> None:
    text = LEAD_RU + "«Группа ГАЗ» собирает в Гомеле грузовики и автобусы."
    assert [one.kind for one in found(read(text), "tie")] == ["presence"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The sides discussed supplies of Belarusian elevators to Tula Oblast.",
        "There is a great interest in the implementation of joint projects.",
        "Special attention was paid to joint projects in metallurgy.",
        "В структуре экспорта 40 процентов приходится на продукцию машиностроения.",
    ],
)
def test_what_is_only_discussed_is_no_tie(sentence: str) -> None:
    assert not read((LEAD if sentence.isascii() else LEAD_RU) + sentence).of("tie")


@pytest.mark.parametrize(
    ("sentence", "firmness", "by"),
    [
        ("«Россельмаш» построит в области сборочный цех, — сказал губернатор.", 3, "RU-TUL"),
        ("«Мы со своей стороны готовы предоставить площадки», — заверил губернатор.", 2, "RU-TUL"),
        ("«Проект обсудили, специалистов пришлем уже в мае», — сказал губернатор.", 3, "RU-TUL"),
        ("Губернатор заверил, что препятствий для поставок не будет.", 3, "RU-TUL"),
        ("По итогам встречи достигнута договоренность о визите делегации.", 4, "both"),
    ],
)
def test_pledges_in_russian(sentence: str, firmness: int, by: str) -> None:
    commitments = found(read(LEAD_RU + sentence), "commitment")
    assert (firmness, by) in [(one.firmness, one.by) for one in commitments]


@pytest.mark.parametrize(
    "sentence",
    [
        "Губернатор сказал, что регион не просит преференций и торопить никого не надо.",
        "Губернатор заметил: давайте не торопиться.",
        "The governor said his region does not want to swap one dependency for another.",
    ],
)
def test_what_is_not_wanted_is_no_proposal(sentence: str) -> None:
    lead = LEAD if sentence.isascii() else LEAD_RU
    assert not read(lead + sentence).of("proposal", "commitment")


def test_signs_of_the_agency_at_the_end_are_no_part_of_what_is_said() -> None:
    assert said(LEAD + "The governor noted that trade is growing fast. Enditem")[-1][2] == "trade is growing fast"


def test_credits_of_pictures_name_no_person_of_the_meeting() -> None:
    minutes = read(LEAD + "The governor noted that trade is growing.\n\nPhoto: Ignacy Domeyko\n")
    assert not any("Domeyko" in one.canonical for one in minutes.entities.values())
