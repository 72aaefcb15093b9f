from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from dovetail.errors import ClassificationMismatchError, InconsistentDataError, UnknownCodeError
from dovetail.terms.grid import Grid
from dovetail.terms.product import Product


def test_codes_are_text_and_keep_their_zero() -> None:
    product = Product.of("0101", "H4")
    assert (product.code, product.chapter, product.level) == ("0101", "01", 4)
    assert Product.of("TOTAL").level == 0
    assert Product.of("total").chapter == "TOTAL"
    assert Product.of("99").undisclosed
    assert Product.of("9999999999", "EAEU").undisclosed
    assert not Product.of("98").undisclosed


@pytest.mark.parametrize("code", ["1", "101", "10121"])
def test_a_lost_zero_is_named(code: str) -> None:
    with pytest.raises(UnknownCodeError, match="leading zero was lost") as caught:
        Product.of(code)
    assert caught.value.near == (f"0{code}",)


@pytest.mark.parametrize("code", ["", "8x", "87.04", "machines"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownCodeError, match="What to do"):
        Product.of(code)


def test_revisions_are_never_mixed() -> None:
    with pytest.raises(ClassificationMismatchError, match="H5 was asked for"):
        Product.of(Product.of("8704", "H4"), "H5")
    with pytest.raises(UnknownCodeError, match="not a known product classification"):
        Product.of("87", "H9")
    assert Product.of(Product.of("8704", "H4")) == Product.of("8704", "H4")


def test_a_grid_tells_absent_from_zero() -> None:
    frame = pl.DataFrame({"r": ["a", "a", "b"], "c": ["x", "y", "y"], "v": [1.0, 0.0, 3.0]})
    grid = Grid.from_long(frame, row="r", column="c", value="v", unit="usd")
    assert grid.rows == ("a", "b")
    np.testing.assert_array_equal(grid.values, [[1.0, 0.0], [np.nan, 3.0]])
    zeros = Grid.from_long(frame, row="r", column="c", value="v", unit="usd", absent=0.0)
    assert zeros.values[1, 0] == 0


def test_a_grid_refuses_doubled_lines_and_silent_alignment() -> None:
    frame = pl.DataFrame({"r": ["a", "a"], "c": ["x", "x"], "v": [1.0, 2.0]})
    with pytest.raises(InconsistentDataError, match="several lines"):
        Grid.from_long(frame, row="r", column="c", value="v", unit="usd")
    grid = Grid(np.eye(2), ("a", "b"), ("x", "y"), "usd")
    with pytest.raises(InconsistentDataError, match="not in the grid: z"):
        grid.take(columns=["x", "z"])
    np.testing.assert_array_equal(grid.take(rows=["b", "a"]).values, [[0, 1], [1, 0]])
    with pytest.raises(InconsistentDataError, match="shape"):
        Grid(np.eye(3), ("a",), ("x",), "usd")
    with pytest.raises(InconsistentDataError, match="stand twice"):
        Grid(np.eye(2), ("a", "a"), ("x", "y"), "usd")


def test_products_have_plain_names_in_both_languages() -> None:
    assert Product.of("TOTAL").name("ru") == "Все товары"
    assert Product.of("82", "H4").name(short=True) == "Tools, cutlery"
    assert Product.of("99").name("ru", short=True) == "Не раскрыто"
    assert Product.of("0102", "H5").name("ru") == "Живой крупный рогатый скот"
    assert Product.of("999999").name() == "999999"
