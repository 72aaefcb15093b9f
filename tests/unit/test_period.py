from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dovetail.errors import InvalidRequestError
from dovetail.terms.period import Period, Years


@pytest.mark.parametrize(
    ("text", "kind", "months", "code"),
    [
        ("2014", "year", 12, "2014"),
        (2014, "year", 12, "2014"),
        ("2025-H1", "half", 6, "2025-H1"),
        ("2025H2", "half", 6, "2025-H2"),
        ("2014-q1", "quarter", 3, "2014-Q1"),
        ("2014-03", "month", 1, "2014-03"),
        ("201403", "month", 1, "2014-03"),
        ("2017-01..2017-10", "span", 10, "2017-01..2017-10"),
        ("2012..2014", "years", 36, "2012..2014"),
        ("2017-01..2017-12", "year", 12, "2017"),
        ("2014-Q1..2014-Q2", "half", 6, "2014-H1"),
        ("2014-11..2015-02", "span", 4, "2014-11..2015-02"),
    ],
)
def test_periods_read_and_write(text: str | int, kind: str, months: int, code: str) -> None:
    period = Period.of(text)
    assert (period.kind, period.months, str(period)) == (kind, months, code)


@pytest.mark.parametrize(
    "text", ["", "14", "2014-H3", "2014-13", "2014-Q5", "last year", "2014..2012", "20141", "0000"]
)
def test_what_is_no_period_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(InvalidRequestError, match="What to do"):
        Period.of(text)


def test_a_part_of_a_year_is_never_a_year() -> None:
    assert Period.of("2014").is_year
    assert not any(
        Period.of(code).is_year for code in ("2025-H1", "2014-Q1", "2014-03", "2017-01..2017-10", "2012..2014")
    )
    assert not Period(2014, 7, 12).is_year


def test_containing_and_shifting() -> None:
    year, quarter = Period.of("2014"), Period.of("2014-Q1")
    assert year.contains(quarter)
    assert not quarter.contains(year)
    assert year.contains(year)
    assert quarter.shifted(-1) == Period.of("2013-Q1")


@given(st.integers(1, 9000), st.integers(1, 12), st.integers(1, 60))
def test_every_period_reads_back_from_its_code(year: int, month: int, months: int) -> None:
    period = Period(year, month, months)
    assert Period.of(str(period)) == period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2012:2014", 2012, 2014), ("2014", 2014, 2014), ("2012-2014", 2012, 2014), ((2012, 2014), 2012, 2014)],
)
def test_years(text: str | tuple[int, int], first: int, last: int) -> None:
    years = Years.of(text)
    assert (years.first, years.last, len(years)) == (first, last, last - first + 1)
    assert last in years
    assert last + 1 not in years
    assert [period.year for period in years] == list(range(first, last + 1))


@pytest.mark.parametrize("text", ["2014:2012", "12:14", "", "2012:2014:2016"])
def test_years_that_make_no_sense(text: str) -> None:
    with pytest.raises(InvalidRequestError, match="What to do"):
        Years.of(text)
