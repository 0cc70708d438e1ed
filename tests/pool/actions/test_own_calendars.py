"""The calendars a person keeps elsewhere: what is taken as an address, and what comes of reading it."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from notifications.ical import limited
from pool.actions import busy_times, own_calendars
from pool.domain.refusals import LostRace, NotAllowed
from pool.models import BusyTime, Event, OwnCalendar
from tests.builders import make_interpreter
from tests.elsewhere import HERE, Elsewhere, calendar, elsewhere

BERLIN = ZoneInfo("Europe/Berlin")
URL = "webcal://kalender.example/geheim/basic.ics"
DENTIST = "UID:a\r\nSUMMARY:Zahnarzt\r\nDTSTART:20261124T080000Z\r\nDTEND:20261124T090000Z"
HOUR = timedelta(hours=1)


@pytest.fixture
def there(settings) -> Iterator[Elsewhere]:
    """A server in a network that the operator lists."""
    settings.CALENDAR_NETWORKS = HERE
    with elsewhere() as server:
        server.body = calendar(DENTIST)
        yield server


@pytest.fixture
def own(amal, ines, at, there) -> OwnCalendar:
    """Amal's calendar there."""
    return own_calendars.add_own_calendar(amal, address=there.url, by=ines, at=at)


def read(row: OwnCalendar, at: datetime, ours: tuple[str, ...] = ()) -> OwnCalendar:
    """Read it once; the row as it is then."""
    busy_times.read_own_calendar(OwnCalendar.objects.get(pk=row.pk), tz=BERLIN, ours=ours, at=at)
    return OwnCalendar.objects.get(pk=row.pk)


def times() -> list[tuple[datetime, datetime]]:
    """All there are."""
    return list(BusyTime.objects.order_by("starts").values_list("starts", "ends"))


