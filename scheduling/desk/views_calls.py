"""A coordinator notes what somebody has said on the telephone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from notifications import clock
from pool.models import Interpreter
from scheduling import queries
from scheduling.actions.calls import ACCEPT, DECLINE, THINKING, note_call
from scheduling.desk.views_steps import place_named
from scheduling.doors import DoorRequest, answering, coordinator_required, numbered, own, unless_changed

AFTER = {
    ACCEPT: gettext_noop("%(name)s ist eingeteilt."),
    DECLINE: gettext_noop("Notiert: %(name)s kann nicht. Wir fragen weiter."),
    THINKING: gettext_noop("Notiert: %(name)s weiß es noch nicht."),
}
UNREACHED = gettext_noop("Notiert: %(name)s war nicht zu erreichen.")


@coordinator_required
@require_POST
@answering
@unless_changed()
def call(request: DoorRequest, pk: int) -> HttpResponse:
    """One answer of one person."""
    row = get_object_or_404(queries.request_rows(request.actor), pk=pk)
    who = own(request, Interpreter, numbered(request.POST.get("interpreter", "")), "person", "pool")
    place = place_named(row, request.POST.get("position", str(row.position.number)))
    said = request.POST.get("said", "")
    note = request.POST.get("note", "")
    note_call(row, interpreter=who, position=place, said=said, note=note, by=request.actor, at=clock.now())
    messages.success(request, _(AFTER.get(said, UNREACHED)) % {"name": who.person.name})
    return redirect("desk_request", pk)
