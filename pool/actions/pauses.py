"""A pause of an Interpreter, and its end: nobody is asked who is paused."""

from datetime import datetime, timedelta

from django.db import transaction

from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.domain.actors import Actor
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
    """They have not begun, have left, or were paused by the coordinator, who decides about it."""

    sentence = _("Sie sind im Pool gerade nicht aktiv. Bitte rufen Sie uns an.")


class NotPaused(Refused):
    """Nothing ends that has not begun."""

    sentence = _("Sie haben gerade keine Pause, wir fragen Sie wie bisher.")


@transaction.atomic
def pause_interpreter(interpreter: Interpreter, *, days: int, by: Actor, at: datetime) -> Interpreter:
    """Ask them nothing until the local day in `days` days, inclusive; said again it replaces the old pause.

    Raises PauseOutOfRange, NotWorking.
    """
    check_can_plan(by, interpreter)
    if not 1 <= days <= LONGEST:
        raise PauseOutOfRange
    row = lock_interpreter(interpreter)
    if row.state != Interpreter.ACTIVE and not _paused_for_a_time(row):
        raise NotWorking
    row.paused_until = at.astimezone(row.pool.tz).date() + timedelta(days=days)
    return _moved(row, Interpreter.PAUSED, "pause", by=by, at=at, until=row.paused_until.isoformat())


@transaction.atomic
def wake_interpreter(interpreter: Interpreter, *, by: Actor, at: datetime) -> Interpreter:
    """They are asked again. A pause without an end was the coordinator's, and ends in the admin only.

    Raises NotPaused, NotWorking.
    """
    check_can_plan(by, interpreter)
    row = lock_interpreter(interpreter)
    if row.state == Interpreter.ACTIVE:
        raise NotPaused
    if not _paused_for_a_time(row):
        raise NotWorking
    row.paused_until = None
    return _moved(row, Interpreter.ACTIVE, "wake", by=by, at=at)


def _paused_for_a_time(row: Interpreter) -> bool:
    return row.state == Interpreter.PAUSED and row.paused_until is not None


def _moved(row: Interpreter, state: str, verb: str, *, by: Actor, at: datetime, **facts: str) -> Interpreter:
    row.state = state
    row.save(update_fields=["state", "paused_until"])
    spoken.rebuild([row.pk])
    Event.record(verb, row, by=by, at=at, **facts)
    return row
