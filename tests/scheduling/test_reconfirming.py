"""A new time is a question: what happens while nobody answers it."""

from datetime import datetime

import pytest

from pool.models import Authority
from scheduling import queries
from scheduling.actions import assignments, changes, offers
from scheduling.models import Assignment, Offer
from tests.builders import accepted, clerk_of, interpreter_actor, sent_offers, submit, wanted
from tests.scheduling.phones import HOUR, state

pytestmark = pytest.mark.django_db


def moved(office: Authority, at: datetime, hours: int) -> tuple[Assignment, Offer]:
    """An Assignment in three hours shall start in `hours`."""
    assignment = accepted(submit(office, at, starts=at + 3 * HOUR), at)
    by, _person = clerk_of(office)
    changes.change_request(assignment.request, wanted=wanted(at + hours * HOUR), by=by, at=at)
    return assignment, sent_offers(assignment.request, at)[0]


def test_unanswered_question_ends_before_the_new_time(office: Authority, at: datetime) -> None:
    _assignment, offer = moved(office, at, hours=2)

    assert list(queries.due_reconfirmations(at + HOUR)) == [offer]


def test_old_time_is_not_over_as_long_as_the_new_one_is_asked(office: Authority, at: datetime) -> None:
    assignment, offer = moved(office, at, hours=48)

    with pytest.raises(assignments.NotOver):
        assignments.complete_assignment(assignment, at=at + 5 * HOUR)
    offers.accept_offer(offer, by=interpreter_actor(offer), at=at + 5 * HOUR)

    assert state(assignment) == "confirmed"
    assert assignment.starts == at + 48 * HOUR
