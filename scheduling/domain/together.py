"""Two appointments of one institution to which two people come, though one could do both.

09:00 Jugendamt Korbach 10:00, Amal     10:15 Jugendamt Korbach 11:00, Chadi      both Arabic
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from scheduling.domain.legs import NOBODY, Job, Rules, in_order
from scheduling.domain.tight import Clash, Kind

WITHIN = timedelta(minutes=60)  # so long somebody waits for the second of two appointments


def together(jobs: Iterable[Job], rules: Rules) -> list[Clash]:
    """Two of one group on one day, one soon after the other, for which two people come (or none yet).

    Only where one of those who come has nothing else at the time of the other's.
    """
    groups: dict[tuple[Any, ...], list[Job]] = defaultdict(list)
    taken: dict[int, list[Job]] = defaultdict(list)
    for job in in_order(jobs):
        taken[job.person].append(job)
        if job.group and job.on_site:
            groups[job.group, rules.day(job)].append(job)
    found = []
    for mine in groups.values():
        for one, other in _close(mine):
            if _one_could(one, other, taken) or _one_could(other, one, taken):
                found.append(Clash(Kind.TOGETHER, (one, other)))
    return sorted(found, key=lambda clash: clash.order)


def _close(mine: Sequence[Job]) -> Iterator[tuple[Job, Job]]:
    """Neighbours in time that touch or nearly so and are not the same person's."""
    for number, one in enumerate(mine):
        for other in mine[number + 1 :]:
            gap = other.period.start - one.period.end
            if timedelta(0) <= gap <= WITHIN:
                if one.person == NOBODY or one.person != other.person:
                    yield one, other
                break


def _one_could(mine: Job, other: Job, taken: Mapping[int, Sequence[Job]]) -> bool:
    """Whether who has the first is free at the time of the other; an open one is anybody's."""
    if mine.person == NOBODY:
        return other.person == NOBODY
    return not any(job.period.overlaps(other.period) for job in taken[mine.person])
