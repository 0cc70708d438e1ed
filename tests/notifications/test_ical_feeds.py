"""A feed keeps the rules whatever is typed, is valid when empty, and the same bytes when nothing changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import ics
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from notifications.ical import CalendarEntry, feed
from notifications.ical.writing import event
from tests.notifications.golden import REQUEST
from tests.notifications.rfc5545 import parsed, problems_of_feed, unfolded
from tests.notifications.test_ical_rules import WORDS, entries

ALONE = replace(
    REQUEST, organizer_name="", organizer_email="", attendee_name="", attendee_email="", alarm=None
)
OFF = replace(ALONE, cancelled=True, sequence=1)


def for_a_feed(entry: CalendarEntry) -> CalendarEntry:
    """The same without parties."""
    return replace(
        entry, organizer_name="", organizer_email="", attendee_name="", attendee_email="", alarm=None
    )


@given(WORDS, st.lists(entries().map(for_a_feed), max_size=4, unique_by=lambda entry: entry.uid))
def test_whatever_is_typed_the_rules_are_kept(name: str, schedule: list[CalendarEntry]) -> None:
    text = feed(name, schedule)

    assert problems_of_feed(text.encode()) == []
    assert [one.get("UID") for one in parsed(text.encode()).inside if one.name == "VEVENT"] == [
        entry.uid for entry in schedule
    ]
    assert text == feed(name, schedule)


def test_says_how_often_to_read_it_and_invites_nobody() -> None:
    lines = unfolded(feed("Einsätze, Pool; Waldeck", [ALONE]).encode())

    assert {
        "NAME:Einsätze\\, Pool\\; Waldeck",
        "X-WR-CALNAME:Einsätze\\, Pool\\; Waldeck",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    } <= set(lines)
    assert not any(line.startswith(("METHOD", "ATTENDEE", "ORGANIZER", "BEGIN:VALARM")) for line in lines)
    assert f"LAST-MODIFIED:{ALONE.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}" in lines


def test_an_event_is_the_one_of_the_mail() -> None:
    inside = feed("x", [ALONE]).partition("BEGIN:VEVENT")[2].partition("END:VEVENT")[0]
    stamp = f"LAST-MODIFIED:{ALONE.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}\r\n"

    assert (
        inside.replace(stamp, "")
        == event(ALONE).to_ical().decode().partition("BEGIN:VEVENT")[2].partition("END:VEVENT")[0]
    )


def test_what_is_off_keeps_nobody_busy() -> None:
    lines = unfolded(feed("x", [OFF]).encode())

    assert {"STATUS:CANCELLED", "TRANSP:TRANSPARENT", "SEQUENCE:1"} <= set(lines)
    assert "TRANSP:TRANSPARENT" not in unfolded(feed("x", [ALONE]).encode())


def test_three_parsers_take_an_empty_one() -> None:
    text = feed("x", [])

    assert problems_of_feed(text.encode()) == []
    assert IcsCalendarStream.calendar_from_ics(text).events == []
    assert not ics.Calendar(text).events
    assert not hasattr(vobject.readOne(text), "vevent")


@pytest.mark.parametrize(
    ("wall", "hours"),
    [
        ((2026, 10, 24, 12), 2), ((2026, 10, 25, 12), 1), ((2027, 3, 27, 12), 1), ((2027, 3, 28, 12), 2),
        ((2028, 2, 29, 12), 1), ((2037, 7, 1, 12), 2),
    ],
)  # fmt: skip
def test_its_time_zone_is_germanys(wall: tuple[int, int, int, int], hours: int) -> None:
    zone = vobject.readOne(feed("x", [])).vtimezone.tzinfo

    assert zone.utcoffset(datetime(*wall)) == timedelta(hours=hours)  # noqa: DTZ001 -- asks the zone itself


@pytest.mark.parametrize("times", [1, 3])
def test_three_parsers_read_back_a_whole_schedule(times: int) -> None:
    schedule = [
        replace(ALONE, uid=f"{n:08}-0000-4000-8000-000000000000@dolmetscherpool") for n in range(times)
    ]
    text = feed("x", schedule)
    uids = {entry.uid for entry in schedule}

    assert {one.uid for one in IcsCalendarStream.calendar_from_ics(text).events} == uids
    assert {one.uid for one in ics.Calendar(text).events} == uids
    assert {one.uid.value for one in vobject.readOne(text).vevent_list} == uids
