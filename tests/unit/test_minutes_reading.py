"""What is read from a sentence, and what is left alone."""

from __future__ import annotations

import pytest

from dovetail.minutes.amounts import amounts
from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.firmness import firmness
from dovetail.minutes.items import Claim, Commitment, Date, Mention, Span, Statement
from dovetail.minutes.normal import latin
from dovetail.minutes.reader import Minutes, read_documents

LEAD = "Belarus President Mikhail Orlov met with Governor of Tver Region Vladimir Klimov in Minsk on 14 March 2024.\n\n"
LEAD_RU = (
    "Президент Беларуси Михаил Орлов встретился с губернатором Тверской области "
    "Владимиром Климовым 14 марта 2024 года.\n\n"
)


def read(text: str, *more: str) -> Minutes:
    return read_documents(
        [document_from_bytes(one.encode(), f"{index}.txt", "ABC"[index]) for index, one in enumerate((text, *more))]
    )


def said(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.speaker, one.text) for one in read(text).of("statement") if isinstance(one, Statement)]


@pytest.mark.parametrize(
    ("sentence", "kind", "speaker", "content"),
    [
        ("“Trade is growing fast,” the President said.", "direct", "orlov", "Trade is growing fast"),
        ("The governor noted that trade is growing.", "indirect", "klimov", "trade is growing"),
        ("Trade is growing in all areas, said Vladimir Klimov.", "indirect", "klimov", "Trade is growing in all areas"),
        ("According to the head of state, trade is growing.", "indirect", "orlov", "trade is growing"),
        (
            "The governor asked to convey greetings to the people.",
            "indirect",
            "klimov",
            "to convey greetings to the people",
        ),
        (
            "Vladimir Klimov, governor of Tver Region:\nWe are glad to be here. We will come again.",
            "block",
            "klimov",
            "We are glad to be here. We will come again.",
        ),
        (
            "“Trade is growing fast and we are glad of it, the governor said.",
            "direct",
            "klimov",
            "Trade is growing fast and we are glad of it",
        ),
        (
            "Trade between the two is growing. This was stated by the governor at the meeting.",
            "indirect",
            "klimov",
            "Trade between the two is growing",
        ),
    ],
)
def test_statements_in_english(sentence: str, kind: str, speaker: str, content: str) -> None:
    assert said(LEAD + sentence) == [(kind, speaker, content)]


@pytest.mark.parametrize(
    ("sentence", "kind", "speaker", "content"),
    [
        ("«Торговля быстро растёт», — сказал Президент.", "direct", "orlov", "Торговля быстро растёт"),
        ('"Торговля быстро растёт", - отметил Климов.', "direct", "klimov", "Торговля быстро растёт"),
        ("Губернатор подчеркнул, что торговля растёт.", "indirect", "klimov", "торговля растёт"),
        ("По словам главы государства, торговля растёт.", "indirect", "orlov", "торговля растёт"),
        ("Как отметил губернатор, торговля быстро растёт.", "indirect", "klimov", "торговля быстро растёт"),
        (
            "Торговля быстро растёт. Об этом заявил Владимир Климов на встрече.",
            "indirect",
            "klimov",
            "Торговля быстро растёт",
        ),
        ("— Торговля быстро растёт, — сказал губернатор.", "direct", "klimov", "Торговля быстро растёт"),
        (
            "Губернатор предложил создать совместное предприятие.",
            "indirect",
            "klimov",
            "создать совместное предприятие",
        ),
        (
            "Владимир Климов, губернатор Тверской области:\nМы рады быть здесь. Мы приедем ещё.",
            "block",
            "klimov",
            "Мы рады быть здесь. Мы приедем ещё.",
        ),
        ("Завод «Гомсельмаш» работает давно.", "", "", ""),
    ],
)
def test_statements_in_russian(sentence: str, kind: str, speaker: str, content: str) -> None:
    assert said(LEAD_RU + sentence) == ([(kind, speaker, content)] if kind else [])


def test_a_pronoun_is_the_one_who_just_spoke() -> None:
    found = said(LEAD + "The governor said that trade is growing. “We are glad of that,” he added.")
    assert [speaker for _, speaker, _ in found] == ["klimov", "klimov"]


