"""A day or a week planned at once: the open places, who could be asked for each, and a Plan of them all.

            10:00 Korbach   10:30 Battenberg        in turn: Amal takes 10:00 (she is the nearest),
    Amal    2 km            35 km                            10:30 stays empty, since only she speaks both
    Chadi   22 km           –                       planned: Chadi 10:00, Amal 10:30

Of two Plans the better one serves more places, then drives less, then shares more fairly: `score`.
Kilometres are counted in tenths and work in minutes, so that sums are exact in any order.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scheduling.domain.need import Fit, Need

Key = tuple[int, int]  # a Request, and the number of its place
STEP = 120  # minutes: each further two hours of one person weigh one part more than the two before
MOST = 40  # so many of those who fit a place are worth comparing


class Empty(StrEnum):
    """Why a place stays empty."""

    TOO_LATE = "too_late"  # no question could be answered in time
    NOBODY = "nobody"  # nobody fits
    ALL_ASKED = "all_asked"  # everybody who fits was asked and will not come
    TAKEN = "taken"  # those who fit are needed elsewhere


@dataclass(frozen=True)
class Job:
    """One open place. `fits`: who may still be asked for it, best first; `why` there is nobody."""

    key: Key
    need: Need
    filed: datetime
    fits: tuple[Fit, ...]
    why: Empty = Empty.NOBODY

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return round((self.need.period.end - self.need.period.start).total_seconds() / 60)


def worth_asking(fits: Collection[Fit], over: Collection[int]) -> tuple[Fit, ...]:
    """Without those (interpreters) whose question is over; substitutes only when the language itself is."""
    left = [fit for fit in fits if fit.candidate.interpreter_id not in over]
    exact = [fit for fit in left if not fit.substitute]
    return tuple(exact or left)[:MOST]


def tenths(fit: Fit) -> int:
    """The way from home in tenths of a kilometre; a call has none."""
    return round((fit.km or 0) * 10)


def burden(load: int, more: int = 0) -> int:
    """How much heavier `more` minutes weigh on somebody who has `load`: convex, so sharing is lighter.

    The weight of m minutes is the sum of what lies above 0, 1, 2, … STEPs of them.
    """
    return _weight(load + more) - _weight(load)


def _weight(minutes: int) -> int:
    steps = minutes // STEP
    return (steps + 1) * minutes - STEP * steps * (steps + 1) // 2


def loads_of(jobs: Iterable[Job]) -> dict[int, int]:
    """By person, the work of the last four weeks and to come, in whole minutes."""
    found: dict[int, int] = {}
    for job in jobs:
        for fit in job.fits:
            one = fit.candidate
            found[one.person_id] = max(found.get(one.person_id, 0), round(one.load * 60))
    return found


@dataclass(frozen=True)
class Plan:
    """Who goes where: `chosen` by the key of the Job; what is not in it stays empty."""

    jobs: tuple[Job, ...]
    chosen: Mapping[Key, Fit]

    @property
    def served(self) -> int:
        """Places that have somebody."""
        return len(self.chosen)

    @property
    def tenths(self) -> int:
        """All ways from home, in tenths of a kilometre."""
        return sum(map(tenths, self.chosen.values()))

    @property
    def km(self) -> float:
        """All ways from home, there only."""
        return self.tenths / 10

    @property
    def burden(self) -> int:
        """How unevenly the work is shared, together with the work people have already."""
        more: Counter[int] = Counter()
        for job in self.jobs:
            if fit := self.chosen.get(job.key):
                more[fit.candidate.person_id] += job.minutes
        loads = loads_of(self.jobs)
        return sum(burden(loads[person], minutes) for person, minutes in more.items())

    @property
    def score(self) -> tuple[int, int, int]:
        """The smaller the better: places left empty, way, burden."""
        return len(self.jobs) - self.served, self.tenths, self.burden

    @property
    def people(self) -> int:
        """How many different people go."""
        return len(self._counted())

    @property
    def most(self) -> int:
        """The most places one person has."""
        return max(self._counted().values(), default=0)

    def why_empty(self, job: Job) -> Empty | None:
        """None when the place has somebody."""
        if job.key in self.chosen:
            return None
        return Empty.TAKEN if job.fits else job.why

    def _counted(self) -> Counter[int]:
        return Counter(fit.candidate.person_id for fit in self.chosen.values())
