"""Team: who coordinates this Pool, who manages it, and what was changed about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from notifications import clock
from pool.models import Membership
from scheduling.actions.team import add_coordinator, end_coordinator, set_leads
from scheduling.desk.forms_team import CoordinatorForm
from scheduling.doors import DoorRequest, answering, coordinator_required, tried
from scheduling.queries.team import team_of, team_story
from scheduling.wording import happened


@coordinator_required
@require_safe
def team(request: DoorRequest) -> HttpResponse:
    """Everybody, and what happened last."""
    pool = request.membership.pool
    events = team_story(pool)
    names = dict(
        Membership.objects.of(pool)
        .filter(pk__in={event.subject_id for event in events})
        .values_list("pk", "person__name")
    )
    context = {
        "team": team_of(pool),
        "own": request.membership,
        "today": clock.now().astimezone(pool.tz).date(),
        "story": [(event.at, happened(event, names.get(event.subject_id, ""))) for event in events],
    }
    return render(request, "scheduling/desk/team.html", context)


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: DoorRequest) -> HttpResponse:
    """Somebody new."""
    pool = request.membership.pool
    form = CoordinatorForm(request.POST if request.method == "POST" else None)
    row = form.is_valid() and tried(
        form, add_coordinator, pool, by=request.actor, at=clock.now(), **form.cleaned_data
    )
    if row:
        messages.success(request, _("%(name)s gehört jetzt zum Team und bekommt eine E-Mail.") % _named(row))
        return redirect("desk_team")
    context = {"form": form, "title": _("Ins Team holen"), "button": _("Ins Team holen")}
    return render(request, "scheduling/institution/form_page.html", context | {"back": reverse("desk_team")})


@coordinator_required
@require_POST
@answering
def leads(request: DoorRequest, pk: int) -> HttpResponse:
    """They manage the Pool, or do not any more."""
    row = _row(request, pk)
    set_leads(row, leads=request.POST.get("leads") == "yes", by=request.actor, at=clock.now())
    messages.success(request, _("Gespeichert."))
    return redirect("desk_team")


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def end(request: DoorRequest, pk: int) -> HttpResponse:
    """Somebody is out, perhaps oneself: asked once more before."""
    row = _row(request, pk)
    own = row.pk == request.membership.pk
    if request.method != "POST":
        return render(request, "scheduling/desk/team_end.html", {"member": row, "own": own})
    end_coordinator(row, by=request.actor, at=clock.now())
    if own:
        messages.success(request, _("Sie haben das Team verlassen."))
        return redirect("role")
    messages.success(request, _("Der Zugang von %(name)s ist beendet.") % _named(row))
    return redirect("desk_team")


def _row(request: DoorRequest, pk: int) -> Membership:
    found: Membership = get_object_or_404(team_of(request.membership.pool), pk=pk)
    return found


def _named(row: Any) -> dict[str, str]:
    return {"name": row.person.name}
