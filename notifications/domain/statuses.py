"""What can happen to a Message: every state, every legal move, and the provider's words for them."""

from enum import StrEnum

from notifications.domain.words import gettext_noop as _


class MessageState(StrEnum):
    """The states of words going out, and of words that came in."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    EXPIRED = "expired"
    SUPPRESSED = "suppressed"
    UNKNOWN = "unknown"
    RECEIVED = "received"
    HANDLED = "handled"
    PARKED = "parked"


S = MessageState
OUT = (S.QUEUED, S.SENDING, S.SENT, S.DELIVERED, S.FAILED, S.EXPIRED, S.SUPPRESSED, S.UNKNOWN)
IN = (S.RECEIVED, S.HANDLED, S.PARKED)
LABELS = {
    S.QUEUED: _("wartet"),
    S.SENDING: _("wird gesendet"),
    S.SENT: _("gesendet"),
    S.DELIVERED: _("zugestellt"),
    S.FAILED: _("gescheitert"),
    S.EXPIRED: _("verfallen"),
    S.SUPPRESSED: _("zurückgehalten"),
    S.UNKNOWN: _("ungewiss"),
    S.RECEIVED: _("eingegangen"),
    S.HANDLED: _("bearbeitet"),
    S.PARKED: _("bitte ansehen"),
}

# What we do ourselves. `unknown` is never sent again blindly: only the provider's word ends it. It goes back
# to `queued` when the provider's own list has not shown it for long enough (notifications/looking_up.py).
MOVES: dict[MessageState, frozenset[MessageState]] = {
    S.QUEUED: frozenset({S.SENDING, S.EXPIRED, S.SUPPRESSED, S.FAILED}),
    S.SENDING: frozenset({S.QUEUED, S.SENT, S.FAILED, S.SUPPRESSED, S.UNKNOWN}),
    S.UNKNOWN: frozenset({S.SENT, S.FAILED, S.QUEUED, S.EXPIRED}),
    S.RECEIVED: frozenset({S.HANDLED, S.PARKED}),
}

# What a person may put back, who has looked at it; never what the provider has taken.
REPLAYABLE = (S.FAILED, S.SUPPRESSED, S.EXPIRED, S.UNKNOWN)
HEARD_AGAIN = (S.PARKED, S.RECEIVED)

# What a receipt may do: only forward, and "delivered" wins, since a word cannot be un-delivered.
# A queued row moves too: it was tried, taken for refused, and went out all the same.
RECEIPT_MOVES: dict[MessageState, frozenset[MessageState]] = {
    S.SENT: frozenset({S.QUEUED, S.SENDING, S.UNKNOWN}),
    S.DELIVERED: frozenset({S.QUEUED, S.SENDING, S.UNKNOWN, S.SENT, S.FAILED}),
    S.FAILED: frozenset({S.SENDING, S.UNKNOWN, S.SENT}),
}

TWILIO_STATUS: dict[str, MessageState] = {
    "accepted": S.SENT,
    "scheduled": S.SENT,
    "queued": S.SENT,
    "sending": S.SENT,
    "sent": S.SENT,
    "delivered": S.DELIVERED,
    "read": S.DELIVERED,
    "undelivered": S.FAILED,
    "failed": S.FAILED,
    "canceled": S.FAILED,
}


def sources(state: MessageState) -> tuple[MessageState, ...]:
    """The states from which we may move a Message to `state`."""
    return tuple(old for old, new in MOVES.items() if state in new)


def from_twilio(status: str) -> MessageState | None:
    """Our state for Twilio's word; None for a word nobody knows."""
    return TWILIO_STATUS.get(status.strip().lower())
