"""Ends `unknown`: asks the provider whether it took the word, before it is ever sent again.

    unknown --the provider lists it--------------------> what the list says: sent, delivered, failed
       |-----not there for ten minutes of asking-------> queued again; expired, when its time is over
       '-----the provider cannot say, or never does----> stays unknown, and a person decides

Two equal texts to one number are told apart by counting: a provider's id belongs to one row for good, and
nobody takes an id while another word is on its way to the same number and may be the owner.
"""

import logging
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from notifications import lines, receipts
from notifications.channels import channel_for
from notifications.channels.base import CannotLookUp, Found, SendError
from notifications.delivery import ATTEMPTS, change
from notifications.domain.failures import Failure
from notifications.domain.statuses import MessageState as S
from notifications.domain.statuses import from_twilio
from notifications.models import Message
from notifications.queue import enqueue, is_full

log = logging.getLogger(__name__)
FIRST = timedelta(minutes=1)  # time for a receipt, or for an answer that is only late
PAUSES = timedelta(minutes=10), timedelta(hours=6)  # the longest: while answers come, while none does
MISSING = timedelta(minutes=10)
SILENT = timedelta(hours=1)
MOST = 50


def sweep(*, at: datetime) -> None:
    """A job for every unknown word about which it is time to ask, the oldest first."""
    if is_full():
        return
    rows = Message.objects.filter(state=S.UNKNOWN, claimed_at__lte=at - FIRST)
    rows = rows.exclude(channel=Message.EMAIL, attention_at__isnull=False)  # no mail server answers twice
    due = [message.pk for message in rows.order_by("claimed_at", "pk") if _asks_again_at(message) <= at]
    for pk in due[:MOST]:
        enqueue("notifications.tasks.look_up", pk)


def look_up(pk: int, *, at: datetime) -> None:
    """Ask what became of Message `pk`, if that is still unknown. Called twice, it does the same."""
    message = Message.objects.filter(pk=pk, state=S.UNKNOWN).first()
    if message is None:
        return
    try:
        found = channel_for(message).look_up(message)
    except CannotLookUp:
        _asked(message, at, to_a_person=True)
    except Exception as error:
        if not isinstance(error, SendError):
            log.exception("Message %s could not be looked up.", pk)
        _asked(message, at, to_a_person=at - _claimed(message) >= SILENT)
    else:
        lines.listed(message.channel, at=at)
        try:
            _heard(message, found, at)
        except IntegrityError:
            log.info("Message %s: another row took that id; it is looked up again.", pk)


@transaction.atomic
def _heard(message: Message, found: tuple[Found, ...], at: datetime) -> None:
    owned = Message.objects.filter(provider_id__in=[one.provider_id for one in found])
    known = set(owned.values_list("provider_id", flat=True))
    ours = [one for one in found if one.provider_id not in known]
    if not ours:
        _missing(message, at)
    elif not Message.objects.filter(recipient=message.recipient, state=S.SENDING).exists():
        receipts.keep(
            provider_id=ours[0].provider_id,
            reference=str(message.reference),
            status=ours[0].status if from_twilio(ours[0].status) else "sent",
            error_code=ours[0].error_code,
            payload={"looked_up": ours[0].status},
            at=at,
        )
        Message.objects.filter(pk=message.pk, seen_at=None).update(attention_at=None, looked_up_at=at)


def _missing(message: Message, at: datetime) -> None:
    """Not in the list. It is sent again when that is certain, and as often as anything is tried."""
    since = message.missing_since or at
    if at - since < MISSING:
        Message.objects.filter(pk=message.pk, state=S.UNKNOWN).update(missing_since=since, looked_up_at=at)
        return
    told = {"error": "the provider did not take it", "failure": Failure.TEMPORARY, "attention_at": None}
    if message.expires_at and message.expires_at <= at:
        change(message, S.EXPIRED, (S.UNKNOWN,), at, **told)
    elif message.attempts >= ATTEMPTS:
        change(message, S.FAILED, (S.UNKNOWN,), at, **told)
    elif change(message, S.QUEUED, (S.UNKNOWN,), at, **told, due_at=at):
        enqueue("notifications.tasks.deliver", message.pk)


def _asked(message: Message, at: datetime, *, to_a_person: bool) -> None:
    rows = Message.objects.filter(pk=message.pk, state=S.UNKNOWN)
    rows.update(looked_up_at=at)
    if to_a_person:
        rows.filter(attention_at=None).update(attention_at=at)


def _asks_again_at(message: Message) -> datetime:
    """One minute after it was claimed, then in pauses as long as all the time since."""
    claimed, asked, missing = _claimed(message), message.looked_up_at, message.missing_since
    if asked is None:
        return claimed + FIRST
    again = asked + min(max(asked - claimed, FIRST), PAUSES[0] if missing else PAUSES[1])
    return min(again, missing + MISSING) if missing else again


def _claimed(message: Message) -> datetime:
    return message.claimed_at or message.created_at