def test_a_speaker_without_a_name_is_nobody_of_the_named() -> None:
    text = (
        "President of Serbia Jovan Ilic met with President of Hungary Imre Nagy.\n\nDelegations sat down at "
        "the table at noon.\n\nThe minister said that trade is growing."
    )
    (statement,) = read(text).of("statement")
    speaker = read(text).entities[statement.speaker]
    assert (speaker.canonical, speaker.party, speaker.names) == ("minister", "", ())


def test_two_presidents_are_told_apart_by_their_countries() -> None:
    text = (
        "President of Serbia Jovan Ilic met with President of Hungary Imre Nagy.\n\nThe Hungarian leader "
        "said that trade is growing.\n\nThe Serbian President noted that it is growing fast."
    )
    assert [speaker for _, speaker, _ in said(text)] == ["nagi", "ilic"]


def test_narration_after_a_statement_is_nobodys() -> None:
    assert (
        len(
            said(
                LEAD
                + (
                    "The governor said that trade is growing. The sides signed a memorandum. The delegation "
                    "visited a plant."
                )
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    ("clause", "intent", "level"),
    [
        ("we will send engineers to you", "commitment", 3),
        ("we are ready to send engineers", "commitment", 2),
        ("if you agree, we will send engineers", "commitment", 2),
        ("I think we will send engineers", "commitment", 1),
        ("the sides agreed to send engineers", "commitment", 4),
        ("we should send engineers", "proposal", 1),
        ("we would like to send engineers", "proposal", 1),
        ("we could build a plant together", "proposal", 1),
        ("мы построим завод", "commitment", 3),
        ("готовы поставлять технику", "commitment", 2),
        ("стороны договорились о поставках", "commitment", 4),
        ("нужно расширять поставки", "proposal", 1),
        ("мы могли бы построить завод", "proposal", 1),
    ],
)
def test_firmness(clause: str, intent: str, level: int) -> None:
    found = firmness(clause)
    assert found is not None
    assert (found.intent, found.level) == (intent, level)


@pytest.mark.parametrize(
    "clause",
    ["trade grew by a third", "it was a good meeting", "we will not send engineers", "торговля выросла на треть"],
)
def test_no_intent(clause: str) -> None:
    assert firmness(clause) is None


@pytest.mark.parametrize("modal", ["could", "may", "should", "would"])
def test_modality_vetoes_ties_and_firm_commitments(modal: str) -> None:
    minutes = read(LEAD + f"The governor said that Tver Region {modal} supply steel and carriages to Belarus.")
    assert not minutes.of("tie")
    assert all(item.firmness < 3 for item in minutes.of("commitment") if isinstance(item, Commitment))


@pytest.mark.parametrize(
    ("words", "operator"),
    [
        ("more than", ">"), ("no more than", "<"), ("not over", "<"), ("did not exceed", "<"), ("at most", "<"),
        ("less than", "<"), ("no less than", ">"), ("up to", "<"), ("not only more than", ">"), ("не более", "<"),
        ("не более чем на", "<"), ("не превысил", "<"), ("превысил", ">"), ("не менее", ">"), ("не меньше чем", ">"),
        ("менее чем", "<"),
    ],
)  # fmt: skip
def test_a_denied_more_is_less_and_a_denied_less_is_more(words: str, operator: str) -> None:
    text = f"{words} $540m"
    (one,) = amounts(text, Span(0, len(text)))
    assert (one.value, one.operator) == (540e6, operator)


@pytest.mark.parametrize(
    ("text", "value", "unit", "operator"),
    [
        ("almost $540m", 540e6, "usd", "~"),
        ("50 %", 50, "percent", "="),
        ("in half", 0.5, "ratio", "="),
        ("threefold", 3, "ratio", "="),
        ("more than 2.5 billion euros", 2.5e9, "eur", ">"),
        ("1,234.5 tonnes", 1234.5, "tonnes", "="),
        ("почти 540 млн долларов", 540e6, "usd", "~"),
        ("35,6 млн рублей", 35.6e6, "rub", "="),
        ("в 2,5 раза", 2.5, "ratio", "="),
        ("на треть", 100 / 3, "percent", "~"),
        ("полмиллиарда долларов", 5e8, "usd", "="),
        ("свыше 7 791 предприятия", 7791, "count", ">"),
    ],
)
def test_amounts(text: str, value: float, unit: str, operator: str) -> None:
    (one,) = amounts(text, Span(0, len(text)))
    assert (one.value, one.unit, one.operator) == (pytest.approx(value), unit, operator)


@pytest.mark.parametrize("text", ["in 2015", "on 27 April", "the 70th anniversary", "в 2015 году", "COVID-19"])
def test_no_amounts(text: str) -> None:
    assert amounts(text, Span(0, len(text))) == []


def dated(text: str) -> dict[str, str]:
    return {one.text: one.value for one in read(LEAD + text).of("date") if isinstance(one, Date)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Trade fell in the last two years, he said.", "in the last two years", "2022/2023"),
        ("They arrived three days ago.", "three days ago", "2024-03-11"),
        ("In January-October 2023 trade grew.", "January-October 2023", "2023-01/2023-10"),
        ("In the first half of 2023 trade grew.", "first half of 2023", "2023-H1"),
        ("Last year trade grew again.", "Last year", "2023"),
        ("We like it, we may come again in May, they say.", "", ""),
    ],
)
def test_dates(text: str, words: str, value: str) -> None:
    found = {key: one for key, one in dated(text).items() if key != "14 March 2024"}
    assert found == ({words: value} if words else {})


def test_the_year_of_a_meeting_is_inferred_with_its_reason() -> None:
    minutes = read(
        "The governor arrived in Minsk for a meeting on 27 April, on the eve of the 70th anniversary of the Victory."
    )
    assert minutes.date == "2015-04-27"
    assert "1945 + 70" in minutes.year_from
    assert read("The governor arrived in Minsk for a meeting on 27 April.").date == "--04-27"


def entities(text: str, kind: str) -> dict[str, str]:
    return {
        one.text: one.entity for one in read(text).of("mention") if isinstance(one, Mention) and one.entity_type == kind
    }


def test_firms_known_and_unknown_are_organisations() -> None:
    found = entities(
        LEAD + "The company Zarya Invest and MTZ work with OJSC Lenok and the Ministry of Industry and Trade.", "org"
    )
    assert {"Zarya Invest", "MTZ", "Lenok", "Ministry of Industry and Trade"} <= set(found)
    found = entities(
        LEAD_RU + "ООО «Заря-Инвест» поставляет технику «Гомсельмашу», БелАЗами и Минскому тракторному заводу.", "org"
    )
    assert {"Заря-Инвест", "Гомсельмашу", "БелАЗами", "Минскому тракторному заводу"} <= set(found)


def test_misspelled_regions_and_names_resolve() -> None:
    assert (
        entities("Belarus and Chelyabisnk region signed a memorandum of cooperation.", "party")["Chelyabisnk region"]
        == "RU-CHE"
    )
    assert latin("Лукашенко") == latin("Lukashenko")


def test_a_claim_carries_its_amount_period_and_how_it_can_be_checked() -> None:
    (claim,) = read(LEAD + "The President noted that in 2023 the trade turnover exceeded $180 million.").of("claim")
    assert isinstance(claim, Claim)
    assert (claim.metric, claim.value, claim.unit, claim.operator, claim.period) == (
        "trade_turnover",
        180e6,
        "usd",
        ">",
        "2023",
    )
    assert claim.checkability == "proxy"


def test_reports_of_one_meeting_are_aligned() -> None:
    minutes = read(
        LEAD + "The governor said that the region is ready to buy forty buses.",
        LEAD + "“We are ready to buy fifty buses if you agree,” the governor said.",
    )
    relation = [
        (row.relation, row.fields) for row in minutes.alignment if len(row.items) == 2 and "commitment" in row.items[0]
    ]
    assert relation == [("differs", ("condition",))]


def test_what_a_reader_should_know_is_noted() -> None:
    assert any(
        "neither side" in note or "fewer than two" in note
        for note in read("The weather was good all day long. It will rain tomorrow in the hills.").notes
    )
    mixed = read(
        LEAD
        + (
            "“Мы рады быть здесь и готовы работать вместе с вами в промышленности, сельском хозяйстве и "
            "науке”, сказал он."
        )
    )
    assert any("mixes English and Russian" in note for note in mixed.notes)


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        (
            "Владимир Климов на встрече с Президентом Беларуси Михаилом Орловым отметил, что торговля растёт.",
            "klimov",
            "торговля растёт",
        ),
        (
            "Президент поблагодарил Владимира Климова за визит и отметил, что торговля растёт.",
            "orlov",
            "торговля растёт",
        ),
        (
            "По его словам, торговля быстро растёт в последние годы.",
            "klimov",
            "торговля быстро растёт в последние годы",
        ),
    ],
)
def test_the_subject_of_the_verb_speaks(sentence: str, speaker: str, content: str) -> None:
    before = "Губернатор сказал, что он рад визиту.\n\n" if sentence.startswith("По его") else ""
    assert ("indirect", speaker, content) in said(LEAD_RU + before + sentence)


