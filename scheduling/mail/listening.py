"""One answer comes in: find what it is about and whose it is, do what it says, keep what it was taken for."""

from datetime import datetime
from typing import Any
from urllib.parse import unquote

from notifications import inbox
from notifications.domain.addresses import in_ascii
from notifications.ical import CalendarReply, ReplyProblem, read_reply
from notifications.models import Message
from pool.models import Person
from scheduling.actions.locks import lock_request
from scheduling.domain.states import AssignmentState
from scheduling.mail import clerk, volunteer
from scheduling.mail.heard import Handler, Heard
from scheduling.models import Assignment
from scheduling.queries import answering
from scheduling.queries.requesters import requesters_of

VOLUNTEER: dict[str, Handler] = {
    "ACCEPTED": volunteer.accept,
    "DECLINED": volunteer.decline,
    "COUNTER": volunteer.counter,
    "": volunteer.unclear,  # TENTATIVE, DELEGATED and what nobody knows
    "OVER": volunteer.over,
}
CLERK: dict[str, Handler] = {
    "DECLINED": clerk.decline,
    "COUNTER": clerk.counter,
    "": clerk.accept,
    "OVER": clerk.over,
}
QUIET = {"accepted", "still_coming", "cancelled", "cancelled:silent", "known"}  # needs nobody at the desk
SETTLES = {"accepted", "still_coming", "cancelled", "cancelled:silent"}


def on_message_received(message: Message, at: datetime, **_: Any) -> None:
    """The first of the two inbound facts."""
    if message.channel == Message.EMAIL:
        hear(message, at)


def hear(message: Message, at: datetime) -> str:
    """Understand one calendar's answer and do what it says; returns the outcome that was kept.

    The UID is a secret of those who got the invite, and the mail must come from the address of one of them.
    """
    try:
        reply = read_reply(message.ics)
    except ReplyProblem as problem:
        return _strange(message, f"unreadable:{problem.code}", at)
    row = answering.assignment_of(reply.uid)
    if row is None:
        return _strange(message, "unknown", at)
    lock_request(row.request)
    row.refresh_from_db()  # from here on nobody changes what is answered
    inbox.belongs_to(message, pool_id=row.pool_id, about=f"assignment:{row.pk}")
    person, handlers = _whose(message.sender, reply.attendee, row)
    if person is None:
        return _keep(message, "stranger", at)
    handler = handlers.get(_what(reply, row)) or handlers[""]
    return _keep(message, handler(Heard(message, reply, row, person, at)), at)


def _whose(sender: str, attendee: str, row: Assignment) -> tuple[Person | None, dict[str, Handler]]:
    """Who it comes from. An answer of the other one that they only pass on is not theirs."""
    sides = (*((one, CLERK) for one in requesters_of(row.request)), (row.person, VOLUNTEER))
    readers = {_spelled(person.email): (person, handlers) for person, handlers in sides}
    sender, attendee = _spelled(sender), _spelled(unquote(attendee))
    passed_on = attendee and attendee != sender and attendee in readers
    return (None, {}) if passed_on or not sender else readers.get(sender, (None, {}))


def _spelled(address: str) -> str:
    """As addresses are compared; an umlaut in the domain comes back in the spelling of the DNS."""
    return in_ascii(address).casefold()


def _what(reply: CalendarReply, row: Assignment) -> str:
    if row.state != AssignmentState.CONFIRMED:
        return "OVER"
    return reply.method if reply.method == "COUNTER" else reply.partstat


def _strange(message: Message, outcome: str, at: datetime) -> str:
    """Of somebody we know a person should see it; what anybody else sends is only kept."""
    known = answering.is_known(message.sender)
    inbox.note(message, outcome=f"mail:{outcome}", attention_at=at if known else None)
    return outcome


def _keep(message: Message, outcome: str, at: datetime) -> str:
    inbox.note(message, outcome=f"mail:{outcome}", attention_at=None if outcome in QUIET else at)
    if outcome in SETTLES:  # the clear answer after an unclear one
        rows = Message.objects.filter(channel=Message.EMAIL, sender=message.sender, about=message.about)
        inbox.see(rows.filter(pk__lt=message.pk), at=at)
    return outcome
