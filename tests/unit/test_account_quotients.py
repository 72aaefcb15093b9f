"""Location quotients by the accounts of firms, of industries that a record of people leaves out."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dovetail.analyses.capability import account_quotients, capability
from dovetail.brief.together import index_of_pair
from dovetail.results.derive import Deriver
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.figure import Figure
from dovetail.terms.territory import Pair

REGIONS = ["RU-CHE", "RU-SVE", "RU-PER", "RU-BA", "RU-TUL", "RU-SAM", "RU-ROS", "RU-VLA", "RU-LEN"]


def _quotients(store: Store) -> dict[str, Figure]:
    found = capability(store, "RU-CHE")
    return dict(account_quotients(store, found, Deriver(found.figures)))


def test_the_oblast_of_bulldozers_is_seen_by_its_accounts() -> None:
    told = _quotients(open_store())
    assert set(told) == {"29.13", "29.52"}
    machines = told["29.52"]
    assert machines.value == pytest.approx(2.6, abs=0.15)
    assert machines.interval is not None
    assert machines.interval[0] < machines.value < machines.interval[1]
    assert (machines.grade, machines.territories) == ("estimated", ("RU-CHE",))
    store, pair = open_store(), Pair.of("BLR", "RU-CHE")
    index = index_of_pair(store, pair)
    assert index is not None
    for heading in ("8429", "8430", "8474"):
        assert not index.stands_in(pair.b, heading)
        assert index.value(pair.b, heading) == machines.value
    assert index.stands_in(pair.b, "8426")  # no crane maker's accounts are held: the country's index stands in
    figure = index.figure(pair.b, ("8429",))
    assert figure is not None
    measures = [(one.measure, one.territories) for _, one in index.derive.ledger.explain(figure.id)]
    assert ("revenue", ("RU-CHE",)) in measures
    assert ("revenue", ("RUS",)) in measures


def _store(folder: Path, rows: list[tuple[str, str, float]]) -> Store:
    """Nine regions of 1,000 people each in steel, and the accounts of firms: territory, activity, revenue."""
    people = [(one, "27.1", "OKVED", "employees", "2014", 1000.0, "persons") for one in REGIONS]
    names = ["territory", "industry", "classification", "measure", "period", "amount", "unit"]
    pl.DataFrame(people, names, orient="row").write_csv(folder / "people.csv")
    firms = [
        (f"F{place}", f"Works {place}", territory, activity, "OKVED", "revenue", "2014", amount, "rub")
        for place, (territory, activity, amount) in enumerate(rows)
    ]
    pl.DataFrame(firms, ["firm", "name", *names], orient="row").write_csv(folder / "firms.csv")
    made = open_store(folder / "store")
    for file, layout in (("people.csv", "regional"), ("firms.csv", "firms")):
        with open_reading(folder / file, layout) as reading:
            made.add(reading)
    return made


def test_a_quotient_is_revenue_beside_people_drawn_by_one_firm(tmp_path: Path) -> None:
    each = [(one, "29.52", 100.0) for one in REGIONS]
    told = _quotients(_store(tmp_path, [*each, ("RU-CHE", "29.52.1", 100.0)]))
    # two of ten average firms stand where a ninth of the people are: (2 + 1) / (10 / 9 + 1)
    assert told["29.52"].value == pytest.approx(3 / (10 / 9 + 1))


def test_services_small_firms_and_accounts_of_few_regions_tell_nothing(tmp_path: Path) -> None:
    each = [(one, "29.52", 100.0) for one in REGIONS[1:]]
    (tmp_path / "services").mkdir()
    assert not _quotients(_store(tmp_path / "services", [*each, ("RU-CHE", "29.52.9", 900.0)]))
    (tmp_path / "small").mkdir()
    assert not _quotients(_store(tmp_path / "small", [*each, ("RU-CHE", "29.52", 50.0)]))
    (tmp_path / "few").mkdir()
    assert not _quotients(_store(tmp_path / "few", [*each[:3], ("RU-CHE", "29.52", 900.0)]))
    (tmp_path / "none").mkdir()
    assert not _quotients(_store(tmp_path / "none", [("RU-SVE", "29.52", 900.0)]))


def test_what_people_are_on_record_for_is_not_told_again(tmp_path: Path) -> None:
    told = _quotients(_store(tmp_path, [(one, "27.1", 100.0) for one in REGIONS]))
    assert not told
