"""The explanation of a turnover: what it says of the packaged pair, and what it does at the edges."""

from __future__ import annotations

from calendar import month_name
from dataclasses import fields, is_dataclass
from math import fsum

import pytest

from dovetail.analyses.turnover import TurnoverResult, turnover
from dovetail.errors import InvalidRequestError, MissingDataError, UnknownCodeError
from dovetail.interfaces.cli.terminal.output import Grid
from dovetail.interfaces.cli.terminal.turnover_view import turnover_blocks
from dovetail.store.store import open_store
from dovetail.terms.figure import Figure
from dovetail.terms.period import Years
from dovetail.terms.territory import Pair

CENT = 0.01
PAIR = Pair.of("BLR", "RUS")


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.fixture(scope="module")
def told(store) -> TurnoverResult:
    return turnover(store, PAIR, years=Years(2012, 2014))


def figures_in(value: object) -> list[Figure]:
    """Every Figure in the typed fields of a value."""
    if isinstance(value, Figure):
        return [value]
    if isinstance(value, tuple):
        return [figure for part in value for figure in figures_in(part)]
    if is_dataclass(value):
        return [figure for part in fields(value) for figure in figures_in(getattr(value, part.name))]
    return []


def adds_up(result: TurnoverResult) -> None:
    for bridge in (result.bridge, *result.steps):
        assert bridge is not None
        change = bridge.closing.value - bridge.opening.value
        assert abs(bridge.change.value - change) < CENT
        assert abs(fsum(term.figure.value for term in bridge.terms) - change) < CENT
        assert abs(fsum(term.figure.value for term in bridge.kinds) - change) < CENT
        for line in bridge.lines:
            assert abs(fsum(term.figure.value for term in line.terms) - line.change.value) < CENT
        if bridge.lines:
            assert abs(fsum(line.change.value for line in bridge.lines) - change) < CENT


def flow(reporter: str, partner: str, flow: str, period: str, product: str, value: float | None, **more: object):
    names = ("reporter", "partner", "flow", "period", "product", "value_usd")
    return dict(zip(names, (reporter, partner, flow, period, product, value), strict=True)) | more


def both_ways(period: str, product: str, there: float | None, back: float | None, **more: object):
    """Belarus's exports to Russia and its imports from there, as Belarus reports them."""
    return [
        flow("BLR", "RUS", "export", period, product, there, **more),
        flow("BLR", "RUS", "import", period, product, back, **more),
    ]


@pytest.mark.parametrize("years", ["2012:2014", "2012:2020", "2000:2020", "2008:2010", "2011:2012"])
@pytest.mark.parametrize("method", ["bennet", "lmdi"])
def test_every_bridge_of_the_packaged_pair_adds_up_to_the_last_cent(store, years, method):
    adds_up(turnover(store, PAIR, years=years, method=method))


def test_both_sides_stand_beside_each_other(told):
    exports = next(row for row in told.mirror if (row.exporter, row.period) == ("BLR", "2014"))
    assert exports.by_exporter.value == pytest.approx(15.07e9, rel=1e-3)
    assert exports.by_importer.value == pytest.approx(12.32e9, rel=1e-3)
    assert exports.gap.value == exports.by_importer.value - exports.by_exporter.value
    assert exports.reconciled.grade == "reconciled"
    assert exports.reconciled.interval == (exports.by_importer.value, exports.by_exporter.value)
    assert [reason.code for reason in exports.reasons] == ["re-export", "coverage"]
    assert all(reason.evidence for row in told.mirror for reason in row.reasons)


def test_reports_that_are_one_are_called_copied(store):
    result = turnover(store, PAIR, years="2000:2016")
    copied = {row.period for row in result.mirror if "copied" in {reason.code for reason in row.reasons}}
    assert copied == {"2002", "2003", "2006", "2010"}


def test_why_two_reports_differ_does_not_depend_on_the_years_asked_for(store):
    """A gap that stands for years on end is told of one of these years alone too."""
    told = [
        {(row.exporter, reason.code) for row in turnover(store, PAIR, years=years).mirror if row.period == "2014"
         for reason in row.reasons}
        for years in ("2000:2020", "2014", "2014:2015")
    ]  # fmt: skip
    assert ("RUS", "coverage") in told[0]
    assert told[0] == told[1] == told[2]
    assert {row.period for row in turnover(store, PAIR, years="2014:2015").mirror} == {"2014", "2015"}


def test_two_vintages_of_one_figure_are_named_as_a_difference_of_coverage(store):
    result = turnover(store, PAIR, years="2016")
    exports = next(row for row in result.mirror if row.exporter == "RUS")
    evidence = next(reason.evidence for reason in exports.reasons if reason.code == "coverage")
    assert [round(figure.value / 1e9, 2) for figure in evidence] == [14.76, 14.05]


