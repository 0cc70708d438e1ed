"""Questions as planned: exactly the chosen person, judged again, and never twice."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from pool.domain.refusals import NotAllowed
from pool.models import Absence, Event, Interpreter
from scheduling.actions import offers, plans, requests
from scheduling.actions.plans import Pick, send_plan
from scheduling.actions.wanted import Second
from scheduling.models import Assessment, Offer, Request, Round
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_interpreter,
    sent_offers,
    submit,
)
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def people() -> Cast:
    """The cast; the Pool asks one after the other, and Amal has the first question."""
    found = cast()
    found.pool.round_size = 1
    found.pool.save()
    return found


@pytest.fixture
def nobody_asked(people: Cast) -> None:
    """The Pool leaves the asking to the plan."""
    people.pool.round_size = 0
    people.pool.save()


def pick(row: Request, person: Interpreter, /, **changes: int) -> Pick:
    """The line of the page."""
    given = {"request": row.pk, "number": 1, "interpreter": person.pk, "version": row.version}
    return Pick(**(given | changes))


def asked(request: Request) -> list[str]:
    """Who was asked, in order."""
    rows = Offer.objects.of(request.pool_id).filter(request=request).order_by("pk")
    return list(rows.values_list("interpreter__person__name", flat=True))


def refusals(people: Cast, *picks: Pick, at: datetime) -> list[type[Exception]]:
    """What is said of these lines; nothing may have gone out."""
    before = Offer.objects.of(people.pool).count(), Message.objects.count(), Event.objects.count()
    sent = send_plan(people.pool, picks=picks, by=coordinator_of(people.pool), at=at)
    assert not sent.rounds
    assert before == (Offer.objects.of(people.pool).count(), Message.objects.count(), Event.objects.count())
    return [type(refused) for _pick, refused in sent.skipped]


def test_a_searching_request_asks_the_chosen_one_too(people: Cast, at: datetime) -> None:
    request = submit(people.youth_office, at)

    sent = send_plan(people.pool, picks=[pick(request, people.chadi)], by=coordinator_of(people.pool), at=at)

    assert asked(request) == ["Amal Haddad", "Chadi Nassar"]
    assert [one.number for one in sent.rounds] == [2]
    assert sent.skipped == ()
    assert request.assessments.last().facts["planned"] is True


def test_it_is_told_in_the_journal_who_decided(people: Cast, at: datetime) -> None:
    request = submit(people.youth_office, at)

    send_plan(people.pool, picks=[pick(request, people.chadi)], by=coordinator_of(people.pool), at=at)

    event = Event.objects.of(people.pool).get(verb="plan")
    assert (event.actor, event.subject_id, event.facts) == (
        "Ines Vogt",
        request.pk,
        {"place": 1, "interpreter": people.chadi.pk},
    )


def test_an_unfilled_request_is_searched_for_again(people: Cast, at: datetime) -> None:
    request = submit(people.youth_office, at, language="som")
    new = make_interpreter(people.pool, "Sahra Abdi", "som", mobile="+491713920010")

    send_plan(people.pool, picks=[pick(request, new)], by=coordinator_of(people.pool), at=at)

    request.refresh_from_db()
    assert request.state == "searching"
    assert asked(request) == ["Sahra Abdi"]


def test_silence_lets_the_usual_search_go_on(people: Cast, at: datetime) -> None:
    make_interpreter(people.pool, "Dina Saleh", "apc", mobile="+491713920011")
    request = submit(people.youth_office, at)
    send_plan(people.pool, picks=[pick(request, people.chadi)], by=coordinator_of(people.pool), at=at)

    for offer in sent_offers(request, at):
        offers.decline_offer(offer, by=interpreter_actor(offer), at=at)

    assert asked(request) == ["Amal Haddad", "Chadi Nassar", "Dina Saleh"]


def test_a_second_click_asks_nobody_twice(people: Cast, at: datetime) -> None:
    request = submit(people.youth_office, at)
    line = pick(request, people.chadi)
    send_plan(people.pool, picks=[line, line], by=coordinator_of(people.pool), at=at)

    assert refusals(people, line, at=at) == [plans.AskedAlready]
    assert asked(request) == ["Amal Haddad", "Chadi Nassar"]


def test_who_said_no_is_not_asked_again(people: Cast, at: datetime) -> None:
    request = submit(people.youth_office, at)
    offer = sent_offers(request, at)[0]
    offers.decline_offer(offer, by=interpreter_actor(offer), at=at)

    assert refusals(people, pick(request, people.amal), at=at) == [plans.AskedAlready]


@pytest.mark.usefixtures("nobody_asked")
def test_who_holds_a_question_for_the_same_time_is_not_asked(people: Cast, at: datetime) -> None:
    first, second = submit(people.youth_office, at), submit(people.school, at)
    send_plan(people.pool, picks=[pick(first, people.chadi)], by=coordinator_of(people.pool), at=at)

    assert refusals(people, pick(second, people.chadi), at=at) == [plans.HoldsAnother]


def test_who_said_no_to_one_place_is_not_asked_for_the_other(people: Cast, at: datetime) -> None:
    request = submit(people.youth_office, at, second=Second("apc"))
    offer = sent_offers(request, at)[0]
    offers.decline_offer(offer, by=interpreter_actor(offer), at=at)
    other = 3 - offer.position.number

    assert refusals(people, pick(request, offer.interpreter, number=other), at=at) == [plans.AskedAlready]


@pytest.mark.usefixtures("nobody_asked")
def test_who_fits_no_more_is_left_out_and_the_others_are_asked(people: Cast, at: datetime) -> None:
    first, second = submit(people.youth_office, at), submit(people.youth_office, at, starts=at + 48 * HOUR)
    Absence.objects.create(
        person=people.chadi.person, first_day=(at + 24 * HOUR).date(), last_day=(at + 24 * HOUR).date()
    )

    sent = send_plan(
        people.pool,
        picks=[pick(first, people.chadi), pick(second, people.chadi)],
        by=coordinator_of(people.pool),
        at=at,
    )

    assert [type(refused) for _pick, refused in sent.skipped] == [plans.FitsNoMore]
    assert asked(first) == []
    assert asked(second) == ["Chadi Nassar"]


@pytest.mark.usefixtures("nobody_asked")
def test_who_has_another_assignment_meanwhile_is_left_out(people: Cast, at: datetime) -> None:
    first, second = submit(people.youth_office, at), submit(people.school, at, starts=at + 24 * HOUR)
    send_plan(people.pool, picks=[pick(first, people.chadi)], by=coordinator_of(people.pool), at=at)
    offer = next(one for one in sent_offers(first, at) if one.interpreter_id == people.chadi.pk)
    offers.accept_offer(offer, by=interpreter_actor(offer), at=at)

    assert refusals(people, pick(second, people.chadi), at=at) == [plans.FitsNoMore]


def filled(request: Request, at: datetime) -> None:
    """Somebody said yes."""
    accepted(request, at)


def withdrawn(request: Request, at: datetime) -> None:
    """It is not needed any more."""
    requests.withdraw_request(request, by=clerk_of(request.authority)[0], at=at, reason="erledigt")


@pytest.mark.parametrize("end", [filled, withdrawn])
def test_a_place_that_is_not_open_is_left_alone(
    people: Cast, at: datetime, end: Callable[[Request, datetime], None]
) -> None:
    request = submit(people.youth_office, at)
    end(request, at)

    assert refusals(people, pick(request, people.chadi), at=at) == [plans.PlaceNotOpen]


def test_what_nobody_may_ask_about_is_left_alone(people: Cast, at: datetime) -> None:
    request = submit(people.youth_office, at)
    picks = [
        pick(request, people.chadi, number=2),
        pick(request, people.chadi, request=987_654),
        pick(request, people.chadi, version=9),
        pick(request, people.chadi, interpreter=987_654),
    ]

    assert sorted(one.__name__ for one in refusals(people, *picks, at=at)) == [
        "FitsNoMore",
        "PlaceNotOpen",
        "PlaceNotOpen",
        "RequestChanged",
    ]
    late = request.slot.starts - timedelta(minutes=30)
    assert refusals(people, pick(request, people.chadi), at=late) == [plans.PlaceNotOpen]


def test_only_the_pools_own_coordinator_may(people: Cast, at: datetime) -> None:
    request = submit(people.youth_office, at)
    line = pick(request, people.chadi)

    for by in (people.actor(people.jona), people.actor(people.gesa)):
        with pytest.raises(NotAllowed):
            send_plan(people.pool, picks=[line], by=by, at=at)
    with pytest.raises(NotAllowed):
        send_plan(people.neighbour, picks=[line], by=coordinator_of(people.pool), at=at)
    jonas = send_plan(people.neighbour, picks=[line], by=people.actor(people.jona), at=at)

    assert [type(refused) for _pick, refused in jonas.skipped] == [plans.PlaceNotOpen]
    assert Round.objects.of(people.pool).count() == Assessment.objects.of(people.pool).count() == 1
