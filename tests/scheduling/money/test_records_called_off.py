"""Called off late: where the Tariff pays for it, a record of its own waits for the coordinator."""

from datetime import timedelta
from decimal import Decimal

import pytest

from pool.domain.periods import Period
from pool.domain.refusals import ReasonMissing
from pool.models import Event, Pool
from scheduling import tasks
from scheduling.actions import assignments, requests, service_records, statements
from scheduling.domain.statements import first_of_month
from scheduling.domain.states import RecordState
from scheduling.domain.tariffs import CancelStep, Terms, TimeRule
from scheduling.models import Assignment, ServiceRecord, StatementEntry, Tariff
from scheduling.queries.called_off import late_pay
from scheduling.queries.desk import records_in
from scheduling.queries.figures import figures_of
from scheduling.queries.worked import work_in
from tests.builders import clerk_of, coordinator_of, interpreter_actor, make_tariff, submit
from tests.scheduling.money.hours import DAY, agreed, make_desk, office, set_rules

pytestmark = pytest.mark.django_db
LATE = Terms(TimeRule(base=Decimal("20.00")), cancellation=(CancelStep(hours=24),))


@pytest.fixture
def desk() -> Pool:
    """A Pool that pays an hour for what is called off within a day."""
    pool = make_desk()
    Tariff.objects.of(pool).delete()
    make_tariff(pool, terms=LATE)
    return pool


def called_off(pool: Pool, at, *, by=None) -> Assignment:
    """The youth office withdraws two hours before."""
    held = agreed(pool, at)
    by = by or clerk_of(office(pool))[0]
    requests.withdraw_request(
        held.request, by=by, at=held.starts - timedelta(hours=2), reason="krank", cost=Decimal(999)
    )
    held.refresh_from_db()
    return held


def test_late_word_of_the_authority_opens_a_record_that_waits_for_approval(desk, at):
    held = called_off(desk, at)

    record = held.service_record
    assert (record.state, record.kind, record.minutes) == ("attested", "cancelled", 0)
    assert record.attested_how == "authority"
    assert Event.objects.get(verb="call_off").role == "system"
    assert late_pay(held) > 0


def test_coordinator_who_withdraws_opens_it_too(desk, at):
    assert called_off(desk, at, by=coordinator_of(desk)).service_record.attested_how == "coordinator"


def test_coordinator_approves_it_and_the_statement_says_what_it_was(desk, at):
    held = called_off(desk, at)

    record = service_records.approve_record(held.service_record, by=coordinator_of(desk), at=at + 2 * DAY)
    statements.issue_statement(
        held.interpreter, month=first_of_month(held.starts.date()), by=coordinator_of(desk), at=at + 9 * DAY
    )

    assert record.amount == Decimal("20.00")
    assert StatementEntry.objects.of(desk).get().text.endswith(", kurzfristig abgesagt")


def test_it_is_never_approved_by_the_rule(desk, at):
    set_rules(desk, auto_approve=True)
    held = called_off(desk, at)
    tasks.approve_agreed()

    assert ServiceRecord.objects.of(desk).get(assignment=held).state == "attested"


def test_interpreter_who_cancels_gets_nothing(desk, at):
    held = agreed(desk, at)

    assignments.cancel_assignment(
        held, by=interpreter_actor(held), at=held.starts - timedelta(hours=2), reason="krank"
    )
    assert not ServiceRecord.objects.of(desk).exists()


def test_coordinator_who_cancels_for_the_interpreter_pays_nothing(desk, at):
    held = agreed(desk, at)

    assignments.cancel_assignment(
        held, by=coordinator_of(desk), at=held.starts - timedelta(hours=2), reason="krank"
    )
    assert not ServiceRecord.objects.of(desk).exists()


def test_nobody_had_agreed_so_nobody_is_paid(desk, at):
    request = submit(office(desk), at)
    requests.withdraw_request(request, by=clerk_of(office(desk))[0], at=at, reason="hat sich erledigt")

    assert not ServiceRecord.objects.of(desk).exists()


@pytest.mark.parametrize("terms", [Terms(TimeRule(base=Decimal("20.00"))), None])
def test_without_a_rule_for_it_nothing_is_paid(desk, at, terms):
    Tariff.objects.of(desk).delete()
    if terms:
        make_tariff(desk, terms=terms)

    held = called_off(desk, at)

    assert held.state == "cancelled"
    assert not ServiceRecord.objects.of(desk).exists()


def test_coordinator_may_pay_nothing_for_a_reason(desk, at):
    record, by = called_off(desk, at).service_record, coordinator_of(desk)
    with pytest.raises(ReasonMissing):
        service_records.refuse_called_off(record, reason=" ", by=by, at=at)

    record = service_records.approve_record(record, by=by, at=at)
    record = service_records.refuse_called_off(record, reason="war verabredet", by=by, at=at)

    assert (record.state, record.amount) == ("attested", None)
    assert not records_in(by, RecordState.ATTESTED).exists()
    with pytest.raises(service_records.CalledOff):
        service_records.approve_record(record, by=by, at=at)


def test_it_has_no_hours(desk, at):
    record, by = called_off(desk, at).service_record, coordinator_of(desk)

    for act in (
        lambda: service_records.correct_record(record, minutes=60, km=0, reason="x", by=by, at=at),
        lambda: service_records.report_record(record, minutes=60, km=0, by=by, at=at),
        lambda: service_records.attest_record(record, by=by, at=at),
        lambda: service_records.attest_by_paper(record, paper_number="1", minutes=60, by=by, at=at),
    ):
        with pytest.raises(service_records.CalledOff):
            act()


def test_figures_count_what_it_cost_once_and_no_hours(desk, at):
    held = called_off(desk, at)
    service_records.approve_record(held.service_record, by=coordinator_of(desk), at=at)

    year = figures_of(office(desk), held.starts.year).total
    work = work_in(desk, Period(held.starts - DAY, held.ends + DAY))

    assert (year.done, year.minutes, year.paid) == (0, 0, Decimal("0.00"))
    assert (work.done, work.cancelled, work.minutes, work.paid) == (0, 1, 0, Decimal("20.00"))
