"""How one publisher's file becomes a declared table, said as data.

A source says *what* its columns are; it reads nothing into memory and speaks no SQL. The store turns a
`Layout` into one streaming pass. Formats that are not delimited text (JSON, XLSX, Parquet) reach the same
pass as Arrow batches of the same raw columns, every one of them text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dovetail.terms.schema import Table

if TYPE_CHECKING:
    import pyarrow as pa

RawType = Literal["text", "float", "int"]


@dataclass(frozen=True, slots=True)
class RawColumn:
    """A column as the publisher names it. An optional one may be missing from the file, and is then null.

    `nulls` are texts that mean "not reported" in this column alone (`No Quantity` among units).
    """

    name: str
    type: RawType = "text"
    optional: bool = False
    nulls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Take:
    """The raw column as it is, times `scale` for numbers (1000 where the publisher counts in thousands).

    `zero_is_null` where the publisher writes 0 for "not reported".
    """

    column: str
    scale: float = 1.0
    zero_is_null: bool = False


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number times the factor that the text of another column stands for; a text in no row is a fault of the row."""

    column: str
    unit: str
    scales: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Constant:
    """The same value in every row."""

    value: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """The raw column through a code table; a value in no row of it is a fault of the row.

    `meaning` is what a value should be, `country or region`; empty where the table is the publisher's own.

    `pattern` is a regular expression whose match is looked up instead of the whole text (`^\\d{2}` of
    `75000 - Челябинская область`). `absent` is the result for a null or a missing column, `lacking` for a missing
    column alone, where a null in a column that is there would be a fault; empty: null.
    """

    column: str
    codes: Mapping[str, str]
    pattern: str = ""
    absent: str = ""
    meaning: str = ""
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class ProductCode:
    """A product code with its lost leading zeros restored: up to `digits`, or to an even number of digits.

    `total` spells TOTAL, `undisclosed` spells goods not told; these become chapter 99, filled up with nines.
    """

    column: str
    digits: int | None = None
    total: tuple[str, ...] = ("TOTAL",)
    undisclosed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodCode:
    """A period code from a year, `201403`, `2014-03-01` or `03/2014` (a month), `2014-Q1` or a run of months."""

    column: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A dotted code from its parts in several raw columns, the first filled up to two digits, zeros after it left out.

    `27`, `11`, `0` is `27.11`, and `1`, `24`, `0` is `01.24`. A row without the first part has no code.
    """

    column: str
    more: tuple[str, ...]


Rule = Take | Scaled | Joined | Constant | Lookup | ProductCode | PeriodCode


@dataclass(frozen=True, slots=True)
class Layout:
    """A publisher's file layout and its way into a declared table.

    Parameters
    ----------
    name
        The word that `dovetail data add --as NAME` and `data fetch NAME` take.
    publisher, licence
        As they are to be cited.
    table
        The declared table that a file becomes.
    raw
        The columns of the file that are used; others are ignored.
    rules
        For each column of the table, how it follows from raw columns. A column without a rule is null.
    null_texts
        Texts that mean "not reported" in any raw column.
    valuation
        What the values are, shown in captions: `exports fob, imports cif`, `fob`.
    skip
        Raw column and values of rows that are not part of the table (a second flow direction, a total of
        totals); they are counted and told, not rejected.
    keep
        Raw column and the only values of rows that are part of the table, `""` for null; the others are
        counted and told.
    variants
        Where one row of the file becomes several of the table (exports and imports side by side): the rules
        of each besides `rules`. A row whose number is null then does not come into being.
    address
        Where the publisher offers the files.
    most_faulty
        Share of faulty rows above which a file is refused whole, since it is hardly one of this layout.
    """

    name: str
    publisher: str
    licence: str
    table: Table
    raw: tuple[RawColumn, ...]
    rules: Mapping[str, Rule]
    null_texts: tuple[str, ...] = ("",)
    valuation: str = ""
    delimiter: str = ","
    skip: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    variants: tuple[Mapping[str, Rule], ...] = ()
    address: str = ""
    most_faulty: float = 0.2

    def given(self, **constants: str) -> Layout:
        """The same layout with columns of the table set to one value in every row.

        >>> from dovetail.terms.schema import STATED
        >>> Layout("said", "us", "own", STATED, (), {}).given(side_a="BLR").rules["side_a"]
        Constant(value='BLR')
        """
        return replace(self, rules={**self.rules, **{name: Constant(value) for name, value in constants.items()}})


@dataclass(frozen=True, slots=True)
class Reading:
    """A file ready for the store's pass: UTF-8 delimited text at `path`, or Arrow batches of text columns.

    `origin` is the file as the user gave it; `sha256` its hash and `bytes` its size. `path` is set for
    delimited text that begins with the names of its columns (in the file as given they stood below `above`
    lines), `batches` for everything else; the batches may carry an int64 column `LINE` beside the raw ones, the
    row's own line or sheet row in the file. `notes` tells what was done on the way in, each a sentence. A
    reading may hold a temporary file: `close` it, or use it in a `with` statement.
    """

    layout: Layout
    origin: Path
    sha256: str
    bytes: int
    path: Path | None = None
    batches: Callable[[], Iterator[pa.RecordBatch]] | None = None
    notes: tuple[str, ...] = ()
    release: Callable[[], None] | None = None
    above: int = 0

    def close(self) -> None:
        """Remove what was written on the way in; the file as given stays."""
        if self.release is not None:
            self.release()

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


#: Name of the column of line numbers in the batches of a `Reading`.
LINE = "line_number"
