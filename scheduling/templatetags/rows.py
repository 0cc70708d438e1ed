"""{% load rows %}: who comes and where, names behind numbers, points, how a message fared."""

from django import template

from notifications.domain.statuses import MessageState
from notifications.models import Message
from pool.domain.settings_of_work import Modality
from scheduling import wording
from scheduling.models import Request
from scheduling.showing import coming

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
def who_comes(row: Request) -> str:
    """The name of the one who comes or came; a dash while nobody has said yes."""
    assignment = coming(row)
    return assignment.interpreter.person.name if assignment else "–"


@register.filter
def where(row: Request) -> str:
    """The town, or that nobody travels."""
    return row.town if row.modality == Modality.ON_SITE else wording.modality(row.modality)


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
