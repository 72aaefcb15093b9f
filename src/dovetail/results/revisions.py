"""Headings of older revisions of the Harmonised System under those of today, which the parts graph speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.terms.product import HS_REVISIONS

if TYPE_CHECKING:
    import polars as pl

#: Headings that a later revision did away with or gave to other goods: the last revision with the old meaning,
#: and the heading of 2022 that took the goods over whole, or nearly so.
MOVED: dict[str, tuple[str, str]] = {
    "8469": ("H4", "8472"),  # typewriters, now office machines
    "8485": ("H2", "8487"),  # parts of machines; since 2022 additive manufacturing
    "8508": ("H2", "8467"),  # power tools; since 2007 vacuum cleaners
    "8520": ("H2", "8519"),  # sound recorders
    "8524": ("H2", "8523"),  # recorded media; since 2022 display modules
    "8803": ("H5", "8807"),  # parts of aircraft
    "9009": ("H2", "8443"),  # photocopiers, now printers
}


def of_today(lines: pl.DataFrame) -> pl.DataFrame:
    """Rows of the query `exports_by_exporter` by headings of 2022, as far as whole headings moved.

    Parts of headings that moved alone, such as mobile telephones within 8525, stay where the table has them: its rows
    do not tell them apart. Each row is read by its own revision; rows of one that is not told stay as they are.

    Returns
    -------
    polars.DataFrame
        The same columns, rows of headings that became one added up, and `was`: the headings of the table that a
        product is made of, empty where it is itself.

    Examples
    --------
    >>> import polars as pl
    >>> rows = {"exporter": "DEU", "product": ["8467", "8508"], "classification": "H0", "value_usd": [1.0, 2.0]}
    >>> of_today(pl.DataFrame(rows)).select("product", "value_usd", "was").rows()
    [('8467', 3.0, '8467 8508')]
    """
    import polars as pl

    if lines.is_empty():
        return lines.with_columns(was=pl.lit(""))
    revision = pl.col("classification").replace_strict(HS_REVISIONS, default=None, return_dtype=pl.Int64)
    until = {old: HS_REVISIONS[last] for old, (last, _) in MOVED.items()}
    meant = pl.col("product").replace_strict(until, default=None, return_dtype=pl.Int64)
    now = pl.col("product").replace({old: new for old, (_, new) in MOVED.items()})
    renamed = lines.with_columns(
        old=pl.col("product"), product=pl.when(revision <= meant).then(now).otherwise(pl.col("product"))
    )
    taken = [*MOVED, *(new for _, new in MOVED.values())]
    rest = renamed.filter(~pl.col("old").is_in(taken)).with_columns(was=pl.lit("")).drop("old")
    others = [name for name in lines.columns if name not in ("product", "exporter", "value_usd")]
    summed = (
        renamed.filter(pl.col("old").is_in(taken))
        .group_by("exporter", "product", maintain_order=True)
        .agg(pl.col("value_usd").sum(), pl.col(others).first(), was=pl.col("old").sort().str.join(" "))
        .with_columns(was=pl.when(pl.col("was") == pl.col("product")).then(pl.lit("")).otherwise(pl.col("was")))
    )
    return pl.concat([rest, summed.select(rest.columns)]).sort("exporter", "product")
