"""How people get from one appointment to the next: the way, the minutes between, and how many are missing.

    09:00 Korbach 10:00      10:20 Frankenberg      31 km, 38 minutes: 18 are missing

A call takes place at home: there is a way between it and what is on site, but no buffer; two calls may touch.
Minutes are whole ones. Jobs of other Pools count, too, and have no key: nothing of them may be named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pool.domain.periods import Period
from pool.domain.places import Place, Roads, Way, way
from scheduling.domain.need import Candidate

NOBODY, ELSEWHERE = 0, 0  # the person of an open place; the key of what belongs to another Pool
MINUTE, NIGHT = timedelta(minutes=1), timedelta(hours=6)  # so long a pause, and people have been home


@dataclass(frozen=True, slots=True)
class Job:
    """One appointment of somebody, or an open place (`person` NOBODY).

    `key` is unlike 0 and its own; `town` may be named; `group` says whose it is: two of one group might be
    done by one person.
    """

    key: int
    person: int
    period: Period
    on_site: bool = True
    place: Place | None = None
    town: str = ""
    group: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Rules:
    """Those of a Pool. `closed` names the closure of a local day."""

    tz: ZoneInfo
    buffer: int = 30
    factor: float = 1.3
    roads: Roads = field(default_factory=dict)
    closed: Mapping[date, str] = field(default_factory=dict)

    def day(self, job: Job) -> date:
        """The local day on which it starts."""
        return job.period.start.astimezone(self.tz).date()


@dataclass(frozen=True, slots=True)
class Leg:
    """How somebody gets to a job: from the one before, or from home (`before` None).

    `way` is None when nobody has to travel or a place is unknown; `short` are the minutes that are missing.
    """

    job: Job
    before: Job | None
    way: Way | None
    needed: int = 0
    short: int = 0


def in_order(jobs: Iterable[Job]) -> list[Job]:
    """By time; total."""
    return sorted(jobs, key=lambda job: (job.period, job.key, job.on_site, job.town))


def legs_of(who: Candidate, jobs: Iterable[Job], rules: Rules) -> list[Leg]:
    """How this person gets to each job. Home is where a local day begins; only the day's first has no before.

    What goes on at the same time is no leg.
    """
    found: list[Leg] = []
    last: Job | None = None
    for job in in_order(jobs):
        if last is None or rules.day(last) != rules.day(job) and _night(last, job):
            found.append(Leg(job, None, _way(who, who.place, job, rules)))
        elif not last.period.overlaps(job.period):
            found.append(between(who, last, job, rules))
        if last is None or job.period.end >= last.period.end:
            last = job
    return found


def between(who: Candidate, before: Job, after: Job, rules: Rules) -> Leg:
    """From one job to a later one that does not overlap."""
    start = before.place if before.on_site else who.place
    found = _way(who, start, after, rules) if before.on_site or after.on_site else None
    least = rules.buffer if before.on_site and after.on_site else 0
    needed = max(found.minutes if found else 0, least)
    gap = after.period.start - before.period.end
    missing = timedelta(minutes=needed) - gap
    return Leg(after, before, found, needed, max(0, -(-missing // MINUTE)))


def _night(before: Job, after: Job) -> bool:
    """Whether there is time to go home between a job and one of another day."""
    return after.period.start - before.period.end >= NIGHT


def _way(who: Candidate, start: Place | None, job: Job, rules: Rules) -> Way | None:
    goal = job.place if job.on_site else who.place
    if start is None or goal is None or start == goal and not job.on_site:
        return None
    return way(start, goal, roads=rules.roads, factor=rules.factor, travel=who.travels_by)
