"""The texts somebody at the desk should read, who may have sent them, and what is open for these."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from notifications.models import Message
from pool.domain.actors import Actor
from pool.models import Interpreter, Membership, Person, Pool
from scheduling.domain.states import AssignmentState, OfferState
from scheduling.models import Assignment, Offer


class Waiting(NamedTuple):
    """One text, the volunteers of this Pool with its number, and what is open for them."""

    message: Message
    senders: list[Interpreter]
    open: list[Offer | Assignment]


def waiting_sms(actor: Actor) -> "QuerySet[Message]":
    """Texts to look at, the oldest first: the Pool's own, and those whose Pool is unknown but may be ours.

    A number that belongs to somebody here is ours to look at; one that nobody knows only when there is no
    other Pool.
    """
    pool_id = actor.pool_id or 0
    ours = Interpreter.objects.of(pool_id).values("person")
    members = Membership.objects.of(pool_id).values("person")
    people = Person.objects.filter(mobile=OuterRef("sender"))
    mine = Q(Exists(people.filter(Q(pk__in=ours) | Q(pk__in=members))))
    mine |= ~Q(Exists(people)) & ~Q(Exists(Pool.objects.exclude(pk=pool_id)))
    rows = Message.objects.filter(direction=Message.IN, attention_at__isnull=False, seen_at__isnull=True)
    return rows.filter(Q(pool_id=pool_id) | Q(pool__isnull=True) & mine).order_by("attention_at", "pk")


def with_senders(rows: Iterable[Message], actor: Actor) -> list[Waiting]:
    """The same texts with what the desk needs to know about them."""
    found = list(rows)
    people = Interpreter.objects.of(actor.pool_id or 0).filter(
        person__mobile__in={row.sender for row in found if row.sender}
    )
    senders: dict[str, list[Interpreter]] = {}
    for interpreter in people.select_related("person").order_by("person__name", "pk"):
        senders.setdefault(interpreter.person.mobile, []).append(interpreter)
    rows_of = _open([one for group in senders.values() for one in group], actor)
    return [
        Waiting(row, of := senders.get(row.sender, []), [one for who in of for one in rows_of[who.pk]])
        for row in found
    ]


def _open(interpreters: list[Interpreter], actor: Actor) -> dict[int, list[Offer | Assignment]]:
    pool_id = actor.pool_id or 0
    offers = Offer.objects.of(pool_id).filter(interpreter__in=interpreters, state=OfferState.SENT)
    booked = Assignment.objects.of(pool_id).filter(
        interpreter__in=interpreters, state=AssignmentState.CONFIRMED
    )
    found: dict[int, list[Offer | Assignment]] = {one.pk: [] for one in interpreters}
    rows: list[Offer | Assignment] = [*offers.order_by("pk"), *booked.order_by("starts", "pk")]
    for row in rows:
        found[row.interpreter_id].append(row)
    return found
