"""The Coordinator's word: which side counts, other figures, the approval."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from pool.domain.actors import Actor
from pool.domain.refusals import ReasonMissing, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import permissions
from scheduling.actions.locks import hold_prices, hold_sources
from scheduling.actions.service_records_common import (
    AWAITED_ANEW,
    TAKEN_BACK,
    CalledOff,
    check_not_settled,
    check_worked,
    counts,
    held,
)
from scheduling.domain import tariffs
from scheduling.domain.both_sides import NothingSaid, StatementsDiffer
from scheduling.domain.service import payable_minutes, payable_way
from scheduling.domain.states import AssignmentMove, RecordMove, RecordState
from scheduling.models import ServiceRecord, Tariff
from scheduling.queries.pricing import Priced, as_lines, prices_of

REPORTED, STATED = "reported", "stated"  # the two sides
MOST = Decimal("999999.99")  # euros that one record can hold


class NobodyInterpreted(Refused):
    """Nothing to pay for."""

    sentence = _("Hier gibt es nichts freizugeben: Es ist niemand zum Dolmetschen gekommen.")


class TooMuch(Refused):
    """No appointment is worth that; a step of the tariff is meant for an hour, and counts each minute."""

    sentence = _("Nach dem Tarif wären das mehr als 999.999,99 Euro. Bitte prüfen Sie zuerst den Tarif.")


class NotCalledOff(Refused):
    """It took place; the two sides and the figures say what it is worth."""

    sentence = _("Dieser Einsatz hat stattgefunden. Bitte berichtigen Sie die Stunden.")


@transaction.atomic
def decide_record(record: ServiceRecord, *, side: str, by: Actor, at: datetime) -> ServiceRecord:
    """The Coordinator says which of the two statements counts; both stay. An approval is taken back by it.

    With "no Interpreter came" the Assignment is a no-show and is never paid. Raises NothingSaid.
    """
    record = held(record)
    permissions.check_can_judge_record(by, record)
    check_not_settled(record)
    said = {REPORTED: record.reported, STATED: record.stated}.get(side)
    if said is None:
        raise NothingSaid
    right = counts(record, said)
    told = {"minutes": right.minutes, "absent": right.absent}
    record.move(RecordMove.CORRECT, by=by, decided_at=at, **told, **TAKEN_BACK)
    Event.record(f"decide_{side}", record, by=by, at=at, minutes=right.minutes, absent=right.absent)
    if said.nobody_interpreted:
        record.assignment.move(AssignmentMove.MISS, by=by)
        Event.record("miss", record.assignment, by=by, at=at)
    return record


@transaction.atomic
def correct_record(
    record: ServiceRecord, *, minutes: int, km: Decimal | str | int, reason: str, by: Actor, at: datetime,
    absent: bool | None = None, ticket: Decimal | str | None = None, means: str | None = None,
    travel_minutes: int | None = None,
) -> ServiceRecord:  # fmt: skip
    """The Coordinator puts other figures, with a reason; an approval is taken back by it.

    `absent`, `ticket`, `means`, `travel_minutes` None: as before ("0" takes a ticket away). For a silent
    volunteer it is what they reported. Raises ReasonMissing, RecordSettled, CalledOff.
    """
    if not reason.strip():
        raise ReasonMissing
    record = held(record)
    permissions.check_can_judge_record(by, record)
    check_not_settled(record)
    check_worked(record)
    before = {**_figures(record), "amount": str(record.amount)}
    told = {"minutes": payable_minutes(minutes), "absent": record.absent if absent is None else absent}
    told |= _way(record, km, ticket, means, travel_minutes)
    own = {"reported_minutes": told["minutes"], "reported_absent": told["absent"], "reported_at": at}
    first = own | AWAITED_ANEW if record.state == RecordState.OPEN else {}
    record.move(RecordMove.CORRECT, by=by, decided_at=at, **told, **first, **TAKEN_BACK)
    Event.record("correct", record, by=by, at=at, reason=reason, before=before, after=_figures(record))
    return record


def _way(
    record: ServiceRecord, km: Decimal | str | int, ticket: Decimal | str | None, means: str | None,
    travel_minutes: int | None,
) -> dict[str, Any]:  # fmt: skip
    """The columns of the way; what is not said stays."""
    way = payable_way(
        km,
        record.ticket if ticket is None else ticket,
        record.means if means is None else means,
        record.travel_minutes if travel_minutes is None else travel_minutes,
    )
    return {"km": way.km, "ticket": way.ticket, "means": way.means, "travel_minutes": way.travel_minutes}


def _figures(record: ServiceRecord) -> dict[str, Any]:
    """What can be corrected, for the journal."""
    told = {"minutes": record.minutes, "km": str(record.km)}
    return told | ({"ticket": str(record.ticket)} if record.ticket else {})


@transaction.atomic
def refuse_called_off(record: ServiceRecord, *, reason: str, by: Actor, at: datetime) -> ServiceRecord:
    """The Coordinator does not pay for a late cancellation; an approval is taken back by it.

    Raises ReasonMissing, NotCalledOff, RecordSettled.
    """
    if not reason.strip():
        raise ReasonMissing
    record = held(record)
    permissions.check_can_judge_record(by, record)
    check_not_settled(record)
    if not record.cancelled:
        raise NotCalledOff
    before = {"amount": str(record.amount)}
    record.move(RecordMove.CORRECT, by=by, decided_at=at, **TAKEN_BACK)
    Event.record("refuse_called_off", record, by=by, at=at, reason=reason, before=before)
    return record


@transaction.atomic
def approve_record(record: ServiceRecord, *, by: Actor, at: datetime) -> ServiceRecord:
    """The Coordinator (or the rule) approves: the tariff of the day gives the amount.

    The Request is locked first, so that nobody decides meanwhile that nobody appeared. What its month has
    settled already goes to the next Statement. Raises StatementsDiffer, NobodyInterpreted, NothingWorked,
    NoTariff, TooMuch, RecordSettled.
    """
    record = held(record)
    permissions.check_can_judge_record(by, record)
    check_not_settled(record)
    if record.undecided:
        raise StatementsDiffer
    if record.minutes == 0 and not record.cancelled:
        raise NobodyInterpreted
    if record.cancelled and record.decided_at:
        raise CalledOff
    put_approval(record, priced_now(record), by=by, at=at)
    Event.record("approve", record, by=by, at=at, amount=str(record.amount))
    return record


def priced_now(record: ServiceRecord) -> Priced:
    """What it is worth, while nobody else reckons with the same visit, client or year. NoTariff, TooMuch."""
    hold_prices(record.pool_id)
    hold_sources(record.pool_id)
    priced = prices_of(record.pool_id)(record)
    if max(priced.amount, priced.charge or priced.amount) > MOST:
        raise TooMuch
    return priced


def put_approval(record: ServiceRecord, priced: Priced, *, by: Actor, at: datetime) -> None:
    """The move itself; whoever calls this has checked, and writes the Event."""
    record.move(
        RecordMove.APPROVE,
        by=by,
        approved_at=at,
        tariff=Tariff.objects.of(record.pool_id).get(pk=priced.tariff_id),
        source_id=priced.source_id,
        amount=priced.amount,
        lines=as_lines(priced.lines),
        charge=tariffs.total(priced.charge_lines) if priced.charge_lines else None,
        charge_lines=as_lines(priced.charge_lines),
    )
