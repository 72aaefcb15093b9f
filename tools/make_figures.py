"""Make the packaged example of Belarus and Russia from publishers' files.

    python tools/make_figures.py --data FOLDER

FOLDER is the `data` folder of the optional real data beside the repository. Each function below makes one table
and states its derivation in full; src/dovetail/figures/sources.toml says the same to readers of a brief. The
same inputs always give the same files, one row a line, sorted by key. Afterwards the hashes in sources.toml are
brought up to date by tools/hash_figures.py.
"""

from __future__ import annotations

import argparse
import csv
import sys
from decimal import Decimal
from pathlib import Path

import polars as pl
from hash_figures import FIGURES, rehash

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from dovetail.terms.schema import LEADING_SUPPLIERS, MACRO, STATED, TRADE_REPORTED, Table

PAIR = ("BLR", "RUS")
MONEY = {"million USD": Decimal(10) ** 6}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    comtrade = pl.read_parquet(data / "trade" / "comtrade_russia_hs2.parquet")
    wits = pl.read_parquet(data / "trade" / "wits_bilateral_totals_2000_2016.parquet")
    write("trade_russia_belarus.csv", TRADE_REPORTED, russia_belarus(comtrade))
    write("trade_russia_partners.csv", TRADE_REPORTED, russia_partners(comtrade))
    write("leading_suppliers.csv", LEADING_SUPPLIERS, russia_suppliers(comtrade))
    write("trade_totals.csv", TRADE_REPORTED, totals(wits))
    write("trade_world_totals.csv", TRADE_REPORTED, world_totals(wits))
    write("macro_world_bank.csv", MACRO, world_bank(data / "gravity"))
    write("macro_exchange_rates.csv", MACRO, exchange_rates(data / "gravity" / "pwt.parquet"))
    write("stated.csv", STATED, stated(data / "stated" / "belarus_chelyabinsk.csv"))
    rehash()


def russia_belarus(comtrade: pl.DataFrame) -> pl.DataFrame:
    """Russia's trade with Belarus as reported: by chapter from 2012, one total a flow before.

    Before 2012 the publisher holds a single row a flow under chapter 99. It equals the total that the other
    compilation of the same reports (WITS) gives, so it is the total and is written as TOTAL. 2009 is missing.
    """
    rows = comtrade.filter(pl.col("partner") == "BLR")
    product = pl.when(pl.len().over("year", "flow") == 1).then(pl.lit("TOTAL")).otherwise("hs2")
    return rows.select(
        "reporter",
        "partner",
        "flow",
        pl.col("year").cast(pl.String).alias("period"),
        product.alias("product"),
        "classification",
        "value_usd",
    )


def russia_partners(comtrade: pl.DataFrame) -> pl.DataFrame:
    """Russia's trade by chapter, its 62 partners on record added up (area X-P62), Belarus among them.

    Only from 2012: before, Belarus is in these records without chapters. Each year and flow must have all 62.
    """
    rows = comtrade.filter(pl.col("year") >= 2012)
    partners = rows.group_by("year", "flow").agg(pl.col("partner_m49").n_unique())
    if (found := partners["partner_m49"].unique().to_list()) != [62]:
        raise SystemExit(f"expected 62 partners in each year and flow, found {found}")
    return (
        rows.group_by("year", "flow", "hs2", "classification")
        .agg(pl.col("value_usd").sum())
        .select(
            pl.lit("RUS").alias("reporter"),
            pl.lit("X-P62").alias("partner"),
            "flow",
            pl.col("year").cast(pl.String).alias("period"),
            pl.col("hs2").alias("product"),
            "classification",
            "value_usd",
        )
    )


#: Chapters of what machines and vehicles are made of, and the year of the world table of exports.
SUPPLIED = ("40", "70", "72", "73", "76", "82", "83", "84", "85", "86", "87", "90", "94")
SUPPLIED_IN, SUPPLIERS = 2016, 3


def russia_suppliers(comtrade: pl.DataFrame) -> pl.DataFrame:
    """From whom Russia buys most of what machines are made of: the three largest partners by chapter in one year.

    Belarus is left out, whose trade stands in a table of its own.
    """
    rows = comtrade.filter(
        (pl.col("flow") == "import") & (pl.col("year") == SUPPLIED_IN) & pl.col("hs2").is_in(SUPPLIED)
        & pl.col("partner").is_not_null() & (pl.col("partner") != "BLR")
    )  # fmt: skip
    first = rows.filter(pl.col("value_usd").rank("ordinal", descending=True).over("hs2") <= SUPPLIERS)
    return first.select(
        pl.col("reporter").alias("importer"),
        pl.col("partner").alias("exporter"),
        pl.col("year").cast(pl.String).alias("period"),
        pl.col("hs2").alias("product"),
        "classification",
        "value_usd",
    )


