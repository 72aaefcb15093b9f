"""Where the industries of a cluster lie among the regions of a country: clustered, and with one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dovetail.measures.ventures.coagglomeration import coagglomeration, ellison_glaeser
from dovetail.results.derive import Deriver
from dovetail.terms.cluster import ClusterTemplate
from dovetail.terms.figure import Figure
from dovetail.terms.industry import listed_industry, part_of
from dovetail.terms.period import Years
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    import polars as pl

    from dovetail.store.store import Store

#: Fewer regions than this do not tell whether industries prefer the same ones.
LEAST_REGIONS = 10

#: Fewer firms than this in an industry tell nothing of how large its plants are.
LEAST_FIRMS = 20


@dataclass(frozen=True, slots=True)
class Located:
    """How the industries of a cluster lie among the regions of a country.

    Parameters
    ----------
    country, regions, period
        Whose regions, how many are held, and when.
    industry
        The industry of the core.
    clustering
        Ellison and Glaeser's gamma of that industry: above 0 where it clusters beyond the size of its plants (.02
        little, .05 much), its interval up to where all plants were small. None where accounts of few firms are held.
    beside
        By item of the cluster the coagglomeration of its industry with the core's: above 0 where both prefer the same
        regions. The nearest first; items whose industry is not on record by itself are left out.
    """

    country: str
    regions: int
    period: str
    industry: str
    clustering: Figure | None
    beside: tuple[tuple[str, Figure], ...]


def locate(store: Store, side: Territory, template: ClusterTemplate, derive: Deriver, years: Years) -> Located | None:
    """Where the cluster's industries lie among the regions of a region's country; None where too few are held.

    Only industries of the Russian classification of activities that templates name are looked for.

    References
    ----------
    Ellison and Glaeser 1997, doi:10.1086/262098; Ellison, Glaeser and Kerr 2010, doi:10.1257/aer.100.3.1195.
    """
    if side.kind != "region":
        return None
    country, prefix = side.country, side.code.partition("-")[0] + "-"
    span = {"first": years.first, "last": years.last}
    rows = store.query(
        "region_industry", territory=side, country=country, prefix=prefix, measure="employees", **span
    )  # fmt: skip
    rows = rows.filter((rows["measure"] == "employees") & rows["territory"].str.starts_with(prefix))
    if rows.is_empty() or rows["classification"][0] != "OKVED" or rows["territory"].n_unique() < LEAST_REGIONS:
        return None
    codes = sorted(rows["industry"].unique())
    wide = rows.pivot("industry", index="territory", values="amount").fill_null(0.0)
    everything = wide.select(one for one in codes if part_of(one, "OKVED") not in codes).sum_horizontal().to_numpy()
    of_item = {item.item: code for item in template.items if (code := _held(item.okved, codes))}
    core = next((of_item[item.item] for item in template.role("core") if item.item in of_item), "")
    if not core or not wide[core].sum() > 0:
        return None
    first = rows.row(0, named=True)
    period, regions = str(first["period"]), wide.height
    source = store.source(str(first["dataset"]), str(first["release"]), f"{country}: {regions} regions, {period}")
    beside: dict[str, Figure] = {}
    for item, code in of_item.items():
        if code == core or not wide[code].sum() > 0:
            continue
        both = np.array([wide[core].to_numpy(), wide[code].to_numpy()])
        beside[item] = derive.ledger.add(
            Figure(
                measure=f"cluster.colocated.{template.name}.{item}",
                value=float(coagglomeration(both, everything)[0, 1]),
                unit="index",
                period=period,
                territories=(country.code,),
                product=f"OKVED:{code}",
                grade="computed",
                formula=f"sum over {regions} regions of (s_i - x)(s_j - x) / (1 - sum x^2)",
                source=source,
            )
        )
    clustering = _clustering(store, country, prefix, core, wide[core].to_numpy(), everything, derive, period)
    ordered = tuple(sorted(beside.items(), key=lambda one: -one[1].value))
    return Located(country.code, regions, period, core, clustering, ordered)


def _held(okved: str, codes: list[str]) -> str:
    """The industry on record that a template's code is, or is a range of parts of; empty where neither is held."""
    exact = okved if okved in codes else ""
    ranges = [code for code in codes if "-" in code and okved and code.startswith(okved)]
    return exact or next(iter(ranges), "")


def _clustering(
    store: Store,
    country: Territory,
    prefix: str,
    industry: str,
    people: NDArray[np.float64],
    everything: NDArray[np.float64],
    derive: Deriver,
    period: str,
) -> Figure | None:
    rows: pl.DataFrame = store.query("plants", prefix=prefix, measure="revenue")
    mine = [row for row in rows.iter_rows(named=True) if listed_industry(row["industry"], "OKVED") == industry]
    firms, total = sum(row["firms"] for row in mine), sum(row["total"] for row in mine)
    if firms < LEAST_FIRMS or not total > 0:
        return None
    plants = sum(row["squares"] for row in mine) / total**2
    gamma = ellison_glaeser(people, everything, plants)
    most = float(coagglomeration(people[None, :], everything)[0, 0])  # as if plants were many and small
    first = mine[0]
    return derive.ledger.add(
        Figure(
            measure="cluster.clustering",
            value=gamma,
            unit="index",
            period=period,
            territories=(country.code,),
            product=f"OKVED:{industry}",
            grade="estimated",
            interval=(gamma, max(gamma, most)),
            formula=f"[G / (1 - sum x^2) - H] / (1 - H), G = sum (s - x)^2; H of {firms} firms {plants:.3g}",
            source=store.source(str(first["dataset"]), str(first["release"]), f"{country}: firms of {industry}"),
            note="firms by revenue stand for plants by people; upper end as if all were small",
        )
    )
