"""Invites: read back by three independent parsers, and never broken by what people type."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from notifications.ical import HIDDEN, CalendarEntry, invite

BERLIN = ZoneInfo("Europe/Berlin")
ENTRY = CalendarEntry(
    uid="3f1c0a52-8d1e-4a52-9c57-0d9a9d6f8a01@pool.example",
    sequence=0,
    stamp=datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
    starts=datetime(2026, 11, 24, 14, 0, tzinfo=BERLIN),
    ends=datetime(2026, 11, 24, 15, 30, tzinfo=BERLIN),
    summary="Einsatz 4821",
    location="Südring 2, 34497 Korbach",
    description="Treffpunkt: Pforte\nKontakt: Frau Müller; Tel. 069 90009000, bitte läuten",
    organizer_name="Dolmetscherpool Waldeck-Frankenberg",
    organizer_email="pool@example.org",
    attendee_name='Amal "Ama" Haddad, M.A.',
    attendee_email="amal@example.org",
    alarm=timedelta(hours=2),
)
CANCEL = replace(ENTRY, cancelled=True, sequence=1)
WORDS = st.text(st.characters(codec="utf-8"), max_size=200)


def unfolded(text: str) -> list[str]:
    """The content lines as the standard joins them."""
    return text.replace("\r\n ", "").split("\r\n")


def test_request_says_what_a_calendar_needs() -> None:
    lines = unfolded(invite(ENTRY))

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines.count("METHOD:REQUEST") == lines.count("STATUS:CONFIRMED") == lines.count("SEQUENCE:0") == 1
    assert {"DTSTART:20261124T130000Z", "DTEND:20261124T143000Z", "DTSTAMP:20261123T080000Z"} <= set(lines)
    assert lines.count("BEGIN:VALARM") == lines.count("ACTION:DISPLAY") == lines.count("TRIGGER:-PT2H") == 1


def test_cancel_keeps_the_uid_and_has_no_alarm() -> None:
    lines = unfolded(invite(CANCEL))

    assert lines.count("METHOD:CANCEL") == lines.count("STATUS:CANCELLED") == lines.count("SEQUENCE:1") == 1
    assert f"UID:{ENTRY.uid}" in lines
    assert "DTSTART:20261124T130000Z" in lines
    assert "BEGIN:VALARM" not in lines
    assert any(line.startswith("ATTENDEE") for line in lines)


def test_attendee_and_organizer_are_addresses_with_quoted_names() -> None:
    lines = unfolded(invite(ENTRY))
    attendee = next(line for line in lines if line.startswith("ATTENDEE"))

    assert 'ORGANIZER;CN="Dolmetscherpool Waldeck-Frankenberg":mailto:pool@example.org' in lines
    assert "CN=\"Amal 'Ama' Haddad, M.A.\"" in attendee
    assert "PARTSTAT=ACCEPTED" in attendee
    assert "RSVP=FALSE" in attendee
    assert attendee.endswith(":mailto:amal@example.org")


def test_empty_fields_are_left_out() -> None:
    text = invite(replace(ENTRY, location="", description="\n"))

    assert "LOCATION" not in text
    assert text.count("DESCRIPTION") == 1  # the alarm's


def test_geo_is_written_when_known() -> None:
    assert "GEO:51.27;8.87" in unfolded(invite(replace(ENTRY, lat=51.27, lon=8.87)))


@pytest.mark.parametrize("entry", [ENTRY, CANCEL, replace(ENTRY, lat=51.27, lon=8.87, location="ß" * 300)])
def test_bytes_are_the_narrow_common_subset(entry: CalendarEntry) -> None:
    data = invite(entry).encode()

    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(0 < len(line) <= 75 for line in data.removesuffix(b"\r\n").split(b"\r\n"))
    for line in data.split(b"\r\n"):
        line.decode()  # no fold inside a sign


def test_vobject_reads_the_same() -> None:
    event = vobject.readOne(invite(ENTRY)).vevent

    assert event.summary.value == ENTRY.summary
    assert event.location.value == ENTRY.location
    assert event.description.value == ENTRY.description
    assert (event.dtstart.value, event.dtend.value) == (ENTRY.starts, ENTRY.ends)


def test_ical_reads_the_same() -> None:
    (event,) = IcsCalendarStream.calendar_from_ics(invite(ENTRY)).events

    assert (event.uid, event.sequence) == (ENTRY.uid, 0)
    assert (event.summary, event.location, event.description) == (
        ENTRY.summary,
        ENTRY.location,
        ENTRY.description,
    )
    assert (event.dtstart, event.dtend) == (ENTRY.starts, ENTRY.ends)


def test_the_night_of_the_clock_change_keeps_its_hours() -> None:
    """25 October 2026, 01:15 to 03:45: three and a half hours, not two and a half."""
    night = replace(
        ENTRY,
        starts=datetime(2026, 10, 25, 1, 15, tzinfo=BERLIN),
        ends=datetime(2026, 10, 25, 3, 45, tzinfo=BERLIN),
    )

    event = vobject.readOne(invite(night)).vevent

    assert event.dtend.value - event.dtstart.value == timedelta(minutes=210)


@pytest.mark.parametrize(
    "entry",
    [
        replace(ENTRY, starts=datetime(2026, 11, 24, 14, 0)),  # noqa: DTZ001 -- naive on purpose
        replace(ENTRY, ends=ENTRY.starts),
        replace(CANCEL, sequence=0),
    ],
)
def test_nonsense_is_no_invite(entry: CalendarEntry) -> None:
    with pytest.raises(ValueError, match="calendar entry|cancellation"):
        invite(entry)


@pytest.mark.parametrize(
    "field", ["summary", "location", "description", "attendee_name", "organizer_name", "uid"]
)
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\x00"])
def test_no_line_can_be_injected(field: str, end: str) -> None:
    lines = unfolded(
        invite(replace(ENTRY, **{field: f"x{end}ATTENDEE:mailto:evil@example.org{end}METHOD:CANCEL"}))
    )

    assert sum(line.startswith("ATTENDEE") for line in lines) == 1
    assert sum(line.startswith("METHOD") for line in lines) == 1


@given(summary=WORDS, location=WORDS, description=WORDS, name=WORDS)
def test_three_parsers_read_back_whatever_people_type(
    summary: str, location: str, description: str, name: str
) -> None:
    entry = replace(ENTRY, summary=summary, location=location, description=description, attendee_name=name)

    text = invite(entry)

    assert not set(text) & HIDDEN
    assert not any(sign < " " and sign not in "\r\n" for sign in text)
    first = icalendar.Calendar.from_ical(text).events[0]
    second = vobject.readOne(text).vevent
    (third,) = IcsCalendarStream.calendar_from_ics(text).events
    assert str(first["summary"]) == second.summary.value == third.summary
    assert (
        str(first.get("location", ""))
        == getattr(second, "location", vobject.base.ContentLine("X", [], "")).value
    )
    assert str(first.get("description", "")) == (third.description or "")
    assert not first.errors
