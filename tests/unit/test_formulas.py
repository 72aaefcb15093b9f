"""Formulas in Russian: numbers and codes stand in their places, and the table asks for none that a formula lacks."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from dovetail.brief.wording.formulas import formula_in


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("the index of RUS stands in for RU-CHE", "индекс RUS вместо RU-CHE"),
        ("the figure of BLR-RUS as it is, standing in for BLR-RU-CHE",
         "показатель пары BLR-RUS как есть, вместо показателя пары BLR-RU-CHE"),
        ("mean of 12 headings, weighted by the exports of RUS",
         "среднее по товарным позициям (12), взвешенное экспортом RUS"),
        ("sum over the industries of ISIC4 within it", "сумма по отраслям МСОК 4 внутри неё"),
        ("from X-P62", "из X-P62"),
        ("nobody has said this yet", "nobody has said this yet"),
    ],
)  # fmt: skip
def test_a_formula_keeps_its_numbers_and_codes(english: str, russian: str) -> None:
    assert formula_in(english, "ru") == russian
    assert formula_in(english, "en") == english


def test_no_row_of_the_table_asks_for_more_than_its_formula_holds() -> None:
    text = files("dovetail.brief.wording").joinpath("formulas.tsv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        assert all(row["ru"].count(token) <= row["en"].count(token) for token in "#@$"), row["en"]
