"""What each reader's calendar shows: the same event as in the mail, and no more than they may know."""

from datetime import datetime, timedelta

import ics
import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from notifications.models import Message
from scheduling.actions import assignments
from scheduling.models import Assignment
from tests.builders import accepted, coordinator_of, interpreter_actor, submit
from tests.people import Cast
from tests.scheduling.feeds.reading import address_for, address_of, ask, clerk, components, shown, uid
from tests.scheduling.links.post import at_time

DAY = timedelta(days=1)
NOTES = "Bitte nicht klingeln, das Kind schläft."


@pytest.fixture
def held(people: Cast, at: datetime) -> Assignment:
    """Amal comes to the youth office."""
    return accepted(submit(people.youth_office, at, notes=NOTES), at)


def test_it_is_the_event_of_the_mail(held: Assignment, at: datetime) -> None:
    mail = Message.objects.filter(about=f"assignment:{held.pk}", recipient=held.person.email).latest("pk")
    (event,) = components(ask(address_for(held.interpreter, at)))
    lines = mail.ics.replace("\r\n ", "").split("\r\n")

    for name in (
        "UID",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "LOCATION",
        "DESCRIPTION",
        "STATUS",
        "CLASS",
    ):
        assert f"{name}:{event.get(name)}" in lines, name
    assert event.get("DTSTAMP") == event.get("LAST-MODIFIED") == f"{held.revised_at:%Y%m%dT%H%M%SZ}"


def test_volunteer_reads_where_to_go_and_whom_to_ask_for(held: Assignment, at: datetime) -> None:
    (event,) = components(ask(address_for(held.interpreter, at)))

    assert event.get("SUMMARY") == f"Einsatz {held.code}: Arabisch (Levante)"
    assert event.get("LOCATION") == "Südring 2\\, 34497 Korbach"
    assert "Foyer" in event.get("DESCRIPTION") and "Frau Klee 069 90009002" in event.get("DESCRIPTION")
    assert event.get("URL") == ""


def test_clerk_reads_who_comes_and_opens_the_request(held: Assignment, at: datetime) -> None:
    (event,) = components(ask(address_of(held.pool, clerk(held), at)))

    assert "Amal Haddad" in event.get("DESCRIPTION")
    assert "0171" not in event.get("DESCRIPTION")
    assert event.get("URL").endswith(f"/anfragen/{held.request_id}/")


def test_coordinator_reads_who_goes_where(held: Assignment, people: Cast, at: datetime) -> None:
    (event,) = components(ask(address_of(held.pool, people.actor(people.ines), at)))

    assert "Einrichtung: Jugendamt Korbach\\nEs kommt: Amal Haddad" in event.get("DESCRIPTION")
    assert event.get("URL").endswith(f"/desk/requests/{held.request_id}/")


def test_nothing_of_the_case_stands_there(held: Assignment, people: Cast, at: datetime) -> None:
    for by in (interpreter_actor(held), clerk(held), people.actor(people.ines)):
        text = ask(address_of(held.pool, by, at)).content.decode()

        assert "AZ 17/4" not in text and "klingeln" not in text.replace("\r\n ", "")


def test_what_is_off_says_so_and_nothing_else(held: Assignment, at: datetime) -> None:
    address = address_for(held.interpreter, at)

    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")

    (event,) = components(ask(address))
    assert (event.get("STATUS"), event.get("SEQUENCE")) == ("CANCELLED", "1")
    assert event.get("SUMMARY") == f"Abgesagt: Einsatz {held.code}: Arabisch (Levante)"
    assert event.get("LOCATION") == event.get("DESCRIPTION") == event.get("GEO") == ""


def test_what_is_off_is_gone_after_thirty_days(held: Assignment, at: datetime) -> None:
    address = address_for(held.interpreter, at)
    Assignment.objects.of(held.pool).filter(pk=held.pk).update(starts=at + 60 * DAY, ends=at + 61 * DAY)
    held.refresh_from_db()
    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")

    def days_later(number: int) -> bool:
        at_time(at + number * DAY)
        return bool(shown(address))

    assert [days_later(number) for number in (0, 29, 30, 31)] == [True, True, True, False]


def test_replaced_volunteer_loses_it_and_the_clerk_sees_both(
    held: Assignment, people: Cast, at: datetime
) -> None:
    hers, clerks = address_for(held.interpreter, at), address_of(held.pool, clerk(held), at)
    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")
    request = type(held.request).objects.of(held.pool).get(pk=held.request_id)
    new = assignments.assign_by_hand(
        request, interpreter=people.chadi, by=coordinator_of(held.pool), at=at, reason="am Telefon"
    )

    assert {key: one.cancelled for key, one in shown(hers).items()} == {uid(held): True}
    assert {key: one.cancelled for key, one in shown(clerks).items()} == {uid(held): True, uid(new): False}
    assert set(shown(address_for(people.chadi, at))) == {uid(new)}


def test_coordinator_may_look_at_a_part(people: Cast, at: datetime) -> None:
    arabic = accepted(submit(people.youth_office, at), at)
    request = submit(people.school, at, language="tir", starts=at + 2 * DAY)
    tigrinya = assignments.assign_by_hand(
        request, interpreter=people.bo, by=coordinator_of(people.pool), at=at, reason="am Telefon"
    )
    ines = people.actor(people.ines)

    def seen(**about: object) -> set[str]:
        return set(shown(address_of(people.pool, ines, at, **about)))

    assert seen() == {uid(arabic), uid(tigrinya)}
    assert seen(language="tir") == seen(interpreter=people.bo) == {uid(tigrinya)}
    assert seen(authority=people.youth_office) == {uid(arabic)}
    assert seen(language="tir", authority=people.youth_office) == set()


def test_three_parsers_read_it(held: Assignment, at: datetime) -> None:
    text = ask(address_for(held.interpreter, at)).content.decode()

    (by_ical,) = IcsCalendarStream.calendar_from_ics(text).events
    (by_ics,) = ics.Calendar(text).events
    by_vobject = vobject.readOne(text).vevent
    assert by_ical.uid == by_ics.uid == by_vobject.uid.value == uid(held)
    assert by_ical.dtstart == by_ics.begin.datetime == by_vobject.dtstart.value == held.starts
    assert by_ical.location == by_ics.location == by_vobject.location.value == "Südring 2, 34497 Korbach"


def test_german_whatever_the_program_prefers(held: Assignment, at: datetime) -> None:
    page = ask(address_for(held.interpreter, at), accept_language="en")

    assert page["Content-Language"] == "de"
    assert "Sprache: Arabisch" in page.content.decode()
