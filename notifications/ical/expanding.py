"""From the entries of one UID to the times at which it takes place; series by recurring-ical-events.

What the library reads is written anew here: digits, and words that are known. Nothing else gets that far.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

import recurring_ical_events
from icalendar import Calendar

from notifications.ical.rules import rule, skipped
from notifications.ical.sieve import CalendarRefused, Entry
from notifications.ical.times import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST,
    Moment,
    Unreadable,
    Zones,
    length,
    written,
)

DAY = timedelta(days=1)
Span = tuple[datetime, datetime]


def times_of(group: Sequence[Entry], zones: Zones, begin: datetime, end: datetime) -> Iterator[Span]:
    """In UTC and in no order; some may lie outside of the window. Raises Unreadable and CalendarRefused."""
    if len(group) > 1 or group[0].repeats:
        yield from _series(group, zones, begin, end)
        return
    start, finish = _span(group[0], zones)
    first, last = zones.instant(start), zones.instant(finish)
    if first < end and last > begin:
        if last - first > LONGEST:
            raise CalendarRefused("too_long")
        yield first, last


def _series(group: Sequence[Entry], zones: Zones, begin: datetime, end: datetime) -> Iterator[Span]:
    lines = [line for entry in group for line in _event(entry, zones, begin)]
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])
    series = recurring_ical_events.of(Calendar.from_ical(text))
    for found in series.between(begin - DAY, end + DAY):
        if found["TRANSP"] == "OPAQUE":
            yield zones.instant(found["DTSTART"].dt), zones.instant(found["DTEND"].dt)
    for entry in group:
        for line in entry.lines.get("RDATE", []) if not entry.free else []:
            if line.parameters.get("VALUE", "").upper() == "PERIOD":
                yield from (zones.span(one, line.parameters.get("TZID", "")) for one in line.value.split(","))


def _span(entry: Entry, zones: Zones) -> tuple[Moment, Moment]:
    """From when to when it takes place the first time. A day without an end, or ending itself, is one day."""
    line, ends = entry.first("DTSTART"), entry.first("DTEND")
    if line is None:
        raise Unreadable
    (start,) = zones.moments(line)
    finish: Moment = start
    if ends:
        (finish,) = zones.moments(ends)
    elif "DURATION" in entry.lines:
        lasts = length(entry.value("DURATION"))
        if lasts.seconds and not isinstance(start, datetime):
            start = datetime.combine(start, time(), zones.own)
        finish = start + lasts
    if finish == start and not isinstance(start, datetime):
        finish = start + DAY
    if zones.instant(finish) < zones.instant(start):
        raise Unreadable
    return start, finish


def _event(entry: Entry, zones: Zones, begin: datetime) -> Iterator[str]:
    start, finish = _span(entry, zones)
    if zones.instant(finish) - zones.instant(start) > LONGEST:
        raise CalendarRefused("too_long")
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise CalendarRefused("too_long")
    rules = [rule(line.value, start, zones) for line in entry.lines.get("RRULE", [])]
    ahead = skipped(rules, zones.instant(start), begin - (zones.instant(finish) - zones.instant(start)))
    yield from ("BEGIN:VEVENT", "UID:1", f"TRANSP:{'TRANSPARENT' if entry.free else 'OPAQUE'}")
    yield from (written("DTSTART", start + ahead), written("DTEND", finish + ahead))
    yield from (f"RRULE:{one}" for one in rules)
    number = entry.value("SEQUENCE")
    if number.isascii() and number.isdigit() and len(number) < 10:
        yield f"SEQUENCE:{number}"
    if line := entry.first("RECURRENCE-ID"):
        (instead,) = zones.moments(line)
        ranged = line.parameters.get("RANGE", "").upper() == "THISANDFUTURE"
        yield written("RECURRENCE-ID", instead, **({"RANGE": "THISANDFUTURE"} if ranged else {}))
    for name in ("RDATE", "EXDATE"):
        for line in entry.lines.get(name, []):
            if line.parameters.get("VALUE", "").upper() != "PERIOD":
                yield from (written(name, moment) for moment in zones.moments(line))
    yield "END:VEVENT"
