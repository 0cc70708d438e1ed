"""From the report to the month's statement."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from notifications.models import Message
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, ReasonMissing
from pool.models import Authority, Event, Pool
from scheduling import permissions
from scheduling.actions import assignments, service_records, statements
from scheduling.domain.machine import IllegalMove
from scheduling.domain.service import KilometresOutOfRange, MinutesOutOfRange
from scheduling.domain.tariffs import NoTariff
from scheduling.models import ServiceRecord, Statement, StatementEntry, Tariff
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

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def pool() -> Pool:
    """One speaker and Hessen's tariff."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_tariff(pool)
    return pool


def done(pool: Pool, at: datetime, starts: datetime | None = None) -> ServiceRecord:
    """An Assignment that is over, nothing reported yet."""
    authority = pool_authority(pool)
    assignment = accepted(submit(authority, at, starts=starts or at + DAY), at)
    return assignments.complete_assignment(assignment, at=assignment.ends)


def pool_authority(pool: Pool) -> Authority:
    """The one Authority of these tests."""
    return Authority.objects.of(pool).first() or make_authority(pool)


def approved(pool: Pool, at: datetime, starts: datetime | None = None) -> ServiceRecord:
    """A record all the way to the coordinator's yes."""
    record = done(pool, at, starts)
    worker = interpreter_actor(record.assignment)
    record = service_records.report_record(record, minutes=75, km="24", by=worker, at=at)
    record = service_records.attest_record(record, by=clerk_of(pool_authority(pool))[0], at=at)
    return service_records.approve_record(record, by=coordinator_of(pool), at=at)


def test_report_keeps_figures_and_asks_the_authority(pool: Pool, at: datetime) -> None:
    record = done(pool, at)

    service_records.report_record(
        record, minutes=75, km="24,5", by=interpreter_actor(record.assignment), at=at
    )

    record.refresh_from_db()
    assert (record.state, record.minutes, record.km) == ("reported", 75, Decimal("24.5"))
    assert "75 Minuten" in Message.objects.get(kind="attest_wanted").body


@pytest.mark.parametrize(
    ("minutes", "km", "refusal"),
    [
        (0, 0, MinutesOutOfRange),
        (-5, 0, MinutesOutOfRange),
        (26 * 60, 0, MinutesOutOfRange),
        (60, -1, KilometresOutOfRange),
        (60, "viel", KilometresOutOfRange),
        (60, 1001, KilometresOutOfRange),
    ],
)
def test_report_refuses_impossible_figures(
    pool: Pool, at: datetime, minutes: int, km: object, refusal: type
) -> None:
    record = done(pool, at)

    with pytest.raises(refusal):
        service_records.report_record(
            record, minutes=minutes, km=km, by=interpreter_actor(record.assignment), at=at
        )

    record.refresh_from_db()
    assert record.state == "open"


def test_approval_gives_the_flat_sum_with_its_sentence(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)

    assert record.amount == Decimal("20.00")
    assert [line["sentence"] for line in record.lines] == ["1 Einsatz pauschal 20,00 €, Fahrt inbegriffen"]


def test_approval_takes_the_tariff_of_the_day(pool: Pool, at: datetime) -> None:
    make_tariff(pool, "25.00", valid_from=date(2026, 12, 1))

    before, after = approved(pool, at), approved(pool, at, starts=at + 10 * DAY)

    assert (before.amount, after.amount) == (Decimal("20.00"), Decimal("25.00"))


def test_approval_without_a_tariff_says_so(pool: Pool, at: datetime) -> None:
    Tariff.objects.of(pool).delete()

    with pytest.raises(NoTariff, match=r"24\.11\.2026"):
        approved(pool, at)


def test_approval_skips_no_step(pool: Pool, at: datetime) -> None:
    record = done(pool, at)

    with pytest.raises(IllegalMove):
        service_records.approve_record(record, by=coordinator_of(pool), at=at)


def test_clerks_do_not_approve(pool: Pool, at: datetime) -> None:
    record = done(pool, at)

    with pytest.raises(NotAllowed):
        service_records.approve_record(record, by=clerk_of(pool_authority(pool))[0], at=at)


def test_nobody_approves_own_hours(pool: Pool, at: datetime) -> None:
    record = done(pool, at)
    both = Actor(Role.COORDINATOR, "Amal Haddad", pool_id=pool.pk, person_id=record.assignment.person_id)

    with pytest.raises(permissions.OwnHours):
        service_records.approve_record(record, by=both, at=at)
    assert not permissions.can_judge_record(both, record)
    assert permissions.can_judge_record(coordinator_of(pool), record)


