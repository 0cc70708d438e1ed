"""Who may change what: coordinators all of it, a person their own calendar, an Authority its own places."""

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed
from pool.models import Authority, Interpreter


def check_can_rule(by: Actor, pool_id: int) -> None:
    """Raise NotAllowed unless they coordinate this Pool (or are the system)."""
    ours = by.role is Role.COORDINATOR and by.pool_id == pool_id
    if not (ours or by.role is Role.SYSTEM):
        raise NotAllowed


def check_can_plan(by: Actor, interpreter: Interpreter) -> None:
    """Raise NotAllowed unless it is the Interpreter's own calendar or wish, or they coordinate the Pool."""
    if by.role is Role.INTERPRETER and by.interpreter_id == interpreter.pk:
        return
    check_can_rule(by, interpreter.pool_id)


def check_can_keep_venues(by: Actor, authority: Authority) -> None:
    """Raise NotAllowed unless they file Requests for this Authority, or coordinate its Pool."""
    if by.role is Role.AUTHORITY and (by.pool_id, by.authority_id) == (authority.pool_id, authority.pk):
        return
    check_can_rule(by, authority.pool_id)
