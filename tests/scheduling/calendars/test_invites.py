"""Who gets which entry: what each may know, and that it vanishes where nobody reads it any more."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from notifications import outbox
from notifications.models import Message
from pool.models import Interpreter
from scheduling import calendar
from scheduling.calendar import Reader
from scheduling.models import Assignment, Request
from tests.scheduling.calendars.diary import Post
from tests.scheduling.calendars.world import DAY, HOUR, World, diaries

AMAL, NEW = "amal@person.example", "neu@person.example"


def held(world: World, **fields: Any) -> Assignment:
    """Amal comes in three days, and the invites have left."""
    row = world.yes(world.file(world.now + 3 * DAY, **fields))
    world.leave()
    return row


def methods(world: World, address: str) -> list[str]:
    """What this address was sent, in order."""
    return [post.method for post in world.posts() if post.to == address]


def last(world: World, address: str) -> Post:
    """The last invite to this address."""
    return [post for post in world.posts() if post.to == address][-1]


def line(post: Post, name: str) -> str:
    """A property as its reader sees it."""
    return post.event.get(name).replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")


def params(post: Post, name: str) -> dict[str, str]:
    """The parameters of a property."""
    return next(params for found, params, _value in post.event.lines if found == name)


def test_who_comes_reads_whom_to_ask_for_and_finds_the_page_with_the_rest(world: World) -> None:
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


def test_without_an_address_nothing_is_sent(world: World) -> None:
    world.address(world.who("Amal").person, "")
    row = held(world)

    world.drop_out(row)
    world.leave()

    assert {post.to for post in world.posts()} == {world.clerk.email}


def test_cancel_goes_where_the_request_went_though_the_address_is_gone(world: World) -> None:
    row = held(world)
    world.address(row.person, "")

    world.withdraw(row.request)
    world.leave()

    assert methods(world, AMAL) == ["REQUEST", "CANCEL"]
    assert (line(last(world, AMAL), "LOCATION"), line(last(world, AMAL), "URL")) == ("", "")
    mail = Message.objects.get(recipient=AMAL, ics_method="CANCEL")
    assert f"der Einsatz {row.code} ist abgesagt." in mail.body
    assert "Südring" not in mail.body


def test_who_never_had_a_request_gets_no_cancel(world: World) -> None:
    """A new address, and called off before anything was sent there: the words, no entry."""
    row = held(world)
    world.address(row.person, NEW)

    world.withdraw(row.request)
    world.leave()

    assert (methods(world, AMAL), methods(world, NEW)) == (["REQUEST", "CANCEL"], [])
    mail = Message.objects.get(recipient=NEW)
    assert "der Einsatz ist abgesagt. Bitte kommen Sie nicht." in mail.body
    assert "Kalender" not in mail.body


def test_the_next_change_takes_it_from_the_old_address_to_the_new(world: World) -> None:
    row = held(world)
    world.address(row.person, NEW)

    world.change(row.request, meeting_point="Eingang B")
    world.leave()

    assert (methods(world, AMAL), methods(world, NEW)) == (["REQUEST", "CANCEL"], ["REQUEST"])
    mail = Message.objects.get(recipient=AMAL, ics_method="CANCEL")
    assert f"der Einsatz {row.code} findet statt." in mail.body
    assert "Eingang B" not in mail.body + mail.ics
    world.withdraw(row.request)
    world.leave()
    assert (methods(world, AMAL), methods(world, NEW)) == (["REQUEST", "CANCEL"], ["REQUEST", "CANCEL"])


def test_back_at_the_old_address_it_is_there_again(world: World) -> None:
    row = held(world)

    for address in (NEW, AMAL):
        world.address(row.person, address)
        world.change(row.request, meeting_point=f"Bei {address}")
        world.leave()

    assert methods(world, AMAL) == ["REQUEST", "CANCEL", "REQUEST"]
    assert diaries(world.posts()) == world.schedule()


def test_the_same_address_in_other_letters_is_the_same(world: World) -> None:
    row = held(world)
    world.address(row.person, "Amal@Person.example")

    world.change(row.request, meeting_point="Eingang B")
    world.leave()

    assert [post.method for post in world.posts() if post.to.lower() == AMAL] == ["REQUEST", "REQUEST"]


def test_one_address_for_both_gets_it_once(world: World) -> None:
    world.address(world.clerk, AMAL)
    row = held(world)

    world.withdraw(row.request)
    world.leave()

    assert methods(world, AMAL) == ["REQUEST", "CANCEL"]


def test_what_came_back_does_not_count_as_had(world: World) -> None:
    world.server.rcpt = "550 no such user"
    row = held(world)
    world.server.rcpt = ""

    world.withdraw(row.request)
    world.leave()

    assert world.posts() == []
    assert Message.objects.filter(kind="cancelled", channel="email", state="sent").count() == 2


def test_a_request_that_waits_never_leaves_after_the_cancellation(world: World) -> None:
    row = world.yes(world.file(world.now + 3 * DAY))

    world.withdraw(row.request)
    waiting = Message.objects.filter(ics_method="REQUEST")
    assert {message.state for message in waiting} == {"suppressed"}
    for message in waiting:  # somebody puts them back by hand
        assert outbox.replay(message, at=world.now)
    world.leave()

    assert {message.state for message in waiting.all()} == {"expired"}
    assert world.posts() == []


def test_a_request_in_the_air_is_followed_by_its_cancellation(world: World) -> None:
    """A worker holds it; it may leave, or be refused for now: then it is not tried again."""
    row = world.yes(world.file(world.now + 3 * DAY))
    flying = Message.objects.filter(ics_method="REQUEST", recipient=AMAL)
    flying.update(state="sending", claimed_at=world.now)

    world.withdraw(row.request)
    flying.update(state="queued")
    world.leave()

    assert methods(world, AMAL) == ["CANCEL"]
    assert flying.get().state == "expired"


def test_a_change_does_not_hold_back_what_waits(world: World) -> None:
    """Whoever gets both mails, in whatever order, shows the newer one."""
    row = world.yes(world.file(world.now + 3 * DAY))
    world.change(row.request, meeting_point="Eingang B")
    world.leave()

    assert methods(world, AMAL) == ["REQUEST", "REQUEST"]
    assert diaries(reversed(world.posts())) == world.schedule()


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