def test_an_address_is_kept_encrypted_and_nobody_is_asked_yet(amal, ines, at):
    row = own_calendars.add_own_calendar(amal, address=f" {URL} ", by=ines, at=at)

    row = OwnCalendar.objects.get(pk=row.pk)
    assert (row.address, row.host) == ("https://kalender.example/geheim/basic.ics", "kalender.example")
    assert (row.due_at, row.tried_at) == (at, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM pool_owncalendar")
        assert "geheim" not in cursor.fetchone()[0]
    event = Event.objects.of(amal.pool).get(verb="add_own_calendar")
    assert "kalender" not in f"{event.facts}{event.reason}"


@pytest.mark.parametrize(
    ("address", "refusal"),
    [
        ("", own_calendars.AddressUnfit),
        ("kalender.example", own_calendars.AddressUnfit),
        ("ftp://kalender.example/", own_calendars.AddressUnfit),
        ("http://kalender.example/", own_calendars.AddressUnfit),
        ("https://amal:geheim@kalender.example/", own_calendars.AddressLocked),
    ],
)
def test_what_cannot_be_read_is_refused_at_once(amal, ines, at, address, refusal):
    with pytest.raises(refusal):
        own_calendars.add_own_calendar(amal, address=address, by=ines, at=at)

    assert OwnCalendar.objects.count() == 0


def test_plain_http_is_for_networks_the_operator_lists(amal, ines, at, settings):
    settings.CALENDAR_NETWORKS = ("10.0.0.0/8",)

    assert own_calendars.add_own_calendar(amal, address="http://kalender.lan/", by=ines, at=at).pk


def test_the_same_twice_and_a_fourth_are_refused(amal, ines, at):
    for number in range(3):
        own_calendars.add_own_calendar(amal, address=f"{URL}?{number}", by=ines, at=at)

    with pytest.raises(own_calendars.CalendarTwice):
        own_calendars.add_own_calendar(amal, address=f"{URL}?1".replace("webcal", "https"), by=ines, at=at)
    with pytest.raises(own_calendars.TooManyCalendars):
        own_calendars.add_own_calendar(amal, address=f"{URL}?3", by=ines, at=at)


def test_only_they_and_their_coordinator_may(amal, herself, jona, at):
    with pytest.raises(NotAllowed):
        own_calendars.add_own_calendar(amal, address=URL, by=jona, at=at)

    assert own_calendars.add_own_calendar(amal, address=URL, by=herself, at=at).pk


def test_removing_takes_the_times_with_it(amal, ines, at, own):
    read(own, at)
    other = make_interpreter(amal.pool, "Chadi Nassar")

    with pytest.raises(LostRace):
        own_calendars.remove_own_calendar(other, calendar=own, by=ines, at=at)
    assert BusyTime.objects.count() == 1
    own_calendars.remove_own_calendar(amal, calendar=own, by=ines, at=at)
    assert BusyTime.objects.count() == OwnCalendar.objects.count() == 0


def test_reading_keeps_times_and_nothing_else(at, own, there):
    row = read(own, at)

    assert times() == [(datetime(2026, 11, 24, 8, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC))]
    assert (row.read_at, row.due_at, row.problem, row.failures, row.etag) == (at, at + HOUR, "", 0, '"1"')
    assert row.read_until > at + timedelta(days=120)


def test_our_own_invites_in_there_do_not_count(at, own, there):
    read(own, at, ours=("a",))

    assert times() == []


def test_what_is_unchanged_is_not_written_again(at, own, there):
    read(own, at)
    before = list(BusyTime.objects.values_list("pk", flat=True))

    row = read(own, at + HOUR)
    assert "If-None-Match" in there.asked[1]
    there.etag = ""
    read(own, at + 2 * HOUR)

    assert row.read_at == at + HOUR
    assert list(BusyTime.objects.values_list("pk", flat=True)) == before


def test_what_is_changed_replaces_all_of_it(at, own, there):
    read(own, at)
    there.etag, there.body = '"2"', calendar(DENTIST.replace("20261124", "20261125"))

    read(own, at + HOUR)

    assert [start.day for start, _end in times()] == [25]


def test_when_the_end_of_what_was_read_comes_near_all_is_read_again(at, own, there):
    read(own, at)
    there.body = calendar(DENTIST + "\r\nRRULE:FREQ=MONTHLY")
    row = read(own, at + timedelta(days=19))
    assert len(times()) == 1

    row = read(own, at + timedelta(days=22))

    assert len(times()) > 1
    assert row.read_until > at + timedelta(days=140)


def test_a_failure_keeps_what_was_read_and_waits_longer_each_time(at, own, there):
    read(own, at)
    there.etag, there.status = "", "500 Oops"
    waits = []

    for _each in range(7):
        row = read(own, at + HOUR)
        waits.append((row.due_at - at) // HOUR - 1)

    assert waits == [1, 2, 4, 8, 16, 24, 24]
    assert (row.problem, row.failures, row.read_at, len(times())) == ("answer", 7, at, 1)
    there.status = "200 OK"
    row = read(own, at + 2 * HOUR)
    assert (row.problem, row.failures, row.due_at) == ("", 0, at + 3 * HOUR)


def test_after_a_failure_unchanged_is_well_again(at, own, there):
    read(own, at)
    there.say = lambda line, _question: line.sendall(b"nonsense")
    assert read(own, at + HOUR).problem == "answer"
    there.say = there.usual

    row = read(own, at + 2 * HOUR)

    assert (row.problem, row.failures, len(times())) == ("", 0, 1)


def test_who_asks_us_to_wait_is_heard(at, own, there):
    there.status, there.more = "429 Too Many Requests", ("Retry-After: 40000",)

    row = read(own, at)

    assert (row.problem, row.due_at) == ("too_busy", at + timedelta(seconds=40_000))


def test_a_304_that_nobody_asked_for_is_no_calendar(at, own, there):
    there.say = lambda line, _question: line.sendall(b"HTTP/1.1 304 Not Modified\r\n\r\n")

    assert read(own, at).problem == "answer"


@pytest.mark.parametrize(
    ("body", "problem", "failures"),
    [
        (b"<html>Bitte anmelden</html>", "no_calendar", 1),
        (calendar(DENTIST + "\r\nRRULE:FREQ=SECONDLY"), "too_often", 1),
        (calendar(DENTIST, "DTSTART:morgen"), "partly", 0),
        (calendar("DTSTART;TZID=Mond:20261124T090000\r\nDURATION:PT1H"), "zones", 0),
    ],
)
def test_what_is_wrong_with_it_is_kept_as_a_word(at, own, there, body, problem, failures):
    there.body = body

    row = read(own, at)

    assert (row.problem, row.failures) == (problem, failures)


def test_a_host_inside_is_not_read_unless_it_is_listed(at, own, there, settings):
    settings.CALENDAR_NETWORKS = ()

    assert read(own, at).problem == "not_public"
    assert there.asked == []


def test_removed_while_it_was_read(amal, ines, at, own, there):
    row = OwnCalendar.objects.get(pk=own.pk)
    own_calendars.remove_own_calendar(amal, calendar=own, by=ines, at=at)

    busy_times.read_own_calendar(row, tz=BERLIN, ours=(), at=at)

    assert BusyTime.objects.count() == 0


def test_it_is_claimed_once(at, own):
    first, second = (OwnCalendar.objects.get(pk=own.pk) for _each in "ab")

    assert busy_times.claim(first, at=at)
    assert not busy_times.claim(second, at=at)
    assert OwnCalendar.objects.get(pk=own.pk).due_at > at


def test_what_breaks_here_is_a_failure_too(at, own, monkeypatch, caplog):
    monkeypatch.setattr(limited, "COMMAND", ["true"])  # ends well, and says nothing

    row = read(own, at)

    assert (row.problem, row.failures, row.due_at, times()) == ("ours", 1, at + HOUR, [])
    assert "JSONDecodeError" in caplog.text and "127.0.0.1" not in caplog.text


def test_no_address_gets_into_a_log(at, own, there, caplog):
    there.status = "404 Not Found"
    with caplog.at_level(logging.DEBUG):
        read(own, at)

    assert "gone" in caplog.text
    assert "127.0.0.1" not in caplog.text and "basic.ics" not in caplog.text
