"""A claim on its way to a verdict: what it says, of which pair, and where the answer is looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dovetail.minutes.items import Claim
from dovetail.minutes.verdicts import Check, Reason, Verdict
from dovetail.terms.figure import Figure, Grade
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period
from dovetail.terms.territory import Pair, Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: Years before the meeting in which figures are looked for where a claim names no year.
BACK = 3
#: A sum over fewer partners than this is no total.
LEAST_PARTNERS = 20
#: A region that is meant without its name: "one of the leading regions of Russia".
A_REGION = re.compile(r"\b(?:region|oblast|province|krai|регион|област|кра[йяею]\b|республик)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with all that its check needs.

    `pair` is the pair that the claim speaks of, `year` that of the meeting if it is known, `named` the territories
    that its words name, in their order, `places` where in its words each is first named, by the code of its country,
    `owner` the side of whoever says it.
    """

    claim: Claim
    pair: Pair
    year: int | None
    store: Store
    ledger: Ledger
    named: tuple[Territory, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    owner: Territory | None = None

    @property
    def national(self) -> Pair:
        return self.pair.national

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last whole year that the claim speaks of; None for parts of years and where nothing is said."""
        if match := re.fullmatch(r"(\d{4})/(\d{4})", self.claim.period):
            return int(match[1]), int(match[2])
        if re.fullmatch(r"\d{4}", self.claim.period):
            return int(self.claim.period), int(self.claim.period)
        return (self.year - 1, self.year - 1) if self.year and not self.claim.period else None

    @property
    def years(self) -> tuple[int, int] | None:
        """Years in which a level is looked for: the last that the claim names, else the few before the meeting."""
        if (span := self.span) is None:
            return None
        return (span[1], span[1]) if self.claim.period else (span[1] - BACK + 1, span[1])

    def published(
        self, row: Mapping[str, Any], measure: str, territories: tuple[str, ...], where: str, **scope: Any
    ) -> Figure:
        """The value of a row of a query as a Figure: as published, or the sum that its `basis` tells; a proxy where the
        claim is on a region."""
        basis = str(row.get("basis", ""))
        summed = basis if basis.startswith("sum of") else ""
        grade: Grade = "proxy" if not self.pair.is_national else "computed" if summed else "reported"
        return self.ledger.add(
            Figure(
                measure=measure,
                value=row["value_usd"],
                unit="usd",
                period=row["period"],
                territories=territories,
                grade=grade,
                source=self.store.source(row["dataset"], row["release"], where),
                formula=summed if self.pair.is_national else f"stands in for {self.pair}",
                **scope,
            )
        )

    def computed(
        self, measure: str, value: float, unit: str, formula: str, inputs: tuple[Figure, ...], **scope: Any
    ) -> Figure:
        """A value that follows from others; a proxy where one of them is."""
        grade: Grade = "proxy" if any(one.grade == "proxy" for one in inputs) else "computed"
        period = scope.pop("period", inputs[0].period)
        territories = scope.pop("territories", inputs[0].territories)
        return self.ledger.add(
            Figure(
                measure=measure,
                value=value,
                unit=unit,
                period=period,
                territories=territories,
                grade=grade,
                formula=formula,
                inputs=tuple(dict.fromkeys(one.id for one in inputs)),
                **scope,
            )
        )

    def unsettled(
        self,
        message: str,
        *,
        figures: tuple[Figure, ...] = (),
        query: str = "",
        parameters: Mapping[str, Any] | None = None,
        **values: Figure | Territory | Period | tuple[str, ...] | Reason | str,
    ) -> Check:
        """The claim as not checkable, with the reason."""
        return Check(self.claim, "not checkable", Reason(message, values), figures, query, parameters or {})

    def undated(self) -> Check:
        """The claim as not checkable because no year is known for which figures could be asked."""
        if not self.claim.period:
            return self.unsettled("period-unsaid" if self.year else "year-unknown")
        written = stored_period(self.claim.period)
        if not re.fullmatch(r"\d{4}(?:-(?:Q\d|H\d|\d\d)(?:\.\.\d{4}-\d\d)?)?", written):
            return self.unsettled("period-unread")
        return self.unsettled("period-missing", period=Period.of(written))

    def settled(
        self, verdict: Verdict, reason: Reason, figures: tuple[Figure, ...], query: str, parameters: Mapping[str, Any]
    ) -> Check:
        """The verdict that figures of the countries give; on a claim of a region it is at most that of a proxy.

        An amount of a region's is of another scope than that of its country, whatever the two are: it is not checked.
        """
        if self.pair.is_national:
            return Check(self.claim, verdict, reason, figures, query, parameters)
        agrees = verdict in ("supported", "rounded") and (self.claim.value is None or self.claim.unit == "percent")
        scoped: Verdict = "supported by a national proxy" if agrees else "not checkable"
        told = Reason(
            "stands-in" if agrees else "other-scope",
            {"a": self.national.a, "b": self.national.b, "because": reason},
        )
        return Check(self.claim, scoped, told, figures, query, parameters)


def stored_period(text: str) -> str:
    """A claim's period as the store writes it.

    >>> stored_period("2017-01/2017-10")
    '2017-01..2017-10'
    """
    return text.replace("/", "..") if re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", text) else text


def is_total(basis: str) -> bool:
    """Whether what a query calls its basis is all trade, or that of enough partners to stand for it.

    >>> is_total("X-WLD"), is_total("sum of 1 partners"), is_total("sum of 62 partners")
    (True, False, True)
    """
    found = re.fullmatch(r"sum of (\d+) partners", basis)
    return int(found[1]) >= LEAST_PARTNERS if found else basis.startswith("X-")
