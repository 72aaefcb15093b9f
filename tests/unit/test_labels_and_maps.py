"""Labels of headings, and the charts of fit and potential."""

from __future__ import annotations

import csv
import itertools
import re
from importlib.resources import files

import pytest

from dovetail.results.charts.fit_map import Spot, fit_map
from dovetail.results.charts.lettering import width_of
from dovetail.results.charts.methods import Ranked, methods_chart
from dovetail.terms.labels import STAGES, TECHNOLOGIES, labels_of


@pytest.mark.parametrize(
    ("heading", "technology", "stage"),
    [
        ("8802", "high", "capital"),
        ("3004", "high", "consumer"),
        ("8542", "high", "parts"),
        ("8701", "medium-high", "capital"),
        ("7208", "medium-low", "processed"),
        ("0402", "low", "consumer"),
        ("2709", "primary", "primary"),
        ("7204", "", "primary"),
    ],
)
def test_labels_follow_the_oecd_and_broad_economic_categories(heading: str, technology: str, stage: str) -> None:
    found = labels_of(heading)
    assert (found.technology, found.stage) == (technology, stage)


def test_every_label_is_of_its_classification_and_holds_most_of_its_heading() -> None:
    text = files("dovetail.figures").joinpath("labels", "headings.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) > 1200
    for row in rows:
        assert row["technology"] in ("", *TECHNOLOGIES)
        assert row["stage"] in ("", *STAGES)
        assert all(not row[f"{name}_share"] or 0 < float(row[f"{name}_share"]) <= 1 for name in ("technology", "stage"))
    assert sum(float(row["technology_share"] or 0) >= 0.5 for row in rows) > 0.9 * len(rows)


def test_a_map_names_its_spots_and_links_their_figures() -> None:
    spots = [Spot("Steel", 17.0, 0.5, 900.0, "abc"), Spot("", 0.001, 200.0, 0.0), Spot("Dairy", 17.0, 0.5, 10.0, "def")]
    corners = ("only A", "only B", "both")
    chart = fit_map(spots, x_title="A", y_title="B", corners=corners, alt="a map")
    assert chart.figures == ("abc", "def")
    assert all(word in chart.svg for word in ("Steel", "Dairy", "only A", "only B", "both", "#f-abc"))
    assert chart.data[1]["x"] == 0.05
    assert chart.data[1]["y"] == 60.0
    assert fit_map([], x_title="A", y_title="B", corners=corners, alt="an empty map").svg


def a_map(spots):
    return fit_map(spots, x_title="A", y_title="B", corners=("only A", "only B", "both"), alt="a map")


def test_circles_are_small_and_alike_where_no_trade_is_on_record() -> None:
    assert {row["size"] for row in a_map([Spot(str(at), 1.0 + at, 0.5, 0.0) for at in range(4)]).data} == {70.0}
    assert [row["size"] for row in a_map([Spot("a", 2, 1, 9.0), Spot("b", 1, 1, 0.0)]).data] == [900.0, 12.0]


def test_names_of_neighbours_do_not_lie_over_each_other() -> None:
    names = ("Electrical equipment", "Vehicles, tractors", "Machinery", "Plastics")
    chart = a_map([Spot(name, 0.12 + 0.05 * at, 0.05, 10.0 - at) for at, name in enumerate(names)])
    written = r'text-anchor="(\w+)"[^>]*translate\(([\d.-]+),([\d.-]+)\)"[^>]*>([^<]+)</text>'
    boxes: list[tuple[float, float, float]] = []
    for anchor, x, y, text in re.findall(written, chart.svg):
        if text in names:
            wide = width_of(text, 10)
            left = float(x) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            boxes.append((left, left + wide, float(y)))
    assert len(boxes) == len(names)
    for (left, right, y), (other, end, level) in itertools.combinations(boxes, 2):
        assert abs(y - level) > 9 or right <= other + 2 or end <= left + 2


def test_methods_stand_in_the_order_of_their_ranks() -> None:
    products = [
        Ranked("Dairy", ((1, "1", "a"), (38, "38", "b"), None)),
        Ranked(
            "Machinery and a name much longer than there is room for", ((2, "2", "c"), (1, "1", "d"), (77, "77", "e"))
        ),
    ]
    chart = methods_chart(products, ["itc", "gravity", "density"], alt="ranks")
    assert chart.figures == ("a", "c", "d", "b", "e")
    places = {(row["column"], row["label"][:5]): row["place"] for row in chart.data}
    assert places[1, "Machi"] == 0
    assert places[1, "Dairy"] == 1
    assert "\u2026" in chart.data[1]["label"]
