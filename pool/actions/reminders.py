"""When and by which way somebody is reminded of their appointments; it counts in every Pool."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from pool.actions.locks import lock_interpreter, lock_person
from pool.actions.writing import write
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.reminders import LEAD_LABELS
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Membership, Person
from pool.permissions import check_can_plan


class LeadUnknown(Refused):
    """There are six."""

    sentence = _("So lange vorher können wir nicht erinnern.")
    field = "leads"


class WayUnknown(Refused):
    """There are SMS, mail, both, and the way on which they are asked."""

    sentence = _("Diesen Weg für Erinnerungen kennen wir nicht.")
    field = "way"


@transaction.atomic
def set_reminders(
    interpreter: Interpreter, *, leads: Collection[int] | None, way: str, by: Actor, at: datetime
) -> Interpreter:
    """From now on they are reminded so (leads in minutes; None: as usual, empty: not at all).

    Raises LeadUnknown, WayUnknown, NotAllowed.
    """
    check_can_plan(by, interpreter)
    if way and way not in Person.REMINDER_WAYS:
        raise WayUnknown
    row = lock_interpreter(interpreter)
    write(row.person, {"reminder_leads": _checked(leads), "reminder_way": way})
    Event.record("set_reminders", row, by=by, at=at)
    return row


@transaction.atomic
def set_clerk_reminders(
    membership: Membership, *, leads: Collection[int] | None, by: Actor, at: datetime
) -> Membership:
    """The same for whoever files Requests, who is reminded by mail; only for themselves.

    Raises LeadUnknown, NotAllowed.
    """
    if by.role is not Role.AUTHORITY or by.person_id != membership.person_id:
        raise NotAllowed
    write(lock_person(membership.person_id), {"reminder_leads": _checked(leads)})
    Event.record("set_reminders", membership, by=by, at=at)
    return membership


def _checked(leads: Collection[int] | None) -> list[int] | None:
    """The longest first, each once."""
    if leads is None:
        return None
    if not set(leads) <= set(LEAD_LABELS):
        raise LeadUnknown
    return sorted(set(leads), reverse=True)
