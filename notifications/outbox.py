"""The only way out: put() writes the row and its job in the caller's transaction."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from notifications import caps, optouts
from notifications.domain.sms_text import clean, gsm, segments
from notifications.domain.statuses import REPLAYABLE, MessageState
from notifications.models import REPLY_TO, Message
from notifications.queue import enqueue

OPTED_OUT = "opted out"
WITHDRAWN = "withdrawn {:%Y-%m-%d %H:%M}"


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
    held: str = "",
    reply_to: str = "",
) -> Message:
    """Hand over one word. The same `key` again returns the row there is, and nothing is sent twice.

    A row for a number that wants no SMS, or had too many, or for which the caller says why it is `held`, is
    kept as `suppressed`, so that people see what was not said. What is due later has no job yet: the sweep
    finds it. `reply_to`: who gets the answers to a mail.
    """
    fields = _cleaned(channel, recipient, body, sender, subject, reply_to)
    fields |= _held_back(fields, pool_id, urgent, held, at) | {
        **{"pool_id": pool_id, "kind": kind, "about": about, "ics": ics, "ics_method": ics_method},
        **{"urgent": urgent, "due_at": due_at or at, "expires_at": expires_at, "created_at": at},
    }
    rows = Message.objects
    message, new = (rows.create(**fields), True) if key is None else rows.get_or_create(fields, key=key)
    if new and message.state == MessageState.QUEUED and message.due_at <= at:
        enqueue("notifications.tasks.deliver", message.pk)
    elif new and message.error not in ("", OPTED_OUT):
        enqueue("notifications.tasks.tell", message.pk)
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
        state=MessageState.SUPPRESSED, error=WITHDRAWN.format(at)
    )


def overtake(*, about: str, recipient: str, at: datetime) -> None:
    """The calendar entries about `about` still waiting for `recipient` never leave: a new word undoes them.

    Not by another try either, nor when somebody puts them back by hand: they would come after it.
    """
    rows = Message.objects.filter(direction=Message.OUT, about=about, recipient__iexact=recipient)
    late = rows.exclude(ics_method="").exclude(state__in=(MessageState.SENT, MessageState.DELIVERED))
    late.update(expires_at=at)
    late.filter(state=MessageState.QUEUED).update(state=MessageState.SUPPRESSED, error=WITHDRAWN.format(at))


def put_off(message: Message, *, until: datetime) -> None:
    """What has not left yet waits until then. A listener who hears that it is about to leave may say so."""
    Message.objects.filter(pk=message.pk, state=MessageState.QUEUED).update(due_at=until)


def hold_back(message: Message, *, why: str) -> None:
    """A listener who hears that it is about to leave says that it must not. It may be put anew later."""
    message.swap(MessageState.SUPPRESSED, (MessageState.QUEUED,), error=why, key=None)


@transaction.atomic
def replay(message: Message, *, at: datetime) -> bool:
    """Send it after all, from the first attempt on; False for what was taken meanwhile, never failed, or of
    which nobody knows any more what it said.

    A receipt of the earlier try is still found by our own reference.
    """
    gone = ("claimed_at", "sent_at", "provider_id", "attention_at", "looked_up_at", "missing_since")
    fresh: dict[str, Any] = {"due_at": at, "attempts": 0, "error": "", "failure": "", **dict.fromkeys(gone)}
    if message.forgotten_at or not message.swap(MessageState.QUEUED, REPLAYABLE, **fresh):
        return False
    enqueue("notifications.tasks.deliver", message.pk)
    return True


def one_line(text: str) -> str:
    """`text` without line breaks, which would end a mail's header."""
    return " ".join(clean(text).split())


def _cleaned(
    channel: str, recipient: str, body: str, sender: str, subject: str, reply_to: str
) -> dict[str, Any]:
    sms = channel == Message.SMS
    text = gsm(body) if sms else clean(body)
    return {
        "direction": Message.OUT,
        "channel": channel,
        "sender": one_line(sender),
        "recipient": one_line(recipient),
        "subject": one_line(subject)[:250],
        "body": text,
        "segments": segments(text) if sms else 0,
        "payload": {REPLY_TO: one_line(reply_to)} if reply_to else {},
    }


def _held_back(
    fields: dict[str, Any], pool_id: int | None, urgent: bool, held: str, at: datetime
) -> dict[str, Any]:
    """The state with which a row begins, and why, if it stays here."""
    why, recipient = held, fields["recipient"]
    if fields["channel"] == Message.SMS and optouts.is_out(recipient):
        why = OPTED_OUT
    elif fields["channel"] == Message.SMS and not why:
        why = caps.against_putting(recipient, pool_id, at, urgent=urgent)
    return {
        "state": MessageState.SUPPRESSED if why else MessageState.QUEUED,
        "error": why,
        "attention_at": caps.attention(recipient, at) if why == caps.CAP else None,
    }
