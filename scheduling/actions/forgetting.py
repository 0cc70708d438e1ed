"""Forgetting: after its time the content of a Request is emptied; what is paid and counted stays."""

from datetime import datetime
from typing import Final

from django.db import transaction

from notifications.forgetting import forget_words
from notifications.models import Message
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead
from scheduling.actions.locks import lock_request
from scheduling.models import Feedback, Request, ServiceRecord
from scheduling.queries.board import abouts
from scheduling.queries.retention import old_words, to_forget

CONTENT: Final = (
    "street", "meeting_point", "contact_name", "contact_phone", "notes", "urgent_reason", "file_reference",
)  # fmt: skip
MOST_WORDS = 5_000  # in one job


class StillNeeded(Refused):
    """It is not long enough ago, or its hours are not settled."""

    sentence = _("Der Inhalt dieser Anfrage wird noch gebraucht.")


@transaction.atomic
def forget_content(request: Request, *, by: Actor, at: datetime) -> Request:
    """Empty everything that names a place, a person or a case, and what was written about it, for good.

    Where, when, for whom in which language and for what money stays, and the keyed reference that counts.
    Raises StillNeeded, NotLead.
    """
    check_can_lead(by, request.pool_id)
    request = lock_request(request)
    if not to_forget(request.pool, at=at).filter(pk=request.pk).exists():
        raise StillNeeded
    for name in CONTENT:
        setattr(request, name, "")
    request.forgotten_at = at
    request.save(update_fields=[*CONTENT, "forgotten_at"])
    told = {"pool": request.pool_id, "assignment__request": request}
    ServiceRecord.objects.of(request.pool_id).filter(**told).update(stated_note="")
    Feedback.objects.of(request.pool_id).filter(**told).update(text="")
    forget_words(Message.objects.filter(about__in=abouts(request)), at=at)
    Event.record("forget_content", request, by=by, at=at)
    return request


def forget_old_words(pool: Pool | None, *, at: datetime) -> int:
    """Empty what was said about no Request and is past its time, a few thousand at once; how many it were.

    In steps of some hundred that each hold by themselves. The journal has no line for each SMS.
    """
    return forget_words(old_words(pool, at=at), at=at, most=MOST_WORDS)
