"""The local days that one Statement covers: a calendar month or a quarter of the calendar year."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MONTH, QUARTER = "month", "quarter"
LENGTH: Final = {MONTH: 1, QUARTER: 3}  # months


@dataclass(frozen=True, order=True)
class Period:
    """From the first day to the last one, both inclusive."""

    first: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.until

    @property
    def months(self) -> int:
        """How many calendar months it has."""
        return (self.until.year - self.first.year) * 12 + self.until.month - self.first.month + 1


def period_of(day: date, kind: str) -> Period:
    """The month or quarter to which a day belongs."""
    length = LENGTH[kind]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    months = first.month - 1 + length
    after = date(first.year + months // 12, months % 12 + 1, 1)
    return Period(first, after - timedelta(days=1))
