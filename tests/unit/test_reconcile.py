"""Reconciling two reports: freight and reliability come back from data made with known ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dovetail.analyses.turnover import turnover
from dovetail.errors import InconsistentDataError, NotIdentifiedError
from dovetail.measures.change.reconcile import LEAST_SPREAD, estimate_spread, fit_freight, reconcile
from dovetail.terms.territory import Pair

COUNTRIES, YEARS = 40, 6
NAN = float("nan")


def made(seed: int = 1):
    """Flows of a world whose spreads and freight are known: truth, both reports, codes, distance, spreads."""
    random = np.random.default_rng(seed)
    spread = random.uniform(0.02, 0.6, (2, COUNTRIES))
    exporter, importer, _ = np.nonzero(
        np.ones((COUNTRIES, COUNTRIES, YEARS)) * ~np.eye(COUNTRIES, dtype=bool)[..., None]
    )
    distance = random.uniform(5.5, 9.8, exporter.size)
    truth = np.exp(random.normal(17, 2, exporter.size))
    # The mean of |z| of a normal deviate is 0.798 of its standard deviation.
    one, two = random.normal(0, 1 / 0.798, (2, exporter.size))
    by_exporter = truth * np.exp(one * spread[0, exporter])
    by_importer = truth * np.exp(0.01 * distance + two * spread[1, importer])
    return truth, by_exporter, by_importer, exporter, importer, distance, spread


def test_freight_follows_distance():
    _, by_exporter, by_importer, *_, distance, _ = made()
    freight = fit_freight(by_exporter, by_importer, np.column_stack([np.ones_like(distance), distance]))
    assert freight.coefficients[1] == pytest.approx(0.01, abs=0.02)
    assert (freight.margin >= 0).all()
    assert freight.margin.mean() == pytest.approx(0.076, abs=0.02)


def test_spreads_rank_countries_as_they_were_made():
    from scipy.stats import spearmanr

    _, by_exporter, by_importer, exporter, importer, distance, spread = made()
    found = estimate_spread(by_exporter, by_importer, exporter, importer, countries=COUNTRIES, margin=0.01 * distance)
    assert spearmanr(found.as_exporter, spread[0]).statistic > 0.9
    assert spearmanr(found.as_importer, spread[1]).statistic > 0.9


def test_weighting_by_reliability_comes_closer_to_the_truth_than_the_plain_mean():
    truth, by_exporter, by_importer, exporter, importer, distance, _ = made()
    margin = 0.01 * distance
    found = estimate_spread(by_exporter, by_importer, exporter, importer, countries=COUNTRIES, margin=margin)
    weighted = reconcile(
        by_exporter,
        by_importer,
        spread_exporter=found.as_exporter[exporter],
        spread_importer=found.as_importer[importer],
        margin=margin,
    )
    plain = reconcile(by_exporter, by_importer, margin=margin)
    error, usual = (np.abs(np.log(value / truth)).mean() for value in (weighted.value, plain.value))
    assert error < 0.8 * usual
    assert ((weighted.low <= weighted.value * (1 + 1e-12)) & (weighted.value <= weighted.high * (1 + 1e-12))).all()


def test_one_report_stands_alone_and_none_is_unknown():
    found = reconcile(np.array([100.0, NAN, NAN, 0.0]), np.array([NAN, 110.0, NAN, 4.0]), margin=np.log(1.1))
    assert found.value[:2].tolist() == pytest.approx([100, 100])
    assert np.isnan(found.value[2])
    assert found.value[3] == pytest.approx(0.5 * 4 / 1.1)
    assert found.weight.tolist() == [1.0, 0.0, 0.0, 0.5]


def test_an_unknown_spread_counts_as_the_others_and_nobody_is_beyond_doubt():
    both = (np.array([100.0]), np.array([200.0]))
    assert reconcile(*both, spread_exporter=np.array([NAN]), spread_importer=0.3).value.tolist() == [150]
    assert reconcile(*both, spread_exporter=0.0, spread_importer=LEAST_SPREAD).value.tolist() == [150]


def test_too_few_flows_and_collinear_regressors_are_refused():
    few = np.ones(10)
    with pytest.raises(NotIdentifiedError, match="only 10 flows"):
        fit_freight(few, few, np.ones((10, 1)))
    with pytest.raises(NotIdentifiedError, match="only 10 flows"):
        estimate_spread(few, few, np.zeros(10, dtype=np.intp), np.zeros(10, dtype=np.intp), countries=1)
    _, by_exporter, by_importer, *_ = made()
    with pytest.raises(NotIdentifiedError, match="rank 1"):
        fit_freight(by_exporter, by_importer, np.ones((by_exporter.size, 2)))
    with pytest.raises(InconsistentDataError, match="shape"):
        fit_freight(by_exporter, by_importer, np.ones((3, 1)))


def test_a_store_of_many_reporters_weights_the_reports_of_a_pair(stand_in_store):
    _, by_exporter, by_importer, exporter, importer, _, spread = made()
    from dovetail.terms.territory import _records  # pyright: ignore[reportPrivateUsage]

    codes = [code for code, row in _records().items() if row["kind"] == "country"][:COUNTRIES]
    rows = []
    for at, (one, two) in enumerate(zip(exporter, importer, strict=True)):
        common = {"period": str(2010 + at % YEARS), "product": "TOTAL"}
        rows.append(
            {"reporter": codes[one], "partner": codes[two], "flow": "export", "value_usd": by_exporter[at], **common}
        )
        rows.append(
            {"reporter": codes[two], "partner": codes[one], "flow": "import", "value_usd": by_importer[at], **common}
        )
    store = stand_in_store(rows)
    result = turnover(store, Pair.of(codes[0], codes[1]), years="2010:2015")
    alone = turnover(store, Pair.of(codes[0], codes[1]), years="2012")
    values = [[one.reconciled.value for one in found.mirror if one.period == "2012"] for found in (result, alone)]
    assert values[0] == values[1]  # how sure a report is does not depend on the years asked for
    row = next(row for row in result.mirror if (row.exporter, row.period) == (codes[0], "2012"))
    weight = result.figures[row.reconciled.inputs[2]]
    assert (weight.measure, weight.grade) == ("mirror.weight", "estimated")
    assert (weight.value > 0.5) == (spread[0, 0] < spread[1, 1])
    share = weight.value
    assert weight.period == "2010>2015"
    assert row.reconciled.value == pytest.approx(share * row.by_exporter.value + (1 - share) * row.by_importer.value)


@pytest.mark.shared
def test_on_the_worlds_totals_good_reporters_are_found_good(shared: Path):
    import polars as pl

    table = pl.read_parquet(shared / "data/trade/wits_bilateral_totals_2000_2016.parquet")
    there = table.select("year", exporter="reporter", importer="partner", x=pl.col("exports_kusd").cast(pl.Float64))
    back = table.select("year", exporter="partner", importer="reporter", m=pl.col("imports_kusd").cast(pl.Float64))
    both = there.join(back, on=["year", "exporter", "importer"]).filter(pl.col("x") > 1e3, pl.col("m") > 1e3)
    codes = sorted({*both["exporter"], *both["importer"]})
    at = {code: index for index, code in enumerate(codes)}
    exporter, importer = (np.array([at[code] for code in both[side]]) for side in ("exporter", "importer"))
    x, m = both["x"].to_numpy(), both["m"].to_numpy()
    found = estimate_spread(x, m, exporter, importer, countries=len(codes), margin=float(np.median(np.log(m / x))))
    sure = [found.as_importer[at[code]] for code in ("USA", "DEU", "JPN")]
    unsure = [found.as_importer[at[code]] for code in ("AFG", "NGA", "BLR")]
    assert max(sure) < 0.2 < 0.3 < min(unsure)
