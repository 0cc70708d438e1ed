"""Nachrichten zum Ansehen: what came in and wants a person, until somebody has read it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from scheduling.actions.attention import mark_seen
from scheduling.desk.sections import back_from_item, row_number
from scheduling.doors import DoorRequest, answering, coordinator_required, page_of
from scheduling.queries.attention import waiting_words, with_senders


@coordinator_required
@require_safe
def sms(request: DoorRequest) -> HttpResponse:
    """What waits, the oldest first."""
    page = page_of(request, waiting_words(request.actor))
    context = {"page": page, "rows": with_senders(page, request.actor)}
    return render(request, "scheduling/desk/sms.html", context)


@coordinator_required
@require_POST
@answering
def seen(request: DoorRequest) -> HttpResponse:
    """One of them needs nobody any more."""
    row = get_object_or_404(waiting_words(request.actor), pk=row_number(request))
    mark_seen(row, by=request.actor, at=clock.now())
    messages.success(request, _("Erledigt."))
    return redirect(back_from_item(request, "desk_sms"))
