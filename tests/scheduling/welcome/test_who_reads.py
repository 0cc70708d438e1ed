"""A Requester leaves: from then on the others read what is written, and nobody is forgotten."""

from datetime import datetime

import pytest

from pool.models import Membership, Person
from scheduling.actions.colleagues import end_membership
from scheduling.actions.requests import withdraw_request
from scheduling.models import Assignment
from scheduling.queries.reminders import REQUESTER, due_reminders
from scheduling.queries.requesters import requesters_of
from tests.builders import accepted, clerk_of, coordinator_of, mails_leave, make_person, make_user, submit
from tests.scheduling.mails import answers
from tests.scheduling.reminded import DAY, THURSDAY, mails, sweep
from tests.scheduling.web import queries_of

pytestmark = pytest.mark.django_db
KIM = "kim@jugendamt.example"


@pytest.fixture
def held(office, at: datetime) -> Assignment:
    """Amal comes on Thursday at nine."""
    return accepted(submit(office, at, starts=THURSDAY), at)


def leaves(held: Assignment, at: datetime) -> Person:
    """The Requester leaves; returns who it was."""
    by, person = clerk_of(held.request.authority)
    rows = Membership.objects.of(held.pool_id).select_related("authority__pool", "pool", "person")
    end_membership(rows.get(person=person), by=by, at=at)
    return person


def kim_of(held: Assignment) -> None:
    """A second clerk."""
    make_user(held.pool, make_person("Kim Brandt", email=KIM), authority=held.request.authority)


def test_colleague_is_reminded_instead(held, at):
    kim_of(held)
    gone = leaves(held, at)

    sweep(THURSDAY - DAY)
    sweep(THURSDAY - DAY)

    assert mails(gone.email) == []
    [reminder] = mails(KIM)
    assert "Guten Tag Kim Brandt," in reminder.body
    assert "Amal Haddad" in reminder.body


def test_mailbox_of_the_institution_is_reminded_when_nobody_is_left(held, at):
    held.request.authority.email = "post@jugendamt.example"
    held.request.authority.save()
    gone = leaves(held, at)

    sweep(THURSDAY - DAY)

    assert (len(mails("post@jugendamt.example")), mails(gone.email)) == (1, [])


def test_mailbox_of_who_left_is_not_the_institutions(held, at):
    held.request.authority.email = clerk_of(held.request.authority)[1].email.upper()
    held.request.authority.save()
    gone = leaves(held, at)

    sweep(THURSDAY - DAY)

    assert requesters_of(held.request) == ()
    assert (mails(gone.email), mails(gone.email.upper())) == ([], [])
    assert due_reminders(THURSDAY - DAY) == []


def test_nobody_at_all_stops_nothing(held, at):
    gone = leaves(held, at)

    assert len(sweep(THURSDAY - DAY)) == 1  # Amal
    assert mails(gone.email) == []
    assert [one.kind for one in due_reminders(THURSDAY - DAY)].count(REQUESTER) == 0


def test_calendar_moves_to_the_colleague(held, at):
    mails_leave(at)
    kim_of(held)
    gone = leaves(held, at)

    withdraw_request(held.request, by=coordinator_of(held.pool), at=at, reason="weil")

    assert [one.ics_method for one in mails(gone.email, "entry_removed")] == ["CANCEL"]
    assert mails(gone.email, "cancelled") == []
    assert len(mails(KIM, "cancelled")) == 1


def test_answer_of_a_calendar_that_is_out_of_it_is_a_strangers(held, at):
    mails_leave(at)
    kim_of(held)
    gone = leaves(held, at)

    assert answers(held, "DECLINED", at, who=gone.email).outcome.startswith("mail:stranger")
    assert answers(held, "DECLINED", at, who=KIM).outcome.startswith("mail:needed")


def test_due_reminders_cost_the_same_with_one_and_three(office, at):
    found: list[int] = []
    for hours in ((0,), (2, 4)):
        for hour in hours:
            accepted(submit(office, at, starts=THURSDAY + hour * DAY / 24), at)
        with queries_of(found):
            due_reminders(THURSDAY - DAY)

    assert found[0] == found[1]
