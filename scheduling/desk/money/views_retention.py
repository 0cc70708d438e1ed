"""Aufbewahrung: how long payments and the content of Requests are kept, and what is past its time."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from notifications import clock
from scheduling.actions.money_rules import set_money_rules
from scheduling.desk.money.forms_year import RetentionForm
from scheduling.doors import DoorRequest, coordinator_required, tried
from scheduling.queries.money_rules import money_rules_of
from scheduling.queries.retention import past_keeping, to_forget

FIELDS = ("keep_payments", "keep_content")


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
def retention(request: DoorRequest) -> HttpResponse:
    """One form; below it what it means today."""
    pool, at = request.membership.pool, clock.now()
    rules = money_rules_of(pool)
    form = RetentionForm(request.POST or None, initial={name: getattr(rules, name) for name in FIELDS})
    if request.method == "POST" and form.is_valid():
        told = {"verb": "set_retention", "changes": form.cleaned_data, "by": request.actor, "at": at}
        if tried(form, set_money_rules, pool, **told):
            messages.success(request, _("Gespeichert."))
            return redirect("desk_retention")
    context = {"form": form, "past": past_keeping(pool, at=at), "due": to_forget(pool, at=at).count()}
    return render(request, "scheduling/desk/money/retention.html", context)
