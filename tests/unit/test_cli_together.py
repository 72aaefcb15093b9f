"""The verbs of chains, clusters, ventures and appraisals, on the packaged example and a small world of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from dovetail.analyses.appraisal import write_assumptions
from dovetail.interfaces.cli import main
from dovetail.measures.ventures.appraisal import Assumptions
from dovetail.sources.opening import open_reading
from dovetail.store.store import open_store


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    countries = ["BLR", "RUS", "DEU", "FRA", "ITA", "ESP", "POL", "CZE", "AUT", "BEL", "NLD", "SWE", "FIN", "NOR",
                 "DNK", "PRT", "GRC", "HUN", "ROU", "BGR"]  # fmt: skip
    special = {("BLR", "8701"): 900.0, ("RUS", "7304"): 900.0, ("BLR", "8412"): 10.0, ("BLR", "8457"): 300.0}
    codes = ("7304", "7325", "8412", "8457", "8462", "8701", "9999")
    rows = [(2016, country, code, special.get((country, code), 100.0)) for country in countries for code in codes]
    pl.DataFrame(rows, ["year", "exporter", "hs4", "value_usd"], orient="row").write_parquet(folder / "world.parquet")
    with open_reading(folder / "world.parquet", "country-exports") as reading:
        open_store(folder / "store").add(reading)
    return folder / "store"


def test_a_chain_is_shown_and_written(tmp_path: Path) -> None:
    done = run("chains", "BLR", "RU-CHE", "--product", "8704", "--top", "5")
    assert done.exit_code == 0, done.output
    assert "8704 Trucks and dumpers: Belarus \u2013 Chelyabinsk Oblast" in done.output
    assert "runs by" in done.output
    assert "stands in for it" in done.output
    heading = done.output.split("tier")[0] + next(line for line in done.output.splitlines() if "tier" in line)
    assert {"2014\u20132016", "2020,"} <= set(heading.split())
    done = run("chains", "BLR", "RUS", "--product", "8704", "--output", tmp_path / "chain.json")
    assert done.exit_code == 0, done.output
    content = json.loads((tmp_path / "chain.json").read_text("utf-8"))
    assert set(content["tables"]) == {"nodes", "links", "content"}
    done = run("chains", "BLR", "RUS", "--product", "8704", "--format", "csv", "--table", "x")
    assert (done.exit_code, "there is no table 'x'; there are nodes, links, content" in done.output) == (2, True)
    bill = tmp_path / "bill.csv"
    bill.write_text("from,to,kind\n9999,8704,part\n", encoding="utf-8")
    done = run(
        "chains",
        "BLR",
        "RUS",
        "--product",
        "8704",
        "--depth",
        1,
        "--edges",
        bill,
        "--format",
        "csv",
        "--table",
        "nodes",
    )
    assert ",9999," in done.output
    assert run("chains", "BLR", "RUS", "--product", "0000").exit_code == 3


def test_a_cluster_and_ventures_need_a_world_table(world: Path) -> None:
    assert run("clusters", "BLR", "RUS", "machine-tools", "--years", "2010").exit_code == 4
    board = run("clusters", "BLR", "RU-CHE", "machine-tools").output
    assert "Castings" in board
    assert {"2016", "2014\u20132016"} <= set(board.split(" Core ")[0].replace(",", " ").split())
    done = run("clusters", "BLR", "RU-CHE", "machine-tools", "--store", world, "--lang", "ru")
    assert done.exit_code == 0, done.output
    assert "Станкостроение: Беларусь \u2013 Челябинская область" in done.output
    assert run("clusters", "BLR", "RUS", "boats", "--store", world).exit_code == 3
    done = run("ventures", "BLR", "RUS", "--store", world)
    assert done.exit_code == 0, done.output
    assert "8412 Hydraulic" in done.output
    done = run("ventures", "BLR", "RUS", "--store", world, "--format", "csv")
    assert done.output.splitlines()[1].split(",")[0] == "1.0"
    assert run("ventures", "BLR", "RUS", "--store", world, "--weight", "luck=2").exit_code == 2
    assert run("ventures", "BLR", "RUS", "--store", world, "--weight", "need=much").exit_code == 2
    page = run("ventures", "BLR", "RUS", "--store", world, "--format", "html")
    assert page.exit_code == 0
    assert "<table" in page.output


def test_a_venture_is_appraised_from_its_table(tmp_path: Path) -> None:
    file = tmp_path / "foundry.xlsx"
    assert run("appraise", file, "--new").exit_code == 0
    blank = run("appraise", file, "--start", 2026)
    assert blank.exit_code == 5
    assert "capital is not given" in blank.output
    assert run("appraise", file, "--new").exit_code == 2
    assert "--start" in run("appraise", file).output
    made = Assumptions(
        currency="USD", years=5, capital=100, capacity=10, price=8, unit_cost=4, discount_rate=0.12,
        ranges={"price": (7, 9)},
    )  # fmt: skip
    done = run("appraise", write_assumptions(file, made), "--start", 2026, "--name", "Foundry")
    assert done.exit_code == 0, done.output
    assert "Foundry" in done.output
    assert "28.6" in done.output  # 100 now for 40 a year, five times
    assert "Owners" in done.output
    done = run("appraise", file, "--start", 2026, "--format", "csv", "--table", "cash_flows")
    assert done.output.splitlines()[1].startswith("2026,-100")
    assert run("appraise", tmp_path / "none.xlsx", "--start", 2026).exit_code == 5
