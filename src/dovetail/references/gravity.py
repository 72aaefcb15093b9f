"""Published numbers of the structural gravity equation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dovetail.references.reference import Reference, published_table

if TYPE_CHECKING:
    import polars as pl

    from dovetail.measures.gravity.ppml import GravityFit

YEARS = (1986, 1990, 1994, 1998, 2002, 2006)

_GUIDE = "Yotov, Piermartini, Monteiro and Larch (2016), An Advanced Guide to Trade Policy Analysis, application 2"
_MARGINS = "Gourieroux, Monfort and Trognon (1984), doi:10.2307/1913471: effects of rows and columns meet both sums"

_TABLE = np.array([[6.0, 2.0], [3.0, 9.0]])
_TWO_WAY = ("exporter-time", "importer-time")


def _cell() -> float:
    from dovetail.measures.gravity.panel import panel
    from dovetail.measures.gravity.ppml import ppml

    i, j = np.indices(_TABLE.shape)
    grid = panel(_TABLE.ravel(), {}, exporter=i.ravel(), importer=j.ravel())
    return float(ppml(grid, effects=_TWO_WAY).predicted[0])


REFERENCES: tuple[Reference, ...] = (
    Reference("gravity", "effects of a two by two table meet its sums", _MARGINS, 8 * 9 / 20, 1e-9, _cell),
)


def on_data(folder: Path) -> tuple[Reference, ...]:
    """Numbers that need the guide's data in `folder` (`data/reference` of the optional real data)."""

    @cache
    def trade() -> pl.DataFrame:
        import polars as pl

        frame = pl.read_parquet(published_table(folder, "agtpa_trade_1986_2006.parquet"))
        return frame.with_columns(pl.col("year").cast(pl.Int64)).filter(pl.col("year").is_in(list(YEARS)))

    @cache
    def two_way() -> GravityFit:
        frame = trade().filter(trade()["exporter"] != trade()["importer"])
        return _fit(frame, _ties(frame), _TWO_WAY)

    @cache
    def with_internal_trade() -> GravityFit:
        frame = trade()
        own = (frame["exporter"] == frame["importer"]).to_numpy()
        ties = {name: np.where(own, 0.0, values) for name, values in _ties(frame).items()}
        at_home = {f"home {one}": own & (frame["exporter"] == one).to_numpy() for one in frame["exporter"].unique()}
        return _fit(frame, {**ties, **at_home}, _TWO_WAY)

    @cache
    def three_way() -> GravityFit:
        frame = trade()
        return _fit(frame, {"rta": frame["rta"].to_numpy()}, (*_TWO_WAY, "undirected-pair"), "undirected-pair")

    def of(fit: Callable[[], GravityFit], name: str) -> Callable[[], float]:
        return lambda: float(fit().beta[fit().names.index(name)])

    rows: tuple[tuple[str, float, float, Callable[[], float]], ...] = (
        ("trade agreement, pair effects, as logged", 0.5571853, 5e-8, of(three_way, "rta")),
        ("its standard error, clustered by pair", 0.102, 5e-4, lambda: float(three_way().se[0])),
        ("trade agreement, no pair effects", 0.191, 5e-4, of(two_way, "rta")),
        ("observations without internal trade", 28152, 0, lambda: float(two_way().observations)),
        ("trade agreement with internal trade", 0.409, 5e-4, of(with_internal_trade, "rta")),
        ("observations with internal trade", 28566, 0, lambda: float(with_internal_trade().observations)),
    )
    return tuple(Reference("gravity", name, _GUIDE, *number) for name, *number in rows)  # pyright: ignore[reportArgumentType]


def _ties(frame: pl.DataFrame) -> dict[str, np.ndarray]:
    return {
        "distance": np.log(frame["dist"].to_numpy()),
        "border": frame["cntg"].to_numpy(),
        "language": frame["lang"].to_numpy(),
        "colony": frame["clny"].to_numpy(),
        "rta": frame["rta"].to_numpy(),
    }


def _fit(
    frame: pl.DataFrame, regressors: Mapping[str, np.ndarray], effects: tuple[str, ...], cluster: str = "pair"
) -> GravityFit:
    from dovetail.measures.gravity.panel import panel
    from dovetail.measures.gravity.ppml import ppml

    codes = {name: frame[column].to_numpy() for name, column in
             (("exporter", "exporter"), ("importer", "importer"), ("time", "year"))}  # fmt: skip
    return ppml(panel(frame["trade"].to_numpy(), regressors, **codes), effects=effects, cluster=cluster)  # pyright: ignore[reportArgumentType]
