"""Stated figures against themselves and against data: the packaged pair's, and made-up ones at the edges."""

from __future__ import annotations

import pytest

from dovetail.analyses.stated import StatedResult, check_stated
from dovetail.store.store import open_store
from dovetail.terms.territory import Pair

PAIR = Pair.of("BLR", "RU-CHE")


@pytest.fixture(scope="module")
def checked() -> StatedResult:
    return check_stated(open_store(), PAIR)


def said(id_: str, metric: str, period: str, value: float | None = None, **more: object) -> dict[str, object]:
    row = {"id": id_, "metric": metric, "period": period, "value_usd": value, "side_a": "BLR", "side_b": "RU-CHE"}
    return {**row, "published": "2020", "publisher": "an agency", "address": "an address", **more}


def one(result: StatedResult, kind) -> object:
    (check,) = result.of_kind(kind)
    return check


def test_the_quarters_sum_and_balance_are_within_rounding(checked):
    total, balance = one(checked, "sum"), one(checked, "difference")
    assert (total.implied.value, total.verdict) == (66.3e6, "agrees")
    assert balance.implied.value == pytest.approx(-2.3e6)
    assert (balance.claimed.value, balance.verdict) == (-2.6e6, "within_rounding")
    assert balance.gap.value == pytest.approx(-0.3e6)


def test_three_stated_changes_cannot_all_be_true(checked):
    growth = one(checked, "growth")
    assert growth.verdict == "contradicts"
    assert growth.implied.value == pytest.approx(-30.9, abs=0.05)
    assert growth.implied.interval[0] > growth.claimed.interval[1]
    assert [round(step.value / 1e6, 2) for step in growth.steps[:4]] == [42.33, 53.59, 95.92, 66.3]
    assert growth.statements == ("s01", "s02", "s03")


def test_ten_months_imply_their_base_and_are_never_set_against_a_year(checked):
    base = next(check for check in checked.of_kind("base") if check.statements == ("s06",))
    assert base.implied.value == pytest.approx(173.6e6, abs=0.05e6)
    assert base.implied.period == "2016-01..2016-10"
    for check in checked.of_kind("part_of_year"):
        assert (check.verdict, check.gap) == ("not_comparable", None)
    assert {check.period for check in checked.of_kind("part_of_year")} == {"2017-01..2017-10", "2025-H1"}
    assert not any(check.kind == "years_apart" and "s06" in check.statements for check in checked.checks)


def test_a_goal_needs_a_yearly_growth(checked):
    assert one(checked, "goal").implied.value == pytest.approx(13.1, abs=0.05)
    assert "1 / 5" in one(checked, "goal").implied.formula
    assert one(checked, "goal_by_calendar").implied.value == pytest.approx(10.8, abs=0.05)
    assert "s09" not in {id_ for check in checked.of_kind("years_apart") for id_ in check.statements}


def test_a_half_doubled_is_labelled_as_such(checked):
    check = one(checked, "twice_the_part")
    assert (check.implied.value, check.implied.measure) == (461.6e6, "stated.twice_the_half")
    assert "no forecast" in check.implied.formula
    assert check.implied.period == "2025-H1"


def test_the_regions_share_of_the_countries_trade_is_bounded_by_both_reports(checked):
    check = one(checked, "share")
    low, high = check.implied.interval
    assert low < check.implied.value < high
    assert low == pytest.approx(100 * 202.15 / 27195.4, abs=1e-3)
    assert not checked.of_kind("against_data")


def test_every_number_opens_down_to_what_was_said_or_reported(checked):
    for id_ in checked.figures:
        leaves = [part for _, part in checked.explain(id_) if not part.inputs]
        assert all(leaf.source for leaf in leaves)
    assert {figure.grade for figure in checked.figures.values() if not figure.inputs} <= {
        "stated",
        "reported",
        "computed",
    }
    assert checked.data["checks"].height == len(checked.checks)


def test_almost_and_approximately_widen_what_was_meant(stand_in_store):
    rows = [
        said("a", "turnover", "2020", 540e6, qualifier="almost"),
        said("b", "turnover", "2021", 540e6, qualifier="approximately"),
        said("c", "turnover", "2022", 540e6),
        said("d", "turnover", "2023", 540e6, qualifier="more than"),
    ]
    result = check_stated(stand_in_store(stated=rows), PAIR)
    assert [statement.value.interval for statement in result.statements] == [
        (530e6, 540e6),
        (535e6, 545e6),
        (539.5e6, 540.5e6),
        (540e6, 550e6),
    ]


