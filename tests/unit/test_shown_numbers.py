"""Numbers and periods as a reader sees them, in both languages."""

from __future__ import annotations

import pytest

from dovetail.results.numbers import cell, common_scale, direction, exact, show, unit_heading
from dovetail.results.periods import name_period
from dovetail.terms.figure import Figure, Source
from dovetail.terms.period import Period

SAID = Source(dataset="stated", publisher="an agency")


def figure(value, unit="usd", grade="computed"):
    source = SAID if grade == "stated" else None
    return Figure(measure="exports", value=value, unit=unit, period="2014", grade=grade, formula="f", source=source)


@pytest.mark.parametrize(
    ("value", "unit", "english", "russian"),
    [
        (16.54e9, "usd", "US$16.5 bn", "16,5 млрд долл."),
        (-16.54e9, "usd", "−US$16.5 bn", "−16,5 млрд долл."),
        (999_960_000, "usd", "US$1.00 bn", "1,00 млрд долл."),
        (999_400_000, "usd", "US$999 mn", "999 млн долл."),
        (1_234_500, "usd", "US$1.23 mn", "1,23 млн долл."),
        (620_401, "usd", "US$620 thousand", "620 тыс. долл."),
        (4.2, "usd", "US$4.20", "4,20 долл."),
        (0.0, "usd", "US$0", "0 долл."),
        (-0.0, "usd", "US$0", "0 долл."),
        (16.2e12, "usd", "US$16.2 trn", "16,2 трлн долл."),
        (43.16e12, "rub", "RUB 43.2 trn", "43,2 трлн руб."),
        (-16.05, "percent", "−16.1%", "−16,1 %"),
        (0.0, "percent", "0.0%", "0,0 %"),
        (-0.04, "percent", "−0.04%", "−0,04 %"),
        (0.4567, "share", "45.7%", "45,7 %"),
        (2.25, "pp", "2.3 pp", "2,3 п. п."),
        (1234, "count", "1,234", "1 234"),
        (5, "years", "5", "5"),
        (38.378, "rub_per_usd", "RUB 38.4 to the dollar", "38,4 руб. за долл."),
        (2_500_000, "kg", "2.50 thousand t", "2,50 тыс. т"),
        (740, "kg", "740 kg", "740 кг"),
        (1495.3, "km", "1,495 km", "1 495 км"),
        (0.1234, "ratio", "0.123", "0,123"),
    ],
)
def test_a_figure_is_shown_in_scale_with_its_unit(value, unit, english, russian):
    assert show(figure(value, unit)).replace("\u00a0", " ") == english
    assert show(figure(value, unit), "ru").replace("\u00a0", " ") == russian


def test_numbers_and_units_never_part_at_the_end_of_a_line():
    assert " " not in show(figure(16.54e9), "ru")
    assert " " not in show(figure(38.4, "rub_per_usd"))


@pytest.mark.parametrize(
    ("value", "shown"), [(66e6, "US$66 mn"), (202.2e6, "US$202.2 mn"), (1e9, "US$1 bn"), (1.0235e9, "US$1.0235 bn")]
)
def test_a_stated_figure_keeps_the_digits_that_were_said(value, shown):
    assert show(figure(value, grade="stated")).replace("\u00a0", " ") == shown


def test_a_stated_change_keeps_its_digits():
    assert show(figure(-24.4, "percent", "stated")) == "−24.4%"
    assert show(figure(-40.0, "percent", "stated")) == "−40%"


def test_signs():
    assert show(figure(5e9), sign="always").startswith("+")
    assert show(figure(-5e9), sign="never").startswith("US$")
    assert show(figure(0.0), sign="always") == "US$0"


def test_cells_share_a_scale_and_tell_what_rounds_to_nothing():
    assert cell(figure(1_240_600_000), scale="mn") == "1,241"
    assert cell(figure(-4.24e9), "ru", scale="bn", places=1) == "−4,2"
    assert cell(figure(1000.0), scale="mn") == "≈0"
    assert cell(figure(-1000.0), scale="mn") == "≈0"
    assert cell(figure(0.0), scale="mn") == "0"
    assert cell(figure(5e6), scale="mn", sign="always") == "+5"


def test_scale_of_a_column_and_its_heading():
    assert common_scale([figure(1e9), figure(21e9)]) == "bn"
    assert common_scale([figure(9.9e9), figure(1e6)]) == "mn"
    assert common_scale([]) == ""
    assert unit_heading("percent").strip() == "%"
    assert unit_heading("usd", "ru", "bn").replace("\u00a0", " ") == "млрд долл."


def test_exact_values_are_not_scaled():
    assert exact(figure(12_316_244_008.0)) == "US$12,316,244,008"
    assert exact(figure(0.000123456, "ratio")) == "0.000123456"


def test_direction_follows_what_is_shown():
    assert direction(figure(0.04, "percent")) == "flat"
    assert direction(figure(-0.06, "percent")) == "down"
    assert direction(figure(1.0)) == "up"


@pytest.mark.parametrize(
    ("code", "english", "russian", "russian_inside"),
    [
        ("2014", "2014", "2014 г.", "в 2014 г."),
        ("2025-H1", "the first half of 2025", "I полугодие 2025 г.", "в I полугодии 2025 г."),
        ("2024-H2", "the second half of 2024", "II полугодие 2024 г.", "во II полугодии 2024 г."),
        ("2014-Q2", "the second quarter of 2014", "II квартал 2014 г.", "во II квартале 2014 г."),
        ("2014-03", "March 2014", "март 2014 г.", "в марте 2014 г."),
        ("2014-05", "May 2014", "май 2014 г.", "в мае 2014 г."),
        ("2017-01..2017-10", "January–October 2017", "январь–октябрь 2017 г.", "в январе–октябре 2017 г."),
        ("2012..2014", "2012–2014", "2012–2014 гг.", "в 2012–2014 гг."),
        (
            "2016-11..2017-03",
            "November 2016 – March 2017",
            "ноябрь 2016 г. – март 2017 г.",
            "в ноябре 2016 г. – марте 2017 г.",
        ),
    ],
)
def test_periods_in_words(code, english, russian, russian_inside):
    def plain(text):
        return text.replace("\u00a0", " ")

    assert name_period(code) == english.removeprefix("the ")
    assert name_period(code, "en", "in") == f"in {english}"
    assert plain(name_period(code, "ru")) == russian
    assert plain(name_period(code, "ru", "in")) == russian_inside


@pytest.mark.parametrize(
    ("code", "instrumental", "genitive"),
    [
        ("2014-01", "январём", "января"),
        ("2014-04", "апрелем", "апреля"),
        ("2014-08", "августом", "августа"),
        ("2014-05", "маем", "мая"),
    ],
)
def test_russian_months_are_declined(code, instrumental, genitive):
    assert name_period(code, "ru", "ins").startswith(instrumental)
    assert name_period(Period.of(code), "ru", "gen").startswith(genitive)


def test_a_part_of_a_year_is_never_shown_as_a_year():
    for code in ("2025-H1", "2014-Q1", "2014-03", "2017-01..2017-10"):
        for language in ("en", "ru"):
            assert name_period(code, language) not in (
                "2014",
                "2017",
                "2025",
                "2014\u00a0г.",
                "2017\u00a0г.",
                "2025\u00a0г.",
            )


def test_a_change_names_both_ends():
    assert name_period("2012>2014") == "2012 → 2014"
