"""Caps against loops and abuse: SMS to one number in 24 hours, answers in one, and our countries only.

What is urgent passes up to double: who is not told that tomorrow's appointment is off stands before a closed
door. `urgent=` is said by whoever puts the word (a change or cancellation of what starts within 18 hours).
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from notifications.domain.phones import country
from notifications.domain.statuses import MessageState
from notifications.models import Message

CAP, COUNTRY = "cap", "country"
DAY, HOUR = timedelta(hours=24), timedelta(hours=1)
ANSWERS_PER_HOUR = 5
MAIL_ANSWERS_PER_DAY = 10  # answers by SMS fall under the cap of the day
NEVER_SENT = (MessageState.SUPPRESSED, MessageState.EXPIRED)


def reaches(number: str) -> bool:
    """Whether `number` (E.164) belongs to a country we send to; short codes and names belong to none."""
    return country(number) in settings.SMS_COUNTRIES


def against_putting(number: str, pool_id: int | None, at: datetime, *, urgent: bool) -> str:
    """Why no further word for `number` is taken: "country", "cap", or nothing."""
    if not reaches(number):
        return COUNTRY
    put = _to(number).filter(created_at__gt=at - DAY).exclude(state__in=NEVER_SENT)
    return CAP if put.count() >= _most(pool_id, urgent=urgent) else ""


def against_sending(message: Message, at: datetime) -> str:
    """Why this word does not leave now: "country", "cap" (by what left in the last 24 hours), or nothing."""
    if not reaches(message.recipient):
        return COUNTRY
    tried = _to(message.recipient).filter(claimed_at__gt=at - DAY).exclude(pk=message.pk)
    return CAP if tried.count() >= _most(message.pool_id, urgent=message.urgent) else ""


def attention(number: str, at: datetime) -> datetime | None:
    """When a person should look at a word that the cap held back: the first one in 24 hours."""
    held = _to(number).filter(error=CAP, attention_at__gt=at - DAY)
    return None if held.exists() else at


def may_answer(address: str, at: datetime, channel: str = Message.SMS) -> bool:
    """Whether `address` had fewer than five answers in the last hour: two machines may talk to each other.

    By mail also fewer than ten in the last day.
    """
    answers = _to(address, channel).filter(kind="answer")
    if channel == Message.EMAIL and answers.filter(created_at__gt=at - DAY).count() >= MAIL_ANSWERS_PER_DAY:
        return False
    return answers.filter(created_at__gt=at - HOUR).count() < ANSWERS_PER_HOUR


def _to(address: str, channel: str = Message.SMS) -> "QuerySet[Message]":
    return Message.objects.filter(direction=Message.OUT, channel=channel, recipient=address)


def _most(pool_id: int | None, *, urgent: bool) -> int:
    """The Pool's own figure, found through the one key that looks upwards; without a Pool the house's."""
    tenant: Any = Message._meta.get_field("pool").related_model
    own = tenant.objects.filter(pk=pool_id).values_list("sms_per_day", flat=True).first() if pool_id else None
    most = settings.SMS_PER_DAY if own is None else own
    return 2 * most if urgent else most
