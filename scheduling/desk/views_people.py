"""Dolmetschende: the list, and one person with everything that matching looks at."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from pool.actions import asking, bonds, calendars, own_calendars, papers, pauses, reminders, skills, wishes
from pool.models import Interpreter
from scheduling.actions import rules
from scheduling.actions.pauses import start_pause
from scheduling.desk.forms_asking import OwnQuietForm, PauseForm, ReminderForm
from scheduling.desk.forms_calendar import AbsenceForm, ExtraForm, OwnCalendarForm, SpanForm, WeekForm
from scheduling.desk.forms_people import DirectoryFilter
from scheduling.desk.forms_person import BondForm, PapersForm, SkillForm, StandInForm, WishesForm
from scheduling.desk.sections import Step, back_to, changed, done, row_number, sent
from scheduling.desk.views_numbers import NUMBER_FORMS, NUMBER_STEPS, number_shown, say_shared
from scheduling.doors import DoorRequest, answering, coordinator_required, page_of
from scheduling.queries.directory import people_found
from scheduling.queries.feedback import feedback_of
from scheduling.queries.feeds import feeds_about
from scheduling.queries.people import asked_by, bonds_of, last_change, weeks_of

FORMS: tuple[Any, ...] = (
    SkillForm, StandInForm, WeekForm, SpanForm, ExtraForm, AbsenceForm, OwnCalendarForm, WishesForm,
    OwnQuietForm, ReminderForm, PauseForm, BondForm, PapersForm, *NUMBER_FORMS,
)  # fmt: skip
SAVED = gettext_noop("Gespeichert.")
STEPS = {
    "skill": Step(skills.set_skill, gettext_noop("Die Sprache ist gespeichert.")),
    "stand_in": Step(skills.confirm_stand_in, gettext_noop("Der Ersatz ist bestätigt.")),
    "week": Step(calendars.set_hours, gettext_noop("Die Zeiten sind gespeichert.")),
    "span": Step(calendars.set_hours, gettext_noop("Die Zeiten sind gespeichert.")),
    "extra": Step(calendars.add_extra_hours, gettext_noop("Die zusätzliche Zeit ist gespeichert.")),
    "absence": Step(calendars.add_absence, gettext_noop("Die Abwesenheit ist gespeichert.")),
    "own_calendar": Step(
        own_calendars.add_own_calendar,
        gettext_noop("Der Kalender ist eingetragen. Wir lesen ihn in den nächsten Minuten."),
    ),
    "wishes": Step(wishes.set_wishes, SAVED),
    "quiet": Step(asking.set_own_quiet, SAVED),
    "reminders": Step(reminders.set_reminders, SAVED),
    "pause": Step(start_pause, gettext_noop("Die Pause ist eingetragen.")),
    "bond": Step(rules.add_bond, SAVED),
    "papers": Step(papers.set_papers, SAVED),
    **NUMBER_STEPS,
}


@coordinator_required
@require_safe
def people(request: DoorRequest) -> HttpResponse:
    """Everybody of the Pool who is looked for, and whether they have time."""
    form, pool = DirectoryFilter(request.GET), request.membership.pool
    wanted = form.wanted()
    found = people_found(request.actor, wanted, clock.now(), pool=pool)
    if wanted.get("near") and found.place is None:
        form.place_unknown()
    context = {"filter": form, "found": found, "page": page_of(request, found.people)}
    return render(request, "scheduling/desk/people.html", context | {"ceiling": pool.yearly_ceiling})


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def person(request: DoorRequest, pk: int) -> HttpResponse:
    """One of them; `do` says which form or button was used."""
    rows = Interpreter.objects.of(request.membership.pool).select_related("person", "pool")
    row = get_object_or_404(rows.prefetch_related("skills"), pk=pk)
    at = clock.now()
    given = {"interpreter": row, "actor": request.actor, "today": at.astimezone(row.pool.tz).date()}
    forms = {one.name: one(**given) for one in FORMS}
    if request.method == "POST":
        name = sent(request, {**STEPS, **REMOVALS})
        if name in REMOVALS:
            return _remove(request, row, name)
        form = forms[name] = type(forms[name])(request.POST, **given)
        if done(request, form, STEPS[name], row):
            say_shared(request, row, name)
            return back_to(reverse("desk_person", args=[pk]), name)
    context = {"row": row, "forms": forms, "form": next((one for one in forms.values() if one.errors), None)}
    context |= {"at": at, "told": number_shown(row, at), **_shown(row, request, given["today"])}
    context |= {"opened": request.GET.get("auf")}
    return render(request, "scheduling/desk/person.html", context)


def _shown(row: Interpreter, request: DoorRequest, today: Any) -> dict[str, Any]:
    """What stands there beside the forms; what is over is left out."""
    always, *spans = weeks_of(row.person)
    return {
        "always": always,
        "spans": spans,
        "skills": sorted(row.skills.all(), key=lambda skill: (bool(skill.via), skill.pk)),
        "extras": row.person.extra_hours.filter(day__gte=today),
        "absences": row.person.absences.filter(last_day__gte=today),
        "calendars": row.person.own_calendars.all(),
        "asked_by": asked_by(row),
        "bonds": bonds_of(row, request.actor),
        "rated": feedback_of(row, request.actor),
        "feeds": feeds_about(row),
        "changed": changed(last_change(row, row.pool_id)),
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
}


def _remove(request: DoorRequest, row: Interpreter, name: str) -> HttpResponse:
    place = REMOVALS[name](row, request, by=request.actor, at=clock.now())
    messages.success(request, _("Die Pause ist zu Ende.") if name == "wake" else _("Gelöscht."))
    return back_to(reverse("desk_person", args=[row.pk]), place)
