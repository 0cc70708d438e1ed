"""What stands in the entry of each reader: what they may know, at the time it is."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from notifications.models import Message
from pool.models import Interpreter
from scheduling import calendar
from scheduling.calendar import Reader
from scheduling.models import Assignment, Request
from tests.scheduling.calendars.diary import Post
from tests.scheduling.calendars.world import AMAL, DAY, HOUR, World, diaries, held, last, methods


def line(post: Post, name: str) -> str:
    """A property as its reader sees it."""
    return post.event.get(name).replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")


def params(post: Post, name: str) -> dict[str, str]:
    """The parameters of a property."""
    return next(params for found, params, _value in post.event.lines if found == name)


def test_who_comes_reads_whom_to_ask_for_and_finds_the_page_with_the_rest(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notifications.clock.now", lambda: world.now)
    held(world, notes="Klientin ist schwanger", meeting_point="Foyer, links")

    post = last(world, AMAL)

    assert line(post, "DESCRIPTION").splitlines() == [
        "Sprache: Arabisch (Levante)",
        "Treffpunkt: Foyer, links",
        "Ansprechperson: Frau Klee 069 90009002",
        "Fragen an: Dolmetscherpool testkreis 069 90009001",
    ]
    assert [one.name for one in post.event.inside] == ["VALARM"]
    assert post.event.get("URL").startswith(f"{settings.PUBLIC_URL}/k/")
    page = Client().get(post.event.get("URL").removeprefix(settings.PUBLIC_URL), follow=True)
    assert "Klientin ist schwanger" in page.content.decode()


def test_the_link_of_the_entry_is_the_one_of_the_mail(world: World) -> None:
    held(world)

    mail = Message.objects.get(recipient=AMAL, kind="confirmed")

    assert last(world, AMAL).event.get("URL") in mail.body


@pytest.mark.parametrize(("shares", "told"), [(False, "Amal Haddad"), (True, "Amal Haddad 0171 3920001")])
def test_the_clerk_reads_who_comes_and_a_number_only_if_it_is_shared(
    world: World, shares: bool, told: str
) -> None:
    Interpreter.objects.of(world.office.pool).update(share_phone=shares)
    row = held(world)

    post = last(world, world.clerk.email)

    assert f"Es kommt: {told}" in line(post, "DESCRIPTION").splitlines()
    assert post.event.get("URL") == f"{settings.PUBLIC_URL}/anfragen/{row.request_id}/"
    assert post.event.inside == []


def test_no_entry_tells_what_only_the_office_should_know(world: World) -> None:
    held(world, notes="Klientin ist schwanger", file_reference="AZ 17/4")

    for message in Message.objects.exclude(ics=""):
        entry = message.ics.replace("\r\n ", "")
        assert "schwanger" not in entry and "17/4" not in entry and "Jugendamt" not in entry
        assert "SUMMARY:Einsatz " in entry and "CLASS:PRIVATE" in entry


@pytest.mark.parametrize(("read", "asked"), [(False, "FALSE"), (True, "TRUE")])
def test_answers_are_asked_for_of_who_comes_where_they_are_read(
    world: World, settings: Any, read: bool, asked: str
) -> None:
    settings.MAIL_REPLIES = read
    held(world)

    assert params(last(world, AMAL), "ATTENDEE")["RSVP"] == asked
    assert params(last(world, world.clerk.email), "ATTENDEE")["RSVP"] == "FALSE"


@pytest.mark.parametrize(
    ("fields", "geo"),
    [
        ({"street": ""}, True),
        ({"street": "Südring 2"}, False),
        ({"street": "", "modality": "phone"}, False),
    ],
)
def test_a_point_on_the_map_only_where_no_street_says_better(
    world: World, fields: dict[str, str], geo: bool
) -> None:
    held(world, **fields)

    assert bool(last(world, AMAL).event.get("GEO")) == geo


@pytest.mark.parametrize(
    ("starts", "stands"),
    [
        (datetime(2027, 3, 27, 23, 15, tzinfo=UTC), "20270327T231500Z"),  # 00:15, two hours before the gap
        (datetime(2026, 12, 31, 22, 0, tzinfo=UTC), "20261231T220000Z"),
        (datetime(2027, 1, 31, 23, 0, tzinfo=UTC), "20270131T230000Z"),  # midnight, the first of a month
    ],
)
def test_clock_cases_reach_the_calendar_as_instants(world: World, starts: datetime, stands: str) -> None:
    row = world.yes(world.file(starts, minutes=240))
    world.leave()

    event = last(world, AMAL).event

    assert event.get("DTSTART") == stands
    assert (row.ends - row.starts) == 4 * HOUR
    assert event.get("DTEND") == f"{row.ends:%Y%m%dT%H%M%SZ}"


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati"])
def test_zone_and_language_of_the_process_change_no_byte(
    world: World, zone: str, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    row = held(world)
    before = calendar.invitation(row, Reader.REQUESTER, world.clerk, at=world.now)

    settings.TIME_ZONE = zone
    with translation.override("en"):
        fresh = Assignment.objects.of(row.pool_id).get(pk=row.pk)
        after = calendar.invitation(fresh, Reader.REQUESTER, world.clerk, at=world.now)

    assert after == before
    assert after.location == "Südring 2, 34497 Korbach"


def test_a_request_under_way_to_a_new_time_stands_at_the_old_one(world: World) -> None:
    row = held(world)

    world.change(row.request, starts=row.starts + DAY)
    world.leave()

    assert methods(world, AMAL) == ["REQUEST"]
    assert diaries(world.posts()) == world.schedule()
    assert Request.objects.of(row.pool_id).get().state == "reconfirming"
