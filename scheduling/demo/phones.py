"""What lies on each phone: the Message rows of one number as a conversation. Looks across all Pools."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Max
from django.db.models.functions import Coalesce

from notifications.domain.statuses import MessageState
from notifications.models import Message
from pool import languages
from pool.models import Interpreter, Person

ARRIVED = (MessageState.SENT, MessageState.DELIVERED, MessageState.UNKNOWN)
UNSEEN = (MessageState.SUPPRESSED, MessageState.EXPIRED)
SCREEN = 30  # the last words of a conversation
WITH_CODE = re.compile(r"\b(?:(?:JA|NEIN|ABSAGE) [2-9]\d{3}|FERTIG [2-9]\d{3}(?: \d+)*)\b")


@dataclass(frozen=True)
class Bubble:
    """One word on the screen. `own`: typed on this phone."""

    text: str
    at: datetime
    own: bool
    failed: bool = False
    waits_until: datetime | None = None


@dataclass(frozen=True)
class Phone:
    """One number, whose it is, and what lies on it; `quick` are answers at a tap."""

    number: str
    name: str = ""
    about: str = ""
    last: datetime | None = None
    bubbles: tuple[Bubble, ...] = ()
    quick: tuple[str, ...] = ()


def all_phones() -> list[Phone]:
    """Everybody who owns one, the latest conversation first, then by name."""
    last: dict[str, datetime] = {}
    rows = Message.objects.filter(channel=Message.SMS)
    heard, said = rows.filter(state__in=ARRIVED), rows.filter(direction=Message.IN)
    for side, seen in (("recipient", heard), ("sender", said)):
        when = seen.values_list(side).annotate(last=Max(Coalesce("sent_at", "created_at")))
        for number, at in when:
            last[number] = max(at, last.get(number, at))
    speaks = _speaks()
    people = Person.objects.exclude(mobile="").order_by("name", "pk")
    found = [Phone(p.mobile, p.name, speaks.get(p.pk, ""), last.get(p.mobile)) for p in people]
    strangers = [Phone(number, last=last[number]) for number in set(last) - {phone.number for phone in found}]
    talking = [phone for phone in (*found, *strangers) if phone.last]
    return [
        *sorted(talking, key=lambda phone: (phone.last, phone.number), reverse=True),
        *(phone for phone in found if not phone.last),
    ]


def phone_of(number: str, *, at: datetime) -> Phone:
    """One phone with its conversation."""
    people = list(Person.objects.filter(mobile=number).order_by("pk"))
    speaks = _speaks()
    about = ", ".join(speaks[person.pk] for person in people if person.pk in speaks)
    return opened(Phone(number, ", ".join(person.name for person in people), about), at=at)


def opened(phone: Phone, *, at: datetime) -> Phone:
    """The same phone with its conversation."""
    rows = Message.objects.filter(channel=Message.SMS)
    words = [*rows.filter(recipient=phone.number, direction=Message.OUT).exclude(state__in=UNSEEN)]
    words += rows.filter(sender=phone.number, direction=Message.IN)
    words.sort(key=lambda row: row.pk)  # an answer may come in the same instant as what it answers
    bubbles = sorted((_bubble(row, at) for row in words), key=lambda bubble: bubble.at)[-SCREEN:]
    last = bubbles[-1].at if bubbles else None
    return replace(phone, last=last, bubbles=tuple(bubbles), quick=quick_answers(bubbles))


def quick_answers(bubbles: list[Bubble]) -> tuple[str, ...]:
    """What the last text from the pool asks for: "JA 4821", "NEIN 4821", "FERTIG 4821 60 24"."""
    heard = [bubble for bubble in bubbles if not bubble.failed and not bubble.waits_until]
    if not heard or heard[-1].own:
        return ()
    return tuple(dict.fromkeys(WITH_CODE.findall(heard[-1].text)))


def _bubble(row: Message, now: datetime) -> Bubble:
    if row.direction == Message.IN:
        return Bubble(row.body, row.created_at, own=True)
    waits = row.due_at if row.state == MessageState.QUEUED and row.due_at > now else None
    at = row.sent_at or waits or row.claimed_at or row.created_at
    return Bubble(row.body, at, own=False, failed=row.state == MessageState.FAILED, waits_until=waits)


def _speaks() -> dict[int, str]:
    """Person -> languages and town, in whichever Pool."""
    rows = Interpreter.objects.across_pools().prefetch_related("skills").order_by("-pk")
    return {
        row.person_id: ", ".join([*(languages.name(skill.language) for skill in row.skills.all()), row.town])
        for row in rows
    }
