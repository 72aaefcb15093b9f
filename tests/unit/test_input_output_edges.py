"""Input-output tables that are wrong, empty or strange, and the readers of published layouts."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from dovetail.errors import InconsistentDataError, NotIdentifiedError, UnknownCodeError, UnreadableFileError
from dovetail.measures.input_output.balancing import gras, ras
from dovetail.measures.input_output.content import content_of_output, stages_to_final_use
from dovetail.measures.input_output.economy import Economy
from dovetail.measures.input_output.exports import export_terms
from dovetail.measures.input_output.exports_pair import pair_terms
from dovetail.measures.input_output.extraction import extract, extract_exports, inoperability, recovery
from dovetail.measures.input_output.koopman import koopman_wang_wei
from dovetail.measures.input_output.krylov import solve_by_products
from dovetail.measures.input_output.leontief import Leontief, coefficients
from dovetail.measures.input_output.regional_io import flegg, simple_quotients
from dovetail.measures.input_output.upstreamness import upstreamness
from dovetail.measures.input_output.value_added import value_added_trade
from dovetail.references.input_output import leather
from dovetail.sources.input_output import (
    InputOutputTable,
    read_icio,
    read_own_input_output,
    read_wiod_arrays,
    read_wiod_csv,
)

FLOWS = np.array([[2.0, 1.0], [1.0, 2.0]])
FINAL = np.array([[6.0, 1.0], [2.0, 5.0]])


@pytest.mark.parametrize(
    ("flows", "final", "regions", "output", "says"),
    [
        (FLOWS, FINAL, 3, None, "does not fit together"),
        (FLOWS[:1], FINAL, 1, None, "does not fit together"),
        (np.array([[2.0, np.nan], [1.0, 2.0]]), FINAL, 2, None, "not finite"),
        (np.array([[2.0, -1.0], [1.0, 2.0]]), FINAL, 2, None, "row 0 sells -1 to column 1"),
        (FLOWS, FINAL, 2, np.array([10.0, 13.0]), "row 1 adds up to 10, its stated output is 13"),
        (FLOWS, FINAL, 2, np.array([10.0]), "shape"),
        (FLOWS, FINAL, 2, np.array([10.0, np.nan]), "stated output of row 1 is nan"),
        (FLOWS, FINAL.sum(1), 2, None, "does not fit together"),
        (np.zeros((0, 0)), np.zeros((0, 1)), 1, None, "does not fit together"),
        (FLOWS, FINAL - 9, 2, None, "negative output"),
        (np.array([[0.0, 0.0], [1.0, 2.0]]), np.array([[0.0, 0.0], [2.0, 5.0]]), 2, None, "without output buy"),
    ],
)
def test_a_table_that_cannot_stand_is_refused(
    flows: np.ndarray, final: np.ndarray, regions: int, output: np.ndarray | None, says: str
) -> None:
    with pytest.raises(InconsistentDataError, match=says):
        Economy.of(flows, final, regions=regions, output=output)


def test_rounding_of_a_sector_that_does_not_exist_is_kept_apart() -> None:
    flows, final = np.zeros((4, 4)), np.full((4, 2), 1e6)
    flows[0, 1] = 5.0
    final[3] = (-1.0, 0.0)
    economy = Economy.of(flows, final, regions=2, output=np.array([2e6 + 6, 2e6, 2e6, 0.0]))
    assert economy.output.tolist() == [2e6 + 5, 2e6, 2e6, 0.0]
    assert economy.rounding.tolist() == [1.0, 0.0, 0.0, 1.0]
    terms = export_terms(economy)
    assert terms.exports[3].tolist() == [0.0, 0.0]
    assert np.isfinite(terms.dva).all()


def test_a_closed_region_exports_nothing_and_every_term_is_zero() -> None:
    economy = Economy.of(np.diag([2.0, 3.0]), np.diag([5.0, 5.0]), regions=2)
    for approach in ("source", "sink"):
        terms = export_terms(economy, approach)
        assert not any(part.any() for part in (terms.exports, terms.dva, terms.ddc, terms.fva, terms.fdc, terms.ref))
    assert pair_terms(economy, 0, 1).dva == 0.0


def test_the_sink_approach_does_not_guess_what_the_importer_absorbs() -> None:
    terms = export_terms(leather(), "sink")
    assert terms.davax is None
    with pytest.raises(NotIdentifiedError, match="source"):
        _ = terms.gvc_forward
    with pytest.raises(NotIdentifiedError, match="no bilateral perspective"):
        export_terms(leather(), "sink", perspective="bilateral")


@pytest.mark.parametrize(("exporter", "importer"), [(1, 1), (0, 3), (-1, 0)])
def test_a_pair_needs_two_regions_of_the_table(exporter: int, importer: int) -> None:
    with pytest.raises(InconsistentDataError, match="cannot export"):
        pair_terms(leather(), exporter, importer)


def test_sectors_that_use_up_all_they_make_have_no_multiplier() -> None:
    with pytest.raises(NotIdentifiedError, match="singular"):
        Leontief.of(np.array([[0.5, 0.5], [0.5, 0.5]]))
    with pytest.raises(NotIdentifiedError, match="no finite distance"):
        upstreamness(np.array([[0.0, 10.0], [10.0, 0.0]]), np.array([10.0, 10.0]))
    with pytest.raises(NotIdentifiedError, match="no finite distance"):
        upstreamness(np.array([[0.0, 12.0], [12.0, 0.0]]), np.array([10.0, 10.0]))
    with pytest.raises(InconsistentDataError, match="without a positive output"):
        coefficients(FLOWS, np.array([10.0, 0.0]))
    with pytest.raises(NotIdentifiedError, match="rounds"):
        solve_by_products(lambda v: np.array([[0.0, 1.0], [0.0, 0.0]]) @ v, np.array([[1.0], [1.0]]), rounds=5)


def test_a_region_that_uses_up_all_it_makes_is_told_by_every_question() -> None:
    flows = np.kron(np.diag([5.0, 1.0]), np.ones((2, 2)))
    economy = Economy.of(flows, np.array([[0.0, 0.0], [0, 0], [1, 1], [1, 1]]), regions=2)
    for ask in (
        lambda: pair_terms(economy, 0, 1),
        lambda: content_of_output(economy, np.ones((4, 1))),
        lambda: stages_to_final_use(economy),
        lambda: export_terms(economy),
        lambda: koopman_wang_wei(economy),
        lambda: extract_exports(economy, 1),
    ):
        with pytest.raises(NotIdentifiedError, match="singular"):
            ask()


def test_sectors_that_use_more_than_they_make_out_of_stocks_have_no_multiplier() -> None:
    flows = np.array([[12.0, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 1, 1]])
    economy = Economy.of(flows, np.array([[-3.0, 0], [5, 5], [1, 1], [1, 1]]), regions=2)
    assert economy.value_added[0] < 0
    for ask in (
        lambda: Leontief.of(coefficients(economy.flows, economy.output)),
        lambda: export_terms(economy),
        lambda: inoperability(economy.flows, economy.output, np.full(4, 0.1)),
        lambda: pair_terms(economy, 0, 1),
        lambda: content_of_output(economy, np.ones((4, 1))),
    ):
        with pytest.raises(NotIdentifiedError, match=r"less than nothing|no finite distance"):
            ask()


def test_one_loss_making_sector_among_others_is_no_obstacle() -> None:
    flows = np.array([[1.0, 6.0], [1.0, 3.0]])
    economy = Economy.of(flows, np.array([[4.0, 2.0], [2.0, 1.0]]), regions=2)
    assert economy.value_added[1] < 0
    assert pair_terms(economy, 0, 1).dva == pytest.approx(export_terms(economy).dva[0, 1])


def test_whole_numbers_and_columns_first_are_taken_as_they_should_be() -> None:
    economy = Economy.of(np.asfortranarray([[2, 1], [1, 2]]), np.array([[6, 1], [2, 5]]), regions=2)
    assert economy.flows.dtype == np.float64
    assert economy.flows.flags.c_contiguous
    assert export_terms(economy).exports.tolist() == [[0.0, 2.0], [3.0, 0.0]]


def test_one_country_alone_exports_nothing() -> None:
    economy = Economy.of(FLOWS, FINAL.sum(1)[:, None], regions=1)
    assert export_terms(economy).by_region().dva.tolist() == [[0.0]]
    assert np.abs(koopman_wang_wei(economy)).max() < 1e-12
    assert extract_exports(economy, 0) == pytest.approx([0.0], abs=1e-12)
    assert np.isnan(value_added_trade(economy).vax_ratio).all()


def test_stocks_run_down_abroad_leave_the_sum_exact() -> None:
    final = np.array([[6.0, -0.5], [2.0, 5.0]])
    terms = export_terms(Economy.of(FLOWS, final, regions=2))
    np.testing.assert_allclose(terms.dva + terms.ddc + terms.fva + terms.fdc, terms.exports, atol=1e-12)
    assert terms.exports[0, 1] == 0.5


def test_stocks_move_the_distance_to_final_use() -> None:
    flows, output = np.array([[0.0, 5.0], [0.0, 0.0]]), np.array([10.0, 10.0])
    assert upstreamness(flows, output, np.array([2.0, 0.0])).tolist() == [1.625, 1.0]
    with pytest.raises(InconsistentDataError, match="1 sectors sell to others and add all"):
        upstreamness(flows, output, np.array([10.0, 0.0]))


def test_extraction_and_inoperability_refuse_nonsense() -> None:
    with pytest.raises(InconsistentDataError, match="not distinct"):
        extract(leather(), [1, 1])
    with pytest.raises(InconsistentDataError, match="not between 0 and 1"):
        inoperability(FLOWS, np.array([10.0, 10.0]), np.array([0.0, 1.5]))
    with pytest.raises(InconsistentDataError, match="1 shortfalls for 2 sectors"):
        inoperability(FLOWS, np.array([10.0, 10.0]), np.array([0.1]))
    with pytest.raises(InconsistentDataError, match="resilience"):
        recovery(FLOWS, np.array([10.0, 10.0]), np.zeros(2), np.array([0.0, 1.0]), 3)
    with pytest.raises(InconsistentDataError, match="shortfalls are not between 0 and 1"):
        recovery(FLOWS, np.array([10.0, 10.0]), np.array([0.0, 3.0]), np.ones(2), 3)
    with pytest.raises(InconsistentDataError, match="over 0 periods"):
        recovery(FLOWS, np.array([10.0, 10.0]), np.zeros(2), np.ones(2), 0)
    idle = recovery(np.diag([2.0, 0.0]), np.array([10.0, 0.0]), np.zeros(2), np.ones(2), 2)
    assert np.isnan(idle[:, 1]).all()
    for exporter, importer in ((3, None), (-1, None), (0, 3), (1, 1)):
        with pytest.raises(InconsistentDataError, match="cannot stop exporting"):
            extract_exports(leather(), exporter, importer)


def test_balancing_says_why_it_cannot() -> None:
    one = np.ones((2, 2))
    with pytest.raises(InconsistentDataError, match="row sums total 3"):
        ras(one, np.array([1.0, 2.0]), np.array([1.0, 1.0]))
    with pytest.raises(InconsistentDataError, match="use gras"):
        ras(-one, np.array([1.0, 1.0]), np.array([1.0, 1.0]))
    with pytest.raises(NotIdentifiedError, match="nothing of its sign"):
        ras(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([1.0, 1.0]), np.array([1.0, 1.0]))
    with pytest.raises(NotIdentifiedError, match="no room"):
        ras(np.eye(2), np.array([1.0, 2.0]), np.array([2.0, 1.0]), rounds=50)
    with pytest.raises(InconsistentDataError, match="shape"):
        ras(one, np.ones(3), np.ones(2))
    with pytest.raises(InconsistentDataError, match="not finite"):
        gras(one, np.array([np.nan, 1.0]), np.ones(2))
    emptied = ras(one, np.array([0.0, 2.0]), np.array([1.0, 1.0]))
    assert emptied.values.tolist() == [[0.0, 0.0], [1.0, 1.0]]
    assert emptied.rows.tolist()[0] == 0.0
    assert not ras(one, np.zeros(2), np.zeros(2)).values.any()
    with pytest.raises(NotIdentifiedError, match="nothing of its sign"):  # what only an emptied row could sell
        ras(np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([0.0, 2.0]), np.array([1.0, 1.0]))
    runaway = np.array([[-10.0, 0.0, -20.0], [0.0, -10.0, 0.0], [10.0, 10.0, 30.0]])
    with pytest.raises(NotIdentifiedError, match="no room"):
        gras(runaway, np.array([-2.0, 0.0, 1.0]), np.array([1.0, 2.0, -4.0]), rounds=3000)


def test_a_small_region_supplies_itself_less_and_the_band_says_how_much() -> None:
    nation, region = np.array([100.0, 50.0, 0.0]), np.array([10.0, 1.0, 0.0])
    national = np.full((3, 3), 0.2)
    made = flegg(national, region, nation)
    assert np.isnan(made.quotients[2])
    low, high = made.band
    assert (low <= high).all()
    assert (high <= national).all()
    assert made.weights[0] > made.weights[2]
    with pytest.raises(InconsistentDataError, match="sector 0 has 200"):
        simple_quotients(np.array([200.0, 1.0]), np.array([100.0, 50.0]))
    with pytest.raises(InconsistentDataError, match="negative or not finite"):
        flegg(-national, region, nation)
    with pytest.raises(InconsistentDataError, match="do not fit"):
        flegg(national, region, nation, deltas=(1.5,))


def _same(table: InputOutputTable) -> None:
    assert table.regions == ("AUS", "X-ROW")
    economy = Economy.of(table.flows, table.final, regions=2, output=table.output)
    assert economy.flows.tolist() == [[1, 2, 3, 4], [5, 6, 7, 8], [9, 1, 2, 3], [4, 5, 6, 7]]
    assert economy.final.tolist() == [[30, 40], [50, 60], [70, 80], [90, 10]]


_ROWS = ([1, 2, 3, 4], [5, 6, 7, 8], [9, 1, 2, 3], [4, 5, 6, 7])
_USES = ([10, 20, 30, 10], [30, 20, 30, 30], [30, 40, 40, 40], [50, 40, 5, 5])


def test_wiod_arrays_are_read_with_their_labels(tmp_path: Path) -> None:
    labels = {
        "countries": ["AUS", "RoW"],
        "industries": [{"code": "c1", "name": "Farms"}, {"code": "c2", "name": "Mines"}],
        "final_demand": ["household consumption", "changes in inventories"],
        "unit": "million USD",
    }
    (tmp_path / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    flows, final = np.array(_ROWS), np.array(_USES)
    np.savez(tmp_path / "wiot_2011.npz", Z=flows, F=final, x=flows.sum(1) + final.sum(1))
    table = read_wiod_arrays(tmp_path / "wiot_2011.npz", tmp_path / "labels.json")
    _same(table)
    assert (table.year, table.names) == (2011, ("Farms", "Mines"))
    stocks = table.stocks()
    assert stocks is not None
    assert stocks.tolist() == [30, 50, 80, 45]
    with pytest.raises(UnknownCodeError, match="BLR is no region"):
        table.region("BLR")
    labels["countries"] = ["AUS"]
    (tmp_path / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    with pytest.raises(InconsistentDataError, match="wrong name"):
        read_wiod_arrays(tmp_path / "wiot_2011.npz", tmp_path / "labels.json")
    (tmp_path / "broken.npz").write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(UnreadableFileError, match=r"broken\.npz"):
        read_wiod_arrays(tmp_path / "broken.npz", tmp_path / "labels.json")


def test_wiod_text_of_2016_is_read(tmp_path: Path) -> None:
    names = [f"v{region}{number}" for region in ("AUS", "ROW") for number in (1, 2)]
    uses = [f"v{region}{number}" for region in ("AUS", "ROW") for number in (57, 58)]
    lines = ["IndustryCode,IndustryDescription,Country,RNr,Year," + ",".join([*names, *uses, "TOT"])]
    for i, (region, number) in enumerate((r, n) for r in ("AUS", "ROW") for n in (1, 2)):
        numbers = [*_ROWS[i], *_USES[i], sum(_ROWS[i]) + sum(_USES[i])]
        lines.append(f'A0{number},"Farms, all",{region},{number},2014,' + ",".join(map(str, numbers)))
    lines.append("II_fob,Total,TOT,65,2014," + ",".join(["1"] * 9))
    (tmp_path / "wiot.csv").write_text("\n".join(lines), encoding="utf-8")
    table = read_wiod_csv(tmp_path / "wiot.csv")
    _same(table)
    assert (table.year, table.names[0]) == (2014, "Farms, all")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="lacks the columns"):
        read_wiod_csv(tmp_path / "other.csv")


def test_icio_is_read_and_parts_of_a_country_are_added_up(tmp_path: Path) -> None:
    columns = [f"{region}_{sector}" for region in ("AUS", "ROW") for sector in ("A01_02", "B")]
    uses = [f"{region}_{use}" for region in ("AUS", "ROW") for use in ("HFCE", "INVNT")]
    lines = ["V1," + ",".join([*columns, *uses, "OUT"])]
    for i, row in enumerate(columns):
        lines.append(f"{row}," + ",".join(map(str, [*_ROWS[i], *_USES[i], sum(_ROWS[i]) + sum(_USES[i])])))
    lines += [f"{row}," + ",".join(["1"] * 9) for row in ("AUS_TAXSUB", "VALU", "OUT")]
    (tmp_path / "ICIO2021_2018.csv").write_text("\n".join(lines), encoding="utf-8")
    table = read_icio(tmp_path / "ICIO2021_2018.csv")
    _same(table)
    assert (table.year, table.sectors) == (2018, ("A01_02", "B"))
    split = ["V1,CHN_B,CN1_B,CN2_B,CHN_HFCE,TOTAL"]
    split += ["CHN_B,0,0,0,0,0", "CN1_B,0,1,2,10,13", "CN2_B,0,3,4,20,27", "OUT,0,13,27,0,0"]
    (tmp_path / "ICIO2015.csv").write_text("\n".join(split), encoding="utf-8")
    whole = read_icio(tmp_path / "ICIO2015.csv")
    assert (whole.regions, whole.flows.tolist(), whole.final.tolist()) == (("CHN",), [[10.0]], [[30.0]])
    assert whole.output is not None
    assert whole.output.tolist() == [40.0]


def test_an_own_table_is_read_and_a_sale_listed_twice_is_refused(tmp_path: Path) -> None:
    text = (
        "from_region,from_sector,to_region,to_sector,value\nBLR,metal,RUS,final,5\nRUS,metal,BLR,machines,3\n"
        "BLR,machines,RUS,final,9\n"
    )
    (tmp_path / "own.csv").write_text(text, encoding="utf-8")
    table = read_own_input_output(tmp_path / "own.csv", unit="million USD", publisher="own estimate")
    assert (table.regions, table.sectors) == (("BLR", "RUS"), ("machines", "metal"))
    assert table.flows[3, 0] == 3.0
    assert table.final[1].tolist() == [0.0, 5.0]
    (tmp_path / "own.csv").write_text(text + "BLR,metal,RUS,final,6\n", encoding="utf-8")
    with pytest.raises(InconsistentDataError, match="listed twice"):
        read_own_input_output(tmp_path / "own.csv", unit="million USD", publisher="own estimate")
    (tmp_path / "own.csv").write_text(text.replace(",5", ",five"), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="no number"):
        read_own_input_output(tmp_path / "own.csv", unit="million USD", publisher="own estimate")
    (tmp_path / "own.csv").write_text("from_region,value\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="lacks the columns"):
        read_own_input_output(tmp_path / "own.csv", unit="million USD", publisher="own estimate")
