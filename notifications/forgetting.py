"""What a word said is not kept for ever: who, when, how long and what became of it stays."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from notifications.domain.statuses import MessageState
from notifications.models import Message

AT_REST = (
    MessageState.SENT, MessageState.DELIVERED, MessageState.FAILED, MessageState.EXPIRED,
    MessageState.SUPPRESSED, MessageState.HANDLED, MessageState.PARKED,
)  # fmt: skip
BATCH = 500
LENGTH = "length"  # in the payload: how many letters it had
EMPTIED = ("subject", "body", "ics", "payload", "forgotten_at")


def forget_words(rows: QuerySet[Message], *, at: datetime, most: int | None = None) -> int:
    """Empty those of `rows` on which nothing waits any more, at most `most` of them; say how many it were.

    The raw delivery of the provider goes, too. A forgotten word is never sent or understood again.
    """
    waiting = rows.filter(forgotten_at=None, state__in=AT_REST).order_by("pk").only("pk", "body")
    forgotten = 0
    while most is None or forgotten < most:
        batch = list(waiting[: min(BATCH, most - forgotten) if most is not None else BATCH])
        if not batch:
            break
        _empty(batch, at)
        forgotten += len(batch)
    return forgotten


@transaction.atomic
def _empty(batch: list[Message], at: datetime) -> None:
    for row in batch:
        row.payload = {LENGTH: len(row.body)}
        row.subject = row.body = row.ics = ""
        row.forgotten_at = at
    Message.objects.bulk_update(batch, EMPTIED)
