"""Claims, ties and events in the loose words of spoken reports, each with what it was once read as or missed for."""

from __future__ import annotations

from typing import Any

import pytest

from dovetail.minutes.amounts import amounts
from dovetail.minutes.checking import check_claims
from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.items import Span
from dovetail.minutes.reader import Minutes, read_documents
from dovetail.store.store import open_store

HEAD_EN = (
    "MINSK, 21 June 2023. President of Belarus Alexander Lukashenko met with Governor of Chelyabinsk Oblast Boris "
    "Dubrovsky.\n\n"
)
HEAD_RU = (
    "МИНСК, 21 июня 2023 года. Президент Беларуси Александр Лукашенко встретился с губернатором Челябинской области "
    "Борисом Дубровским.\n\n"
)


def said(words: str) -> Minutes:
    """What the governor says, in English or in Russian."""
    russian = any("а" <= letter <= "я" for letter in words)
    text = f"{HEAD_RU}«{words}», – сказал губернатор.\n" if russian else f"{HEAD_EN}“{words},” the governor said.\n"
    return read_documents([document_from_bytes(text.encode(), "report.txt")])


def told(words: str) -> str:
    """A report that tells something on its own behalf."""
    head = HEAD_RU if any("а" <= letter <= "я" for letter in words) else HEAD_EN
    return head + words + "\n"


def claims(words: str) -> list[tuple[str, str, float | None, str]]:
    found: list[Any] = list(said(words).of("claim"))
    return [(one.metric, one.direction, round(one.value, 1) if one.value else one.value, one.unit) for one in found]


@pytest.mark.parametrize(
    ("words", "value", "unit", "operator"),
    [
        ("порядка двух тысяч турецких строителей", 2000, "count", "~"),
        ("twelve per cent", 12, "percent", "="),
        ("сорок пять процентов", 45, "percent", "="),
        ("two hundred and five companies", 205, "count", "="),
        ("600 с лишним миллионов долларов", 6e8, "usd", ">"),
        ("64 белорусских троллейбуса", 64, "count", "="),
        ("двадцать тонн", 20, "tonnes", "="),
        ("200 trucks", 200, "count", "="),
        ("больше половины парка", 50, "percent", "~"),
        ("every seventh bus", 100 / 7, "percent", "~"),
        ("one-third of all exports", 100 / 3, "percent", "~"),
        ("two-and-a-half times", 2.5, "ratio", "="),
    ],
)
def test_numbers_are_read_in_words_and_with_what_they_count(words: str, value: float, unit: str, operator: str) -> None:
    (one,) = amounts(words, Span(0, len(words)))
    assert (one.value, one.unit, one.operator) == (pytest.approx(value), unit, operator)


@pytest.mark.parametrize("words", ["the first half of the year", "half of 2024", "два раза в неделю", "в конце века"])
def test_a_part_of_a_year_and_a_number_of_times_are_no_amount(words: str) -> None:
    assert amounts(words, Span(0, len(words))) == []


@pytest.mark.parametrize(
    ("words", "direction", "value", "unit"),
    [
        ("Trade turnover amounted to $410 million. That is two-and-a-half times what it was", "increase", 2.5, "ratio"),
        (
            "Trade turnover amounted to $410 million. The decline is due to fuel. Machinery added 21%",
            "increase",
            21,
            "percent",
        ),
        ("Trade reached $300 million last year, almost 20 percent down", "decrease", 20, "percent"),
        (
            "Trade amounted to $410 million last year, which is 7.9 % less than a year before",
            "decrease",
            7.9,
            "percent",
        ),
        ("Товарооборот составил 410 млн долларов. Это плюс 34 процента", "increase", 34, "percent"),
        ("Товарооборот составил 410 млн долларов, увеличившись на 17 процентов", "increase", 17, "percent"),
        ("Товарооборот составил 410 млн долларов, это на 7,9 % меньше, чем годом ранее", "decrease", 7.9, "percent"),
        ("Оборот у нас 410 миллионов, рост на 9 %", "increase", 9, "percent"),
    ],
)
def test_a_bare_change_goes_on_with_the_trade_told_before(words: str, direction: str, value: float, unit: str) -> None:
    level, change = claims(words)
    assert level[0] == "trade_turnover"
    assert change == ("change", direction, value, unit)


