"""An open question, and a telephone that talks."""

from collections.abc import Callable
from datetime import datetime, timedelta

from notifications.domain.sms_text import EXTENDED, GSM, segments
from notifications.models import Message
from pool.models import Authority
from scheduling.models import Assignment, Offer, Request
from tests.builders import hear, sent_offers, submit

AMAL, CHADI, STRANGER = "+491713920001", "+491713920003", "+491713920077"
HOUR = timedelta(hours=1)
Says = Callable[..., list[str]]


def answers(mobile: str, text: str, at: datetime, sid: str | None = None) -> list[str]:
    """What a phone is told when it says something: never more than one SMS, and that one short."""
    last = Message.objects.order_by("pk").last()
    message = hear(mobile, text, at, sid)
    rows = Message.objects.filter(recipient=mobile, channel="sms", pk__gt=last.pk if last else 0)
    told = list(rows.exclude(state="suppressed").values_list("body", flat=True))
    assert message.state == "handled"
    assert len(told) <= 1
    assert all(segments(body) <= 2 and set(body) <= set(GSM + EXTENDED) for body in told)
    return told


def asked(office: Authority, at: datetime, hours: int = 24) -> Offer:
    """Amal has an open question."""
    request = submit(office, at, starts=at + hours * HOUR)
    return next(offer for offer in sent_offers(request, at) if offer.person.mobile == AMAL)


def two_questions(office: Authority, at: datetime) -> list[Offer]:
    """Two open questions at once, which short notice allows."""
    return [asked(office, at, hours=hours) for hours in (6, 9)]


def state(row: Offer | Request | Assignment) -> str:
    """The state as it is in the database."""
    row.refresh_from_db()
    return row.state