def test_breaks_in_the_record_are_no_loss_of_share(told):
    assert [(gap.product, gap.start, gap.end) for gap in told.breaks] == [
        ("82", "2012", "2014"),
        ("90", "2013", "2014"),
    ]
    assert [round(gap.before.value / 1e6) for gap in told.breaks] == [1241, 778]
    assert [round(gap.after.value / 1e6) for gap in told.breaks] == [21, 215]
    broken = [line for line in told.bridge.lines if line.exporter == "BLR" and line.product in ("82", "90")]
    assert [[term.kind for term in line.terms] for line in broken] == [["break"], ["break"]]
    assert not {line.product for line in (*told.risers, *told.fallers)} & {"82", "90"}
    term = next(term for term in told.bridge.kinds if term.kind == "break")
    assert term.figure.value == fsum(line.change.value for line in broken)


def test_a_break_does_not_depend_on_the_years_asked_for(store):
    for years in ("2012:2014", "2013:2014", "2012:2020"):
        assert {gap.product for gap in turnover(store, PAIR, years=years).breaks} == {"82", "90"}
    assert turnover(store, PAIR, years="2014:2020").breaks == ()


def test_undisclosed_trade_is_its_own_term(store):
    result = turnover(store, PAIR, years="2014:2016")
    hidden = next(term for term in result.bridge.terms if term.kind == "undisclosed" and term.exporter == "RUS")
    assert hidden.figure.value == pytest.approx(2.70e9, rel=1e-2)
    assert "undisclosed" in {caveat.message for caveat in result.caveats}
    assert all(row.undisclosed_share for row in result.concentration if row.exporter == "RUS")


def test_growth_and_levels_follow_from_the_reports(told):
    level = told.level_of("2014", "RUS")
    assert level.turnover.value == level.exports.value + level.imports.value == told.total_usd.value
    assert level.balance.value == level.exports.value - level.imports.value
    growth = told.growth_of("turnover", "RUS")
    assert growth.percent.value == pytest.approx(100 * (28.856 / 34.372 - 1), abs=0.01)
    assert (1 + growth.yearly.value / 100) ** 2 == pytest.approx(1 + growth.percent.value / 100)
    assert told.growth_of("balance", "RUS").percent is None


def test_the_bridge_says_whose_record_and_which_demand(told):
    caveats = {caveat.message: caveat.values for caveat in told.caveats}
    assert told.reporter == caveats["reporter"]["reporter"] == "RUS"
    assert caveats["demand_basis"] == {"exporter": "BLR", "importer": "RUS", "basis": "X-P62"}
    assert caveats["demand_total_level"]["importer"] == "BLR"


def test_every_figure_opens_down_to_a_source(told):
    for figure in figures_in(told):
        derivation = told.explain(figure.id)
        leaves = [part for _, part in derivation if not part.inputs]
        assert leaves
        assert all(leaf.source for leaf in leaves)
    assert all(row in told.figures for row in told.data["bridge"]["figure"])


def test_a_region_is_told_by_the_national_pair_and_every_figure_says_so(store, told):
    result = turnover(store, Pair.of("BLR", "RU-CHE"), years="2012:2014")
    assert (result.proxy.asked, result.proxy.shown) == (("BLR", "RU-CHE"), ("BLR", "RUS"))
    marked = [figure for figure in figures_in(result) if figure not in result.stated]
    assert marked
    assert {figure.grade for figure in marked} == {"proxy"}
    assert all("RU-CHE" not in figure.territories for figure in marked)
    assert result.bridge.change.value == told.bridge.change.value
    national = result.figures[result.bridge.change.inputs[0]]
    assert (national.grade, national.value) == ("computed", told.bridge.change.value)
    assert {figure.grade for figure in result.stated} == {"stated"}
    assert result.caveats[0].message == "proxy"


def test_a_regions_own_trade_is_used_where_it_is_held(stand_in_store):
    rows = [
        flow("RU-CHE", "BLR", way, year, "72", 1e6 * value)
        for year, value in (("2013", 5.0), ("2014", 7.0))
        for way in ("export", "import")
    ]
    result = turnover(stand_in_store(rows), Pair.of("BLR", "RU-CHE"), years="2013:2014")
    assert result.proxy is None
    assert result.reporter == "RU-CHE"
    assert result.bridge.change.value == 4e6
    adds_up(result)


