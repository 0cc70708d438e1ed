"""Calendar addresses: whose they are, what lies behind one, and what each of them shows."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from pool.domain.actors import Actor, Role
from pool.models import Authority, Interpreter, Membership
from scheduling.domain import tokens
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Feed


def feeds_of(actor: Actor) -> "QuerySet[Feed]":
    """The living addresses of this person, in the role in which they act; the oldest first."""
    rows = Feed.objects.of(actor.pool_id or 0).filter(person_id=actor.person_id, revoked_at=None)
    kinds = {
        Role.INTERPRETER: Q(kind=Feed.INTERPRETER, interpreter=actor.interpreter_id),
        Role.AUTHORITY: Q(kind=Feed.AUTHORITY, authority=actor.authority_id),
        Role.COORDINATOR: Q(kind=Feed.POOL),
    }
    related = "authority", "interpreter__person"
    return rows.filter(kinds[actor.role]).select_related(*related).order_by("pk")


def feeds_about(interpreter: Interpreter) -> "QuerySet[Feed]":
    """The living addresses that a volunteer has made."""
    rows = Feed.objects.of(interpreter.pool_id).filter(kind=Feed.INTERPRETER, interpreter=interpreter)
    return rows.filter(revoked_at=None).order_by("pk")


def coming_of(interpreter: Interpreter, *, at: datetime) -> "QuerySet[Assignment]":
    """What this volunteer has promised in this Pool and is not over, the next first."""
    rows = Assignment.objects.of(interpreter.pool_id).filter(interpreter=interpreter, ends__gt=at)
    rows = rows.filter(state=AssignmentState.CONFIRMED).select_related("request")
    return rows.order_by("starts", "pk")


def feed_behind(token: str) -> Feed | None:
    """The Feed of a token, in one statement. None: there is none, it is revoked, or its reader has not the
    role any more that it was made in; nobody can tell which.
    """
    rows = Feed.objects.across_pools().filter(token_hash=tokens.hashed(token), revoked_at=None)
    return rows.filter(_role_stands()).select_related("pool").first()


def _role_stands() -> Q:
    """A volunteer who has not left; a clerk or coordinator with an active Membership, who may sign in."""
    mine = Membership.objects.across_pools().filter(
        person=OuterRef("person"), pool=OuterRef("pool"), active=True
    )
    mine = mine.exclude(person__user__is_active=False)
    clerk = mine.filter(role=Membership.REQUESTER, authority=OuterRef("authority"))
    clerk = clerk.exclude(authority__state=Authority.BLOCKED)
    own = Q(kind=Feed.INTERPRETER, interpreter__person=F("person")) & ~Q(interpreter__state=Interpreter.LEFT)
    return (
        own
        | Q(kind=Feed.AUTHORITY) & Exists(clerk)
        | Q(kind=Feed.POOL) & Exists(mine.filter(role=Membership.COORDINATOR))
    )
