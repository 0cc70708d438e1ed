"""A feed: a whole schedule as one calendar that programs read again and again (RFC 5545, 7986)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vDuration, vText

from notifications.ical.cleaning import line
from notifications.ical.entries import CalendarEntry
from notifications.ical.writing import NAMELESS, empty_calendar, event, written

END = "END:VCALENDAR\r\n"
REMEMBERED = 5_000  # entries, some two kilobytes each
AGAIN = timedelta(hours=1)  # how often we hope to be read; Google and Outlook do it as they please


def feed(name: str, entries: Iterable[CalendarEntry]) -> str:
    """The VCALENDAR with CRLF, called `name`: each entry is one VEVENT, last changed at its `stamp`.

    It has no METHOD, nobody is invited by it. Without entries a VTIMEZONE keeps it valid (RFC 5545 3.6).
    """
    calendar = empty_calendar()
    for title in ("name", "x-wr-calname"):  # as the RFC calls it, and everybody else
        calendar.add(title, vText(line(name) or NAMELESS))
    calendar.add("refresh-interval", vDuration(AGAIN), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(AGAIN))
    events = [_event(entry) for entry in entries]
    if not events:
        calendar.add_component(_berlin())
    return written(calendar).replace(END, "".join([*events, END]))


@lru_cache(maxsize=REMEMBERED)
def _event(entry: CalendarEntry) -> str:
    """Its VEVENT. Most of a schedule is as it was an hour ago, and need not be spelled again."""
    made = event(entry)
    made.add("last-modified", entry.stamp.astimezone(UTC))
    if entry.cancelled:
        made.add("transp", "TRANSPARENT")  # nobody is busy for what does not take place
    return written(made)


def _berlin() -> Timezone:
    """Two rules instead of a list of every change since 1893."""
    zone = Timezone()
    zone.add("tzid", "Europe/Berlin")
    zone.add_component(_hours(TimezoneDaylight(), "CEST", 1, 2, since=datetime(1981, 3, 29, 2)))  # noqa: DTZ001
    zone.add_component(_hours(TimezoneStandard(), "CET", 2, 1, since=datetime(1996, 10, 27, 3)))  # noqa: DTZ001
    return zone


def _hours(part: Any, name: str, before: int, after: int, *, since: datetime) -> Any:
    """From the last Sunday of a month on; RFC 5545 wants its times local, without a zone."""
    part.add("tzname", name)
    part.add("tzoffsetfrom", timedelta(hours=before))
    part.add("tzoffsetto", timedelta(hours=after))
    part.add("dtstart", since)
    part.add("rrule", {"freq": "yearly", "bymonth": since.month, "byday": "-1su"})
    return part
