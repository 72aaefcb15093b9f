from __future__ import annotations

import csv
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st

from dovetail.errors import UnknownCodeError
from dovetail.terms.territory import Territory

CODES = [
    row["code"]
    for name in ("territories.csv", "regions.csv")
    for row in csv.DictReader(files("dovetail.figures").joinpath(name).read_text(encoding="utf-8").splitlines())
]


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_is_a_territory_or_is_refused_by_name(text: str) -> None:
    try:
        found = Territory.of(text).code
    except UnknownCodeError as fault:
        found, near, message = "", fault.near, str(fault)
    else:
        near, message = (found,), text
    assert set(near) <= set(CODES)
    assert text in message


@given(st.sampled_from(CODES), st.sampled_from([str.lower, str.upper, str.title]), st.sampled_from(["", " ", "\t"]))
def test_a_code_is_found_in_any_case(code: str, cased, blank: str) -> None:
    assert Territory.of(blank + cased(code) + blank).code == code


@given(st.sampled_from(CODES))
def test_a_region_lies_in_a_country_that_is_known(code: str) -> None:
    territory = Territory.of(code)
    assert territory.country.country == territory.country
    assert territory.name("ru", "gen")
    assert territory.name()
