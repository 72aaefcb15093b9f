"""What a venture leans on: markets that have fallen before, one supplier now, one seller of what neither side has."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dovetail.analyses.ventures import VenturesResult, find_ventures
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.parts import PartEdge, PartsGraph
from dovetail.terms.territory import Pair

COUNTRIES = ["BLR", "RUS", "DEU", "FRA", "ITA", "ESP", "POL", "CZE", "AUT", "BEL", "NLD", "SWE", "FIN", "NOR", "DNK",
             "PRT", "GRC", "HUN", "ROU", "BGR", "SVK"]  # fmt: skip
GRAPH = PartsGraph.of(
    [
        PartEdge("8412", "8701", "part", "always"),
        PartEdge("7304", "8412", "material", "usual"),
        PartEdge("8481", "8412", "part", "usual"),
    ]
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Belarus builds tractors, Russia makes tube, and valves are sold by Italy above all; four years of purchases."""
    folder = tmp_path_factory.mktemp("exposure")
    special = {
        ("BLR", "8701"): 900.0, ("RUS", "7304"): 700.0, ("BLR", "8412"): 20.0, ("RUS", "8412"): 100.0,
        ("RUS", "8701"): 5.0, ("BLR", "8481"): 5.0, ("RUS", "8481"): 5.0, ("ITA", "8481"): 2000.0,
    }  # fmt: skip
    world = [(2016, one, code, special.get((one, code), 100.0)) for one in COUNTRIES for code in GRAPH.codes]
    pl.DataFrame(world, ["year", "exporter", "hs4", "value_usd"], orient="row").write_parquet(folder / "world.parquet")
    made = open_store(folder / "store")
    with open_reading(folder / "world.parquet", "country-exports") as reading:
        made.add(reading)
    bought = {2013: (100.0, 60.0), 2014: (100.0, 30.0), 2015: (50.0, 27.0), 2016: (60.0, 40.0)}
    rows = [
        (year, "RUS", partner, "import", "H4", "87", value, number)
        for year, values in bought.items()
        for (partner, number), value in zip((("DEU", 276), ("BLR", 112)), values, strict=True)
    ]
    names = ["year", "reporter", "partner", "flow", "classification", "hs2", "value_usd", "partner_m49"]
    frame = pl.DataFrame(rows, names, orient="row").with_columns(
        pl.col("year").cast(pl.Int16), pl.col("partner_m49").cast(pl.Int16)
    )
    frame.write_parquet(folder / "bought.parquet")
    with open_reading(folder / "bought.parquet", "comtrade-tidy") as reading:
        made.add(reading)
    return made


@pytest.fixture(scope="module")
def found(store: Store) -> VenturesResult:
    return find_ventures(store, Pair.of("BLR", "RUS"), graph=GRAPH)


def test_the_worst_years_of_its_markets_are_told(found: VenturesResult) -> None:
    (one,) = found.ventures
    assert (one.product, one.use, one.builder) == ("8412", "8701", "BLR")
    changes = {fall.change.territories: fall.change for fall in one.shocks}
    assert changes["RUS",].value == pytest.approx(100 * (77 / 130 - 1))  # 2014 to 2015, both partners together
    assert changes["BLR", "RUS"].value == pytest.approx(-50)  # 2013 to 2014
    assert "bad_years_not_on_record" in [caveat.message for caveat in found.caveats]  # of Belarus


def test_what_is_left_in_a_bad_year_is_part_of_the_score(found: VenturesResult) -> None:
    (one,) = found.ventures
    steady = one.scores["steady"]
    assert steady is not None
    assert steady.value == pytest.approx(77 / 130)
    opened = {(figure.measure, figure.period) for _, figure in found.explain(one.score.id)}
    assert {("bought.worst", "2014>2015"), ("imports.all", "2014"), ("imports.all", "2015")} <= opened
    row = found.to_polars().row(0, named=True)
    assert row["steady"] == pytest.approx(77 / 130)
    assert row["worst_year_percent"] == pytest.approx(-50)


def test_what_neither_side_has_names_the_largest_seller(found: VenturesResult) -> None:
    (one,) = found.ventures
    assert one.lacking == ("8481",)
    (share,) = one.alone
    assert share.territories == ("ITA",)
    assert share.value == pytest.approx(100 * 2000 / (2000 + 5 + 5 + 18 * 100))


def test_without_years_of_purchases_the_part_does_not_count(tmp_path: Path) -> None:
    rows = [(2016, one, code, 900.0 if (one, code) in (("BLR", "8701"), ("RUS", "7304")) else 100.0)
            for one in COUNTRIES for code in GRAPH.codes if (one, code) != ("BLR", "8412")]  # fmt: skip
    pl.DataFrame(rows, ["year", "exporter", "hs4", "value_usd"], orient="row").write_parquet(tmp_path / "w.parquet")
    bare = open_store(tmp_path / "store")
    with open_reading(tmp_path / "w.parquet", "country-exports") as reading:
        bare.add(reading)
    result = find_ventures(bare, Pair.of("BLR", "RUS"), graph=GRAPH)
    (one,) = result.ventures
    assert one.shocks == ()
    assert one.scores["steady"] is None
    assert one.dependence is None
    counted = [figure for figure in one.scores.values() if figure]
    assert one.score.value == pytest.approx(sum(figure.value for figure in counted) / len(counted), abs=0.05)
