"""Local days to look back at: a month, a quarter, a year or free ones; and what to compare them with.

        |---- September ----|==== October ====|      the period before: as many whole months
2025:                       |==== October ====|      the same period of the year before
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class Period(StrEnum):
    """What can be chosen by name."""

    LAST_MONTH = "last_month"
    THIS_MONTH = "this_month"
    LAST_QUARTER = "last_quarter"
    THIS_QUARTER = "this_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    FREE = "free"


class Against(StrEnum):
    """What it is compared with."""

    BEFORE = "before"
    YEAR = "year"


class Shape(StrEnum):
    """What kind of period some days are, for its name in words."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DAYS = "days"


LENGTHS = {
    Period.THIS_MONTH: 1, Period.LAST_MONTH: 1, Period.THIS_QUARTER: 3, Period.LAST_QUARTER: 3,
    Period.THIS_YEAR: 12, Period.LAST_YEAR: 12,
}  # fmt: skip
LAST = frozenset((Period.LAST_MONTH, Period.LAST_QUARTER, Period.LAST_YEAR))


@dataclass(frozen=True, order=True)
class Days:
    """From the first to the last local day, both inclusive."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        """How many whole calendar months; 0 when it is none, or not whole ones."""
        if self.first.day != 1 or self.last != _end_of_month(self.last):
            return 0
        return _number(self.last) - _number(self.first) + 1

    @property
    def shape(self) -> Shape:
        """Month, quarter, year, or just days."""
        shapes = {(1, True): Shape.MONTH, (3, self.first.month % 3 == 1): Shape.QUARTER}
        shapes[12, self.first.month == 1] = Shape.YEAR
        return shapes.get((self.months, True), Shape.DAYS)

    @property
    def quarter(self) -> int:
        """1 to 4: that of the first day."""
        return (self.first.month + 2) // 3


def days_of(period: Period, today: date) -> Days:
    """The days of a named period around `today`, whole months; raises KeyError for free ones."""
    length = LENGTHS[period]
    begin = _number(today) // length * length
    begin -= length if period in LAST else 0
    return Days(_first(begin), _first(begin + length) - DAY)


def compared(days: Days, against: Against) -> Days:
    """The days to compare with."""
    return before(days) if against is Against.BEFORE else year_before(days)


def before(days: Days) -> Days:
    """As much time directly before: whole months before whole months, otherwise as many days."""
    if days.months:
        return Days(_first(_number(days.first) - days.months), days.first - DAY)
    return Days(days.first - days.length * DAY, days.first - DAY)


def year_before(days: Days) -> Days:
    """The same days a year ago; the last day of February stays the last one."""
    first, last = _back(days.first), _back(days.last)
    return Days(first, _end_of_month(last) if days.months else last)


def _back(day: date) -> date:
    year = day.year - 1
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _number(day: date) -> int:
    """Months since the beginning of our era."""
    return day.year * 12 + day.month - 1


def _first(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
