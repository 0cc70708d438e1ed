"""Bewerbungen: who wants to interpret, and one of them with what is said and decided."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from notifications.domain.phones import pretty
from pool.domain.settings_of_work import GENDER_LABELS, Gender
from pool.models import Event
from scheduling.actions import applications as actions
from scheduling.desk.forms_applications import (
    AcceptForm,
    ApplicationFilter,
    InterviewForm,
    NoteForm,
    RejectForm,
    WithdrawForm,
)
from scheduling.desk.sections import Step, back_to, done, sent
from scheduling.domain.joining import WAITING_APPLICATION
from scheduling.doors import DoorRequest, answering, coordinator_required, page_of
from scheduling.models import Application
from scheduling.queries.applications import applications as listed
from scheduling.queries.applications import applied_before, known_people
from scheduling.showing import Facts
from scheduling.templatetags.joining import spoken_languages
from scheduling.templatetags.moments import moment

FORMS: tuple[Any, ...] = (InterviewForm, NoteForm, AcceptForm, RejectForm, WithdrawForm)
STEPS = {
    "interview": Step(actions.invite_to_interview, gettext_noop("Die Einladung ist unterwegs.")),
    "note": Step(actions.note_application, gettext_noop("Die Notiz ist gespeichert.")),
    "accept": Step(actions.accept_application, gettext_noop("Aufgenommen. Jetzt beginnt die Schulung.")),
    "reject": Step(actions.reject_application, gettext_noop("Die Absage ist geschrieben.")),
    "withdraw": Step(actions.withdraw_application, gettext_noop("Die Bewerbung ist zurückgezogen.")),
}


@coordinator_required
@require_safe
def applications(request: DoorRequest) -> HttpResponse:
    """Those that wait, or those in one state."""
    form = ApplicationFilter(request.GET)
    page = page_of(request, listed(request.actor, **form.wanted()))
    return render(request, "scheduling/desk/applications.html", {"filter": form, "page": page})


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def application(request: DoorRequest, pk: int) -> HttpResponse:
    """One of them; `do` says which form was used."""
    rows = Application.objects.of(request.membership.pool).select_related("pool", "interpreter")
    row = get_object_or_404(rows, pk=pk)
    given: dict[str, Any] = {"row": row, "known": known_people(row)}
    forms = {one.name: one(**given) for one in FORMS}
    if request.method == "POST":
        name = sent(request, STEPS)
        form = forms[name] = type(forms[name])(request.POST, **given)
        result = done(request, form, STEPS[name], row)
        if result is not None:
            return _after(name, row, result)
    context = {
        "row": row, "facts": _facts(row), "known": given["known"], "forms": forms,
        "form": next((one for one in forms.values() if one.errors), None),
        "waits": row.state in WAITING_APPLICATION, "before": list(applied_before(row)),
        "events": Event.objects.of(row.pool_id).about(row),
    }  # fmt: skip
    return render(request, "scheduling/desk/application.html", context)


def _after(name: str, row: Application, result: Any) -> HttpResponse:
    """Whoever was taken in is looked at next; everything else leads back."""
    if name == "accept":
        return redirect("desk_person", result.pk)
    return back_to(reverse("desk_application", args=[row.pk]), name)


def _facts(row: Application) -> Facts:
    """What they have said, with labels."""
    proved = _("bestätigt") if row.confirmed_at else _("nicht bestätigt")
    return [
        (_("Sprachen"), spoken_languages(row)),
        (_("Ort"), f"{row.postal_code} {row.town}"),
        (_("Mobilnummer"), row.mobile and pretty(row.mobile)),
        (_("E-Mail"), row.email and f"{row.email} ({proved})"),
        (_("Geschlecht"), _(GENDER_LABELS[Gender(row.gender)]) if row.gender else ""),
        (_("Über sich"), row.about),
        (_("Eingegangen"), moment(row.filed_at)),
        (_("Gespräch"), f"{moment(row.interview_at)}, {row.interview_where}" if row.interview_at else ""),
        (_("Notiz"), row.note),
    ]
