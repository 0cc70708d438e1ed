"""How long it takes: median, nine of ten, and how often which time; and very many awake minutes at once.

filed --------- first question ------------------ yes
  |---------------- from filing ------------------|
                     |------ from asking ---------|
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil

from scheduling.domain.quiet import QuietHours

STEPS = (15, 60, 180, 360, 720)  # minutes: up to each, and above


@dataclass(frozen=True, slots=True)
class Wait:
    """Minutes within which half and nine of ten of `count` were done; None when there are none."""

    count: int = 0
    half: int | None = None
    most: int | None = None


def wait_of(minutes: Iterable[float]) -> Wait:
    """By nearest rank: a time that really occurred."""
    known = sorted(minutes)
    return Wait(len(known), _rank(known, 50), _rank(known, 90))


def _rank(known: Sequence[float], percent: int) -> int | None:
    return round(known[ceil(len(known) * percent / 100) - 1]) if known else None


def histogram(minutes: Iterable[float]) -> list[tuple[int | None, int]]:
    """How many took up to so many minutes (None: longer than all steps), each in one step only."""
    counts = [0] * (len(STEPS) + 1)
    for one in minutes:
        counts[next((place for place, step in enumerate(STEPS) if one <= step), len(STEPS))] += 1
    return list(zip((*STEPS, None), counts, strict=True))


class AwakeClock:
    """QuietHours, reckoned once for a stretch of time; then each pair of instants costs nearly nothing."""

    def __init__(self, quiet: QuietHours, begin: datetime, end: datetime) -> None:
        """Aware instants; outside of the two nothing is awake."""
        self.starts: list[float] = []
        self.lengths: list[float] = []
        self.before: list[float] = []
        total, now, until = 0.0, quiet.awake_from(begin.astimezone(UTC)), end.astimezone(UTC)
        while now < until:
            pause = min(quiet.quiet_from(now), until)
            self.starts.append(now.timestamp())
            self.lengths.append((pause - now).total_seconds())
            self.before.append(total)
            total += self.lengths[-1]
            now = quiet.awake_from(pause) if pause < until else until

    def minutes(self, begin: datetime, end: datetime) -> float:
        """Real minutes between the two that are awake ones; 0 when `end` is not later."""
        return max(0.0, self._until(end.timestamp()) - self._until(begin.timestamp())) / 60

    def _until(self, instant: float) -> float:
        place = bisect_right(self.starts, instant) - 1
        if place < 0:
            return 0.0
        return self.before[place] + min(instant - self.starts[place], self.lengths[place])
