"""Answers kept while a store is open."""

from __future__ import annotations

import polars as pl

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
