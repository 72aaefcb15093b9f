"""A venture's table of assumptions out and in again, and its appraisal as Figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dovetail.analyses.appraisal import appraise_venture, read_assumptions, write_assumptions
from dovetail.errors import InconsistentDataError, UnitMismatchError, UnreadableFileError
from dovetail.measures.ventures.appraisal import Assumptions, monte_carlo

FOUNDRY = Assumptions(
    currency="USD",
    years=8,
    capital=12e6,
    capacity=8000,
    ramp=(0.4, 0.7, 0.9),
    price=1900,
    unit_cost=1200,
    foreign_materials=250,
    fixed_cost=1.1e6,
    working_capital=0.15,
    price_growth=-0.01,
    tax_rate=0.2,
    discount_rate=0.14,
    loan_share=0.5,
    credit_rate=0.1,
    parties={"BLR": 0.55, "RU-CHE": 0.45},
    ranges={"price": (1700, 2000), "unit_cost": (1150, 1350)},
)


@pytest.mark.parametrize("name", ["foundry.xlsx", "foundry.csv"])
def test_assumptions_come_back_as_they_went_out(tmp_path: Path, name: str) -> None:
    assert read_assumptions(write_assumptions(tmp_path / name, FOUNDRY)) == FOUNDRY


@pytest.mark.parametrize("name", ["foundry.xlsx", "foundry.csv"])
def test_no_text_of_a_table_acts_as_a_formula(tmp_path: Path, name: str) -> None:
    sly = replace(FOUNDRY, parties={"=HYPERLINK(1)": 0.5, "@SUM(1)": 0.5}, currency="=1+1")
    path = write_assumptions(tmp_path / name, sly)
    assert read_assumptions(path) == sly
    if path.suffix == ".xlsx":
        from openpyxl import load_workbook

        cells = [cell for row in load_workbook(path)["assumptions"].iter_rows() for cell in row]
        assert not any(cell.data_type == "f" for cell in cells)
    else:
        assert ",=" not in path.read_text(encoding="utf-8-sig")


def test_the_workbook_of_a_result_can_be_read_again(tmp_path: Path) -> None:
    """Its first sheet are the assumptions; the others are what followed from them."""
    from dovetail.results.sheets import write_xlsx

    found = appraise_venture(FOUNDRY, name="foundry", start=2026)
    assert len(found.data) > 1
    assert read_assumptions(write_xlsx(tmp_path / "result.xlsx", found.data)) == FOUNDRY


def test_value_content_is_told_by_price_and_by_cost() -> None:
    found = appraise_venture(FOUNDRY, name="foundry", start=2026)
    assert found.value_content.value == pytest.approx((1900 - 250) / 1900)
    assert found.net_cost_content is not None
    assert found.net_cost_content.value == pytest.approx((1200 - 250) / 1200)
    assert (
        appraise_venture(
            replace(FOUNDRY, unit_cost=0, foreign_materials=0, ranges={}), name="free", start=2026
        ).net_cost_content
        is None
    )


def test_a_table_changed_by_hand_is_read_with_its_commas(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "name;value;low;high;text\ncurrency;;;;eur\nyears;5;;;\ncapital;12 000,5;;;\ncapacity;10;;;\nprice;8;7,5;9;\n"
        "unit_cost;4;;;\ndiscount_rate;0,12;;;\n",
        encoding="utf-8",
    )
    read = read_assumptions(path)
    assert (read.currency, read.capital, read.ranges) == ("EUR", 12000.5, {"price": (7.5, 9.0)})


def test_faults_of_a_table_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,value\ncurrency,USD\nyears,five\nprise,8\ncapital,1\ncapital,2\ndiscount_rate,12%\n", "utf-8")
    with pytest.raises(InconsistentDataError) as caught:
        read_assumptions(path)
    text = str(caught.value)
    for part in (
        "line 3: years",
        "'prise' is no assumption",
        "capital stands twice",
        "percentage",
        "price is not given",
    ):
        assert part in text
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(UnreadableFileError, match="lacks the columns name, value"):
        read_assumptions(path)


def test_every_number_of_an_appraisal_opens_down_to_the_assumptions() -> None:
    found = appraise_venture(FOUNDRY, name="foundry", start=2026)
    assert found.project.npv.grade == "estimated"
    assert found.project.npv.interval is not None
    derivation = found.explain(found.parties["RU-CHE"].npv.id)
    assert {figure.measure for _, figure in derivation} >= {"venture.assumed.price", "venture.assumed.capital"}
    assert sum(part.npv.value for part in found.parties.values()) == pytest.approx(found.equity.npv.value)
    assert found.value_content.value == pytest.approx(1650 / 1900)
    assert found.loss_share is not None
    assert found.loss_share.value == monte_carlo(FOUNDRY).loss_share
    assert found.data["cash_flows"].height == 9
    assert [caveat.message for caveat in found.caveats] == ["appraisal_rests_on_assumptions"]
    assert found.parties["RU-CHE"].npv.territories == ("RU-CHE",)
    firms = appraise_venture(replace(FOUNDRY, parties={"Iron Ltd.": 1.0}), name="foundry", start=2026)
    assert firms.parties["Iron Ltd."].npv.measure == "venture.party.npv.Iron Ltd "
    again = appraise_venture(FOUNDRY, name="foundry", start=2026)
    assert list(found.figures) == list(again.figures)


def test_without_ranges_nothing_is_called_certain() -> None:
    found = appraise_venture(replace(FOUNDRY, ranges={}), name="foundry", start=2026)
    assert found.loss_share is None
    assert found.project.npv.interval is None
    assert "simulation" not in found.data
    assert "appraisal_without_ranges" in [caveat.message for caveat in found.caveats]
    loss = appraise_venture(replace(FOUNDRY, ranges={}, price=300.0), name="foundry", start=2026)
    assert loss.project.irr is None
    assert loss.project.payback is None
    assert loss.project.npv.value < 0
    with pytest.raises(UnitMismatchError, match="XYZ"):
        appraise_venture(replace(FOUNDRY, currency="XYZ"), name="foundry", start=2026)
