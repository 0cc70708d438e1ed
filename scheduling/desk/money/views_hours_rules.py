"""Regeln für Stunden: what is approved by itself, who is reminded, what silence means."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from scheduling.actions.hours_rules import set_hours_rules
from scheduling.desk.money.forms_hours_rules import AutoForm, DeadlinesForm, RemindersForm
from scheduling.desk.sections import Step, back_to, changed, done, sent
from scheduling.doors import DoorRequest, answering, coordinator_required
from scheduling.queries.team import last_changes
from scheduling.wording.money_settings import hours

FORMS: tuple[Any, ...] = (AutoForm, RemindersForm, DeadlinesForm)
SAVED = gettext_noop("Gespeichert. Das gilt ab jetzt, auch für Stunden, die schon warten.")
STEPS = {one.name: Step(set_hours_rules, SAVED) for one in FORMS}


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def hours_rules(request: DoorRequest) -> HttpResponse:
    """Three forms on one page; `do` says which one was sent."""
    pool = request.membership.pool
    forms = {one.name: one(pool=pool) for one in FORMS}
    if request.method == "POST":
        name = sent(request, STEPS)
        form = forms[name] = type(forms[name])(request.POST, pool=pool)
        if done(request, form, STEPS[name], pool):
            return back_to(reverse("desk_money_rules"), name)
    wrong = next((one for one in forms.values() if one.errors), None)
    last = last_changes(pool, ("set_hours_rules",)).get("set_hours_rules")
    context = {"forms": forms, "form": wrong, "effect": hours(pool), "changed": changed(last)}
    return render(request, "scheduling/desk/money/hours_rules.html", context)
