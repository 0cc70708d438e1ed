"""Clerk, volunteer and coordinator speak of the same hours in the same second."""

from functools import partial

import pytest

from scheduling.actions import assignments, feedback, service_records
from scheduling.models import Feedback, Link, ServiceRecord
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    make_tariff,
    submit,
)
from tests.scheduling.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LOST = {"LostRace", "IllegalMove"}


@pytest.fixture
def record(at) -> ServiceRecord:
    """It is over; nothing is said."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_tariff(pool)
    held = accepted(submit(make_authority(pool), at), at)
    return assignments.complete_assignment(held, at=held.ends)


def sides(record: ServiceRecord, at):
    """What each may do."""
    held = record.assignment
    clerk, worker = clerk_of(held.request.authority)[0], interpreter_actor(held)
    report = partial(service_records.report_record, record, minutes=75, km=24, by=worker, at=at)
    confirm = partial(service_records.attest_record, record, by=clerk, at=at)
    state = partial(service_records.attest_record, record, minutes=60, by=clerk, at=at)
    approve = partial(service_records.approve_record, record, by=coordinator_of(held.pool), at=at)
    return report, confirm, state, approve


def test_two_clicks_confirm_once(record, at):
    report, confirm, _state, _approve = sides(record, at)
    report()

    outcomes = at_once(*[confirm] * 6)

    assert outcomes["done"] == 1
    assert set(outcomes) - {"done"} <= LOST


def test_two_statements_are_one(record, at):
    _report, _confirm, state, _approve = sides(record, at)

    outcomes = at_once(*[state] * 6)

    assert outcomes["done"] == 1
    assert set(outcomes) - {"done"} <= LOST


def test_report_and_statement_both_stay_and_nothing_in_dispute_is_approved(record, at):
    report, _confirm, state, approve = sides(record, at)

    outcomes = at_once(report, state, approve)

    record.refresh_from_db()
    assert set(outcomes) <= {"done", "StatementsDiffer", *LOST}
    assert record.stated_minutes == 60
    if record.state == "approved":
        assert (record.minutes, record.reported) == (60, None)
    else:
        assert (record.state, record.reported_minutes, record.undecided) == ("attested", 75, True)


def test_feedback_is_given_once(record, at):
    held = record.assignment
    by = clerk_of(held.request.authority)[0]

    outcomes = at_once(*[partial(feedback.give_feedback, held, rating="good", by=by, at=held.ends)] * 6)

    assert outcomes == {"done": 6}
    assert Feedback.objects.of(held.pool_id).count() == 1


def test_each_report_has_a_link_of_its_own(record, at):
    report, *_rest = sides(record, at)

    at_once(*[report] * 3)

    rows = Link.objects.of(record.pool_id).filter(record=record)
    assert len({row.token_hash for row in rows}) == rows.count()
