"""Where a calendar is too tight: two appointments at once, no time for the way, somebody who is away.

    09:00 Korbach 10:00      10:20 Frankenberg          SHORT: 18 minutes are missing
    09:00 Korbach 10:00  09:30 Frankenberg              OVERLAP
    09:00 Korbach, Amal  10:00 Korbach, Chadi           TOGETHER: see `together.py`

What matching would have refused to add is a clash, and what somebody has said since: that they are away.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from pool.domain.availability import ABSENT, Free, freedom, pieces_of
from scheduling.domain.legs import ELSEWHERE, Job, Rules, between, in_order
from scheduling.domain.need import Candidate

FAR_APART = timedelta(days=1)  # no way takes so long


class Kind(StrEnum):
    """What is wrong, the worst first."""

    OVERLAP = "overlap"
    SHORT = "short"
    ABSENT = "absent"
    ABSENT_PART = "absent_part"
    PAUSED = "paused"
    CLOSED = "closed"
    OWN_CALENDAR = "own_calendar"
    DAY_LIMIT = "day_limit"
    WEEK_LIMIT = "week_limit"
    TOGETHER = "together"


@dataclass(frozen=True)
class Clash:
    """What is wrong with one or two jobs, in order of time."""

    kind: Kind
    jobs: tuple[Job, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def order(self) -> tuple[Any, ...]:
        """To list them: by time, the worst first; total."""
        kinds = list(Kind)
        return self.jobs[0].period, kinds.index(self.kind), [(one.period, one.key) for one in self.jobs]


def clashes_of(
    who: Candidate, jobs: Iterable[Job], rules: Rules, *, pause: tuple[date, date] | None = None
) -> list[Clash]:
    """Everything that is wrong with this person's jobs; the same for any order of them."""
    mine = in_order(jobs)
    found = [*_pairs(who, mine, rules), *_limits(who, mine, rules)]
    for job in mine:
        if job.key != ELSEWHERE:
            found += _alone(who, job, rules, pause)
    return sorted(found, key=lambda clash: clash.order)


def _pairs(who: Candidate, mine: Sequence[Job], rules: Rules) -> Iterator[Clash]:
    """Those at once, and each with what is next on site: who reaches that in time reaches what is later."""
    for number, job in enumerate(mine):
        for other in mine[number + 1 :]:
            named = job.key != ELSEWHERE or other.key != ELSEWHERE
            if job.period.overlaps(other.period):
                if named:
                    yield Clash(Kind.OVERLAP, (job, other))
                continue
            leg = between(who, job, other, rules)
            if leg.short and named:
                facts = {"short": leg.short, "needed": leg.needed, "leg": leg}
                yield Clash(Kind.SHORT, (job, other), facts)
            if other.on_site or other.period.start - job.period.end >= FAR_APART:
                break


def _alone(who: Candidate, job: Job, rules: Rules, pause: tuple[date, date] | None) -> Iterator[Clash]:
    days = sorted({piece.day for piece in pieces_of(job.period, rules.tz)})
    if who.absences:
        away = freedom(job.period, (), who.absences, rules.tz)
        if away.answer is Free.NOT_FREE:
            kind = Kind.ABSENT if away.reason == ABSENT else Kind.ABSENT_PART
            yield Clash(kind, (job,), {"until": away.until, "hours": away.hours})
    if pause and pause[0] <= days[-1] and days[0] <= pause[1]:
        yield Clash(Kind.PAUSED, (job,), {"until": pause[1]})
    names = dict.fromkeys(rules.closed[day] for day in days if day in rules.closed)
    if names:
        yield Clash(Kind.CLOSED, (job,), {"name": ", ".join(names)})
    if any(period.overlaps(job.period) for period in who.busy):
        yield Clash(Kind.OWN_CALENDAR, (job,))


def _limits(who: Candidate, mine: Sequence[Job], rules: Rules) -> Iterator[Clash]:
    """The jobs above what somebody wants on a day or (Monday to Sunday) in a week: the latest ones."""
    spans = ((Kind.DAY_LIMIT, who.day_limit, 0), (Kind.WEEK_LIMIT, who.week_limit, 1))
    for kind, limit, week in spans:
        if limit is None:
            continue
        counted: Counter[date] = Counter()
        for job in mine:
            day = rules.day(job)
            begin = day - timedelta(days=day.weekday()) if week else day
            counted[begin] += 1
            if counted[begin] > limit and job.key != ELSEWHERE:
                yield Clash(kind, (job,), {"limit": limit, "count": counted[begin]})
