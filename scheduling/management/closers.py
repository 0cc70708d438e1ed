"""In whose name a command acts on the money of a Pool."""

from django.core.management.base import CommandError

from pool.domain.actors import Actor, Role
from pool.membership import actor_of
from pool.models import Membership, Pool


def pool_called(slug: str) -> Pool:
    """The Pool of this short name. Raises CommandError."""
    pool = Pool.objects.filter(slug=slug).first()
    if pool is None:
        raise CommandError(f"Es gibt keinen Pool „{slug}“.")
    return pool


def closer_of(pool: Pool, email: str | None) -> Actor:
    """A coordinator of the Pool by mail address; without one the keeper of this machine. CommandError."""
    if not email:
        return Actor(Role.COORDINATOR, "Verwaltung des Servers", pool_id=pool.pk)
    rows = Membership.objects.of(pool).filter(role=Membership.COORDINATOR, active=True)
    found = rows.filter(person__email__iexact=email).select_related("person", "pool", "authority").first()
    if found is None:
        raise CommandError(f"„{email}“ koordiniert diesen Pool nicht.")
    return actor_of(found)
