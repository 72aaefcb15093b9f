"""The data verbs on small files: previews, questions, loads, reports, downloads from a server of our own."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dovetail.interfaces.cli import main
from dovetail.store.store import open_store

TABLE = "Год;Направление;Код ТН ВЭД;Стоимость, тыс. долл. США\n2014;Экспорт;8704;1 250,5\n2014;Импорт;7208;980,0\n"
CONSTANTS = ("--set", "reporter=RU-CHE", "--set", "partner=BLR", "--set", "classification=H4")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_bytes(TABLE.encode("cp1251"))
    return path


def run(*arguments: object, answer: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=answer)


def held(store: Path) -> list[dict[str, object]]:
    return json.loads(run("data", "list", "--store", store, "--format", "json").output)["releases"]


def test_an_own_table_is_shown_and_loaded_when_agreed(table: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    done = run("data", "add", table, *CONSTANTS, "--store", store, "--dataset", "mine", "--release", "1", answer="y\n")
    assert done.exit_code == 0, done.output
    assert "1,000 usd" in done.output
    assert "Load" in done.output
    assert "stored 2 rows in trade_reported/mine/1" in done.output
    assert [(release["dataset"], release["rows"]) for release in held(store)] == [("mine", 2)]
    shown = run("turnover", "BLR", "RU-CHE", "--store", store, "--years", "2014", "--level", "4")
    assert "1,251" in shown.output, shown.output


def test_saying_no_loads_nothing(table: Path, tmp_path: Path) -> None:
    done = run("data", "add", table, *CONSTANTS, "--store", tmp_path / "store", answer="n\n")
    assert done.exit_code == 1
    assert "Aborted" in done.output
    assert held(tmp_path / "store") == []


def test_a_preview_loads_nothing(table: Path, tmp_path: Path) -> None:
    done = run("data", "add", table, *CONSTANTS, "--preview", "--store", tmp_path / "store")
    assert done.exit_code == 0
    assert "1250500" in done.output
    assert not (tmp_path / "store").exists()


def test_what_an_own_table_lacks_is_said(table: Path, tmp_path: Path) -> None:
    done = run("data", "add", table, "--yes", "--store", tmp_path / "store")
    assert done.exit_code == 4
    assert "reporter" in done.output
    assert "What to do" in done.output


def test_a_release_is_removed_when_agreed(table: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    run("data", "add", table, *CONSTANTS, "--yes", "--store", store, "--dataset", "mine", "--release", "1")
    assert run("data", "remove", "mine", "1", "--store", store, answer="n\n").exit_code == 1
    assert len(held(store)) == 1
    done = run("data", "remove", "mine", "1", "--store", store, "--yes")
    assert "removed trade_reported/mine/1: 2 rows" in done.output
    assert held(store) == []


def test_without_a_folder_the_data_directory_of_the_user_is_used(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DOVETAIL_STORE", raising=False)
    done = run("data", "add", table, *CONSTANTS, "--yes")
    assert done.exit_code == 0, done.output
    assert f"The store is {tmp_path / 'home'}" in done.output


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (("--as", "bacy"), 3, "there is no layout 'bacy'"),
        (("--as", "baci", "--map", "a=b"), 2, "are for own tables"),
        (("--as", "baci", "--table", "macro"), 2, "are for own tables"),
        (("--as", "firms", "--set", "colour=red"), 3, "the table firm_accounts has no column 'colour'"),
        (("--as", "firms", "--set", "classification=H4"), 3, "give ISIC4, OKVED"),
        (("--as", "baci"), 5, "lacks"),
        (("--map", "value_usd"), 2, "is not of the form NAME=VALUE"),
        (("--table", "trades"), 3, "there is no table 'trades'"),
        ((*CONSTANTS, "--yes", "--dataset", "../out"), 5, "cannot be the name of a data set"),
        ((*CONSTANTS, "--yes", "--map", "value_usd=Цена"), 3, "Цена"),
    ],
)
def test_loads_that_cannot_be_are_refused(
    table: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, text: str
) -> None:
    done = run("data", "add", table, *arguments, "--store", tmp_path / "store")
    assert text in done.output, done.output
    assert done.exit_code == code
    assert held(tmp_path / "store") == []


def test_a_publishers_file_can_be_looked_at_first(tmp_path: Path) -> None:
    file = tmp_path / "BACI_HS92_Y2021_V202501.csv"
    file.write_text("t,i,j,k,v,q\n2021,4,112,080410,  12.5,  3.1\n2021,4,643,080410,  2.5,NA\n", encoding="utf-8")
    done = run("data", "add", file, "--as", "baci", "--preview")
    assert done.exit_code == 0, done.output
    assert "becomes trade_reconciled" in done.output
    assert "times 1000" in done.output
    store = tmp_path / "store"
    done = run("data", "add", file, "--as", "baci", "--store", store, "--release", "202501")
    assert "stored 2 rows in trade_reconciled/baci/202501" in done.output
    again = run("data", "add", file, "--as", "baci", "--store", store, "--release", "202501")
    assert again.exit_code == 0
    assert "nothing was added" in again.output


def test_what_is_said_of_a_file_in_a_layout_is_kept(tmp_path: Path) -> None:
    file, store = tmp_path / "firms.csv", tmp_path / "store"
    file.write_text(
        "firm,name,territory,industry,classification,measure,period,amount,unit\n1,X,?,27.1,?,revenue,2014,5,rub\n"
    )
    said = ("--publisher", "The office", "--licence", "CC BY 4.0", "--valuation", "net of tax")
    done = run("data", "add", file, *said, "--set", "territory=Минская область", "--set", "classification=OKVED2",
               "--store", store)  # fmt: skip
    assert done.exit_code == 0, done.output
    (release,) = held(store)
    assert (release["publisher"], release["licence"], release["valuation"]) == said[1::2]
    (row,) = open_store(store).query("firm_accounts", territory="BY-MI", measure="revenue").iter_rows(named=True)
    assert row["classification"] == "OKVED2"


def test_a_table_that_is_named_is_read_as_ones_own_whatever_its_columns_are_like(tmp_path: Path) -> None:
    file = tmp_path / "gdp.csv"
    file.write_text("Country Code,Year,Value\nBLR,2014,78.8\n", encoding="utf-8")
    done = run("data", "add", file, "--table", "macro", "--set", "indicator=gdp", "--set", "unit=usd", "--preview")
    assert "as macro" in done.output, done.output


def test_verify_says_which_published_data_it_needs(tmp_path: Path) -> None:
    done = run("verify", "--data", tmp_path)
    assert done.exit_code == 4
    assert "holds no world_trade_1998_2000_sitc.parquet" in done.output


def test_checks_find_what_differs_in_the_packaged_example() -> None:
    done = run("data", "check")
    assert done.exit_code == 0, "editions that differ are what publishers publish, no fault of the store"
    for part in ("warning", "vintages", "14.05", "14.76", "every file is as it was stored"):
        assert part in done.output
    assert run("data", "check", "--strict").exit_code == 1


def test_a_damaged_file_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "BACI_HS92_Y2021_V202501.csv"
    file.write_text("t,i,j,k,v,q\n2021,4,112,080410,  12.5,  3.1\n", encoding="utf-8")
    store = tmp_path / "store"
    assert run("data", "add", file, "--as", "baci", "--store", store, "--release", "202501").exit_code == 0
    sound = run("data", "check", "--store", store)
    assert (sound.exit_code, sound.output) == (0, "Nothing is odd.\n")
    stored = next(store.glob("trade_reconciled/baci/202501/data-*.parquet"))
    stored.write_bytes(stored.read_bytes()[:-1] + b"0")
    done = run("data", "check", "--store", store)
    assert done.exit_code == 1
    assert "1 fault: load these files again." in done.output


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A publisher of our own that serves the files of a folder."""
    site = tmp_path / "site"
    site.mkdir()

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as http:
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def test_fetching_says_what_a_publisher_takes() -> None:
    assert "takes no choice 'sleep'" in run("data", "fetch", "baci", "sleep=1").output
    assert run("data", "fetch", "nobody").exit_code == 3
    assert run("data", "fetch", "baci", "release=no").exit_code == 2


