"""What stands between the places of one Plan: for each person, of which places they can have how many.

Amal, (10:00 Korbach, 10:30 Battenberg), at most 1      no time for the way between both
Amal, (all of Tuesday's), at most 2                     her limit of 3 a day, one is booked already
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from scheduling.domain.need import Booking, Candidate, Fit, Need
from scheduling.domain.planning import Job, Key
from scheduling.domain.when import booked, clash

APART = timedelta(days=1)  # no way takes so long


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
    known: dict[Hashable, bool] = {}
    return [found for person in sorted(by_person) for found in _of(person, by_person[person], known)]


def _of(person: int, mine: list[tuple[Job, Fit]], known: dict[Hashable, bool]) -> Iterator[AtMost]:
    for one, other in combinations(mine, 2):
        if _meet(one[0], other[0], one[1].candidate, known):
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


def _meet(one: Job, other: Job, who: Candidate, known: dict[Hashable, bool]) -> bool:
    """Whether they are too near each other; between two places the same for all who travel alike."""
    first, second = one.need, other.need
    if first.period.start - second.period.end >= APART or second.period.start - first.period.end >= APART:
        return False
    key = one.key, other.key, who.travels_by, None if first.on_site and second.on_site else who.place
    if key not in known:
        known[key] = _collide(first, second, who) or _collide(second, first, who)
    return known[key]


def _collide(need: Need, other: Need, who: Candidate) -> bool:
    """Whether a yes to the other would stand against this one."""
    taken = Booking(
        other.period,
        other.place.town if other.place else "",
        other.place if other.on_site else None,
        other.on_site,
    )
    return any(clash(need, who, taken))
