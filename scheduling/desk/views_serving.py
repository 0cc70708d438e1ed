"""Regeln für Anfragen: who may request what, when and how often; and what cancelling costs."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from pool.actions import serving as actions
from scheduling.desk.forms_serving import LimitsForm, MattersForm, TimesForm
from scheduling.desk.sections import Step, back_to, changed, done, sent
from scheduling.doors import DoorRequest, answering, coordinator_required
from scheduling.queries.people import last_change

FORMS: tuple[Any, ...] = (MattersForm, TimesForm, LimitsForm)
SAVED = gettext_noop("Gespeichert. Das gilt für alles, was ab jetzt angefragt oder geändert wird.")
STEPS = {
    "matters": Step(actions.set_matters, SAVED),
    "times": Step(actions.set_times, SAVED),
    "limits": Step(actions.set_limits, SAVED),
}


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def serving(request: DoorRequest) -> HttpResponse:
    """Three forms on one page; `do` says which one was sent."""
    pool = request.membership.pool
    forms = {one.name: one(pool=pool) for one in FORMS}
    if request.method == "POST":
        name = sent(request, STEPS)
        form = forms[name] = type(forms[name])(request.POST, pool=pool)
        if done(request, form, STEPS[name], pool):
            return back_to(reverse("desk_serving"), name)
    wrong = next((one for one in forms.values() if one.errors), None)
    context = {"forms": forms, "form": wrong, "changed": changed(last_change(pool, pool.pk))}
    return render(request, "scheduling/desk/serving.html", context)
