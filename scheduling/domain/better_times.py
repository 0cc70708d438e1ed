"""Other times near the one that is wished, and which of them are worth a suggestion.

wished  Tu 10:00     the same day     6 7 8 9 . 11 12 13 14
                     the same hour    We Th Fr Mo Tu ... for two weeks
"""

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from pool.domain.periods import NoSuchTime, Period, local_to_utc
from scheduling.domain.chances import Chance

Found = tuple[Period, Chance]

DAY = timedelta(days=1)
AHEAD = 14  # days
HOURS = (-1, 1, -2, 2, -3, 3, -4, 4)
EARLIEST, LATEST = time(7), time(20)  # where a Pool has not said when it serves, nobody is sent at night
SATURDAY = 6
SHOWN, A_DAY = 3, 2


def other_times(wish: Period, tz: tzinfo, *, holidays: Container[date] = frozenset()) -> Iterator[Period]:
    """At most 22 Periods as long as the wish: other hours of its day, then the same hour of the next days.

    Weekends and holidays are left out, for who has not wished for one.
    """
    local = wish.start.astimezone(tz)
    clock, day = local.time(), local.date()
    day_off = _day_off(day, holidays)
    for hours in HOURS:
        moved = local.replace(tzinfo=None) + timedelta(hours=hours)
        if moved.date() == day:
            yield from _at(day, moved.time(), wish, tz)
    for ahead in range(1, AHEAD + 1):
        if day_off or not _day_off(day + ahead * DAY, holidays):
            yield from _at(day + ahead * DAY, clock, wish, tz)


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


def _at(day: date, clock: time, wish: Period, tz: tzinfo) -> Iterator[Period]:
    """At that wall clock, if there is exactly one such instant."""
    try:
        starts = local_to_utc(day, clock, tz)
    except NoSuchTime:
        return
    yield Period(starts, starts + (wish.end - wish.start))
