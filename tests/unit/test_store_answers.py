"""Answers kept while a store is open."""

from __future__ import annotations

import polars as pl
import pytest

from dovetail.store import answers
from dovetail.store.answers import Answers
from dovetail.store.store import open_store


def test_an_answer_is_handed_back_and_cannot_be_changed_from_outside():
    kept = Answers()
    kept.keep("q", pl.DataFrame({"a": [1, 2]}))
    first = kept.get("q")
    assert first is not None
    first.insert_column(0, pl.Series("b", [0, 0]))
    again = kept.get("q")
    assert again is not None
    assert again.columns == ["a"]
    assert kept.get("other") is None


def test_a_large_answer_is_not_kept_and_many_begin_anew(monkeypatch):
    monkeypatch.setattr(answers, "LARGEST", 100)
    monkeypatch.setattr(answers, "MOST", 150)
    kept = Answers()
    kept.keep("large", pl.DataFrame({"a": list(range(1000))}))
    assert kept.get("large") is None
    kept.keep("one", pl.DataFrame({"a": list(range(10))}))
    kept.keep("two", pl.DataFrame({"a": list(range(10))}))
    assert kept.get("one") is None
    assert kept.get("two") is not None


def test_a_question_asked_twice_has_equal_answers_and_another_has_its_own():
    store = open_store()
    asked = {"territory": "BLR", "indicator": "gdp", "first": 2012, "last": 2014}
    first, second = store.query("macro", **asked), store.query("macro", **asked)
    assert first.equals(second)
    assert first is not second
    assert not store.query("macro", **{**asked, "territory": "RUS"}).equals(first)


def test_years_beyond_those_held_are_the_same_question(monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store()
    asked = {"reporter": "RUS", "flow": "import", "level": 2}
    whole = store.query("demand", first=1000, last=9998, **asked)
    monkeypatch.setattr(store, "_open_engine", None)  # nothing may be asked again
    for first, last in ((1900, 2100), (2000, 2020), (1999, 2020)):
        assert store.query("demand", first=first, last=last, **asked).equals(whole)


def test_years_outside_those_held_are_still_asked_of() -> None:
    store = open_store()
    asked = {"reporter": "RUS", "flow": "import", "level": 2}
    assert set(store.query("demand", first=2019, last=2050, **asked)["period"]) == {"2019", "2020"}
    assert store.query("demand", first=2030, last=2040, **asked).is_empty()
    assert store.query("demand", first=1900, last=1950, **asked).is_empty()
    pair = {"a": "RUS", "b": "BLR"}
    near = store.query("value_added", first=2011, last=2011, **pair)
    for first, last in ((1900, 1950), (2030, 2040), (2014, 2014)):
        assert store.query("value_added", first=first, last=last, **pair).equals(near)  # the nearest year there is