@pytest.mark.parametrize(
    ("qualifier", "interval"),
    [
        ("no more than", (530e6, 540e6)),
        ("не более", (530e6, 540e6)),
        ("not over", (530e6, 540e6)),
        ("not exceeding", (530e6, 540e6)),
        ("below", (530e6, 540e6)),
        ("fewer than", (530e6, 540e6)),
        ("почти", (530e6, 540e6)),
        ("не выше", (530e6, 540e6)),
        ("ниже", (530e6, 540e6)),
        ("no less than", (540e6, 550e6)),
        ("not below", (540e6, 550e6)),
        ("не менее", (540e6, 550e6)),
        ("не ниже", (540e6, 550e6)),
        ("выше", (540e6, 550e6)),
        ("более", (540e6, 550e6)),
        ("свыше", (540e6, 550e6)),
        ("около", (535e6, 545e6)),
        ("goal", (539.5e6, 540.5e6)),
        ("moreover", (539.5e6, 540.5e6)),
    ],
)
def test_words_of_both_languages_say_on_which_side_the_number_lies(stand_in_store, qualifier, interval):
    rows = [said("a", "turnover", "2020", 540e6, qualifier=qualifier)]
    assert check_stated(stand_in_store(stated=rows), PAIR).statements[0].value.interval == interval


def test_a_value_stated_for_the_base_is_set_against_the_implied_one(stand_in_store):
    rows = [
        said("a", "turnover", "2020", 100e6),
        said("b", "turnover", "2021", 150e6, change_pct=20.0, change_base="2020"),
    ]
    check = one(check_stated(stand_in_store(stated=rows), PAIR), "base_against_stated")
    assert (check.implied.value, check.claimed.value, check.verdict) == (125e6, 100e6, "contradicts")


def test_imports_stated_for_the_second_side_count_as_its_exports(stand_in_store):
    rows = [
        said("a", "exports", "2020", 60e6, exporter="BLR", importer="RU-CHE"),
        said("b", "imports", "2020", 40e6, exporter="RU-CHE", importer="BLR"),
        said("c", "turnover", "2020", 120e6),
        said("d", "balance", "2020", -20e6, exporter="RU-CHE", importer="BLR"),
    ]
    result = check_stated(stand_in_store(stated=rows), PAIR)
    assert one(result, "sum").verdict == "contradicts"
    assert (one(result, "difference").implied.value, one(result, "difference").verdict) == (-20e6, "agrees")


def test_a_stated_value_is_set_against_the_pairs_own_reports(stand_in_store):
    reported = [
        {"reporter": one_side, "partner": other, "flow": flow, "period": "2020", "product": "TOTAL", "value_usd": value}
        for one_side, other, value in (("BLR", "RU-CHE", 50e6), ("RU-CHE", "BLR", 60e6))
        for flow in ("export", "import")
    ]
    for value, verdict in ((110e6, "agrees"), (105e6, "agrees"), (200e6, "contradicts")):
        stated = [said("a", "turnover", "2020", value)]
        check = one(check_stated(stand_in_store(reported, stated=stated), PAIR), "against_data")
        assert (check.verdict, check.implied.interval) == (verdict, (100e6, 120e6))


def test_a_change_without_a_value_and_a_value_without_a_partner_make_no_check(stand_in_store):
    rows = [
        said("a", "turnover", "2020", change_pct=12.0, change_base="2019"),
        said("b", "exports", "2020", 5e6, exporter="BLR", importer="RU-CHE"),
        said("c", "turnover", "2021", 7e6, change_pct=-100.0, change_base="2020"),
    ]
    result = check_stated(stand_in_store(stated=rows), PAIR)
    assert [check.kind for check in result.checks] == []
    assert result.statements[0].value is None


def test_nothing_stated_is_told_and_is_no_error(stand_in_store):
    result = check_stated(stand_in_store(), PAIR)
    assert (result.statements, result.checks) == ((), ())
    assert [caveat.message for caveat in result.caveats] == ["nothing_stated"]
