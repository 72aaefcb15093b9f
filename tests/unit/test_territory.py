from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from dovetail.errors import InvalidRequestError, UnknownCodeError
from dovetail.terms.territory import CASES, Pair, Territory


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BLR", "BLR"),
        ("blr", "BLR"),
        (" by ", "BLR"),
        ("Belarus", "BLR"),
        ("Republic of Belarus", "BLR"),
        ("Belarus Republic", "BLR"),
        ("Byelorussia", "BLR"),
        ("Беларусь", "BLR"),
        ("Белоруссия", "BLR"),
        ("Республика Беларусь", "BLR"),
        ("Беларуси", "BLR"),
        ("Russian Federation", "RUS"),
        ("RU-CHE", "RU-CHE"),
        ("ru-che", "RU-CHE"),
        ("RU CHE", "RU-CHE"),
        ("CHE", "CHE"),
        ("Switzerland", "CHE"),
        ("Chelyabinsk Region", "RU-CHE"),
        ("the Chelyabinsk region", "RU-CHE"),
        ("Chelyabinsk oblast", "RU-CHE"),
        ("Chelyabinsk", "RU-CHE"),
        ("Chelyabisnk", "RU-CHE"),
        ("Челябинская область", "RU-CHE"),
        ("Челябинской области", "RU-CHE"),
        ("Челябинская обл.", "RU-CHE"),
        ("ЧЕЛЯБИНСКАЯ ОБЛ", "RU-CHE"),
        ("Респ. Татарстан", "RU-TA"),
        ("Татарстан", "RU-TA"),
        ("Ямало-Ненецкий АО", "RU-YAN"),
        ("Республика Алтай", "RU-AL"),
        ("Алтайский край", "RU-ALT"),
        ("Minsk", "BY-HM"),
        ("Minsk Region", "BY-MI"),
        ("Минская обл.", "BY-MI"),
        ("Moscow", "RU-MOW"),
        ("Московская область", "RU-MOS"),
        ("Republic of Korea", "KOR"),
        ("Korea, Rep.", "KOR"),
        ("DPRK", "PRK"),
        ("Congo, Dem. Rep.", "COD"),
        ("Georgia", "GEO"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Dominica", "DMA"),
        ("Niger", "NER"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Кот-д'Ивуар", "CIV"),
        ("Czech Republic", "CZE"),
        ("США", "USA"),
        ("U.S.A.", "USA"),
        ("Йемен", "YEM"),
        ("Bavaria", "DE-BY"),
        ("Львовская обл.", "UA-46"),
        ("de-by", "DE-BY"),
        ("State of Georgia", "US-GA"),
        ("World", "X-WLD"),
        ("RoW", "X-ROW"),
        ("Rest of the world", "X-ROW"),
        ("остальной мир", "X-ROW"),
        ("СССР", "X-810"),
    ],
)
def test_a_published_spelling_finds_its_territory(text: str, code: str) -> None:
    assert Territory.of(text).code == code


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Congo", {"COG", "COD"}),
        ("Korea", {"KOR", "PRK"}),
        ("Корея", {"KOR", "PRK"}),
        ("Altai", {"RU-AL", "RU-ALT"}),
    ],
)
def test_a_name_of_several_territories_is_not_guessed(text: str, near: set[str]) -> None:
    with pytest.raises(UnknownCodeError, match="may mean") as caught:
        Territory.of(text)
    assert set(caught.value.near) == near


@pytest.mark.parametrize(
    ("text", "first"),
    [("Belaru", "BLR"), ("Chelyabinks", "RU-CHE"), ("Челябинска область", "RU-CHE"), ("Kazakstn", "KAZ")],
)
def test_an_unknown_name_comes_with_near_matches(text: str, first: str) -> None:
    with pytest.raises(UnknownCodeError, match="What to do") as caught:
        Territory.of(text)
    assert caught.value.near[0] == first
    assert first in str(caught.value)


@pytest.mark.parametrize("text", ["", "  ", "?", "XXX", "RU-XXX", "nowhere at all"])
def test_what_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(UnknownCodeError, match="is not a known country or region"):
        Territory.of(text)


