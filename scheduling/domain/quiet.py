"""Quiet hours: when a phone may ring, and how long a wait is in awake minutes."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class QuietHours:
    """Local quiet time, e.g. 21:00–07:00; equal times mean no quiet time at all."""

    begins: time
    ends: time
    tz: ZoneInfo

    def holds(self, at: datetime) -> bool:
        """Whether `at` (aware) lies in the quiet time."""
        clock = at.astimezone(self.tz).time()
        if self.begins <= self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends

    def awake_from(self, at: datetime) -> datetime:
        """`at` itself, or the next end of the quiet time; aware, in the zone of `at`."""
        if not self.holds(at):
            return at
        local = at.astimezone(self.tz)
        day = local.date() if local.time() < self.ends else local.date() + timedelta(days=1)
        return datetime.combine(day, self.ends, self.tz).astimezone(at.tzinfo)

    def quiet_from(self, at: datetime) -> datetime:
        """The next beginning of the quiet time at or after `at`."""
        local = at.astimezone(self.tz)
        day = local.date() if local.time() <= self.begins else local.date() + timedelta(days=1)
        return datetime.combine(day, self.begins, self.tz).astimezone(at.tzinfo)

    def after_awake(self, at: datetime, minutes: int) -> datetime:
        """The instant by which `minutes` awake minutes, real ones, have passed since `at`."""
        left = timedelta(minutes=minutes)
        at = self.awake_from(at)
        if self.begins == self.ends:
            return at + left
        while True:
            pause = self.quiet_from(at)
            if pause - at >= left:
                return at + left
            left -= pause - at
            at = self.awake_from(pause)
