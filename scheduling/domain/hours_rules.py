"""Hours that settle themselves: what is approved by the rule, who is reminded when, when silence agrees.

    end ──report_days──> volunteer reminded ── … ──> coordinator        end ──claim_days──> only by telephone
    report ──attest_days──> authority reminded ── … ──> coordinator
    report ──────silence_days (told at least NOTICE before)──> agreed
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from scheduling.domain.both_sides import Said, differ

NOTICE = timedelta(days=3)  # so long before silence counts, the Authority has read that it will


class Against(StrEnum):
    """Why hours are not approved by themselves."""

    OFF = "off"
    NOT_WORKED = "not_worked"
    ONE_SIDED = "one_sided"
    DIFFERENT = "different"
    DECIDED = "decided"
    TOO_LONG = "too_long"
    TOO_DEAR = "too_dear"


@dataclass(frozen=True)
class Limits:
    """`most` euros (None: any) and `over` minutes more than booked; `on`: whether the Pool wants it."""

    on: bool
    most: Decimal | None
    over: int


@dataclass(frozen=True)
class Told:
    """What both sides say, minutes booked, whether a person has decided; `worked`: it took place."""

    reported: Said | None
    stated: Said | None
    booked: int
    worked: bool
    decided: bool


def against(told: Told, limits: Limits) -> Against | None:
    """Why not, apart from the money; None: it may be approved by itself."""
    if not limits.on:
        return Against.OFF
    reported, stated = told.reported, told.stated
    if not told.worked:
        return Against.NOT_WORKED
    if reported is None or stated is None:
        return Against.ONE_SIDED
    if reported.absent or stated.absent or not reported.minutes or not stated.minutes:
        return Against.NOT_WORKED
    if differ(reported, stated):
        return Against.DIFFERENT
    if told.decided:
        return Against.DECIDED
    return Against.TOO_LONG if reported.minutes > told.booked + limits.over else None


def too_dear(amount: Decimal, limits: Limits) -> bool:
    """Whether the amount is more than what is approved by itself."""
    return limits.most is not None and amount > limits.most


@dataclass(frozen=True)
class Nudges:
    """`days` between two reminders (0: never), at most `times` of them."""

    days: int
    times: int

    def due(self, since: datetime, last: datetime | None, said: int, at: datetime) -> bool:
        """Whether somebody is reminded now who was asked at `since` and was reminded `said` times."""
        return bool(self.days) and said < self.times and at >= self._next(since, last)

    def in_vain(self, since: datetime, last: datetime | None, said: int, at: datetime) -> bool:
        """Whether all of them were said, and as many days have passed: a coordinator should look."""
        return bool(self.days) and said >= self.times and at >= self._next(since, last)

    def _next(self, since: datetime, last: datetime | None) -> datetime:
        return (last or since) + timedelta(days=self.days)


def silence_day(reported_at: datetime, days: int, at: datetime, tz: ZoneInfo) -> date | None:
    """From which local day on no answer is a yes, as told at `at`; None: never."""
    if not days:
        return None
    ends = max(reported_at + timedelta(days=days), at + NOTICE)
    return ends.astimezone(tz).date()


def silence_is_told(reported_at: datetime, days: int, at: datetime) -> bool:
    """Whether it is time to tell the Authority that its silence will count."""
    return bool(days) and at >= reported_at + max(timedelta(days=days) - NOTICE, timedelta())


def claim_ends(ends: datetime, days: int) -> datetime | None:
    """Until when the volunteer can report by themselves (UTC); None: always."""
    return ends.astimezone(UTC) + timedelta(days=days) if days else None
