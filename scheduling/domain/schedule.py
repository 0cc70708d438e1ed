"""Days, weeks and months as a calendar shows them, and appointments cut by the local days they touch.

    22:00 |-----| 02:00   one appointment over midnight is two pieces:  Fr 22:00–24:00, Sa 00:00–02:00

A month is shown in whole weeks, Monday first: the days before and after it belong to other months.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from typing import Generic, TypeVar

from pool.domain.periods import Period

T = TypeVar("T")
FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)  # nobody looks farther, and every week around is a date
WEEK = timedelta(days=7)


class Span(StrEnum):
    """How much of the calendar is seen at once."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Piece(Generic[T]):
    """The part of an appointment that lies on one local day.

    `began`: it comes from the day before; `goes_on`: it ends on a later one; `shifted`: the clock is changed
    meanwhile, so that the wall does not show how long it is.
    """

    what: T
    day: date
    part: Period
    whole: Period
    began: bool
    goes_on: bool
    shifted: bool


def shown(day: date) -> date:
    """The day itself, or the nearest one that the calendar has."""
    return min(max(day, FIRST), LAST)


def weeks_of(span: Span, day: date) -> list[list[date]]:
    """The days to show around `day`, week by week; a single day is a week of one."""
    if span is Span.DAY:
        return [[day]]
    first, last = (day, day) if span is Span.WEEK else (_first_of(day), _first_of(day, 1) - timedelta(days=1))
    monday, weeks = first - timedelta(days=first.weekday()), []
    while monday <= last:
        weeks.append([monday + timedelta(days=number) for number in range(7)])
        monday += WEEK
    return weeks


def turned(span: Span, day: date, pages: int) -> date:
    """The day to show when somebody turns on (1) or back (-1); the calendar has a first and a last page."""
    if span is Span.MONTH:
        return shown(_first_of(day, pages))
    return shown(day + pages * (WEEK if span is Span.WEEK else timedelta(days=1)))


def by_day(
    appointments: Iterable[tuple[Period, T]], days: Iterable[date], tz: tzinfo
) -> dict[date, list[Piece[T]]]:
    """For each of `days` the pieces that lie on it, in order of time; those at the same time as they came."""
    found: dict[date, list[Piece[T]]] = {day: [] for day in days}
    for period, what in appointments:
        for part in period.split_by_local_day(tz):
            day = part.start.astimezone(tz).date()
            if day in found:
                found[day].append(_piece(what, day, part, period, tz))
    for pieces in found.values():
        pieces.sort(key=lambda piece: (piece.part.start, piece.part.end))
    return found


def _piece(what: T, day: date, part: Period, whole: Period, tz: tzinfo) -> Piece[T]:
    offsets = {at.astimezone(tz).utcoffset() for at in (part.start, part.end)}
    return Piece(
        what, day, part, whole,
        began=part.start != whole.start, goes_on=part.end != whole.end, shifted=len(offsets) > 1,
    )  # fmt: skip


def _first_of(day: date, months: int = 0) -> date:
    """The first day of the month, or of one so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)
