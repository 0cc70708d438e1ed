"""Who looks at a Request just now: noted by their page every twenty seconds, forgotten once a day."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed
from pool.models import Pool
from scheduling.domain.presence import PRESENT
from scheduling.models import Presence, Request


@transaction.atomic
def mark_present(request: Request, *, by: Actor, at: datetime) -> Presence:
    """This coordinator has it open. Nothing happens to the Request, so nothing stands in the journal."""
    if by.role is not Role.COORDINATOR or by.pool_id != request.pool_id or by.person_id is None:
        raise NotAllowed
    rows = Presence.objects.of(request.pool_id)
    who = {"request": request, "person_id": by.person_id}
    row, _new = rows.update_or_create(
        **who, defaults={"at": at}, create_defaults={**who, "at": at, "pool_id": request.pool_id}
    )
    return row


def forget_presences(pool: Pool, *, at: datetime) -> int:
    """Delete what no longer counts; how many."""
    gone, _each = Presence.objects.of(pool).filter(at__lte=at - PRESENT).delete()
    return gone
