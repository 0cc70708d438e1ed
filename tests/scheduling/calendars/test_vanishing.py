"""An entry vanishes where nobody reads it any more, and nobody hears of one they never had."""

from notifications import inbox, incoming, outbox
from notifications.models import Message
from tests.notifications.mails import bounce
from tests.scheduling.calendars.world import AMAL, DAY, World, diaries, held, last, methods

NEW = "neu@person.example"


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
    assert (last(world, AMAL).event.get("LOCATION"), last(world, AMAL).event.get("URL")) == ("", "")
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


def test_what_was_taken_and_came_back_may_stand_in_a_calendar_all_the_same(world: World) -> None:
    """She has her mail passed on to an address that is dead; the event stands in the calendar she uses."""
    row = held(world)
    had = Message.objects.get(ics_method="REQUEST", recipient=AMAL)
    incoming.take_mail(bounce(had.provider_id or ""), at=world.now)
    inbox.understand(Message.objects.get(kind="bounce").pk, at=world.now)
    had.refresh_from_db()
    assert had.state == "failed"

    world.withdraw(row.request)
    world.leave()

    assert methods(world, AMAL) == ["REQUEST", "CANCEL"]


def test_what_was_refused_does_not_count_as_had(world: World) -> None:
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
