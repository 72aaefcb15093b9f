"""Which years a brief explains."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dovetail.brief.compose import write_brief
from dovetail.brief.document import plain
from dovetail.brief.gathering import _held, _spans, gather
from dovetail.errors import InvalidRequestError, MissingDataError
from dovetail.store.store import open_store
from dovetail.terms.period import Period, Years
from dovetail.terms.territory import Pair

DETAILED = Years(2012, 2020)


def record(values):
    """As much of a result as the choice of spans looks at."""
    levels = [
        SimpleNamespace(period=str(year), reporter="RUS", turnover=SimpleNamespace(value=value))
        for year, value in values.items()
    ]
    return SimpleNamespace(reporter="RUS", levels=levels)


VALLEY = record(dict(zip(range(2012, 2021), (34.4, 30.8, 28.9, 20.4, 25.0, 31.0, 35.0, 35.4, 28.6), strict=True)))


def test_the_spans_part_at_the_last_year_before_the_meeting():
    assert _spans(VALLEY, DETAILED, Period.of("2015-04")) == [Years(2012, 2014), Years(2014, 2020)]


def test_without_a_meeting_they_part_at_the_turning_point():
    assert _spans(VALLEY, DETAILED, None) == [Years(2012, 2015), Years(2015, 2020)]


@pytest.mark.parametrize("meeting", ["2012-05", "2013-01", "2021-06", "2025-08"])
def test_a_meeting_outside_the_years_leaves_one_span(meeting):
    assert _spans(VALLEY, DETAILED, Period.of(meeting)) == [DETAILED]


def test_years_without_products_are_not_parted():
    assert _spans(VALLEY, None, None) == []
    assert _spans(VALLEY, Years(2014, 2014), None) == []


def test_two_years_are_one_span():
    assert _spans(record({2012: 1.0, 2013: 2.0}), Years(2012, 2013), None) == [Years(2012, 2013)]


def test_a_region_is_told_by_the_years_of_its_countries():
    store = open_store()
    assert _held(store, Pair.of("BLR", "RU-CHE")) == _held(store, Pair.of("BLR", "RUS"))


def test_a_pair_that_the_store_does_not_hold():
    with pytest.raises(MissingDataError, match="DEU-BRA"):
        gather(open_store(), Pair.of("DEU", "BRA"), None, None)


def test_a_meeting_must_be_a_period():
    with pytest.raises(InvalidRequestError, match="not a period"):
        write_brief(open_store(), Pair.of("BLR", "RUS"), meeting="soon")


def test_countries_speak_for_themselves():
    brief = write_brief(open_store(), Pair.of("BLR", "RUS"), years=Years(2012, 2014))
    said = " ".join(plain(sentence) for sentence in brief.edition("en").sentences())
    assert "proxy" not in said
    assert "standing in" not in said
    told = [chapter.name for chapter in brief.edition("en").chapters]
    assert told == ["summary", "turnover", "movers", "mirror", "capability", "fit", "potential"]


def test_the_date_of_the_minutes_is_the_meeting():
    minutes = SimpleNamespace(date="2015-04-27")
    brief = write_brief(open_store(), Pair.of("BLR", "RUS"), years=Years(2012, 2014), language="ru", minutes=minutes)
    assert "в апреле 2015" in plain(brief.edition("ru").subtitle).replace("\u00a0", " ")
