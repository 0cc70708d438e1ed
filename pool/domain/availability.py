"""Weekly hours, extra hours, Absences and holidays of a Person, and whether a Period fits into them.

    Monday   [08:00 ------- 12:00)[12:00 -- 14:00)        one window, 08:00 to 14:00
    talk               [11:30 ---- 13:00)                 FREE
    talk                                 [13:30 -- 15:00) NOT_FREE: outside_hours
    no hours at all, or none valid on that day            UNKNOWN: nobody knows, so we may ask
    public holiday                                        UNKNOWN, unless extra hours say FREE

An Absence weighs more than any hours. Hours are wall-clock time: 14:00 stays 14:00 when the clock changes.
A window over midnight is two rows.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
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


OUTSIDE_HOURS, ABSENT, ABSENT_PART = "outside_hours", "absent", "absent_part"
UNKNOWN, FREE = Freedom(Free.UNKNOWN), Freedom(Free.FREE)


@dataclass(frozen=True, slots=True)
class DayPiece:
    """The part of a Period on one local day; `start` and `end` in its minutes, None when clocks change."""

    day: date
    period: Period
    start: int | None
    end: int | None


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
    if absences and (away := _away(pieces, absences, tz)):
        return away
    if not hours and not extras:
        return UNKNOWN
    answer = FREE
    for piece in pieces:
        said = [row for row in hours if row.in_force(piece.day)] if piece.day not in holidays else []
        windows = windows_of(piece.day, said, extras)
        if any(_contains(piece, window, tz) for window in windows):
            continue
        if said:
            return Freedom(Free.NOT_FREE, OUTSIDE_HOURS, piece.day, hours=windows)
        answer = UNKNOWN
    return answer


def _away(pieces: Sequence[DayPiece], absences: Sequence[Away], tz: tzinfo) -> Freedom | None:
    whole = sorted((one for one in absences if one.whole), key=lambda one: one.last_day)
    for piece in pieces:
        for one in whole:
            if one.covers(piece.day):
                return Freedom(Free.NOT_FREE, ABSENT, piece.day, until=_last_day(one, whole))
    for piece in pieces:
        for one in absences:
            if one.start is None or one.end is None or not one.covers(piece.day):
                continue
            if _overlaps(piece, (one.start, one.end), tz):
                return Freedom(Free.NOT_FREE, ABSENT_PART, piece.day, hours=((one.start, one.end),))
    return None


@lru_cache(maxsize=256)
def pieces_of(period: Period, tz: tzinfo) -> tuple[DayPiece, ...]:
    """One piece for each local day."""
    return tuple(_piece(piece, tz) for piece in period.split_by_local_day(tz))


def _piece(piece: Period, tz: tzinfo) -> DayPiece:
    start, end = piece.start.astimezone(tz), piece.end.astimezone(tz)
    day = start.date()
    midnights = [datetime.combine(day + timedelta(days=n), time(), tz) for n in (0, 1)]
    if midnights[0].utcoffset() != midnights[1].utcoffset():
        return DayPiece(day, piece, None, None)
    first = start.hour * 60 + start.minute
    last = end.hour * 60 + end.minute + (1 if end.second or end.microsecond else 0)
    return DayPiece(day, piece, first, last if end.date() == day else 1440)


def _contains(piece: DayPiece, window: tuple[int, int], tz: tzinfo) -> bool:
    if piece.start is not None and piece.end is not None:
        return window[0] <= piece.start and piece.end <= window[1]
    return any(real.contains(piece.period) for real in _instants(piece.day, (window,), tz))


def _overlaps(piece: DayPiece, window: tuple[int, int], tz: tzinfo) -> bool:
    if piece.start is not None and piece.end is not None:
        return window[0] < piece.end and piece.start < window[1]
    return any(real.overlaps(piece.period) for real in _instants(piece.day, (window,), tz))


def windows_of(
    day: date, hours: Iterable[WeeklyHours], extras: Iterable[Extra] = ()
) -> tuple[tuple[int, int], ...]:
    """The windows of one local day in minutes, in order, touching ones merged."""
    found = [(row.start, row.end) for row in hours if row.covers(day)]
    found += [(row.start, row.end) for row in extras if row.day == day]
    return merged(found)


def _instants(day: date, windows: Iterable[tuple[int, int]], tz: tzinfo) -> list[Period]:
    bounds = [(_instant(day, start, tz), _instant(day, end, tz, fold=1)) for start, end in windows]
    return [Period(start, end) for start, end in bounds if start < end]


def _instant(day: date, minute: int, tz: tzinfo, fold: int = 0) -> datetime:
    """Lenient: a skipped time moves on to the first that exists, a repeated one is its first or second."""
    clock = datetime.combine(day, time()) + timedelta(minutes=minute)
    while True:
        instant = clock.replace(tzinfo=tz, fold=fold).astimezone(UTC)
        if instant.astimezone(tz).replace(tzinfo=None) == clock:
            return instant
        clock += timedelta(minutes=1)


def _last_day(first: Away, away: Iterable[Away]) -> date:
    """The last day of a chain of absences without a day between them."""
    last = first.last_day
    for one in sorted(away, key=lambda one: one.first_day):
        if one.first_day <= last + timedelta(days=1):
            last = max(last, one.last_day)
    return last
