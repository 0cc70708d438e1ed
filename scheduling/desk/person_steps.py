"""What can be done on the page of one person: its forms, what each of them does, and the buttons."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop

from pool.actions import (
    asking,
    bonds,
    calendars,
    consents,
    notes,
    own_calendars,
    papers,
    pauses,
    reminders,
    skills,
    trainings,
    wishes,
)
from pool.actions.people import set_person
from pool.actions.watched import save_unless_changed
from pool.domain.actors import Actor
from pool.models import Interpreter, Training
from scheduling.actions import rules
from scheduling.actions.pauses import start_pause
from scheduling.desk.forms_asking import OwnQuietForm, PauseForm, ReminderForm
from scheduling.desk.forms_calendar import AbsenceForm, ExtraForm, OwnCalendarForm, SpanForm, WeekForm
from scheduling.desk.forms_papers import ConsentsForm, NoteForm, PapersForm, TrainingForm
from scheduling.desk.forms_person import BondForm, DataForm, SkillForm, StandInForm, WishesForm
from scheduling.desk.sections import Step, row_number
from scheduling.desk.views_numbers import NUMBER_FORMS, NUMBER_STEPS
from scheduling.doors import DoorRequest
from scheduling.queries.people import weeks_of

FORMS: tuple[Any, ...] = (
    DataForm, SkillForm, StandInForm, WeekForm, SpanForm, ExtraForm, AbsenceForm, OwnCalendarForm, WishesForm,
    OwnQuietForm, ReminderForm, PauseForm, BondForm, PapersForm, TrainingForm, ConsentsForm, NoteForm,
    *NUMBER_FORMS,
)  # fmt: skip


def set_training(
    interpreter: Interpreter, *, training: Training | None, course: trainings.Course, by: Actor, at: datetime
) -> Training:
    """A new course, or the one that is there."""
    if training is None:
        return trainings.add_training(interpreter, course=course, by=by, at=at)
    return trainings.change_training(interpreter, training=training, course=course, by=by, at=at)


def watched(act: Callable[..., Any]) -> Callable[..., Any]:
    """The action of a form that replaces what it shows."""
    return partial(save_unless_changed, act=act)


SAVED = gettext_noop("Gespeichert.")
STEPS = {
    "skill": Step(skills.set_skill, gettext_noop("Die Sprache ist gespeichert.")),
    "stand_in": Step(skills.confirm_stand_in, gettext_noop("Der Ersatz ist bestätigt.")),
    "week": Step(watched(calendars.set_hours), gettext_noop("Die Zeiten sind gespeichert.")),
    "span": Step(calendars.set_hours, gettext_noop("Die Zeiten sind gespeichert.")),
    "extra": Step(calendars.add_extra_hours, gettext_noop("Die zusätzliche Zeit ist gespeichert.")),
    "absence": Step(calendars.add_absence, gettext_noop("Die Abwesenheit ist gespeichert.")),
    "own_calendar": Step(
        own_calendars.add_own_calendar,
        gettext_noop("Der Kalender ist eingetragen. Wir lesen ihn in den nächsten Minuten."),
    ),
    "wishes": Step(watched(wishes.set_wishes), SAVED),
    "quiet": Step(asking.set_own_quiet, SAVED),
    "reminders": Step(reminders.set_reminders, SAVED),
    "pause": Step(start_pause, gettext_noop("Die Pause ist eingetragen.")),
    "bond": Step(rules.add_bond, SAVED),
    "papers": Step(watched(papers.set_papers), SAVED),
    "data": Step(watched(set_person), SAVED),
    "consents": Step(watched(consents.set_consents), SAVED),
    "training": Step(set_training, gettext_noop("Die Schulung ist gespeichert.")),
    "note": Step(notes.add_note, gettext_noop("Die Notiz ist gespeichert.")),
    **NUMBER_STEPS,
}


def _remove_skill(row: Interpreter, request: DoorRequest, **who: Any) -> str:
    skill = get_object_or_404(row.skills, pk=row_number(request))
    act = skills.withdraw_stand_in if skill.via else skills.remove_skill
    act(row, skill=skill, **who)
    return "skill"


def _remove_span(row: Interpreter, request: DoorRequest, **who: Any) -> str:
    dates = {(str(one.valid_from), str(one.valid_until)): one for one in weeks_of(row.person)[1:]}
    week = dates.get((request.POST.get("from", ""), request.POST.get("until", "")))
    if week is None:
        raise Http404
    calendars.set_hours(row, week=[], valid_from=week.valid_from, valid_until=week.valid_until, **who)
    return "span"


def _remove_extra(row: Interpreter, request: DoorRequest, **who: Any) -> str:
    extra = get_object_or_404(row.person.extra_hours, pk=row_number(request))
    calendars.remove_extra_hours(row, extra=extra, **who)
    return "extra"


def _remove_absence(row: Interpreter, request: DoorRequest, **who: Any) -> str:
    absence = get_object_or_404(row.person.absences, pk=row_number(request))
    calendars.remove_absence(row, absence=absence, **who)
    return "absence"


def _remove_own_calendar(row: Interpreter, request: DoorRequest, **who: Any) -> str:
    calendar = get_object_or_404(row.person.own_calendars, pk=row_number(request))
    own_calendars.remove_own_calendar(row, calendar=calendar, **who)
    return "own_calendar"


def _remove_bond(row: Interpreter, request: DoorRequest, **who: Any) -> str:
    bonds.remove_bond(row, bond=get_object_or_404(row.bonds, pk=row_number(request)), **who)
    return "bond"


def _remove_training(row: Interpreter, request: DoorRequest, **who: Any) -> str:
    training = get_object_or_404(row.trainings, pk=row_number(request))
    trainings.remove_training(row, training=training, **who)
    return "training"


def _remove_note(row: Interpreter, request: DoorRequest, **who: Any) -> str:
    notes.remove_note(row, note=get_object_or_404(row.notes, pk=row_number(request)), **who)
    return "note"


def _wake(row: Interpreter, request: DoorRequest, **who: Any) -> str:
    pauses.wake_interpreter(row, **who)
    return "pause"


REMOVALS = {
    "wake": _wake,
    "remove_skill": _remove_skill,
    "remove_span": _remove_span,
    "remove_extra": _remove_extra,
    "remove_absence": _remove_absence,
    "remove_own_calendar": _remove_own_calendar,
    "remove_bond": _remove_bond,
    "remove_training": _remove_training,
    "remove_note": _remove_note,
}
