"""Value added in trade, RAS and FLQ against published numbers, and against what real tables must satisfy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dovetail.errors import UnknownCodeError
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.exports import export_terms
from dovetail.measures.input_output.exports_pair import pair_terms
from dovetail.measures.input_output.koopman import koopman_wang_wei
from dovetail.measures.input_output.upstreamness import upstreamness
from dovetail.references.input_output import REFERENCES
from dovetail.references.reference import Reference, check
from dovetail.sources.input_output import read_wiod_arrays


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: f"{reference.topic}: {reference.name}")
def test_reference_number(reference: Reference) -> None:
    (outcome,) = check((reference,))
    assert outcome.agrees, f"{reference.name}: published {reference.published}, computed {outcome.computed}"


@pytest.mark.shared
def test_world_table_adds_up_and_has_no_belarus(shared: Path) -> None:
    table = read_wiod_arrays(shared / "data/io/wiot_2011.npz", shared / "data/io/wiot_labels.json")
    economy = Economy.of(table.flows, table.final, regions=len(table.regions), output=table.output)
    assert table.year == 2011
    assert np.abs(economy.rounding).max() <= 108
    assert "ROU" in table.regions
    with pytest.raises(UnknownCodeError, match="rest of the world"):
        table.region("BLR")
    terms = export_terms(economy).by_region()
    gross = terms.exports.sum(1)
    nine = koopman_wang_wei(economy)
    np.testing.assert_allclose(nine.sum(1), gross, rtol=1e-10)
    np.testing.assert_allclose(nine[:, :5].sum(1), terms.dva.sum(1), rtol=1e-10)
    germany, brazil, russia = (table.region(code) for code in ("DEU", "BRA", "RUS"))
    assert 0.9 < terms.dva[russia].sum() / gross[russia] < 0.97  # a seller of raw materials
    assert 0.65 < terms.dva[germany].sum() / gross[germany] < 0.8
    pair = pair_terms(economy, germany, brazil)
    assert pair.dva == pytest.approx(terms.dva[germany, brazil], rel=1e-8)
    assert pair.absorbed[germany] == pytest.approx(terms.ref[germany, brazil], rel=1e-6)
    stages = upstreamness(economy.flows, economy.output).reshape(len(table.regions), -1)
    mining, education = table.sectors.index("c2"), table.sectors.index("c32")
    assert np.nanmedian(stages[:, mining]) > 2.5 > 1.5 > np.nanmedian(stages[:, education])
