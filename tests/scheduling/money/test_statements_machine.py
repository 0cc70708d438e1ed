"""Approved, issued, reopened, put right, in whatever order: money is neither lost nor doubled."""

import hashlib
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from pool.models import Pool
from scheduling.actions import corrections, service_records, statements
from scheduling.domain.statement_papers import paper_from
from scheduling.models import MoneyRules, ServiceRecord, Statement, StatementEntry
from scheduling.queries.settling import months_to_settle
from tests.builders import coordinator_of
from tests.scheduling.money.settled import approved, office, worth

AT = datetime(2027, 1, 4, 9, tzinfo=UTC)
AMOUNTS = st.sampled_from(["0.00", "0.01", "20.00", "33.35", "99.99"])


class Settling(RuleBasedStateMachine):
    """One volunteer of one Pool, in the last quarter of a year."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.pool: Pool = office(slug=f"kreis-{Pool.objects.count()}", offers_per_week=0)
        self.by, self.day, self.frozen = coordinator_of(self.pool), 0, dict[int, Any]()

    def teardown(self) -> None:
        """Nothing of it stays."""
        transaction.savepoint_rollback(self.savepoint)

    def _any(self, data: st.DataObject, **which: Any) -> ServiceRecord | None:
        rows = list(ServiceRecord.objects.of(self.pool).filter(**which).order_by("pk"))
        return data.draw(st.sampled_from(rows), "record") if rows else None

    @rule(month=st.integers(10, 12), amount=AMOUNTS)
    def work(self, month: int, amount: str) -> None:
        """One more appointment, approved."""
        if self.day < 27:
            self.day += 1
            worth(self.pool, amount)
            approved(self.pool, AT, datetime(2026, month, self.day, 9, tzinfo=UTC))

    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        """It was paid wrongly."""
        if row := self._any(data, state="settled"):
            corrections.reopen_record(row, reason="falsch", by=self.by, at=AT)

    @rule(data=st.data(), amount=AMOUNTS)
    def approve(self, data: st.DataObject, amount: str) -> None:
        """Now it is right."""
        worth(self.pool, amount)
        if row := self._any(data, state="attested"):
            service_records.approve_record(row, by=self.by, at=AT)

    @rule(kind=st.sampled_from(["month", "quarter"]))
    def settle_otherwise(self, kind: str) -> None:
        """By the month or the quarter."""
        MoneyRules.objects.update_or_create(pool=self.pool, defaults={"period": kind})

    @rule(month=st.integers(10, 12), take_back=st.booleans())
    def issue(self, month: int, take_back: bool) -> None:
        """One period, if something waits."""
        who = ServiceRecord.objects.of(self.pool).first()
        if who is None:
            return
        try:
            with transaction.atomic():
                statements.issue_statement(
                    who.assignment.interpreter, month=datetime(2026, month, 9, tzinfo=UTC).date(),
                    by=self.by, at=AT, take_back=take_back,
                )  # fmt: skip
        except statements.NothingToSettle:
            pass

    @rule()
    def issue_all(self) -> None:
        """Afterwards nothing approved waits."""
        for who, first, _n in months_to_settle(self.pool):
            statements.issue_statement(who, month=first, by=self.by, at=AT)
        assert not ServiceRecord.objects.of(self.pool).filter(state="approved").exists()
        assert months_to_settle(self.pool) == []

    @invariant()
    def what_counts_is_paid_once(self) -> None:
        """Of each record at most one entry stands; of a settled one exactly that with its amount."""
        for row in ServiceRecord.objects.of(self.pool):
            entries = StatementEntry.objects.of(self.pool).filter(service_record=row)
            stands = list(entries.filter(reverses=None, reversed_by=None))
            assert len(stands) <= 1
            assert sum((e.amount for e in entries), Decimal(0)) == sum((e.amount for e in stands), Decimal(0))
            if row.state == "settled":
                assert [(e.amount, e.revision) for e in stands] == [(row.amount, row.revision)]

    @invariant()
    def frozen_is_frozen_and_adds_up(self) -> None:
        """Numbers without a gap, each sum that of its lines, no byte changed."""
        rows = list(Statement.objects.of(self.pool).order_by("number"))
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        for row in rows:
            pdf, entries = bytes(row.paper.pdf), list(row.entries.order_by("pk").values())
            paper = paper_from(row.content)
            assert row.total == paper.total == sum(entry["amount"] for entry in entries)
            assert str(row.total) == row.content["total"]
            assert row.paper.sha256 == hashlib.sha256(pdf).hexdigest()
            now = (row.content, pdf, entries, row.total, row.month, row.until, row.corrects_id)
            assert self.frozen.setdefault(row.pk, now) == now


@pytest.mark.django_db
def test_money_is_neither_lost_nor_doubled() -> None:
    wished = settings().max_examples
    few = settings(max_examples=8 if wished <= 25 else wished // 5, stateful_step_count=16, deadline=None)
    run_state_machine_as_test(Settling, settings=few)
