"""Courses and certificates of an Interpreter."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.days import LAST_YEAR, YearUnlikely, check_seen
from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Training
from pool.permissions import check_can_rule

MOST_UNITS = 1_000


class OverBefore(Refused):
    """It was never good."""

    sentence = _("Der letzte gültige Tag liegt vor dem Tag der Schulung.")
    field = "expires_on"


class UnitsUnlikely(Refused):
    """Nobody has so many lessons."""

    sentence = _("Bitte prüfen Sie die Zahl der Unterrichtseinheiten: 1 bis 1000.")
    field = "units"


@dataclass(frozen=True)
class Course:
    """The plain value of the form; local days, lessons of 45 minutes; no last day: it stays good."""

    kind: str
    name: str
    done_on: date
    expires_on: date | None = None
    units: int | None = None


@transaction.atomic
def add_training(interpreter: Interpreter, *, course: Course, by: Actor, at: datetime) -> Training:
    """They have this. A basic training is the one the rules ask for, if none was known."""
    row = _checked(interpreter, course, by=by, at=at)
    training = Training.objects.create(pool=row.pool, interpreter=row, **asdict(course))
    _count(row, course)
    Event.record("add_training", row, by=by, at=at, training=training.pk, kind=course.kind)
    return training


@transaction.atomic
def change_training(
    interpreter: Interpreter, *, training: Training, course: Course, by: Actor, at: datetime
) -> Training:
    """It was noted wrongly, or has been renewed. Raises LostRace when it is gone."""
    row = _checked(interpreter, course, by=by, at=at)
    found = row.trainings.filter(pk=training.pk).first()
    if found is None:
        raise LostRace
    write(found, asdict(course))
    _count(row, course)
    Event.record("change_training", row, by=by, at=at, training=found.pk, kind=course.kind)
    return found


@transaction.atomic
def remove_training(interpreter: Interpreter, *, training: Training, by: Actor, at: datetime) -> Interpreter:
    """It was never so. The day of the basic training among the papers stays."""
    check_can_rule(by, interpreter.pool_id)
    row = lock_interpreter(interpreter)
    gone, _each = row.trainings.filter(pk=training.pk).delete()
    if not gone:
        raise LostRace
    Event.record("remove_training", row, by=by, at=at, training=training.pk)
    return row


def _checked(interpreter: Interpreter, course: Course, *, by: Actor, at: datetime) -> Interpreter:
    check_can_rule(by, interpreter.pool_id)
    row = lock_interpreter(interpreter)
    check_seen(course.done_on, today=at.astimezone(row.pool.tz).date())
    if course.expires_on is not None:
        if course.expires_on < course.done_on:
            raise OverBefore
        if course.expires_on.year > LAST_YEAR:
            raise YearUnlikely
    if course.units is not None and not 1 <= course.units <= MOST_UNITS:
        raise UnitsUnlikely
    return row


def _count(row: Interpreter, course: Course) -> None:
    if course.kind == Training.BASIC and row.training_on is None:
        write(row, {"training_on": course.done_on})
        spoken.rebuild([row.pk])
