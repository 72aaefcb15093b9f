"""On whom machine builders depend: shares of their output by whose value it holds and whose demand takes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dovetail.analyses.chains import trace_chain
from dovetail.analyses.chains.accounts import rows_of_pair
from dovetail.brief.document import plain
from dovetail.brief.fiche import write_fiches
from dovetail.brief.together import ventures_of_pair
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.leontief import Leontief, coefficients
from dovetail.sources.account_table import InputOutputTable
from dovetail.store.store import open_store
from dovetail.terms.territory import Pair

REGIONS = ("RUS", "DEU", "CHN", "JPN")
SECTORS = ("c12", "c13", "c15")  # metals, machinery, vehicles


def _table(seed: int = 3) -> InputOutputTable:
    draw = np.random.default_rng(seed)
    n = len(REGIONS) * len(SECTORS)
    flows = draw.uniform(0.0, 4.0, (n, n))
    final = draw.uniform(0.0, 9.0, (n, len(REGIONS)))
    final[:, 0] += np.maximum(flows.sum(0) - flows.sum(1), 0.0) + 5.0  # every sector adds value
    return InputOutputTable(
        flows, final, None, REGIONS, SECTORS, SECTORS, ("FINAL",), "million usd", 2011, "made", "WIOD2013"
    )


def _amounts(table: InputOutputTable, measure: str, by: str, maker: str = "RUS") -> dict[str, float]:
    rows = rows_of_pair(table, "RUS", "DEU").filter(measure=measure, territory=maker, industry="MACHINES")
    if measure == "content":
        rows = rows.filter(partner="X-WLD", origin_industry="TOTAL")
    return dict(zip(rows[by], rows["amount"], strict=True))


def test_parts_of_all_regions_add_up_to_the_output() -> None:
    table = _table()
    output = 1e6 * (table.flows.sum(1) + table.final.sum(1))[1:3].sum()
    for measure, by in (("content", "origin"), ("absorbed", "partner")):
        parts = _amounts(table, measure, by)
        assert set(parts) == set(REGIONS)
        assert sum(parts.values()) == pytest.approx(output, rel=1e-9)


def test_parts_are_those_of_the_inverse() -> None:
    table = _table()
    economy = Economy.of(table.flows, table.final, regions=4)
    inverse = Leontief.of(coefficients(economy.flows, economy.output)).inverse()
    machines = np.zeros(12)
    machines[1:3] = economy.output[1:3]
    value = (economy.value_added * (inverse @ machines)).reshape(4, 3).sum(1)
    taken = (inverse @ economy.final)[1:3].sum(0)
    for place, code in enumerate(REGIONS):
        assert _amounts(table, "content", "origin")[code] == pytest.approx(1e6 * value[place], rel=1e-8)
        assert _amounts(table, "absorbed", "partner")[code] == pytest.approx(1e6 * taken[place], rel=1e-8)


def test_the_rest_of_the_world_takes_no_place_among_countries() -> None:
    table = _table()
    regions = ("RUS", "DEU", "CHN", "USA", "JPN", "X-ROW")
    n = len(regions) * len(SECTORS)
    flows, final = np.zeros((n, n)), np.ones((n, len(regions)))
    flows[:12, :12] = table.flows
    flows[15:18, :3] = 2.0  # the rest of the world sells most
    final[:12, :4] = table.final + 40.0
    wide = InputOutputTable(
        flows, final, None, regions, SECTORS, SECTORS, ("FINAL",), "million usd", 2011, "made", "WIOD2013"
    )
    rows = rows_of_pair(wide, "RUS", "DEU").filter(territory="RUS", industry="MACHINES", measure="content")
    origins = rows.filter(partner="X-WLD", origin_industry="TOTAL")["origin"].to_list()
    assert "X-ROW" not in origins
    assert {"RUS", "DEU", "CHN"} <= set(origins)


def test_the_rest_of_the_world_is_no_ones_industry() -> None:
    table = replace(_table(), regions=("RUS", "DEU", "CHN", "X-ROW"))
    rows = rows_of_pair(table, "X-ROW", "RUS").filter(measure="absorbed")
    assert set(rows["territory"]) == {"RUS"}


def test_the_packaged_figures_tell_of_russia() -> None:
    found = trace_chain(open_store(), Pair.of("BLR", "RUS"), product="8704")
    (one,) = found.dependence
    assert one.maker == "RUS"
    assert one.foreign is not None
    assert one.abroad is not None
    assert [share.territories[-1] for share in one.suppliers] == ["DEU", "JPN", "CHN"]
    assert sum(share.value for share in one.suppliers) < one.foreign.value == pytest.approx(22.3, abs=0.1)
    assert sum(share.value for share in one.buyers) < one.abroad.value == pytest.approx(16.9, abs=0.1)
    opened = {figure.measure for _, figure in found.explain(one.buyers[0].id)}
    assert opened == {"dependence.buyer", "output.absorbed", "output.input_output"}


@pytest.mark.shared
def test_the_packaged_figures_are_those_of_the_shared_table(shared: Path) -> None:
    from dovetail.sources.input_output import read_wiod_arrays

    folder = shared / "data" / "io"
    table = read_wiod_arrays(folder / "wiot_2011.npz", folder / "wiot_labels.json")
    fresh = trace_chain(open_store(), Pair.of("BLR", "RUS"), product="8704", table=table).dependence[0]
    held = trace_chain(open_store(), Pair.of("BLR", "RUS"), product="8704").dependence[0]
    for mine, theirs in zip((*fresh.suppliers, *fresh.buyers), (*held.suppliers, *held.buyers), strict=True):
        assert mine.territories == theirs.territories
        assert mine.value == pytest.approx(theirs.value, rel=1e-4)


def test_a_fiche_says_on_whom_the_builders_depend_or_that_nothing_tells() -> None:
    found = ventures_of_pair(open_store(), Pair.of("BLR", "RUS"), top=30)
    said = {
        venture.builder: " ".join(plain(sentence) for sentence in fiche.page.editions[0].sentences())
        for venture, fiche in zip(found.shown, write_fiches(found), strict=True)
        if venture.use.startswith("87")
    }
    assert set(said) == {"BLR", "RUS"}
    assert "machine builders of Russia" in said["RUS"]
    assert "On whom the machine builders of Belarus depend is told by no input-output table here" in said["BLR"]
    assert "fell by" in said["BLR"]
