"""A word leaves, or cannot: the night holds back what was held up, and an Offer hears of its SMS."""

from datetime import datetime
from typing import Any

from notifications import outbox
from notifications.models import Message
from scheduling import messages
from scheduling.actions import offers
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Offer

ASKS, TELLS, AFTERWARDS = ("offer", "reminder"), ("taken", "withdrawn"), "report_wanted"


def on_delivery_changed(message: Message, state: str, at: datetime, **_: Any) -> None:
    """The second inbound fact: an Offer is sent when its SMS is claimed, and withdrawn when it cannot arrive.

    What a dead worker or an outage held up until the quiet time is not claimed then, but put off.
    """
    if state == "sending" and (later := rings_from(message, at)) > at:
        outbox.put_off(message, until=later)
        return
    offer = _offer(message) if message.kind == "offer" else None
    if offer and state == "sending":
        (offers.mark_sent_anew if message.claimed_at else offers.mark_sent)(offer, at=at)
    elif offer and state in ("failed", "suppressed"):
        offers.fail_offer(offer, at=at)


def rings_from(message: Message, at: datetime) -> datetime:
    """When this word may ring: `at` itself for replies and for what concerns something promised."""
    if message.channel != Message.SMS:
        return at
    offer = _offer(message) if message.kind in ASKS + TELLS else None
    if offer:
        asks = message.kind in ASKS
        return messages.asks_from(offer, at) if asks else messages.polite_time(offer.interpreter, at)
    if message.kind == AFTERWARDS and (row := _row(Assignment, message, "assignment")):
        return at if row.state == AssignmentState.CANCELLED else messages.polite_time(row.interpreter, at)
    return at


def _offer(message: Message) -> Offer | None:
    found: Offer | None = _row(Offer, message, "offer")
    return found


def _row(model: Any, message: Message, noun: str) -> Any:
    """What the word is about, if that is a `noun`."""
    kind, _colon, pk = message.about.partition(":")
    return model.objects.across_pools().filter(pk=int(pk)).first() if kind == noun else None
