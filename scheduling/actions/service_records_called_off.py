"""Called off so late that the volunteer is paid something: a ServiceRecord that the coordinator approves."""

from datetime import datetime
from decimal import Decimal

from pool.domain.actors import SYSTEM, Actor, Role
from pool.models import Event
from scheduling.domain.states import RecordMove
from scheduling.models import Assignment, ServiceRecord
from scheduling.queries.called_off import late_pay

HOW = {Role.AUTHORITY: ServiceRecord.BY_AUTHORITY, Role.COORDINATOR: ServiceRecord.BY_COORDINATOR}


def open_called_off(row: Assignment, *, by: Actor, at: datetime) -> ServiceRecord | None:
    """Keep what a cancelled Assignment is worth, if the Tariff pays for so late a word; else None.

    The cancellation itself is the proof, so that nobody has to report or to confirm it; `by` is who called
    it off. Whoever calls this holds the Request.
    """
    if not late_pay(row):
        return None
    record = ServiceRecord.objects.create(
        pool_id=row.pool_id, assignment=row, asked_at=at, kind=ServiceRecord.CANCELLED
    )
    told = {"minutes": 0, "km": Decimal(0), "attested_how": HOW.get(by.role, ServiceRecord.BY_AUTHORITY)}
    record.move(RecordMove.ATTEST, by=SYSTEM, attested_at=at, **told)
    Event.record("call_off", record, by=SYSTEM, at=at, request=row.request_id)
    return record
