"""Somebody at the desk has read a text that nobody understood."""

from datetime import datetime

from django.db import transaction

from notifications import inbox
from notifications.models import Message
from pool.domain.actors import Actor, Role
from pool.domain.refusals import LostRace, NotAllowed
from pool.models import Event


@transaction.atomic
def mark_seen(message: Message, *, by: Actor, at: datetime) -> Message:
    """It needs nobody any more; a text of unknown Pool belongs to the one whose coordinator has read it.

    Raises NotAllowed for another Pool's text, LostRace when somebody was faster.
    """
    if by.role is not Role.COORDINATOR or by.pool_id is None or message.pool_id not in (None, by.pool_id):
        raise NotAllowed
    if not inbox.see(Message.objects.filter(pk=message.pk), at=at):
        raise LostRace
    if message.pool_id is None:
        inbox.belongs_to(message, pool_id=by.pool_id)
    message.refresh_from_db()
    Event.record("seen", message, by=by, at=at)
    return message
