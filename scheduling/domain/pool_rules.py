"""The rules a Pool has given itself for what Authorities ask: which of them a need breaks, and with what.

Lead time is counted in working days. The day of filing does not count, Saturdays, Sundays, public holidays
and closures do not, the day of the appointment does. With three days, and Thursday a holiday:

    Mo filed    Tu 1    We 2    Th -    Fr 3        earliest: Friday
    Fr filed    Sa -    Su -    Mo 1    Tu 2    We 3    earliest: Wednesday

Days are local ones, so the hour of filing, and a clock that changes meanwhile, make no difference.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from pool.domain.availability import Free, WeeklyHours, freedom
from pool.domain.periods import Period

DAY = timedelta(days=1)
SATURDAY, MIDNIGHT = 5, 24 * 60
FARTHEST = 1000  # days; a Pool that is closed for years still has an answer


class Rule(StrEnum):
    """What can be broken, in the order in which it is told."""

    KIND = "kind"
    SETTING = "setting"
    LONGEST = "longest"
    LEAD = "lead"
    HOURS = "hours"
    CAP = "cap"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class PoolRules:
    """What one Pool says. `rests` knows the days that are no working days there (weekends it need not)."""

    tz: tzinfo
    excluded_kinds: frozenset[str] = frozenset()
    excluded_settings: frozenset[str] = frozenset()
    longest: int = MIDNIGHT
    lead_days: int = 0
    lead_refuses: bool = False
    service_days: frozenset[int] = frozenset(range(7))
    service_from: time | None = None
    service_until: time | None = None
    client_cap: int = 0
    needs_agreement: bool = False
    rests: Callable[[date], bool] = lambda day: False


@dataclass(frozen=True)
class Asked:
    """What an Authority of this `kind` asks at one moment (`at`); of a series all `starts` are wished for.

    `client` is the keyed hash of its own reference, empty when it named none; `counted` says by local year
    how many appointments of that client there are besides. `replaces`: somebody did not come, now it burns.
    """

    kind: str
    setting: str
    minutes: int
    at: datetime
    starts: tuple[datetime, ...]
    other_times: tuple[datetime, ...] = ()
    urgent: bool = False
    urgent_reason: str = ""
    agrees: bool = False
    client: str = ""
    counted: Mapping[int, int] | None = None
    replaces: bool = False


@dataclass(frozen=True)
class Broken:
    """A rule, and what about the need breaks it: a Setting, or the times that come too soon."""

    rule: Rule
    about: frozenset[Hashable]


def broken(rules: PoolRules, asked: Asked) -> list[Broken]:
    """Every rule that is broken, in their order. Who replaces somebody has no time for lead, hours or cap."""
    times = (*asked.starts, *asked.other_times)
    found: dict[Rule, Iterable[Hashable]] = {
        Rule.KIND: {asked.kind} & rules.excluded_kinds,
        Rule.SETTING: {asked.setting} & rules.excluded_settings,
        Rule.LONGEST: {asked.minutes} if asked.minutes > rules.longest else (),
        Rule.AGREEMENT: () if asked.agrees or not rules.needs_agreement else {"agreement"},
    }
    if not asked.replaces:
        excused = asked.urgent and asked.urgent_reason.strip() and not rules.lead_refuses
        soon = () if excused else (one for one in times if too_soon(rules, one, asked.at))
        found[Rule.LEAD] = soon
        found[Rule.HOURS] = (one for one in times if not served(rules, _period(one, asked.minutes)))
        found[Rule.CAP] = ((asked.client, year) for year in full_years(rules, asked))
    told = ((rule, frozenset(found.get(rule, ()))) for rule in Rule)
    return [Broken(rule, about) for rule, about in told if about]


def newly(now: Iterable[Broken], before: Iterable[Broken]) -> list[Broken]:
    """What is broken now and was not before: nobody is held to a newer rule for what they leave as it is."""
    known = {one.rule: one.about for one in before}
    left = [Broken(one.rule, one.about - known.get(one.rule, frozenset())) for one in now]
    return [one for one in left if one.about]


def earliest_day(rules: PoolRules, at: datetime) -> date:
    """The first local day that leaves the lead time to who files at `at`; without one the same day."""
    filed = day = at.astimezone(rules.tz).date()
    left = rules.lead_days
    while left and day - filed < timedelta(days=FARTHEST):
        day += DAY
        left -= day.weekday() < SATURDAY and not rules.rests(day)
    return day


def too_soon(rules: PoolRules, starts: datetime, at: datetime) -> bool:
    """Whether an appointment leaves less than the lead time to who files at `at`."""
    return bool(rules.lead_days) and starts.astimezone(rules.tz).date() < earliest_day(rules, at)


def _period(starts: datetime, minutes: int) -> Period:
    begin = starts.astimezone(UTC)
    return Period(begin, begin + timedelta(minutes=minutes))


def served(rules: PoolRules, period: Period) -> bool:
    """Whether all of an appointment lies in the service hours; those over midnight belong to their first day.

        Fr 18:00 --------- Sa 02:00     Fridays 18 to 2: served until 2, whatever is said about Saturdays
    """  # fmt: skip
    hours = [window for day in rules.service_days for window in _windows(rules, day)]
    return freedom(period, hours, (), rules.tz).answer is Free.FREE


def _windows(rules: PoolRules, day: int) -> list[WeeklyHours]:
    first, last = _minute(rules.service_from), _minute(rules.service_until) or MIDNIGHT
    if first < last:
        return [WeeklyHours(day, first, last)]
    return [WeeklyHours(day, first, MIDNIGHT), WeeklyHours((day + 1) % 7, 0, last)]


def _minute(clock: time | None) -> int:
    return clock.hour * 60 + clock.minute if clock else 0


def full_years(rules: PoolRules, asked: Asked) -> list[int]:
    """The years in which this client would have more appointments than the Pool grants.

    Another time that would do may lie in another year, and be the one that is taken.
    """
    if not (rules.client_cap and asked.client):
        return []
    years = [one.astimezone(rules.tz).year for one in asked.starts]
    all_years = sorted({*years, *(one.astimezone(rules.tz).year for one in asked.other_times)})
    had = asked.counted or {}
    return [year for year in all_years if had.get(year, 0) + max(1, years.count(year)) > rules.client_cap]
