"""Quiet time: when a phone may ring, and how long a wait is in awake minutes.

    20:00 ---- 21:00 [============== quiet ==============) 07:00 ---- 08:00
    90 awake minutes from 20:00:  60 before the night, 30 after it -> 07:30

Where free days are kept, a Sunday or holiday is quiet as a whole, with the nights around it.
All sums are made in UTC, because aware times of one zone are subtracted by the wall clock.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import count
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
LONGEST = 14  # days: no run of holidays is longer
SUNDAY = 7

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class QuietHours:
    """Local quiet time, e.g. 21:00-07:00; equal times mean none at night.

    `free_days`: Sundays and the `holidays` are quiet, too.
    """

    begins: time
    ends: time
    tz: ZoneInfo
    free_days: bool = False
    holidays: Container[date] = frozenset()

    def holds(self, at: datetime) -> bool:
        """Whether `at` (aware) lies in the quiet time."""
        return self.awake_from(at) != at

    def awake_from(self, at: datetime) -> datetime:
        """`at` itself, or the next end of the quiet time; aware, in the zone of `at`."""
        now = at.astimezone(UTC)
        for start, end in self._spans(at, LONGEST):
            if start > now:
                break
            now = max(now, end)
        return now.astimezone(at.tzinfo)

    def quiet_from(self, at: datetime) -> datetime:
        """The next beginning of the quiet time at or after `at`; the end of time where there is none."""
        now = at.astimezone(UTC)
        found = next((start for start, _end in self._spans(at, LONGEST) if start >= now), None)
        return found.astimezone(at.tzinfo) if found else datetime.max.replace(tzinfo=UTC)

    def asleep_since(self, at: datetime) -> datetime:
        """`at` itself, or the beginning of the quiet time that holds it; aware, in the zone of `at`."""
        now = at.astimezone(UTC)
        since, until = now, datetime.min.replace(tzinfo=UTC)
        if self.holds(now):
            for start, end in self._spans(at - LONGEST * DAY, LONGEST + 3):
                if start > now:
                    break
                since = start if start > until else since
                until = max(until, end)
        return since.astimezone(at.tzinfo)

    def after_awake(self, at: datetime, minutes: float) -> datetime:
        """The awake instant by which `minutes` awake minutes, real ones, have passed since `at`."""
        left, now = timedelta(minutes=minutes), self.awake_from(at.astimezone(UTC))
        for _day in count():
            pause = self.quiet_from(now)
            if pause - now > left:
                break
            left -= pause - now
            now = self.awake_from(pause)
        return (now + left).astimezone(at.tzinfo)

    def awake_minutes(self, begin: datetime, end: datetime) -> float:
        """How many real minutes between the two are awake ones; 0 when `end` is not later."""
        now, until = begin.astimezone(UTC), end.astimezone(UTC)
        if until <= now:
            return 0.0
        awake = 0.0
        for start, over in self._spans(begin, (until - now).days + LONGEST):
            if start >= until:
                break
            if over > now:
                awake += max(0.0, (start - now).total_seconds())
                now = min(over, until)
        return (awake + (until - now).total_seconds()) / 60

    def _spans(self, at: datetime, days: int) -> Iterator[Span]:
        """The quiet times from yesterday to so many days ahead, in UTC, in the order of their beginning."""
        if self.begins == self.ends and not self.free_days:
            return
        first = at.astimezone(self.tz).date() - DAY
        for day in (first + n * DAY for n in range(days)):
            if self.free_days and (day.isoweekday() == SUNDAY or day in self.holidays):
                yield _span(day, time(0), time(0), self.tz)
            if self.begins != self.ends:
                start, end = _span(day, self.begins, self.ends, self.tz)
                if start < end:
                    yield start, end


@lru_cache(maxsize=4096)
def _span(day: date, begins: time, ends: time, tz: ZoneInfo) -> Span:
    """One quiet time in UTC. Of both readings of a wall clock in the nights of the change, the longer one."""
    over = DAY if ends <= begins else timedelta()
    return min(_instants(day, begins, tz)), max(_instants(day + over, ends, tz))


def _instants(day: date, clock: time, tz: ZoneInfo) -> list[datetime]:
    naive = datetime.combine(day, clock, tz)
    return [naive.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