def test_a_quotation_that_is_interrupted_has_two_parts() -> None:
    found = said(LEAD_RU + "«Торговля быстро растёт, — сказал Климов. — Мы этому рады».")
    assert found == [("direct", "klimov", "Торговля быстро растёт"), ("direct", "klimov", "Мы этому рады")]


def test_an_agency_that_reports_is_no_part_of_the_content() -> None:
    assert said(LEAD_RU + "Губернатор отметил, что торговля растёт, сообщает БЕЛТА.") == [
        ("indirect", "klimov", "торговля растёт")
    ]


def test_what_is_said_behind_a_courtesy_counts_and_the_courtesy_does_not() -> None:
    assert said(LEAD + "The governor thanked the President for the welcome and said that trade is growing.") == [
        ("indirect", "klimov", "trade is growing")
    ]


def test_the_office_of_a_counterpart_is_that_of_the_one_before() -> None:
    text = (
        "Russian Prime Minister Vladimir Klimov met with his Belarusian counterpart Mikhail Orlov.\n\n“Trade is "
        "growing,” the Belarusian premier said."
    )
    assert [speaker for _, speaker, _ in said(text)] == ["orlov"]


def test_a_name_under_a_paragraph_signs_it() -> None:
    assert said(LEAD + "We are ready to supply food. It is good for us all. Mikhail Orlov") == [
        ("block", "orlov", "We are ready to supply food. It is good for us all.")
    ]


