"""Headings of older revisions under those that the parts graph speaks of."""

from __future__ import annotations

import polars as pl
import pytest

from dovetail.brief.together import index_of_pair
from dovetail.results.revisions import MOVED, of_today
from dovetail.sources.chains import chain_names
from dovetail.store.store import open_store
from dovetail.terms.heading import heading_name
from dovetail.terms.territory import Pair


def _lines(classification: str, codes: list[str]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "exporter": ["DEU"] * len(codes),
            "period": ["2016"] * len(codes),
            "product": codes,
            "classification": [classification] * len(codes),
            "value_usd": [float(place + 1) for place in range(len(codes))],
        }
    )


@pytest.mark.parametrize(
    ("classification", "kept"),
    [
        ("H0", {"8467": 3.0, "8701": 3.0, "8523": 4.0, "8807": 5.0}),
        ("H4", {"8467": 1.0, "8508": 2.0, "8701": 3.0, "8524": 4.0, "8807": 5.0}),
        ("H6", {"8467": 1.0, "8508": 2.0, "8701": 3.0, "8524": 4.0, "8803": 5.0}),
        ("HS", {"8467": 1.0, "8508": 2.0, "8701": 3.0, "8524": 4.0, "8803": 5.0}),
    ],
)
def test_a_heading_is_renamed_in_the_revisions_that_meant_other_goods(
    classification: str, kept: dict[str, float]
) -> None:
    told = of_today(_lines(classification, ["8467", "8508", "8701", "8524", "8803"]))
    assert dict(told.select("product", "value_usd").iter_rows()) == kept
    assert told["value_usd"].sum() == 15.0  # nothing is lost, so shares keep their whole
    assert of_today(told.clear()).is_empty()


def test_what_moved_is_named_and_read_from_the_world_table() -> None:
    assert all(new in chain_names() or heading_name(new) for _, new in MOVED.values())
    store, pair = open_store(), Pair.of("BLR", "RUS")
    index = index_of_pair(store, pair)
    assert index is not None
    figure = index.figure(pair.b, ("8807",))  # parts of aircraft, in the table of 1992 heading 8803
    assert figure is not None
    assert figure.value > 0.3
    sold = next(one for _, one in index.derive.ledger.explain(figure.id) if one.measure == "exports" and one.source)
    assert sold.source is not None
    assert "8803 of the table's revision" in sold.source.locator
    assert index.figure(pair.a, ("8508",)) is None  # vacuum cleaners: no heading of 1992 is of them alone
    tools = index.figure(pair.a, ("8467",))
    assert tools is not None
    both = next(one for _, one in index.derive.ledger.explain(tools.id) if one.measure == "exports")
    assert (both.formula, both.value) == ("sum of 2 headings", 3_201_000 + 2_208_000)
