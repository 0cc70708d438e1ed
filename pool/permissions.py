"""Who may change what: coordinators all of it, a person their own calendar, an Authority its own places."""

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Interpreter, Membership


def check_can_rule(by: Actor, pool_id: int) -> None:
    """Raise NotAllowed unless they coordinate this Pool (or are the system)."""
    ours = by.role is Role.COORDINATOR and by.pool_id == pool_id
    if not (ours or by.role is Role.SYSTEM):
        raise NotAllowed


class NotLead(Refused):
    """They coordinate, but others manage the Pool."""

    sentence = _("Das kann nur, wer den Pool verwaltet. Wer das ist, steht in den Einstellungen unter Team.")


def check_can_lead(by: Actor, pool_id: int) -> None:
    """Raise NotAllowed unless they coordinate this Pool (or are the system), NotLead if others manage it."""
    check_can_rule(by, pool_id)
    rows = Membership.objects.of(pool_id).filter(person=by.person_id, role=Membership.COORDINATOR)
    if by.person_id is not None and rows.filter(active=True, leads=False).exists():
        raise NotLead


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
