"""A pause of an Interpreter, and its end: nobody is asked who is paused."""

from datetime import datetime, timedelta

from django.db import transaction

from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.domain.actors import Actor, Role
from pool.domain.careers import MOVES, Career, CareerMove
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from pool.permissions import check_can_plan

LONGEST = 365  # days


class PauseOutOfRange(Refused):
    """No day at all, or years."""

    sentence = _("Eine Pause dauert 1 bis 365 Tage.")
    field = "days"


class NotWorking(Refused):
    """They have not begun, have left, or are paused without an end, which the coordinator decides about."""

    sentence = _("Sie sind im Pool gerade nicht aktiv. Bitte rufen Sie uns an.")


class NotPaused(Refused):
    """Nothing ends that has not begun."""

    sentence = _("Sie haben gerade keine Pause, wir fragen Sie wie bisher.")


@transaction.atomic
def pause_interpreter(
    interpreter: Interpreter, *, days: int | None, by: Actor, at: datetime, reason: str = ""
) -> Interpreter:
    """Ask them nothing until the local day in `days` days, inclusive; said again it replaces the old pause.

    None: until a coordinator wakes them. Raises PauseOutOfRange, NotWorking.
    """
    check_can_plan(by, interpreter)
    if days is not None and not 1 <= days <= LONGEST:
        raise PauseOutOfRange
    row = lock_interpreter(interpreter)
    if (row.state, CareerMove.PAUSE) not in MOVES or not _may_decide(row, by):
        raise NotWorking
    until = at.astimezone(row.pool.tz).date() + timedelta(days=days) if days is not None else None
    row.paused_until = until
    facts = {"until": until.isoformat()} if until else {}
    return _moved(row, Career.PAUSED, "pause", by=by, at=at, reason=reason, **facts)


@transaction.atomic
def wake_interpreter(interpreter: Interpreter, *, by: Actor, at: datetime) -> Interpreter:
    """They are asked again. A pause without an end ends by a coordinator only.

    Raises NotPaused, NotWorking.
    """
    check_can_plan(by, interpreter)
    row = lock_interpreter(interpreter)
    if row.state == Interpreter.ACTIVE:
        raise NotPaused
    if (row.state, CareerMove.WAKE) not in MOVES or not _may_decide(row, by):
        raise NotWorking
    row.paused_until = None
    return _moved(row, Career.ACTIVE, "wake", by=by, at=at)


def _may_decide(row: Interpreter, by: Actor) -> bool:
    """Whether a pause of this volunteer is `by`'s to change: one without an end is the coordinator's."""
    endless = row.state == Interpreter.PAUSED and row.paused_until is None
    return not endless or by.role is Role.COORDINATOR


def _moved(
    row: Interpreter, state: str, verb: str, *, by: Actor, at: datetime, reason: str = "", **facts: str
) -> Interpreter:
    row.state = state
    row.save(update_fields=["state", "paused_until"])
    spoken.rebuild([row.pk])
    Event.record(verb, row, by=by, at=at, reason=reason, **facts)
    return row
