"""Who wants to interpret: the list, whom we know already by number or mailbox, and what is too old."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from notifications import numbers
from pool.domain.actors import Actor
from pool.domain.spelling import fold
from pool.models import Interpreter, Membership, Person, Pool
from scheduling.domain.joining import WAITING_APPLICATION
from scheduling.models import Application

KEPT = timedelta(days=183)  # six months after the last word


@dataclass(frozen=True)
class Known:
    """Somebody with the same number or mailbox. `interpreter`: their place in this Pool, if they have one.

    Of somebody who is in another Pool only (`elsewhere`) the desk is told no name: it learns no more than
    that there is such a body, which must not be made twice.
    """

    person: Person
    interpreter: Interpreter | None
    elsewhere: bool


def applications(actor: Actor, *, state: str = "") -> "QuerySet[Application]":
    """Those in one state, or all that wait; what came first is first, what is decided comes last first."""
    rows = Application.objects.of(actor.pool_id or 0)
    if state and state not in WAITING_APPLICATION:
        return rows.filter(state=state).order_by("-decided_at", "-pk")
    return rows.filter(state__in=[state] if state else WAITING_APPLICATION).order_by("filed_at", "pk")


def accepting_pools() -> "QuerySet[Pool]":
    """The Pools that people may offer their help to."""
    return Pool.objects.order_by("name", "pk")


def known_people(row: Application) -> list[Known]:
    """Whom the desk may join this Application with.

    In this Pool: everybody with the number or mailbox. Elsewhere only what is proved: the mailbox by the link
    in the mail, the number by its owner's code and the same name.
    """
    found = list(Person.objects.filter(_same(row)).order_by("pk")) if row.mobile or row.email else []
    if not found:
        return []
    mine = Interpreter.objects.of(row.pool_id).filter(person__in=found)
    here = {one.person_id: one for one in mine.select_related("person")}
    members = Membership.objects.of(row.pool_id).filter(person__in=found).values_list("person_id", flat=True)
    inside = here.keys() | set(members)
    return [
        Known(one, here.get(one.pk), one.pk not in inside)
        for one in found
        if one.pk in inside or _proved(row, one)
    ]


def applied_before(row: Application) -> "QuerySet[Application]":
    """Other Applications to this Pool with the same number or mailbox, the newest first."""
    rows = Application.objects.of(row.pool_id).exclude(pk=row.pk)
    return rows.filter(_same(row)).order_by("-filed_at", "-pk")


def old_applications(at: datetime) -> "QuerySet[Application]":
    """Those nobody has said anything about for six months, whosever they are."""
    rows = Application.objects.across_pools().filter(filed_at__lte=at - KEPT)
    talked = Q(interview_at__gt=at - KEPT) | Q(decided_at__gt=at - KEPT)
    return rows.exclude(talked).order_by("pk")


def is_old(row: Application, at: datetime) -> bool:
    """Whether this is one of them."""
    return all(one is None or one <= at - KEPT for one in (row.filed_at, row.interview_at, row.decided_at))


def _same(row: Application) -> Q:
    """The same number or mailbox; what is empty is the same as nothing."""
    same = Q(pk__in=[])
    if row.mobile:
        same |= Q(mobile=row.mobile)
    if row.email:
        same |= Q(email__iexact=row.email)
    return same


def _proved(row: Application, one: Person) -> bool:
    mailbox = bool(row.email and row.confirmed_at) and one.email.casefold() == row.email
    number = bool(row.mobile) and one.mobile == row.mobile and numbers.is_confirmed(row.mobile)
    return mailbox or (number and fold(one.name) == fold(row.name))
