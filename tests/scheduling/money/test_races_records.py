"""The rule, the reminders and people touch the same hours in the same second."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from time import sleep

import pytest

from notifications.models import Message
from pool.models import Event
from scheduling import tasks
from scheduling.actions import service_records, service_records_deciding
from scheduling.models import ServiceRecord, Tariff
from scheduling.queries.pricing import Priced, prices_of
from tests.builders import clerk_of, coordinator_of, interpreter_actor
from tests.scheduling.money.hours import DAY, confirm, make_desk, over, report, set_rules
from tests.scheduling.money.test_tariffs_pricing import VISIT
from tests.scheduling.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LOST = {"LostRace", "IllegalMove", "RecordSettled"}


@pytest.fixture
def record(at) -> ServiceRecord:
    """It is over and reported; the Pool approves by itself what both say alike."""
    pool = make_desk()
    set_rules(pool, auto_approve=True)
    return report(over(pool, at), 60)


def count(verb: str) -> int:
    """How often the journal says it."""
    return Event.objects.filter(subject="servicerecord", verb=verb).count()


def test_two_confirmations_approve_once(record, at):
    clerk = clerk_of(record.assignment.request.authority)[0]
    yes = partial(service_records.attest_record, record, by=clerk, at=at)

    outcomes = at_once(*[yes] * 6)

    record.refresh_from_db()
    assert outcomes["done"] == 1
    assert set(outcomes) <= {"done", *LOST}
    assert (record.state, count("attest"), count("approve_by_rule")) == ("approved", 1, 1)


def test_report_and_statement_that_agree_approve_once(at):
    pool = make_desk()
    set_rules(pool, auto_approve=True)
    record = over(pool, at)
    row = record.assignment
    told = partial(
        service_records.report_record, record, minutes=60, km=0, by=interpreter_actor(row), at=row.ends
    )
    stated = partial(
        service_records.attest_record, record, minutes=60, by=clerk_of(row.request.authority)[0], at=row.ends
    )

    outcomes = at_once(told, stated)

    record.refresh_from_db()
    assert set(outcomes) <= {"done", *LOST}
    if outcomes["done"] == 2:
        assert (record.state, count("approve_by_rule")) == ("approved", 1)


def test_two_approvals_are_one_and_the_other_hears_it(at):
    record = confirm(report(over(make_desk(), at), 60))
    by = coordinator_of(record.pool)

    outcomes = at_once(*[partial(service_records.approve_record, record, by=by, at=at)] * 6)

    assert outcomes["done"] == 1
    assert set(outcomes) <= {"done", *LOST}
    assert count("approve") == 1


def test_approvals_of_one_visit_at_once_pay_one_way(at, monkeypatch):
    pool = make_desk(travel_buffer=0)
    Tariff.objects.of(pool).update(terms=VISIT.as_json())
    starts = datetime(2026, 12, 1, 9, tzinfo=UTC)
    rows = [confirm(report(over(pool, at, starts=starts + n * timedelta(minutes=80)))) for n in range(3)]
    by = coordinator_of(pool)
    monkeypatch.setattr(service_records_deciding, "prices_of", slow_prices)

    outcomes = at_once(*[partial(service_records.approve_record, row, by=by, at=at) for row in rows])

    assert outcomes == {"done": 3}
    assert sum(row.amount for row in ServiceRecord.objects.of(pool)) == Decimal("68.00")


def slow_prices(pool: int) -> Callable[[ServiceRecord], Priced]:
    """The same; whoever does not wait for it has not seen what it is about to approve."""
    priced = prices_of(pool)

    def slow(record: ServiceRecord) -> Priced:
        found = priced(record)
        sleep(0.2)
        return found

    return slow


def test_rule_coordinator_and_correction_leave_one_truth(at):
    pool = make_desk()
    record = confirm(report(over(pool, at), 60))
    set_rules(pool, auto_approve=True)
    by = coordinator_of(pool)

    outcomes = at_once(
        partial(service_records.approve_record, record, by=by, at=at),
        partial(service_records.correct_record, record, minutes=50, km=0, reason="so war es", by=by, at=at),
        partial(service_records.approve_by_rule, record, at=at),
        partial(service_records.approve_by_rule, record, at=at),
    )

    record.refresh_from_db()
    assert set(outcomes) <= {"done", *LOST}
    assert (record.amount is not None) == (record.state == "approved") == (record.approved_at is not None)
    if record.decided_at and record.state == "approved":  # a person approved what was corrected
        last = Event.objects.filter(verb__startswith="approve").order_by("pk").last()
        assert last.verb == "approve"


def test_two_sweeps_remind_once(at):
    record = over(make_desk(), at)
    due = record.assignment.ends + 3 * DAY

    at_once(*[partial(tasks.mind_hours, due)] * 4)

    record.refresh_from_db()
    assert (record.reminders, count("remind_to_report")) == (1, 1)
    assert Message.objects.filter(kind="report_again").count() == 1


def test_silence_and_a_contradiction_are_never_both_true(at):
    pool = make_desk()
    set_rules(pool, silence_days=10)
    record = report(over(pool, at), 60)
    tasks.mind_hours(record.reported_at + 7 * DAY)
    last = record.reported_at + 11 * DAY
    clerk = clerk_of(record.assignment.request.authority)[0]

    outcomes = at_once(
        partial(tasks.mind_hours, last),
        partial(service_records.attest_record, record, minutes=30, by=clerk, at=last),
        partial(tasks.mind_hours, last),
    )

    record.refresh_from_db()
    assert set(outcomes) <= {"done", *LOST}
    assert (record.attested_how, record.stated_minutes) in (("silence", None), ("authority", 30))
