"""What would fit between two jobs of somebody who is near anyway.

    Amal   09:00 Frankenberg 10:00 [             ] 13:00 Frankenberg
    open                            11:00 Sorani 12:00, Frankenberg      -> suggested

Whether it really fits, with the ways there and back, the matching says: `judge`. That it is far from
home does not count: they are there already.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from pool.domain.periods import Period
from pool.domain.places import Place
from scheduling.domain.legs import ELSEWHERE, Job, Rules, in_order
from scheduling.domain.matching import judge
from scheduling.domain.need import Booking, Candidate, Need, NoFit

NEAR_KM = 10.0  # of road from one of the two jobs
LEAST = timedelta(minutes=30)  # nothing shorter is worth looking at


@dataclass(frozen=True)
class Hole:
    """The time between two jobs of one person."""

    who: Candidate
    before: Job
    after: Job

    @property
    def period(self) -> Period:
        """From the end of one to the start of the other."""
        return Period(self.before.period.end, self.after.period.start)


@dataclass(frozen=True)
class Suggestion:
    """Who could do what between which jobs. `km` from the nearer of them."""

    hole: Hole
    need: Need
    km: float


def holes(who: Candidate, jobs: Iterable[Job], rules: Rules) -> list[Hole]:
    """The time between two neighbouring jobs on site on one local day, where it is long enough.

    Next to what belongs to another Pool there is none: its place may not be named.
    """
    found: list[Hole] = []
    last: Job | None = None
    for job in in_order(jobs):
        if last and _known(last) and _known(job) and rules.day(last) == rules.day(job):
            found += [Hole(who, last, job)] if job.period.start - last.period.end >= LEAST else []
        if last is None or job.period.end >= last.period.end:
            last = job
    return found


def _known(job: Job) -> bool:
    return job.on_site and job.place is not None and job.key != ELSEWHERE


def suggest(hole: Hole, need: Need, who: Candidate, jobs: Iterable[Job]) -> Suggestion | None:
    """Whether this open place fits into the hole; `who` as the matching sees them for its language."""
    if not (need.on_site and need.place and hole.period.contains(need.period)):
        return None
    near = [need.way(job.place, need.place, who.travels_by) for job in (hole.before, hole.after)]
    km = min((one.km for one in near if one), default=NEAR_KM + 1)
    if km > NEAR_KM:
        return None
    answer = judge(need, replace(who, bookings=tuple(booking(job) for job in jobs)))
    against = {reason.code for reason in answer.reasons} if isinstance(answer, NoFit) else set()
    return None if against - {"too_far"} else Suggestion(hole, need, km)


def booking(job: Job) -> Booking:
    """The same as the matching sees it."""
    place: Place | None = job.place if job.on_site else None
    return Booking(job.period, job.town if job.on_site else "", place, job.on_site)
