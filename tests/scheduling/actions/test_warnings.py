"""It is hard to find somebody: who hears it, when, once, and with which ways out."""

from datetime import datetime, timedelta

import pytest

from notifications import clock, optouts
from notifications.models import Message
from pool.models import Authority
from scheduling import queries, tasks
from scheduling.actions.warnings import warn_hard_to_fill
from scheduling.models import Request, Round
from tests.builders import accepted, make_authority, make_interpreter, make_pool, make_substitute, submit
from tests.scheduling.pairs import change, no, sent_offers

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def office(db: None, at: datetime) -> Authority:
    """Amal is asked; Chadi wants no SMS; Emin only telephones; Zainab would be understood."""
    pool = make_pool(wider_percent=0)
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_interpreter(pool, "Chadi Nassar", plz="34454", mobile="+491713920003")
    optouts.opt_out("+491713920003", at, "sms")
    make_interpreter(pool, "Emin Aslan", mobile="+491713920005", on_site=False)
    make_substitute(make_interpreter(pool, "Zainab Aziz", "acm", mobile="+491713920011"), "apc")
    return make_authority(pool)


def mails(kind: str) -> dict[str, Message]:
    """By who got it: coordination or clerk."""
    rows = Message.objects.filter(kind=kind, channel="email").order_by("pk")
    return {"desk" if m.recipient.startswith("pool@") else "clerk": m for m in rows}


def at_the_end_of_the_ladder(office: Authority, at: datetime) -> Request:
    """Amal is asked and silent, and there is nobody else."""
    request = submit(office, at, starts=at + 3 * DAY)
    sent_offers(request, at)
    tasks_at(at + 2 * HOUR)
    return Request.objects.of(office.pool_id).get(pk=request.pk)


def tasks_at(at: datetime) -> None:
    """The sweep at this instant."""
    clock.move(at - clock.now() + timedelta(seconds=2))
    tasks.sweep()


def test_end_of_the_ladder_is_told_once_to_both(office: Authority, at: datetime) -> None:
    request = at_the_end_of_the_ladder(office, at)
    tasks_at(at + 5 * HOUR)

    assert (request.state, request.warned_at is not None) == ("searching", True)
    assert Message.objects.filter(kind="hard_to_fill").count() == 2
    assert (
        "Alle, die passen, sind gefragt. Eine Zusage kann noch kommen." in mails("hard_to_fill")["clerk"].body
    )
    assert [event.verb for event in queries.story(request)].count("warn") == 1


def test_ways_out_are_in_both_mails_and_the_people_only_in_one(office: Authority, at: datetime) -> None:
    at_the_end_of_the_ladder(office, at)

    to_clerk, to_desk = mails("hard_to_fill")["clerk"].body, mails("hard_to_fill")["desk"].body
    for body in (to_clerk, to_desk):
        assert "- Nennen Sie eine andere Zeit, die auch ginge." in body
        assert "- Am Telefon: dann hätten wir 3 Personen." in body
        assert "- Auch Arabisch (Irak): 1 Person spricht das und wird oft verstanden." in body
    assert "Amal" not in to_clerk and "Chadi" not in to_clerk
    assert "- Amal Haddad, 0 km, 0171 3920001: hat auf die Frage nicht geantwortet" in to_desk
    assert "- Chadi Nassar, 22 km, 0171 3920003: zurzeit keine SMS gewünscht sind" in to_desk
    assert "/anfragen/" in to_clerk and "/desk/requests/" in to_desk


def test_sweep_tells_that_little_time_is_left(office: Authority, at: datetime) -> None:
    request = submit(office, at, starts=at + 3 * DAY)
    sent_offers(request, at)
    Round.objects.of(office.pool_id).update(waits_until=at + 3 * DAY)  # so that the ladder has no end yet

    tasks_at(at + 2 * DAY - HOUR)
    before = mails("hard_to_fill")
    tasks_at(at + 2 * DAY + HOUR)

    assert before == {}
    assert "bis zum Termin ist es nicht mehr lang" in mails("hard_to_fill")["clerk"].body


def test_short_notice_is_not_told_twice_over(office: Authority, at: datetime) -> None:
    submit(office, at, starts=at + 20 * HOUR)

    assert not queries.due_warnings(at).exists()


def test_due_warnings_are_those_that_begin_within_a_day(office: Authority, at: datetime) -> None:
    request = submit(office, at, starts=at + 3 * DAY)

    found = {hours: queries.due_warnings(at + timedelta(hours=hours)).exists() for hours in (47, 48, 71, 72)}
    warn_hard_to_fill(request, at=at + 2 * DAY, exhausted=False)

    assert found == {47: False, 48: True, 71: True, 72: False}
    assert "bis zum Termin ist es nicht mehr lang" in mails("hard_to_fill")["desk"].body
    assert not queries.due_warnings(at + 2 * DAY).exists()


def test_who_is_found_is_not_warned_about(office: Authority, at: datetime) -> None:
    request = submit(office, at, starts=at + 3 * DAY)
    accepted(request, at)

    warn_hard_to_fill(request, at=at)

    assert mails("hard_to_fill") == {}


def test_new_question_makes_room_for_another_warning(office: Authority, at: datetime) -> None:
    request = at_the_end_of_the_ladder(office, at)

    changed = change(request, at + 6 * HOUR, at + 4 * DAY)

    assert changed.warned_at is None


def test_found_after_all_makes_room_for_another_warning(office: Authority, at: datetime) -> None:
    request = at_the_end_of_the_ladder(office, at)

    accepted(request, at + 6 * HOUR)

    request.refresh_from_db()
    assert (request.state, request.warned_at) == ("filled", None)


def test_nobody_found_tells_the_ways_out_and_whom_to_phone(office: Authority, at: datetime) -> None:
    request = submit(office, at, starts=at + 3 * DAY)
    no(request, "Amal", at)

    to_clerk, to_desk = mails("unfilled")["clerk"].body, mails("unfilled")["desk"].body
    assert "- Am Telefon: dann hätten wir 3 Personen." in to_clerk
    assert "Chadi Nassar" in to_desk and "Amal" not in to_desk
    assert "Chadi" not in to_clerk
