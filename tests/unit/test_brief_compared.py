"""Two briefs beside each other: what is told as another value, another edition, new and gone, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

import dovetail as dt
from dovetail.brief.compare import KINDS, compare, shown_in
from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger


def figure(value: float, **more: object) -> Figure:
    return Figure(**{"measure": "exports", "value": value, "unit": "usd", "period": "2014", "formula": "f"} | more)  # pyright: ignore[reportArgumentType]


def reported(value: float, vintage: str, release: str = "2020", **more: object) -> Figure:
    source = Source(dataset=f"comtrade/{release}", publisher="UN Comtrade", vintage=vintage)
    return figure(value, grade="reported", formula="", source=source, **more)


def test_figures_are_matched_by_what_they_measure() -> None:
    same, before, after = figure(1e6, territories=("BLR",)), figure(2e6), figure(3e6)
    gone, new = figure(4e6, product="87"), figure(5e6, product="84")
    found = compare(Ledger([same, before, gone]), Ledger([same, after, new]))
    assert [(change.kind, change.before, change.after) for change in found.changes] == [
        ("value", before, after),
        ("new", None, new),
        ("gone", gone, None),
    ]
    text = found.text()
    assert "US$2.00\u00a0mn → US$3.00\u00a0mn (+50.0%)" in text
    assert text.index("Another value: 1") < text.index("New: 1") < text.index("No longer held: 1")
    russian = found.text("ru")
    assert "2,00\u00a0млн\u00a0долл. → 3,00\u00a0млн\u00a0долл. (+50,0\u00a0%)" in russian
    assert "Показатели, которых больше нет: 1" in russian


@pytest.mark.parametrize(("before", "after"), [(-5e6, 5e6), (5e6, -5e6), (-4e6, -8e6), (0.0, 3e6)])
def test_no_percentage_is_told_of_what_was_or_is_below_zero(before: float, after: float) -> None:
    """A balance that turned is no change by minus two hundred per cent."""
    text = compare(Ledger([figure(before)]), Ledger([figure(after)])).text()
    assert "→" in text
    assert "%" not in text


def test_equal_ledgers_have_nothing_to_tell() -> None:
    found = compare(Ledger([figure(1.0)]), Ledger([figure(1.0)]))
    assert not found.changes
    assert "Nothing changed" in found.text()
    assert found.to_polars().height == 0


def test_the_last_digit_of_arithmetic_is_no_news() -> None:
    assert not compare(Ledger([figure(0.1 + 0.2)]), Ledger([figure(0.3)])).changes


def test_another_derivation_of_the_same_value_is_no_change() -> None:
    assert not compare(Ledger([figure(1.0, formula="a")]), Ledger([figure(1.0, formula="b")])).changes


def test_an_interval_alone_may_change() -> None:
    (change,) = compare(Ledger([figure(1e9, interval=(0, 2e9))]), Ledger([figure(1e9, interval=(0, 3e9))])).changes
    assert change.kind == "value"
    told = compare(Ledger([change.before or figure(0)]), Ledger([change.after or figure(0)])).text()
    assert "US$2,000,000,000) → US$1,000,000,000" in told


def test_another_edition_is_told_once_with_the_figures_that_rest_on_it() -> None:
    old, new = (reported(5.0, day, f"2000-{day[:4]}") for day in ("2025-01-01", "2026-01-01"))
    sums = [figure(5.0, measure="turnover", inputs=(one.id,), formula="sum") for one in (old, new)]
    found = compare(Ledger([old, sums[0]]), Ledger([new, sums[1]]))
    assert [change.kind for change in found.changes] == ["vintage", "vintage"]
    assert "comtrade/2000-2025, 2025-01-01 → comtrade/2000-2026, 2026-01-01: 2" in found.text()


def test_a_value_and_its_edition_may_both_change() -> None:
    (change,) = compare(Ledger([reported(5.0, "2025")]), Ledger([reported(6.0, "2026")])).changes
    assert (change.kind, change.rested, change.rests) == ("value", ("comtrade/2020, 2025",), ("comtrade/2020, 2026",))


def test_another_grade_is_told_and_not_taken_for_a_new_figure() -> None:
    found = compare(Ledger([figure(1.0)]), Ledger([figure(1.0, grade="estimated")]))
    assert [change.kind for change in found.changes] == ["vintage"]
    assert "computed → estimated: 1" in found.text()


def test_figures_that_measure_the_same_are_not_shuffled() -> None:
    one, two, three = (figure(float(value), note=str(value)) for value in (1, 2, 3))
    assert not compare(Ledger([one, two]), Ledger([two, one])).changes
    (change,) = compare(Ledger([one, two]), Ledger([two, three])).changes
    assert (change.before, change.after) == (one, three)


def test_only_what_a_reader_saw_is_told() -> None:
    seen, unseen = (figure(value, product=code) for value, code in ((1.0, "84"), (2.0, "85")))
    new = [figure(value, product=code) for value, code in ((1.5, "84"), (2.5, "85"))]
    found = compare(Ledger([seen, unseen]), Ledger(new), {seen.id})
    assert [change.figure.product for change in found.changes] == ["84"]


def test_a_table_has_numbers_and_both_ids() -> None:
    frame = compare(Ledger([figure(2e6)]), Ledger([figure(3e6)])).to_polars("ru")
    (row,) = frame.rows(named=True)
    assert (row["change"], row["before"], row["after"], row["unit"]) == ("value", 2e6, 3e6, "usd")
    assert row["id_before"] != row["id_after"]
    assert row["figure"].startswith("Экспорт")


def test_a_saved_brief_tells_what_it_showed(tmp_path: Path) -> None:
    store, pair = dt.open_store(), dt.Pair.of("BLR", "RUS")
    early, late = (dt.write_brief(store, pair, years=dt.Years(2012, end)) for end in (2013, 2014))
    path = early.save(tmp_path / "brief.json")
    known = shown_in(path)
    assert set(known) == set(early.edition("en").figures())
    found = compare(dt.Ledger.load(path), late.ledger, {*known, *late.edition("en").figures()})
    assert {change.kind for change in found.changes} <= set(KINDS)
    assert 0 < len(found.changes) < len(set(known) | set(late.edition("en").figures()))
    assert shown_in(late.ledger.save(tmp_path / "ledger.json")) == ()