def totals(wits: pl.DataFrame) -> pl.DataFrame:
    """Totals of the pair as each side reports them, in thousands of dollars at source."""
    return _flows(wits.filter(pl.col("reporter").is_in(PAIR) & pl.col("partner").is_in(PAIR)))


def world_totals(wits: pl.DataFrame) -> pl.DataFrame:
    """Totals of each side with all of its partners added up (X-WLD), unspecified partners included."""
    thousands = pl.col("exports_kusd", "imports_kusd").cast(pl.Float64)
    rows = wits.filter(pl.col("reporter").is_in(PAIR) & (pl.col("partner") != "WLD"))
    return _flows(rows.group_by("reporter", "year").agg(thousands.sum()).with_columns(partner=pl.lit("X-WLD")))


def _flows(wide: pl.DataFrame) -> pl.DataFrame:
    """Two columns of thousands of dollars as two rows of dollars; the file keeps seven digits, so whole thousands."""
    long = wide.rename({"exports_kusd": "export", "imports_kusd": "import"}).unpivot(
        ["export", "import"], index=["reporter", "partner", "year"], variable_name="flow", value_name="thousands"
    )
    return long.drop_nulls("thousands").select(
        "reporter",
        "partner",
        "flow",
        pl.col("year").cast(pl.String).alias("period"),
        pl.lit("TOTAL").alias("product"),
        pl.lit("HS").alias("classification"),
        (pl.col("thousands").cast(pl.Float64).round() * 1000).alias("value_usd"),
    )


def world_bank(folder: Path) -> pl.DataFrame:
    """Gross domestic product in current dollars, rounded to the dollar, and population at mid-year."""
    parts = []
    for file, indicator, unit in (("gdp", "gdp", "usd"), ("population", "population", "persons")):
        rows = pl.read_parquet(folder / f"{file}.parquet").filter(
            pl.col("Country Code").is_in(PAIR) & (pl.col("Year") >= 2000)
        )
        parts.append(
            rows.select(
                pl.col("Country Code").alias("territory"),
                pl.lit(indicator).alias("indicator"),
                pl.col("Year").cast(pl.String).alias("period"),
                pl.col("Value").cast(pl.Float64).round().alias("value"),
                pl.lit(unit).alias("unit"),
            )
        )
    return pl.concat(parts)


def exchange_rates(file: Path) -> pl.DataFrame:
    """National currency a dollar, yearly mean; Belarus in the rouble in use since July 2016 for all years."""
    units = {"BLR": "byn_per_usd", "RUS": "rub_per_usd"}
    rows = pl.read_parquet(file).filter(pl.col("isocode").is_in(PAIR) & (pl.col("year") >= 2000))
    return rows.drop_nulls("xr").select(
        pl.col("isocode").alias("territory"),
        pl.lit("exchange_rate").alias("indicator"),
        pl.col("year").cast(pl.String).alias("period"),
        pl.col("xr").round(6).alias("value"),
        pl.col("isocode").replace_strict(units).alias("unit"),
    )


def stated(file: Path) -> pl.DataFrame:
    """What was said of the trade of Belarus and Chelyabinsk Oblast, millions as dollars."""
    with file.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        scale = MONEY[row.pop("unit")]
        value = row.pop("value")
        row["value_usd"] = str((Decimal(value) * scale).quantize(Decimal(1))) if value else ""
        row["side_a"], row["side_b"] = "BLR", "RU-CHE"
    return pl.DataFrame(rows)


def write(name: str, table: Table, frame: pl.DataFrame) -> None:
    """Write all columns of the declared table in its order, sorted by key; numbers as plain decimals."""
    missing = [pl.lit(None).alias(column) for column in table.names if column not in frame.columns]
    rows = frame.with_columns(*missing).select(table.names).sort(table.key)
    if rows.select(table.key).is_duplicated().any():
        raise SystemExit(f"{name}: duplicate keys")
    with (FIGURES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.names)
        writer.writerows([_plain(value) for value in row] for row in rows.iter_rows())


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value)


if __name__ == "__main__":
    main()
