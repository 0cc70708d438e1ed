"""Statements, accounts, runs and payouts in any order, with repeated calls and crashes.

After every step: each Statement is in at most one live Payout, and what is paid, waived, under way and open
is together what was issued, to the cent.
"""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from pool.domain.refusals import Refused
from scheduling.actions import payments
from scheduling.actions.bank_accounts import confirm_account, set_account, waive_account
from scheduling.domain.paying import LIVE_PAYOUT
from scheduling.models import PaymentRun, Payout, PayoutPart
from scheduling.queries.payments import sums_of, waiting
from tests.builders import coordinator_of, make_interpreter, make_pool
from tests.scheduling.money.paying import IBAN, OTHER, issued, with_payer

START = datetime(2026, 11, 27, 8, tzinfo=UTC)
NAMES = ("Amal Haddad", "Bo Tesfay", "Chadi Nassar")
CENTS = st.integers(-6_000, 9_000)
INDEX = st.integers(0, 5)


class Crash(Exception):
    """The machine loses power before the commit."""


class Paying(RuleBasedStateMachine):
    """One Pool with three people; rules may crash after the work and before the commit."""

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()
        self.at = START
        self.pool = with_payer(make_pool(), second_above=None)
        self.people = [make_interpreter(self.pool, name) for name in NAMES]
        self.by = coordinator_of(self.pool)
        self.files: dict[int, bytes] = {}
        for one in self.people[:2]:
            set_account(one, holder=one.person.name, iban=IBAN, by=self.by, at=self.at)
            issued(one, "43.40", self.at)

    def teardown(self) -> None:
        """Nothing of it stays."""
        transaction.savepoint_rollback(self.before)

    def attempt(self, crash: bool, act, *args, **told) -> None:
        """Do it, or lose it all in the last moment; the hour goes on."""
        self.at += timedelta(minutes=1)
        try:
            with transaction.atomic():
                act(*args, by=self.by, at=self.at, **told)
                if crash:
                    raise Crash
        except (Refused, Crash):
            pass

    @property
    def today(self) -> date:
        """The local day."""
        return self.at.astimezone(self.pool.tz).date()

    @rule(who=st.integers(0, 2), cents=CENTS)
    def issue(self, who: int, cents: int) -> None:
        """A Statement, or one that takes something back."""
        issued(self.people[who], str(Decimal(cents) / 100), self.at)

    @rule(who=st.integers(0, 2), iban=st.sampled_from([IBAN, OTHER]), crash=st.booleans())
    def give(self, who: int, iban: str, crash: bool) -> None:
        """Where the money goes."""
        self.attempt(crash, set_account, self.people[who], holder=NAMES[who], iban=iban)

    @rule(who=st.integers(0, 2), crash=st.booleans())
    def waive(self, who: int, crash: bool) -> None:
        """No money from now on."""
        self.attempt(crash, waive_account, self.people[who], donates=True)

    @rule(who=st.integers(0, 2))
    def confirm(self, who: int) -> None:
        """The account is right all the same."""
        self.attempt(False, confirm_account, self.people[who])

    @rule(kind=st.sampled_from(["sepa", "list"]), crash=st.booleans())
    def make(self, kind: str, crash: bool) -> None:
        """All that is payable."""
        self.attempt(crash, payments.make_run, self.pool, kind=kind, pays_on=self.today)

    @rule(
        index=INDEX,
        crash=st.booleans(),
        act=st.sampled_from(["approve_run", "order_run", "approve_and_order"]),
    )
    def order(self, index: int, crash: bool, act: str) -> None:
        """On the way to the file, perhaps for the second time."""
        if run := self.run(index):
            self.attempt(crash, getattr(payments, act), run)

    @rule(index=INDEX, crash=st.booleans())
    def discard(self, index: int, crash: bool) -> None:
        """It never leaves."""
        if run := self.run(index):
            self.attempt(crash, payments.discard_run, run)

    @rule(index=INDEX, crash=st.booleans())
    def pay_all(self, index: int, crash: bool) -> None:
        """The bank has done it."""
        if run := self.run(index):
            self.attempt(crash, payments.mark_run_paid, run, on=self.today)

    @rule(
        index=INDEX, crash=st.booleans(), act=st.sampled_from(["mark_paid", "mark_returned", "waive_payout"])
    )
    def one(self, index: int, crash: bool, act: str) -> None:
        """One sum is paid, comes back or is waived."""
        rows = list(Payout.objects.of(self.pool).order_by("pk"))
        if rows:
            row = rows[index % len(rows)]
            self.attempt(crash, getattr(payments, act), row, on=self.today, reason="Konto erloschen")

    @rule(who=st.integers(0, 2), crash=st.booleans())
    def waive_open(self, who: int, crash: bool) -> None:
        """What is open is not wanted."""
        self.attempt(crash, payments.waive_open, self.people[who], on=self.today)

    def run(self, index: int) -> PaymentRun | None:
        """One of them, as a page would have read it."""
        rows = list(PaymentRun.objects.of(self.pool).order_by("pk"))
        return rows[index % len(rows)] if rows else None

    @invariant()
    def nothing_is_lost_and_nothing_paid_twice(self) -> None:
        """To the cent; one live part at most; every sum is that of its parts."""
        assert sums_of(self.pool).adds_up
        live = PayoutPart.objects.of(self.pool).filter(live=True)
        assert max(Counter(live.values_list("statement", flat=True)).values(), default=0) <= 1
        for row in Payout.objects.of(self.pool).prefetch_related("parts"):
            parts = list(row.parts.all())
            assert row.amount == sum(part.amount for part in parts) > 0
            assert {part.live for part in parts} == {row.state in LIVE_PAYOUT}
        assert sum(one.amount for one in waiting(self.pool)) == sums_of(self.pool).open

    @invariant()
    def what_was_ordered_stays(self) -> None:
        """A file never changes, and its run says what is in it."""
        for run in PaymentRun.objects.of(self.pool).exclude(file=None):
            assert self.files.setdefault(run.pk, bytes(run.file)) == bytes(run.file)
            rows = run.payouts.exclude(state="waived")
            assert (run.count, run.total) == (rows.count(), sum(row.amount for row in rows))


@pytest.mark.django_db
def test_no_money_is_lost_and_none_is_paid_twice() -> None:
    wished = settings().max_examples
    few = settings(max_examples=15 if wished <= 25 else wished // 5, stateful_step_count=25, deadline=None)
    run_state_machine_as_test(Paying, settings=few)
