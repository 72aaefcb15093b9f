"""The reservations that must stand wherever the explanation of a turnover is shown."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dovetail.analyses.turnover.book import Book
from dovetail.analyses.turnover.records import Records
from dovetail.analyses.turnover.result import Break, Bridge, Part, Proxy
from dovetail.analyses.turnover.split import Direction
from dovetail.results.result import Caveat
from dovetail.terms.period import Years
from dovetail.terms.product import TOTAL

#: The basis of purchases that needs no reservation.
WORLD = "X-WLD"

#: Share of the turnover from which a change of undisclosed trade is told as a reservation.
UNDISCLOSED_TOLD = 0.01


def find_caveats(
    book: Book,
    years: Years,
    held: Sequence[str],
    reporter: str,
    proxy: Proxy | None,
    directions: Sequence[Direction],
    bridge: Bridge | None,
    breaks: Sequence[Break],
    parts: Sequence[Part],
) -> tuple[Caveat, ...]:
    """Every reservation, in the order in which a reader needs them. Values are codes and periods."""
    found: list[Caveat] = []
    if proxy is not None:
        found.append(Caveat("proxy", {"asked": "-".join(proxy.asked), "shown": "-".join(proxy.shown)}))
    begun = {part.period[:4] for part in parts} - set(held)
    if begun:
        found.append(Caveat("years_in_part", {"years": ", ".join(sorted(begun))}))
    if missing := [str(year) for year in years if str(year) not in {*held, *begun}]:
        found.append(Caveat("years_missing", {"missing": ", ".join(missing), "held": ", ".join(held)}))
    found.append(Caveat("reporter", {"reporter": reporter}) if reporter else Caveat("reconciled"))
    found += _of_record(book.records, held)
    if bridge is None:
        found.append(Caveat("no_bridge", {"held": ", ".join(held)}))
        return tuple(found)
    for direction in directions:
        found += _of_direction(direction, bridge)
    for gap in breaks:
        values = {"exporter": gap.exporter, "importer": gap.importer, "product": gap.product}
        found.append(Caveat("break", {**values, "start": gap.start, "end": gap.end}))
    return tuple(found)


def _of_record(records: Records, held: Sequence[str]) -> list[Caveat]:
    """How the record of the years told was put together."""
    found: list[Caveat] = []
    told = pl.col("period").str.slice(0, 4).is_in(list(held))
    for reporter in records.alternatives.filter(told)["reporter"].unique().sort():
        found.append(Caveat("classifications_alternative", {"reporter": reporter}))
    for reporter, rows in records.unvalued.filter(told).group_by("reporter").len().sort("reporter").iter_rows():
        found.append(Caveat("lines_unreported", {"reporter": reporter, "lines": str(rows)}))
    lines = records.lines.filter(pl.col("period").is_in(list(held)))
    for (reporter,), rows in lines.group_by("reporter", maintain_order=True):
        for message, column in (("datasets_joined", "dataset"), ("classification_changes", "classification")):
            values = sorted(rows[column].unique())
            chapters = column == "classification" and rows["product"].str.len_chars().max() == 2
            if len(values) > 1 and not chapters:
                found.append(Caveat(message, {"reporter": str(reporter), f"{column}s": ", ".join(values)}))
    return found


def _of_direction(direction: Direction, bridge: Bridge) -> list[Caveat]:
    """How the terms of one direction are to be read."""
    way = {"exporter": direction.exporter, "importer": direction.importer}
    own = [term for term in bridge.terms if (term.exporter, term.importer) == (direction.exporter, direction.importer)]
    if not own:
        return [Caveat("direction_missing", way)]
    found: list[Caveat] = []
    kinds = {term.kind for term in own}
    in_total = direction.values.rows == (TOTAL,)
    if in_total:
        found.append(Caveat("bridge_total_level", way))
    if kinds & {"demand", "share"}:
        basis = {**way, "basis": direction.demand.basis}
        if direction.demand.whole and not in_total:
            found.append(Caveat("demand_total_level", basis))
        elif direction.demand.basis != WORLD:
            found.append(Caveat("demand_basis", basis))
    elif not kinds & {"price", "quantity"}:
        found.append(Caveat("demand_unknown", way))
    if "unsplit" in kinds and kinds & {"price", "quantity", "demand"}:
        found.append(Caveat("partly_unsplit", way))
    least = UNDISCLOSED_TOLD * max(bridge.opening.value, bridge.closing.value)
    if any(term.kind == "undisclosed" and abs(term.figure.value) >= least for term in own):
        found.append(Caveat("undisclosed", way))
    if not direction.testable and not in_total:
        found.append(Caveat("breaks_untested", way))
    return found
