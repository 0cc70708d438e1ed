"""ServiceRecord: report (Interpreter), attest (Authority), approve and correct (Coordinator)."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from pool.domain.actors import Actor
from pool.domain.refusals import ReasonMissing, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import messages, permissions, queries
from scheduling.actions.assignments import complete_assignment
from scheduling.actions.locks import again, lock_request
from scheduling.domain import money, tariffs
from scheduling.domain.service import payable_km, payable_minutes, waited_minutes
from scheduling.domain.states import AssignmentState, RecordMove, RecordState
from scheduling.models import Assignment, ServiceRecord, Tariff

ABSENCE_TOLD = timedelta(hours=48)  # after the end; later only the coordinator can say it


class NotBegun(Refused):
    """Who is not awaited yet cannot be missing."""

    sentence = _("Der Einsatz hat noch nicht begonnen.")


class AbsenceTooLate(Refused):
    """Days later nobody can check it."""

    sentence = _("Das hätten wir bis zwei Tage nach dem Einsatz wissen müssen. Bitte rufen Sie uns an.")


class NothingWorked(Refused):
    """The coordinator has decided that the Interpreter did not appear."""

    sentence = _("Zu diesem Einsatz ist niemand erschienen. Es gibt keine Stunden.")


@transaction.atomic
def report_record(
    record: ServiceRecord, *, minutes: int, km: Decimal | str | int, by: Actor, at: datetime
) -> ServiceRecord:
    """What the Interpreter says: minutes worked, kilometres driven. May be repeated until it is attested."""
    record = _again(record)
    told = {"minutes": payable_minutes(minutes), "km": payable_km(km)}
    record.move(RecordMove.REPORT, by=by, reported_at=at, absent=False, **told)
    Event.record("report", record, by=by, at=at, minutes=told["minutes"], km=str(told["km"]))
    messages.attest_wanted(record, at=at)
    return record


@transaction.atomic
def report_absence(
    assignment: Assignment, *, by: Actor, at: datetime, km: Decimal | str | int = 0
) -> ServiceRecord:
    """Nobody came to whom one could have interpreted: told from the start until 48 hours after the end.

    The Assignment is over with that. What counts as worked is the time they waited until they told us, at
    most what was booked; the tariff says what it is worth, the Authority confirms it as usual. A later
    `report_record` (the client came after all) overrules it. Raises NotBegun, AbsenceTooLate.
    """
    assignment.request = lock_request(assignment.request)
    row = again(assignment)
    if at < row.starts:
        raise NotBegun
    if at > row.ends + ABSENCE_TOLD:
        raise AbsenceTooLate
    if row.state == AssignmentState.CONFIRMED:
        complete_assignment(row, at=at, absent=True)
    record = _again(ServiceRecord.objects.of(row.pool_id).get(assignment=row))
    told = {"minutes": waited_minutes(row.starts, row.ends, at=at), "km": payable_km(km)}
    record.move(RecordMove.REPORT, by=by, reported_at=at, absent=True, **told)
    Event.record("report_absence", record, by=by, at=at, minutes=told["minutes"], km=str(told["km"]))
    messages.attest_wanted(record, at=at)
    return record


@transaction.atomic
def attest_record(record: ServiceRecord, *, by: Actor, at: datetime) -> ServiceRecord:
    """The Authority confirms the reported time with one click."""
    record = _again(record)
    record.move(RecordMove.ATTEST, by=by, attested_at=at)
    Event.record("attest", record, by=by, at=at, minutes=record.minutes)
    return record


@transaction.atomic
def correct_record(
    record: ServiceRecord, *, minutes: int, km: Decimal | str | int, reason: str, by: Actor, at: datetime
) -> ServiceRecord:
    """The Coordinator puts other figures, with a reason; an approval is taken back by it."""
    if not reason.strip():
        raise ReasonMissing
    record = _again(record)
    permissions.check_can_judge_record(by, record)
    before = {"minutes": record.minutes, "km": str(record.km), "amount": str(record.amount)}
    told = {"minutes": payable_minutes(minutes), "km": payable_km(km)}
    taken_back: dict[str, Any] = {"amount": None, "lines": [], "tariff": None, "approved_at": None}
    first = {"reported_at": at} if record.state == RecordState.OPEN else {}
    record.move(RecordMove.CORRECT, by=by, **told, **first, **taken_back)
    after = {"minutes": record.minutes, "km": str(record.km)}
    Event.record("correct", record, by=by, at=at, reason=reason, before=before, after=after)
    return record


@transaction.atomic
def approve_record(record: ServiceRecord, *, by: Actor, at: datetime) -> ServiceRecord:
    """The Coordinator approves: the tariff of the day gives the amount. Raises NoTariff."""
    record = _again(record)
    permissions.check_can_judge_record(by, record)
    day = queries.local_day(record.assignment)
    rows = [row.value() for row in Tariff.objects.of(record.pool_id)]
    tariff = tariffs.valid_on(rows, day)
    minutes, km = record.minutes or 0, record.km or Decimal(0)
    lines = tariffs.lines(tariff, minutes=minutes, km=km, absent=record.absent)
    record.move(
        RecordMove.APPROVE,
        by=by,
        approved_at=at,
        tariff=Tariff.objects.of(record.pool_id).get(pk=tariff.id),
        amount=money.total(line.amount for line in lines),
        lines=[{"amount": str(line.amount), "sentence": line.sentence} for line in lines],
    )
    Event.record("approve", record, by=by, at=at, amount=str(record.amount))
    return record


def _again(record: ServiceRecord) -> ServiceRecord:
    """The row as it is now, locked."""
    rows = ServiceRecord.objects.of(record.pool_id).select_related(
        "assignment__request__requester", "assignment__person", "assignment__pool", "pool"
    )
    found = rows.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
    if found.assignment.state == AssignmentState.NO_SHOW:
        raise NothingWorked
    return found
