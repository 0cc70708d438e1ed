"""An Assignment's calendar entry as iTIP text: the narrow subset that every calendar understands.

UTC times need no VTIMEZONE; one event, one attendee; user text only in SUMMARY, LOCATION, DESCRIPTION.
"""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

PRODID = "-//Dolmetscherpool//Einsatz//DE"
PLAIN = str.maketrans('"^\\', "'  ")  # what a quoted parameter cannot hold, or parsers unescape
# Signs that turn the direction of reading, and separators some parsers take for line ends.
HIDDEN = {*"\u200e\u200f\u2028\u2029", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


@dataclass(frozen=True)
class CalendarEntry:
    """One revision of one appointment for one recipient. `uid` stays, `sequence` and `stamp` rise."""

    uid: str
    sequence: int
    stamp: datetime
    starts: datetime
    ends: datetime
    summary: str
    location: str
    description: str
    organizer_name: str
    organizer_email: str
    attendee_name: str
    attendee_email: str
    cancelled: bool = False
    lat: float | None = None
    lon: float | None = None


def invite(entry: CalendarEntry) -> str:
    """The whole VCALENDAR with CRLF: METHOD:REQUEST, or CANCEL for an entry that was requested before."""
    _check(entry)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("method", "CANCEL" if entry.cancelled else "REQUEST")
    event = _event(entry)
    if not entry.cancelled:
        event.add_component(_alarm(entry))
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _check(entry: CalendarEntry) -> None:
    if any(moment.tzinfo is None for moment in (entry.stamp, entry.starts, entry.ends)):
        raise ValueError("A calendar entry needs aware times.")
    if entry.ends <= entry.starts:
        raise ValueError("A calendar entry ends after it starts.")
    if entry.cancelled and entry.sequence < 1:
        raise ValueError("A cancellation comes after a request: its sequence is at least 1.")


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", _line(entry.uid))
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("dtstart", entry.starts.astimezone(UTC))
    event.add("dtend", entry.ends.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("summary", vText(_line(entry.summary) or "Einsatz"))
    if location := _line(entry.location):
        event.add("location", vText(location))
    if description := _text(entry.description).strip():
        event.add("description", vText(description))
    if entry.lat is not None and entry.lon is not None:
        event.add("geo", (round(entry.lat, 6), round(entry.lon, 6)))
    event.add("organizer", _person(entry.organizer_name, entry.organizer_email))
    attendee = _person(entry.attendee_name, entry.attendee_email)
    attendee.params["CUTYPE"] = "INDIVIDUAL"
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = "ACCEPTED"  # the yes came by SMS
    attendee.params["RSVP"] = "FALSE"  # nobody reads answers by mail
    event.add("attendee", attendee)
    return event


def _alarm(entry: CalendarEntry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(hours=-2))
    alarm.add("description", vText(_line(entry.summary) or "Einsatz"))
    return alarm


def _person(name: str, email: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{''.join(_line(email).split())}")
    if plain := _line(name).translate(PLAIN).strip():
        person.params["CN"] = plain
    return person


def _text(text: str) -> str:
    """`text` without control signs (line breaks stay), lone surrogates, and signs that turn the reading."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (sign for sign in text if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
    return "".join(sign for sign in kept if sign not in HIDDEN)


def _line(text: str) -> str:
    """The same in one line."""
    return " ".join(_text(text).split())
