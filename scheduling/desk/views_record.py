"""One record of service: both sides, the way it went, and a signed paper that stands for the Authority."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from scheduling import permissions
from scheduling.actions import service_records
from scheduling.domain.states import UNATTESTED_RECORD, RecordMove, RecordState
from scheduling.doors import DoorRequest, coordinator_required, own, tried
from scheduling.forms.requests import ReasonForm
from scheduling.models import ServiceRecord
from scheduling.queries.desk import worth_of
from scheduling.queries.record_ways import way_of, with_paper

RELATED = (
    "assignment__interpreter__person", "assignment__position", "assignment__request__authority",
    "assignment__pool", "assignment__person", "tariff", "source",
)  # fmt: skip


class PaperForm(forms.Form):
    """A signed paper: its number, and how long it was if that is not what was reported."""

    paper_number = forms.CharField(
        label=gettext_lazy("Nummer des Papiers"),
        max_length=service_records.LONGEST_PAPER,
        help_text=gettext_lazy("Unter der Nummer finden Sie das Papier in Ihrer Ablage wieder."),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minuten auf dem Papier"),
        required=False,
        min_value=1,
        max_value=1440,
        help_text=gettext_lazy("Leer: so wie gemeldet."),
    )


@coordinator_required
@require_safe
def record(request: DoorRequest, pk: int) -> HttpResponse:
    """Everything that is known of the hours of one Assignment."""
    return _page(request, own(request, ServiceRecord, pk, *RELATED))


@coordinator_required
@require_POST
def paper(request: DoorRequest, pk: int) -> HttpResponse:
    """The signed paper is noted; a number that stands elsewhere already is only said."""
    row = own(request, ServiceRecord, pk, *RELATED)
    form = PaperForm(request.POST)
    who: dict[str, Any] = {"by": request.actor, "at": clock.now()}
    done = form.is_valid() and tried(form, service_records.attest_by_paper, row, **form.cleaned_data, **who)
    if not done:
        return _page(request, row, paper=form)
    messages.success(request, _("Das Papier ist notiert."))
    if twins := with_paper(done):
        codes = ", ".join(one.assignment.code for one in twins)
        messages.warning(request, _("Diese Nummer steht auch bei Einsatz %(codes)s.") % {"codes": codes})
    return redirect("desk_record", pk)


@coordinator_required
@require_POST
def refuse(request: DoorRequest, pk: int) -> HttpResponse:
    """For a late cancellation nothing is paid, for a reason."""
    row = own(request, ServiceRecord, pk, *RELATED)
    form = ReasonForm(request.POST)
    who: dict[str, Any] = {"by": request.actor, "at": clock.now()}
    if not (
        form.is_valid() and tried(form, service_records.refuse_called_off, row, **form.cleaned_data, **who)
    ):
        return _page(request, row, refuse=form)
    messages.success(request, _("Dafür wird nichts gezahlt."))
    return redirect("desk_hours")


def _page(request: DoorRequest, row: ServiceRecord, **sent: forms.Form) -> HttpResponse:
    paper_form, refuse_form = sent.get("paper", PaperForm()), sent.get("refuse", ReasonForm())
    off = row.cancelled and row.decided_at is not None
    context = {
        "record": row,
        "way": way_of(row),
        "worth": worth_of(request.actor)(row),
        "may": permissions.can_judge_record(request.actor, row),
        "awaited": row.state in UNATTESTED_RECORD,
        "approvable": row.state == RecordState.ATTESTED and not row.undecided and not off,
        "correctable": (row.state, RecordMove.CORRECT) in row.machine.moves and not row.cancelled,
        "refusable": row.cancelled and (row.state, RecordMove.CORRECT) in row.machine.moves and not off,
        "twins": with_paper(row),
        "paper": paper_form,
        "refuse": refuse_form,
        "form": next((one for one in (paper_form, refuse_form) if one.errors), None),
    }
    return render(request, "scheduling/desk/record_page.html", context)
