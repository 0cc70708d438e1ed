"""The one calendar of a person: weekly hours, extra hours, absences. It counts in every Pool."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.domain.actors import Actor
from pool.domain.days import DayOver, DaysBackwards, check_days
from pool.domain.refusals import LostRace, Refused
from pool.domain.windows import Window, check_window, merged
from pool.domain.words import gettext_noop as _
from pool.models import Absence, Availability, Event, ExtraHours, Interpreter
from pool.permissions import check_can_plan


class HoursOver(DayOver):
    """Weekly hours that end before today help nobody."""

    field = "valid_until"


class ValidityBackwards(DaysBackwards):
    """Weekly hours that end before they begin to count."""

    sentence = _("„Gilt bis“ liegt vor „gilt ab“.")
    field = "valid_until"


class NothingSaid(Refused):
    """No hours at all where there were none before."""

    sentence = _("Bitte geben Sie mindestens eine Zeit an.")


class AwayThatDay(Refused):
    """An Absence weighs more than any hours, so these would count for nothing."""

    sentence = _(
        "Für diesen Tag ist eine Abwesenheit eingetragen. Sie geht vor: Bitte löschen Sie sie zuerst."
    )
    field = "day"


class SaidBefore(Refused):
    """A second click, or the same from somebody else."""

    sentence = _("Das ist schon eingetragen.")


class TimesHalf(Refused):
    """From when, but not until when."""

    sentence = _("Bitte Anfang und Ende angeben; beide leer heißt ganze Tage.")
    field = "end"


@transaction.atomic
def set_hours(
    interpreter: Interpreter, *, week: Sequence[Sequence[Window]], by: Actor, at: datetime,
    valid_from: date | None = None, valid_until: date | None = None,
) -> Interpreter:  # fmt: skip
    """Replace the week (Monday first) that counts for these dates; overlapping windows become one.

    A week without any window takes the old one away: then nobody knows, which is not a no.
    """
    check_can_plan(by, interpreter)
    one = lock_interpreter(interpreter)
    windows = [
        (day, start, end)
        for day, said in enumerate(week)
        for start, end in merged(check_window(*window) for window in said)
    ]
    if valid_from and valid_until and valid_until < valid_from:
        raise ValidityBackwards
    if windows and valid_until and valid_until < _today(one, at):
        raise HoursOver
    before = Availability.objects.filter(person=one.person_id, valid_from=valid_from, valid_until=valid_until)
    if not before.delete()[0] and not windows:
        raise NothingSaid
    Availability.objects.bulk_create(
        Availability(person=one.person, weekday=day, start=start, end=end,
                     valid_from=valid_from, valid_until=valid_until)
        for day, start, end in windows
    )  # fmt: skip
    return _changed(one, "set_hours", by=by, at=at)


@transaction.atomic
def add_extra_hours(
    interpreter: Interpreter, *, day: date, start: int, end: int, by: Actor, at: datetime
) -> Interpreter:
    """Free on this one day, beside the weekly hours; what touches becomes one window."""
    check_can_plan(by, interpreter)
    one = lock_interpreter(interpreter)
    check_window(start, end)
    check_days(day, day, today=_today(one, at))
    whole = Absence.objects.filter(person=one.person_id, first_day__lte=day, last_day__gte=day, start=None)
    if whole.exists():
        raise AwayThatDay
    rows = ExtraHours.objects.filter(person=one.person_id, day=day)
    said = list(rows.values_list("start", "end"))
    if any(a <= start and end <= b for a, b in said):
        raise SaidBefore
    rows.delete()
    ExtraHours.objects.bulk_create(
        ExtraHours(person=one.person, day=day, start=a, end=b) for a, b in merged([*said, (start, end)])
    )
    return _changed(one, "add_extra_hours", by=by, at=at)


@transaction.atomic
def remove_extra_hours(
    interpreter: Interpreter, *, extra: ExtraHours, by: Actor, at: datetime
) -> Interpreter:
    """Not free on that day after all."""
    return _remove(interpreter, extra, "remove_extra_hours", by=by, at=at)


@transaction.atomic
def add_absence(
    interpreter: Interpreter, *, first_day: date, last_day: date, by: Actor, at: datetime,
    start: int | None = None, end: int | None = None,
) -> Absence:  # fmt: skip
    """Away for whole days, both included, or only in these minutes of each of them."""
    check_can_plan(by, interpreter)
    one = lock_interpreter(interpreter)
    check_days(first_day, last_day, today=_today(one, at))
    if (start is None) != (end is None):
        raise TimesHalf
    if start is not None and end is not None:
        check_window(start, end)
    row, new = Absence.objects.get_or_create(
        person=one.person, first_day=first_day, last_day=last_day, start=start, end=end
    )
    if not new:
        raise SaidBefore
    _changed(one, "add_absence", by=by, at=at)
    return row


@transaction.atomic
def remove_absence(interpreter: Interpreter, *, absence: Absence, by: Actor, at: datetime) -> Interpreter:
    """There after all."""
    return _remove(interpreter, absence, "remove_absence", by=by, at=at)


def _remove(
    interpreter: Interpreter, row: ExtraHours | Absence, verb: str, *, by: Actor, at: datetime
) -> Interpreter:
    check_can_plan(by, interpreter)
    one = lock_interpreter(interpreter)
    rows = one.person.absences if isinstance(row, Absence) else one.person.extra_hours
    if not rows.filter(pk=row.pk).delete()[0]:
        raise LostRace
    return _changed(one, verb, by=by, at=at)


def _changed(one: Interpreter, verb: str, *, by: Actor, at: datetime) -> Interpreter:
    """The journal keeps that it changed, not when somebody is where; the search of every Pool follows."""
    spoken.rebuild_of_person(one.person_id)
    Event.record(verb, one, by=by, at=at)
    return one


def _today(one: Interpreter, at: datetime) -> date:
    return at.astimezone(one.pool.tz).date()
