"""Charts: what they draw, what they say to those who cannot see them, and what they must not ask for."""

from __future__ import annotations

import itertools
import json
import re

import pytest

from dovetail.errors import InvalidRequestError, MissingDataError
from dovetail.results.charts.bridge import End, Step, bridge_chart
from dovetail.results.charts.chart import Chart
from dovetail.results.charts.layers import Arrow, Box, layers_chart
from dovetail.results.charts.locator import has_outline, locator_map
from dovetail.results.charts.movers import Mover, movers_chart
from dovetail.results.charts.outlines import area_of, country_outlines, region_outlines
from dovetail.results.charts.reports import Line, Panel, Point, reports_chart
from dovetail.terms.territory import Pair, Territory

ID = "0123456789ab"


def reports():
    whole = tuple(Point(str(year), 5.0 + year % 3, "US$5 bn", ID) for year in range(2010, 2015))
    gappy = (*(Point(str(year), 4.0, "US$4 bn", ID) for year in (2010, 2011)), Point("2012", None), *whole[3:])
    return reports_chart([Panel("A to B", (Line("A reports", whole), Line("B reports", gappy, 1)))], alt="two lines")


def bridge():
    steps = [
        Step("Demand", -3.1, "−3.1", ID),
        Step("Undisclosed", 1.0, "+1.0", look="undisclosed"),
        Step("Break", -2.0, "−2.0", look="break"),
    ]
    return bridge_chart(End("Start", "34.4", ID), steps, End("End", "30.3"), alt="a bridge")


def movers():
    rows = [Mover("Machinery with a very long name indeed, parts", -5.0, "−5", ID), Mover("Meat", 2.0, "+2", ID)]
    return movers_chart([("A to B", rows), ("B to A", [])], alt="movers")


def locator(a="BLR", b="RU-CHE"):
    pair = Pair.of(a, b)
    return locator_map(pair, (pair.a.name(), pair.b.name()), alt="a map")


@pytest.mark.parametrize("make", [reports, bridge, movers, locator])
def test_every_chart_has_words_and_asks_for_nothing(make):
    chart = make()
    assert chart.alt
    svg = chart.svg
    assert f'aria-label="{chart.alt}"' in svg
    assert not re.search(r"(?:href|src)=\"(?!#)", svg)
    assert "url(http" not in svg
    assert "style=" not in svg
    assert "<script" not in svg
    json.dumps(chart.spec)


def test_numbers_in_a_chart_lead_to_their_figures():
    for chart in (reports(), bridge(), movers()):
        assert chart.figures == (ID,)
        assert f'href="#f-{ID}"' in chart.svg


def test_a_chart_without_words_is_refused():
    with pytest.raises(InvalidRequestError, match="alternative text"):
        Chart({}, "  ")


def test_hostile_labels_are_text():
    chart = movers_chart(
        [("<script>alert(1)</script>", [Mover('"><img src=x>', 1.0, "<b>", ID)])], alt='"><svg onload=x>'
    )
    assert "<script>" not in chart.svg
    assert "<img" not in chart.svg
    assert "<svg onload" not in chart.svg


def test_what_is_not_explained_looks_apart():
    fills = {bar["label"]: (bar["fill"], bar["dash"]) for bar in bridge().data if "fill" in bar}
    assert len({fills["Demand"], fills["Undisclosed"], fills["Break"]}) == 3
    assert fills["Break"][1] == 1


def test_bars_of_the_bridge_join_and_close():
    bars = [bar for bar in bridge().data if "from" in bar]
    assert bars[0]["from"] == 0.0
    assert all(one["to"] == two["from"] for one, two in itertools.pairwise(bars))
    assert bars[-1]["to"] == pytest.approx(-4.1)


def test_a_year_that_one_side_does_not_report_breaks_the_band():
    layers = reports().spec["hconcat"][0]["layer"]
    band = layers[0]["data"]["values"]
    assert [row["period"] for row in band] == ["2010", "2011", "2013", "2014"]
    assert band[1]["run"] != band[2]["run"]


def test_a_long_name_is_cut_in_the_picture_and_whole_in_the_data():
    row = next(row for row in movers().data if row["value"] < 0)
    assert row["label"].endswith("…")
    assert row["name"].startswith("Machinery with a very long name indeed")


def test_outlines_close_and_hold_both_sides_of_the_example():
    assert {"BLR", "RUS", "DEU", "BRA"} <= set(country_outlines())
    assert {"RU-CHE", "BY-MI"} <= set(region_outlines())
    for outline in region_outlines().values():
        assert outline
        for polygon in outline:
            assert polygon[0][0] == polygon[0][-1]
            assert area_of(polygon[0]) > 0


@pytest.mark.parametrize(
    ("a", "b"), [("BLR", "RU-CHE"), ("BLR", "RUS"), ("DEU", "BRA"), ("USA", "JPN"), ("RU-KGD", "BLR")]
)
def test_both_names_stand_inside_the_map(a, b):
    chart = locator(a, b)
    width, height = chart.spec["width"], chart.spec["height"]
    for place in chart.data:
        assert 0 < place["x"] < width
        assert -5 < place["y"] < height


def test_russia_is_drawn_in_one_piece():
    shapes = locator("BLR", "RUS").spec["layer"][0]["data"]["values"]
    mainland = max(shapes[-1]["geometry"]["coordinates"], key=lambda polygon: len(polygon[0]))
    xs = [x for x, _ in mainland[0]]
    assert max(abs(one - two) for one, two in itertools.pairwise(xs)) < 60


def test_a_side_without_an_outline():
    assert not has_outline(Territory.of("SGP"))
    assert has_outline(Territory.of("DE-BY"))
    with pytest.raises(MissingDataError, match="SGP"):
        locator("SGP", "BLR")


def test_what_goes_straight_into_the_machine_is_led_past_the_parts() -> None:
    boxes = [
        Box("7208", "Plate", 0, (False, True)),
        Box("7213", "Rod", 0, (True, True)),
        Box("7318", "Bolts", 1, (True, False)),
        Box("8704", "Trucks", 2, (True, False)),
    ]
    ends = [("7208", "8704"), ("7213", "7318"), ("7318", "8704")]
    arrows = [Arrow(part, whole, 1, runs=True) for part, whole in ends]
    legend = ("a", "b", "both", "neither")
    chart = layers_chart(boxes, arrows, heads=("m", "p", "w"), legend=legend, alt="x")
    rows = {row["code"]: row for row in chart.data}
    points = [point for layer in chart.spec["layer"] for point in layer["data"]["values"] if point.get("curve") == 0]
    part = rows["7318"]
    inside = [point for point in points if part["x"] < point["x"] < part["right"]]
    assert inside
    assert all(not part["y"] <= point["y"] <= part["bottom"] for point in inside)
    assert rows["7213"]["y"] < rows["7208"]["y"], "what goes into no part stands last"
    plain = layers_chart(boxes[1:], arrows[1:], heads=("m", "p", "w"), legend=legend, alt="x")
    assert plain.spec["height"] < chart.spec["height"]
