"""Short links at the desk: revoke them, or send a new one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from notifications import clock
from scheduling.actions import links
from scheduling.doors import DoorRequest, answering, coordinator_required, own
from scheduling.models import Assignment, Offer


@coordinator_required
@require_POST
@answering
def offer_link(request: DoorRequest, pk: int) -> HttpResponse:
    """The links to a question."""
    return _done(request, own(request, Offer, pk, "request"))


@coordinator_required
@require_POST
@answering
def assignment_link(request: DoorRequest, pk: int) -> HttpResponse:
    """The links to an Assignment."""
    return _done(request, own(request, Assignment, pk, "request"))


def _done(request: DoorRequest, row: Any) -> HttpResponse:
    do, at = request.POST.get("do"), clock.now()
    if do == "revoke":
        links.revoke_links(row, by=request.actor, at=at)
        messages.success(request, _("Der Link ist gesperrt."))
    elif do == "renew":
        links.renew_link(row, by=request.actor, at=at)
        messages.success(request, _("Ein neuer Link ist unterwegs. Ältere gelten nicht mehr."))
    else:
        raise Http404
    return redirect("desk_request", row.request_id)
