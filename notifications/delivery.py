"""Sends one Message: claim the row, call the provider outside of any transaction, record what happened.

    queued --claim--> sending --taken--> sent --receipt--> delivered
     ^ ^                 |------ refused for good ------> failed
     | '--- not now -----|
     |                   '------ nobody knows ----------> unknown   (looking_up.py, or a receipt, ends it)
     '------------ the provider does not have it ------------'

A fact that happened is recorded even when a listener fails. A claim is not made when a listener fails:
nothing goes out of which the rest of the house does not know.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from notifications import caps, lines, numbers, optouts
from notifications.channels import channel_for
from notifications.channels.base import SendError
from notifications.domain.failures import Failure
from notifications.domain.statuses import MessageState as S
from notifications.domain.statuses import sources
from notifications.models import Message
from notifications.queue import FULL, enqueue, is_full
from notifications.signals import delivery_changed

log = logging.getLogger(__name__)
ATTEMPTS = 8
CLAIM_ENDS = timedelta(minutes=2)  # far longer than the channels' own limit of 10 seconds
UNCLEAR = {"failure": Failure.UNCLEAR, "missing_since": None, "looked_up_at": None}


def deliver(pk: int, *, at: datetime) -> None:
    """Send Message `pk` if it is due and nobody else has it. Called twice, it is sent once."""
    try:
        message = _claim(pk, at)
    except Exception as error:
        log.exception("Message %s could not be claimed.", pk)
        _stumbled(pk, error, at)
        return
    if message is None:
        return
    try:
        sent = channel_for(message).send(message)
    except SendError as error:
        _not_sent(message, error, at)
    except Exception as error:
        log.exception("Message %s: the channel broke.", pk)
        _not_sent(message, SendError(type(error).__name__, ambiguous=True), at)
    else:
        change(message, S.SENT, sources(S.SENT), at, provider_id=sent.provider_id, sent_at=at, failure="")
        _got_through(message, at)


def sweep(*, at: datetime) -> None:
    """Find what is stuck: expired words, dead claims, and due words whose job was lost or never made."""
    out = Message.objects.filter(direction=Message.OUT)
    for message in out.filter(state=S.QUEUED, expires_at__lte=at):
        change(message, S.EXPIRED, (S.QUEUED,), at)
    for message in out.filter(state=S.SENDING, claimed_at__lte=at - CLAIM_ENDS):
        change(message, S.UNKNOWN, (S.SENDING,), at, error="the worker did not come back", **UNCLEAR)
    if not is_full():  # a busy worker has lost no job
        enqueue_due(at)


def enqueue_due(at: datetime) -> None:
    """A job for every word that is due, the urgent ones first; one alone where the line is being tried."""
    for channel in Message.CHANNELS:
        due = Message.objects.filter(direction=Message.OUT, channel=channel, state=S.QUEUED, due_at__lte=at)
        due = due.order_by("-urgent", "due_at", "pk")
        for pk in due.values_list("pk", flat=True)[: lines.room(channel, at, FULL)]:
            enqueue("notifications.tasks.deliver", pk)


@transaction.atomic
def tell(pk: int, *, at: datetime) -> None:
    """Who listens hears of a word that was held back as it was put: nobody waits for an answer to it."""
    if message := Message.objects.filter(pk=pk, direction=Message.OUT, state=S.SUPPRESSED).first():
        delivery_changed.send(sender=Message, message=message, state=S.SUPPRESSED, at=at)


def change(message: Message, to: S, old: tuple[S, ...], at: datetime, **fields: Any) -> bool:
    """Record a fact about `message` and tell who listens, in one transaction; False if it came too late."""
    with transaction.atomic():
        if not message.swap(to, old, **fields):
            return False
        try:
            with transaction.atomic():
                delivery_changed.send(sender=Message, message=message, state=to, at=at)
        except Exception:
            log.exception("Message %s is %s, but a listener failed.", message.pk, to)
    return True


@transaction.atomic
def _claim(pk: int, at: datetime) -> Message | None:
    message = Message.objects.filter(pk=pk, direction=Message.OUT, state=S.QUEUED, due_at__lte=at).first()
    if message is None:
        return None
    if message.expires_at and message.expires_at <= at:
        change(message, S.EXPIRED, (S.QUEUED,), at)
    elif message.channel == Message.SMS and optouts.is_out(message.recipient):
        change(message, S.SUPPRESSED, (S.QUEUED,), at, error="opted out")
    elif message.channel == Message.SMS and (why := caps.against_sending(message, at)):
        attention = caps.attention(message.recipient, at) if why == caps.CAP else None
        change(message, S.SUPPRESSED, (S.QUEUED,), at, error=why, attention_at=attention)
    elif lines.admit(message.channel, at):
        # listeners lock their own rows first and ours comes last: the order in which they lock elsewhere
        delivery_changed.send(sender=Message, message=message, state=S.SENDING, at=at)
        if message.state == S.SUPPRESSED:  # a listener has held it back
            return None
        message.refresh_from_db(fields=["due_at"])
        if message.due_at > at:  # a listener has put it off
            return None
        claimed = {"attempts": F("attempts") + 1, "claimed_at": at, "error": "", "failure": ""}
        if message.swap(S.SENDING, (S.QUEUED,), **claimed):
            return message
        transaction.set_rollback(True)  # somebody held it back or took it: what listeners did is undone
    return None


def _not_sent(message: Message, error: SendError, at: datetime) -> None:
    told: dict[str, Any] = {"error": error.reason[:250], "failure": error.failure}
    until = None
    if error.ambiguous or error.holds_all:
        until = lines.failed(message.channel, error, at=at, spread=message.reference.int)
    else:
        _got_through(message, at)
    if error.ambiguous:
        change(message, S.UNKNOWN, (S.SENDING,), at, **told | UNCLEAR)
    elif error.holds_all:  # nothing is lost: such an attempt does not count
        log.warning("Message %s waits: %s", message.pk, error.reason)
        later = {"attempts": F("attempts") - 1, "due_at": until or at + pause(message)}
        message.swap(S.QUEUED, (S.SENDING,), **told, **later)
    elif error.permanent or message.attempts >= ATTEMPTS:
        with transaction.atomic():
            if error.opted_out:
                optouts.opt_out(message.recipient, at, "provider")
            given_up = change(message, S.FAILED, (S.SENDING, S.UNKNOWN), at, **told)
        if given_up and message.channel == Message.SMS and (error.dead_number or not error.permanent):
            numbers.failed(message.recipient, error.reason, at=at, permanent=error.dead_number)
    else:
        message.swap(S.QUEUED, (S.SENDING,), **told, due_at=at + pause(message))


def _got_through(message: Message, at: datetime) -> None:
    if message.claimed_at and lines.answered(message.channel, asked_at=message.claimed_at):
        enqueue_due(at)


def pause(message: Message) -> timedelta:
    """30 s doubled each time up to 15 min, a quarter more or less."""
    jitter = 0.75 + (message.reference.int % 1000) / 2000  # spread, and the same when asked again
    return timedelta(seconds=min(30 * 2 ** (max(message.attempts, 1) - 1), 900) * jitter)


def _stumbled(pk: int, error: Exception, at: datetime) -> None:
    """A listener refused the claim: count the attempt all the same, so that it does not go on for ever."""
    message = Message.objects.filter(pk=pk, state=S.QUEUED).first()
    if message is None:
        return
    told = {"attempts": F("attempts") + 1, "failure": Failure.TECHNICAL}
    told |= {"error": f"a listener failed: {type(error).__name__}"}
    if message.attempts + 1 >= ATTEMPTS:
        change(message, S.FAILED, (S.QUEUED,), at, **told)
    else:
        message.swap(S.QUEUED, (S.QUEUED,), **told, due_at=at + pause(message))
