"""A table written in any delimiter, encoding, decimal mark and packing reads back as the same rows."""

from __future__ import annotations

import csv
import gzip
import io
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dovetail.sources.files.delimited import Numeric, decimal_vote, guess_decimal, read_number
from dovetail.sources.own.period_text import read_period
from dovetail.sources.own.rows import split_code
from dovetail.sources.own.table import preview
from dovetail.terms.layout import LINE
from dovetail.terms.period import Period

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PARTNERS = {"Беларусь": "BLR", "Казахстан": "KAZ", "Китай": "CHN", "Germany": "DEU", "Польша": "POL"}
FLOWS = {"экспорт": "export", "ИМ": "import", "import": "import", "ЭК": "export"}

cents = st.integers(-(10**12), 10**12).map(lambda n: Decimal(n) / 100)
codes = st.integers(0, 4).flatmap(lambda n: st.from_regex(r"(0[1-9]|[1-9][0-9])" + r"[0-9]{2}" * n, fullmatch=True))
rows = st.lists(
    st.tuples(
        st.sampled_from(sorted(PARTNERS)),
        st.sampled_from(sorted(FLOWS)),
        st.integers(1990, 2030),
        codes,
        st.none() | cents,
        st.none() | st.integers(0, 10**9),
    ),
    min_size=1,
    max_size=25,
)


def written(value: Decimal | int | None, mark: str, blank: str) -> str:
    """A number as a spreadsheet of that country shows it."""
    if value is None:
        return ""
    text = f"{value:,.2f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.replace(",", "_").replace(".", mark).replace("_", blank)


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, str, list[tuple[object, ...]]]:
    """The bytes of a file, its name, and the rows that it holds."""
    table = draw(rows)
    mark = draw(st.sampled_from(".,"))
    blank = draw(st.sampled_from(["", " ", "\u00a0", "." if mark == "," else ","]))
    sign = draw(st.sampled_from(";\t|" if mark == "," or blank == "," else ",;\t|"))
    encodings = ["utf-8", "utf-8-sig", "utf-16", "cp1251"]
    encoding = draw(st.sampled_from(encodings))
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    text = io.StringIO()
    out = csv.writer(text, delimiter=sign, lineterminator=ending)
    out.writerow(["Страна", "Направление", "Год", "Код ТН ВЭД", "Стоимость, тыс. долл. США", "Вес нетто, кг"])
    # One value that can be read in one way only: without it, "1,234" has two readings and is refused.
    table = [("Китай", "ЭК", 2014, "0101", Decimal("0.25"), 1), *table]
    for partner, flow, year, code, value, weight in table:
        out.writerow([partner, flow, year, code, written(value, mark, blank), written(weight, mark, blank)])
    body = text.getvalue().encode(encoding)
    kind = draw(st.sampled_from(["plain", "gzip", "zip"]))
    if kind == "gzip":
        body = gzip.compress(body)
    elif kind == "zip":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("table.csv", body)
        body = packed.getvalue()
    expected: list[tuple[object, ...]] = [
        (
            line,
            PARTNERS[partner],
            FLOWS[flow],
            str(year),
            code,
            None if value is None else value * 1000,
            None if weight is None else Decimal(weight),
        )
        for line, (partner, flow, year, code, value, weight) in enumerate(table, 2)
    ]
    return body, kind, expected


@FEW
@given(files())
def test_the_same_rows_come_back(file: tuple[bytes, str, list[tuple[object, ...]]]) -> None:
    body, kind, expected = file
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"table.{kind}")
        path.write_bytes(body)
        reading = preview(path, constants={"reporter": "RUS"}).reading()
        assert reading.batches is not None
        frame = pl.concat([pl.DataFrame(pl.from_arrow(batch)) for batch in reading.batches()])
    lookups = {name: reading.layout.rules[name].codes for name in ("partner", "flow", "period")}  # type: ignore[union-attr]
    found = [
        (
            row[LINE],
            *(lookups[name][row[name]] for name in ("partner", "flow", "period")),
            row["product"],
            *(Decimal(row[name]) if row[name] else None for name in ("value_usd", "netweight_kg")),
        )
        for row in frame.to_dicts()
    ]
    assert found == expected


@given(
    cents, st.sampled_from(".,"), st.sampled_from(["", " ", "\u00a0", "'", "other"]), st.sampled_from(["", " т", "*"])
)
def test_a_number_reads_back_however_it_is_written(value: Decimal, mark: str, blank: str, after: str) -> None:
    group = ("," if mark == "." else ".") if blank == "other" else blank
    number = read_number(written(value, mark, group) + after, mark)  # type: ignore[arg-type]
    assert number is not None
    assert Decimal(number.text) == value
    assert number.unit == after.strip()


@given(cents, st.sampled_from(".,"))
def test_two_decimals_tell_the_mark(value: Decimal, mark: str) -> None:
    assert guess_decimal([written(value, mark, "")]) == mark


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_that_was_one_in_its_file_is_never_reread(value: float) -> None:
    text = Numeric(repr(value))
    number = read_number(text, ",")
    assert number is not None
    assert float(number.text) == value
    assert decimal_vote(text) == ""


@given(st.text(max_size=30))
def test_whatever_is_no_number_is_none_and_never_raises(text: str) -> None:
    for mark in (".", ","):
        number = read_number(text, mark)
        assert number is None or float(number.text) == float(number.text)
    read_period(text)
    split_code(text)


@given(codes)
def test_a_code_that_lost_its_zero_gets_it_back(code: str) -> None:
    assert split_code(str(int(code))) == (code, "")
    assert split_code(code) == (code, "")


@given(st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 48))
def test_period_codes_read_as_themselves(year: int, month: int, months: int) -> None:
    code = str(Period(year, month, months))
    assert read_period(code) == code
