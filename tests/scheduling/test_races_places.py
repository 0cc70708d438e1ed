"""Many at once, at two places of one Request: on SQLite and again on PostgreSQL."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from scheduling.actions import assignments, changes, offers, rounds
from scheduling.actions.wanted import Second
from scheduling.models import Assignment, Offer, Request
from tests.builders import clerk_of, interpreter_actor, make_authority, sent_offers, submit, wanted
from tests.scheduling.test_races import MANY, at_once, crowd

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def asked_for_two(at: datetime, size: int = MANY) -> tuple[Request, list[Offer]]:
    """One half of the crowd is asked for the first place, the other half for the second."""
    pool = crowd(size)
    pool.round_size = size // 2
    pool.save()
    request = submit(make_authority(pool), at, second=Second("apc"))
    return request, sent_offers(request, at)


def yes(offer: Offer, at: datetime) -> Assignment:
    """This person comes."""
    return offers.accept_offer(offer, by=interpreter_actor(offer), at=at)


def live(request: Request) -> list[int]:
    """The numbers of the places that are held."""
    rows = Assignment.objects.of(request.pool_id).filter(request=request, state="confirmed")
    return sorted(rows.values_list("position__number", flat=True))


def test_many_yeses_to_two_places_make_two_assignments(at: datetime) -> None:
    request, asked = asked_for_two(at)
    assert Counter(offer.position.number for offer in asked) == {1: MANY // 2, 2: MANY // 2}

    outcomes = at_once(*(lambda o=o: yes(o, at) for o in asked))

    request.refresh_from_db()
    people = set(request.assignments.values_list("person_id", flat=True))
    assert outcomes == {"done": 2, "AlreadyFilled": MANY - 2}
    assert (request.state, live(request), len(people)) == ("filled", [1, 2], 2)
    assert not request.offers.filter(state__in=["queued", "sent"]).exists()


def test_both_drop_out_at_once_and_both_places_are_searched_for(at: datetime) -> None:
    request, asked = asked_for_two(at, size=6)
    held = [yes(next(o for o in asked if o.position.number == number), at) for number in (1, 2)]

    outcomes = at_once(
        *(
            lambda one=one: assignments.cancel_assignment(one, by=interpreter_actor(one), at=at, reason="")
            for one in held
        )
    )

    request.refresh_from_db()
    assert outcomes == {"done": 2}
    assert (request.state, live(request)) == ("searching", [])


def test_yes_to_a_place_that_is_just_left_out(at: datetime) -> None:
    request, asked = asked_for_two(at, size=4)
    by, _person = clerk_of(request.authority)
    second = next(offer for offer in asked if offer.position.number == 2)

    outcomes = at_once(
        lambda: yes(second, at),
        lambda: changes.change_request(request, wanted=wanted(at + DAY), by=by, at=at),
    )

    request.refresh_from_db()
    assert outcomes["done"] == 1
    assert outcomes["SecondHeld"] + outcomes["OfferOver"] == 1
    assert live(request) == ([2] if outcomes["SecondHeld"] else [])


def test_answers_about_a_new_time_while_the_search_is_swept(at: datetime) -> None:
    request, asked = asked_for_two(at, size=6)
    for number in (1, 2):
        yes(next(o for o in asked if o.position.number == number), at)
    by, _person = clerk_of(request.authority)
    new = wanted(at + 2 * DAY, second=Second("apc"))
    changes.change_request(request, wanted=new, by=by, at=at)
    first, second = sent_offers(request, at)

    outcomes = at_once(
        lambda: yes(first, at),
        lambda: offers.decline_offer(second, by=interpreter_actor(second), at=at),
        *[lambda: rounds.ask_next(request, at=at)] * 3,
    )

    request.refresh_from_db()
    assert outcomes == {"done": 5}
    assert (request.state, live(request)) == ("searching", [1])
