"""The product's quiet hours, looked up once for the whole time: a year asks them half a million times."""

from bisect import bisect_right
from datetime import datetime, timedelta

from scheduling.domain.quiet import QuietHours

MINUTE = timedelta(minutes=1)


class Awake:
    """The same answers as QuietHours, from `begin` until at least `end`."""

    def __init__(self, quiet: QuietHours, begin: datetime, end: datetime) -> None:
        """Ask the product for each beginning and end of the quiet time."""
        self.starts: list[datetime] = []
        self.ends: list[datetime] = []
        self.before: list[float] = []
        now, total = quiet.awake_from(begin), 0.0
        while now < end:
            pause = min(quiet.quiet_from(now), end + timedelta(days=60))
            self.starts.append(now)
            self.ends.append(pause)
            self.before.append(total)
            total += (pause - now) / MINUTE
            now = quiet.awake_from(pause)

    def start(self, at: datetime) -> datetime:
        """`at` itself, or when the quiet time ends."""
        n = max(0, bisect_right(self.starts, at) - 1)
        if at < self.ends[n]:
            return max(at, self.starts[n])
        return self.starts[n + 1]

    def passed(self, at: datetime) -> float:
        """Awake minutes since the beginning of all."""
        n = max(0, bisect_right(self.starts, at) - 1)
        return self.before[n] + max(0.0, (min(at, self.ends[n]) - self.starts[n]) / MINUTE)

    def minutes(self, begin: datetime, end: datetime) -> float:
        """Awake minutes between the two; 0 when `end` is not later."""
        return max(0.0, self.passed(end) - self.passed(begin))

    def after(self, at: datetime, minutes: float) -> datetime:
        """The awake instant by which so many awake minutes have passed."""
        due = self.passed(at) + minutes
        n = bisect_right(self.before, due) - 1
        return self.starts[n] + (due - self.before[n]) * MINUTE
