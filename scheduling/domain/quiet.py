"""Quiet hours: when a phone may ring, and how long a wait is in awake minutes.

    20:00 ---- 21:00 [============== quiet ==============) 07:00 ---- 08:00
    90 awake minutes from 20:00:  60 before the night, 30 after it -> 07:30

All sums are made in UTC, because aware times of one zone are subtracted by the wall clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


@dataclass(frozen=True)
class QuietHours:
    """Local quiet time, e.g. 21:00–07:00; equal times mean no quiet time at all."""

    begins: time
    ends: time
    tz: ZoneInfo

    def holds(self, at: datetime) -> bool:
        """Whether `at` (aware) lies in the quiet time."""
        return any(start <= at.astimezone(UTC) < end for start, end in self._nights(at))

    def awake_from(self, at: datetime) -> datetime:
        """`at` itself, or the next end of the quiet time; aware, in the zone of `at`."""
        now = at.astimezone(UTC)
        for start, end in self._nights(at):
            if start <= now < end:
                now = end
        return now.astimezone(at.tzinfo)

    def quiet_from(self, at: datetime) -> datetime:
        """The next beginning of the quiet time at or after `at`."""
        now = at.astimezone(UTC)
        return next(start for start, _end in self._nights(at) if start >= now).astimezone(at.tzinfo)

    def after_awake(self, at: datetime, minutes: int) -> datetime:
        """The awake instant by which `minutes` awake minutes, real ones, have passed since `at`."""
        left = timedelta(minutes=minutes)
        now = self.awake_from(at.astimezone(UTC))
        while self.begins != self.ends:
            pause = self.quiet_from(now)
            if pause - now > left:
                break
            left -= pause - now
            now = self.awake_from(pause)
        return (now + left).astimezone(at.tzinfo)

    def _nights(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The quiet times from yesterday to the day after tomorrow, in UTC."""
        if self.begins == self.ends:
            return
        first = at.astimezone(self.tz).date() - DAY
        over = DAY if self.ends < self.begins else timedelta()
        for day in (first + n * DAY for n in range(4)):
            start, end = min(self._instants(day, self.begins)), max(self._instants(day + over, self.ends))
            if start < end:
                yield start, end

    def _instants(self, day: date, clock: time) -> list[datetime]:
        """Both readings of a wall clock; they differ in the two nights of the clock change only."""
        naive = datetime.combine(day, clock, self.tz)
        return [naive.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
