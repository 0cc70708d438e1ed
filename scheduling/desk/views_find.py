"""Suche: one box over Requests, people, institutions, codes, telephone numbers and file references."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from notifications import clock
from pool.models import Authority, Interpreter, Membership
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.models import Request
from scheduling.queries.finding import find


@coordinator_required
@require_safe
def found(request: DoorRequest) -> HttpResponse:
    """What was found; a single row is opened at once."""
    at = clock.now()
    shown = find(request.actor, request.membership.pool, request.GET.get("q", ""), at=at)
    if len(shown.everything) == 1 and not shown.languages:
        return redirect(page_of(shown.everything[0]))
    return render(request, "scheduling/desk/found.html", {"found": shown})


def page_of(row: Any) -> str:
    """Where more is said about a row."""
    match row:
        case Request():
            return reverse("desk_request", args=[row.pk])
        case Interpreter():
            return reverse("desk_person", args=[row.pk])
        case Authority():
            return reverse("desk_authority", args=[row.pk])
        case Membership(authority_id=int()):
            return reverse("desk_authority", args=[row.authority_id])
        case _:
            return reverse("desk_team")
