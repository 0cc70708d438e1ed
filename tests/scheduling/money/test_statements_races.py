"""Statements and corrections at once, with real threads: on SQLite and again on PostgreSQL."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest
from django.db import transaction

from pool.domain.refusals import Refused
from scheduling.actions import corrections, service_records
from scheduling.models import ServiceRecord, Statement, StatementEntry
from tests.builders import coordinator_of
from tests.scheduling.money.settled import DAY, NOVEMBER, approved, issue, office, put_right
from tests.scheduling.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


class Undone(Refused):
    """Something later went wrong."""


def failing(act: Callable[[], object]) -> Callable[[], object]:
    """The same, undone at the very end."""

    def run() -> None:
        with transaction.atomic():
            act()
            raise Undone

    return run


def test_numbers_have_no_gap_under_races_and_rollbacks(at: datetime) -> None:
    pool = office(offers_per_week=0)
    months = [NOVEMBER.replace(month=month) for month in (7, 8, 9, 10)]
    records = [approved(pool, at, datetime(2026, one.month, 5, 8, tzinfo=at.tzinfo)) for one in months]
    acts = [partial(issue, row, at, one) for row, one in zip(records, months, strict=True)]

    outcomes = at_once(acts[0], failing(acts[1]), acts[2], acts[3], failing(acts[3]))

    assert outcomes["done"] + outcomes["Undone"] + outcomes["NothingToSettle"] == 5
    numbers = sorted(Statement.objects.of(pool).values_list("number", flat=True))
    assert numbers == [1, 2, 3]


def test_two_reopen_at_once(at: datetime) -> None:
    pool = office()
    record = approved(pool, at)
    issue(record, at)
    by = coordinator_of(pool)

    outcomes = at_once(*[lambda: corrections.reopen_record(record, reason="x", by=by, at=at)] * 4)

    assert outcomes == {"done": 1, "IllegalMove": 3}
    assert ServiceRecord.objects.of(pool).get().revision == 2


def test_two_corrections_are_issued_once(at: datetime) -> None:
    pool = office()
    record = approved(pool, at)
    issue(record, at)
    put_right(record, at)

    outcomes = at_once(*[lambda: issue(record, at)] * 4)

    assert outcomes == {"done": 1, "NothingToSettle": 3}
    assert sum(entry.amount for entry in StatementEntry.objects.of(pool)) == 30


def test_the_amount_that_is_frozen_is_the_one_that_stands(at: datetime) -> None:
    """Somebody takes the approval back while the month is issued: one of them wins, never half of each."""
    pool = office()
    record = approved(pool, at)
    approved(pool, at, at + 3 * DAY)
    by = coordinator_of(pool)

    outcomes = at_once(
        lambda: issue(record, at),
        lambda: service_records.correct_record(record, minutes=5, km=0, reason="x", by=by, at=at),
    )

    row, entries = ServiceRecord.objects.of(pool).get(pk=record.pk), StatementEntry.objects.of(pool)
    assert outcomes["done"] >= 1
    assert (row.state, entries.filter(service_record=row).count()) in (("settled", 1), ("attested", 0))
    assert sum(e.amount for e in entries) == sum(s.total for s in Statement.objects.of(pool))
