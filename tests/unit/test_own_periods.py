"""Parts of a year in an analyst's table: a month or quarter is never taken for the year that stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dovetail.errors import InconsistentDataError, UnknownCodeError
from dovetail.sources.own.table import preview
from dovetail.store.release import LoadReport
from dovetail.store.store import Store, open_store

SIDES = {"reporter": "BLR", "partner": "RUS", "flow": "export"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store")


def add(store: Store, text: str, **more: str) -> LoadReport:
    assert store.folder is not None
    path = store.folder.parent / "own.csv"
    path.write_text(text, encoding="utf-8")
    seen = preview(path, constants=SIDES | more, units={"value_usd": "USD"})
    return store.add(seen.reading(), release="1", any_magnitude=True)


def values(store: Store) -> dict[str, float]:
    rows = store.query("pair_flows", reporter="BLR", partner="RUS", first=2012, last=2015)
    return dict(rows.select("period", "value_usd").iter_rows())


@pytest.mark.parametrize(
    ("text", "more", "found"),
    [
        ("Год;Месяц;Стоимость\n2014;3;5\n2014;12;6\n2014;;70\n", {}, {"2014-03": 5, "2014-12": 6, "2014": 70}),
        ("Год;Квартал;Стоимость\n2014;1;5\n2014;IV;6\n", {}, {"2014-Q1": 5, "2014-Q4": 6}),
        ("Месяц;Стоимость\nмарт;5\n4;6\n", {"period": "2014"}, {"2014-03": 5, "2014-04": 6}),
        ("Месяц;2013;2014\nянварь;1;2\nфевраль;3;4\n", {}, {"2013-01": 1, "2014-01": 2, "2013-02": 3, "2014-02": 4}),
        ("Месяц;2014\n1;5\n", {}, {"2014-01": 5}),
        ("Период;2013;2014\nянварь-март;1;2\n", {}, {"2013-Q1": 1, "2014-Q1": 2}),
        ("Quarter;2013;2014\nQ2;1;2\n3;3;4\n", {}, {"2013-Q2": 1, "2014-Q2": 2, "2013-Q3": 3, "2014-Q3": 4}),
    ],
)
def test_a_part_of_a_year_and_its_year_are_one_period(
    store: Store, text: str, more: dict[str, str], found: dict[str, float]
) -> None:
    assert add(store, text, **more).rejected == 0
    assert values(store) == found


def test_two_years_for_one_number_are_refused(store: Store) -> None:
    with pytest.raises(InconsistentDataError, match="'2012 2013' is no known period"):
        add(store, "Год;2013;2014\n2012;1;2\n")


def test_a_column_in_which_nothing_is_known_is_refused_with_its_texts(store: Store) -> None:
    with pytest.raises(InconsistentDataError, match="'spring' is no known period"):
        add(store, "Период;Стоимость\nspring;1\nautumn;2\n")


@pytest.mark.parametrize("name", ["region_industry", "firm_accounts", "ties", "input_output", "nothing"])
def test_a_table_that_headings_do_not_tell_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text("territory;period;amount\nBLR;2014;5\n", encoding="utf-8")
    with pytest.raises(UnknownCodeError, match="name one of trade_reported") as caught:
        preview(path, table=name)
    assert ("--as regional" in str(caught.value)) == (name != "nothing")
