"""Corrections: what a Statement has paid is opened again, and put right by the next Statement."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, ReasonMissing
from pool.models import Event
from scheduling import permissions
from scheduling.actions.locks import lock_request
from scheduling.actions.service_records import TAKEN_BACK
from scheduling.domain.states import RecordMove
from scheduling.models import ServiceRecord

LONGEST_REASON = 500


@transaction.atomic
def reopen_record(record: ServiceRecord, *, reason: str, by: Actor, at: datetime) -> ServiceRecord:
    """A settled record can be corrected and approved again; what was paid stays on its Statement.

    The next Statement for that Interpreter and period takes it back. Raises ReasonMissing, OwnHours,
    NotAllowed, IllegalMove (it is not settled, or open already).
    """
    if not reason.strip():
        raise ReasonMissing
    if by.role is not Role.COORDINATOR:
        raise NotAllowed
    lock_request(record.assignment.request)
    rows = ServiceRecord.objects.of(record.pool_id).select_related("assignment__person", "pool")
    row: ServiceRecord = rows.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
    permissions.check_can_judge_record(by, row)
    before = {"amount": str(row.amount), "minutes": row.minutes, "km": str(row.km)}
    row.move(RecordMove.REOPEN, by=by, revision=row.revision + 1, **TAKEN_BACK)
    Event.record(
        "reopen", row, by=by, at=at, reason=reason.strip()[:LONGEST_REASON], before=before,
        revision=row.revision,
    )  # fmt: skip
    return row
