"""When a clerk is reminded of their appointments: by mail, in every Pool."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications import clock
from pool.actions.reminders import set_clerk_reminders
from pool.domain.reminders import WANTS
from pool.forms.fields import LeadsField
from scheduling.doors import DoorRequest, clerk_required, tried


class RemindersForm(forms.Form):
    """How long before."""

    mark_optional = False

    leads = LeadsField(help_text=gettext_lazy("Nichts angekreuzt: keine Erinnerungen."))


@clerk_required
def reminders(request: DoorRequest) -> HttpResponse:
    """My own; whoever else files Requests here has theirs."""
    membership = request.membership
    own = membership.person.reminder_leads
    initial: dict[str, Any] = {"leads": WANTS if own is None else own}
    form = RemindersForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and tried(
        form, set_clerk_reminders, membership, by=request.actor, at=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Gespeichert."))
        return redirect("requests")
    return render(request, "scheduling/portal/reminders.html", {"form": form})