def test_correction_needs_a_reason_keeps_both_figures_and_takes_the_approval_back(
    pool: Pool, at: datetime
) -> None:
    record, by = approved(pool, at), coordinator_of(pool)

    with pytest.raises(ReasonMissing):
        service_records.correct_record(record, minutes=60, km=24, reason="", by=by, at=at)
    record = service_records.correct_record(record, minutes=60, km=24, reason="Zahlendreher", by=by, at=at)

    event = Event.objects.of(pool).about(record).last()
    assert (record.state, record.minutes, record.amount) == ("attested", 60, None)
    assert (event.reason, event.facts["before"]["minutes"], event.facts["after"]["minutes"]) == (
        "Zahlendreher",
        75,
        60,
    )


def test_correction_can_enter_hours_for_a_silent_volunteer(pool: Pool, at: datetime) -> None:
    record = done(pool, at)

    record = service_records.correct_record(
        record, minutes=60, km=0, reason="am Telefon gesagt", by=coordinator_of(pool), at=at
    )

    assert record.state == "reported"


def test_statement_sums_and_freezes(pool: Pool, at: datetime) -> None:
    first, second = approved(pool, at), approved(pool, at, starts=at + 3 * DAY)

    statement = statements.issue_statement(
        first.assignment.interpreter, month=date(2026, 11, 1), by=coordinator_of(pool), at=at
    )

    entries = list(statement.entries.all())
    assert (statement.number, statement.total) == (1, Decimal("40.00"))
    assert sum(e.amount for e in entries) == statement.total
    assert [e.service_record for e in entries] == [first, second]
    assert {r.state for r in ServiceRecord.objects.of(pool)} == {"settled"}


def test_statement_holds_only_its_local_month(pool: Pool, at: datetime) -> None:
    last_night = datetime(2026, 11, 30, 23, 30, tzinfo=at.tzinfo)  # 00:30 on 1 December in Germany
    record = approved(pool, at, starts=last_night)

    with pytest.raises(statements.NothingToSettle):
        statements.issue_statement(
            record.assignment.interpreter, month=date(2026, 11, 1), by=coordinator_of(pool), at=at
        )


def test_statement_pays_nothing_twice(pool: Pool, at: datetime) -> None:
    record, by = approved(pool, at), coordinator_of(pool)
    month = {"month": date(2026, 11, 1), "by": by, "at": at}
    statements.issue_statement(record.assignment.interpreter, **month)

    with pytest.raises(statements.NothingToSettle):
        statements.issue_statement(record.assignment.interpreter, **month)

    assert Statement.objects.of(pool).count() == 1


def test_statement_numbers_have_no_gaps(pool: Pool, at: datetime) -> None:
    by = coordinator_of(pool)
    november, december = approved(pool, at), approved(pool, at, starts=at + 12 * DAY)
    interpreter = november.assignment.interpreter

    numbers = [
        statements.issue_statement(interpreter, month=month, by=by, at=at + 30 * DAY).number
        for month in (december.assignment.starts.date(), november.assignment.starts.date())
    ]

    assert numbers == [1, 2]


def test_statement_is_not_for_clerks(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)

    with pytest.raises(NotAllowed):
        statements.issue_statement(
            record.assignment.interpreter,
            month=date(2026, 11, 1),
            by=clerk_of(pool_authority(pool))[0],
            at=at,
        )


def test_settled_records_cannot_be_corrected(pool: Pool, at: datetime) -> None:
    record, by = approved(pool, at), coordinator_of(pool)
    statements.issue_statement(record.assignment.interpreter, month=date(2026, 11, 1), by=by, at=at)

    with pytest.raises(IllegalMove):
        service_records.correct_record(record, minutes=60, km=0, reason="doch anders", by=by, at=at)


def test_database_pays_each_record_once(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)
    statements.issue_statement(
        record.assignment.interpreter, month=date(2026, 11, 1), by=coordinator_of(pool), at=at
    )
    row = StatementEntry.objects.of(pool).values().get()
    row.pop("id")

    with pytest.raises(IntegrityError), transaction.atomic():
        StatementEntry.objects.create(**row)


def test_database_refuses_an_approval_without_amount(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)

    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceRecord.objects.of(pool).filter(pk=record.pk).update(amount=None)
