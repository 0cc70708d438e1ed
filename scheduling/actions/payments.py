"""PaymentRun: made from what is payable, approved (by a second person when it is much), ordered, discarded.

The Pool is locked first, so that two runs never take the same Statement; should it happen all the same, the
database refuses the second live PayoutPart.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Max

from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from scheduling.actions.payouts import (
    mark_paid,
    mark_returned,
    mark_run_paid,
    planned,
    waive_open,
    waive_payout,
)
from scheduling.domain import money
from scheduling.domain.bank_days import next_bank_day
from scheduling.domain.paying import PayoutMove, PayoutState, RunMove, RunState
from scheduling.models import MoneyRules, PaymentRun, Payout, PayoutPart
from scheduling.payment_files import CSV, files_of, kinds_of
from scheduling.permissions import check_can_approve_run, check_can_pay
from scheduling.queries.money_rules import money_rules_of
from scheduling.queries.payments import payouts_of, ready, seen, waiting

__all__ = [
    "approve_and_order", "approve_run", "discard_run", "fetch_file", "make_run", "mark_paid", "mark_returned",
    "mark_run_paid", "order_run", "waive_open", "waive_payout",
]  # fmt: skip
FARTHEST = 60  # days from today on which a bank would still take it


class NothingToPay(Refused):
    """Nobody has a positive sum and an account."""

    sentence = _("Gerade gibt es nichts auszuzahlen.")


class PaysInPast(Refused):
    """No bank carries it out yesterday."""

    sentence = _("Dieser Tag ist schon vorbei. Bitte wählen Sie heute oder einen späteren Tag.")
    field = "pays_on"


class PaysTooLate(Refused):
    """Nobody knows what holds then."""

    sentence = _("Bitte wählen Sie einen Tag in den nächsten %(days)s Tagen.")
    field = "pays_on"


class NoPayer(Refused):
    """A SEPA file needs the account that pays."""

    sentence = _(
        "Für eine SEPA-Datei fehlt das Konto, von dem gezahlt wird. Es steht in den Einstellungen unter "
        "„Konto des Pools“. Eine Zahlungsliste für die Kasse geht auch ohne."
    )
    field = "kind"


class ListChanged(Refused):
    """Since the list was shown, somebody has entered, changed or paid something."""

    sentence = _("Inzwischen hat sich die Liste geändert. Bitte sehen Sie sie noch einmal an.")


class EmptyRun(Refused):
    """Everybody in it has waived."""

    sentence = _("In diesem Zahlungslauf ist nichts mehr zu zahlen. Bitte verwerfen Sie ihn.")


class NoDay(Refused):
    """It has to be known when."""

    sentence = _("Bitte geben Sie den Tag an, an dem bezahlt wurde.")


class NoFile(Refused):
    """It is not ordered, or its kind has no such file."""

    sentence = _("Diese Datei gibt es nicht.")


@transaction.atomic
def make_run(pool: Pool, *, kind: str, pays_on: date, by: Actor, at: datetime, shown: str = "") -> PaymentRun:
    """All that is payable, in one list; holder, IBAN and amount are kept as they are now.

    `shown` (queries.payments.seen) is the list that somebody agreed to. Raises NothingToPay, PaysInPast,
    PaysTooLate, NoPayer, ListChanged, NotAllowed.
    """
    check_can_pay(by, pool.pk)
    pool = lock_pool(pool.pk)
    check_day(pool, pays_on, at)
    check_payer(kind, money_rules_of(pool))
    found = ready(waiting(pool))
    if shown and shown != seen(found):
        raise ListChanged
    if not found:
        raise NothingToPay
    last = PaymentRun.objects.of(pool).aggregate(last=Max("number"))["last"]
    run = PaymentRun.objects.create(
        pool=pool, number=(last or 0) + 1, kind=kind, pays_on=pays_on, count=len(found), made_by=by.name,
        made_by_person=by.person_id, made_at=at, total=money.total(one.amount for one in found),
    )  # fmt: skip
    for number, one in enumerate(found, start=1):
        planned(pool, one, reference=f"P{pool.pk}-L{run.number}-{number}", at=at, run=run)
    _record("make_run", run, by=by, at=at, kind=kind)
    return run


def check_day(pool: Pool, pays_on: date, at: datetime) -> None:
    """Raise PaysInPast or PaysTooLate."""
    today = at.astimezone(pool.tz).date()
    if pays_on < today:
        raise PaysInPast
    if pays_on > today + timedelta(days=FARTHEST):
        raise PaysTooLate(days=FARTHEST)


def check_payer(kind: str, rules: MoneyRules) -> None:
    """Raise NoPayer when a bank would not know whose money it is."""
    if kind == PaymentRun.SEPA and not (rules.debtor_name and rules.debtor_iban):
        raise NoPayer


@transaction.atomic
def approve_run(run: PaymentRun, *, by: Actor, at: datetime) -> PaymentRun:
    """It may go. Raises SecondPersonNeeded, OwnPayout, IllegalMove, NotAllowed."""
    row = _held(run, by)
    persons = payouts_of(row).filter(state=PayoutState.PLANNED).values_list("interpreter__person", flat=True)
    check_can_approve_run(by, row, limit=money_rules_of(row.pool).second_above, paid=set(persons))
    row.move(RunMove.APPROVE, by=by, approved_by=by.name, approved_at=at)
    _record("approve_run", row, by=by, at=at)
    return row


@transaction.atomic
def order_run(run: PaymentRun, *, by: Actor, at: datetime) -> PaymentRun:
    """The file is made and kept; whoever orders again gets the same one.

    A day that has passed meanwhile becomes the next on which banks work. Raises EmptyRun, NoPayer,
    IllegalMove (not approved), NotAllowed.
    """
    row = _held(run, by)
    if row.state == RunState.ORDERED:
        return row
    rules = money_rules_of(row.pool)
    check_payer(row.kind, rules)
    payouts = list(payouts_of(row).filter(state=PayoutState.PLANNED))
    _check_sum(row, payouts)
    pays_on = day_of(row, at)
    files = files_of(row, payouts, rules, pays_on=pays_on, at=at)
    kept = {"file": files.file, "csv": files.csv, "sha256": sha256(files.file).hexdigest()}
    row.move(RunMove.ORDER, by=by, ordered_at=at, pays_on=pays_on, **kept)
    for payout in payouts:
        payout.move(PayoutMove.ORDER, by=by)
    _record("order_run", row, by=by, at=at, sha256=row.sha256, pays_on=pays_on.isoformat())
    return row


def day_of(run: PaymentRun, at: datetime) -> date:
    """When it will be paid if it is ordered now: as wished, or on the next day on which banks work."""
    today = at.astimezone(run.pool.tz).date()
    return run.pays_on if run.pays_on >= today else next_bank_day(today)


@transaction.atomic
def approve_and_order(run: PaymentRun, *, by: Actor, at: datetime) -> PaymentRun:
    """Both in one step, for who may approve it; what is approved is only ordered."""
    row = _held(run, by)
    if row.state == RunState.DRAFTED:
        row = approve_run(row, by=by, at=at)
    return order_run(row, by=by, at=at)


@transaction.atomic
def discard_run(run: PaymentRun, *, by: Actor, at: datetime) -> PaymentRun:
    """It never leaves; its Statements are payable again. What was waived in it stays so."""
    row = _held(run, by)
    row.move(RunMove.DISCARD, by=by)
    payouts = list(Payout.objects.of(row.pool_id).filter(run=row, state=PayoutState.PLANNED))
    for payout in payouts:
        payout.move(PayoutMove.DISCARD, by=by)
    PayoutPart.objects.of(row.pool_id).filter(payout__in=payouts).update(live=False)
    _record("discard_run", row, by=by, at=at)
    return row


@transaction.atomic
def fetch_file(run: PaymentRun, *, kind: str, by: Actor, at: datetime) -> bytes:
    """The bytes that were kept; who got them stands in the journal. Raises NoFile, NotAllowed."""
    check_can_pay(by, run.pool_id)
    row: PaymentRun = PaymentRun.objects.of(run.pool_id).get(pk=run.pk)
    kept = row.csv if kind == CSV else row.file
    if kind not in kinds_of(row) or not kept:
        raise NoFile
    file = bytes(kept)
    _record("fetch_file", row, by=by, at=at, kind=kind, sha256=sha256(file).hexdigest())
    return file


def _held(run: PaymentRun, by: Actor) -> PaymentRun:
    """As it is now, held with its Pool."""
    check_can_pay(by, run.pool_id)
    lock_pool(run.pool_id)
    row: PaymentRun = PaymentRun.objects.of(run.pool_id).select_related("pool").get(pk=run.pk)
    return row


def _check_sum(run: PaymentRun, payouts: Sequence[Payout]) -> None:
    """What was shown is what leaves. Raises EmptyRun, ListChanged."""
    if not payouts:
        raise EmptyRun
    if (len(payouts), money.total(one.amount for one in payouts)) != (run.count, run.total):
        raise ListChanged


def _record(verb: str, run: PaymentRun, *, by: Actor, at: datetime, **facts: Any) -> None:
    told = {"number": run.number, "total": str(run.total), "count": run.count, **facts}
    Event.record(verb, run, by=by, at=at, **told)
