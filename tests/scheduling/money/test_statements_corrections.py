"""Corrections: reopened, put right, and settled by a Statement that takes back and pays anew."""

from datetime import datetime
from decimal import Decimal

import pytest

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, ReasonMissing
from pool.models import Event, Pool
from scheduling import permissions
from scheduling.actions import corrections, service_records, statements
from scheduling.domain.machine import IllegalMove
from scheduling.models import Statement, StatementEntry
from scheduling.queries.settling import waiting
from tests.builders import clerk_of, coordinator_of
from tests.scheduling.money.settled import DAY, approved, attested, issue, office, put_right, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool() -> Pool:
    """One speaker, 20 euros."""
    return office()


def amounts(row: Statement) -> list[str]:
    """Of its lines."""
    return [str(entry.amount) for entry in row.entries.order_by("pk")]


def test_the_next_statement_takes_back_and_pays_anew(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)
    old = issue(record, at)

    row = issue(put_right(record, at, minutes=90), at)

    assert (old.total, amounts(row), row.total) == (Decimal("20.00"), ["-20.00", "30.00"], Decimal("10.00"))
    assert (row.number, row.corrects, row.content["about"]) == (2, old, "Berichtigung zu Nr. 1")
    back, anew = row.entries.order_by("pk")
    assert (back.reverses, back.revision, anew.revision) == (old.entries.get(), 1, 2)
    text = words_in(bytes(row.paper.pdf))
    assert "Berichtigung zu Nr. 1" in text and "Zurückgenommen aus Nr. 1:" in text


def test_less_than_paid_is_a_sum_below_zero_said_in_words(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)
    issue(record, at)

    row = issue(put_right(record, at, to="0.50"), at)

    text = "".join(words_in(bytes(row.paper.pdf)).split())
    assert row.total == Decimal("-19.50")
    assert "19,50€sindzuvielgezahltworden" in text and "nächstenAuszahlungverrechnet" in text


def test_put_right_again_and_again_only_the_last_counts(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)
    issue(record, at)
    for amount in ("30.00", "10.00", "40.00"):
        issue(put_right(record, at, to=amount), at)

    entries = StatementEntry.objects.of(pool)
    assert sum(entry.amount for entry in entries) == Decimal("40.00")
    assert entries.filter(reverses=None, reversed_by=None).get().revision == 4


def test_a_correction_and_something_new_share_a_statement(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)
    issue(record, at)
    put_right(record, at)
    approved(pool, at, at + 3 * DAY)

    row = issue(record, at)

    assert amounts(row) == ["-20.00", "30.00", "30.00"]


def test_nobody_came_after_all_is_only_taken_back(pool: Pool, at: datetime) -> None:
    record, by = attested(pool, at, stated=0), coordinator_of(pool)
    service_records.decide_record(record, side=service_records.REPORTED, by=by, at=at)
    service_records.approve_record(record, by=by, at=at)
    issue(record, at)
    record = corrections.reopen_record(record, reason="war gar nicht da", by=by, at=at)
    service_records.decide_record(record, side=service_records.STATED, by=by, at=at)

    row = issue(record, at)

    assert (amounts(row), row.total) == (["-20.00"], Decimal("-20.00"))
    with pytest.raises(statements.NothingToSettle):
        issue(record, at)


def test_what_nobody_approves_again_waits_until_somebody_takes_it_back(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)
    issue(record, at)
    put_right(record, at, approve=False)
    approved(pool, at, at + 3 * DAY)  # 30 euros by now

    without = issue(record, at)
    (waits,) = waiting(pool)
    taken = issue(record, at, take_back=True)
    record.refresh_from_db()
    service_records.approve_record(record, by=coordinator_of(pool), at=at)
    paid = issue(record, at)

    assert (amounts(without), without.corrects) == (["30.00"], None)
    assert (bool(waits.due), len(waits.due.open)) == (False, 1)
    assert (amounts(taken), amounts(paid)) == (["-20.00"], ["30.00"])
    assert not waiting(pool)


def test_a_reason_a_coordinator_and_a_settled_record_are_needed(pool: Pool, at: datetime) -> None:
    record, by = approved(pool, at), coordinator_of(pool)
    told = {"reason": "Zahlendreher", "at": at}

    with pytest.raises(IllegalMove):
        corrections.reopen_record(record, by=by, **told)
    issue(record, at)
    with pytest.raises(ReasonMissing):
        corrections.reopen_record(record, reason=" ", by=by, at=at)
    with pytest.raises(NotAllowed):
        corrections.reopen_record(record, by=clerk_of(record.assignment.request.authority)[0], **told)
    corrections.reopen_record(record, by=by, **told)
    with pytest.raises(IllegalMove):
        corrections.reopen_record(record, by=by, **told)

    event = Event.objects.of(pool).about(record).last()
    assert (event.verb, event.reason, event.facts["before"]["amount"]) == ("reopen", "Zahlendreher", "20.00")


def test_nobody_reopens_own_hours(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)
    issue(record, at)
    both = Actor(Role.COORDINATOR, "Amal Haddad", pool_id=pool.pk, person_id=record.assignment.person_id)

    with pytest.raises(permissions.OwnHours):
        corrections.reopen_record(record, reason="mehr", by=both, at=at)


def test_another_pools_coordinator_reopens_nothing(pool: Pool, at: datetime) -> None:
    record = approved(pool, at)
    issue(record, at)
    foreign = Actor(Role.COORDINATOR, "Jona Ritter", pool_id=pool.pk + 1, person_id=None)

    with pytest.raises(NotAllowed):
        corrections.reopen_record(record, reason="x", by=foreign, at=at)
