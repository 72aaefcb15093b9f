"""The layered graph of a chain and the board of a cluster: what is told by ink, and that words have room."""

from __future__ import annotations

import itertools

import pytest

from dovetail.results.charts import board, layers
from dovetail.results.charts.board import Line, Square, board_chart, halves
from dovetail.results.charts.chart import FALL, INK, PAPER, RISE, SIDE_A, SOFT
from dovetail.results.charts.layer_places import FIELDS, places
from dovetail.results.charts.layers import Arrow, Box, Sale, layers_chart
from dovetail.results.charts.lettering import folded, width_of
from dovetail.terms.heading import heading_name

ID, OTHER = "0123456789ab", "ba9876543210"
STEEL, CARS = Sale("Iron, steel: US$1.12 bn", ID), Sale("Vehicles, tractors: US$637 mn", OTHER)
BOXES = [
    Box("7208", "Plate", 0, (False, True), STEEL),
    Box("7213", "Rod", 0, (True, True), STEEL),
    Box("3208", "Paints", 0, (True, False)),
    Box("8707", "Cabs", 1, (False, True), CARS),
    Box("7318", "Bolts", 1, (True, False)),
    Box("7007", "Safety glass, tempered and laminated, of every sort and size", 1, (False, False)),
    Box("8704", "Trucks", 2, (True, False)),
]
ARROWS = [
    Arrow("7208", "8707", 1, runs=True),
    Arrow("7213", "7318", 1, runs=True),
    Arrow("3208", "8704", 0, runs=False),
    Arrow("8707", "8704", 1, runs=True),
    Arrow("7318", "8704", 0, runs=False),
    Arrow("7007", "8704", None, runs=False),
]


def graph(boxes=BOXES, arrows=ARROWS, backs=(("Back, A – B", CARS),)):
    return layers_chart(
        boxes, arrows, heads=("m", "p", "w"), legend=("a", "b", "both", "neither"), alt="x", past="past", backs=backs
    )


def texts(chart):
    return [row for layer in chart.spec["layer"] for row in layer["data"]["values"] if "text" in row]


def contrast(one, other):
    """The ratio of WCAG 2.2, section 1.4.3."""

    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_word_on_a_field_can_be_read():
    grounds = [board._TONES[verdict] for verdict in board._TONES]
    grounds += [(fill, ink) for fill, _, ink in map(layers._colours, itertools.product((True, False), repeat=2))]
    grounds += [(PAPER, ink) for ink in (INK, SOFT, SIDE_A, RISE, FALL)]
    for fill, ink in grounds:
        assert contrast(fill, ink) >= 4.5, (fill, ink)


def test_who_is_strong_is_told_in_grey_print_too():
    chart = graph()
    looks = {row["who"]: (row["fill"], row["both"]) for row in chart.data if "who" in row}
    assert contrast(looks["a"][0], looks["b"][0]) > 3
    assert looks["both"][1]
    assert not looks["a"][1]
    tabs = [
        row for layer in chart.spec["layer"] for row in layer["data"]["values"] if row.get("right", 0) and row["both"]
    ]
    assert {row["fill"] for row in tabs} == {SIDE_A, "#f4dcb4"}, "what both have bears both colours"


def test_the_sales_behind_a_chain_lead_to_their_figures():
    chart = graph()
    assert set(chart.figures) == {ID, OTHER}
    assert chart.svg.count(f'href="#f-{ID}"') == 1, "a sale that stands behind two boxes is written once"
    assert "US$1.12 bn" in chart.svg


def test_boxes_of_one_sale_stand_together_below_it():
    found = places(BOXES, ARROWS)
    column = sorted((box for box in BOXES if box.layer == 0), key=lambda box: found.middles[box.code])
    assert [box.sale for box in column] in ([STEEL, STEEL, None], [None, STEEL, STEEL])
    heading = next(row for row in texts(graph()) if row["text"] == STEEL.text)
    first = min(found.middles[code] for code in ("7208", "7213"))
    assert heading["y"] < first - BOXES[0].height / 2


