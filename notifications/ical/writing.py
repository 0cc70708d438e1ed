"""iCalendar text: the narrow subset that every calendar understands, for an invite or for a feed.

UTC times need no VTIMEZONE; user text stands only in SUMMARY, LOCATION, DESCRIPTION and the names.
"""

from datetime import UTC

from icalendar import Alarm, Calendar, Event, Parameters, vCalAddress, vText, vUri

from notifications.domain.addresses import mailto
from notifications.ical.cleaning import line, parameter, text
from notifications.ical.entries import CalendarEntry

PRODID = "-//Dolmetscherpool//Einsatz//DE"
NAMELESS = "Einsatz"


class QuotedNames(Parameters):
    """Parameters with every name in double quotes, also one that needs none: no reader has to guess."""

    always_quoted = (*Parameters.always_quoted, "CN")  # type: ignore[assignment]


def invite(entry: CalendarEntry) -> str:
    """The whole VCALENDAR of one mail: METHOD:REQUEST, or CANCEL for an entry that was requested before.

    Raises ValueError without a sender and a reader (RFC 5546 3.2.2).
    """
    if not (entry.organizer_email and entry.attendee_email):
        raise ValueError("An invite has an organizer and one attendee.")
    calendar = empty_calendar()
    calendar.add("method", method(entry))
    calendar.add_component(event(entry))
    return written(calendar)


def method(entry: CalendarEntry) -> str:
    """The iTIP method that tells of this revision; also the mail's Content-Type names it (RFC 6047 2.4)."""
    return "CANCEL" if entry.cancelled else "REQUEST"


def empty_calendar() -> Calendar:
    """VERSION and PRODID, nothing else; without METHOD it is a plain calendar."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    return calendar


def written(calendar: Calendar | Event) -> str:
    """Its text with CRLF, in lines of at most 75 octets."""
    return str(calendar.to_ical().decode())


def event(entry: CalendarEntry) -> Event:
    """The VEVENT: with ORGANIZER, ATTENDEE and VALARM if the entry has them. Raises ValueError (check)."""
    entry.check()
    made = Event()
    made.add("uid", line(entry.uid))
    made.add("dtstamp", entry.stamp.astimezone(UTC))
    made.add("dtstart", entry.starts.astimezone(UTC))
    made.add("dtend", entry.ends.astimezone(UTC))
    made.add("sequence", entry.sequence)
    made.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    made.add("class", "PRIVATE")
    made.add("summary", vText(line(entry.summary) or NAMELESS))
    if location := line(entry.location):
        made.add("location", vText(location))
    if description := text(entry.description).strip():
        made.add("description", vText(description))
    if entry.url:
        made.add("url", vUri(entry.url))
    if entry.lat is not None and entry.lon is not None:
        made.add("geo", (round(entry.lat, 4) + 0.0, round(entry.lon, 4) + 0.0))  # ten metres, no "-0.0"
    if entry.organizer_email:
        made.add("organizer", _person(entry.organizer_name, entry.organizer_email))
    if entry.attendee_email:
        made.add("attendee", _attendee(entry))
    if entry.alarm and not entry.cancelled:
        made.add_component(_alarm(entry))
    return made


def _attendee(entry: CalendarEntry) -> vCalAddress:
    attendee = _person(entry.attendee_name, entry.attendee_email)
    attendee.params["CUTYPE"] = "INDIVIDUAL"
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = "ACCEPTED"  # the yes came before, by SMS, link or telephone
    attendee.params["RSVP"] = "TRUE" if entry.answers and not entry.cancelled else "FALSE"
    return attendee


def _alarm(entry: CalendarEntry) -> Alarm:
    assert entry.alarm  # noqa: S101 -- who calls this has looked
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -entry.alarm)
    alarm.add("description", vText(line(entry.summary) or NAMELESS))
    return alarm


def _person(name: str, email: str) -> vCalAddress:
    person = vCalAddress(mailto(line(email)))
    person.params = QuotedNames()
    if plain := parameter(name):
        person.params["CN"] = plain
    return person
