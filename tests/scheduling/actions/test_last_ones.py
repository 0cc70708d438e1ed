"""When nobody else is left: who was told "taken" after a drop-out, and who was silent about another time."""

from datetime import datetime, timedelta

import pytest

from pool.models import Authority
from scheduling.actions import assignments, offers, rounds
from scheduling.models import Offer, Request
from tests.builders import (
    accepted,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
)

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def office_with(number: int, **rules: object) -> Authority:
    """An office in a Pool of so many speakers."""
    pool = make_pool(wider_percent=0, **rules)
    for n in range(1, number + 1):
        make_interpreter(pool, f"Person{n} Haddad", mobile=f"+49171392000{n}")
    return make_authority(pool)


def names(request: Request, *states: str) -> list[str]:
    """Whose questions are in one of these states, in the order of asking."""
    rows = request.offers.filter(state__in=states).order_by("pk").select_related("person")
    return [offer.person.name.split()[0] for offer in rows]


def drops_out(request: Request, at: datetime) -> str:
    """The first yes is taken back an hour later; who that was."""
    held = accepted(request, at)
    who = interpreter_actor(held)
    assignments.cancel_assignment(held, by=who, at=at + HOUR, reason="krank")
    return held.person.name.split()[0]


def test_after_a_drop_out_those_not_yet_asked_come_first(at: datetime) -> None:
    request = submit(office_with(4), at, starts=at + 10 * DAY)
    sent_offers(request, at)

    gone = drops_out(request, at)

    assert gone == "Person1"
    assert names(request, "queued") == ["Person4"]


def test_when_none_is_left_those_who_were_told_taken_may_answer_after_all(at: datetime) -> None:
    request = submit(office_with(3), at, starts=at + 10 * DAY)
    sent_offers(request, at)

    drops_out(request, at)

    request.refresh_from_db()
    assert request.state == "searching"
    assert names(request, "queued") == ["Person2", "Person3"]
    assert accepted(request, at + 2 * HOUR).person.name == "Person2 Haddad"


def test_who_said_no_and_who_dropped_out_are_left_in_peace(at: datetime) -> None:
    request = submit(office_with(2, round_size=2), at, starts=at + 10 * DAY)
    second = sent_offers(request, at)[1]
    offers.decline_offer(second, by=interpreter_actor(second), at=at)

    drops_out(request, at)

    request.refresh_from_db()
    assert (request.state, names(request, "queued", "sent")) == ("unfilled", [])


def test_who_is_silent_about_one_time_is_asked_for_another_when_nobody_else_is_left(at: datetime) -> None:
    request = submit(office_with(1), at, starts=at + 8 * DAY, other_times=(at + 9 * DAY,))
    sent_offers(request, at)

    rounds.ask_next(request, at=at + 3 * HOUR)
    early = request.offers.count()
    rounds.ask_next(request, at=at + DAY + 2 * HOUR)

    asked = Offer.objects.of(request.pool_id).filter(request=request).order_by("pk")
    assert early == 1, "for a day the answer may still come"
    assert [offer.slot.starts for offer in asked] == [at + 8 * DAY, at + 9 * DAY]
