"""Asking well: few at a time, one reminder, nobody too often, nobody at night."""

from datetime import datetime, time, timedelta

import pytest

from notifications.models import Message
from pool.models import Event, Interpreter, Pool
from scheduling.actions import offers, rounds
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
HOUR = timedelta(hours=1)


def crowd(number: int = 6, **rules: object) -> Pool:
    """So many speakers at one place, in a Pool with these rules."""
    pool = make_pool(**({"policy": "adaptive", "reminds": True} | rules))
    for n in range(1, number + 1):
        make_interpreter(pool, f"Person{n} Haddad", mobile=f"+49171392000{n}")
    return pool


def sent(request: Request, at: datetime) -> int:
    """How many questions have gone out by then, all of which really left."""
    sent_offers(request, at)
    return Offer.objects.of(request.pool_id).filter(request=request).count()


def filed(pool: Pool, at: datetime, ahead: timedelta = timedelta(days=7)) -> Request:
    """A Request whose first questions have left."""
    request = submit(make_authority(pool), at, starts=at + ahead)
    sent_offers(request, at)
    return request


def test_what_is_far_off_asks_one(at: datetime) -> None:
    request = filed(crowd(), at)

    assert sent(request, at) == 1
    round = request.rounds.get()
    assert (round.policy, round.minutes, round.step) == ("adaptive", 60, "wished")
    assert round.facts["chance"] >= round.facts["target"]


def test_what_is_urgent_asks_more_and_waits_for_less(at: datetime) -> None:
    request = filed(crowd(), at, 100 * HOUR / 60)

    assert sent(request, at) >= 4
    assert request.rounds.get().minutes == 15


def test_a_no_is_followed_by_the_next_question_at_once(at: datetime) -> None:
    request = filed(crowd(), at)
    first = Offer.objects.of(request.pool_id).get(request=request)

    offers.decline_offer(first, by=interpreter_actor(first), at=at + HOUR / 6)

    assert [offer.interpreter_id for offer in request.offers.order_by("pk")][1:] != []
    assert first.interpreter_id not in {
        offer.interpreter_id for offer in request.offers.filter(state="queued")
    }


def test_who_is_silent_for_three_awake_hours_is_reminded_once(at: datetime) -> None:
    request = filed(crowd(1), at)

    for hours in range(1, 9):
        rounds.ask_next(request, at=at + hours * HOUR)

    offer = Offer.objects.of(request.pool_id).get(request=request)
    assert offer.reminded_at == at + 3 * HOUR
    told = Message.objects.filter(kind="reminder")
    assert [message.recipient for message in told] == ["+491713920001"]
    assert f"JA {offer.code}" in told.get().body


def test_pool_that_reminds_nobody(at: datetime) -> None:
    request = filed(crowd(1, reminds=False), at)

    for hours in range(1, 9):
        rounds.ask_next(request, at=at + hours * HOUR)

    assert not Message.objects.filter(kind="reminder").exists()


def test_who_answers_is_not_reminded_any_more(at: datetime) -> None:
    request = filed(crowd(1), at)
    rounds.ask_next(request, at=at + 3 * HOUR)
    waiting = Message.objects.get(kind="reminder").state

    accepted(request, at + 3 * HOUR)

    assert (waiting, Message.objects.get(kind="reminder").state) == ("queued", "suppressed")


def test_one_by_one_reminds_before_it_asks_the_next(at: datetime) -> None:
    request = filed(crowd(3, policy="one-by-one"), at)

    rounds.ask_next(request, at=at + HOUR)
    reminded = Message.objects.filter(kind="reminder").count()
    asked = sent(request, at + HOUR)
    rounds.ask_next(request, at=at + 1.5 * HOUR)

    assert (reminded, asked) == (1, 1)
    assert sent(request, at + 1.5 * HOUR) == 2


def test_everyone_is_asked_at_once(at: datetime) -> None:
    assert sent(filed(crowd(5, policy="everyone"), at), at) == 5


