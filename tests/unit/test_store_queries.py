"""The named queries: levels, aggregates and datasets are never added to each other."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dovetail.errors import InvalidRequestError, UnknownCodeError
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store, query_text
from dovetail.store.views import AGGREGATES, WHOLES
from dovetail.terms.layout import Layout, RawColumn, Take
from dovetail.terms.schema import TRADE_REPORTED
from dovetail.terms.territory import Territory

#: A file that is the declared table already.
OWN = Layout(
    name="own",
    publisher="Example office",
    licence="own",
    table=TRADE_REPORTED,
    raw=tuple(
        RawColumn(column.name, "float" if column.type == "float" else "text", optional=not column.key)
        for column in TRADE_REPORTED.columns
    ),
    rules={column.name: Take(column.name) for column in TRADE_REPORTED.columns},
)

HEADER = "reporter,partner,flow,period,product,classification,value_usd\n"


def held(folder: Path, *tables: list[str]) -> Store:
    """A store with one dataset a table, named d0, d1, ..."""
    store = open_store(folder / "store")
    for number, rows in enumerate(tables):
        path = folder / f"d{number}.csv"
        path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
        store.add(open_reading(path, OWN), dataset=f"d{number}", release="r", any_magnitude=True)
    return store


def test_a_published_total_stands_beside_the_sum_of_its_lines(tmp_path: Path) -> None:
    store = held(
        tmp_path,
        [
            "BLR,RUS,export,2014,TOTAL,H4,100",
            "BLR,RUS,export,2014,01,H4,60",
            "BLR,RUS,export,2014,0101,H4,55",
            "BLR,RUS,export,2014,02,H4,30",
            "BLR,RUS,export,2014,03,H4,",
            "RUS,BLR,import,2014,01,H4,70",
            "BLR,RUS,import,2014-01,TOTAL,H4,7",
        ],
    )
    rows = store.query("pair_totals", a="RUS", b="BLR", first=2014, last=2014)
    assert rows.select("reporter", "flow", "period", "value_usd", "basis", "sum_of_lines_usd").rows() == [
        ("BLR", "export", "2014", 100.0, "published", 90.0),
        ("BLR", "import", "2014-01", 7.0, "published", None),
        ("RUS", "import", "2014", 70.0, "sum of lines", 70.0),
    ]
    assert rows.select("level", "lines", "unreported").row(0) == (2, 3, 1)
    (finding,) = [finding for finding in store.check() if finding.kind == "totals"]
    assert "100 USD as published, 90 USD as the sum of 3 lines (-10.0%)" in finding.message


def test_a_flow_in_two_files_of_a_release_is_added_up(tmp_path: Path) -> None:
    files = {"a": ["01,H4,60", "02,H4,5"], "b": ["72,H4,30", "73,H4,"]}
    readings = []
    for name, lines in files.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(HEADER + "".join(f"BLR,RUS,export,2014,{line}\n" for line in lines), encoding="utf-8")
        readings.append(open_reading(path, OWN))
    store = open_store(tmp_path / "store")
    store.add(readings, dataset="d0", release="r", any_magnitude=True)
    total = store.query("pair_totals", a="RUS", b="BLR", first=2014, last=2014)
    assert total.select("value_usd", "lines", "unreported", "basis").rows() == [(95.0, 4, 1, "sum of lines")]
    assert store.query("partners", reporter="BLR", first=2014, last=2014)["value_usd"].to_list() == [95.0]
    path = tmp_path / "total.csv"
    path.write_text(f"{HEADER}BLR,RUS,export,2014,TOTAL,H4,95\n", encoding="utf-8")
    store.add(open_reading(path, OWN), dataset="d1", release="r", any_magnitude=True)
    assert store.check() == ()


def test_what_a_load_found_of_half_a_release_is_not_held_against_the_whole(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    found = []
    for name, lines in {"a": ["TOTAL,H4,95", "01,H4,60"], "b": ["72,H4,35"]}.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(HEADER + "".join(f"BLR,RUS,export,2014,{line}\n" for line in lines), encoding="utf-8")
        report = store.add(open_reading(path, OWN), dataset="d0", release="r", any_magnitude=True)
        found.append([finding.kind for finding in report.findings if finding.kind != "magnitude"])
    assert found == [["totals"], []]
    assert [finding.kind for finding in store.check() if finding.kind != "magnitude"] == []


def test_a_level_without_values_gives_way_to_a_finer_one(tmp_path: Path) -> None:
    store = held(tmp_path, ["BLR,RUS,export,2014,01,H4,", "BLR,RUS,export,2014,0101,H4,7"])
    total = store.query("pair_totals", a="RUS", b="BLR", first=2014, last=2014)
    assert total.select("value_usd", "level").rows() == [(7.0, 4)]
    assert store.query("partners", reporter="BLR", first=2014, last=2014)["value_usd"].to_list() == [7.0]


def test_a_difference_from_zero_has_no_per_cent(tmp_path: Path) -> None:
    store = held(tmp_path, ["BLR,RUS,export,2014,TOTAL,H4,0"], ["BLR,RUS,export,2014,TOTAL,H4,5"])
    (finding,) = store.check()
    assert finding.message.endswith("5 USD (published) here, 0 USD (published) there")


def test_flows_of_a_pair_keep_every_level_and_null_apart(tmp_path: Path) -> None:
    store = held(
        tmp_path,
        ["BLR,RUS,export,2014,01,H4,", "BLR,RUS,export,2014,0101,H4,0", "BLR,KAZ,export,2014,01,H4,5"],
    )
    rows = store.query("pair_flows", reporter="BLR", partner=Territory.of("RUS"), first=2014, last=2014)
    assert rows.select("product", "level", "value_usd").rows() == [("01", 2, None), ("0101", 4, 0.0)]
    assert store.query("pair_flows", reporter="BLR", partner="RUS", first=2015, last=2020).is_empty()
    assert store.query("pair_coverage", a="RUS", b="BLR").select("level", "first", "last", "lines").rows() == [
        (2, 2014, 2014, 1),
        (4, 2014, 2014, 1),
    ]


def demand(store: Store, level: int = 2, flow: str = "import") -> pl.DataFrame:
    return store.query("demand", reporter="RUS", flow=flow, first=2012, last=2014, level=level)


def test_demand_adds_partners_and_never_an_aggregate_to_its_members(tmp_path: Path) -> None:
    members = [f"RUS,{partner},import,2014,01,H4,10" for partner in ("BLR", "CHN", "X-490")]
    store = held(tmp_path, [*members, "RUS,BLR,import,2014,0101,H4,10", "RUS,BLR,export,2014,01,H4,10"])
    rows = demand(store)
    assert rows.select("product", "value_usd", "basis").rows() == [("01", 30.0, "sum of 3 partners")]
    assert demand(store, level=4)["basis"].to_list() == ["sum of 1 partners"]
    assert demand(store, level=6).is_empty()


@pytest.mark.parametrize("aggregate", WHOLES)
def test_an_aggregate_answers_where_it_holds_more(tmp_path: Path, aggregate: str) -> None:
    store = held(tmp_path, ["RUS,BLR,import,2014,01,H4,10", f"RUS,{aggregate},import,2014,01,H4,100"])
    assert demand(store).select("value_usd", "basis").rows() == [(100.0, aggregate)]


@pytest.mark.parametrize("group", sorted(set(AGGREGATES) - set(WHOLES)))
def test_a_group_of_partners_never_stands_for_all_of_them(tmp_path: Path, group: str) -> None:
    longer = [f"RUS,{group},import,{year},01,H4,100" for year in (2012, 2013, 2014)]
    store = held(tmp_path, ["RUS,BLR,import,2014,01,H4,10", "RUS,CHN,import,2014,01,H4,20", *longer])
    assert demand(store).select("period", "value_usd", "basis").rows() == [("2014", 30.0, "sum of 2 partners")]


def test_the_world_is_the_first_choice_and_one_dataset_answers_for_the_whole_span(tmp_path: Path) -> None:
    short = ["RUS,X-WLD,import,2014,01,H4,500"]
    long = [f"RUS,{partner},import,{year},01,H4,10" for partner in ("BLR", "CHN") for year in (2012, 2013, 2014)]
    long += [f"RUS,X-WLD,import,{year},01,H4,19" for year in (2012, 2013, 2014)]
    rows = demand(held(tmp_path, short, long))
    assert rows.select("period", "value_usd", "basis", "dataset").rows() == [
        (year, 19.0, "X-WLD", "d1") for year in ("2012", "2013", "2014")
    ]


def test_a_flow_in_two_classifications_counts_once(tmp_path: Path) -> None:
    rows = [
        f"RUS,{partner},import,2014,72,{told},10" for partner in ("BLR", "CHN", "DEU") for told in ("S2", "H3", "H4")
    ]
    rows += ["RUS,KAZ,import,2014,72,H3,5", "RUS,X-WLD,export,2014,72,S2,70", "RUS,X-WLD,export,2014,72,H4,80"]
    store = held(tmp_path, [*rows, "X-WLD,X-WLD,export,2014,72,H4,900"])
    assert demand(store).select("value_usd", "classification").sort("classification").rows() == [
        (5.0, "H3"),
        (30.0, "H4"),
    ]
    suppliers = store.query("suppliers", importer="RUS", partner="BLR", level=2, top=9, first=2014, last=2014)
    assert suppliers.select("partner", "value_usd").rows() == [("CHN", 10.0), ("DEU", 10.0), ("KAZ", 5.0)]
    sold = store.query("exports_by_exporter", first=2014, last=2014, level=2, least=2)
    assert sold.select("exporter", "value_usd").rows() == [("RUS", 80.0), ("X-WLD", 900.0)]


def test_months_and_years_are_answered_apart(tmp_path: Path) -> None:
    store = held(tmp_path, ["RUS,BLR,import,2014,01,H4,100", "RUS,BLR,import,2014-02,01,H4,9"])
    assert demand(store).select("period", "value_usd").rows() == [("2014", 100.0), ("2014-02", 9.0)]


def test_an_unreported_value_is_counted_and_not_a_zero(tmp_path: Path) -> None:
    store = held(tmp_path, ["RUS,BLR,import,2014,01,H4,", "RUS,CHN,import,2014,02,H4,", "RUS,BLR,import,2014,02,H4,4"])
    assert demand(store).select("product", "value_usd", "unreported").rows() == [("01", None, 1), ("02", 4.0, 1)]


def test_the_example_covers_the_pair_of_the_brief() -> None:
    store = open_store()
    coverage = store.query("coverage")
    assert {"trade_reported", "macro", "stated"} <= set(coverage["table"])
    assert coverage["rows"].min() > 0  # type: ignore[operator]
    assert store.query("stated", a="RU-CHE", b="BLR").height == 9
    assert store.query("macro", territory="RUS", indicator="gdp", first=2014, last=2014)["value"].item() > 1e12
    totals = store.query("pair_totals", a="RUS", b="BLR", first=2014, last=2014)
    assert {"published", "sum of lines"} == set(totals["basis"])
    assert demand(store)["basis"].unique().to_list() == ["X-P62"]
    for release in store.releases():
        source = store.source(release.dataset, release.release, "a row")
        assert source.publisher
        assert source.licence
        assert source.vintage
        assert release.rows > 0


def test_a_query_takes_its_parameters_and_no_others() -> None:
    store = open_store()
    with pytest.raises(UnknownCodeError, match="there is no query 'x'"):
        store.query("x")
    with pytest.raises(UnknownCodeError):
        query_text("../store")
    with pytest.raises(InvalidRequestError, match="takes a, b, and was given a"):
        store.query("stated", a="BLR")
