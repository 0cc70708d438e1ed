"""Three parsers that have nothing to do with what we write with, and what each makes of an invite."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import ics
import vobject
from ical.calendar_stream import IcsCalendarStream

from notifications.ical import CalendarEntry
from notifications.ical.cleaning import line, text


@dataclass(frozen=True)
class Seen:
    """One event as a reader's calendar would show it."""

    uid: str
    summary: str
    location: str
    description: str
    starts: datetime
    ends: datetime


def by_vobject(invite: str) -> Seen:
    """vobject 0.9, the parser of many servers."""
    event = vobject.readOne(invite).vevent
    told = {
        name: getattr(event, name).value if hasattr(event, name) else ""
        for name in ("location", "description")
    }
    starts, ends = (moment.value.astimezone(UTC) for moment in (event.dtstart, event.dtend))
    return Seen(event.uid.value, event.summary.value, **told, starts=starts, ends=ends)


def by_ical(invite: str) -> Seen:
    """ical, the parser of Home Assistant."""
    (event,) = IcsCalendarStream.calendar_from_ics(invite).events
    return _seen(event, event.summary, event.dtstart, event.dtend)


def by_ics(invite: str) -> Seen:
    """ics 0.7, with a grammar of its own."""
    (event,) = ics.Calendar(invite).events
    return _seen(event, event.name, event.begin.datetime, event.end.datetime)


READERS: dict[str, Callable[[str], Seen]] = {"vobject": by_vobject, "ical": by_ical, "ics": by_ics}


def meant(entry: CalendarEntry) -> Seen:
    """What every reader should see."""
    times = {"starts": entry.starts.astimezone(UTC), "ends": entry.ends.astimezone(UTC)}
    described = text(entry.description).strip()
    return Seen(entry.uid, line(entry.summary) or "Einsatz", line(entry.location), described, **times)


def _seen(event: Any, summary: str, starts: datetime, ends: datetime) -> Seen:
    told = {"location": event.location or "", "description": event.description or ""}
    return Seen(event.uid, summary, **told, starts=starts.astimezone(UTC), ends=ends.astimezone(UTC))