def test_errors_say_what_is_held_and_how_to_load_more(store):
    with pytest.raises(MissingDataError, match=r"comtrade 2000-2020 as RUS has it(.|\n)*dovetail data add"):
        turnover(store, PAIR, years="1995:1997")
    with pytest.raises(MissingDataError, match="trade between BLR-DEU"):
        turnover(store, Pair.of("BLR", "DEU"), years="2012:2014")
    with pytest.raises(MissingDataError):
        turnover(store, Pair.of("DE-BY", "RU-CHE"), years="2012:2014")
    for wrong in ({"level": 3}, {"top": 0}, {"method": "fisher"}):
        with pytest.raises(InvalidRequestError):
            turnover(store, PAIR, years="2012:2014", **wrong)


def test_lines_finer_than_those_held_are_refused_and_not_told_as_a_total(store):
    with pytest.raises(MissingDataError, match="by 2 digits of the product code, not by 4") as caught:
        turnover(store, Pair.of("BLR", "RU-CHE"), years="2012:2014", level=4)
    assert "level 2" in str(caught.value)


def test_years_that_are_missing_are_told(store):
    result = turnover(store, PAIR, years="2019:2023")
    assert (result.first, result.last) == ("2019", "2020")
    missing = next(caveat for caveat in result.caveats if caveat.message == "years_missing")
    assert missing.values["missing"] == "2021, 2022, 2023"


def test_one_year_has_levels_and_no_bridge(store):
    result = turnover(store, PAIR, years="2014")
    assert result.bridge is None
    assert (result.steps, result.risers) == ((), ())
    assert "no_bridge" in {caveat.message for caveat in result.caveats}
    with pytest.raises(UnknownCodeError, match="at least two years"):
        result.plot("bridge")


def test_tables_and_charts_can_be_asked_for(told):
    table = told.table(top=3)
    assert table.height == 6
    assert table["change_usd"].to_list() == sorted(table["change_usd"][:3], reverse=True) + sorted(
        table["change_usd"][3:]
    )
    assert "<table" in told._repr_html_()
    for name in ("bridge", "movers", "reports"):
        assert told.plot(name).alt
    with pytest.raises(UnknownCodeError, match="use one of"):
        told.plot("pie")
    assert told.to_dict()["ledger"]


def test_months_are_shown_as_months_and_make_a_year_only_together(stand_in_store):
    rows = [
        row
        for year in (2013, 2014)
        for month in range(1, 13)
        if (year, month) < (2014, 7)
        for row in both_ways(f"{year}-{month:02d}", "72", 10.0 + year - 2013, 5.0)
    ]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    assert (result.first, result.last) == ("2013", "2013")
    assert result.level_of("2013", "BLR").exports.value == 120.0
    assert result.level_of("2014", "BLR") is None
    june = next(part for part in result.parts if (part.exporter, part.period) == ("BLR", "2014-06"))
    assert (june.value.value, round(june.growth.value, 6)) == (11.0, 10.0)
    (months,) = (
        block
        for block in turnover_blocks(result, "en")
        if isinstance(block, Grid) and block.title.startswith("Parts of")
    )
    names = [name for name in month_name if name]
    assert {row[0] for row in months.rows} == {f"{month} 2013" for month in names[6:]} | {
        f"{month} 2014" for month in names[:6]
    }
    assert ("June 2014", "BLR to RUS", "BLR", "11", "+10.0%") in months.rows


def test_a_half_is_never_a_year(stand_in_store):
    rows = [*both_ways("2013", "72", 10, 5), *both_ways("2014-H1", "72", 9, 4)]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    assert result.last == "2013"
    assert {part.period for part in result.parts} == {"2014-H1"}
    assert all(part.growth is None for part in result.parts)
    told = {caveat.message: caveat.values for caveat in result.caveats}
    assert told["years_in_part"] == {"years": "2014"}
    assert "years_missing" not in told


def test_levels_of_a_classification_are_never_added(stand_in_store):
    rows = [
        row
        for year, value in (("2013", 10.0), ("2014", 30.0))
        for product in ("TOTAL", "72", "7208", "720810")
        for row in both_ways(year, product, value, value)
    ]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    assert result.bridge.opening.value == 20.0
    assert [line.product for line in result.bridge.lines] == ["72", "72"]
    assert turnover(stand_in_store(rows), PAIR, years="2013:2014", level=4).bridge.lines[0].product == "7208"


