"""A PaymentRun from what waits to the file; two persons; nothing is paid twice."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from pool.domain.refusals import NotAllowed
from pool.models import Event, Interpreter
from scheduling.actions import payments
from scheduling.actions.bank_accounts import set_account, waive_account
from scheduling.actions.payouts import OwnReturn
from scheduling.domain.machine import IllegalMove
from scheduling.models import MoneyRules, PaymentRun, Payout, Statement
from scheduling.permissions import OwnPayout, SecondPersonNeeded
from scheduling.queries.payments import account_doubted, account_of, seen, sums_of, waiting
from tests.builders import coordinator_of, make_interpreter, make_pool
from tests.scheduling.money.paying import IBAN, OTHER, colleague, issued, with_account, with_payer

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


@pytest.fixture
def pool():
    """It pays from an account of its own."""
    return with_payer(make_pool())


@pytest.fixture
def amal(pool, at):
    """She has an account."""
    return with_account(make_interpreter(pool, "Amal Haddad", mobile="+491713920001"), at)


@pytest.fixture
def by(pool):
    """Who coordinates."""
    return coordinator_of(pool)


def made(pool, by, at, kind=PaymentRun.SEPA, pays_on=DAY) -> PaymentRun:
    """What waits, in one list."""
    return payments.make_run(pool, kind=kind, pays_on=pays_on, by=by, at=at)


def ordered(pool, by, at, kind=PaymentRun.SEPA) -> PaymentRun:
    """The file is made."""
    return payments.approve_and_order(made(pool, by, at, kind), by=by, at=at)


def test_all_statements_of_one_person_are_one_sum(amal, pool, by, at):
    issued(amal, "40.10", at)
    issued(amal, "-20.00", at)

    run = made(pool, by, at)

    payout = run.payouts.get()
    assert (run.number, run.count, run.total) == (1, 1, Decimal("20.10"))
    assert (payout.amount, payout.holder, payout.iban) == (Decimal("20.10"), "Amal Haddad", IBAN)
    assert payout.reference == f"P{pool.pk}-L1-1"
    assert sums_of(pool).adds_up and sums_of(pool).under_way == Decimal("20.10")


def test_why_somebody_waits(pool, amal, by, at):
    issued(amal, "-5.00", at)
    bo = make_interpreter(pool, "Bo Tesfay")
    issued(bo, "20.00", at)
    chadi = make_interpreter(pool, "Chadi Nassar")
    issued(chadi, "20.00", at)
    waive_account(chadi, donates=True, by=by, at=at)

    found = {one.interpreter.person.name: one.standing for one in waiting(pool)}

    assert found == {"Amal Haddad": "netted", "Bo Tesfay": "no_account", "Chadi Nassar": "waived"}
    with pytest.raises(payments.NothingToPay):
        made(pool, by, at)


def test_who_left_is_paid(amal, pool, by, at):
    Interpreter.objects.of(pool).filter(pk=amal.pk).update(state=Interpreter.LEFT)
    issued(amal, "20.00", at)

    assert ordered(pool, by, at).count == 1


def test_a_day_in_the_past_or_far_away_and_an_empty_run_are_refused(amal, pool, by, at):
    with pytest.raises(payments.NothingToPay):
        made(pool, by, at)
    issued(amal, "20.00", at)

    with pytest.raises(payments.PaysInPast):
        made(pool, by, at, pays_on=at.date() - timedelta(days=1))
    with pytest.raises(payments.PaysTooLate):
        made(pool, by, at, pays_on=at.date() + timedelta(days=61))
    assert not PaymentRun.objects.of(pool).exists()


def test_without_payer_a_list_but_no_sepa(amal, pool, by, at):
    MoneyRules.objects.of(pool).update(debtor_name="")
    issued(amal, "20.00", at)

    with pytest.raises(payments.NoPayer):
        made(pool, by, at)
    run = ordered(pool, by, at, PaymentRun.LIST)
    assert (run.state, bool(run.file), bool(run.csv)) == ("ordered", True, True)


def test_what_was_shown_is_what_is_made(amal, pool, by, at):
    issued(amal, "20.00", at)
    shown = seen(waiting(pool))
    issued(amal, "1.00", at)

    with pytest.raises(payments.ListChanged):
        payments.make_run(pool, kind="sepa", pays_on=DAY, by=by, at=at, shown=shown)


def test_no_iban_is_readable_in_the_table_of_runs(amal, pool, by, at):
    issued(amal, "20.00", at)
    run = payments.approve_and_order(made(pool, by, at), by=by, at=at)

    with connection.cursor() as cursor:
        cursor.execute("SELECT file FROM scheduling_paymentrun WHERE id = %s", [run.pk])
        stored = bytes(cursor.fetchone()[0])

    assert IBAN.encode() not in stored and OTHER.encode() not in stored
    assert IBAN.encode() in payments.fetch_file(run, kind="xml", by=by, at=at)


def test_nobody_says_that_their_own_money_came_back(amal, pool, by, at):
    issued(amal, "20.00", at)
    run = payments.approve_and_order(made(pool, by, at), by=by, at=at)
    payout = Payout.objects.of(pool).get(run=run)

    with pytest.raises(OwnReturn):
        told = {"on": at.date(), "reason": "Konto erloschen", "at": at}
        payments.mark_returned(payout, by=colleague(pool, amal.person_id), **told)

    assert waiting(pool) == []


def test_above_the_limit_another_person_approves(amal, pool, at):
    issued(amal, "1000.01", at)
    ines, karla = colleague(pool, 101, "Ines Vogt"), colleague(pool, 102)
    run = made(pool, ines, at)

    for one in (ines, coordinator_of(pool)):  # the same person, and somebody without one
        with pytest.raises(SecondPersonNeeded):
            payments.approve_run(run, by=one, at=at)
    with pytest.raises(OwnPayout):
        payments.approve_run(run, by=colleague(pool, amal.person_id), at=at)

    assert payments.approve_run(run, by=karla, at=at).approved_by == "Karla Dorn"


def test_who_made_it_without_a_person_is_nobody_else(amal, pool, by, at):
    issued(amal, "5000", at)

    with pytest.raises(SecondPersonNeeded):
        payments.approve_run(made(pool, by, at), by=colleague(pool, 102), at=at)


def test_up_to_the_limit_one_person_in_one_step(amal, pool, by, at):
    issued(amal, "1000.00", at)

    run = ordered(pool, by, at)

    assert (run.state, run.payouts.get().state, run.approved_by) == ("ordered", "ordered", "Ines Vogt")


def test_no_order_without_approval(amal, pool, by, at):
    issued(amal, "20", at)

    with pytest.raises(IllegalMove):
        payments.order_run(made(pool, by, at), by=by, at=at)


def test_ordering_twice_is_the_same_file_and_each_download_is_noted(amal, pool, by, at):
    issued(amal, "20", at)
    run = ordered(pool, by, at)

    again = payments.order_run(run, by=by, at=at + timedelta(days=3))
    first, second = (payments.fetch_file(run, kind="xml", by=by, at=at) for _time in "ab")

    assert bytes(again.file) == first == second
    assert Event.objects.of(pool).about(run).filter(verb="fetch_file").count() == 2
    assert Event.objects.of(pool).about(run).filter(verb="order_run").count() == 1
    with pytest.raises(payments.NoFile):
        payments.fetch_file(run, kind="csv", by=by, at=at)


def test_a_day_that_has_passed_is_the_next_bank_day(amal, pool, by, at):
    issued(amal, "20", at)
    run = made(pool, by, at)
    saturday = at + timedelta(days=(5 - at.weekday()) % 7 + 14)

    run = payments.approve_and_order(run, by=by, at=saturday)

    assert run.pays_on == saturday.date() + timedelta(days=2)


def test_a_discarded_run_frees_its_statements(amal, pool, by, at):
    issued(amal, "20", at)

    payments.discard_run(made(pool, by, at), by=by, at=at)

    run = ordered(pool, by, at)
    assert (run.number, run.payouts.get().reference) == (2, f"P{pool.pk}-L2-1")
    assert sums_of(pool).adds_up
    with pytest.raises(IllegalMove):
        payments.discard_run(run, by=by, at=at)


def test_what_came_back_is_payable_again_and_the_account_is_doubted(amal, pool, by, at):
    issued(amal, "20", at)
    payout = ordered(pool, by, at).payouts.get()
    payments.mark_paid(payout, on=at.date(), by=by, at=at)
    with pytest.raises(IllegalMove):
        payments.mark_paid(payout, on=at.date(), by=by, at=at)

    payments.mark_returned(payout, on=at.date(), reason=f"Konto {IBAN} erloschen", by=by, at=at)

    payout.refresh_from_db()
    assert payout.reason == "Konto …3000 erloschen"
    assert [one.standing for one in waiting(pool)] == ["check"] and account_doubted(account_of(amal))
    with pytest.raises(payments.NothingToPay):
        made(pool, by, at)
    set_account(amal, holder="Amal Haddad", iban=OTHER, by=by, at=at + timedelta(hours=1))
    assert ordered(pool, by, at).payouts.get().iban == OTHER
    assert sums_of(pool).adds_up


def test_a_sum_is_waived_out_of_its_run(amal, pool, by, at):
    issued(amal, "20", at)
    issued(with_account(make_interpreter(pool, "Bo Tesfay"), at, OTHER), "30.05", at)
    run = made(pool, by, at)

    payments.waive_payout(run.payouts.get(interpreter=amal), on=at.date(), donated=True, by=by, at=at)

    run = payments.approve_and_order(run, by=by, at=at)
    assert (run.count, run.total) == (1, Decimal("30.05"))
    assert b"20.00" not in bytes(run.file)
    assert (sums_of(pool).waived, sums_of(pool).under_way) == (Decimal(20), Decimal("30.05"))
    with pytest.raises(IllegalMove):
        payments.waive_payout(run.payouts.get(state="ordered"), on=at.date(), by=by, at=at)


def test_a_run_that_everybody_waived_is_empty(amal, pool, by, at):
    issued(amal, "20", at)
    run = made(pool, by, at)
    payments.waive_payout(run.payouts.get(), on=at.date(), by=by, at=at)

    with pytest.raises(payments.EmptyRun):
        payments.approve_and_order(run, by=by, at=at)
    payments.discard_run(run, by=by, at=at)
    assert sums_of(pool).waived == Decimal(20)


def test_open_money_is_waived_without_a_run(amal, pool, by, at):
    issued(amal, "20", at)

    row = payments.waive_open(amal, on=at.date(), donated=True, by=by, at=at)

    assert (row.state, row.run, row.donated, row.iban) == ("waived", None, True, "")
    with pytest.raises(payments.NothingToPay):
        made(pool, by, at)
    issued(amal, "20", at)
    assert payments.waive_open(amal, on=at.date(), by=by, at=at).reference != row.reference


def test_others_may_not(amal, pool, by, at):
    issued(amal, "20", at)
    foreign = coordinator_of(make_pool("nachbar"))

    with pytest.raises(NotAllowed):
        made(pool, foreign, at)
    run = ordered(pool, by, at)
    for act in (
        lambda: payments.fetch_file(run, kind="xml", by=foreign, at=at),
        lambda: payments.mark_paid(run.payouts.get(), on=at.date(), by=foreign, at=at),
        lambda: payments.discard_run(run, by=foreign, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_journal_has_no_iban(amal, pool, by, at):
    issued(amal, "20", at)
    run = ordered(pool, by, at)
    payments.mark_run_paid(run, on=at.date(), by=by, at=at)

    told = str(list(Event.objects.of(pool).values_list("facts", "reason")))
    assert IBAN not in told and "…" not in told
    assert Payout.objects.of(pool).get().paid_on == at.date()
    assert Statement.objects.of(pool).count() == 1
