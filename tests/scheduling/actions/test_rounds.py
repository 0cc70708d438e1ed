"""Who is asked when: three people, an hour of awake time, the next."""

from datetime import datetime, timedelta
from unittest import TestCase

import pytest

from notifications.models import Message
from pool.domain.actors import SYSTEM
from pool.models import Event, Pool
from scheduling import queries
from scheduling.actions import offers, rounds
from scheduling.actions.locks import lock_request
from scheduling.models import Assessment, Offer, Request
from tests.builders import (
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def pool() -> Pool:
    """Five speakers, all of them at the same place; the lower number is asked first."""
    pool = make_pool()
    for number in range(1, 6):
        make_interpreter(pool, f"Person{number} Haddad", mobile=f"+49171392000{number}")
    return pool


def asked(request: Request) -> list[list[str]]:
    """The first names of those asked, round by round."""
    return [
        [offer.interpreter.person.name.split()[0] for offer in round.offers.order_by("pk")]
        for round in request.rounds.all()
    ]


def test_first_round_asks_three(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)

    assert asked(request) == [["Person1", "Person2", "Person3"]]
    assert request.rounds.get().waits_until == at + HOUR


def test_next_round_follows_after_an_hour_and_keeps_the_first_open(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)
    sent_offers(request, at)

    rounds.ask_next(request, at=at + timedelta(minutes=59))
    before = asked(request)
    rounds.ask_next(request, at=at + HOUR)

    assert before == [["Person1", "Person2", "Person3"]]
    assert asked(request) == [["Person1", "Person2", "Person3"], ["Person4", "Person5"]]
    assert {offer.state for offer in request.rounds.first().offers.all()} == {"sent"}


def test_next_round_follows_at_once_when_all_said_no(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)

    for offer in sent_offers(request, at):
        offers.decline_offer(offer, by=interpreter_actor(offer), at=at + timedelta(minutes=5))

    assert asked(request) == [["Person1", "Person2", "Person3"], ["Person4", "Person5"]]


def test_a_late_yes_of_an_earlier_round_wins(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)
    early = sent_offers(request, at)[0]
    rounds.ask_next(request, at=at + HOUR)

    assignment = offers.accept_offer(early, by=interpreter_actor(early), at=at + 2 * HOUR)

    assert assignment.interpreter == early.interpreter


def test_night_does_not_count_as_waiting(pool: Pool, at: datetime) -> None:
    evening = at + timedelta(hours=11, minutes=30)  # 20:30 in Germany
    request = submit(make_authority(pool), evening, starts=at + timedelta(days=3))

    assert request.rounds.get().waits_until == at + timedelta(hours=22, minutes=30)  # 07:30


def test_nobody_is_asked_at_night_but_in_the_morning(pool: Pool, at: datetime) -> None:
    night = at + timedelta(hours=13)  # 22:00 in Germany

    request = submit(make_authority(pool), night, starts=at + timedelta(days=3))
    assert not Offer.objects.of(pool).exists()
    rounds.ask_next(request, at=at + timedelta(hours=22))  # 07:00

    assert {m.due_at for m in Message.objects.filter(kind="offer")} == {at + timedelta(hours=22)}


def test_nobody_left_is_told_to_authority_and_coordinator(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at, language="som")

    request.refresh_from_db()
    assert request.state == "unfilled"
    assert {m.recipient for m in Message.objects.filter(kind="unfilled")} == {
        pool.email,
        request.requester.email,
    }


def test_asking_ends_an_hour_before_the_start(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at, starts=at + 3 * HOUR)
    sent_offers(request, at)

    rounds.ask_next(request, at=at + 2 * HOUR)

    request.refresh_from_db()
    assert request.state == "unfilled"
    assert {offer.state for offer in request.offers.all()} == {"expired"}


def test_one_open_question_per_volunteer(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    submit(authority, at)

    second = submit(authority, at, starts=at + timedelta(days=2))

    assert asked(second) == [["Person4", "Person5"]]


def test_two_open_questions_when_it_is_near(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    submit(authority, at)

    urgent = submit(authority, at, starts=at + 6 * HOUR)

    assert asked(urgent) == [["Person4", "Person5", "Person1"]]  # least recently asked first


def test_who_waits_for_others_is_asked_when_they_are_free_again(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    first, second = submit(authority, at), submit(authority, at, starts=at + timedelta(days=2))
    for request in (first, second):
        for offer in sent_offers(request, at):
            offers.decline_offer(offer, by=interpreter_actor(offer), at=at)

    rounds.ask_next(second, at=at + HOUR)

    assert asked(second) == [["Person4", "Person5"], ["Person1", "Person2", "Person3"]]


def test_search_can_be_started_again_by_the_coordinator(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at, language="som")
    make_interpreter(pool, "Sahra Ali", "som", mobile="+491713920009")

    rounds.start_search(request, by=coordinator_of(pool), at=at)

    assert asked(request) == [["Sahra"]]


def test_assessment_keeps_everybody_with_reasons(pool: Pool, at: datetime) -> None:
    make_interpreter(pool, "Weit Weg", plz="24937", mobile="+491713920008")

    request = submit(make_authority(pool), at)

    rows = Assessment.objects.of(pool).get(request=request).candidates
    far = next(row for row in rows if row["name"] == "Weit Weg")
    assert [row["fit"] for row in rows] == [True] * 5 + [False]
    assert far["reasons"][0]["code"] == "too_far"
    assert rows[0]["score"] == round(sum(rows[0]["parts"].values()), 2)


def test_question_count_does_not_grow_with_the_pool(
    pool: Pool, at: datetime, django_assert_num_queries: TestCase
) -> None:
    request = submit(make_authority(pool), at)
    request = lock_request(request)

    with django_assert_num_queries(4):
        queries.candidates_for(request, request.position, at=at)
    make_interpreter(pool, "Noch Eine", mobile="+491713920007")
    with django_assert_num_queries(4):
        queries.candidates_for(request, request.position, at=at)


def test_ask_next_after_the_end_does_nothing(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)
    offer = sent_offers(request, at)[0]
    offers.accept_offer(offer, by=interpreter_actor(offer), at=at)
    events = Event.objects.of(pool).count()

    rounds.ask_next(request, at=at + HOUR)

    assert Event.objects.of(pool).count() == events


def test_undeliverable_question_is_withdrawn_and_the_next_are_asked(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)

    for offer in request.offers.all():
        offers.fail_offer(offer, at=at)

    assert asked(request) == [["Person1", "Person2", "Person3"], ["Person4", "Person5"]]
    assert {o.state for o in request.rounds.first().offers.all()} == {"withdrawn"}
    assert SYSTEM.name in Event.objects.of(pool).filter(verb="undeliverable").values_list("actor", flat=True)


def test_a_round_that_waits_until_the_morning_is_not_given_up_in_the_evening(pool: Pool) -> None:
    evening = datetime(2026, 11, 24, 20, 50, tzinfo=pool.tz)
    request = submit(make_authority(pool), evening, starts=datetime(2026, 11, 25, 8, tzinfo=pool.tz))

    rounds.ask_next(request, at=evening + timedelta(minutes=11))

    request.refresh_from_db()
    assert request.state == "searching"
    assert {offer.state for offer in request.offers.all()} <= {"queued", "sent"}


def test_that_round_is_given_up_when_it_has_waited(pool: Pool) -> None:
    evening = datetime(2026, 11, 24, 20, 50, tzinfo=pool.tz)
    request = submit(make_authority(pool), evening, starts=datetime(2026, 11, 25, 8, tzinfo=pool.tz))

    rounds.ask_next(request, at=datetime(2026, 11, 25, 7, tzinfo=pool.tz))

    request.refresh_from_db()
    assert request.state == "unfilled"