@pytest.mark.parametrize(
    "words",
    [
        "Production grew by 5 percent last year",
        "Trade is important to us. The tariff was raised by 12 percent",
        "The price of milk fell by 10 percent",
        "Производство молока выросло на 5 процентов",
        "Торговля важна для нас. Бюджет выделил 300 миллионов рублей на дороги",
        "Our economy grew by 3 percent and trade by 18 percent",
    ],
)
def test_growth_of_something_else_is_no_growth_of_trade(words: str) -> None:
    assert not [one for one in claims(words) if one[0] in ("change", "trade_turnover") and one[2] not in (18.0, None)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Почти 90 миллионов наторговали в прошлом году", [("trade_turnover", 9e7, "count")]),
        ("Оборот больше 210 миллионов долларов", [("trade_turnover", 2.1e8, "usd")]),
        (
            "Товарооборот вырос до 300 миллионов долларов, из них наш экспорт – 71",
            [("trade_turnover", 3e8, "usd"), ("export_flow", 7.1e7, "usd")],
        ),
        (
            "Товарооборот – под миллиард долларов. 600 с лишним – это наш импорт",
            [("trade_turnover", 1e9, "usd"), ("import_flow", 6e8, "usd")],
        ),
        (
            "Trade made 210 million dollars. Exports are about 110",
            [("trade_turnover", 2.1e8, "usd"), ("export_flow", 1.1e8, "usd")],
        ),
        (
            "Trade turnover exceeded $410 million. In 2021 we got stuck at $340 million",
            [("trade_turnover", 4.1e8, "usd"), ("trade_turnover", 3.4e8, "usd")],
        ),
    ],
)
def test_loose_levels_have_the_scale_of_what_was_told_before(words: str, found: list[tuple[str, float, str]]) -> None:
    assert [(metric, value, unit) for metric, _, value, unit in claims(words)] == found


@pytest.mark.parametrize(
    ("words", "metric"),
    [
        ("Belarus is third among our partners", "partner_rank"),
        ("Belarus is the fourth destination of our exports", "partner_rank"),
        ("Germany ranks sixth among the suppliers of Belarus", "partner_rank"),
        ("Беларусь входит в пятерку наших внешнеторговых партнеров", "partner_rank"),
        ("По товарообороту с Беларусью мы замыкаем третий десяток российских регионов", "rank"),
        ("The oblast is among the top 10 Russian regions in trade with Belarus", "rank"),
        ("Every fourth combine harvester in the oblast comes from Gomselmash", "share_of_stock"),
        ("Каждый третий автобус в Челябинске – МАЗ", "share_of_stock"),
        ("Almost one-third of all exports of the oblast go to Belarus", "share"),
        ("Roughly 45 per cent of our machinery exports come from Magnitogorsk", "share"),
        ("Область производит четверть российской стали", "specialisation"),
        ("We supplied more than 2,500 trucks to your farms", "quantity"),
        ("Завод поставил в Минск 118 автобусов", "quantity"),
        ("Число совместных предприятий достигло 143", "quantity"),
        ("Амкодор давно поставляет нам погрузчики", "export_flow_exists"),
        ("We buy machinery of MAZ and tractors of MTZ", "import_flow_exists"),
        ("Our plant has been casting parts for MAZ since 2015", "existence"),
        ("Belarusian companies have built three farms in the oblast", "existence"),
        ("Наш завод уже третий год делает кабины для МТЗ", "existence"),
        ("Belarus is our number two trading partner", "partner_rank"),
        ("Вы для нас – второй по значимости рынок", "partner_rank"),
        ("The oblast holds seventh place among Russian regions in trade with Belarus", "rank"),
        ("Больше половины автобусов в городе – белорусские", "share_of_stock"),
        ("Last year we sold each other goods for 210 million dollars", "trade_turnover"),
        ("Exports shrank by a fifth", "change"),
    ],
)
def test_one_sort_of_claim_is_told_from_another(words: str, metric: str) -> None:
    assert [one[0] for one in claims(words)] == [metric]


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("We get milk powder and cheese from you", "BY>RU-CHE"),
        ("Your tractors work in all our districts", "BY>RU-CHE"),
        ("Мы продаем вам трубы, металл, ферросплавы", "RU-CHE>BY"),
        ("Беларусь взяла у нас 300 тысяч тонн металла", "RU-CHE>BY"),
    ],
)
def test_goods_go_from_the_one_who_makes_them(words: str, direction: str) -> None:
    (one,) = said(words).of("tie")
    assert one.direction == direction  # pyright: ignore[reportAttributeAccessIssue]


