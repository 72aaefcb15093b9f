"""Gravity estimated from what a store holds: totals or products, and what lies between countries."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from dovetail.analyses.potential import potential
from dovetail.errors import InconsistentDataError, MissingDataError
from dovetail.measures.gravity.gap import without
from dovetail.measures.gravity.panel import panel
from dovetail.measures.gravity.ppml import ppml
from dovetail.measures.gravity.products import balance
from dovetail.sources.codes import comtrade_codes
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.territory import Pair

CODES = ["ARG", "AUS", "AUT", "BEL", "BGR", "BLR", "BRA", "CAN", "CHE", "CHL", "CHN", "CZE", "DEU", "DNK", "ESP", "EST",
         "FIN", "FRA", "GBR", "GRC", "HUN", "IRL", "ITA", "JPN", "KAZ", "LTU", "LVA", "MEX", "NLD", "NOR", "POL", "PRT",
         "ROU", "RUS"]  # fmt: skip
GOODS = ["870110", "870190", "870899", "720851", "721049", "310420"]
N = len(CODES)


def world() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Distances, borders and trade by product, shape (goods, exporters, importers)."""
    rng = np.random.default_rng(5)
    place = rng.uniform(0, 5000, (N, 2))
    km = 100 + np.hypot(*(place[:, None] - place[None]).transpose(2, 0, 1))
    border = (km < 600).astype(float)
    size = rng.normal(0, 1, (len(GOODS), 2, N))
    eta = 12 + size[:, 0, :, None] + size[:, 1, None, :] - 0.9 * np.log(km / 1000) + 0.5 * border
    trade = np.round(np.exp(eta) * rng.gamma(2.0, 0.5, eta.shape) / 1000, 3)
    trade[rng.random(trade.shape) < 0.15] = 0
    trade[:, np.arange(N), np.arange(N)] = 0
    return km, border, trade


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("gravity")
    numbers = {territory: int(code) for code, territory in comtrade_codes().items()}
    km, border, trade = world()
    k, i, j = np.nonzero(trade)
    pl.DataFrame(
        {
            "t": 2018,
            "i": [numbers[CODES[x]] for x in i],
            "j": [numbers[CODES[x]] for x in j],
            "k": [GOODS[x] for x in k],
            "v": trade[k, i, j],
            "q": 1.0,
        }
    ).write_csv(folder / "BACI_HS92_Y2018_V1.csv")
    i, j = (axis.ravel() for axis in np.indices((N, N)))
    flags = dict.fromkeys(("comlang_off", "colony", "comcol", "smctry"), 0.0)
    pl.DataFrame(
        {"iso_o": [CODES[x] for x in i], "iso_d": [CODES[x] for x in j], "contig": border[i, j], "dist": km[i, j],
         "distw": np.where((i + j) % 7 > 0, km[i, j], np.nan)} | flags
    ).with_columns(pl.col("distw").fill_nan(None)).write_parquet(folder / "geodist.parquet")  # fmt: skip
    store = open_store(folder / "store")
    for file, layout in (("BACI_HS92_Y2018_V1.csv", "baci"), ("geodist.parquet", "geodist")):
        with open_reading(folder / file, layout) as reading:
            store.add(reading, any_magnitude=True)
    return store


def test_the_total_is_predicted_by_the_rest_of_the_world(held: Store) -> None:
    km, border, trade = world()
    found = potential(held, Pair.of("BLR", "RUS"), top=6)
    a, b = CODES.index("BLR"), CODES.index("RUS")
    i, j = np.nonzero(~np.eye(N, dtype=bool))
    regressors = {"log_km": np.log(km[i, j]), "contiguous": border[i, j]}
    rest = without(panel(1000 * trade.sum(0)[i, j], regressors, exporter=i, importer=j), [(a, b), (b, a)])
    for one, way in zip(found.directions, ((a, b), (b, a)), strict=True):
        gap = rest.gap(*way)
        assert one.total_expected is not None
        assert one.total_expected.value == pytest.approx(gap.predicted, rel=1e-6)
        assert one.total_expected.interval == pytest.approx((gap.lower, gap.upper), rel=1e-6)
        assert one.total_actual is not None
        assert one.total_actual.value == pytest.approx(1000 * trade.sum(0)[way])
        assert one.total_expected.formula.endswith("distance, border")  # the other ties are nobody's
    assert "potential_gravity_reconciled" in [caveat.message for caveat in found.caveats]


