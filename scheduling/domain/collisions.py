"""What stands between the places of one Plan: for each person, of which places they can have how many.

Amal, (10:00 Korbach, 10:30 Battenberg), at most 1      no time for the way between both
Amal, (all of Tuesday's), at most 2                     her limit of 3 a day, one is booked already
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from scheduling.domain.need import Booking, Fit
from scheduling.domain.planning import Job, Key
from scheduling.domain.when import booked, clash


@dataclass(frozen=True)
class AtMost:
    """Of these places, this person can have at most so many."""

    person: int
    keys: frozenset[Key]
    most: int


def collisions(jobs: Iterable[Job]) -> list[AtMost]:
    """Everything that binds; the same for any order of the jobs."""
    by_person: dict[int, list[tuple[Job, Fit]]] = defaultdict(list)
    for job in sorted(jobs, key=lambda job: job.key):
        for fit in job.fits:
            by_person[fit.candidate.person_id].append((job, fit))
    return [found for person in sorted(by_person) for found in _of(person, by_person[person])]


def _of(person: int, mine: list[tuple[Job, Fit]]) -> Iterator[AtMost]:
    for one, other in combinations(mine, 2):
        if _collide(one, other) or _collide(other, one):
            yield AtMost(person, frozenset({one[0].key, other[0].key}), 1)
    spans: dict[tuple[date, int], set[Key]] = defaultdict(set)
    left: dict[tuple[date, int], int] = {}
    for job, fit in mine:
        one_day, candidate = job.need.day, fit.candidate
        monday = one_day - timedelta(days=one_day.weekday())
        limits = (candidate.day_limit, candidate.week_limit)
        for begin, days, limit, had in zip(
            (one_day, monday), (1, 7), limits, booked(job.need, candidate), strict=True
        ):
            if limit is not None:
                spans[begin, days].add(job.key)
                left[begin, days] = max(0, limit - had)
    for span in sorted(spans):
        if left[span] < len(spans[span]):
            yield AtMost(person, frozenset(spans[span]), left[span])


def _collide(one: tuple[Job, Fit], other: tuple[Job, Fit]) -> bool:
    """Whether a yes to the other would stand against this one."""
    job, fit = one
    need = other[0].need
    taken = Booking(
        need.period, need.place.town if need.place else "", need.place if need.on_site else None, need.on_site
    )
    return any(clash(job.need, fit.candidate, taken))
