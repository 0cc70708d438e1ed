"""How likely somebody says yes now: two numbers per volunteer, and how tired of questions they are.

rate     (0.72 + yes) / (2 + tried)      careful with newcomers; late yeses count, too
chance   rate x way x e^(-0.2 tiredness) x 0.45 for a reminder x 0.6 when nobody knows their hours
way      1.25 e^(-km/45)                 near ones come more often; 1 where nobody has to travel
tired    +0.5 by each SMS, +0.5 when it stays unanswered for a day, +1 for a yes that came too late,
         halved by an Assignment, and fading with 7 days

`tried` sums what was to be expected of each earlier SMS (way x tiredness), so that far or frequent questions
do not make somebody look unwilling. The form and the figures are those of a simulation (docs/asking.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from math import erf, exp, log, sqrt

PRIOR_YES, PRIOR_TRIED = 0.72, 2.0
NEAR, FADES_KM = 1.25, 45.0
WEIGHT, DAYS = 0.20, 7.0
REMINDER, UNKNOWN_HOURS = 0.45, 0.6
LEAST, MOST = 0.01, 0.9
MEDIAN, SPREAD = 25.0, 1.25  # the delay of a reply in awake minutes: lognormal


class What(StrEnum):
    """What happened between the service and one volunteer."""

    ASKED = "asked"
    REMINDED = "reminded"
    SILENT = "silent"
    YES = "yes"
    LATE_YES = "late_yes"


@dataclass(frozen=True, slots=True)
class Past:
    """One line of the log; `km` is the way they were asked to go, None: none, or unknown."""

    at: datetime
    what: What
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """What the log says of one volunteer; `tired` is how tired they were at the instant `at`."""

    tried: float = 0.0
    yes: int = 0
    tired: float = 0.0
    at: datetime = datetime.min.replace(tzinfo=UTC)

    def tiredness(self, at: datetime) -> float:
        """How tired of questions they are at `at`."""
        return (
            self.tired * exp(-max(0.0, (at - self.at).total_seconds()) / (86400 * DAYS))
            if self.tired
            else 0.0
        )

    def after(self, past: Past) -> "Memory":
        """The same, one line of the log later."""
        tired = self.tiredness(past.at)
        match past.what:
            case What.ASKED:
                tried = self.tried + way(past.km) * exp(-WEIGHT * tired)
                return Memory(tried, self.yes, tired + 0.5, past.at)
            case What.REMINDED:
                tried = self.tried + REMINDER * way(past.km) * exp(-WEIGHT * tired)
                return Memory(tried, self.yes, tired + 0.5, past.at)
            case What.SILENT:
                return replace(self, tired=tired + 0.5, at=past.at)
            case What.LATE_YES:
                return Memory(self.tried, self.yes + 1, tired + 1.0, past.at)
            case _:
                return Memory(self.tried, self.yes + 1, tired / 2, past.at)

    def chance(self, at: datetime, km: float | None, *, known: bool = True, reminder: bool = False) -> float:
        """How likely a question at `at` gets a yes at all, between 0.01 and 0.9.

        `known`: they have said that this time is free.
        """
        rate = (PRIOR_YES + self.yes) / (PRIOR_TRIED + self.tried)
        found = rate * way(km) * exp(-WEIGHT * self.tiredness(at))
        found *= (REMINDER if reminder else 1.0) * (1.0 if known else UNKNOWN_HOURS)
        return min(MOST, max(LEAST, found))


def remember(log_of_one: Iterable[Past]) -> Memory:
    """The whole log of one volunteer, in the order of time."""
    memory = Memory()
    for past in sorted(log_of_one, key=lambda past: past.at):
        memory = memory.after(past)
    return memory


def way(km: float | None) -> float:
    """How much the distance (road kilometres) changes a chance."""
    return 1.0 if km is None else NEAR * exp(-km / FADES_KM)


def answered_by(minutes: float) -> float:
    """The share of all answers that have come within so many awake minutes."""
    if minutes <= 0:
        return 0.0
    return 0.5 * (1 + erf((log(minutes) - log(MEDIAN)) / (SPREAD * sqrt(2))))


def still_to_come(chance: float, since: float, until: float) -> float:
    """How likely a yes comes between `since` and `until` awake minutes, given that none came before."""
    answers = min(0.95, chance / 0.6)  # the chance of any answer at all
    silent = 1 - answers * answered_by(since)
    return min(1.0, chance * (answered_by(until) - answered_by(since)) / silent)
