"""A line of a Statement is wrong: its record is opened again, with a reason, and then corrected."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from notifications import clock
from scheduling.actions.corrections import reopen_record
from scheduling.domain.states import RecordState
from scheduling.doors import DoorRequest, answering, coordinator_required, own, tried
from scheduling.forms.requests import ReasonForm
from scheduling.models import ServiceRecord, StatementEntry

RELATED = (
    "assignment__interpreter__person", "assignment__position", "assignment__request", "assignment__pool",
)  # fmt: skip


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def reopen(request: DoorRequest, pk: int) -> HttpResponse:
    """Why; then on to the form for other figures."""
    record = own(request, ServiceRecord, pk, *RELATED)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and tried(
        form, reopen_record, record, by=request.actor, at=clock.now(), **form.cleaned_data
    ):
        text = _("Die Stunden sind wieder offen. Bitte berichtigen Sie sie und geben Sie sie neu frei.")
        messages.success(request, text)
        return redirect("desk_record_correct", record.pk)
    paid = StatementEntry.objects.of(record.pool_id).filter(service_record=record, reverses=None)
    context = {
        "form": form,
        "record": record,
        "settled": record.state == RecordState.SETTLED,
        "entry": paid.select_related("statement").order_by("-revision").first(),
    }
    return render(request, "scheduling/desk/money/reopen.html", context)
