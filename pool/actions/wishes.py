"""What an Interpreter wants: how far and by what, how often, how early asked, which matters, which ways."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Setting, Travel
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from pool.permissions import check_can_plan

FARTHEST, LONGEST_NOTICE, MOST = 500, 24 * 30, 50


class NoModality(Refused):
    """Somebody who does nothing at all is paused, not unwilling."""

    sentence = _("Bitte mindestens eines: vor Ort, am Telefon oder per Video.")
    field = "modes"


class LimitsContradict(Refused):
    """More a day than a week."""

    sentence = _("Am Tag können es nicht mehr Einsätze sein als in der Woche.")
    field = "day_limit"


class OutOfRange(Refused):
    """A figure nobody can mean."""

    sentence = _("Bitte prüfen Sie die Zahlen: So weit, so oft oder so früh geht es nicht.")


@dataclass(frozen=True)
class Wishes:
    """The plain value of the form; a limit None means no limit, notice 0 also at the last minute."""

    travels_by: str
    radius_km: int
    day_limit: int | None
    week_limit: int | None
    notice_hours: int
    settings_declined: tuple[str, ...]
    settings_trained: tuple[str, ...]
    on_site: bool
    phone: bool
    video: bool


@transaction.atomic
def set_wishes(interpreter: Interpreter, *, wishes: Wishes, by: Actor, at: datetime) -> Interpreter:
    """From now on they are asked only so."""
    check_can_plan(by, interpreter)
    check_wishes(wishes)
    values = asdict(wishes)
    for name in ("settings_declined", "settings_trained"):
        values[name] = [one.value for one in Setting if one in map(Setting, values[name])]
    row = lock_interpreter(interpreter)
    write(row, values)
    spoken.rebuild([row.pk])
    Event.record("set_wishes", row, by=by, at=at)
    return row


def check_wishes(wishes: Wishes) -> None:
    """Raise NoModality, LimitsContradict or OutOfRange."""
    Travel(wishes.travels_by)
    if not (wishes.on_site or wishes.phone or wishes.video):
        raise NoModality
    limits = [limit for limit in (wishes.day_limit, wishes.week_limit) if limit is not None]
    if not all(1 <= limit <= MOST for limit in limits):
        raise OutOfRange
    if not (1 <= wishes.radius_km <= FARTHEST and 0 <= wishes.notice_hours <= LONGEST_NOTICE):
        raise OutOfRange
    if len(limits) == 2 and limits[0] > limits[1]:
        raise LimitsContradict
