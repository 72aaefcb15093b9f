"""The reviewed way from industries to goods: complete, in shares that add up, each row with its reason."""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.resources import files

import pytest

from dovetail.terms.industry import (
    industry_headings,
    industry_name,
    isic_shares,
    listed_industry,
    makes_goods,
    part_of,
    unlisted_classes,
)


def rows(name):
    text = files("dovetail.figures").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


LISTED = [row["okved"] for row in rows("industries/okved.csv")]
#: Classes that no published table lists: accounts of firms tell of them.
UNLISTED = unlisted_classes("OKVED")
#: Industries whose product is a service: no goods of theirs cross a border.
SERVICES = {"11.20", "28.5", "50.2", "60.3", "72.2"}


def test_every_published_industry_is_named_and_led_to_isic():
    assert len(LISTED) == 79
    for code in LISTED:
        assert industry_name(code, "OKVED")
        assert industry_name(code, "OKVED", "ru")
        assert sum(isic_shares(code, "OKVED").values()) == pytest.approx(1)
        assert part_of(code, "OKVED") in ("", *LISTED)
        for isic in isic_shares(code, "OKVED"):
            assert industry_name(isic, "ISIC4")


@pytest.mark.parametrize("table", ["okved_isic4", "okved_hs"])
def test_each_row_says_why(table):
    for row in rows(f"industries/{table}.csv"):
        assert row["okved"] in (*LISTED, *UNLISTED)
        assert len(row["reason"]) >= 8


def test_classes_of_accounts_make_what_no_listed_industry_makes_and_no_other_class():
    made = [heading for headings in UNLISTED.values() for heading in headings]
    assert len(made) == len(set(made))
    assert not {heading for code in LISTED for heading in industry_headings(code, "OKVED")} & set(made)
    assert all(listed_industry(code, "OKVED") in ("", "28") for code in UNLISTED)


@pytest.mark.parametrize("code", LISTED)
def test_an_industry_has_goods_unless_it_serves(code):
    headings = industry_headings(code, "OKVED")
    assert bool(headings) == (code not in SERVICES)
    traded = {row["product"] for row in rows("trade_exports_hs4.csv")}
    if headings:
        assert set(headings) & traded
    assert all(0 < share <= 1 for share in headings.values())


def test_the_parts_of_a_heading_are_no_more_than_the_heading():
    parts = defaultdict(float)
    for row in rows("industries/isic4_hs.csv"):
        parts[row["heading"]] += float(row["share"])
    assert max(parts.values()) <= 1.01


def test_telling_goods():
    assert {"7208", "7207"} <= set(industry_headings("27.1", "OKVED"))
    assert "7304" not in industry_headings("27.1", "OKVED")
    assert "8701" in industry_headings("29.3", "OKVED")
    assert set(industry_headings("23.1", "OKVED")) == {"2704", "2706", "2707", "2708"}


@pytest.mark.parametrize(
    ("activity", "listed"),
    [
        ("27.11", "27.1"),
        ("27.43", ""),
        ("26.26", "26.2"),
        ("15.20", "15.2"),
        ("15.11", "15.1-15.4"),
        ("27.52", "27.51-27.52"),
    ],
)
def test_an_activity_falls_under_the_narrowest_listed_industry(activity, listed):
    assert listed_industry(activity, "OKVED") == listed


def test_traders_make_no_goods():
    assert not makes_goods("51.52", "OKVED")
    assert makes_goods("01.23", "OKVED")
    assert makes_goods("steel", "OWN")
