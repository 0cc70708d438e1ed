"""Nothing of one Pool hangs on another, whoever asks."""

from datetime import date, datetime

import pytest

from pool.domain.refusals import NotAllowed
from scheduling.actions import assignments, offers, requests, statements
from scheduling.models import Assignment, Request
from tests.builders import clerk_of, coordinator_of, interpreter_actor, sent_offers, submit, wanted
from tests.people import cast

pytestmark = pytest.mark.django_db


def test_a_foreign_interpreter_gets_no_assignment(at: datetime) -> None:
    people = cast()
    request = submit(people.youth_office, at)
    foreign = people.amal
    foreign.pool = people.neighbour
    foreign.save()

    with pytest.raises(NotAllowed):
        assignments.assign_by_hand(
            request, interpreter=foreign, by=coordinator_of(people.pool), at=at, reason="hilft aus"
        )

    assert not Assignment.objects.of(people.pool).exists()


def test_a_foreign_coordinator_moves_nothing(at: datetime) -> None:
    people = cast()
    request = submit(people.youth_office, at)
    offer = sent_offers(request, at)[0]
    jona = people.actor(people.jona)

    with pytest.raises(NotAllowed):
        offers.accept_offer(offer, by=jona, at=at)
    with pytest.raises(NotAllowed):
        requests.withdraw_request(request, by=jona, at=at, reason="weg damit")
    with pytest.raises(NotAllowed):
        statements.issue_statement(people.amal, month=date(2026, 11, 1), by=jona, at=at)

    offer.refresh_from_db()
    assert offer.state == "sent"


def test_a_clerk_files_only_for_the_own_authority(at: datetime) -> None:
    people = cast()
    by, person = clerk_of(people.school)

    with pytest.raises(NotAllowed):
        requests.submit_request(
            people.youth_office, wanted=wanted(at.replace(day=25)), requester=person, by=by, at=at
        )

    assert not Request.objects.of(people.pool).exists()


def test_the_interpreter_of_an_offer_may_answer_it(at: datetime) -> None:
    people = cast()
    offer = sent_offers(submit(people.youth_office, at), at)[0]

    assert offers.accept_offer(offer, by=interpreter_actor(offer), at=at).state == "confirmed"
