"""Which telephone numbers of volunteers need somebody: unconfirmed, lost, or too busy."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from notifications import caps, numbers
from notifications.models import Message, Number, OptOut
from pool.domain.actors import Actor
from pool.models import Interpreter


@dataclass(frozen=True)
class Told:
    """A volunteer and what is known of their number (None: nothing)."""

    interpreter: Interpreter
    number: Number | None

    @property
    def lost(self) -> bool:
        """Nothing arrives there."""
        return bool(self.number and self.number.unreachable_at)

    @property
    def confirmed(self) -> bool:
        """Its owner has said so."""
        return bool(self.number and self.number.confirmed_at)


def told_of(interpreter: Interpreter) -> Told:
    """One of them."""
    mobile = interpreter.person.mobile
    return Told(interpreter, numbers.known([mobile]).get(mobile))


def numbers_to_mind(actor: Actor) -> tuple[list[Told], list[Told]]:
    """The Pool's volunteers whose number is lost; and those who may be asked but have not confirmed."""
    rows = Interpreter.objects.of(actor.pool_id or 0).exclude(person__mobile="")
    rows = rows.exclude(state=Interpreter.LEFT).select_related("person").order_by("person__name", "pk")
    fine = Number.objects.filter(confirmed_at__isnull=False, unreachable_at=None).values("number")
    found = list(rows.exclude(person__mobile__in=fine))
    known = numbers.known(row.person.mobile for row in found)
    all_told = [Told(row, known.get(row.person.mobile)) for row in found]
    asked = (Interpreter.ACTIVE, Interpreter.TRAINING)
    waiting = [one for one in all_told if one.interpreter.state in asked and one.interpreter.sms_consent_on]
    return [one for one in all_told if one.lost], [one for one in waiting if not one.lost]


def too_busy(actor: Actor, at: datetime) -> "QuerySet[Message]":
    """Words of the last 24 hours that the cap held back, the first for each number."""
    rows = Message.objects.filter(pool_id=actor.pool_id or 0, error=caps.CAP, seen_at=None)
    return rows.filter(attention_at__gt=at - timedelta(hours=24)).order_by("-pk")


def unasked_numbers() -> "QuerySet[Interpreter]":
    """Volunteers of all Pools who agreed to SMS, and whose number was not asked for its code yet."""
    settled = Q(confirmed_at__isnull=False) | Q(code_sent_at__isnull=False) | Q(unreachable_at__isnull=False)
    asked = Number.objects.filter(settled).values("number")
    out = OptOut.objects.filter(ended_at=None).values("number")
    rows = Interpreter.objects.across_pools().filter(state=Interpreter.ACTIVE, sms_consent_on__isnull=False)
    rows = rows.exclude(person__mobile="").exclude(person__mobile__in=asked)
    return rows.exclude(person__mobile__in=out).select_related("person", "pool").order_by("pk")


def sharing_here(interpreter: Interpreter) -> list[str]:
    """Who else of the same Pool has the same number, by name."""
    mobile = interpreter.person.mobile
    rows = Interpreter.objects.of(interpreter.pool_id).exclude(pk=interpreter.pk).exclude(person__mobile="")
    rows = rows.exclude(state=Interpreter.LEFT).filter(person__mobile=mobile)
    return list(rows.order_by("person__name").values_list("person__name", flat=True))
