"""Public holidays of the federal states, by the library `holidays`; names in German or English."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from holidays import country_holidays


@cache
def of_year(state: str, year: int, lang: str = "de") -> Mapping[date, str]:
    """Every public holiday of a federal state ("HE") in one year, with its name."""
    return dict(country_holidays("DE", subdiv=state, years=year, language="en_US" if lang == "en" else "de"))


def among(state: str, days: Iterable[date]) -> frozenset[date]:
    """Those of `days` that are public holidays there."""
    return frozenset(day for day in days if day in of_year(state, day.year))
