"""Loading files into a store: what arrives, what is told, and what is refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import polars as pl
import pytest

from dovetail.errors import (
    InconsistentDataError,
    InvalidRequestError,
    MissingDataError,
    StoreError,
    UnitMismatchError,
    UnreadableFileError,
    UnsafeInputError,
)
from dovetail.sources.baci import baci
from dovetail.sources.opening import open_reading
from dovetail.store.release import LoadReport
from dovetail.store.store import Store, open_store
from dovetail.terms.layout import Layout

BACI = baci("H5", "baci-hs17")
HEADER = "t,i,j,k,v,q\n"
ROWS = ["2018,112,643,10121,5.5,2.25", "2018,112,643,870120,10,NA", "2018,643,112,270900,7000,1000"]


def write(folder: Path, rows: list[str], name: str = "table.csv", header: str = HEADER) -> Path:
    path = folder / name
    path.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def add(store: Store, path: Path, layout: Layout = BACI, **options: object) -> LoadReport:
    return store.add(open_reading(path, layout), any_magnitude=True, **options)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store")


def rows_of(store: Store) -> pl.DataFrame:
    return store.query("pair_reconciled", a="BLR", b="RUS", first=2018, last=2018)


def rejects_of(report: LoadReport) -> list[dict[str, str]]:
    with report.rejects[0].open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_load_restores_zeros_scales_units_and_keeps_null_apart_from_zero(store: Store, tmp_path: Path) -> None:
    report = add(store, write(tmp_path, ROWS), release="2024", vintage="2024-02-01")
    assert (report.rows, report.rejected, report.skipped) == (3, 0, {})
    rows = rows_of(store).sort("product")
    assert rows["product"].to_list() == ["010121", "270900", "870120"]
    assert rows["value_usd"].to_list() == [5500, 7_000_000, 10_000]
    assert rows["netweight_kg"].to_list() == [2250, 1_000_000, None]
    assert rows["classification"].unique().to_list() == ["H5"]
    assert rows["level"].unique().to_list() == [6]
    (release,) = store.releases()
    assert release.name == "trade_reconciled/baci-hs17/2024"
    assert (release.years, release.rows, release.vintage) == ((2018, 2018), 3, "2024-02-01")
    assert store.source("baci-hs17", "2024", "row").licence == "Etalab Open Licence 2.0"


def test_the_folder_is_the_catalog(store: Store, tmp_path: Path) -> None:
    add(store, write(tmp_path, ROWS), release="2024")
    root = tmp_path / "store"
    assert open_store(root).releases() == store.releases()
    content = json.loads((root / "trade_reconciled/baci-hs17/2024/release.json").read_text("utf-8"))
    assert content["publisher"] == "CEPII, BACI"
    assert not [path for path in root.iterdir() if path.name.startswith(".loading")]


def test_an_empty_store_answers_every_query_without_rows(store: Store) -> None:
    assert rows_of(store).is_empty()
    assert store.query("coverage").is_empty()
    assert store.releases() == ()
    assert "nothing" in str(store.missing("trade of BLR and RUS"))


def test_faulty_rows_are_kept_aside_with_line_column_reason_and_text(store: Store, tmp_path: Path) -> None:
    sound = [f"2018,112,643,{code},1,1" for code in range(100000, 100060)]
    faulty = ["2018,999,643,10122,1,1", "2018,112,643,10123,one,1", "2018,112,643,10124,-5,1", "2018,112,643,10125,1"]
    strange = ["2018,112,643,1012X7,1,1", "18,112,643,10126,1,1", "2018,112,643,,1,1", "2018,112,643,10128,inf,1"]
    report = add(store, write(tmp_path, [*sound, *faulty, *strange]))
    assert (report.rows, report.rejected) == (60, 8)
    found = [(int(row["line"]), row["column"]) for row in rejects_of(report)]
    assert found == [
        (62, "i"),
        (63, "v"),
        (64, "value_usd"),
        (65, ""),
        (66, "product"),
        (67, "period"),
        (68, "product"),
        (69, "v"),
    ]
    reasons = " ".join(row["reason"] for row in rejects_of(report))
    for word in ("code table", "not a number", "negative", "5 cells", "not a period", "is missing", "finite"):
        assert word in reasons
    assert rejects_of(report)[0]["text"] == "2018,999,643,10122,1,1"
    assert any(finding.kind == "rejected" for finding in store.releases()[0].findings)


def test_identical_repeats_are_kept_once_and_conflicting_ones_not_at_all(store: Store, tmp_path: Path) -> None:
    sound = [f"2018,112,643,{code},1,1" for code in range(100000, 100040)]
    repeated = ["2018,112,643,200000,1,1", "2018,112,643,200000,1,1"]
    conflicting = ["2018,112,643,300000,1,1", "2018,112,643,300000,2,1"]
    report = add(store, write(tmp_path, [*sound, *repeated, *conflicting]))
    assert (report.rows, report.rejected) == (41, 2)
    assert {row["text"] for row in rejects_of(report)} == set(conflicting)
    products = rows_of(store)["product"].to_list()
    assert products.count("200000") == 1
    assert "300000" not in products
    assert any(finding.kind == "duplicates" and finding.rows == 1 for finding in report.findings)


def test_a_file_that_is_mostly_faulty_is_refused_whole(store: Store, tmp_path: Path) -> None:
    rows = ["2018,112,643,10121,1,1", "2018,9,9,10121,1,1", "2018,112,643,10121,x,1"]
    with pytest.raises(InconsistentDataError, match="2 of 3 rows") as caught:
        add(store, write(tmp_path, rows))
    assert caught.value.rows
    assert store.releases() == ()
    assert not list((tmp_path / "store").glob("trade*"))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("", "empty"),
        (HEADER, "no row"),
        ("t,i,j,k,q\n2018,112,643,10121,1\n", "v"),
        ("t,i,j,k,v,q,v\n2018,112,643,10121,1,1,1\n", "v"),
        (HEADER + "2018,112,643,10121,1,1\n" * 1 + "2018,112,64", "cut|end"),
        (HEADER + '2018,112,643,10121,1,1\n2018,112,643,"10122,1,1\n', "middle of a row|cut"),
    ],
)
def test_files_that_cannot_be_read_whole_are_refused(store: Store, tmp_path: Path, content: str, word: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=word):
        add(store, path)
    assert store.releases() == ()


def test_a_last_row_without_an_end_is_told(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text(HEADER + "\n".join(ROWS), encoding="utf-8")
    report = add(store, path)
    assert report.rows == 3
    assert any("may be cut off" in finding.message for finding in report.findings)


def test_a_second_file_joins_the_release_and_the_same_file_changes_nothing(store: Store, tmp_path: Path) -> None:
    add(store, write(tmp_path, ROWS, "a.csv"), release="2024")
    report = add(store, write(tmp_path, ["2019,112,643,10121,1,1"], "b.csv"), release="2024")
    assert report.rows == 1
    assert store.releases()[0].rows == 4
    assert store.releases()[0].years == (2018, 2019)
    again = add(store, write(tmp_path, ROWS, "a.csv"), release="2024")
    assert again.parts == ()
    assert store.releases()[0].rows == 4


def test_rows_held_already_are_not_counted_twice(store: Store, tmp_path: Path) -> None:
    add(store, write(tmp_path, ROWS, "a.csv"), release="2024")
    before = store.releases()
    with pytest.raises(InconsistentDataError, match=r"1 rows of c\.csv are held by a\.csv"):
        add(store, write(tmp_path, [ROWS[0], "2018,112,643,999999,1,1"], "c.csv"), release="2024")
    assert store.releases() == before
    add(store, write(tmp_path, ROWS[:1], "c.csv"), release="2024", replace=True)
    assert store.releases()[0].rows == 1
    assert len(list((tmp_path / "store/trade_reconciled/baci-hs17/2024").iterdir())) == 3


def test_several_files_are_one_release_or_none(store: Store, tmp_path: Path) -> None:
    good, bad = write(tmp_path, ROWS, "a.csv"), write(tmp_path, [], "b.csv")
    with pytest.raises(UnreadableFileError):
        store.add([open_reading(good, BACI), open_reading(bad, BACI)], any_magnitude=True)
    assert store.releases() == ()
    other = baci("H0", "baci")
    with pytest.raises(InvalidRequestError, match="one release"):
        store.add([open_reading(good, BACI), open_reading(good, other)])


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "a..b", "x" * 99, "C:\\x", "a\0b"])
def test_a_name_cannot_lead_out_of_the_store(store: Store, tmp_path: Path, name: str) -> None:
    path = write(tmp_path, ROWS)
    if name:
        with pytest.raises(UnsafeInputError, match="could lead out"):
            add(store, path, dataset=name)
        with pytest.raises(UnsafeInputError, match="could lead out"):
            add(store, path, release=name)
    with pytest.raises(UnsafeInputError, match="cannot be the name"):
        store.remove(name, name)
    assert store.releases() == ()


def test_remove_takes_a_release_out_and_leaves_the_others(store: Store, tmp_path: Path) -> None:
    add(store, write(tmp_path, ROWS), release="2024")
    add(store, write(tmp_path, ROWS), release="2025")
    assert store.remove("baci-hs17", "2024").rows == 3
    assert [release.release for release in store.releases()] == ["2025"]
    assert not (tmp_path / "store/trade_reconciled/baci-hs17/2024").exists()
    with pytest.raises(MissingDataError, match="holds baci-hs17/2025"):
        store.remove("baci-hs17", "2024")


def test_the_newest_release_is_seen_and_an_older_one_can_be_asked_for(store: Store, tmp_path: Path) -> None:
    add(store, write(tmp_path, ROWS, "a.csv"), release="v1", vintage="2024-01-01")
    changed = [ROWS[0].replace("5.5", "6.5"), "2018,112,643,10122,1,1"]
    add(store, write(tmp_path, changed, "b.csv"), release="v2", vintage="2025-01-01")
    rows = rows_of(store)
    assert rows.filter(product="010121")["value_usd"].to_list() == [6500]
    assert rows.filter(exporter="RUS")["release"].to_list() == ["v1"], "the newer release does not hold this flow"
    assert "870120" not in rows["product"].to_list(), "and for what it does hold, it alone is seen"
    old = open_store(tmp_path / "store", vintages={"baci-hs17": "v1"})
    assert rows_of(old).filter(product="010121")["value_usd"].to_list() == [5500]
    totals = [finding for finding in store.check() if finding.kind == "vintages"]
    assert len(totals) == 1


def test_a_factor_of_a_thousand_is_caught_both_ways(store: Store, tmp_path: Path) -> None:
    pairs = {("156", "842"): 3.9e8, ("276", "251"): 1.3e8, ("842", "124"): 3.1e8, ("392", "842"): 1.3e8}

    def table(scale: float) -> Path:
        lines = [
            f"2014,{i},{j},{100000 + line},{value * scale / 60:.3f},1"
            for (i, j), value in pairs.items()
            for line in range(60)
        ]
        return write(tmp_path, lines, f"world{scale}.csv")

    for scale in (1000, 0.001):
        with pytest.raises(UnitMismatchError, match="benchmark is") as caught:
            store.add(open_reading(table(scale), BACI))
        ((_, value, benchmark),) = caught.value.rows
        assert value / benchmark == pytest.approx(scale, rel=0.5)
    assert store.releases() == ()
    assert store.add(open_reading(table(1), BACI)).rows == 240
    report = store.add(open_reading(table(1000), BACI), release="vouched", any_magnitude=True)
    assert any(finding.kind == "magnitude" for finding in report.findings)


def test_a_damaged_store_is_told(store: Store, tmp_path: Path) -> None:
    add(store, write(tmp_path, ROWS), release="2024")
    folder = tmp_path / "store/trade_reconciled/baci-hs17/2024"
    data = next(folder.glob("data-*.parquet"))
    data.write_bytes(data.read_bytes()[:-1] + b"x")
    assert [finding.kind for finding in store.check()] == ["damaged"]
    data.unlink()
    with pytest.raises(StoreError):
        rows_of(open_store(tmp_path / "store"))
    (folder / "release.json").write_text("{}", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be read"):
        open_store(tmp_path / "store")


def test_the_packaged_example_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="packaged example"):
        add(open_store(), write(tmp_path, ROWS))
    with pytest.raises(InvalidRequestError, match="packaged example"):
        open_store().remove("comtrade", "x")


def test_a_store_is_a_folder(tmp_path: Path) -> None:
    path = write(tmp_path, ROWS)
    with pytest.raises(StoreError, match="is a file"):
        open_store(path)


def test_sql_in_names_and_cells_stays_text(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "it's; DROP TABLE x --"
    folder.mkdir()
    evil = open_store(folder / "sto're")
    path = write(folder, [*ROWS, "2018,112,643,10129,1,1"], "x';--.csv")
    assert add(evil, path, release="2024").rows == 4
    assert rows_of(evil).height == 4
    assert evil.query("pair_reconciled", a="' OR 1=1 --", b="RUS", first=1, last=9999).is_empty()


@pytest.mark.parametrize("number", ["nan", "NaN", "inf", "-inf", "1e999", "Infinity"])
@pytest.mark.parametrize("column", ["v", "q"])
def test_what_is_no_finite_number_is_never_a_value(store: Store, tmp_path: Path, number: str, column: str) -> None:
    sound = [f"2018,112,643,{code},1,1" for code in range(100000, 100020)]
    faulty = f"2018,112,643,200000,{number},1" if column == "v" else f"2018,112,643,200000,1,{number}"
    report = add(store, write(tmp_path, [*sound, faulty]))
    assert (report.rows, report.rejected) == (20, 1)
    assert rejects_of(report)[0]["column"] == column
    assert rows_of(store)["value_usd"].sum() == 20_000


def test_a_product_code_filled_up_from_fewer_digits_is_refused(store: Store, tmp_path: Path) -> None:
    header = "NAPR,PERIOD,STRANA,TNVED,EDIZM,STOIM,NETTO,KOL\n"
    rows = [f"ЭК,01/2019,BY,72085191{code},796,5,7,1" for code in range(10, 20)]
    report = add(store, write(tmp_path, [*rows, "ЭК,01/2019,BY,8701,796,5,7,1"], header=header), "customs-ru")  # type: ignore[arg-type]
    assert (report.rows, report.rejected) == (10, 1)
    assert rejects_of(report)[0]["reason"] == "'0000008701' is not a product code of EAEU"


def test_a_row_of_no_region_among_regions_is_not_one_of_the_whole_country(store: Store, tmp_path: Path) -> None:
    header = "NAPR,PERIOD,STRANA,TNVED,EDIZM,STOIM,NETTO,KOL,REGION\n"
    rows = [f"ЭК,01/2019,BY,72085191{code},796,5,7,1,75000 - Челябинская область" for code in range(10, 20)]
    report = add(store, write(tmp_path, [*rows, "ЭК,01/2019,BY,7208519100,796,5,7,1,"], header=header), "customs-ru")  # type: ignore[arg-type]
    assert (report.rows, report.rejected) == (10, 1)
    assert (rejects_of(report)[0]["column"], rejects_of(report)[0]["reason"]) == ("reporter", "is missing")


@pytest.mark.parametrize("more", [",", ",,", ",T", ',"a""b"', ",x,x", ",unused 6", ",year"])
def test_columns_that_no_layout_asks_for_may_have_any_name(store: Store, tmp_path: Path, more: str) -> None:
    path = write(tmp_path, [row + "," * more.count(",") for row in ROWS], header=HEADER.rstrip("\n") + more + "\n")
    report = add(store, path)
    assert (report.rows, report.rejected) == (3, 0)
    assert rows_of(store)["value_usd"].sum() == 7_015_500


def test_files_that_a_system_leaves_in_a_folder_do_no_harm(store: Store, tmp_path: Path) -> None:
    add(store, write(tmp_path, ROWS), release="2024")
    home = tmp_path / "store/trade_reconciled/baci-hs17"
    (home / ".DS_Store").write_bytes(b"x")
    (home.parent / ".DS_Store").write_bytes(b"x")
    (home / "2024/@eaDir").mkdir()
    add(store, write(tmp_path, ["2019,112,643,10121,1,1"], "b.csv"), release="2024")
    assert store.releases()[0].rows == 4
    store.remove("baci-hs17", "2024")
    assert store.releases() == ()


def test_a_catalog_is_of_the_folder_it_stands_in(store: Store, tmp_path: Path) -> None:
    add(store, write(tmp_path, ROWS), release="2024")
    home = tmp_path / "store/trade_reconciled/baci-hs17"
    (home / "2024").rename(home / "2025")
    with pytest.raises(StoreError, match=r"of the release trade_reconciled/baci-hs17/2024, and stands in .*2025"):
        open_store(tmp_path / "store")
    (home / "2025").rename(home / "2024")
    catalog = home / "2024/release.json"
    content = json.loads(catalog.read_text("utf-8"))
    content["parts"][0]["file"] = "../../../../secret.parquet"
    catalog.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(StoreError, match="not in its folder"):
        open_store(tmp_path / "store")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"years": ["x"]}, "cannot be read"),
        ({"parts": []}, "names no files"),
        ({"schema_version": 99}, "version 99 of the table trade_reconciled is not one that is known"),
        ({"version": 2}, "another version"),
        ({"more": 1}, "unexpected keyword"),
    ],
)
def test_a_catalog_of_another_kind_is_told(store: Store, tmp_path: Path, change: dict[str, object], told: str) -> None:
    add(store, write(tmp_path, ROWS), release="2024")
    catalog = tmp_path / "store/trade_reconciled/baci-hs17/2024/release.json"
    catalog.write_text(json.dumps(json.loads(catalog.read_text("utf-8")) | change), encoding="utf-8")
    with pytest.raises(StoreError, match=told):
        open_store(tmp_path / "store")


def test_a_vintage_that_is_not_held_is_told_and_one_of_another_table_hides_nothing(
    store: Store, tmp_path: Path
) -> None:
    add(store, write(tmp_path, ROWS), dataset="d", release="v1")
    gdp = write(tmp_path, ["BLR,2014,5"], "gdp.csv", "Country Code,Year,Value\n")
    add(store, gdp, "gdp", dataset="d", release="w")  # type: ignore[arg-type]
    with pytest.raises(MissingDataError, match="no release 'v2' of 'd'"):
        open_store(tmp_path / "store", vintages={"d": "v2"})
    seen = open_store(tmp_path / "store", vintages={"d": "v1"})
    assert rows_of(seen).height == 3
    assert seen.query("macro", territory="BLR", indicator="gdp", first=2014, last=2014).height == 1


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + HEADER + "\n".join(ROWS) + "\n",
        HEADER.replace("\n", "\r\n") + "\r\n".join(ROWS) + "\r\n",
        "t, i ,j,k,v,q\n" + "\n".join(ROWS) + "\n",
        HEADER + "\n".join(ROWS) + "\n\n",
        "x,t,i,j,k,v,q\n" + "\n".join(f'"a ""b"", c\nd",{row}' for row in ROWS) + "\n",
    ],
    ids=["byte-order-mark", "crlf", "blanks-in-header", "empty-last-line", "quoted-line-ends"],
)
def test_the_ways_in_which_a_csv_may_be_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "table.csv").write_bytes(content.encode())
    monkeypatch.chdir(tmp_path)
    report = add(store, Path("table.csv"))
    assert (report.rows, report.rejected) == (3, 0)
    assert rows_of(store)["value_usd"].sum() == 7_015_500


def test_a_release_has_one_publisher(store: Store, tmp_path: Path) -> None:
    from dataclasses import replace

    add(store, write(tmp_path, ROWS, "a.csv"), release="2024")
    other = replace(BACI, publisher="someone else")
    with pytest.raises(InvalidRequestError, match="someone else"):
        add(store, write(tmp_path, ["2019,112,643,10121,1,1"], "b.csv"), other, release="2024")


def test_one_product_in_several_units_is_told(store: Store, tmp_path: Path) -> None:
    header = "NAPR,PERIOD,STRANA,TNVED,EDIZM,STOIM,NETTO,KOL\n"
    rows = ["ЭК,01/2019,BY,7208519100,796,5,7,1", "ЭК,02/2019,BY,7208519100,166,5,7,9"]
    report = add(store, write(tmp_path, rows, header=header), "customs-ru")  # type: ignore[arg-type]
    assert [f.message for f in report.findings if f.kind == "units"] == [
        "quantities of the same product in several units: 1, such as 7208519100 in 166, 796"
    ]


def test_repeats_are_found_in_files_larger_than_one_look(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dovetail.store.sound._AT_ONCE", 7)
    rows = [f"2018,112,643,{code},1,1" for code in range(100000, 100100)]
    report = add(store, write(tmp_path, [*rows, "2018,112,643,100050,1,1", "2018,112,643,100051,2,1"]))
    assert (report.rows, report.rejected) == (99, 2)
