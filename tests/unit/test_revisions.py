"""Headings of older revisions under those that the parts graph speaks of."""

from __future__ import annotations

import polars as pl
import pytest

from dovetail.brief.together import index_of_pair
from dovetail.results.derive import Deriver
from dovetail.results.revisions import MOVED, of_today
from dovetail.results.specialisation import Specialisation
from dovetail.sources.chains import chain_names
from dovetail.store.store import open_store
from dovetail.terms.figure import Source
from dovetail.terms.heading import heading_name
from dovetail.terms.ledger import Ledger
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


def _mixed() -> pl.DataFrame:
    """Tools under two headings of 1992, one of them or one of 2022; and 3D printers beside parts of machines."""
    rows = [
        ("AUT", "8467", "H0", 2.0), ("AUT", "8508", "H0", 3.0), ("BEL", "8508", "H0", 1.0), ("CZE", "8467", "H6", 7.0),
        ("CZE", "8485", "H6", 4.0), ("DNK", "8485", "H0", 5.0), ("ESP", "8508", "H6", 6.0),
    ]  # fmt: skip
    held = pl.DataFrame(rows, ["exporter", "product", "classification", "value_usd"], orient="row")
    return held.with_columns(period=pl.lit("2022"), dataset=pl.lit("own"), release=pl.lit("1"))


@pytest.mark.parametrize("way", [1, -1])
def test_each_exporter_is_read_by_the_revision_it_reports_in(way: int) -> None:
    told = of_today(_mixed()[::way])
    assert told.select("exporter", "product", "value_usd").rows() == [
        ("AUT", "8467", 5.0), ("BEL", "8467", 1.0), ("CZE", "8467", 7.0), ("CZE", "8485", 4.0), ("DNK", "8487", 5.0),
        ("ESP", "8508", 6.0),
    ]  # fmt: skip


def test_a_figure_names_the_headings_that_its_own_exporter_reports() -> None:
    index = Specialisation(
        Deriver(Ledger()), of_today(_mixed()), lambda dataset, release, where: Source(dataset, release, locator=where)
    )
    told = {
        figure.territories[0]: (figure.formula, figure.grade, figure.source.locator.partition("(")[2] or "itself")
        for figure in (*index.leaders(("8467",)), index.world(("8467",)))
        if figure and figure.source
    }
    assert told == {
        "AUT": ("sum of 2 headings", "computed", "8467 8508 of the table's revision)"),
        "BEL": ("", "reported", "8508 of the table's revision)"),
        "CZE": ("", "reported", "itself"),
        "X-WLD": ("sum of 5 exporters", "computed", "8467 8508 of the table's revision)"),
    }
