"""What the accounts of a region's firms say of industries that its record of people leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from dovetail.analyses.capability.quotients import LEVEL
from dovetail.analyses.capability.result import CapabilityResult
from dovetail.measures.capability.location import shrunken_quotients
from dovetail.results.derive import Deriver
from dovetail.terms.figure import Figure
from dovetail.terms.industry import unlisted_classes
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: Accounts of a class that lie in fewer regions than this are those of some regions and not of a country.
LEAST_REGIONS = 8

#: Strength of the prior, an assumption: a quotient is drawn to 1 as if one average firm more stood behind it.
ONE_FIRM = 1.0

#: Group of activities within a class that repair and install its machines, and make none.
SERVICES = "9"


def account_quotients(store: Store, found: CapabilityResult, derive: Deriver) -> Mapping[str, Figure]:
    """Location quotients by revenue of classes of industry of which the record of people says nothing.

    The region's share in what the country's firms of the class turn over, beside its share of the people at work in all
    industries on record. Only classes are told in which the region's firms turn over at least what an average one
    does, and of which accounts lie in enough regions; in all others nothing is shown either way.

    Parameters
    ----------
    found
        The capability of a region, read from its record of people; its Figures are in the ledger of `derive`.

    Returns
    -------
    Mapping[str, Figure]
        By class, such as `29.52`: the quotient (1 the average of the country), drawn towards 1 as if one average firm
        more stood behind it, its interval that of the gamma posterior. Grade `estimated`: a firm's revenue stands where
        the firm is registered, all of it under its main activity.
    """
    region = Territory(found.territory)
    classification = found.industries[0].classification if found.industries else ""
    classes = unlisted_classes(classification)
    if not classes:
        return {}
    known = {one.code for one in found.industries}
    people, nation = (derive.ledger[found.industries[0].quotient.inputs[place]] for place in (1, 3))
    own = list(store.query("firm_accounts", territory=region, measure="revenue").iter_rows(named=True))
    prefix = region.code.partition("-")[0] + "-"
    whole = list(store.query("plants", prefix=prefix, measure="revenue").iter_rows(named=True))
    quotients: dict[str, Figure] = {}
    for code in classes:
        mine, every = (
            [row for row in rows if row["classification"] == classification and _within(row["industry"], code)]
            for rows in (own, whole)
        )
        firms, total = sum(row["firms"] for row in every), sum(row["total"] for row in every)
        amount = sum(row["amount"] for row in mine)
        spread = max((row["regions"] for row in every), default=0)
        if code in known or spread < LEAST_REGIONS or not amount > 0 or amount < total / firms:
            continue
        first = mine[0]
        scope: dict[str, Any] = {"product": f"{classification}:{code}"}
        figures = [
            derive.ledger.add(
                Figure(
                    measure="revenue",
                    value=value,
                    unit=str(first["unit"]),
                    period=str(first["period"]),
                    territories=(territory.code,),
                    grade="computed",
                    formula=f"sum of {number} firms",
                    source=store.source(first["dataset"], first["release"], f"{territory}: firms of {code}"),
                    **scope,
                )
            )
            for territory, value, number in ((region, amount, len(mine)), (region.country, total, firms))
        ]
        share = people.value / nation.value
        # two regions and two industries whose margins are those of people, in units of revenue
        unit = total / min(share, 1 - share)
        table = np.array([[amount, share * unit - amount], [total - amount, (1 - share) * unit - (total - amount)]])
        drawn = shrunken_quotients(table, level=LEVEL, lump=total / firms, strength=ONE_FIRM)
        quotients[code] = derive.figure(
            "location_quotient.accounts",
            float(drawn.shrunken[0, 0]),
            "index",
            figures[0].period,
            "(revenue in the region / in the country) / (people in the region / in the country), drawn by one firm",
            (*figures, people, nation),
            grade="estimated",
            interval=(float(drawn.lower[0, 0]), float(drawn.upper[0, 0])),
            territories=(region.code,),
            note=f"revenue of {len(mine)} firms where they are registered, all of it under the main activity",
            **scope,
        )
    return quotients


def _within(activity: str | None, code: str) -> bool:
    """Whether an activity is one of a class, and not its services: `29.52.1` of `29.52`, and not `29.52.9`."""
    digits, within = (activity or "").replace(".", ""), code.replace(".", "")
    return digits.startswith(within) and not (len(digits) > 4 and digits[4] == SERVICES)
