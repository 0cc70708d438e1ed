"""Request: it is hard to find somebody, and Authority and Coordinator hear so while there is time to act."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import SYSTEM
from pool.models import Event
from scheduling import messages
from scheduling.domain.states import RequestState
from scheduling.models import Request


@transaction.atomic
def warn_hard_to_fill(request: Request, *, at: datetime, exhausted: bool = True) -> Request:
    """Tell Authority and Coordinator once, with the ways out and whom to phone.

    `exhausted`: everybody who fits has been asked; otherwise only little time is left. A new version of the
    Request, or somebody found, makes room for another warning.
    """
    rows = Request.objects.of(request.pool_id).filter(pk=request.pk, warned_at__isnull=True)
    if rows.filter(state=RequestState.SEARCHING).update(warned_at=at):
        request.warned_at = at
        Event.record("warn", request, by=SYSTEM, at=at, exhausted=exhausted)
        messages.hard_to_fill(request, exhausted=exhausted, at=at)
    return request
