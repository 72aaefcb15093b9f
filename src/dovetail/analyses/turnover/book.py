"""The Figures of what is on record: each line and each flow once, with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from dovetail.analyses.turnover.records import Records
from dovetail.results.derive import Deriver
from dovetail.terms.figure import Figure, Source
from dovetail.terms.ledger import Ledger
from dovetail.terms.product import TOTAL

if TYPE_CHECKING:
    from dovetail.store.store import Store

Kept = TypeVar("Kept")

#: With more lines than this the Figure of a whole names its data set instead of every line that it adds up.
MOST_INPUTS = 400


@dataclass(frozen=True, slots=True)
class FlowKey:
    """One direction in one period as `reporter` (`""`: reconciled) has it."""

    exporter: str
    importer: str
    reporter: str
    period: str


@dataclass(frozen=True)
class Book:
    """Figures of the record, published when they are asked for, each once."""

    store: Store
    records: Records
    ledger: Ledger
    derive: Deriver
    _lines: dict[FlowKey, dict[str, tuple[float, int, str, str]]] = field(init=False, repr=False)
    _flows: dict[FlowKey, tuple[float, int, str, str]] = field(init=False, repr=False)
    _totals: dict[FlowKey, list[tuple[float, str, str]]] = field(init=False, repr=False)
    _sources: dict[tuple[str, str], Source] = field(init=False, repr=False, default_factory=dict)
    _published: dict[tuple[FlowKey, str], Figure] = field(init=False, repr=False, default_factory=dict)
    _kept: dict[str, Any] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        names = ["exporter", "importer", "reporter", "period"]
        lines = {
            FlowKey(*key): {
                product: (value, rows, dataset, release)
                for product, value, rows, dataset, release in block.select(
                    "product", "value_usd", "rows", "dataset", "release"
                ).iter_rows()
            }
            for key, block in self.records.lines.group_by(names, maintain_order=True)
        }
        flows = {
            FlowKey(*key): (value, count, dataset, release)
            for *key, value, count, dataset, release in self.records.chosen.select(
                *names, "value_usd", "lines", "dataset", "release"
            ).iter_rows()
        }
        totals: dict[FlowKey, list[tuple[float, str, str]]] = {}
        for *key, value, dataset, release in self.records.totals.select(
            *names, "value_usd", "dataset", "release"
        ).iter_rows():
            totals.setdefault(FlowKey(*key), []).append((value, dataset, release))
        object.__setattr__(self, "_totals", totals)
        object.__setattr__(self, "_lines", lines)
        object.__setattr__(self, "_flows", flows)

    def once(self, name: str, read: Callable[[Book], Kept]) -> Kept:
        """What is read beside the record, read when it is first asked for."""
        if name not in self._kept:
            self._kept[name] = read(self)
        return self._kept[name]

    def source(self, dataset: str, release: str, locator: str) -> Source:
        """The source of a row."""
        if (dataset, release) not in self._sources:
            self._sources[dataset, release] = self.store.source(dataset, release)
        return replace(self._sources[dataset, release], locator=locator)

    def line(self, key: FlowKey, product: str) -> Figure | None:
        """The value of one line, None where none is on record."""
        if (key, product) not in self._published:
            row = self._lines.get(key, {}).get(product)
            if row is None:
                return None
            self._published[key, product] = self._reported(key, product, *row)
        return self._published[key, product]

    def values(self, key: FlowKey) -> dict[str, float]:
        """Values of the lines of a flow by product, in US dollars."""
        return {product: row[0] for product, row in self._lines.get(key, {}).items()}

    def lines(self, key: FlowKey, products: Iterable[str] | None = None) -> tuple[Figure, ...]:
        """The lines of a flow that are on record, those of some products or all."""
        wanted = self._lines.get(key, {}) if products is None else products
        return tuple(figure for product in wanted if (figure := self.line(key, product)) is not None)

    def has(self, key: FlowKey) -> bool:
        """Whether the flow is on record."""
        return key in self._flows

    def detailed(self, key: FlowKey) -> bool:
        """Whether the flow is on record by line."""
        return key in self._lines

    def flows(self) -> tuple[FlowKey, ...]:
        """Every flow on record."""
        return tuple(self._flows)

    def flow(self, key: FlowKey) -> Figure | None:
        """The value of a flow: the sum of its lines, else its published total; None where none is on record."""
        if (key, "") not in self._published:
            row = self._flows.get(key)
            if row is None:
                return None
            value, count, dataset, release = row
            if not count:
                figure = self._reported(key, TOTAL, value, 1, dataset, release)
            elif count <= MOST_INPUTS:
                figure = self.derive.total(
                    _measure(key), self.lines(key), f"sum of {count} lines on record", **_scope(key)
                )
            else:
                figure = self._reported(key, "", value, count, dataset, release)
            self._published[key, ""] = figure
        return self._published[key, ""]

    def totals(self, key: FlowKey) -> tuple[Figure, ...]:
        """The totals of a flow that the data sets publish, each of them."""
        return tuple(
            self._reported(key, TOTAL, value, 1, dataset, release)
            for value, dataset, release in self._totals.get(key, ())
        )

    def _reported(self, key: FlowKey, product: str, value: float, rows: int, dataset: str, release: str) -> Figure:
        who = f"{key.reporter or 'reconciled'}: {key.exporter} to {key.importer}"
        locator = f"{who}, {key.period}, {product or 'all lines'}"
        grade = "computed" if rows > 1 else "reported" if key.reporter else "reconciled"
        return self.ledger.add(
            Figure(
                measure=_measure(key),
                value=value,
                unit="usd",
                period=key.period,
                grade=grade,
                product="" if product == TOTAL else product,
                formula=f"sum of {rows} rows on record" if rows > 1 else "",
                source=self.source(dataset, release, locator),
                **_scope(key),
            )
        )


def _measure(key: FlowKey) -> str:
    """What the value is to the side that reports it."""
    if not key.reporter:
        return "trade"
    return "exports" if key.reporter == key.exporter else "imports"


def _scope(key: FlowKey) -> dict[str, Any]:
    flow = {"exports": "export", "imports": "import"}.get(_measure(key), "")
    return {"territories": (key.exporter, key.importer), "flow": flow, "reporter": key.reporter}
