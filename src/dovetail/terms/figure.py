"""The Figure: one number with everything needed to answer for it."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, Literal, get_args

from dovetail.errors import InconsistentDataError, problem
from dovetail.terms.unit import UNITS

Grade = Literal["reported", "reconciled", "computed", "estimated", "proxy", "stated"]
GRADES: tuple[str, ...] = get_args(Grade)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number was published: `locator` says which row or place of the data set it is."""

    dataset: str
    publisher: str
    licence: str = ""
    vintage: str = ""
    locator: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number: what it measures, of whom, when, in which unit, how sure, and where it comes from.

    Parameters
    ----------
    measure
        What is measured, in the field's term, dotted from general to special: `exports`, `mirror_gap`,
        `bridge.price`.
    value
        The number itself, finite, in `unit`. What is not known has no Figure.
    unit
        A code of `dovetail.terms.unit.UNITS`.
    period
        A period code (`2014`, `2014-Q1`), or two joined by `>` for a change from one to the other.
    territories
        ISO codes in the order of the measure: exporter and importer of a flow, one code of a stock.
    grade
        `reported` (a publisher's figure), `reconciled` (from two reporters), `computed` (arithmetic on
        others), `estimated` (a model), `proxy` (stands in for another scope), `stated` (someone said it).
    interval
        Lower and upper bound where the value is uncertain.
    formula
        How `value` follows from `inputs`, in words and signs; needed unless there is a source.
    inputs
        Ids of the Figures that enter the formula.
    """

    measure: str
    value: float
    unit: str
    period: str
    territories: tuple[str, ...] = ()
    grade: Grade = "computed"
    flow: str = ""
    reporter: str = ""
    product: str = ""
    interval: tuple[float, float] | None = None
    formula: str = ""
    source: Source | None = None
    inputs: tuple[str, ...] = ()
    note: str = field(default="")

    def __post_init__(self) -> None:
        faults = []
        if not math.isfinite(self.value):
            faults.append(f"its value is {self.value}")
        if self.unit not in UNITS:
            faults.append(f"its unit '{self.unit}' is not one of {', '.join(UNITS)}")
        if self.grade not in GRADES:
            faults.append(f"its grade '{self.grade}' is not one of {', '.join(GRADES)}")
        if self.grade in ("reported", "stated") and self.source is None:
            faults.append(f"it is graded '{self.grade}' without a source")
        if self.grade not in ("reported", "stated") and not (self.formula or self.source):
            faults.append(f"it is graded '{self.grade}' without a formula or a source")
        if self.interval is not None and not self.interval[0] <= self.interval[1]:
            faults.append(f"its interval {self.interval} runs backwards")
        if faults:
            raise InconsistentDataError(
                problem(
                    f"the figure '{self.measure}' of {'-'.join(self.territories)} {self.period} cannot stand: "
                    + "; ".join(faults),
                    why="every number in a brief must open down to its source",
                    do="give what it lacks where the figure is made",
                )
            )
        object.__setattr__(self, "value", float(self.value))

    @cached_property
    def id(self) -> str:
        """Twelve hexadecimal digits of the SHA-256 of the whole content."""
        return hashlib.sha256(_ENCODER.encode(self.to_dict()).encode()).hexdigest()[:12]

    @property
    def key(self) -> tuple[str, ...]:
        """What is measured, of whom and when, without the answer: equal in two briefs that can be compared."""
        return (self.measure, self.unit, self.period, *self.territories, self.flow, self.reporter, self.product)

    def to_dict(self) -> dict[str, Any]:
        """The content as JSON values, empty parts left out; `Figure.from_dict` reads it back."""
        values = zip(_FIELDS, _VALUES(self), strict=True)
        content = {name: value for name, value in values if value is not None and value != "" and value != ()}
        if self.source is not None:
            content["source"] = dict(zip(_SOURCE_FIELDS, _SOURCE_VALUES(self.source), strict=True))
        return content

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> Figure:
        """Rebuild a Figure from `to_dict`."""
        parts = dict(content)
        parts.pop("id", None)
        if parts.get("source"):
            parts["source"] = Source(**parts["source"])
        for name in ("territories", "inputs"):
            parts[name] = tuple(parts.get(name, ()))
        if parts.get("interval"):
            low, high = parts["interval"]
            parts["interval"] = (float(low), float(high))
        return cls(**parts)


_FIELDS = tuple(part.name for part in fields(Figure))
_SOURCE_FIELDS = tuple(part.name for part in fields(Source))
_VALUES, _SOURCE_VALUES = attrgetter(*_FIELDS), attrgetter(*_SOURCE_FIELDS)

#: Content is written in one way, so that equal Figures have equal ids on every machine.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
