"""From a sign-in to an Actor: which of their roles somebody acts in now, and for which Pool."""

from typing import Any

from django.db.models import QuerySet

from pool.domain.actors import Actor, Role
from pool.models import Authority, Membership

ROLES = {Membership.REQUESTER: Role.AUTHORITY, Membership.COORDINATOR: Role.COORDINATOR}


def memberships_of(user: Any) -> "QuerySet[Membership]":
    """The active roles of a user, coordinators first; a blocked Authority gives none."""
    if not getattr(user, "is_authenticated", False) or user.person_id is None:
        return Membership.objects.across_pools().none()
    rows = Membership.objects.across_pools().filter(person_id=user.person_id, active=True)
    rows = rows.exclude(authority__state=Authority.BLOCKED)
    return rows.select_related("pool", "authority", "person").order_by("role", "pk")


def choose(user: Any, wanted: str | int | None) -> Membership | None:
    """The role somebody asked for, if it is theirs; otherwise their first one."""
    rows = list(memberships_of(user))
    chosen = [row for row in rows if str(row.pk) == str(wanted)]
    return next(iter(chosen or rows), None)


def actor_of(membership: Membership) -> Actor:
    """The `by=` of everything done in this role."""
    return Actor(
        role=ROLES[membership.role],
        name=membership.person.name,
        pool_id=membership.pool_id,
        person_id=membership.person_id,
        authority_id=membership.authority_id,
    )
