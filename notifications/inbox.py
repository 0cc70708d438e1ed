"""The only way in: take() keeps every word once and unchanged, understand() lets it have its effect."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from notifications import bounces
from notifications.domain.sms_text import clean
from notifications.domain.statuses import HEARD_AGAIN, MessageState
from notifications.models import Message
from notifications.queue import FULL, enqueue, is_full
from notifications.signals import message_received

log = logging.getLogger(__name__)
ATTEMPTS = 3


@transaction.atomic
def take(
    *, provider_id: str, sender: str, recipient: str, body: str, payload: Mapping[str, str], at: datetime,
    aside: str = "", channel: str = Message.SMS, subject: str = "", ics: str = "", ics_method: str = "",
    kind: str = "",
) -> tuple[Message, bool]:  # fmt: skip
    """Keep one word; a second delivery of the same `provider_id` changes nothing. Says whether it is new.

    `payload` is the raw delivery; databases take no NUL byte, so there it is written as \\x00. With a reason
    in `aside` the word is kept for people to see and nobody acts on it.
    """
    raw = {clean(name): clean(value.replace("\x00", r"\x00")) for name, value in payload.items()}
    message, new = Message.objects.get_or_create(
        provider_id=clean(provider_id),
        defaults={
            "direction": Message.IN,
            "channel": channel,
            "kind": kind,
            "sender": clean(sender)[:320],
            "recipient": clean(recipient)[:320],
            "subject": clean(subject)[:250],
            "body": clean(body),
            "ics": clean(ics),
            "ics_method": ics_method,
            "state": MessageState.PARKED if aside else MessageState.RECEIVED,
            "outcome": aside,
            "due_at": at,
            "created_at": at,
            "payload": raw,
        },
    )
    if new and not aside:
        enqueue("notifications.tasks.understand", message.pk)
    elif not new and message.body != clean(body):
        log.warning("Message %s was delivered again with another text; the first one counts.", message.pk)
    return message, new


def belongs_to(message: Message, *, pool_id: int, about: str = "") -> None:
    """The Pool of an inbound Message became known, and perhaps the row it is about."""
    Message.objects.filter(pk=message.pk).update(pool_id=pool_id, about=about)
    message.pool_id, message.about = pool_id, about


def note(message: Message, *, outcome: str, attention_at: datetime | None = None) -> None:
    """Keep what an inbound Message was taken for, or why it got no answer; from `attention_at` on somebody
    should look at it."""
    message.outcome, message.attention_at = outcome[:40], attention_at
    Message.objects.filter(pk=message.pk).update(outcome=message.outcome, attention_at=attention_at)


def see(rows: QuerySet[Message], *, at: datetime) -> int:
    """Somebody looked at these (or need not any more); how many of them had waited for that."""
    waiting = rows.filter(direction=Message.IN, attention_at__isnull=False, seen_at__isnull=True)
    return waiting.update(seen_at=at)


def understand(pk: int, *, at: datetime) -> None:
    """Let the receivers of `message_received` act on the row, once; after three failures it is parked.

    The attempt is counted before the work and by itself, so that a text that kills its worker counts too.
    """
    waiting = Message.objects.filter(pk=pk, state=MessageState.RECEIVED)
    if _parked(pk, at=at) or not waiting.update(attempts=F("attempts") + 1):
        return
    try:
        with transaction.atomic():
            if waiting.update(state=MessageState.HANDLED):
                _hear(Message.objects.get(pk=pk), at=at)
    except Exception as error:
        log.exception("Message %s could not be understood.", pk)
        waiting.update(error=type(error).__name__)
        _parked(pk, at=at)


def _hear(message: Message, *, at: datetime) -> None:
    """What a mail server says of a mail of ours stays in this room; the rest has its meaning above."""
    if message.kind == bounces.BOUNCE:
        bounces.understand(message, at=at)
    else:
        message_received.send(sender=Message, message=message, at=at)


@transaction.atomic
def replay(message: Message) -> bool:
    """Try to understand it again, from the first attempt on; False for what is forgotten or has had its
    effect."""
    if message.forgotten_at or not message.swap(MessageState.RECEIVED, HEARD_AGAIN, attempts=0, error=""):
        return False
    enqueue("notifications.tasks.understand", message.pk)
    return True


def sweep(*, at: datetime) -> None:
    """Find what came in a minute ago and was not understood: its job was lost, or failed."""
    if is_full():
        return
    stuck = Message.objects.filter(state=MessageState.RECEIVED, created_at__lte=at - timedelta(minutes=1))
    for pk in stuck.order_by("pk").values_list("pk", flat=True)[:FULL]:
        enqueue("notifications.tasks.understand", pk)


def _parked(pk: int, *, at: datetime) -> bool:
    tried = Message.objects.filter(pk=pk, state=MessageState.RECEIVED, attempts__gte=ATTEMPTS)
    parked = tried.update(state=MessageState.PARKED, attention_at=at) > 0
    if parked:
        log.error("Message %s is parked: somebody has to read it.", pk)
    return parked