@pytest.mark.parametrize(("level", "interval"), [(2, True), (4, False), (6, False)])
def test_products_are_expected_at_the_level_asked_for(held: Store, level: int, interval: bool) -> None:
    found = potential(held, Pair.of("BLR", "RUS"), level=level, top=6)
    for one in found.directions:
        assert {line.product for line in one.lines} <= {good[:level] for good in GOODS}
        told = [line.expected for line in one.lines if line.expected]
        assert told
        assert all((figure.interval is not None) is interval and figure.value > 0 for figure in told)
        assert ("itc", "gravity") in one.correlations or len(told) < 5


def test_a_store_of_totals_tells_the_gap_and_says_what_is_missing(tmp_path: Path) -> None:
    km, _, trade = world()
    i, j = np.nonzero(trade.sum(0))
    rows = {"year": 2014, "reporter": [CODES[x] for x in j], "partner": [CODES[x] for x in i],
            "imports_kusd": trade.sum(0)[i, j], "exports_kusd": None}  # fmt: skip
    pl.DataFrame(rows, schema_overrides={"exports_kusd": pl.Float64}).write_parquet(tmp_path / "wits.parquet")
    i, j = (axis.ravel() for axis in np.indices((N, N)))
    ties = {"exporter": [CODES[x] for x in i], "importer": [CODES[x] for x in j], "distance_km": km[i, j]}
    flags = dict.fromkeys(("contig", "comlang_off", "colony", "comcol", "smctry"), 0.0)
    pl.DataFrame(
        {"iso_o": ties["exporter"], "iso_d": ties["importer"], "dist": km[i, j], "distw": km[i, j]} | flags
    ).write_parquet(tmp_path / "geodist.parquet")
    store = open_store(tmp_path / "store")
    for file, layout in (("wits.parquet", "wits"), ("geodist.parquet", "geodist")):
        with open_reading(tmp_path / file, layout) as reading:
            store.add(reading, any_magnitude=True)
    found = potential(store, Pair.of("DEU", "FRA"))
    assert all(one.total_expected and one.total_expected.interval and not one.lines for one in found.directions)
    assert [caveat.message for caveat in found.caveats] == [
        "potential_no_exports",
        "potential_no_exports",
        "potential_gravity_reported",
        "potential_gravity_bounds",
    ]


def test_totals_and_costs_give_what_the_regression_predicts() -> None:
    km, _, trade = world()
    i, j = np.nonzero(~np.eye(N, dtype=bool))
    for flows in trade[:2]:
        fit = ppml(
            panel(flows[i, j], {"log_km": np.log(km[i, j])}, exporter=i, importer=j),
            effects=("exporter-time", "importer-time"),
        )
        ease = np.exp(fit.beta[0] * np.log(km)) * ~np.eye(N, dtype=bool)
        found = balance(flows.sum(1)[None], flows.sum(0)[None], ease)
        assert found.fitted.all()
        predicted = found.outward[0][:, None] * found.inward[0] * ease
        np.testing.assert_allclose(predicted[i, j], fit.predicted, rtol=2e-4)


def test_a_product_without_trade_has_no_prediction_and_totals_must_agree() -> None:
    ease = np.ones((3, 3)) - np.eye(3)
    found = balance([[0, 0, 0], [1, 1, 0]], [[0, 0, 0], [0, 1, 1]], ease)
    assert np.isnan(found.predicted(0, 1, 1.0)[0])
    assert found.predicted(0, 2, 1.0)[1] > 0
    with pytest.raises(InconsistentDataError, match="add up to 2 and 3"):
        balance([[1, 1, 0]], [[0, 1, 2]], ease)


def test_a_country_that_the_table_does_not_cover_is_not_one_that_buys_nothing(held: Store) -> None:
    with pytest.raises(MissingDataError, match="no method can tell the potential of DEU-ZWE"):
        potential(held, Pair.of("DEU", "ZWE"))
