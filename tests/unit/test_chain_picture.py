"""The picture of a chain in a brief: what it draws, what it says to who cannot see it, what its amounts rest on."""

from __future__ import annotations

import pytest

from dovetail.analyses.chains import ChainsResult, trace_chain
from dovetail.brief.chapters.chain_graph import graph, graph_figures
from dovetail.brief.document import plain
from dovetail.brief.wording.voice import Voice
from dovetail.store.store import open_store
from dovetail.terms.territory import Pair


@pytest.fixture(scope="module")
def tractors() -> ChainsResult:
    return trace_chain(open_store(), Pair.of("BLR", "RUS"), product="8701")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_amount_of_the_picture_is_a_figure_of_the_chapter(tractors: ChainsResult, language) -> None:
    drawing = graph(tractors, Voice(language))
    published = {figure.id for figure in graph_figures(tractors) if figure}
    assert drawing.chart.figures
    assert set(drawing.chart.figures) <= published
    assert published <= set(tractors.figures)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_name_in_a_box_is_cut(tractors: ChainsResult, language) -> None:
    boxes = [row for row in graph(tractors, Voice(language)).chart.data if "code" in row]
    assert len(boxes) > 8
    assert [row["label"] for row in boxes if row["label"] != row["name"]] == []


def test_every_part_is_joined_to_the_machine(tractors: ChainsResult) -> None:
    chart = graph(tractors, Voice("en")).chart
    machine = next(row for row in chart.data if row.get("code") == "8701")
    parts = [row for row in chart.data if "code" in row and 0 < row["x"] < machine["x"]]
    points = [point for layer in chart.spec["layer"] for point in layer["data"]["values"] if "curve" in point]
    for part in parts:
        middle = (part["y"] + part["bottom"]) / 2
        starts = [point for point in points if point["x"] == part["right"] and abs(point["y"] - middle) < 0.1]
        assert starts, part["name"]


def test_who_cannot_see_it_is_told_the_amounts_and_the_caption_whose_they_are(tractors: ChainsResult) -> None:
    drawing = graph(tractors, Voice("en"))
    written = [row["text"] for row in drawing.chart.data if row.get("figure")]
    assert any("US$" in text for text in written)
    assert "Sold: " in drawing.chart.alt
    assert "trade of Belarus and Russia" in plain(drawing.caption)
    assert "whole product group" in plain(drawing.caption)