def test_nothing_in_a_layer_lies_over_another():
    found = places(BOXES, ARROWS)
    for layer in range(3):
        column = sorted((box for box in BOXES if box.layer == layer), key=lambda box: found.middles[box.code])
        for one, two in itertools.pairwise(column):
            head = 12 if two.sale and two.sale != one.sale else 0
            assert found.middles[one.code] + one.height / 2 + head < found.middles[two.code] - two.height / 2
    lowest = max(found.middles[box.code] + box.height / 2 for box in BOXES if box.layer == 1)
    assert all(lane > lowest for lane in found.lanes.values())
    assert found.bottom >= max(found.lanes.values())


def test_what_neither_sells_is_joined_all_the_same():
    points = [point for layer in graph().spec["layer"] for point in layer["data"]["values"] if "curve" in point]
    looks = {point["curve"]: point["look"] for point in points}
    assert looks == {0: "runs", 1: "runs", 2: "could", 3: "runs", 4: "could", 5: "belongs"}


def test_a_long_name_has_a_second_line_and_no_line_leaves_its_box():
    glass = next(box for box in BOXES if box.code == "7007")
    assert len(glass.lines) == 2
    for box in BOXES:
        assert all(width_of(line) <= FIELDS[box.layer][1] for line in box.lines)


@pytest.mark.parametrize("layer", [0, 1, 2])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_heading_has_room_in_every_layer(layer, language):
    names = {heading_name(f"{code:04d}", language) for code in range(100, 9800) if code % 100 and code // 100 != 77}
    assert len(names) > 1000
    boxes = [Box("", name, layer, (True, True)) for name in names]
    assert [box.label for box in boxes if box.lines[-1].endswith("…")] == []


def test_what_goes_past_the_parts_is_named():
    assert "past" in {row["text"] for row in texts(graph())}
    straight = [arrow for arrow in ARROWS if arrow.part != "3208"]
    assert "past" not in {row["text"] for row in texts(graph(BOXES, straight))}


def test_what_comes_back_stands_below_the_machine():
    chart = graph()
    machine = next(row for row in chart.data if row.get("code") == "8704")
    back = next(row for row in texts(chart) if row["text"].startswith("Back"))
    assert back["x"] == machine["x"]
    assert back["y"] > machine["bottom"]


def lines(count):
    squares = (Square("at_home", "1.20 · at home", ID), Square("together", "0.60 · together", ID))
    return [
        Line("Core" if at < 2 else "Inputs", f"Item {at} with a name of some length", squares) for at in range(count)
    ]


def test_halves_of_a_board_hold_every_line_in_order_and_weigh_alike():
    whole = lines(17)
    first, second = halves(whole)
    assert [*first, *second] == whole
    heights = [board_chart(half, sides=("A", "B"), alt="x").spec["height"] for half in (first, second)]
    assert max(heights) - min(heights) < 30


def test_a_board_of_long_names_keeps_them_whole():
    long = Line("Tools", "Числовое программное управление и аппаратура", lines(1)[0].squares)
    chart = board_chart([long], sides=("Беларусь", "Ханты-Мансийский автономный округ"), alt="x")
    shown = " ".join(row["text"] for row in texts(chart) if "fill" not in row)
    assert "…" not in shown
    assert all(row["y"] >= 6 for row in texts(chart)), "nothing stands above the picture"


@pytest.mark.parametrize("text", ["", "word", "Алюминий", "a b c d e f g h i j k l m n o p q r s t u v w x y z"])
def test_folded_keeps_words_whole_and_says_what_it_left_out(text):
    for room in (1, 2, 3):
        laid = folded(text, 60, lines=room)
        assert len(laid) <= room
        joined = " ".join(laid)
        assert joined == text or (joined.endswith("…") and text.startswith(joined[:-1]))
