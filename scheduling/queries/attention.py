"""The words somebody at the desk should read, who may have sent them, and what is open for these."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from notifications.models import Message
from pool.domain.actors import Actor
from pool.models import Interpreter, Membership, Person, Pool
from scheduling.domain.states import AssignmentState, OfferState
from scheduling.models import Assignment, Offer


class Waiting(NamedTuple):
    """One word, the volunteers of this Pool with its number or address, and what it is about: as far as it
    says so, otherwise what is open for them."""

    message: Message
    senders: list[Interpreter]
    open: list[Offer | Assignment]


def waiting_words(actor: Actor) -> "QuerySet[Message]":
    """Words to look at, the oldest first: the Pool's own, and those whose Pool is unknown but may be ours.

    A number or address that belongs to somebody here is ours to look at; one that nobody knows only when
    there is no other Pool.
    """
    pool_id = actor.pool_id or 0
    ours = Interpreter.objects.of(pool_id).values("person")
    members = Membership.objects.of(pool_id).values("person")
    people = Person.objects.filter(Q(mobile=OuterRef("sender")) | Q(email__iexact=OuterRef("sender")))
    mine = Q(Exists(people.filter(Q(pk__in=ours) | Q(pk__in=members))))
    mine |= ~Q(Exists(people)) & ~Q(Exists(Pool.objects.exclude(pk=pool_id)))
    rows = Message.objects.filter(direction=Message.IN, attention_at__isnull=False, seen_at__isnull=True)
    return rows.filter(Q(pool_id=pool_id) | Q(pool__isnull=True) & mine).order_by("attention_at", "pk")


def with_senders(rows: Iterable[Message], actor: Actor) -> list[Waiting]:
    """The same words with what the desk needs to know about them."""
    found = list(rows)
    senders = senders_of(actor, {row.sender for row in found})
    rows_of = _open([one for group in senders.values() for one in group], actor)
    named = {f"assignment:{one.pk}": one for one in _named(found, actor)}
    waiting = []
    for row in found:
        of = senders.get(row.sender, [])
        meant: list[Offer | Assignment] = [named[row.about]] if row.about in named else []
        waiting.append(Waiting(row, of, meant or [one for who in of for one in rows_of[who.pk]]))
    return waiting


def senders_of(actor: Actor, addresses: Iterable[str]) -> dict[str, list[Interpreter]]:
    """The volunteers of this Pool behind telephone numbers and mail addresses (in small letters)."""
    wanted = [one for one in addresses if one]
    people = Interpreter.objects.of(actor.pool_id or 0).annotate(address=Lower("person__email"))
    people = people.filter(Q(person__mobile__in=wanted) | Q(address__in=wanted))
    senders: dict[str, list[Interpreter]] = {}
    for interpreter in people.select_related("person").order_by("person__name", "pk"):
        for one in (interpreter.person.mobile, interpreter.address):
            senders.setdefault(one, []).append(interpreter)
    return senders


def _named(rows: Iterable[Message], actor: Actor) -> "QuerySet[Assignment]":
    """The Assignments to which calendars have answered: then it is known what is meant."""
    pks = [row.about.removeprefix("assignment:") for row in rows if row.about.startswith("assignment:")]
    return Assignment.objects.of(actor.pool_id or 0).filter(pk__in=pks)


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
