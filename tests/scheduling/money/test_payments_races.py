"""Several people pay in the same second: the money leaves once."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from scheduling.actions import payments
from scheduling.models import PaymentRun, Payout, PayoutPart
from scheduling.queries.payments import sums_of
from tests.builders import coordinator_of, make_interpreter, make_pool
from tests.scheduling.money.paying import issued, with_account, with_payer
from tests.scheduling.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 12, 1)


@pytest.fixture
def pool(at):
    """Amal waits for 43,40 €."""
    found = with_payer(make_pool())
    issued(with_account(make_interpreter(found, "Amal Haddad"), at), "43.40", at)
    return found


def make(pool, at):
    """Somebody prepares what waits."""
    return partial(payments.make_run, pool, kind="sepa", pays_on=DAY, by=coordinator_of(pool), at=at)


def test_many_runs_at_once_are_one(pool, at):
    outcomes = at_once(*[make(pool, at)] * 5)

    assert outcomes == {"done": 1, "NothingToPay": 4}
    assert PayoutPart.objects.of(pool).filter(live=True).count() == 1


def test_two_orders_at_once_are_one_file(pool, at):
    run = make(pool, at)()

    outcomes = at_once(*[partial(payments.approve_and_order, run, by=coordinator_of(pool), at=at)] * 4)

    assert outcomes == {"done": 4}
    run.refresh_from_db()
    assert run.sha256 and Payout.objects.of(pool).get().state == "ordered"


def test_order_discard_and_waive_at_once_leave_the_money_in_one_place(pool, at):
    run = make(pool, at)()
    who = {"by": coordinator_of(pool), "at": at}

    at_once(
        partial(payments.approve_and_order, run, **who),
        partial(payments.discard_run, run, **who),
        partial(payments.waive_payout, run.payouts.get(), on=at.date(), **who),
    )

    sums = sums_of(pool)
    assert sums.adds_up
    assert sorted([sums.open, sums.waived, sums.under_way]) == [0, 0, Decimal("43.40")]


def test_paid_and_returned_at_once_and_a_new_run(pool, at):
    who = {"by": coordinator_of(pool), "at": at}
    run = payments.approve_and_order(make(pool, at)(), **who)
    payout = run.payouts.get()

    outcomes = at_once(
        *[partial(payments.mark_paid, payout, on=at.date(), **who)] * 2,
        *[partial(payments.mark_returned, payout, on=at.date(), reason="erloschen", **who)] * 2,
        make(pool, at),
    )

    assert outcomes["done"] in (1, 2) and set(outcomes) <= {"done", "IllegalMove", "NothingToPay"}
    payout.refresh_from_db()
    assert payout.state == "returned" and sums_of(pool).open == Decimal("43.40")
    assert PaymentRun.objects.of(pool).count() == 1
