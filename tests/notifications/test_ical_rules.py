"""Whatever people type, an invite keeps the rules of promises §8; our strict reader does find breaches."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notifications.ical import CalendarEntry, invite
from tests.notifications.golden import CANCEL, REQUEST
from tests.notifications.readers import READERS, meant
from tests.notifications.rfc5545 import parsed, problems_of_feed, problems_of_mail

BERLIN = ZoneInfo("Europe/Berlin")
SIGNS = st.one_of(st.characters(), st.sampled_from('\\;,:"\n\r\t\x00\x85\u2028\u202e^ÄöüßÉ🏥أ'))
WORDS = st.text(SIGNS, max_size=300)
EMAILS = st.one_of(st.emails(), st.sampled_from(["info@bücher.example", "o'neil+a%b#c@person.example"]))
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)).map(  # noqa: DTZ001 -- made aware here
    lambda wall: wall.replace(microsecond=0, tzinfo=BERLIN)
)

BREACHES = [  # what stands in an invite, what is put in its place, what our reader then says
    ("\r\n", "\n", "CRLF"),
    ("END:VCALENDAR\r\n", "END:VCALENDAR", "no end"),
    ("BEGIN:VCALENDAR", "\ufeffBEGIN:VCALENDAR", "hidden sign"),
    ("VERSION:2.0\r\n", "VERSION:2.0\r\n\r\n", "0 octets"),
    ("VERSION:2.0\r\n", "", "missing in VCALENDAR"),
    ("VERSION:2.0", "VERSION:1.0", "VERSION:1.0"),
    ("METHOD:REQUEST\r\n", "", "missing in VCALENDAR"),
    ("METHOD:REQUEST", "METHOD:PUBLISH", "METHOD:PUBLISH"),
    ("METHOD:REQUEST", "METHOD:CANCEL", "CANCEL of an event that is CONFIRMED"),
    ("STATUS:CONFIRMED", "STATUS:CANCELLED", "REQUEST of an event that is CANCELLED"),
    ("SEQUENCE:0\r\n", "SEQUENCE:0\r\nSEQUENCE:0\r\n", "twice in VEVENT"),
    ("SEQUENCE:0\r\n", "", "missing in VEVENT"),
    ("SEQUENCE:0", "SEQUENCE:-1", "no integer"),
    ("DTSTAMP:", "DTSTAMP;TZID=UTC:", "TZID of DTSTAMP"),
    ("DTSTART:20261124T130000Z", "DTSTART:20261124T130000", "no utc"),
    ("DTSTART:20261124T130000Z", "DTSTART:20260229T130000Z", "no such time"),
    ("DTEND:20261124T143000Z", "DTEND:20261124T130000Z", "ends before"),
    ("DTEND:", "DURATION:PT1H\r\nDTEND:", "not for VEVENT"),
    ("DTEND:", "RRULE:FREQ=DAILY\r\nDTEND:", "not for VEVENT"),
    ("LOCATION:Südring 2\\,", "LOCATION:Südring 2,", "no text"),
    ("LOCATION:Südring 2", "LOCATION:\\NSüdring 2", "no text"),
    ("LOCATION:Südring 2", "LOCATION:\\:Südring 2", "no text"),
    ("LOCATION:Südring 2", "LOCATION:\u202eSüdring 2", "hidden sign"),
    ("LOCATION:Südring 2", "LOCATION:S\x0cdring 2", "hidden sign"),
    ("LOCATION:Südring 2", "LOCATION:" + "S" * 75, "octets"),
    ("CN=", "CN=Amal;X-A=", "ATTENDEE"),
    ('CN="Amal Haddad"', "CN=Amal Haddad", "CN of ATTENDEE"),
    ("CUTYPE=INDIVIDUAL", "CUTYPE=ROOM", "CUTYPE of ATTENDEE"),
    ("mailto:pool@", "pool@", "no mailto"),
    ("BEGIN:VALARM", "BEGIN:VTODO", "END:VALARM"),
    ("TRIGGER:-PT2H", "TRIGGER:PT2H", "no before"),
    ("ACTION:DISPLAY", "ACTION:AUDIO", "ACTION:AUDIO"),
    ("URL:https:", "URL:javascript:", "no uri"),
    ("UID:3f1c0a52", "UID:Amal-3f1c0a52", "no uid"),
    ("CLASS:PRIVATE", "CLASS:PUBLIC", "CLASS:PUBLIC"),
    ("SUMMARY:Einsatz 4821", "SUMMARY:", "no text"),
    ("SUMMARY:Einsatz 4821", "SUMMARY Einsatz 4821", "no content line"),
]


@st.composite
def entries(draw: st.DrawFn) -> CalendarEntry:
    """Any entry that the house could ever hand over."""
    starts, cancelled = draw(INSTANTS), draw(st.booleans())
    minutes = draw(st.integers(1, 24 * 60))
    return CalendarEntry(
        uid=f"{draw(st.uuids())}@dolmetscherpool",
        sequence=draw(st.integers(1 if cancelled else 0, 9999)),
        stamp=draw(INSTANTS),
        starts=starts,
        ends=(starts.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(BERLIN),
        summary=draw(WORDS),
        location=draw(WORDS),
        description=draw(WORDS),
        url=draw(st.sampled_from(["", "https://pool.example/k/" + "a" * 90 + "/"])),
        organizer_name=draw(WORDS),
        organizer_email=draw(EMAILS),
        attendee_name=draw(WORDS),
        attendee_email=draw(EMAILS),
        answers=draw(st.booleans()),
        cancelled=cancelled,
        alarm=draw(st.sampled_from([None, timedelta(hours=2), timedelta(days=1)])),
        lat=draw(st.none() | st.floats(-90, 90)),
        lon=draw(st.none() | st.floats(-180, 180)),
    )


@given(entries())
@example(replace(REQUEST, lat=-0.00001, lon=0.000061))
@example(replace(REQUEST, location="x" * 65 + "ß" * 9, description="\\" * 200))
def test_whatever_is_typed_the_rules_are_kept(entry: CalendarEntry) -> None:
    assert problems_of_mail(invite(entry).encode()) == []


@given(entries())
def test_three_parsers_read_back_whatever_is_typed(entry: CalendarEntry) -> None:
    text = invite(entry)

    assert READERS["vobject"](text) == READERS["ical"](text) == meant(entry)
    if "\\\\" not in text:  # ics 0.7 takes the second half of an escaped backslash for an escape of its own
        assert READERS["ics"](text) == meant(entry)


@given(entries())
def test_emitting_is_a_function_of_the_entry_alone(entry: CalendarEntry) -> None:
    assert invite(entry) == invite(replace(entry))


@pytest.mark.parametrize(("old", "new", "problem"), BREACHES)
def test_a_planted_breach_is_found(old: str, new: str, problem: str) -> None:
    text = invite(REQUEST)
    assert old in text

    assert any(problem in found for found in problems_of_mail(text.replace(old, new).encode()))


def test_a_fold_inside_a_sign_is_found() -> None:
    data = invite(REQUEST).encode().replace("ü".encode(), "ü".encode()[:1] + b"\r\n " + "ü".encode()[1:], 1)

    assert "a line that is not UTF-8 by itself" in problems_of_mail(data)


def test_a_cancelled_event_that_rings_is_found() -> None:
    alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\nTRIGGER:-PT2H\r\nEND:VALARM\r\nEND:VEVENT"
    text = invite(CANCEL).replace("END:VEVENT", alarm)

    assert problems_of_mail(text.encode()) == ["a cancelled event rings"]


def test_a_mail_is_no_feed() -> None:
    data = invite(REQUEST).encode()

    assert len(parsed(data).inside) == 1
    assert any("METHOD" in found for found in problems_of_feed(data))
    assert any("ATTENDEE" in found for found in problems_of_feed(data))
