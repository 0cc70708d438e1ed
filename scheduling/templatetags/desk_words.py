"""{% load desk_words %}: names behind numbers, points, and how a message fared."""

from django import template

from notifications.domain.statuses import MessageState
from notifications.models import Message
from scheduling import wording

register = template.Library()
TONES = {
    MessageState.DELIVERED: "success",
    MessageState.HANDLED: "success",
    MessageState.SENT: "info",
    MessageState.FAILED: "danger",
    MessageState.UNKNOWN: "warning",
    MessageState.PARKED: "warning",
}


@register.filter
def named(names: dict[str, str], address: str) -> str:
    """Whose number or address it is; what nobody knows stands for itself."""
    return names.get(address, address)


@register.filter
def points(score: float) -> str:
    """12,5"""
    return wording.number(float(score))


@register.filter
def message_tone(message: Message) -> str:
    """The colour that goes with a message's state."""
    return TONES.get(MessageState(message.state), "neutral")
