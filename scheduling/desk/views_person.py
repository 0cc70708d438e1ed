"""One person: who they are, when they can, what they have shown and said, and every form about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from notifications import clock
from pool.models import Interpreter
from scheduling.desk.forms_person import Watched
from scheduling.desk.person_facts import shown
from scheduling.desk.person_steps import FORMS, REMOVALS, STEPS
from scheduling.desk.sections import back_to, done, sent
from scheduling.desk.views_numbers import number_shown, say_shared
from scheduling.doors import DoorRequest, answering, coordinator_required, numbered


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def person(request: DoorRequest, pk: int) -> HttpResponse:
    """One of them; `do` says which form or button was used, `auf` in the address which form to open."""
    row, at = _row(request, pk), clock.now()
    today = at.astimezone(row.pool.tz).date()
    given = {"interpreter": row, "actor": request.actor, "today": today}
    forms = {one.name: one(**given) for one in FORMS}
    if request.method == "POST":
        name = sent(request, {**STEPS, **REMOVALS})
        if name in REMOVALS:
            return _remove(request, row, name)
        form = forms[name] = type(forms[name])(request.POST, **given)
        if done(request, form, STEPS[name], row):
            say_shared(request, row, name)
            return back_to(reverse("desk_person", args=[pk]), name)
        if isinstance(form, Watched):
            form.look_again(_row(request, pk))
    _prefill(request, row, forms)
    context = {"row": row, "forms": forms, "form": next((one for one in forms.values() if one.errors), None)}
    context |= {"told": number_shown(row, at), "at": at, "opened": request.GET.get("auf")}
    return render(request, "scheduling/desk/person.html", context | shown(row, request.actor, today, at=at))


def _row(request: DoorRequest, pk: int) -> Interpreter:
    rows = Interpreter.objects.of(request.membership.pool).select_related("person", "pool")
    return get_object_or_404(rows.prefetch_related("skills", "trainings"), pk=pk)


def _prefill(request: DoorRequest, row: Interpreter, forms: dict[str, Any]) -> None:
    """The training that somebody wants to change stands in its form."""
    form, number = forms["training"], numbered(request.GET.get("schulung", ""))
    if number and not form.is_bound:
        form.shows(get_object_or_404(row.trainings, pk=number))


def _remove(request: DoorRequest, row: Interpreter, name: str) -> HttpResponse:
    place = REMOVALS[name](row, request, by=request.actor, at=clock.now())
    messages.success(request, _("Die Pause ist zu Ende.") if name == "wake" else _("Gelöscht."))
    return back_to(reverse("desk_person", args=[row.pk]), place)
