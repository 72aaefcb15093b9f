"""A venture's table of assumptions out and in again, and its appraisal as Figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dovetail.analyses.appraisal import (
    Assumptions,
    appraise_venture,
    read_assumptions,
    write_assumptions,
    write_blank_assumptions,
)
from dovetail.errors import InconsistentDataError, InvalidRequestError, UnitMismatchError, UnreadableFileError
from dovetail.measures.ventures.appraisal import monte_carlo

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
    assert found.value_content is not None
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
    assert found.value_content is not None
    assert found.value_content.value == pytest.approx(1650 / 1900)
    assert found.loss_share is not None
    assert found.loss_share.value == monte_carlo(FOUNDRY).loss_share
    assert found.data["cash_flows"].height == 9
    assert [caveat.message for caveat in found.caveats] == [
        "appraisal_rests_on_assumptions",
        "appraisal_at_growing_prices",
        "appraisal_by_convention",
    ]
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


def _csv(path: Path, *rows: str) -> Path:
    """A table with what must be given, and further rows."""
    needed = [
        "currency;;;;byn",
        "years;5",
        "capital;100",
        "capacity;10",
        "price;8",
        "unit_cost;4",
        "discount_rate;0,12",
    ]
    path.write_text("\n".join(["name;value;low;high;text", *needed, *rows]) + "\n", encoding="utf-8")
    return path


def test_an_old_table_without_own_materials_says_that_they_are_not_told(tmp_path: Path) -> None:
    read = read_assumptions(_csv(tmp_path / "old.csv", "foreign_materials;1"))
    assert (read.own_materials, read.content_threshold) == (None, None)
    found = appraise_venture(read, name="old", start=2026)
    assert found.build_up_content is None
    assert set(found.content) == {"build_down", "net_cost"}
    assert all(way.met is None and way.room is None for way in found.content.values())
    assert found.data["value_content"]["way"].to_list() == ["build_down", "net_cost"]


@pytest.mark.parametrize("name", ["foundry.xlsx", "foundry.csv"])
def test_own_materials_and_a_threshold_go_out_and_come_in_again(tmp_path: Path, name: str) -> None:
    told = replace(
        FOUNDRY, own_materials=800, content_threshold=0.4, ranges=FOUNDRY.ranges | {"own_materials": (700, 850)}
    )
    assert read_assumptions(write_assumptions(tmp_path / name, told, language="ru")) == told


def test_a_threshold_is_met_by_each_way_or_not_or_in_a_part_of_the_range() -> None:
    told = replace(
        FOUNDRY, own_materials=800, content_threshold=0.42, ranges={"price": (1700, 2000), "own_materials": (700, 900)}
    )
    found = appraise_venture(told, name="foundry", start=2026)
    assert found.build_up_content is not None
    assert found.build_up_content.value == pytest.approx(800 / 1900)
    assert found.build_up_content.interval == pytest.approx((700 / 2000, 900 / 1700))
    assert {way: one.met for way, one in found.content.items()} == {
        "build_down": "met",
        "build_up": "partly",
        "net_cost": "met",
    }
    rooms = {way: one.room.value for way, one in found.content.items() if one.room}
    assert rooms == pytest.approx({"build_down": 1900 * 0.58, "build_up": 1900 * 0.42, "net_cost": 1200 * 0.58})
    hard = appraise_venture(replace(told, content_threshold=0.9), name="foundry", start=2026)
    assert {one.met for one in hard.content.values()} == {"not_met"}
    plain = appraise_venture(replace(told, ranges={}, content_threshold=1650 / 1900), name="foundry", start=2026)
    assert plain.content["build_down"].met == "met"
    assert plain.content["build_up"].share.interval is None
    room = found.content["build_down"].room
    assert room is not None
    assert {figure.measure for _, figure in found.explain(room.id)} >= {
        "venture.assumed.price",
        "venture.assumed.content_threshold",
    }


def test_a_price_below_its_foreign_materials_loses_the_content_and_not_the_appraisal() -> None:
    found = appraise_venture(replace(FOUNDRY, price=200, ranges={}), name="foundry", start=2026)
    assert found.value_content is None
    assert found.net_cost_content is not None
    assert found.project.npv.value < 0
    assert "materials_above_the_price" in [caveat.message for caveat in found.caveats]


def test_the_money_and_its_growth_are_said() -> None:
    def said(**change: object) -> list[str]:
        found = appraise_venture(replace(FOUNDRY, **change), name="foundry", start=2026)  # type: ignore[arg-type]
        return [caveat.message for caveat in found.caveats]

    assert "appraisal_at_constant_prices" in said(price_growth=0.0)
    assert "appraisal_at_growing_prices" in said(price_growth=0.0, cost_growth=0.02)
    assert "appraisal_at_growing_prices" in said(price_growth=0.0, ranges={"price_growth": (0.0, 0.02)})


def test_draws_are_told_of_the_whole_of_the_owners_and_of_each_party() -> None:
    found = appraise_venture(FOUNDRY, name="foundry", start=2026, draws=500, seed=3)
    drawn = monte_carlo(FOUNDRY, draws=500, seed=3)
    assert found.equity.npv.interval == pytest.approx((drawn.equity_quantiles[0.05], drawn.equity_quantiles[0.95]))
    assert found.parties["BLR"].npv.interval == pytest.approx(tuple(0.55 * end for end in found.equity.npv.interval))
    assert found.equity_loss_share is not None
    assert found.equity_loss_share.value == drawn.equity_loss_share
    assert found.median is not None
    assert found.median.value == drawn.quantiles[0.5]
    assert found.data["simulation"].columns == ["quantile", "npv", "equity_npv"]
    skewed = replace(FOUNDRY, ranges={"price": (1900, 2600)})
    wide = appraise_venture(skewed, name="foundry", start=2026).project.npv
    assert wide.interval is not None
    assert wide.interval[0] == wide.value
    assert "widened" in wide.formula


def test_materials_alone_make_no_payment_uncertain() -> None:
    """A simulation of them would say that nothing can be lost."""
    found = appraise_venture(replace(FOUNDRY, ranges={"foreign_materials": (200, 300)}), name="foundry", start=2026)
    assert found.loss_share is None
    assert found.draws == 0
    assert "appraisal_without_ranges" in [caveat.message for caveat in found.caveats]
    assert found.value_content is not None
    assert found.value_content.interval == pytest.approx((1600 / 1900, 1700 / 1900))


def test_the_tables_hold_what_the_figures_say_and_add_up() -> None:
    found = appraise_venture(FOUNDRY, name="foundry", start=2026)
    worth = {row["who"]: row for row in found.data["worth"].to_dicts()}
    assert list(worth) == ["project", "equity", "party BLR", "party RU-CHE"]
    assert worth["project"]["npv"] == found.project.npv.value
    assert (worth["party BLR"]["share"], worth["equity"]["currency"], worth["equity"]["discount_rate"]) == (
        0.55,
        "USD",
        0.14,
    )
    lines = found.data["account"]
    whole = lines.select(
        total=lines["sales"] + lines["costs"] + lines["tax"] + lines["capital"] + lines["working_capital"]
    )
    assert whole["total"].to_list() == pytest.approx(lines["project"].to_list())
    owners = lines["project"] + lines["loan"] + lines["interest"] + lines["tax_relief"]
    assert owners.to_list() == pytest.approx(lines["equity"].to_list())
    assert lines["project"].to_list() == found.data["cash_flows"]["project"].to_list()
    assert lines["working_capital"].sum() == pytest.approx(0)
    assert set(found.data["break_even"]["name"]) == {"price", "capacity", "unit_cost", "capital"}
    moved = found.data["sensitivity"].filter(name="price").row(0, named=True)
    assert (moved["low"], moved["high"], moved["ranged"]) == (1700, 2000, True)
    assert found.debt_cover is not None
    assert found.debt_cover.period == "2027"
    assert appraise_venture(replace(FOUNDRY, loan_share=0), name="foundry", start=2026).debt_cover is None


def test_a_blank_table_must_be_filled_in_before_it_is_read(tmp_path: Path) -> None:
    """What is not given is no zero: a blank venture is not worth nothing."""
    with pytest.raises(InconsistentDataError) as caught:
        read_assumptions(write_blank_assumptions(tmp_path / "blank.xlsx", language="ru"))
    for name in ("years", "capital", "capacity", "price", "unit_cost", "discount_rate"):
        assert f"{name} is not given" in str(caught.value)
    assert "foreign_materials has no value; write 0 if there is none" in str(caught.value)  # else all would be its own
    with pytest.raises(InvalidRequestError, match=r"ends in '\.txt'"):
        write_blank_assumptions(tmp_path / "blank.txt")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["tax_rate;0,2", "fixed_cost;1.5"], "decimals are marked in two ways"),
        (["fixed_cost;1 200,5;1,200,5;1.300,5"], "is no number"),
        (["loan_years;2,5"], "loan_years is 2.5, not a whole number"),
        (["loan_years;4;3;5"], "loan_years cannot have a range"),
        (["ramp 1;0,5;0,4;0,6"], "ramp 1 cannot have a range"),
        (["content_threshold;0,4;0,3;0,5"], "content_threshold cannot have a range"),
        (["tax_rate;0,2;0,1;"], "lacks the other"),
        (["own_materials;;1;2"], "own_materials has a range and no value"),
        (["tax_rate;"], "tax_rate has no value; write 0"),
        ([";7"], "the number '7' has no name"),
        (["tax_rates;0,2"], "is tax_rate meant"),
        (["party BLR;0,5", "party BLR;0,5"], "party BLR stands twice"),
        (["currency;;;;usd"], "currency stands twice"),
        (["fixed_cost;5 mn"], "'5 mn' is no number"),
        (["fixed_cost;1e999"], "'1e999' is no number"),
        (["discount_rate;0,1"], "discount_rate stands twice"),
    ],
)
def test_nothing_of_a_table_is_dropped_or_guessed(tmp_path: Path, rows: list[str], says: str) -> None:
    with pytest.raises(InconsistentDataError) as caught:
        read_assumptions(_csv(tmp_path / "own.csv", *rows))
    assert says in str(caught.value)


def test_a_number_that_can_be_read_in_two_ways_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text('name,value\ncurrency,usd\nyears,5\ncapital,"1,250"\ncapacity,10\nprice,8\nunit_cost,4\n', "utf-8")
    with pytest.raises(InconsistentDataError, match="'1,250' can be read as thousands and as a decimal"):
        read_assumptions(path)


def test_a_column_of_numbers_under_another_name_is_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,value,min,note\nprice,8,7,said by the plant\n", "utf-8")
    with pytest.raises(InconsistentDataError, match="the column 'min' holds numbers"):
        read_assumptions(path)
    path.write_text("name,value,value\nprice,8,7\n", "utf-8")
    with pytest.raises(UnreadableFileError, match="two columns value"):
        read_assumptions(path)


def test_a_workbook_changed_by_hand_is_read_as_it_stands(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    found = appraise_venture(replace(FOUNDRY, price_growth=0.0), name="foundry", start=2026)
    from dovetail.results.sheets import write_xlsx

    path = write_xlsx(tmp_path / "result.xlsx", found.data)
    book = load_workbook(path)
    for row in book["assumptions"].iter_rows():
        if row[0].value == "price":
            row[1].value = 1950.5
        if row[0].value == "discount_rate":
            row[1].value = "0,15"
        if row[0].value == "price_growth":
            row[1].value = "\u22120,01"
        if row[0].value == "own_materials":
            row[1].value = 700
    book.save(path)
    read = read_assumptions(path)
    assert (read.price, read.discount_rate, read.price_growth, read.own_materials) == (1950.5, 0.15, -0.01, 700)