def test_quantities_give_price_quantity_and_exchange_rate(stand_in_store):
    rows = [
        *both_ways("2013", "72", 100.0, 50.0, netweight_kg=10.0),
        *both_ways("2014", "72", 90.0, 40.0, netweight_kg=12.0),
    ]
    rates = [
        {"territory": "BLR", "indicator": "exchange_rate", "period": year, "value": value, "unit": "byn_per_usd"}
        for year, value in (("2013", 1.0), ("2014", 1.25))
    ]
    for method in ("bennet", "lmdi"):
        result = turnover(stand_in_store(rows, macro=rates), PAIR, years="2013:2014", method=method)
        adds_up(result)
        there = {term.kind: term.figure.value for term in result.bridge.terms if term.exporter == "BLR"}
        assert set(there) == {"price", "quantity", "exchange_rate"}
        assert there["exchange_rate"] < 0 < there["quantity"]
        back = {term.kind for term in result.bridge.terms if term.exporter == "RUS"}
        assert back == {"price", "quantity"}


def test_finer_goods_part_mix_from_price(stand_in_store):
    rows = [
        row
        for year, cheap, dear in (("2013", 100.0, 100.0), ("2014", 50.0, 200.0))
        for product, value, price in (("7208100000", cheap, 10.0), ("7214100000", dear, 20.0))
        for row in both_ways(year, product, value, value, netweight_kg=value / price, classification="EAEU")
    ]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    adds_up(result)
    terms = {term.kind: term.figure.value for term in result.bridge.terms if term.exporter == "BLR"}
    assert terms == {"mix": pytest.approx(50.0)}


def test_a_line_without_weight_falls_back_and_is_told(stand_in_store):
    rows = [
        *both_ways("2013", "72", 100.0, 50.0, netweight_kg=10.0),
        *both_ways("2014", "72", 90.0, 40.0, netweight_kg=12.0),
        *both_ways("2013", "73", 100.0, 50.0),
        *both_ways("2014", "73", 90.0, 40.0, netweight_kg=12.0),
    ]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    adds_up(result)
    assert {line.terms[0].kind for line in result.bridge.lines if line.product == "73"} == {"unsplit"}
    assert "partly_unsplit" in {caveat.message for caveat in result.caveats}


def test_unreported_values_are_told_and_a_reported_zero_is_not_a_null(stand_in_store):
    rows = [*both_ways("2013", "72", 10, 5), *both_ways("2014", "72", None, 0), *both_ways("2014", "73", 3, 5)]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    adds_up(result)
    caveat = next(caveat for caveat in result.caveats if caveat.message == "lines_unreported")
    assert caveat.values == {"reporter": "BLR", "lines": "1"}
    lines = {(line.exporter, line.product): line for line in result.bridge.lines}
    assert lines["BLR", "72"].end is None
    assert lines["RUS", "72"].end.value == 0
    assert {term.kind for line in lines.values() for term in line.terms} == {"exit", "entry"}


def test_reconciled_data_alone_are_enough(stand_in_store):
    rows = [
        {"exporter": exporter, "importer": importer, "period": period, "product": "720810", "value_usd": value}
        | {"netweight_kg": 10.0}
        for period, value in (("2013", 100.0), ("2014", 150.0))
        for exporter, importer in (("BLR", "RUS"), ("RUS", "BLR"))
    ]
    result = turnover(stand_in_store(reconciled=rows), PAIR, years="2013:2014")
    adds_up(result)
    assert result.reporter == ""
    assert {term.kind for term in result.bridge.kinds} == {"price"}
    assert {level.reporter for level in result.levels} == {""}


def test_totals_alone_are_not_said_to_be_measured_product_by_product(stand_in_store):
    rows = [row for year, value in (("2013", 10.0), ("2014", 30.0)) for row in both_ways(year, "TOTAL", value, value)]
    rows += [flow(who, "X-WLD", "import", year, "TOTAL", 100.0) for who in ("BLR", "RUS") for year in ("2013", "2014")]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    messages = [caveat.message for caveat in result.caveats]
    assert "bridge_total_level" in messages
    assert not {"demand_unknown", "demand_total_level", "demand_basis"} & set(messages)


def test_a_turnover_of_one_agreed_and_one_published_flow_keeps_the_interval(stand_in_store):
    rows = [flow("BLR", "RUS", "export", "2014", "TOTAL", 90.0), flow("RUS", "BLR", "import", "2014", "TOTAL", 110.0)]
    agreed = [{"exporter": "RUS", "importer": "BLR", "period": "2014", "product": "TOTAL", "value_usd": 50.0}]
    result = turnover(stand_in_store(rows, reconciled=agreed), PAIR, years="2014")
    level = result.level_of("2014", "")
    assert level.turnover.value == 150.0
    assert level.turnover.interval == (140.0, 160.0)
    assert level.balance.interval == (40.0, 60.0)


