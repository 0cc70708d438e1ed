"""The only way out: put() writes the row and its job in the caller's transaction."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from notifications import optouts
from notifications.domain.sms_text import clean, gsm, segments
from notifications.domain.statuses import MessageState
from notifications.models import Message
from notifications.queue import enqueue


@transaction.atomic
def put(
    *,
    pool_id: int | None,
    channel: str,
    recipient: str,
    body: str,
    kind: str,
    about: str,
    key: str | None,
    at: datetime,
    subject: str = "",
    ics: str = "",
    ics_method: str = "",
    sender: str = "",
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
    urgent: bool = False,
) -> Message:
    """Hand over one word. The same `key` again returns the row there is, and nothing is sent twice.

    A row for a number that wants no SMS is kept as `suppressed`, so that people see what was not said.
    What is due later has no job yet: the sweep finds it.
    """
    fields = _cleaned(channel, recipient, body, sender, subject) | {
        **{"pool_id": pool_id, "kind": kind, "about": about, "ics": ics, "ics_method": ics_method},
        **{"urgent": urgent, "due_at": due_at or at, "expires_at": expires_at, "created_at": at},
    }
    if key is None:
        message, new = Message.objects.create(**fields), True
    else:
        message, new = Message.objects.get_or_create(key=key, defaults=fields)
    if new and message.state == MessageState.QUEUED and message.due_at <= at:
        enqueue("notifications.tasks.deliver", message.pk)
    return message


def withdraw(*, about: str, kinds: Iterable[str] = (), at: datetime) -> int:
    """Hold back what was put about `about` and has not left yet; say how many words that were.

    A word of which nobody knows whether it left is looked up all the same, but not sent again.
    """
    rows = Message.objects.filter(direction=Message.OUT, about=about)
    if kinds := tuple(kinds):
        rows = rows.filter(kind__in=kinds)
    rows.filter(state=MessageState.UNKNOWN).update(expires_at=at)
    return rows.filter(state=MessageState.QUEUED).update(
        state=MessageState.SUPPRESSED, error=f"withdrawn {at:%Y-%m-%d %H:%M}"
    )


def one_line(text: str) -> str:
    """`text` without line breaks, which would end a mail's header."""
    return " ".join(clean(text).split())


def _cleaned(channel: str, recipient: str, body: str, sender: str, subject: str) -> dict[str, Any]:
    sms = channel == Message.SMS
    text = gsm(body) if sms else clean(body)
    silent = sms and optouts.is_out(recipient)
    return {
        "direction": Message.OUT,
        "channel": channel,
        "sender": one_line(sender),
        "recipient": one_line(recipient),
        "subject": one_line(subject)[:250],
        "body": text,
        "segments": segments(text) if sms else 0,
        "state": MessageState.SUPPRESSED if silent else MessageState.QUEUED,
        "error": "opted out" if silent else "",
    }
