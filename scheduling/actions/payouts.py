"""Payout: paid, come back, waived. What comes back is payable again; what is waived is not."""

from datetime import date, datetime

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.refusals import ReasonMissing, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Pool
from scheduling.domain.ibans import without_ibans
from scheduling.domain.paying import PayoutMove, PayoutState
from scheduling.models import PaymentRun, Payout, PayoutPart
from scheduling.permissions import check_can_pay
from scheduling.queries.payments import Waiting, waiting

REASON = 300  # signs


class NotYet(Refused):
    """Nothing is entered before it has happened."""

    sentence = _("Dieser Tag kommt noch. Bitte tragen Sie ein, was geschehen ist.")
    field = "on"


class BeforeOrder(Refused):
    """No money arrives before it was ordered."""

    sentence = _("An diesem Tag gab es die Auszahlung noch nicht (vorbereitet am %(day)s).")
    field = "on"


class NothingUnderWay(Refused):
    """Every Payout of the run is paid, came back or was waived."""

    sentence = _("In diesem Zahlungslauf ist nichts mehr unterwegs.")


class OwnReturn(Refused):
    """What came back is paid once more: nobody says so of their own money."""

    sentence = _("Dass Ihr eigenes Geld zurückkam, muss jemand anderes eintragen.")


class NothingToWaive(Refused):
    """No money is open, or less than none."""

    sentence = _("Hier ist gerade kein Geld offen.")


@transaction.atomic
def mark_paid(payout: Payout, *, on: date, by: Actor, at: datetime, reason: str = "") -> Payout:
    """The money has gone. Raises NotYet, BeforeOrder, IllegalMove (not ordered, paid already), NotAllowed."""
    row = _held(payout, on=on, by=by, at=at)
    row.move(PayoutMove.PAY, by=by, paid_on=on)
    _record("mark_paid", row, by=by, at=at, on=on, reason=without_ibans(reason))
    return row


@transaction.atomic
def mark_run_paid(run: PaymentRun, *, on: date, by: Actor, at: datetime) -> int:
    """All that is on its way in this run; how many. Raises NothingUnderWay, NotYet, BeforeOrder."""
    check_can_pay(by, run.pool_id)
    pool = lock_pool(run.pool_id)
    rows = list(Payout.objects.of(pool).filter(run=run, state=PayoutState.ORDERED).order_by("pk"))
    if not rows:
        raise NothingUnderWay
    _check_day(rows[0], pool, on, at)
    for row in rows:
        row.move(PayoutMove.PAY, by=by, paid_on=on)
    Event.record("mark_run_paid", run, by=by, at=at, on=on.isoformat(), payouts=len(rows), number=run.number)
    return len(rows)


@transaction.atomic
def mark_returned(payout: Payout, *, on: date, reason: str, by: Actor, at: datetime) -> Payout:
    """The money came back: its Statements are payable again, the account has to be looked at.

    Raises ReasonMissing, OwnReturn, NotYet, BeforeOrder, IllegalMove, NotAllowed.
    """
    if not reason.strip():
        raise ReasonMissing
    row = _held(payout, on=on, by=by, at=at)
    if by.person_id is not None and by.person_id == row.interpreter.person_id:
        raise OwnReturn
    kept = without_ibans(reason.strip())[:REASON]
    row.move(PayoutMove.RETURN, by=by, returned_on=on, reason=kept)
    PayoutPart.objects.of(row.pool_id).filter(payout=row).update(live=False)
    _record("mark_returned", row, by=by, at=at, on=on, reason=kept)
    return row


@transaction.atomic
def waive_payout(
    payout: Payout, *, on: date, by: Actor, at: datetime, reason: str = "", donated: bool = False
) -> Payout:
    """They do not want this sum; it leaves its run, whose total is less by it. Only before it is ordered."""
    row = _held(payout, on=on, by=by, at=at)
    kept = without_ibans(reason.strip())[:REASON]
    row.move(PayoutMove.WAIVE, by=by, waived_on=on, donated=donated, reason=kept)
    if row.run_id:
        run = PaymentRun.objects.of(row.pool_id).defer("file", "csv").get(pk=row.run_id)
        rows = PaymentRun.objects.of(row.pool_id).filter(pk=run.pk)
        rows.update(total=run.total - row.amount, count=run.count - 1)
    _record("waive_payout", row, by=by, at=at, on=on, reason=kept, donated=donated)
    return row


@transaction.atomic
def waive_open(
    interpreter: Interpreter, *, on: date, by: Actor, at: datetime, reason: str = "", donated: bool = False
) -> Payout:
    """They do not want what is open: a Payout without run, waived at once. Raises NothingToWaive, NotYet."""
    check_can_pay(by, interpreter.pool_id)
    pool = lock_pool(interpreter.pool_id)
    _check_past(pool, on, at)
    found = next((one for one in waiting(pool, interpreter) if one.amount > 0), None)
    if found is None:
        raise NothingToWaive
    kept = without_ibans(reason.strip())[:REASON]
    row = planned(pool, found, reference=f"P{pool.pk}-V{found.numbers[0]}", at=at)
    row.move(PayoutMove.WAIVE, by=by, waived_on=on, donated=donated, reason=kept)
    _record("waive_open", row, by=by, at=at, on=on, reason=kept, donated=donated)
    return row


def planned(
    pool: Pool, found: Waiting, *, reference: str, at: datetime, run: PaymentRun | None = None
) -> Payout:
    """One sum as it is now, with its Statements; inside the transaction that holds the Pool."""
    account = found.account if run else None
    row = Payout.objects.create(
        pool=pool, run=run, interpreter=found.interpreter, amount=found.amount, reference=reference,
        made_at=at, holder=account.holder if account else "", iban=account.iban if account else "",
        last_four=account.last_four if account else "",
    )  # fmt: skip
    PayoutPart.objects.bulk_create(
        PayoutPart(pool=pool, payout=row, statement=one, amount=one.total) for one in found.statements
    )
    return row


def _held(payout: Payout, *, on: date, by: Actor, at: datetime) -> Payout:
    """As it is now, held with its Pool; the day is possible."""
    check_can_pay(by, payout.pool_id)
    pool = lock_pool(payout.pool_id)
    row: Payout = Payout.objects.of(pool).get(pk=payout.pk)
    _check_day(row, pool, on, at)
    return row


def _check_day(row: Payout, pool: Pool, on: date, at: datetime) -> None:
    _check_past(pool, on, at)
    first = row.made_at.astimezone(pool.tz).date()
    if on < first:
        raise BeforeOrder(day=f"{first:%d.%m.%Y}")


def _check_past(pool: Pool, on: date, at: datetime) -> None:
    if on > at.astimezone(pool.tz).date():
        raise NotYet


def _record(
    verb: str, row: Payout, *, by: Actor, at: datetime, on: date, reason: str, **more: object
) -> None:
    facts = {"amount": str(row.amount), "reference": row.reference, "on": on.isoformat(), **more}
    Event.record(verb, row, by=by, at=at, reason=reason, **facts)
