"""A region seen through the people who work at a product, its country where they are not on record."""

from __future__ import annotations

import math

import polars as pl
import pytest

from dovetail.results.derive import Deriver
from dovetail.results.regional_index import RegionalIndex
from dovetail.results.specialisation import Specialisation
from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger
from dovetail.terms.territory import Territory

REGION, COUNTRY = Territory("RU-CHE"), Territory("RUS")


def _lines() -> pl.DataFrame:
    rows = [
        ("RUS", "7207", 80.0), ("RUS", "7208", 20.0), ("RUS", "8457", 1.0), ("RUS", "8456", 50.0),
        ("DEU", "7207", 20.0), ("DEU", "7208", 30.0), ("DEU", "8457", 50.0), ("DEU", "8456", 10.0),
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=["exporter", "product", "value_usd"], orient="row").with_columns(
        period=pl.lit("2016"), dataset=pl.lit("d"), release=pl.lit("r")
    )


class _People:
    """Quotients of two headings."""

    def __init__(self, derive: Deriver) -> None:
        self._derive = derive

    def value(self, heading: str) -> float:
        return {"7207": 6.0, "7208": 2.0}.get(heading, math.nan)

    def figure(self, heading: str) -> Figure | None:
        value = self.value(heading)
        if math.isnan(value):
            return None
        return self._derive.figure(
            "location_quotient", value, "index", "2014", "own / country", (), grade="estimated",
            interval=(value - 1, value + 1), territories=("RU-CHE",), product=heading,
        )  # fmt: skip

    def breadth(self, heading: str) -> int:
        return 2 * len(self.makers(heading))

    def makers(self, heading: str) -> frozenset[str]:
        return frozenset() if math.isnan(self.value(heading)) else frozenset({"27.1"})


def _source(dataset: str, release: str, locator: str) -> Source:
    return Source(f"{dataset}/{release}", "publisher", locator=locator)


@pytest.fixture
def index() -> RegionalIndex:
    derive = Deriver(Ledger())
    return RegionalIndex(derive, _lines(), _source, {"RU-CHE": _People(derive)})


def test_a_region_with_quotients_is_seen_through_them(index: RegionalIndex) -> None:
    figure = index.figure(REGION, ("7207",))
    assert index.value(REGION, "7207") == 6.0
    assert figure is not None
    assert (figure.value, figure.grade, figure.measure) == (6.0, "estimated", "location_quotient")


def test_where_no_industry_makes_it_the_country_stands_in_and_says_so(index: RegionalIndex) -> None:
    figure = index.figure(REGION, ("8457",))
    national = index.figure(COUNTRY, ("8457",))
    assert figure is not None
    assert national is not None
    assert (figure.grade, figure.value) == ("proxy", national.value)
    assert index.value(REGION, "8457") == index.value(COUNTRY, "8457")


def test_several_headings_are_weighed_by_what_the_country_exports(index: RegionalIndex) -> None:
    figure = index.figure(REGION, ("7207", "7208"), "steel")
    assert figure is not None
    assert figure.value == pytest.approx(0.8 * 6 + 0.2 * 2)
    assert figure.interval == pytest.approx((0.8 * 5 + 0.2 * 1, 0.8 * 7 + 0.2 * 3))
    assert len(figure.inputs) == 2


def test_a_mean_of_some_of_the_headings_says_of_how_many(index: RegionalIndex) -> None:
    figure = index.figure(REGION, ("7207", "8457"), "mixed")
    assert figure is not None
    assert "1 of 2 headings" in figure.formula


def test_a_small_part_of_the_headings_does_not_speak_for_all(index: RegionalIndex) -> None:
    """Makers of valves alone are no makers of hydraulics: the country's index of all stands in."""
    national = index.figure(COUNTRY, ("7208", "8456"), "mixed")
    figure = index.figure(REGION, ("7208", "8456"), "mixed")
    assert national is not None
    assert figure is not None
    assert (figure.grade, figure.value) == ("proxy", national.value)


def test_a_country_is_seen_as_ever(index: RegionalIndex) -> None:
    plain = Specialisation(Deriver(Ledger()), _lines(), _source)
    for heading in ("7207", "7208", "8457"):
        assert index.value(COUNTRY, heading) == plain.value(COUNTRY, heading)
        assert index.abroad(REGION, heading) == plain.value(COUNTRY, heading)


def test_what_one_industry_makes_is_not_told_apart(index: RegionalIndex) -> None:
    assert not index.tells_apart(REGION, "7207", "7208")
    assert index.tells_apart(REGION, "8457", "7208")  # nothing on record makes it: the country's exports tell
    assert index.tells_apart(COUNTRY, "7207", "7208")
    assert [index.breadth(REGION, code) for code in ("7207", "8457")] == [2, 0]
    assert index.breadth(COUNTRY, "7207") == 1


def test_exports_are_weighed_by_the_quotient(index: RegionalIndex) -> None:
    assert index.exports(REGION, "7207") == 480.0
    assert index.exports(REGION, "8457") == 1.0


def test_the_reservation_tells_how_the_side_is_seen(index: RegionalIndex) -> None:
    said = index.reservation(REGION)
    other = index.reservation(Territory("RU-SVE"))
    assert said is not None
    assert other is not None
    assert (said.message, other.message) == ("specialisation_of_work", "specialisation_of_country")
    assert index.reservation(COUNTRY) is None


@pytest.mark.parametrize(
    "rows",
    [
        [("RUS", "7207", 0.0), ("DEU", "7207", 0.0), ("RUS", "7208", 5.0), ("DEU", "7208", 5.0)],
        [("RUS", "7207", 5.0), ("X-WLD", "7208", 10.0)],
        [("RUS", "7207", 0.0), ("DEU", "7207", 3.0)],
        [("RUS", "7207", 0.0)],
    ],
    ids=["nobody sells it", "it is not in the world's total", "the country sells nothing", "nothing is sold"],
)
def test_where_nothing_is_sold_there_is_no_index(rows: list[tuple[str, str, float]]) -> None:
    lines = pl.DataFrame(rows, schema=["exporter", "product", "value_usd"], orient="row").with_columns(
        period=pl.lit("2016"), dataset=pl.lit("d"), release=pl.lit("r")
    )
    index = Specialisation(Deriver(Ledger()), lines, _source)
    assert math.isnan(index.value(COUNTRY, "7207"))
    assert index.figure(COUNTRY, ("7207",)) is None
