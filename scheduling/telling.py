"""What we pass on for somebody: that they are late, that they want a pause."""

from dataclasses import dataclass
from datetime import datetime

from notifications import outbox
from notifications.domain.phones import PhoneError, mobile
from notifications.domain.statuses import MessageState
from notifications.models import Message
from pool.models import Interpreter
from scheduling import messages
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment
from scheduling.saying import mail, words


@dataclass(frozen=True)
class Told:
    """Whom our words about a delay go to."""

    assignment: Assignment
    contact: bool
    requester: bool
    coordinator: bool


def late(row: Assignment, *, at: datetime) -> Told:
    """To the contact on site by SMS, if that number can get one; to Requester and coordinator by mail.

    It goes at once, whatever the hour: they are waiting.
    """
    key = f"late:{row.pk}:{row.sequence}:{row.late_minutes}"
    said = [
        mail(
            "late", address, row.pool, about=f"assignment:{row.pk}", key=key, at=at, assignment=row,
            request=row.request, link=link, **messages.facts(row.request, row.position, via=row.via),
        )
        for address, link in (
            (row.request.requester.email, f"/anfragen/{row.request_id}/"),
            (row.pool.email, f"/desk/requests/{row.request_id}/"),
        )
    ]  # fmt: skip
    contact = _to_contact(row, key=key, at=at)
    return Told(row, contact, requester=said[0] is not None, coordinator=said[1] is not None)


def _to_contact(row: Assignment, *, key: str, at: datetime) -> bool:
    try:
        number = mobile(row.request.contact_phone)
    except PhoneError:
        return False
    body = words("late", row.pool, slot=row, code=row.code, minutes=row.late_minutes)
    word = outbox.put(
        pool_id=row.pool_id, channel=Message.SMS, recipient=number, body=body, kind="late",
        about=f"assignment:{row.pk}", key=key, at=at, expires_at=row.ends, urgent=True,
    )  # fmt: skip
    return word.state != MessageState.SUPPRESSED


def paused(row: Interpreter, *, at: datetime) -> None:
    """The coordinator hears of the pause, and of what is promised within it."""
    ahead = row.assignments.filter(state=AssignmentState.CONFIRMED, ends__gt=at).order_by("starts")
    mail(
        "paused", row.pool.email, row.pool, about=f"interpreter:{row.pk}", at=at,
        key=f"paused:{row.pk}:{row.paused_until}", person=row.person, until=row.paused_until,
        assignments=list(ahead), link=f"/desk/people/{row.pk}/",
    )  # fmt: skip
