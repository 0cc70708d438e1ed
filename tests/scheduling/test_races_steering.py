"""Two coordinators steer the same search in the same second: one wins, the other hears of it."""

from datetime import datetime, timedelta

import pytest

from pool.models import Interpreter
from scheduling.actions import asking_by_hand, assignments, offers, steering
from scheduling.models import Assignment
from tests.builders import coordinator_of, interpreter_actor, make_authority, sent_offers, submit
from tests.scheduling.test_races import at_once, crowd

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_pauses_are_one(at: datetime) -> None:
    request = submit(make_authority(crowd(4)), at)
    by = coordinator_of(request.pool)

    outcomes = at_once(*(lambda: steering.pause_search(request, by=by, at=at) for _n in range(3)))

    assert outcomes == {"done": 1, "AlreadyPaused": 2}


def test_the_next_ones_are_asked_once(at: datetime) -> None:
    pool = crowd(8)
    pool.round_size = 2
    pool.save()
    request = submit(make_authority(pool), at)
    by = coordinator_of(pool)

    outcomes = at_once(*(lambda: asking_by_hand.ask_now(request, by=by, at=at, after=1) for _n in range(3)))

    assert outcomes == {"done": 1, "AskedJustNow": 2}
    assert request.offers.count() == 4


def test_the_same_person_is_chosen_once(at: datetime) -> None:
    pool = crowd(4)
    pool.round_size = 1
    pool.save()
    request = submit(make_authority(pool), at)
    last = Interpreter.objects.of(pool).latest("pk").pk
    told = {"interpreters": [last], "by": coordinator_of(pool), "at": at}

    outcomes = at_once(*(lambda: asking_by_hand.ask_by_hand(request, **told) for _n in range(3)))

    assert outcomes == {"done": 1, "AskedAlready": 2}
    assert request.offers.filter(interpreter=last).count() == 1


def test_two_coordinators_and_a_yes_fill_one_place(at: datetime) -> None:
    pool = crowd(3)
    request = submit(make_authority(pool), at, starts=at + timedelta(days=1))
    offer, by = sent_offers(request, at)[0], coordinator_of(pool)
    first, last = Interpreter.objects.of(pool).order_by("pk")[1:3]

    outcomes = at_once(
        lambda: offers.accept_offer(offer, by=interpreter_actor(offer), at=at),
        lambda: assignments.assign_by_hand(request, interpreter=first, by=by, at=at),
        lambda: assignments.assign_by_hand(request, interpreter=last, by=by, at=at),
    )

    assert outcomes == {"done": 1, "AlreadyFilled": 2}
    assert Assignment.objects.of(pool).count() == 1
