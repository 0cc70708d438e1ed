"""When they have time: the week, and the days on which they are away."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.actions import calendars
from pool.domain.refusals import LostRace
from pool.models import Interpreter
from scheduling.doors import numbered
from scheduling.links.forms_own import AbsenceForm, WeekForm
from scheduling.links.own_forms import forms_shown, saves
from scheduling.links.parts import Part
from scheduling.queries.people import weeks_of
from scheduling.volunteers import actor_of


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    always, *others = weeks_of(row.person)
    today = at.astimezone(row.pool.tz).date()
    absences = row.person.absences.filter(last_day__gte=today)
    extras = row.person.extra_hours.filter(day__gte=today)
    told = {"always": always, "others": others, "absences": absences, "extras": extras}
    return told | forms_shown(row, WeekForm, AbsenceForm)


def _remove(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
    absence = row.person.absences.filter(pk=numbered(request.POST.get("row", ""))).first()
    if absence is None:  # removed in another window, or never theirs
        raise LostRace
    calendars.remove_absence(row, absence=absence, by=actor_of(row), at=at)
    return {"done": _("Gelöscht.")}


PART = Part(
    "scheduling/links/own_times.html", _shown,
    {
        "week": saves(WeekForm, calendars.set_hours, gettext_noop("Ihre Zeiten sind gespeichert.")),
        "absence": saves(AbsenceForm, calendars.add_absence, gettext_noop("Eingetragen.")),
        "absence_remove": _remove,
    },
)  # fmt: skip
