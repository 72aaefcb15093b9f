"""The fast pass and the exact pass of a load are two readings of one layout, and must agree."""

from __future__ import annotations

import tempfile
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from dovetail.errors import InconsistentDataError, UnreadableFileError
from dovetail.sources.baci import baci
from dovetail.sources.opening import open_reading
from dovetail.store.exact import Repeats, exact_pass
from dovetail.store.ingest import ingest
from dovetail.store.rules import period_code, product_code
from dovetail.store.store import Store, open_store
from dovetail.terms.layout import Constant, Layout, Lookup, PeriodCode, ProductCode, RawColumn, Take
from dovetail.terms.schema import TRADE_REPORTED

CODES = {"1": "BLR", "02": "RUS", "x": "KAZ"}

#: Every kind of rule that the fast pass knows, in one layout.
LAYOUT = Layout(
    name="all-rules",
    publisher="nobody",
    licence="none",
    table=TRADE_REPORTED,
    raw=(
        RawColumn("who"),
        RawColumn("whom"),
        RawColumn("when"),
        RawColumn("what"),
        RawColumn("kind"),
        RawColumn("out", "float"),
        RawColumn("in", "float"),
        RawColumn("weight", "float", optional=True),
        RawColumn("unit", optional=True, nulls=("none",)),
    ),
    rules={
        "reporter": Lookup("who", CODES, absent="BLR"),
        "partner": Lookup("whom", {"7": "DEU", "8": "POL"}, pattern=r"^\d"),
        "period": PeriodCode("when"),
        "product": ProductCode("what", total=("TOTAL", "AG0"), undisclosed=("XX",)),
        "classification": Constant("H4"),
        "netweight_kg": Take("weight", scale=1000, zero_is_null=True),
        "quantity_unit": Take("unit"),
    },
    variants=(
        {"flow": Constant("export"), "value_usd": Take("out", scale=1000)},
        {"flow": Constant("import"), "value_usd": Take("in", scale=1000)},
    ),
    null_texts=("", "NA"),
    skip={"kind": ("total",)},
    keep={"unit": ("", "kg", "none")},
)

sound = st.tuples(
    st.sampled_from(["1", "02", "x", "", "NA"]),
    st.sampled_from(["7", "8", "7 - Germany"]),
    st.sampled_from(["2014", "201403", "2014-03-01", "03/2014", "2014-Q1", "2014-H2"]),
    st.sampled_from(["1", "01", "0101", "AG0", "TOTAL", "XX", "10121", "123456"]),
    st.sampled_from(["", "line", "total"]),
    st.sampled_from(["0", "1.5", "NA", "", "1e3", "7"]),
    st.sampled_from(["0", "2.25", "NA", ""]),
    st.sampled_from(["0", "1.5", "", "3"]),
    st.sampled_from(["", "kg", "none", "l"]),
)
faulty = st.tuples(
    st.sampled_from(["1", "9", "RUS"]),
    st.sampled_from(["7", "9", "x", ""]),
    st.sampled_from(["2014", "14", "2014-13", ""]),
    st.sampled_from(["01", "1x", "", "12345678901"]),
    st.just(""),
    st.sampled_from(["1", "-1", "abc", "inf", "nan", "1,5"]),
    st.sampled_from(["", "2"]),
    st.sampled_from(["", "-3", "2"]),
    st.sampled_from(["", "kg"]),
)


def unique(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows without repeats of a key, spellings of the same code counted as one."""
    rule = LAYOUT.rules["product"]
    assert isinstance(rule, ProductCode)
    kept = {(CODES.get(r[0], "BLR"), r[1][:1], period_code(r[2]), product_code(rule, r[3])): r for r in rows}
    return list(kept.values())


def write(folder: Path, rows: list[tuple[str, ...]]) -> Path:
    path = folder / "table.csv"
    cells = ["who,whom,when,what,kind,out,in,weight,unit", *(",".join(f'"{c}"' for c in row) for row in rows)]
    path.write_text("\n".join(cells) + "\n", encoding="utf-8")
    return path


def table(path: Path) -> pl.DataFrame:
    frame = pl.read_parquet(path)
    return frame.sort(frame.columns)


@settings(max_examples=25, deadline=None)
@given(st.lists(sound, min_size=1, max_size=12).map(unique))
def test_on_sound_rows_both_passes_write_the_same_table(rows: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder_:
        folder = Path(folder_)
        reading = open_reading(write(folder, rows), LAYOUT)
        header = ["who", "whom", "when", "what", "kind", "out", "in", "weight", "unit"]
        exact = exact_pass(reading, header, folder / "exact.parquet", folder / "rejects.csv", Repeats())
        assert exact.rejected == 0
        try:
            fast = ingest(reading, folder, "fast", lambda _: None)
        except UnreadableFileError:
            assert exact.rows == 0
            return
        assert fast.part.rows == exact.rows
        assert dict(fast.part.skipped) == exact.skipped
        assert table(folder / fast.part.file).equals(table(folder / "exact.parquet"))


@settings(max_examples=25, deadline=None)
@given(st.lists(sound, min_size=40, max_size=60).map(unique), st.lists(faulty, min_size=1, max_size=3))
def test_every_row_is_stored_skipped_or_kept_aside(rows: list[tuple[str, ...]], more: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder_:
        folder = Path(folder_)
        reading = open_reading(write(folder, [*rows, *more]), LAYOUT)
        try:
            part = ingest(reading, folder, "x", lambda _: None).part
        except (InconsistentDataError, UnreadableFileError):
            return  # too many faulty rows, or none that belongs to the table
        stored = table(folder / part.file)
        assert stored.height == part.rows
        assert stored["value_usd"].drop_nulls().is_between(0, 1e9).all()
        assert (
            not stored.select("reporter", "partner", "flow", "period", "product").null_count().sum_horizontal().item()
        )
        if part.rejected:
            lines = (folder / part.rejects).read_text("utf-8").splitlines()[1:]
            assert len(lines) == part.rejected


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(100000, 100009), st.integers(0, 3)), min_size=2, max_size=30))
def test_repeats_are_kept_once_or_not_at_all(rows: list[tuple[int, int]]) -> None:
    values: dict[int, set[int]] = {}
    for product, value in rows:
        values.setdefault(product, set()).add(value)
    single = {product: next(iter(found)) for product, found in values.items() if len(found) == 1}
    with tempfile.TemporaryDirectory() as folder_:
        folder = Path(folder_)
        filler = [f"2018,112,643,{200000 + n},1,1" for n in range(150)]
        path = folder / "baci.csv"
        lines = [*filler, *(f"2018,112,643,{product},{value},1" for product, value in rows)]
        path.write_text("t,i,j,k,v,q\n" + "\n".join(lines) + "\n", encoding="utf-8")
        store: Store = open_store(folder / "store")
        store.add(open_reading(path, baci("H0", "baci")), any_magnitude=True)
        held = store.query("pair_reconciled", a="BLR", b="RUS", first=2018, last=2018)
        found = held.filter(pl.col("product") < "200000")
        assert dict(found.select("product", "value_usd").rows()) == {str(k): v * 1000.0 for k, v in single.items()}
        store.close()
