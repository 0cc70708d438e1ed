"""{% load rows %}: who comes and where, names behind numbers, points, how a message fared."""

from django import template

from notifications import masking
from notifications.domain.statuses import MessageState
from notifications.models import Message
from scheduling import escalating, wording
from scheduling.domain.states import RequestState
from scheduling.domain.story import Line
from scheduling.models import Request, Round
from scheduling.queries.phoning import ToPhone
from scheduling.showing import coming, tongue
from scheduling.wording.journal import call_in_short

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
    """Who comes or came, with their languages when two are needed; a dash while nobody has said yes."""
    names = {one.position_id: one.interpreter.person.name for one in coming(row)}
    if len(row.places) == 1:
        return names.get(row.position.pk, "–")
    of = [(wording.place(place, tongue()), names.get(place.pk, "–")) for place in row.places]
    return "; ".join(f"{language}: {name}" for language, name in of)


@register.filter
def where(row: Request) -> str:
    """The town, or that nobody travels."""
    return wording.where(row)


@register.filter
def about_request(message: Message) -> str:
    """The number of the Request that a word names; empty when it is about something else."""
    kind, _colon, number = message.about.partition(":")
    return number if kind == "request" else ""


@register.filter
def led_by(row: Request) -> Request | None:
    """The date of its series whose questions are those of this one, too; reads what a list has fetched."""
    if row.series is None or not row.series.together or row.rounds.all():
        return None
    dates = sorted(row.series.requests.all(), key=lambda one: (one.slot.starts, one.pk))
    if row.state == RequestState.SEARCHING:
        leader = next(one for one in dates if one.state == RequestState.SEARCHING)
        return leader if leader.pk != row.pk else None
    return next((one for one in dates if one.rounds.exists()), None)


@register.filter
def beyond(row: Round) -> str:
    """How far a Round went beyond what was wished; nothing for what was."""
    return escalating.asked_for(row)


@register.filter
def why_phone(one: ToPhone) -> str:
    """Why no SMS asks this person."""
    return escalating.why_phone(one)


@register.filter
def called(calls: dict[int, Line], interpreter: int) -> str:
    """What was noted last of a call to this person; empty when nobody has called."""
    return call_in_short(calls[interpreter]) if interpreter in calls else ""


@register.filter
def named(names: dict[str, str], address: str) -> str:
    """Whose number or address it is; what nobody knows stands for itself."""
    return names.get(address, address)


@register.filter
def without_tokens(text: str) -> str:
    """A message as others may read it: a short link is for the one it was sent to."""
    return masking.without_tokens(text)


@register.filter
def points(score: float) -> str:
    """12,5"""
    return wording.number(float(score))


@register.filter
def message_tone(message: Message) -> str:
    """The colour that goes with a message's state."""
    return TONES.get(MessageState(message.state), "neutral")