def test_nobody_gets_more_questions_in_seven_days_than_the_pool_allows(at: datetime) -> None:
    pool = crowd(1, offers_per_week=2)
    office = make_authority(pool)
    for day in range(3):
        submit(office, at + timedelta(days=day), starts=at + timedelta(days=20 + day))
        for offer in Offer.objects.of(pool).filter(state="queued"):
            offers.mark_sent(offer, at=at + timedelta(days=day))

    third = Request.objects.of(pool).latest("pk")
    assert (Offer.objects.of(pool).count(), third.state) == (2, "searching")

    rounds.ask_next(third, at=at + timedelta(days=7, seconds=1))
    assert Offer.objects.of(pool).count() == 3


def test_own_limit_counts_before_the_pools(at: datetime) -> None:
    pool = crowd(1, offers_per_week=1)
    Interpreter.objects.of(pool).update(offers_per_week=0)
    office = make_authority(pool)

    for day in (0, 2):
        submit(office, at + timedelta(days=day), starts=at + timedelta(days=20 + day))
        for offer in Offer.objects.of(pool).filter(state="queued"):
            offers.mark_sent(offer, at=at + timedelta(days=day))

    assert Offer.objects.of(pool).count() == 2


def test_who_has_had_enough_until_it_is_too_late_is_not_waited_for(at: datetime) -> None:
    pool = crowd(1, offers_per_week=1)
    office = make_authority(pool)
    first = submit(office, at, starts=at + timedelta(days=20))
    sent_offers(first, at)

    second = submit(office, at + timedelta(days=2), starts=at + timedelta(days=4))

    assert second.state == "unfilled"


def test_own_quiet_time_counts(at: datetime) -> None:
    pool = crowd(1)
    Interpreter.objects.of(pool).update(quiet_from=time(8), quiet_until=time(12))

    request = submit(make_authority(pool), at, starts=at + timedelta(days=7))  # 9:00 in Germany
    before = request.offers.count()
    rounds.ask_next(request, at=at + 3 * HOUR)

    assert (before, request.offers.count()) == (0, 1)


def test_on_sundays_nobody_is_asked_who_has_not_allowed_it(at: datetime) -> None:
    pool, sunday = crowd(2, quiet_sundays=True), at + timedelta(days=6)
    office = make_authority(pool)

    request = submit(office, sunday, starts=at + timedelta(days=9))
    quiet = request.offers.count()
    Interpreter.objects.of(pool).filter(number=2).update(sundays=True)
    other = submit(office, sunday, starts=at + timedelta(days=10))

    assert quiet == 0
    assert [offer.interpreter.number for offer in other.offers.all()] == [2]


def test_urgent_ones_reach_at_night_who_has_allowed_it_and_nobody_else(at: datetime) -> None:
    pool, night = crowd(3, policy="everyone"), at.replace(hour=21)  # 22:00 in Germany
    Interpreter.objects.of(pool).filter(number=2).update(urgent_anytime=True)

    request = submit(make_authority(pool), night, starts=night + 10 * HOUR)

    assert [offer.interpreter.number for offer in request.offers.all()] == [2]
    assert Message.objects.get(kind="offer").due_at == night


def test_question_that_leaves_late_is_waited_for_all_the_same(at: datetime) -> None:
    request = submit(make_authority(crowd(3, policy="fixed", round_size=1)), at)

    sent_offers(request, at + 2 * HOUR)
    rounds.ask_next(request, at=at + 2.5 * HOUR)

    assert request.rounds.get().waits_until == at + 3 * HOUR


def test_late_yes_is_remembered(at: datetime) -> None:
    request = filed(crowd(2, policy="everyone"), at)
    winner = accepted(request, at)
    loser = Offer.objects.of(request.pool_id).exclude(person=winner.person_id).get()

    with pytest.raises(offers.AlreadyFilled):
        offers.accept_offer(loser, by=interpreter_actor(loser), at=at + HOUR)

    loser.refresh_from_db()
    assert loser.late_yes_at == at + HOUR


def test_every_reminder_stands_in_the_journal(at: datetime) -> None:
    request = filed(crowd(1), at)

    rounds.ask_next(request, at=at + 3 * HOUR)

    assert Event.objects.of(request.pool_id).filter(verb="remind").count() == 1
