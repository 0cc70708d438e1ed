"""Weekly hours, extra hours, Absences and holidays of a Person, and whether a Period fits into them.

    Monday   [08:00 ------- 12:00)[12:00 -- 14:00)        one window, 08:00 to 14:00
    talk               [11:30 ---- 13:00)                 FREE
    talk                                 [13:30 -- 15:00) NOT_FREE: outside_hours
    no hours at all, or none valid on that day            UNKNOWN: nobody knows, so we may ask
    public holiday                                        UNKNOWN, unless extra hours say FREE

An Absence weighs more than any hours. Hours are wall-clock time: 14:00 stays 14:00 when the clock changes,
and a window until 02:30 holds until 02:30 both times when the clock shows it twice, not in between. A window
over midnight is two rows.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache

from pool.domain.periods import Period
from pool.domain.windows import merged


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """A window on one weekday (0 is Monday), in minutes of the local day; its dates are inclusive."""

    weekday: int
    start: int
    end: int
    valid_from: date | None = None
    valid_until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether it says anything about the week of this local day."""
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_until is None or day <= self.valid_until)

    def covers(self, day: date) -> bool:
        """Whether it counts on this local day."""
        return self.weekday == day.weekday() and self.in_force(day)


@dataclass(frozen=True, slots=True)
class Extra:
    """A window on one date, in minutes of the local day; counts on holidays, too."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Away:
    """Local days, both inclusive; only [start, end) of each of them when these minutes are given."""

    first_day: date
    last_day: date
    start: int | None = None
    end: int | None = None

    @property
    def whole(self) -> bool:
        """Whether the whole days are meant."""
        return self.start is None

    def covers(self, day: date) -> bool:
        """Whether it is about this local day."""
        return self.first_day <= day <= self.last_day


class Free(StrEnum):
    """The three answers. UNKNOWN is not a no: nobody has entered hours yet."""

    FREE = "free"
    UNKNOWN = "unknown"
    NOT_FREE = "not_free"


@dataclass(frozen=True)
class Freedom:
    """An answer with its reason: `outside_hours` or `absent_part` with that day's windows, or `absent` with
    the last day.
    """

    answer: Free
    reason: str = ""
    day: date | None = None
    hours: tuple[tuple[int, int], ...] = ()
    until: date | None = None


MINUTE, TICK = timedelta(minutes=1), timedelta.resolution
OUTSIDE_HOURS, ABSENT, ABSENT_PART = "outside_hours", "absent", "absent_part"
UNKNOWN, FREE = Freedom(Free.UNKNOWN), Freedom(Free.FREE)


@dataclass(frozen=True, slots=True)
class DayPiece:
    """The part of a Period on one local day, in its minutes; two parts on a day on which clocks change."""

    day: date
    start: int
    end: int


def freedom(
    period: Period,
    hours: Sequence[WeeklyHours],
    absences: Sequence[Away],
    tz: tzinfo,
    *,
    extras: Sequence[Extra] = (),
    holidays: Collection[date] = (),
) -> Freedom:
    """Whether somebody with these hours and absences is free in `period`."""
    pieces = pieces_of(period, tz)
    if absences and (away := _away(pieces, absences)):
        return away
    if not hours and not extras:
        return UNKNOWN
    answer = FREE
    for piece in pieces:
        said = [row for row in hours if row.in_force(piece.day)] if piece.day not in holidays else []
        windows = windows_of(piece.day, said, extras)
        if any(start <= piece.start and piece.end <= end for start, end in windows):
            continue
        if said:
            return Freedom(Free.NOT_FREE, OUTSIDE_HOURS, piece.day, hours=windows)
        answer = UNKNOWN
    return answer


def _away(pieces: Sequence[DayPiece], absences: Sequence[Away]) -> Freedom | None:
    whole = sorted((one for one in absences if one.whole), key=lambda one: one.last_day)
    for piece in pieces:
        for one in whole:
            if one.covers(piece.day):
                return Freedom(Free.NOT_FREE, ABSENT, piece.day, until=_last_day(one, whole))
    for piece in pieces:
        for one in absences:
            if one.start is None or one.end is None or not one.covers(piece.day):
                continue
            if one.start < piece.end and piece.start < one.end:
                return Freedom(Free.NOT_FREE, ABSENT_PART, piece.day, hours=((one.start, one.end),))
    return None


@lru_cache(maxsize=256)
def pieces_of(period: Period, tz: tzinfo) -> tuple[DayPiece, ...]:
    """One piece for each local day, or two: in each of them the wall clock goes on evenly."""
    days = period.split_by_local_day(tz)
    return tuple(_piece(part, tz) for day in days for part in _even(day, tz))


def _piece(part: Period, tz: tzinfo) -> DayPiece:
    """Whole minutes, rounded outward."""
    start = part.start.astimezone(tz)
    first = start.hour * 60 + start.minute
    begun = part.start.replace(second=0, microsecond=0)
    return DayPiece(start.date(), first, first - (begun - part.end) // MINUTE)


def _even(day: Period, tz: tzinfo) -> list[Period]:
    """The same time, cut where the clock is put forward or back."""
    early, late = day.start, day.end - TICK
    before = early.astimezone(tz).utcoffset()
    if late.astimezone(tz).utcoffset() == before:
        return [day]
    while late - early > TICK:
        middle = early + (late - early) / 2
        if middle.astimezone(tz).utcoffset() == before:
            early = middle
        else:
            late = middle
    return [Period(day.start, late), Period(late, day.end)]


def windows_of(
    day: date, hours: Iterable[WeeklyHours], extras: Iterable[Extra] = ()
) -> tuple[tuple[int, int], ...]:
    """The windows of one local day in minutes, in order, touching ones merged."""
    found = [(row.start, row.end) for row in hours if row.covers(day)]
    found += [(row.start, row.end) for row in extras if row.day == day]
    return merged(found)


def _last_day(first: Away, away: Iterable[Away]) -> date:
    """The last day of a chain of absences without a day between them."""
    last = first.last_day
    for one in sorted(away, key=lambda one: one.first_day):
        if one.first_day <= last + timedelta(days=1):
            last = max(last, one.last_day)
    return last
