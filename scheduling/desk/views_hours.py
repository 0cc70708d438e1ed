"""Hours: what was reported and attested, to approve or to correct."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from pool.domain.refusals import Refused
from scheduling import permissions, queries
from scheduling.actions import service_records
from scheduling.actions.feedback import see_feedback
from scheduling.desk.forms import HoursForm
from scheduling.desk.sections import back_from_item
from scheduling.domain.states import RecordMove, RecordState
from scheduling.doors import (
    DoorRequest,
    answering,
    coordinator_required,
    own,
    page_of,
    sentence,
    tried,
)
from scheduling.doors.sheets import RELATED, show_sheet
from scheduling.models import Assignment, ServiceRecord
from scheduling.queries.desk import records_listed, worth_of
from scheduling.queries.feedback import feedback_rows
from scheduling.queries.record_ways import approved_by_rule
from scheduling.wording import STATES

SHOWN_FIRST = RecordState.ATTESTED


@coordinator_required
@require_safe
def hours(request: DoorRequest) -> HttpResponse:
    """The records in one state, those to approve first; `laenger`: only what took longer than agreed."""
    asked, longer = request.GET.get("state", ""), request.GET.get("laenger") == "1"
    state = RecordState(asked) if asked in list(RecordState) else SHOWN_FIRST
    page = page_of(request, records_listed(request.actor, state, longer=longer))
    tabs = [(one.value, _(STATES["ServiceRecord"][one]), one == state) for one in RecordState]
    worth, by_rule = worth_of(request.actor), approved_by_rule(list(page))
    context = {
        "page": page,
        "tabs": tabs,
        "state": state,
        "longer": longer,
        "correctable": (state, RecordMove.CORRECT) in ServiceRecord.machine.moves,
        "rows": [
            (row, permissions.can_judge_record(request.actor, row), worth(row), row.pk in by_rule)
            for row in page
        ],
    }
    return render(request, "scheduling/desk/hours.html", context)


@coordinator_required
@require_POST
def approve(request: DoorRequest) -> HttpResponse:
    """Approve one (its own button) or all that are ticked; what is refused is said, the others go on."""
    chosen = request.POST.getlist("only") or request.POST.getlist("record")
    keys = [int(pk) for pk in chosen if pk.isascii() and pk.isdigit() and len(pk) < 19]
    rows = queries.visible(ServiceRecord, request.actor).filter(pk__in=keys).order_by("pk")
    done, at = 0, clock.now()
    for row in rows:
        try:
            service_records.approve_record(row, by=request.actor, at=at)
            done += 1
        except Refused as refused:
            messages.warning(request, f"{row.assignment.code}: {sentence(refused)}")
    if done:
        text = ngettext("%(n)s Nachweis freigegeben.", "%(n)s Nachweise freigegeben.", done)
        messages.success(request, text % {"n": done})
    elif not keys:
        messages.info(request, _("Es war nichts angekreuzt."))
    return redirect("desk_hours")


@coordinator_required
@require_POST
@answering
def attest(request: DoorRequest, pk: int) -> HttpResponse:
    """The coordinator confirms in place of an Authority that does not answer."""
    record = own(request, ServiceRecord, pk)
    service_records.attest_record(record, by=request.actor, at=clock.now())
    messages.success(request, _("Die Stunden sind bestätigt."))
    return redirect(back_from_item(request, "desk_hours"))


@coordinator_required
def correct(request: DoorRequest, pk: int) -> HttpResponse:
    """Other figures, with a reason; an approval is taken back by it."""
    record = own(request, ServiceRecord, pk, "assignment__interpreter__person", "assignment__position")
    amounts = {name: getattr(record, name) for name in ("km", "ticket")}
    first: dict[str, Any] = {
        name: "" if one is None else f"{float(one):g}".replace(".", ",") for name, one in amounts.items()
    }
    first |= {"minutes": record.minutes or None, "absent": record.absent, "means": record.means}
    first["travel_minutes"] = record.travel_minutes
    form = HoursForm(request.POST or None, initial=first)
    if form.is_valid() and tried(
        form, service_records.correct_record, record, by=request.actor, at=clock.now(), **form.wanted()
    ):
        messages.success(request, _("Die Stunden sind berichtigt."))
        return redirect("desk_record", pk)
    return render(request, "scheduling/desk/record.html", {"form": form, "record": record})


@coordinator_required
@require_POST
@answering
def decide(request: DoorRequest, pk: int) -> HttpResponse:
    """Which of the two statements counts."""
    record = own(request, ServiceRecord, pk, "assignment__request")
    side = request.POST.get("side", "")
    service_records.decide_record(record, side=side, by=request.actor, at=clock.now())
    messages.success(request, _("Das gilt jetzt. Beide Angaben bleiben gespeichert."))
    return redirect(back_from_item(request, "desk_hours"))


@coordinator_required
@require_safe
def sheet(request: DoorRequest, pk: int) -> HttpResponse:
    """The proof of service on one page of paper."""
    return show_sheet(request, own(request, Assignment, pk, *RELATED), back="desk_request")


@coordinator_required
@require_POST
@answering
def feedback_seen(request: DoorRequest, pk: int) -> HttpResponse:
    """Somebody has read it."""
    rows = feedback_rows(request.actor)
    row = get_object_or_404(rows, assignment=pk)
    see_feedback(row, by=request.actor, at=clock.now())
    messages.success(request, _("Als gesehen notiert."))
    return redirect("desk_today")
