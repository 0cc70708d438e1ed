"""Volunteers have no sign-in: who writes from their number, or opens their link, acts as themselves."""

from pool.domain.actors import Actor, Role
from pool.models import Interpreter
from scheduling.models import Assignment, Offer


def actor_of(row: Offer | Assignment | Interpreter) -> Actor:
    """The Interpreter of this row."""
    return Actor(
        Role.INTERPRETER,
        row.person.name,
        pool_id=row.pool_id,
        person_id=row.person_id,
        interpreter_id=row.pk if isinstance(row, Interpreter) else row.interpreter_id,
    )
