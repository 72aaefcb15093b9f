"""Units of measure. A unit code stands in column names (`value_usd`) and in every Figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Dimension = Literal["money", "share", "ratio", "mass", "count", "length", "price", "exchange_rate", "time", "quantity"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its code, what kind of quantity it measures, and what one of it is."""

    code: str
    dimension: Dimension
    meaning: str


UNITS: dict[str, Unit] = {
    unit.code: unit
    for unit in (
        Unit("usd", "money", "current United States dollars"),
        Unit("rub", "money", "current Russian roubles"),
        Unit("byn", "money", "current Belarusian roubles (since 2016)"),
        Unit("cny", "money", "current Chinese yuan"),
        Unit("eur", "money", "current euros"),
        Unit("kzt", "money", "current Kazakhstani tenge"),
        Unit("percent", "share", "hundredths"),
        Unit("pp", "share", "percentage points, the difference of two percentages"),
        Unit("share", "share", "part of one, from 0 to 1"),
        Unit("ratio", "ratio", "quotient of two like quantities"),
        Unit("index", "ratio", "index number, without dimension"),
        Unit("kg", "mass", "kilograms"),
        Unit("count", "count", "number of things"),
        Unit("persons", "count", "number of persons"),
        Unit("km", "length", "kilometres"),
        Unit("usd_per_kg", "price", "current United States dollars a kilogram"),
        Unit("rub_per_usd", "exchange_rate", "Russian roubles a United States dollar"),
        Unit("byn_per_usd", "exchange_rate", "Belarusian roubles (since 2016) a United States dollar"),
        Unit("local_per_usd", "exchange_rate", "units of the national currency a United States dollar"),
        Unit("years", "time", "years"),
        Unit("score", "ratio", "standardised score, mean 0 and standard deviation 1"),
        Unit("quantity", "quantity", "physical quantity in the unit that stands beside it"),
    )
}