def test_a_rank_and_a_share_in_one_sentence_are_two_claims() -> None:
    found = claims("Беларусь входит в пятерку наших торговых партнеров, ее доля в обороте – 8,4 процента")
    assert found == [("partner_rank", "level", None, ""), ("share", "level", 8.4, "percent")]


@pytest.mark.parametrize(
    "words", ["Half of the questions are settled", "Половина вопросов решена", "Треть пути пройдена"]
)
def test_a_part_of_the_talk_is_no_share_of_trade(words: str) -> None:
    assert claims(words) == []


def test_what_is_signed_is_no_export_yet() -> None:
    text = told("В июне «Амкодор» и «Школьный автопарк» подписали контракт на поставку 17 автобусов на 119 млн руб.")
    assert read_documents([document_from_bytes(text.encode(), "report.txt")]).of("claim") == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("MTZ has supplied tractors to our farmers", "supply"),
        ("Мы купили у вас двадцать тонн сухого молока", "supply"),
        ("Павлодар возит к нам соль и алюминий, а Беларусь – тракторы", "supply"),
        ("Челябинский завод комплектует белорусские тракторы двигателями", "supply"),
        ("Belarusian specialists have been training our drivers since 2019", "presence"),
        ("Белорусские строители возводят у нас школу", "presence"),
        ("В Челябинске работают 64 белорусских троллейбуса", "presence"),
        ("Our universities have been working together for ten years", "general"),
        ("Наши вузы вместе готовят инженеров", "general"),
        ("Беларусь остается нашим крупнейшим партнером", "general"),
        ("For us, Belarus is a time-tested friend", "general"),
    ],
)
def test_cooperation_is_seen_in_loose_and_past_words(words: str, kind: str) -> None:
    found: list[Any] = list(said(words).of("tie"))
    assert [one.kind for one in found] == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "MTZ could supply tractors to our farmers",
        "Universities should work together",
        "Мы поставили задачу нарастить торговлю",
        "We have been discussing a joint venture since 2019",
        "Nobody has ever built such a plant in our country",
        "Никто у нас такого завода не построил",
        "Our companies have been waiting for this decision since 2020",
        "Вчера мы видели в университете 200 студентов",
    ],
)
def test_what_might_be_is_no_cooperation(words: str) -> None:
    assert said(words).of("tie") == ()


