"""A word leaves, or cannot: the night holds back what was held up, and an Offer hears of its SMS.

A reminder that is not true any more stays here. It may be put anew: what was held up until the quiet time
or the next day says "morgen" of a day that is another one, but there may still be time for the next one.
"""

from datetime import datetime, timedelta
from typing import Any

from notifications import outbox
from notifications.models import Message
from scheduling import messages, queries
from scheduling.actions import offers
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Offer

ASKS, TELLS, AFTERWARDS = (
    ("offer", "reminder"),
    ("taken", "withdrawn", "desk_word"),
    ("report_wanted", "desk_word"),
)
REMINDS = ("remind", "still")
SOON = timedelta(minutes=5)
OVER, QUIET, ANOTHER_DAY = "not ahead any more", "quiet time", "put on another day"


def on_delivery_changed(message: Message, state: str, at: datetime, **_: Any) -> None:
    """The second inbound fact: an Offer is sent when its SMS is claimed, and withdrawn when it cannot arrive.

    What a dead worker or an outage held up until the quiet time is not claimed then, but put off.
    """
    if state == "sending" and message.kind in REMINDS and (why := against_reminding(message, at)):
        outbox.hold_back(message, why=why)
        return
    if state == "sending" and (later := asks_not_before(message, at)) > at:
        outbox.put_off(message, until=later)
        return
    if state == "sending" and (later := rings_from(message, at)) > at:
        outbox.put_off(message, until=later)
        return
    offer = _offer(message) if message.kind == "offer" else None
    if offer and state == "sending":
        (offers.mark_sent_anew if message.claimed_at else offers.mark_sent)(offer, at=at)
    elif offer and state in ("failed", "suppressed"):
        offers.fail_offer(offer, at=at)


def against_reminding(message: Message, at: datetime) -> str:
    """Why this reminder must not leave now; nothing when it may. Mail rings no bell."""
    row = _row(Assignment, message, "assignment")
    ahead = row and row.state == AssignmentState.CONFIRMED and row.starts == message.expires_at
    if not ahead or row.position_id in queries.asked_again(row.request):
        return OVER
    if message.channel != Message.SMS:
        return ""
    if queries.quiet_of(row.interpreter).holds(at):
        return QUIET
    days = {moment.astimezone(row.pool.tz).date() for moment in (message.created_at, at)}
    return ANOTHER_DAY if len(days) > 1 else ""


def asks_not_before(message: Message, at: datetime) -> datetime:
    """A question or reminder of a paused search waits here, and is looked at again soon.

    Whom a coordinator has asked meanwhile is asked at once.
    """
    offer = _offer(message) if message.kind in ASKS else None
    since = offer.request.paused_at if offer else None
    held = offer is not None and since is not None and offer.made_at <= since
    return at + SOON if held else at


def rings_from(message: Message, at: datetime) -> datetime:
    """When this word may ring: `at` itself for replies and for what concerns something promised."""
    if message.channel != Message.SMS:
        return at
    offer = _offer(message) if message.kind in ASKS + TELLS else None
    if offer:
        asks = message.kind in ASKS
        return messages.asks_from(offer, at) if asks else messages.polite_time(offer.interpreter, at)
    if message.kind in AFTERWARDS and (row := _row(Assignment, message, "assignment")):
        return at if row.state == AssignmentState.CANCELLED else messages.polite_time(row.interpreter, at)
    return at


def _offer(message: Message) -> Offer | None:
    found: Offer | None = _row(Offer, message, "offer")
    return found


def _row(model: Any, message: Message, noun: str) -> Any:
    """What the word is about, if that is a `noun`."""
    kind, _colon, pk = message.about.partition(":")
    return model.objects.across_pools().filter(pk=int(pk)).first() if kind == noun else None
