"""What a mail server says afterwards of a mail of ours (RFC 3464): that it did not arrive."""

from datetime import datetime

from notifications.delivery import change
from notifications.domain.failures import Failure
from notifications.domain.statuses import RECEIPT_MOVES, MessageState
from notifications.models import Message, Receipt

BOUNCE = "bounce"  # the kind of such a word
FAILED = "failed"  # RFC 3464 2.3.3; others say that it is on its way, or arrived


def understand(word: Message, *, at: datetime) -> None:
    """Each mail that `word` names by its Message-ID has failed, if it says so, and who listens hears of it.

    The Message-ID holds a secret of those who got the mail, or its bounce. What is named but not by us moves
    nothing.
    """
    told = word.payload
    named = Message.objects.filter(
        direction=Message.OUT, channel=Message.EMAIL, reference__in=told.get("named", "").split()
    )
    outcome = "bounce:unknown"
    for message in named.order_by("pk"):
        outcome = f"bounce:{told.get('action') or 'unclear'}"
        _keep(message, word, at)
        Message.objects.filter(pk=word.pk).update(pool_id=message.pool_id, about=message.about)
    Message.objects.filter(pk=word.pk).update(outcome=outcome[:40])


def _keep(message: Message, word: Message, at: datetime) -> None:
    """As with every receipt: kept, and it moves only forward."""
    action, status = word.payload.get("action", ""), word.payload.get("status", "")
    Receipt.objects.create(
        message=message,
        provider_id=word.provider_id or "",
        status=action,
        error_code=status[:20],
        payload=word.payload,
        at=at,
    )
    if action == FAILED:
        error = f"bounce: {status} {word.payload.get('diagnostic', '')}".strip()[:250]
        moves = tuple(RECEIPT_MOVES[MessageState.FAILED])
        change(message, MessageState.FAILED, moves, at, error=error, failure=Failure.PERMANENT)
