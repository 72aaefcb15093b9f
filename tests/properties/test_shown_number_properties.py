"""Whatever the value, what is shown is near it and never minus zero."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dovetail.results.numbers import cell, show
from dovetail.terms.figure import Figure

VALUES = st.floats(min_value=-1e14, max_value=1e14, allow_nan=False)
FACTORS = {
    "": 1.0,
    "thousand": 1e3,
    "mn": 1e6,
    "bn": 1e9,
    "trn": 1e12,
    "тыс.": 1e3,
    "млн": 1e6,
    "млрд": 1e9,
    "трлн": 1e12,
}


def figure(value, unit):
    return Figure(measure="exports", value=value, unit=unit, period="2014", formula="f")


def read(text):
    """The number that a reader would take from what is shown."""
    plain = text.replace("\u00a0", " ").replace("−", "-").replace("US$", "").replace("долл.", "").strip()
    russian = "," in plain and not re.search(r",\d{3}", plain)
    number, _, scale = re.fullmatch(r"([+-]?[\d.,]+(?: \d{3})*)( ?)([^\d]*)", plain).groups()
    digits = number.replace(" ", "").replace(",", "." if russian else "")
    return float(digits) * FACTORS[scale.strip()]


@given(VALUES)
def test_money_reads_back_within_half_a_unit_of_the_last_digit(value):
    shown = show(figure(value, "usd"))
    assert abs(read(shown) - value) <= max(0.0051 * abs(value), 0.0051)


@given(VALUES, st.sampled_from(["usd", "percent", "ratio", "count", "kg", "share"]), st.sampled_from(["en", "ru"]))
def test_minus_zero_and_hyphens_are_never_shown(value, unit, language):
    for sign in ("natural", "always", "never"):
        shown = show(figure(value, unit), language, sign=sign)
        assert "-" not in shown
        if shown[0] in "−+":
            assert re.search(r"[1-9]", shown)


@given(VALUES, st.sampled_from(["k", "mn", "bn"]), st.integers(0, 3))
def test_a_cell_is_zero_only_for_zero(value, scale, places):
    shown = cell(figure(value, "usd"), scale=scale, places=places)
    if not re.search(r"[1-9]", shown):
        assert (shown == "≈0") == (value != 0)


@given(VALUES, VALUES)
def test_larger_values_are_never_shown_smaller(one, two):
    low, high = sorted((one, two))
    assert read(show(figure(low, "usd"))) <= read(show(figure(high, "usd")))
