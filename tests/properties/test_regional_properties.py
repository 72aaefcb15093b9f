"""What must hold of any regions: order does not matter, a larger lump draws harder, shares of goods add up."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dovetail.analyses.capability.quotients import quotient, sides

CODES = ("2410", "2821", "1050", "1410")
amounts = st.lists(
    st.lists(st.integers(10, 50_000), min_size=4, max_size=4), min_size=3, max_size=8
)  # persons by region and industry


def rows(table: list[list[int]], order: list[int]) -> pl.DataFrame:
    found = [
        {
            "territory": f"BY-{number:02d}",
            "industry": code,
            "classification": "ISIC4",
            "measure": "employees",
            "period": "2020",
            "amount": float(amount),
            "unit": "persons",
        }
        for number in order
        for code, amount in zip(CODES, table[number], strict=True)
    ]
    return pl.DataFrame(found)


@settings(max_examples=40, deadline=None)
@given(amounts)
def test_the_order_of_regions_does_not_matter(table):
    forward = list(range(len(table)))
    one = sides(rows(table, forward), "BY-00", "BLR")
    other = sides(rows(table, forward[::-1]), "BY-00", "BLR")
    for code in CODES:
        assert quotient(one, code).shrunken[0, 0] == pytest.approx(quotient(other, code).shrunken[0, 0])


@settings(max_examples=40, deadline=None)
@given(amounts)
def test_a_drawn_quotient_lies_between_the_plain_one_and_the_country(table):
    side = sides(rows(table, list(range(len(table)))), "BY-00", "BLR")
    for code in CODES:
        found = quotient(side, code)
        plain, drawn = found.quotient[0, 0], found.shrunken[0, 0]
        assert min(plain, 1) - 1e-9 <= drawn <= max(plain, 1) + 1e-9
        assert found.lower[0, 0] < found.upper[0, 0]


@settings(max_examples=40, deadline=None)
@given(amounts)
def test_quotients_weighted_by_expectation_average_to_one(table):
    side = sides(rows(table, list(range(len(table)))), "BY-00", "BLR")
    for code in CODES:
        found = quotient(side, code)
        assert (found.quotient[:, 0] * side.totals).sum() / side.totals.sum() == pytest.approx(1)
