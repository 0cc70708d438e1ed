"""Time from one instant to another, end excluded; and the way from wall clocks to instants.

    a   [-----)             overlaps b: yes      cut by b: [--)
    b      [------)         touching periods do not overlap, but join:  [--)[---) -> [-----)

Two aware times of one zone are compared and subtracted by the wall clock, which lies in two nights of
the year; so a Period keeps its instants in UTC, whatever zone they came in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from pool.domain.words import gettext_noop as _


class NoSuchTime(ValueError):
    """A time on the wall clock that is not exactly one instant; `sentence` is for the person who typed it."""

    sentence = ""

    def __init__(self) -> None:
        super().__init__(self.sentence)


class NonexistentTime(NoSuchTime):
    """In the spring night the clock jumps over it."""

    sentence = _("Diese Uhrzeit gibt es nicht: In dieser Nacht wird die Uhr vorgestellt.")


class AmbiguousTime(NoSuchTime):
    """In the autumn night the clock shows it twice."""

    sentence = _(
        "Diese Uhrzeit gibt es zweimal: In dieser Nacht wird die Uhr zurückgestellt. "
        "Bitte wählen Sie eine andere Uhrzeit."
    )


@dataclass(frozen=True, order=True)
class Period:
    """[start, end) between two aware instants, start before end."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is not UTC or self.end.tzinfo is not UTC:
            if self.start.utcoffset() is None or self.end.utcoffset() is None:
                raise ValueError("A Period needs aware times.")
            object.__setattr__(self, "start", self.start.astimezone(UTC))
            object.__setattr__(self, "end", self.end.astimezone(UTC))
        if self.start >= self.end:
            raise ValueError("A Period ends after it starts.")

    @property
    def minutes(self) -> int:
        """Whole minutes that really pass, whatever the wall clock does meanwhile."""
        return (self.end - self.start) // timedelta(minutes=1)

    def overlaps(self, other: "Period") -> bool:
        """Whether they share time; touching is not sharing."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Period") -> bool:
        """Whether all of `other` lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def cut(self, other: "Period") -> "Period | None":
        """What both share."""
        return (
            Period(max(self.start, other.start), min(self.end, other.end)) if self.overlaps(other) else None
        )

    def widened(self, minutes: int) -> "Period":
        """Longer by so many minutes on both sides: the way there and back."""
        span = timedelta(minutes=minutes)
        return Period(self.start - span, self.end + span)

    def split_by_local_day(self, tz: tzinfo) -> list["Period"]:
        """One piece for each local day it touches."""
        pieces, start = [], self.start
        while start < self.end:
            tomorrow = start.astimezone(tz).date() + timedelta(days=1)
            end = min(self.end, datetime.combine(tomorrow, time(), tz).astimezone(UTC))
            pieces.append(Period(start, end))
            start = end
        return pieces


def join(periods: Iterable[Period]) -> list[Period]:
    """The same time in as few Periods as possible, in order."""
    joined: list[Period] = []
    for period in sorted(periods):
        if joined and period.start <= joined[-1].end:
            joined[-1] = Period(joined[-1].start, max(joined[-1].end, period.end))
        else:
            joined.append(period)
    return joined


def local_to_utc(day: date, clock: time, tz: tzinfo) -> datetime:
    """The instant at which the wall clock of `tz` shows this; raises NonexistentTime or AmbiguousTime."""
    naive = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    early, late = (naive.replace(tzinfo=tz, fold=fold).astimezone(UTC) for fold in (0, 1))
    if early.astimezone(tz).replace(tzinfo=None) != naive:
        raise NonexistentTime
    if early != late:
        raise AmbiguousTime
    return early