@pytest.mark.parametrize("words", ["70-й годовщины Победы", "70-летия Великой Победы"])
def test_a_russian_anniversary_gives_the_year(words: str) -> None:
    minutes = read(
        "Президент Беларуси Михаил Орлов встретился с губернатором Тверской области Владимиром Климовым "
        f"27 апреля накануне {words}.\n"
    )
    assert minutes.date == "2015-04-27"
    assert "1945 + 70" in minutes.year_from


def test_the_goods_of_a_supply_are_those_that_move_and_a_persons_ties_have_none() -> None:
    (supplied,) = read(LEAD + "The governor said: “Belarusian machine builders use metal produced in Tver Region.”").of(
        "tie"
    )
    assert getattr(supplied, "hs", ()) == ("72", "73")
    (personal,) = read(
        LEAD + "The President said that the steel industry of the region is headed by a man who has ties with Belarus."
    ).of("tie")
    assert (getattr(personal, "kind", ""), getattr(personal, "hs", ())) == ("personal", ())


def test_a_given_name_in_another_case_is_no_town() -> None:
    minutes = read(
        "Президент Беларуси Михаил Орлов встретился с губернатором Тверской области Борисом Климовым 14 марта 2024 "
        "года. Они посетили завод в городе Борисов.\n"
    )
    assert [one.text for one in minutes.of("mention") if getattr(one, "entity_type", "") == "place"] == ["Борисов"]
    assert {one.canonical for one in minutes.entities.values() if one.type == "person"} >= {"Борис Климов"}


def test_in_a_mixed_report_what_the_other_language_says_is_given_to_nobody() -> None:
    minutes = read(
        LEAD_RU + "«Мы готовы поставить сто тракторов», — сказал губернатор. The President said: “We agreed to open a "
        "plant in your region.” The governor noted that trade is growing and will grow.\n"
    )
    assert "mixes English and Russian" in minutes.notes[0]
    whose = {one.text: getattr(one, "speaker", "") for one in minutes.of("statement", "commitment")}
    assert whose["Мы готовы поставить сто тракторов"] == "klimov"
    assert {speaker for text, speaker in whose.items() if text.isascii()} == {"unknown"}


def test_a_natural_step_is_no_cooperation_yet() -> None:
    minutes = read(LEAD + "The governor said that both sides are strong, which makes joint ventures a natural step.")
    assert minutes.of("tie", "claim") == ()
