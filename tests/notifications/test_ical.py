"""Invites: what stands in them, and what is refused. Byte by byte: test_ical_golden, test_ical_rules."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from notifications.ical import CalendarEntry, invite, method
from notifications.ical.writing import event

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


def test_an_entry_is_private_and_leads_to_a_page() -> None:
    lines = unfolded(invite(replace(ENTRY, url="https://pool.example/k/abc/")))

    assert lines.count("CLASS:PRIVATE") == lines.count("URL:https://pool.example/k/abc/") == 1


def test_an_entry_rings_only_if_it_says_so() -> None:
    assert "TRIGGER:-P1D" in unfolded(invite(replace(ENTRY, alarm=timedelta(days=1))))
    assert "VALARM" not in invite(replace(ENTRY, alarm=None))


@pytest.mark.parametrize(
    ("entry", "asked"),
    [(ENTRY, "FALSE"), (replace(ENTRY, answers=True), "TRUE"), (replace(CANCEL, answers=True), "FALSE")],
)
def test_an_answer_is_asked_for_only_where_it_is_read(entry: CalendarEntry, asked: str) -> None:
    attendee = next(line for line in unfolded(invite(entry)) if line.startswith("ATTENDEE"))

    assert f";RSVP={asked}" in attendee
    assert ";PARTSTAT=ACCEPTED" in attendee


def test_method_names_the_revision() -> None:
    assert (method(ENTRY), method(CANCEL)) == ("REQUEST", "CANCEL")


def test_an_event_without_parties_is_one_for_a_feed() -> None:
    alone = event(replace(ENTRY, organizer_email="", attendee_email="", alarm=None)).to_ical().decode()

    assert not any(word in alone for word in ("ORGANIZER", "ATTENDEE", "VALARM", "METHOD"))
    assert f"UID:{ENTRY.uid}" in alone


@pytest.mark.parametrize("missing", ["organizer_email", "attendee_email"])
def test_a_mail_without_sender_or_reader_is_no_invite(missing: str) -> None:
    with pytest.raises(ValueError, match="organizer"):
        invite(replace(ENTRY, **{missing: ""}))


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("gesa@jugendamt.example", "mailto:gesa@jugendamt.example"),
        ("info@Bücher.example", "mailto:info@xn--bcher-kva.example"),
        ("a%b#c?d@person.example", "mailto:a%25b%23c%3Fd@person.example"),
        ("o'neil+pool@person.example", "mailto:o'neil+pool@person.example"),
    ],
)
def test_an_address_is_a_uri(typed: str, stands: str) -> None:
    assert any(line.endswith(f":{stands}") for line in unfolded(invite(replace(ENTRY, attendee_email=typed))))


@pytest.mark.parametrize(
    "entry",
    [
        replace(ENTRY, starts=datetime(2026, 11, 24, 14, 0)),  # noqa: DTZ001 -- naive on purpose
        replace(ENTRY, ends=ENTRY.starts),
        replace(CANCEL, sequence=0),
        replace(ENTRY, url="/anfragen/1/"),
        replace(ENTRY, url="https://pool.example/k/ä/"),
        replace(ENTRY, url="https://pool.example/k/\r\nX:1/"),
        replace(ENTRY, url="javascript:alert(1)//"),
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