@pytest.mark.parametrize(
    ("words", "kind", "status", "span"),
    [
        (
            "Премьер-министр встретился 16 мая с губернатором, который находится в Минске.",
            "meeting",
            "past",
            "Премьер-министр встретился 16 мая с губернатором",
        ),
        ("Стороны провели 3 апреля переговоры.", "meeting", "past", "Стороны провели 3 апреля переговоры"),
        (
            "В декабре в Минск отправится бизнес-миссия.",
            "visit",
            "planned",
            "В декабре в Минск отправится бизнес-миссия",
        ),
        ("Завтра гости посетят завод.", "visit", "planned", "Завтра гости посетят завод"),
        ("Ответная поездка намечена на осень.", "visit", "planned", "Ответная поездка намечена на осень"),
        ("Запуск линии намечен на лето.", "facility", "planned", "Запуск линии намечен на лето"),
        (
            "The delegation is paying a working visit to Minsk.",
            "visit",
            "current",
            "The delegation is paying a working visit to Minsk",
        ),
        (
            "The agreement is slated to be signed in May.",
            "signing",
            "planned",
            "The agreement is slated to be signed in May",
        ),
        (
            "The minister held delegation-level talks with the governor.",
            "talks",
            "past",
            "The minister held delegation-level talks with the governor",
        ),
    ],
)
def test_events_have_their_words_and_status(words: str, kind: str, status: str, span: str) -> None:
    text = told(words)
    found: list[Any] = list(read_documents([document_from_bytes(text.encode(), "report.txt")]).of("event"))
    assert [(one.kind, one.status, one.text) for one in found if one.text in words] == [(kind, status, span)]


@pytest.mark.parametrize(
    "words",
    [
        "The sides signed a plan of action for 2023-2025.",
        "По завершении встречи подписан протокол.",
        "If the contract is signed, the governor will come.",
        "This year 84 young people received our scholarships.",
    ],
)
def test_an_agreement_signed_is_no_event_beside(words: str) -> None:
    text = told(words)
    found = read_documents([document_from_bytes(text.encode(), "report.txt")]).of("event")
    assert [one for one in found if one.text in words] == []


def test_a_province_is_the_side_whose_regions_are_called_so() -> None:
    text = (
        "JINAN, 27 March 2024. Governor of Shandong Province Lin Zexu met with Governor of the Brazilian state of "
        "Parana Nisia Floresta. The province buys poultry, and the state sells it.\n"
    )
    minutes = read_documents([document_from_bytes(text.encode(), "report.txt")])
    named = {one.text: one.entity for one in minutes.of("mention") if one.text in ("The province", "the state")}  # pyright: ignore[reportAttributeAccessIssue]
    assert named == {"The province": "CN-SD", "the state": "BR-PR"}


def test_east_azerbaijan_is_not_azerbaijan() -> None:
    text = HEAD_RU + "«Восточный Азербайджан поставляет нам фрукты», – сказал губернатор.\n"
    minutes = read_documents([document_from_bytes(text.encode(), "report.txt")])
    assert "AZ" not in {one.entity for one in minutes.of("mention")}  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    "words",
    [
        "There was no need to sign anything",
        "I will say straight away that the matter is settled",
        "I am sure that they will cope",
        "We will think about it",
    ],
)
def test_a_manner_of_speaking_is_no_pledge(words: str) -> None:
    assert said(words).of("commitment") == ()


@pytest.mark.parametrize(
    "words",
    ["Мы исходим из того, что белорусская сторона снимет ограничения", "We assume that Belarus will lift the limits"],
)
def test_what_is_taken_for_granted_is_not_promised(words: str) -> None:
    minutes = said(words)
    assert minutes.of("commitment") == ()
    (one,) = minutes.of("proposal")
    assert one.firmness == 1  # pyright: ignore[reportAttributeAccessIssue]


def test_the_reason_of_pieces_delivered_is_that_the_record_holds_values() -> None:
    minutes = said("Завод поставил в Минск 118 автобусов")
    (check,) = check_claims(minutes, open_store()).rows
    assert (check.verdict, check.reason.message) == ("not checkable", "pieces")


def test_an_amount_without_a_currency_is_compared_with_none() -> None:
    checks = check_claims(said("Почти 90 миллионов наторговали в прошлом году"), open_store())
    assert [(one.verdict, one.reason.message) for one in checks.rows] == [("not checkable", "currency-unsaid")]