def test_years_of_undisclosed_goods_alone_tell_of_no_products(stand_in_store):
    """A record that told nothing apart before a year has no goods that entered in it."""
    rows = [row for year in ("2010", "2011") for row in both_ways(year, "99", 100.0, 90.0)]
    for year in ("2012", "2013", "2014"):
        rows += [*both_ways(year, "72", 60.0, 50.0), *both_ways(year, "87", 45.0, 40.0), *both_ways(year, "99", 5, 4)]
    store = stand_in_store(rows)
    across = turnover(store, PAIR, years="2010:2014")
    adds_up(across)
    assert {term.kind for term in across.bridge.kinds} == {"unsplit"}
    assert "bridge_total_level" in {caveat.message for caveat in across.caveats}
    assert across.level_of("2011", "BLR").turnover.value == 190.0
    assert {row.period for row in across.concentration} == {"2012", "2013", "2014"}
    inside = turnover(store, PAIR, years="2012:2014")
    assert {line.product for line in inside.bridge.lines} == {"72", "87", "99"}


def test_one_direction_alone_is_told_as_such(stand_in_store):
    rows = [flow("BLR", "RUS", "export", year, "72", value) for year, value in (("2013", 10.0), ("2014", 30.0))]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    assert result.bridge.change.value == 20.0
    assert result.total_usd is None
    assert "direction_missing" in {caveat.message for caveat in result.caveats}


def test_many_lines_rest_on_their_data_set_and_still_add_up(stand_in_store):
    rows = [
        row
        for year, factor in (("2013", 1.0), ("2014", 1.5))
        for code in range(100000, 101600)
        for row in both_ways(year, str(code), factor * (code - 99_000), 7.0)
    ]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014", level=6)
    assert len(result.figures) < 4000
    assert abs(fsum(term.figure.value for term in result.bridge.terms) - result.bridge.change.value) < CENT
    assert [line.product for line in result.risers[:2]] == ["101599", "101598"]


def test_two_classifications_of_the_same_goods_are_alternatives_and_of_others_are_parts(stand_in_store):
    rows = [
        row
        for year, value in (("2013", 10.0), ("2014", 30.0))
        for code in ("H4", "H5")
        for row in both_ways(year, "72", value + (code == "H5"), value, classification=code)
    ]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    assert result.level_of("2013", "BLR").exports.value == 11.0
    assert "classifications_alternative" in {caveat.message for caveat in result.caveats}
    rows += [row | {"product": "73", "classification": "H4"} for row in rows if row["classification"] == "H5"]
    rows = [row for row in rows if (row["product"], row["classification"]) != ("72", "H4")]
    result = turnover(stand_in_store(rows), PAIR, years="2013:2014")
    assert result.level_of("2013", "BLR").exports.value == 22.0
    adds_up(result)


def test_releases_of_one_data_set_are_one_record(stand_in_store):
    rows = [
        row
        for month in range(1, 13)
        for product in ("7208", "7210")
        for row in both_ways(f"2013-{month:02d}", product, 10.0, 5.0, release=f"{month}-{product}", dataset="customs")
    ]
    result = turnover(stand_in_store(rows), PAIR, years="2013")
    assert result.level_of("2013", "BLR").exports.value == 240.0
    assert [
        figure.value for figure in result.figures.values() if figure.product == "72" and figure.period == "2013"
    ] == [
        240.0,
        120.0,
    ]


def test_the_data_set_with_the_most_years_is_told_and_not_the_one_with_the_most_months(stand_in_store):
    yearly = [row for year in ("2012", "2013", "2014") for row in both_ways(year, "72", 100.0, 50.0)]
    monthly = [
        row
        for month in range(1, 13)
        for row in both_ways(f"2013-{month:02d}", "72080000", 1.0, 1.0, dataset="a sample", netweight_kg=1.0)
    ]
    result = turnover(stand_in_store(yearly + monthly), PAIR, years="2012:2014")
    assert [level.exports.value for level in result.levels] == [100.0] * 3
    assert {part.value.value for part in result.parts} == {1.0}
    adds_up(result)


def test_finer_goods_at_one_end_alone_leave_the_line_as_it_is(stand_in_store):
    monthly = [
        row
        for month in range(1, 13)
        for row in both_ways(f"2013-{month:02d}", "7208100000", 1.0, 1.0, dataset="customs", netweight_kg=1.0)
    ]
    yearly = both_ways("2014", "72", 24.0, 6.0, netweight_kg=12.0)
    result = turnover(stand_in_store(monthly + yearly), PAIR, years="2013:2014")
    adds_up(result)
    assert {term.kind for term in result.bridge.terms} == {"price"}
    assert "datasets_joined" in {caveat.message for caveat in result.caveats}
