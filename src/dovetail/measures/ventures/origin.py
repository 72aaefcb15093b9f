"""Whether a product counts as made here: the three ways rules of origin measure value content."""

from __future__ import annotations

from dovetail.errors import InconsistentDataError, problem


def _checked(name: str, price: float, part: float, what: str) -> None:
    if not price > 0 or not 0 <= part <= price:
        raise InconsistentDataError(
            problem(
                f"{what} of {part:g} in {name} of {price:g} is no content",
                why="materials are part of the price, and a price is above 0",
                do="give both in one currency, for one unit of the product",
            )
        )


def build_down(fob: float, foreign_materials: float) -> float:
    """Regional value content by deduction: (FOB - VNM) / FOB, VNM the value of non-originating materials; 0 to 1.

    References
    ----------
    USMCA article 4.5 (transaction value method). Estevadeordal and Suominen 2008, chapter 2.

    Examples
    --------
    >>> build_down(100, 45)
    0.55
    """
    _checked("a price fob", fob, foreign_materials, "foreign materials")
    return (fob - foreign_materials) / fob


def build_up(fob: float, own_materials: float) -> float:
    """Regional value content by addition: VOM / FOB, VOM the value of originating materials; 0 to 1.

    Examples
    --------
    >>> build_up(100, 55)
    0.55
    """
    _checked("a price fob", fob, own_materials, "originating materials")
    return own_materials / fob


def net_cost(cost: float, foreign_materials: float) -> float:
    """Regional value content by net cost: (NC - VNM) / NC; net cost leaves out sales, royalties and shipping; 0 to 1.

    Examples
    --------
    >>> round(net_cost(95, 45), 6)
    0.526316
    """
    _checked("a net cost", cost, foreign_materials, "foreign materials")
    return (cost - foreign_materials) / cost


def foreign_materials_allowed(fob: float, threshold: float) -> float:
    """The most foreign materials that still meet a threshold, in the unit of `fob`: by build-down, or by net cost
    where the cost is given in place of the price.

    Examples
    --------
    >>> foreign_materials_allowed(100, 0.55)
    45.0
    """
    _checked_threshold(fob, threshold)
    return round(fob * (1 - threshold), 12)


def own_materials_needed(fob: float, threshold: float) -> float:
    """The least originating materials that meet a build-up threshold, in the unit of `fob`.

    Examples
    --------
    >>> own_materials_needed(100, 0.35)
    35.0
    """
    _checked_threshold(fob, threshold)
    return round(fob * threshold, 12)


def _checked_threshold(fob: float, threshold: float) -> None:
    if not fob > 0 or not 0 <= threshold <= 1:
        raise InconsistentDataError(problem(f"a threshold of {threshold:g} on a price of {fob:g} makes no sense"))
