"""When synthetic people have time: weekly hours, absences and extra hours; and the days around today.

Hours as in the field: mornings, afternoons, whole days, evenings, on most weekdays and few weekends, in
quarters of an hour. Three of ten have never said when they are free.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from scheduling.demo.synthetic.dice import Dice, Weighted

Window = tuple[int, int, int]  # weekday, from and until in minutes of the day
KINDS = ((8, 13), (13, 18), (8, 17), (16, 21))
KIND = Weighted(KINDS, (0.25, 0.20, 0.35, 0.20))
UNKNOWN, WEEKDAY, WEEKEND, OWN = 0.30, 0.72, 0.15, 0.8
AHEAD = 56  # days
ABSENCES = 2.5 * AHEAD / 365
LENGTHS = (2, 7, 14)


@dataclass(frozen=True)
class Days:
    """The days around the moment of making, by their distance from today."""

    at: datetime
    tz: ZoneInfo

    @cached_property
    def today(self) -> date:
        """The local day of making."""
        return self.at.astimezone(self.tz).date()

    def day(self, away: int) -> date:
        """A local day."""
        return self.today + timedelta(away)

    def instant(self, away: int, minute: int) -> datetime:
        """A local clock time between 06:00 and 24:00, when no clock changes."""
        morning = datetime.combine(self.day(away), time(6), self.tz)
        return morning.astimezone(UTC) + timedelta(minutes=minute - 360)

    def workdays(self, first: int, last: int) -> tuple[int, ...]:
        """Which of these days are Mondays to Fridays."""
        return tuple(away for away in range(first, last + 1) if self.day(away).weekday() < 5)


def hours(dice: Dice) -> list[Window]:
    """One person's week; empty when nobody knows."""
    if dice.happens(UNKNOWN):
        return []
    own, found = dice.by_weight(KIND), []
    for weekday in range(7):
        if dice.happens(WEEKDAY if weekday < 5 else WEEKEND):
            start, end = own if dice.happens(OWN) else dice.one_of(KINDS)
            begin, until = (60 * hour + 15 * (dice.below(9) - 4) for hour in (start, end))
            found.append((weekday, begin, until))
    return found


def absences(dice: Dice) -> list[tuple[int, int, int | None, int | None]]:
    """Days from today, first and last; a few only for some minutes of each day."""
    found: list[tuple[int, int, int | None, int | None]] = []
    for _each in range(dice.poisson(ABSENCES)):
        first = dice.below(AHEAD)
        part = (60 * 8, 60 * 12) if dice.happens(0.1) else (None, None)
        found.append((first, first + dice.one_of(LENGTHS) - 1, *part))
    return found


def extras(dice: Dice) -> list[tuple[int, int, int]]:
    """A day from today with minutes beside the weekly ones; one person in thirty has them."""
    return [(dice.below(AHEAD), 60 * 9, 60 * 16)] if dice.happens(0.03) else []
