"""Other times near the one that is wished, and which of them are worth a suggestion.

wished  Tu 10:00     the same day     8 9 . 11 12 13 14      the nearest hours at which the Pool serves
                     further days     We Th Fr Mo Tu ...     the same hour, or the nearest to it
"""

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice

from pool.domain.periods import NoSuchTime, Period, local_to_utc
from scheduling.domain.chances import Chance

Found = tuple[Period, Chance]

DAY = timedelta(days=1)
AHEAD = 14  # days
HOURS = 8  # of the wished day
EARLIEST, LATEST = time(7), time(20)  # where a Pool has not said when it serves, nobody is sent at night
SATURDAY = 6
SHOWN, A_DAY = 3, 2


def other_times(
    wish: Period, tz: tzinfo, served: Callable[[Period], bool], *, holidays: Container[date] = frozenset()
) -> Iterator[Period]:
    """At most 22 Periods as long as the wish: other hours of its day, then one on each of the next days.

    Weekends and holidays are left out, for who has not wished for one.
    """
    local = wish.start.astimezone(tz)
    day, day_off = local.date(), _day_off(local.date(), holidays)
    for ahead in range(AHEAD + 1):
        if day_off or not _day_off(day + ahead * DAY, holidays):
            hours = (one for one in _hours(day + ahead * DAY, local.time(), wish, tz) if served(one))
            yield from islice((one for one in hours if one != wish), 1 if ahead else HOURS)


def by_day(period: Period, tz: tzinfo) -> bool:
    """Whether it lies between the morning and the evening of one day."""
    start, end = (bound.astimezone(tz) for bound in (period.start, period.end))
    return start.date() == end.date() and start.time() >= EARLIEST and end.time() <= LATEST


def suggested(
    wish: Period, found: Iterable[tuple[Period, Chance]], tz: tzinfo
) -> list[tuple[Period, Chance]]:
    """Up to three likely ones, those nearest to the wish, not all on one day; in the order of time."""
    likely = [(period, chance) for period, chance in found if not chance.poor]
    chosen: list[Found] = []
    for period, chance in sorted(likely, key=lambda pair: near(wish)(pair[0])):
        day = period.start.astimezone(tz).date()
        same = sum(one.start.astimezone(tz).date() == day for one, _chance in chosen)
        if len(chosen) < SHOWN and same < A_DAY:
            chosen.append((period, chance))
    return sorted(chosen, key=lambda pair: pair[0])


def near(wish: Period) -> Callable[[Period], tuple[timedelta, datetime]]:
    """The order by distance from the wish."""
    return lambda period: (abs(period.start - wish.start), period.start)


def _day_off(day: date, holidays: Container[date]) -> bool:
    return day.isoweekday() >= SATURDAY or day in holidays


def _hours(day: date, clock: time, wish: Period, tz: tzinfo) -> Iterator[Period]:
    """All hours of a day at the same minute, those nearest to the clock first."""
    for hour in sorted(range(24), key=lambda hour: (abs(hour - clock.hour), hour)):
        try:
            starts = local_to_utc(day, time(hour, clock.minute), tz)
        except NoSuchTime:
            continue
        yield Period(starts, starts + (wish.end - wish.start))