@pytest.mark.parametrize(
    ("code", "cases"),
    [
        ("BLR", "Беларусь Беларуси Беларуси Беларусь Беларусью Беларуси"),
        ("RUS", "Россия России России Россию Россией России"),
        ("CHN", "Китай Китая Китаю Китай Китаем Китае"),
        ("USA", "США США США США США США"),
        ("EGY", "Египет Египта Египту Египет Египтом Египте"),
        ("MUS", "Маврикий Маврикия Маврикию Маврикий Маврикием Маврикии"),
        ("NLD", "Нидерланды Нидерландов Нидерландам Нидерланды Нидерландами Нидерландах"),
        ("ISR", "Израиль Израиля Израилю Израиль Израилем Израиле"),
        ("CUB", "Куба Кубы Кубе Кубу Кубой Кубе"),
        ("PER", "Перу Перу Перу Перу Перу Перу"),
        ("RU-MOW", "Москва Москвы Москве Москву Москвой Москве"),
        ("KZ-75", "Алматы Алматы Алматы Алматы Алматы Алматы"),
    ],
)
def test_russian_cases_of_one_word(code: str, cases: str) -> None:
    assert [Territory(code).name("ru", case) for case in CASES] == cases.split()


@pytest.mark.parametrize(
    ("code", "genitive", "instrumental", "locative"),
    [
        ("RU-CHE", "Челябинской области", "Челябинской областью", "Челябинской области"),
        ("RU-PER", "Пермского края", "Пермским краем", "Пермском крае"),
        ("RU-TA", "Республики Татарстан", "Республикой Татарстан", "Республике Татарстан"),
        ("RU-CE", "Чеченской Республики", "Чеченской Республикой", "Чеченской Республике"),
        ("KZ-33", "области Жетысу", "областью Жетысу", "области Жетысу"),
        ("KOR", "Республики Корея", "Республикой Корея", "Республике Корея"),
        ("PNG", "Папуа — Новой Гвинеи", "Папуа — Новой Гвинеей", "Папуа — Новой Гвинее"),
        ("BIH", "Боснии и Герцеговины", "Боснией и Герцеговиной", "Боснии и Герцеговине"),
        ("GNB", "Гвинеи-Бисау", "Гвинеей-Бисау", "Гвинее-Бисау"),
        ("SLB", "Соломоновых островов", "Соломоновыми островами", "Соломоновых островах"),
        ("X-WLD", "всего мира", "всем миром", "всем мире"),
        ("X-ROW", "остального мира", "остальным миром", "остальном мире"),
        (
            "X-EAEU",
            "Евразийского экономического союза",
            "Евразийским экономическим союзом",
            "Евразийском экономическом союзе",
        ),
    ],
)
def test_russian_cases_of_several_words(code: str, genitive: str, instrumental: str, locative: str) -> None:
    assert [Territory(code).name("ru", case) for case in ("gen", "ins", "loc")] == [genitive, instrumental, locative]


def test_a_region_knows_its_country() -> None:
    region = Territory.of("RU-CHE")
    assert (region.kind, region.country.code, region.country.kind) == ("region", "RUS", "country")
    assert Territory.of("X-WLD").kind == "area"
    assert Territory.of("X-ROW").country.code == "X-ROW"
    assert region.country.country == region.country


def test_a_pair_needs_two_economies() -> None:
    assert Pair.of("Беларусь", "Челябинская область").codes == ("BLR", "RU-CHE")
    with pytest.raises(InvalidRequestError, match="paired with itself"):
        Pair.of("BLR", "Belarus")
    with pytest.raises(InvalidRequestError, match="lies within the other"):
        Pair.of("RUS", "RU-CHE")


def test_every_spelling_leads_back_to_its_territory() -> None:
    with files("dovetail.figures").joinpath("territories.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name in filter(
            None, (row["code"], row["alpha2"], row["name_en"], row["ru_gen"], *row["spellings"].split("|"))
        ):
            try:
                meant = {Territory.of(name).code}
            except UnknownCodeError as fault:
                meant = set(fault.near)
            assert row["code"] in meant, f"{name} leads to {meant}, not to {row['code']}"
