"""Whether somebody has the time: hours, absences, limits, own calendars, Assignments and the ways between."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pool.domain.availability import ABSENT, ABSENT_PART, Free, Freedom
from scheduling.domain.need import Booking, Candidate, Need, Reason


def when(need: Need, one: Candidate, answer: Freedom) -> Iterator[Reason]:
    """Every reason that lies in the time."""
    if need.closed:
        yield Reason("closed", {"name": need.closed})
    yield from _hours(answer)
    yield from _limits(need, one)
    for booking in one.bookings:
        yield from clash(need, one, booking)
    if any(period.overlaps(need.period) for period in one.busy):
        yield Reason("own_calendar")  # neither when exactly nor with what: that is theirs


def _hours(answer: Freedom) -> Iterator[Reason]:
    if answer.answer is not Free.NOT_FREE:
        return
    windows = ", ".join(clock_words(*window) for window in answer.hours)
    if answer.reason == ABSENT and answer.until:
        yield Reason("absent", {"until": f"{answer.until:%d.%m.%Y}"})
    elif answer.reason == ABSENT_PART:
        yield Reason("absent_part", {"hours": windows})
    elif windows:
        yield Reason("outside_hours", {"hours": windows})
    else:
        yield Reason("no_hours")


def _limits(need: Need, one: Candidate) -> Iterator[Reason]:
    """Nobody gets more Assignments a day or (Monday to Sunday) a week than they want."""
    if one.day_limit is None and one.week_limit is None:
        return
    today, week = booked(need, one)
    if one.day_limit is not None and today >= one.day_limit:
        yield Reason("day_limit", {"count": today})
    if one.week_limit is not None and week >= one.week_limit:
        yield Reason("week_limit", {"count": week})


def booked(need: Need, one: Candidate) -> tuple[int, int]:
    """Assignments of this person on the day of the Need, and in its week."""
    day = need.day
    monday = day - timedelta(days=day.weekday())
    days = [_day(booking.period.start, need.tz) for booking in one.bookings]
    week = sum(1 for one_day in days if monday <= one_day < monday + timedelta(days=7))
    return sum(1 for one_day in days if one_day == day), week


def clash(need: Need, one: Candidate, booking: Booking) -> Iterator[Reason]:
    """Another Assignment in these minutes, or too near before or after to get from one to the other."""
    other = booking.period
    if other.overlaps(need.period):
        yield _told("busy" if booking.town else "busy_elsewhere", need, booking)
        return
    before = other.end <= need.period.start
    gap = need.period.start - other.end if before else other.start - need.period.end
    way, least = _between(need, one, booking, before=before)
    if gap < timedelta(minutes=max(way, least)):
        named = "too_close" if way < least else "way_from" if before else "way_to"
        if named != "too_close" and not booking.town:
            named = "way_between"
        yield _told(named, need, booking, minutes=max(way, least))


def _between(need: Need, one: Candidate, booking: Booking, *, before: bool) -> tuple[int, int]:
    """Minutes on the way from place to place (0: unknown, or none), and the least the Pool wants between.

    A call takes place at home: there is a way to what follows on site, but no buffer; two calls may touch.
    """
    if not need.on_site:
        return 0, 0
    there = booking.place if booking.on_site else one.place
    ends = (there, need.place) if before else (need.place, there)
    way = need.way(*ends, travel=one.travels_by)
    return way.minutes if way else 0, need.travel_buffer if booking.on_site else 0


def _told(code: str, need: Need, booking: Booking, **more: int) -> Reason:
    start, end = (bound.astimezone(need.tz) for bound in (booking.period.start, booking.period.end))
    day = end if code == "way_from" else start  # the day of the hour that is told
    facts = {"day": day.date().isoformat(), "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}
    return Reason(code, {**facts, "town": booking.town, **more})


def _day(at: datetime, tz: ZoneInfo) -> date:
    return at.astimezone(tz).date()


def clock_words(start: int, end: int) -> str:
    """Minutes of a day as clock times: 480, 720 -> 08:00–12:00."""
    return f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}"
