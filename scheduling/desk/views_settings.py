"""Einstellungen: everything a Pool can set, what it does now, and who changed it when; sender."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from pool.actions.sender import set_sender
from pool.models import Closure, Event, Pool
from scheduling.desk.forms_team import SenderForm
from scheduling.desk.settings_parts import PARTS, VERBS, Part
from scheduling.doors import DoorRequest, coordinator_required, tried
from scheduling.models import Tariff
from scheduling.queries.team import last_changes, team_of
from scheduling.wording import pool_settings as effects

PAGE = "scheduling/institution/form_page.html"


@coordinator_required
@require_safe
def settings(request: DoorRequest) -> HttpResponse:
    """Everything on one page; each part leads to where it is changed."""
    pool = request.membership.pool
    today = clock.now().astimezone(pool.tz).date()
    changes = last_changes(pool, VERBS)
    found = {
        "desk_tariffs": _tariff_now(pool, today),
        "desk_team": ", ".join(one.person.name for one in team_of(pool)),
        "closure": effects.closures(pool, Closure.objects.of(pool).filter(last_day__gte=today).count()),
    }
    rows = [
        {
            "title": _(part.title),
            "purpose": _(part.purpose),
            "url": reverse(part.url) + (f"#{part.anchor}" if part.anchor else ""),
            "effect": part.effect(pool) if part.effect else found.get(part.anchor or part.url, ""),
            "changed": _newest(part, changes),
        }
        for part in PARTS
    ]
    return render(request, "scheduling/desk/settings.html", {"rows": rows, "leads": request.membership.leads})


def _newest(part: Part, changes: dict[str, Event]) -> Event | None:
    found = [changes[verb] for verb in part.verbs if verb in changes]
    return max(found, key=lambda event: event.pk, default=None)


def _tariff_now(pool: Pool, today: Any) -> str:
    rows = Tariff.objects.of(pool).filter(side=Tariff.INTERPRETER, valid_from__lte=today)
    row = rows.exclude(valid_until__lt=today).order_by("source", "applies_to", "-valid_from").first()
    if row is None:
        return _("Es gibt noch keinen Tarif.")
    return str(row.name)


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
def sender(request: DoorRequest) -> HttpResponse:
    """The Pool's name and how it is reached."""
    pool = request.membership.pool
    form = SenderForm(request.POST if request.method == "POST" else None, pool=pool)
    if form.is_valid() and tried(
        form, set_sender, pool, sender=form.wanted(), by=request.actor, at=clock.now()
    ):
        messages.success(request, _("Gespeichert."))
        return redirect("desk_settings")
    context = {"form": form, "title": _("Name und Absender"), "button": _("Speichern")}
    return render(request, PAGE, context | {"back": reverse("desk_settings")})
