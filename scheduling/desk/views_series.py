"""The desk: all dates of a series at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from notifications import clock
from scheduling.actions.series import approve_series
from scheduling.domain.states import RequestMove
from scheduling.doors import DoorRequest, answering, coordinator_required, own, unless_changed
from scheduling.doors.series import withdraw_all
from scheduling.models import Request


@coordinator_required
@require_POST
@answering
@unless_changed(RequestMove.APPROVE)
def approve(request: DoorRequest, pk: int) -> HttpResponse:
    """Yes, all of these may be searched for."""
    row = own(request, Request, pk)
    approve_series(row, by=request.actor, at=clock.now())
    messages.success(request, _("Alle Termine der Reihe sind angenommen, die Suche läuft."))
    return redirect("desk_request", pk)


@coordinator_required
@unless_changed(RequestMove.WITHDRAW)
def withdraw(request: DoorRequest, pk: int) -> HttpResponse:
    """None of the dates is needed any more, and why."""
    return withdraw_all(request, pk, "desk_request", at=clock.now())
