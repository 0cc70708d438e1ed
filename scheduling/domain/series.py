"""Dates that belong together: counted out on the wall clock, checked as one, and who can come to all of them.

Tue 20 October 14:00 = 12:00Z, a week later, after the clock change: Tue 27 October 14:00 = 13:00Z
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pool.domain.periods import NoSuchTime, Period, local_to_utc
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.domain.matching import judge
from scheduling.domain.need import Booking, Candidate, Fit, Need, NoFit, Reason

MOST_DATES = 12
FARTHEST = timedelta(days=366)
WEEK = timedelta(days=7)


class DatePast(Refused):
    """One of the dates would begin before now."""

    sentence = _("Der Termin am %(day)s liegt in der Vergangenheit.")
    field = "dates"


class DateTooFar(Refused):
    """Nobody knows what they do in two years."""

    sentence = _("Der Termin am %(day)s liegt mehr als ein Jahr in der Zukunft.")
    field = "dates"


class DateTwice(Refused):
    """The same time again, or one that begins before the other has ended."""

    sentence = _("Der Termin am %(day)s überschneidet sich mit einem anderen Termin der Reihe.")
    field = "dates"


class DateNotOnClock(Refused):
    """In the nights in which the clock is changed some times do not exist, others exist twice."""

    sentence = _("Am %(day)s wird in dieser Nacht die Uhr umgestellt. Bitte wählen Sie eine andere Uhrzeit.")
    field = "dates"


class TooManyDates(Refused):
    """Nobody promises half a year."""

    sentence = _("Eine Reihe hat höchstens %(most)s Termine.")
    field = "dates"


def weekly(start: datetime, times: int, tz: ZoneInfo) -> tuple[datetime, ...]:
    """The next `times` weeks after `start` (aware), at the same time on the wall clock of `tz`, in UTC.

    Raises DateNotOnClock for a week in which that time does not exist exactly once.
    """
    local = start.astimezone(tz)
    days = [local.date() + week * WEEK for week in range(1, times + 1)]
    return tuple(_on_the_clock(day, local, tz) for day in days)


def _on_the_clock(day: date, local: datetime, tz: ZoneInfo) -> datetime:
    try:
        return local_to_utc(day, local.time(), tz)
    except NoSuchTime:
        raise DateNotOnClock(day=f"{day:%d.%m.%Y}") from None


def check_dates(starts: Sequence[datetime], minutes: int, *, tz: ZoneInfo, at: datetime) -> None:
    """Raise the first thing that stands against these dates (aware, in order of time) and name the date."""
    if len(starts) > MOST_DATES:
        raise TooManyDates(most=MOST_DATES)
    for start in starts:
        if start <= at:
            raise DatePast(day=said(start, tz))
        if start - at > FARTHEST:
            raise DateTooFar(day=said(start, tz))
    for earlier, later in zip(starts, starts[1:], strict=False):
        if later < earlier + timedelta(minutes=minutes):
            raise DateTwice(day=said(later, tz))


def said(start: datetime, tz: ZoneInfo) -> str:
    """A date as a refusal names it, alike in German and English: 27.10.2026, 14:00"""
    return f"{start.astimezone(tz):%d.%m.%Y, %H:%M}"


def judge_all(
    dates: Sequence[tuple[Need, Mapping[int, Candidate]]], fits: Iterable[Fit]
) -> list[Fit | NoFit]:
    """Of those who fit the first date (`dates` begins with it): who fits every one of them, and why not.

    Each date is judged as if all others were agreed already, so the ways and the limits of a day or a week
    count; the reason names the first date that does not work, and goes on with what stands against it.
    """
    return [_judge_one(dates, fit) for fit in fits]


def _judge_one(dates: Sequence[tuple[Need, Mapping[int, Candidate]]], fit: Fit) -> Fit | NoFit:
    who = fit.candidate.interpreter_id
    for need, people in dates:
        which = {"date": need.day.isoformat()}
        if who not in people:
            return NoFit(fit.candidate, (Reason("series_date", which),), fit.km)
        others = tuple(_booked(other) for other, _people in dates if other is not need)
        one = replace(people[who], bookings=(*people[who].bookings, *others))
        if isinstance(answer := judge(need, one), NoFit):
            return NoFit(fit.candidate, (Reason("series_date", which), *answer.reasons), fit.km)
    return fit


def _booked(need: Need) -> Booking:
    """The other date as if it were agreed."""
    place = need.place if need.on_site else None
    return Booking(
        Period(need.period.start, need.period.end), place.town if place else "", place, need.on_site
    )
