"""What an attendee's calendar answers to an invite of ours (RFC 5546 3.2.3 REPLY, 3.2.7 COUNTER).

The text is hostile until shown otherwise: only the lines that are wanted are taken apart, zones are known by
name alone (a VTIMEZONE is skipped), and nothing that repeats is unfolded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import vText
from icalendar.parser import Contentline, Parameters

from notifications.domain.mails import COUNTER, LARGEST_CALENDAR, REPLY
from notifications.ical import cleaning
from notifications.ical.times import Zones

LONGEST_COMMENT = 500
REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID")
WANTED = ("UID", "ATTENDEE", "SEQUENCE", "COMMENT", "DTSTART", "DTEND", *REPEATS)
UID = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@\S+", re.IGNORECASE)

_FOLD = re.compile(r"(?:\r\n|\r|\n)[ \t]")
_NAME = re.compile(r"[A-Za-z-]+")
NOWHERE = ZoneInfo.no_cache("UTC")  # where times stand that say no zone
Line = tuple[str, Parameters, str]


class ReplyProblem(Exception):
    """It cannot be understood; `code` says why, in one word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class CalendarReply:
    """One answer. `sequence` is None where the calendar leaves it out, times only where their zone is known.

    `uid` is the UUID before the @ of the UID; `attendee` is a mail address in small letters, or empty.
    """

    method: str
    uid: str
    attendee: str
    partstat: str
    sequence: int | None
    comment: str
    starts: datetime | None
    ends: datetime | None


def read_reply(text: str) -> CalendarReply:
    """Understand `text`.

    Raises ReplyProblem: too_large, no_method, no_event, many_events, no_uid (none of ours), no_attendee,
    many_attendees, repeats.
    """
    if len(text) > LARGEST_CALENDAR:
        raise ReplyProblem("too_large")
    method, events = _split(text)
    if method not in (REPLY, COUNTER):
        raise ReplyProblem("no_method")
    if len(events) != 1:
        raise ReplyProblem("many_events" if events else "no_event")
    found: dict[str, list[Line]] = {}
    for line in events[0]:
        found.setdefault(line[0], []).append(line)
    if any(name in found for name in REPEATS):
        raise ReplyProblem("repeats")
    attendee, partstat = _attendee(method, found.get("ATTENDEE", []))
    return CalendarReply(
        method=method,
        uid=_uid(found),
        attendee=attendee,
        partstat=partstat,
        sequence=_sequence(found),
        comment=_plain(" ".join(value for _name, _params, value in found.get("COMMENT", []))),
        starts=_moment(found, "DTSTART"),
        ends=_moment(found, "DTEND"),
    )


def names_ours(text: str) -> bool:
    """Whether a UID in `text` has the shape of ours; what others answer each other is not our business."""
    return any(UID.fullmatch(line[4:].strip()) for line in _lines(text) if line[:4].upper() == "UID:")


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", _FOLD.sub("", text))


def _split(text: str) -> tuple[str, list[list[Line]]]:
    """The METHOD, and of each VEVENT the wanted lines; what lies deeper, or beside it, is skipped."""
    method = ""
    events: list[list[Line]] = []
    inside: list[str] = []
    for line in _lines(text):
        word = _NAME.match(line)
        name = word[0].upper() if word else ""
        if name == "BEGIN":
            inside.append(line[6:].strip().upper())
            if inside == ["VCALENDAR", "VEVENT"]:
                events.append([])
        elif name == "END":
            del inside[-1:]
        elif name == "METHOD" and inside == ["VCALENDAR"]:
            method = method or line[7:].strip().upper()
        elif name in WANTED and inside == ["VCALENDAR", "VEVENT"]:
            events[-1].extend(_parts(line))
    return method, events


def _parts(line: str) -> Iterator[Line]:
    try:
        line = line.replace('\\"', "'")  # a quote in a quoted name, which RFC 5545 has no way to write
        name, params, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except ValueError:  # a line that nobody can read counts as missing
        return
    yield name.upper(), params, value


def _uid(found: dict[str, list[Line]]) -> str:
    for _name, _params, value in found.get("UID", []):
        if ours := UID.fullmatch(value.strip()):
            return ours[1].lower()
    raise ReplyProblem("no_uid")


def _attendee(method: str, lines: list[Line]) -> tuple[str, str]:
    """Who answers, and what; a COUNTER lists all who are invited (RFC 5546 3.2.7), we invite one each."""
    if not lines:
        raise ReplyProblem("no_attendee")
    if method == REPLY and len(lines) > 1:
        raise ReplyProblem("many_attendees")
    _name, params, value = lines[0]
    scheme, _colon, address = value.strip().partition(":")
    if scheme.casefold() != "mailto":
        address = str(params.get("EMAIL", ""))
    return address.strip().casefold()[:320], str(params.get("PARTSTAT", "NEEDS-ACTION")).upper()[:20]


def _sequence(found: dict[str, list[Line]]) -> int | None:
    for _name, _params, value in found.get("SEQUENCE", []):
        if re.fullmatch(r"[0-9]{1,9}", value.strip()):
            return int(value)
    return None


def _moment(found: dict[str, list[Line]], name: str) -> datetime | None:
    """In UTC; nothing for a whole day, or where the zone is not said, or nobody knows it."""
    for _name, params, value in found.get(name, []):
        zone, zones = str(params.get("TZID", "")), Zones(NOWHERE)
        try:
            moment = zones.moment(value, zone)
            if isinstance(moment, datetime) and moment.tzinfo is not NOWHERE:
                return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
    return None


def _plain(text: str) -> str:
    """One line without signs that nobody sees."""
    return cleaning.line(str(vText.from_ical(text)))[:LONGEST_COMMENT]
