from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dovetail.errors import InconsistentDataError, UnknownCodeError, UnreadableFileError
from dovetail.terms.figure import GRADES, Figure, Source
from dovetail.terms.ledger import Ledger

SOURCE = Source("example", "A statistical office", "CC BY 4.0", "2026-01-01", "row 1")


def exports(value: float, year: str = "2014") -> Figure:
    return Figure(
        measure="exports",
        value=value,
        unit="usd",
        period=year,
        territories=("BLR", "RUS"),
        grade="reported",
        source=SOURCE,
    )


def test_the_id_is_the_hash_of_the_content() -> None:
    figure = exports(15.07e9)
    assert figure.id == exports(15.07e9).id
    assert len(figure.id) == 12
    assert figure.id != exports(15.08e9).id
    assert figure.id != replace(figure, note="said otherwise").id
    assert figure.key == exports(1).key


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"value": float("nan")}, "value is nan"),
        ({"value": float("inf")}, "value is inf"),
        ({"unit": "furlong"}, "unit 'furlong'"),
        ({"grade": "certain"}, "grade 'certain'"),
        ({"source": None}, "without a source"),
        ({"grade": "computed", "source": None}, "without a formula"),
        ({"interval": (2.0, 1.0)}, "runs backwards"),
    ],
)
def test_a_figure_that_could_not_be_answered_for_cannot_be_made(change: dict[str, object], says: str) -> None:
    with pytest.raises(InconsistentDataError, match=says):
        replace(exports(1), **change)


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(GRADES),
    st.text(max_size=20),
    st.none() | st.tuples(st.floats(-9e9, 0), st.floats(0, 9e9)),
)
def test_a_figure_survives_json(value: float, grade: str, note: str, interval: tuple[float, float] | None) -> None:
    figure = replace(
        exports(1), value=value, grade=grade, note=note, interval=interval, inputs=("a", "b"), formula="a + b"
    )
    again = Figure.from_dict(json.loads(json.dumps(figure.to_dict())))
    assert again == figure
    assert again.id == figure.id


@pytest.fixture
def ledger() -> Ledger:
    book = Ledger()
    one, two = book.add(exports(10)), book.add(exports(4, "2013"))
    book.add(
        Figure(
            measure="change",
            value=6,
            unit="usd",
            period="2013>2014",
            formula="later - earlier",
            inputs=(one.id, two.id),
        )
    )
    return book


def test_a_number_opens_down_to_its_sources(ledger: Ledger) -> None:
    top = list(ledger)[-1]
    depths = [(depth, figure.value) for depth, figure in ledger.explain(top)]
    assert depths == [(0, 6), (1, 10), (1, 4)]
    assert all(figure.source for depth, figure in ledger.explain(top) if depth)


def test_a_figure_with_unpublished_inputs_is_refused(ledger: Ledger) -> None:
    with pytest.raises(InconsistentDataError, match="unpublished"):
        ledger.add(Figure(measure="x", value=1, unit="usd", period="2014", formula="a", inputs=("0" * 12,)))


def test_the_ledger_reads_back_and_sees_tampering(ledger: Ledger, tmp_path: Path) -> None:
    path = ledger.save(tmp_path / "ledger.json")
    again = Ledger.load(path)
    assert list(again) == list(ledger)
    content = json.loads(path.read_text())
    next(iter(content["figures"].values()))["value"] = 11
    path.write_text(json.dumps(content))
    with pytest.raises(UnreadableFileError, match="do not match"):
        Ledger.load(path)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"version": 1}', '{"version": 1, "figures": {"a": {"no": 1}}}', '"x"', '{"ledger": []}'],
)
def test_what_is_no_ledger_is_told_so(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(UnreadableFileError):
        Ledger.load(path)


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be opened"):
        Ledger.load(tmp_path / "none.json")


def test_an_unknown_id_names_near_ones_and_a_prefix_is_enough(ledger: Ledger) -> None:
    first = next(iter(ledger))
    assert ledger[first[:6]].id == first
    assert first in ledger
    assert first[:6] not in ledger
    with pytest.raises(UnknownCodeError, match="holds no figure"):
        ledger["zzzzzzzzzzzz"]
