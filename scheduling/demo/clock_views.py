"""The demo's clock: an hour on, a day on, or to just after something; then what came due happens at once."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from notifications import clock
from notifications.queue import enqueue
from pool.models import Pool
from scheduling import queries
from scheduling.demo.doors import only_in_demo
from scheduling.templatetags.moments import moment

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
SWEEPS = ("notifications.tasks.sweep", "scheduling.tasks.sweep")
FARTHEST = timedelta(days=3650)


class ClockForm(forms.Form):
    """How far to move the clock: by a step, to a local date and time, or back to the real time."""

    step = forms.ChoiceField(required=False, choices=[(name, name) for name in (*STEPS, "reset")])
    to = forms.DateTimeField(
        label=gettext_lazy("Stellen auf"), required=False, input_formats=["%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M"]
    )

    def clean(self) -> dict[str, Any]:
        """Something must be wanted."""
        data = super().clean() or {}
        if not self.errors and not data.get("step") and not data.get("to"):
            raise forms.ValidationError(_("Bitte geben Sie Datum und Uhrzeit an."))
        return data


@only_in_demo
@require_http_methods(["GET", "HEAD", "POST"])
def clock_page(request: HttpRequest) -> HttpResponse:
    """Show the clock, or move it and go back to where it was moved from."""
    form = ClockForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        turn(step=form.cleaned_data["step"], to=form.cleaned_data["to"])
        messages.success(request, _("Es ist jetzt %(when)s Uhr.") % {"when": moment(clock.now())})
        back = request.POST.get("next", "")
        return redirect(back if url_has_allowed_host_and_scheme(back, None) else "demo_clock")
    return render(request, "scheduling/demo/clock.html", {"form": form, **clock_facts()})


def turn(*, step: str, to: datetime | None) -> None:
    """Move the clock, then let the worker do what has come due by then."""
    if step == "reset":
        clock.reset()
    else:
        just_after = to + timedelta(seconds=1) if to else clock.now()  # the offset is kept in whole seconds
        by = STEPS[step] if step else just_after - clock.now()
        clock.move(max(-FARTHEST, min(by, FARTHEST)))
    for path in SWEEPS:
        enqueue(path)


def clock_facts() -> dict[str, Any]:
    """What the clock's panel shows; `quiet_until` when the SMS wait for the morning."""
    now, pool = clock.now(), Pool.objects.order_by("pk").first()
    quiet = queries.quiet_hours(pool) if pool else None
    sleeping = quiet.awake_from(now) if quiet and quiet.holds(now) else None
    return {"now": now, "moved": clock.offset(), "quiet_until": sleeping}
