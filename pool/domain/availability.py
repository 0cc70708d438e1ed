"""Weekly hours and Absences of a Person, and whether a Period fits into them.

    Monday   [08:00 ------- 12:00)[12:00 -- 14:00)        one window, 08:00 to 14:00
    talk               [11:30 ---- 13:00)                 FREE
    talk                                 [13:30 -- 15:00) NOT_FREE: outside_hours
    no hours at all                                       UNKNOWN: nobody asked yet, so we may ask

Hours are wall-clock time: 14:00 stays 14:00 when the clock changes. A window over midnight is two rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from pool.domain.periods import Period


@dataclass(frozen=True)
class WeeklyHours:
    """A window on one weekday (0 is Monday), in minutes of the local day; its dates are inclusive."""

    weekday: int
    start: int
    end: int
    valid_from: date | None = None
    valid_until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it counts on this local day."""
        after = self.valid_from is None or self.valid_from <= day
        before = self.valid_until is None or day <= self.valid_until
        return self.weekday == day.weekday() and after and before


@dataclass(frozen=True)
class Away:
    """Whole local days, both inclusive."""

    first_day: date
    last_day: date


class Free(StrEnum):
    """The three answers. UNKNOWN is not a no: nobody has entered hours yet."""

    FREE = "free"
    UNKNOWN = "unknown"
    NOT_FREE = "not_free"


@dataclass(frozen=True)
class Freedom:
    """An answer with its reason: `outside_hours` with that day's windows, or `absent` with the last day."""

    answer: Free
    reason: str = ""
    day: date | None = None
    hours: tuple[tuple[int, int], ...] = ()
    until: date | None = None


OUTSIDE_HOURS, ABSENT = "outside_hours", "absent"


def freedom(period: Period, hours: Sequence[WeeklyHours], absences: Iterable[Away], tz: tzinfo) -> Freedom:
    """Whether somebody with these hours and absences is free in `period`; an Absence weighs more."""
    pieces = [(piece.start.astimezone(tz).date(), piece) for piece in period.split_by_local_day(tz)]
    away = sorted(absences, key=lambda one: one.last_day)
    for day, _piece in pieces:
        for one in away:
            if one.first_day <= day <= one.last_day:
                return Freedom(Free.NOT_FREE, ABSENT, day, until=_last_day(one, away))
    if not hours:
        return Freedom(Free.UNKNOWN)
    for day, piece in pieces:
        windows = windows_of(day, hours)
        if not any(window.contains(piece) for window in _instants(day, windows, tz)):
            return Freedom(Free.NOT_FREE, OUTSIDE_HOURS, day, hours=windows)
    return Freedom(Free.FREE)


def windows_of(day: date, hours: Iterable[WeeklyHours]) -> tuple[tuple[int, int], ...]:
    """The windows of one local day in minutes, in order, touching ones merged."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((row.start, row.end) for row in hours if row.covers(day)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _instants(day: date, windows: Iterable[tuple[int, int]], tz: tzinfo) -> list[Period]:
    bounds = [(_instant(day, start, tz), _instant(day, end, tz, fold=1)) for start, end in windows]
    return [Period(start, end) for start, end in bounds if start < end]


def _instant(day: date, minute: int, tz: tzinfo, fold: int = 0) -> datetime:
    """Lenient: a skipped time moves on to the first that exists, a repeated one is its first or second."""
    clock = datetime.combine(day, time()) + timedelta(minutes=minute)
    while True:
        instant = clock.replace(tzinfo=tz, fold=fold).astimezone(UTC)
        if instant.astimezone(tz).replace(tzinfo=None) == clock:
            return instant
        clock += timedelta(minutes=1)


def _last_day(first: Away, away: Iterable[Away]) -> date:
    """The last day of a chain of absences without a day between them."""
    last = first.last_day
    for one in sorted(away, key=lambda one: one.first_day):
        if one.first_day <= last + timedelta(days=1):
            last = max(last, one.last_day)
    return last