def test_what_is_not_there_is_a_failure_of_the_publisher(server: str, tmp_path: Path) -> None:
    done = run("data", "fetch", "baci", "release=202501", "--base", server, "--to", tmp_path / "got")
    assert done.exit_code == 7, done.output
    assert "404" in done.output


def test_a_file_is_fetched_and_loaded(server: str, tmp_path: Path) -> None:
    import zipfile

    folder = tmp_path / "site" / "DATA_DOWNLOAD" / "baci" / "data"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "BACI_HS92_V202501.zip", "w") as archive:
        archive.writestr("BACI_HS92_Y2021_V202501.csv", "t,i,j,k,v,q\n2021,4,112,080410,  12.5,  3.1\n")
        archive.writestr("Readme.txt", "about")
    store = tmp_path / "store"
    done = run(
        "data",
        "fetch",
        "baci",
        "release=202501",
        "--base",
        server,
        "--to",
        tmp_path / "got",
        "--load",
        "--store",
        store,
    )
    assert done.exit_code == 0, done.output
    assert "sha256" in done.output
    assert "stored 1 row " in done.output
    assert [release["rows"] for release in held(store)] == [1]


def test_a_hand_made_workbook_is_loaded(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Торговля области с Беларусью, тыс. долл. США"])
    sheet.append(["Код ТН ВЭД", "Наименование", 2012, 2013, 2014])
    sheet.append(["0401", "Молоко", 100.5, 120, 90])
    sheet.append([7208, "Прокат", 1000, 900, 950])
    sheet.append(["Всего", "", 1100.5, 1020, 1040])
    book.save(tmp_path / "own.xlsx")
    store = tmp_path / "store"
    told = ("--set", "reporter=RU-CHE", "--set", "partner=BLR", "--set", "flow=export", "--set", "classification=H4")
    done = run("data", "add", tmp_path / "own.xlsx", *told, "--unit", "value_usd=USD 1000", "--store", store, "--yes")
    assert done.exit_code == 0, done.output
    lines = run(
        "turnover",
        "BLR",
        "RU-CHE",
        "--store",
        store,
        "--level",
        "4",
        "--years",
        "2012:2014",
        "--format",
        "csv",
        "--table",
        "lines",
    )
    assert lines.exit_code == 0, lines.output
    assert "0401" in lines.output
    assert "7208" in lines.output


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "arguments", "rows"),
    [
        (
            "trade/comtrade_raw/goods_56-76-92-100-112_2010-2011-2012-2013-2014.csv",
            ("--as", "comtrade-legacy"),
            "2,941",
        ),
        ("trade/baci_hs92_2021_sample.csv", ("--as", "baci-hs92", "--release", "202301"), "71,192"),
        ("trade/customs_hs10_month_sample.parquet", ("--as", "customs-ru"), "32,740"),
        ("stated/belarus_chelyabinsk.csv", ("--as", "stated", "--set", "side_a=BLR", "--set", "side_b=RU-CHE"), "9"),
        ("gravity/gdp.parquet", ("--as", "gdp"), "11,274"),
        ("gravity/population.parquet", ("--as", "population"), ""),
        ("gravity/pwt.parquet", ("--as", "pwt-exchange-rate"), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_real_samples_are_loaded(
    shared: Path, tmp_path: Path, file: str, arguments: tuple[str, ...], rows: str
) -> None:
    done = run("data", "add", shared / "data" / file, *arguments, "--store", tmp_path)
    assert done.exit_code == 0, done.output
    assert f"stored {rows}" in done.output
    assert len(held(tmp_path)) == 1
