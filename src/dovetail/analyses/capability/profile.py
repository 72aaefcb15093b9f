"""What a territory can make, from the best record the store holds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.analyses.capability.country import country_capability
from dovetail.analyses.capability.region import region_capability
from dovetail.analyses.capability.result import CapabilityResult
from dovetail.errors import InvalidRequestError, problem
from dovetail.terms.period import Years
from dovetail.terms.territory import Territory

if TYPE_CHECKING:
    from dovetail.store.store import Store


def capability(
    store: Store,
    territory: Territory | str,
    *,
    years: Years | None = None,
    top: int = 20,
    measure: str = "",
    strength: float | None = None,
) -> CapabilityResult:
    """What a country or a region can make.

    A country is read from the exports of the world's countries by HS heading: its specialisations (Balassa index of
    at least 1), its economic complexity by eigenvector with the rank, and the goods it is not specialised in that
    lie nearest to what it is (density). A region is read from what its industries employ or make: location quotients
    against its country, drawn towards 1 as far as the country's regions are alike (Poisson-gamma, 90 % interval),
    the headings that the industries above 1 make, and the mean complexity of these from the world's trade.

    Parameters
    ----------
    territory
        A country or a region, by code or name.
    years
        Where to look; the latest year inside them counts. All years if not given. Accounts of firms and the
        complexity of products are of the latest year held, whichever it is.
    top
        How many firms of a region, or nearby goods of a country.
    measure
        Of a region: `employees`, `output`, ...; persons before anything else if not given.
    strength
        Of a region: strength of the prior that draws small industries to the country, the same for all, where the
        store holds neither three regions of the country nor strengths.

    Raises
    ------
    UnknownCodeError
        If the territory is not known.
    MissingDataError
        If the store holds no exports or industries of it.
    NotIdentifiedError
        If there is nothing to compare a region with, or too few regions to tell how far they differ.

    References
    ----------
    Hausmann, Hidalgo and others (2014), The Atlas of Economic Complexity, doi:10.7551/mitpress/9647.001.0001;
    Marshall (1991), Mapping disease and mortality rates using empirical Bayes estimators, doi:10.2307/2347593

    Examples
    --------
    >>> from dovetail.store.store import open_store
    >>> found = capability(open_store(), "RU-CHE")
    >>> found.period, found.strengths[0].code, found.firms[0].revenue.value
    ('2014', '23.1', 314115000000.0)
    """
    where = Territory.of(territory)
    if top < 1:
        raise InvalidRequestError(problem(f"{top} goods or firms cannot be shown", do="ask for at least one"))
    if where.kind == "region":
        return region_capability(store, where, years, top, measure, strength)
    return country_capability(store, where, years, top)
