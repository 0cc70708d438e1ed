"""What the invented world is like. Every figure is an assumption; the words are those of the command line."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from math import isfinite
from zoneinfo import ZoneInfo

TZ = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2027, 1, 3, 23, tzinfo=UTC)  # the first Monday of a year, local midnight
YEAR = 365
PER_VOLUNTEER = 16  # Requests a year, where nobody says how many


class Nonsense(ValueError):
    """Parameters that make no world, in a sentence for the person at the terminal."""


@dataclass(frozen=True)
class Parameters:
    """The world. `requests` is a number a year; the first and last days happen, but are not counted."""

    pool: int = 250
    languages: int = 40
    requests: int = 0
    days: int = 90
    warm_up: int = 30
    cool_down: int = 22

    towns: int = 20
    county_km: float = 13.0
    town_km: float = 2.0

    urgent: float = 0.10
    lead_days: float = 3.5
    lead_spread: float = 1.1

    answer_a: int = 5
    answer_b: int = 3
    reminder: float = 0.5
    reply_median: float = 25.0
    reply_spread: float = 1.25

    willing: float = 1.3
    willing_spread: float = 0.8
    most: float = 0.9
    outside: float = 0.25
    per_km: float = 0.045
    per_hour: float = 0.25
    rarity: float = 0.6
    urgency: float = 0.8

    tiring: float = 0.22
    tired_days: float = 6.0

    def __post_init__(self) -> None:
        """Raises Nonsense."""
        for name in ("pool", "languages", "days", "towns", "answer_a", "answer_b"):
            if getattr(self, name) < 1:
                raise Nonsense(f"{option(name)} must be at least 1.")
        for field in fields(self):
            if not isfinite(getattr(self, field.name)):
                raise Nonsense(f"{option(field.name)} must be a number.")
            if getattr(self, field.name) < 0 and field.name != "willing":
                raise Nonsense(f"{option(field.name)} must not be negative.")
        for name in ("urgent", "reminder", "most", "outside"):
            if getattr(self, name) > 1:
                raise Nonsense(f"{option(name)} is a share: at most 1.")
        for name in ("reply_median", "lead_days", "tired_days"):
            if getattr(self, name) <= 0:
                raise Nonsense(f"{option(name)} must be more than 0.")
        if self.counted_days < 1:
            raise Nonsense(
                f"{self.days} days leave none to count: the first {self.warm_up} and the last "
                f"{self.cool_down} are not. Take more --days, or less --warm-up and --cool-down."
            )

    @property
    def counted_days(self) -> int:
        """How many days are counted."""
        return self.days - self.warm_up - self.cool_down

    @property
    def number(self) -> int:
        """How many Requests there are in all."""
        a_year = self.requests or PER_VOLUNTEER * self.pool
        return max(1, round(a_year * self.days / YEAR))

    def counts(self, at: datetime) -> bool:
        """Whether what was filed at `at` is counted."""
        first = BEGIN + timedelta(days=self.warm_up)
        return first <= at < first + timedelta(days=self.counted_days)


def option(name: str) -> str:
    """A field as it is written on the command line."""
    return "--" + name.replace("_", "-")
