"""Row locks of this room, in the order Pool, Person, Membership (SQLite has one writer and ignores them)."""

from pool.models import Interpreter, Membership, Person, Pool


def lock_pool(pool_id: int) -> Pool:
    """The Pool as it is now; nobody else changes its rules until the transaction ends."""
    return Pool.objects.select_for_update(no_key=True).get(pk=pool_id)


def lock_person(person_id: int) -> Person:
    """They as they are now, until the transaction ends."""
    return Person.objects.select_for_update(no_key=True).get(pk=person_id)


def lock_membership(membership: Membership) -> Membership:
    """As it is now; nobody else changes it until the transaction ends."""
    rows = Membership.objects.of(membership.pool_id).select_for_update(no_key=True, of=("self",))
    found: Membership = rows.select_related("pool", "person").get(pk=membership.pk)
    return found


def lock_interpreter(interpreter: Interpreter) -> Interpreter:
    """As they are now; nobody else changes this body's calendar until the transaction ends."""
    lock_person(interpreter.person_id)
    rows = Interpreter.objects.of(interpreter.pool_id).select_related("person", "pool")
    found: Interpreter = rows.get(pk=interpreter.pk)
    return found
