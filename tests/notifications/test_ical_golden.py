"""Invites as they leave, byte for byte, and read alike by three parsers that did not write them."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from notifications.ical import invite
from tests.notifications.golden import CASES, FOLDER
from tests.notifications.readers import READERS, meant
from tests.notifications.rfc5545 import problems_of_mail

# What the calendar must show where that is easily got wrong: start and end in UTC, and the time between.
TIMES = {
    "summer-time-ends": ("2026-10-24T23:15", "2026-10-25T02:45", 210),
    "the-hour-that-comes-twice": ("2026-10-25T00:30", "2026-10-25T01:30", 60),
    "summer-time-begins": ("2027-03-28T00:15", "2027-03-28T01:45", 90),
    "until-midnight": ("2026-11-24T21:30", "2026-11-24T23:00", 90),
    "from-midnight": ("2026-11-23T23:00", "2026-11-24T00:00", 60),
    "leap-day": ("2028-02-29T13:00", "2028-02-29T14:00", 60),
    "over-the-leap-day": ("2028-02-28T22:30", "2028-02-28T23:30", 60),
    "month-end": ("2026-11-30T22:00", "2026-12-01T00:00", 120),
    "year-end": ("2026-12-31T22:00", "2027-01-01T00:00", 120),
}


@pytest.fixture(params=["UTC", "Pacific/Kiritimati", "America/St_Johns"])
def elsewhere(request: pytest.FixtureRequest, settings: Any) -> None:
    """The process runs in another time zone (Django sets that of the C library, too)."""
    settings.TIME_ZONE = request.param
    assert time.tzname[0] in ("UTC", "+14", "NST")


def golden(name: str) -> bytes:
    """The file of a case."""
    return (FOLDER / f"{name}.ics").read_bytes()


def test_every_file_stands_for_a_case_and_back() -> None:
    assert {file.stem for file in FOLDER.glob("*")} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_what_leaves_is_the_golden_file(name: str) -> None:
    assert invite(CASES[name]).encode() == golden(name)


@pytest.mark.parametrize("name", CASES)
def test_a_golden_file_keeps_every_rule(name: str) -> None:
    assert problems_of_mail(golden(name)) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", CASES)
def test_each_parser_reads_what_was_meant(name: str, reader: str) -> None:
    assert READERS[reader](golden(name).decode()) == meant(CASES[name])


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", TIMES)
def test_hours_are_hours(name: str, reader: str) -> None:
    starts, ends, minutes = TIMES[name]

    seen = READERS[reader](golden(name).decode())

    assert seen.starts == datetime.fromisoformat(starts).replace(tzinfo=UTC)
    assert seen.ends == datetime.fromisoformat(ends).replace(tzinfo=UTC)
    assert seen.ends - seen.starts == timedelta(minutes=minutes)


@pytest.mark.usefixtures("elsewhere")
def test_the_zone_of_the_process_changes_no_byte() -> None:
    assert {name: invite(entry).encode() for name, entry in CASES.items()} == {
        name: golden(name) for name in CASES
    }


def test_what_is_typed_comes_out_as_it_was() -> None:
    seen = READERS["vobject"](golden("signs").decode())

    assert seen.location == 'Haus "Süd"; Zimmer 3, 1. Stock: Köln/Straße; ÄÖÜß'
    assert seen.description.splitlines()[:3] == [
        'Bitte klingeln, zweimal; dann "Ja" sagen.',
        "Zweite Zeile, mit Komma",
        "",
    ]


def test_what_is_smuggled_in_stays_text() -> None:
    seen = READERS["vobject"](golden("injected").decode())

    assert seen.location == "Korbach ATTENDEE:mailto:evil@person.example X:1 YZ BEGIN:VALARM"
    assert seen.description == "gesagt Tab\n\nEND:VEVENT"
