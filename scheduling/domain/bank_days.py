"""Days on which banks carry out transfers: Monday to Friday without the holidays of the euro system."""

from datetime import date, timedelta
from functools import cache

from holidays import financial_holidays


@cache
def _closed(year: int) -> frozenset[date]:
    return frozenset(financial_holidays("XECB", years=year))


def is_bank_day(day: date) -> bool:
    """Whether a transfer is carried out on that day."""
    return day.weekday() < 5 and day not in _closed(day.year)


def next_bank_day(day: date) -> date:
    """That day, or the next one on which banks work."""
    while not is_bank_day(day):
        day += timedelta(days=1)
    return day
