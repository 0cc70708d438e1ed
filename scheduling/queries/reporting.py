"""Hours that a volunteer can still tell, or tell otherwise."""

from typing import Any

from django.db.models import Q, QuerySet

from pool.models import Interpreter
from scheduling.domain.states import UNATTESTED_RECORD, AssignmentState, RecordState
from scheduling.models import ServiceRecord


def reportable(pool: Any) -> "QuerySet[ServiceRecord]":
    """Not confirmed yet, or stated by the Authority before anybody has reported."""
    open_yet = Q(state__in=UNATTESTED_RECORD) | Q(state=RecordState.ATTESTED, reported_absent=None)
    rows = ServiceRecord.objects.of(pool).filter(
        open_yet, kind=ServiceRecord.WORKED, assignment__state=AssignmentState.DONE
    )
    related = "request__authority", "position", "pool", "person", "interpreter__pool"
    return rows.select_related("pool", *(f"assignment__{one}" for one in related))


def reportable_of(interpreter: Interpreter) -> "QuerySet[ServiceRecord]":
    """This volunteer's, what waits longest first; who is said not to have come is not asked."""
    rows = reportable(interpreter.pool_id).filter(assignment__interpreter=interpreter)
    return rows.filter(assignment__missed_at=None).order_by("assignment__starts", "pk")
