"""Who else looks at a Request just now."""

from datetime import datetime

from pool.domain.actors import Actor
from scheduling.domain.presence import PRESENT
from scheduling.models import Presence, Request


def others_at(request: Request, actor: Actor, *, at: datetime) -> list[str]:
    """The names of the others whose page has said so within a minute."""
    rows = Presence.objects.of(request.pool_id).filter(request=request, at__gt=at - PRESENT)
    rows = rows.exclude(person=actor.person_id).order_by("person__name")
    return list(rows.values_list("person__name", flat=True))
