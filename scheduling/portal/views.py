"""The portal's pages: my requests, one of them, and what can be done with it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from pool.resuming import filled
from scheduling import queries, wording
from scheduling.actions import changes, service_records
from scheduling.actions import requests as request_actions
from scheduling.actions.series import submit_series, withdrawable
from scheduling.doors import (
    DoorRequest,
    answering,
    clerk_required,
    notes_said,
    own,
    own_authority,
    page_of,
    refuse,
    say_notes,
    tried,
)
from scheduling.doors.beginning import SAVE_DRAFT, begun, remember_place
from scheduling.doors.costs import cost_told
from scheduling.doors.hours import after
from scheduling.doors.pool_rules import rules_told
from scheduling.doors.series import series_shown
from scheduling.forms.meanwhile import ask_about_changes
from scheduling.forms.request_list import RequestListForm
from scheduling.forms.requests import ReasonForm, change_form, prefilled
from scheduling.models import Assignment, Request, ServiceRecord
from scheduling.portal.progress import steps_of
from scheduling.portal.standing import standing
from scheduling.portal.views_drafts import draft_asked, drafts_shown, keep, old_one_asked
from scheduling.portal.ways_out import ways_out
from scheduling.queries.desk import by_time, hours_to_attest, hours_unreported
from scheduling.showing import coming, facts_of, names_of_coming


@clerk_required
@require_safe
def requests(request: DoorRequest) -> HttpResponse:
    """What my Authority has asked for: what is still to come, or what is over."""
    past, at = request.GET.get("show") == "past", clock.now()
    form = RequestListForm(request.GET, actor=request.actor, pool=request.membership.pool)
    rows = form.narrow(by_time(queries.request_rows(request.actor), at=at, past=past))
    context = {
        "past": past,
        "filter": form,
        "page": page_of(request, rows),
        "to_attest": hours_to_attest(request.actor),
        "unreported": hours_unreported(request.actor, at=at),
        "drafts": [] if past else drafts_shown(request.actor),
    }
    return render(request, "scheduling/portal/requests.html", context)


@clerk_required
def request_new(request: DoorRequest) -> HttpResponse:
    """File a Request; a second click finds the first one's row."""
    at, membership = clock.now(), request.membership
    authority, person = own_authority(request), membership.person
    known, draft = prefilled(authority, person), draft_asked(request)
    form = begun(request, authority, known, at=at, draft=draft, like=old_one_asked(request))
    if request.POST.get("do") == SAVE_DRAFT:
        return keep(request, form, known, at=at)
    if form.is_valid():
        rows = tried(
            form, submit_series, authority, wanted=form.wanted(), requester=person, by=request.actor, at=at,
            submission_key=form.cleaned_data["submission_key"] or None, **form.series(),
        )  # fmt: skip
        if rows and not form.is_another(rows):
            messages.success(request, wording.filed(len(rows)) or _("Ihre Anfrage ist angekommen."))
            remember_place(request, form, authority, at=at)
            say_notes(request, notes_said(form))
            return redirect("request_detail", rows[0].pk)
        if rows:
            form.ask_back()
    elif form.errors and (refused := form.foreseen()):
        refuse(form, refused)
    context = {"form": form, "draft": draft, "told_rules": rules_told(membership.pool, at=at)}
    return render(request, "scheduling/portal/request_form.html", context)


@clerk_required
@require_safe
def request_detail(request: DoorRequest, pk: int) -> HttpResponse:
    """One Request: how far it is, who comes, what can be done."""
    row = get_object_or_404(queries.request_rows(request.actor), pk=pk)
    held, at = coming(row), clock.now()
    context = {
        "row": row,
        "facts": facts_of(row),
        "steps": steps_of(row, at=at),
        "series": series_shown(row, at=at),
        "ways_out": ways_out(row, at=at),
        "held": held,
        "afters": [one for row in held if (one := after(row, at=at))],
        "several": len(row.places) > 1,
        "changeable": row.state in changes.CHANGEABLE,
        "withdrawable": withdrawable(row, at=at),
        **standing(row, at=at),
    }
    return render(request, "scheduling/portal/request_detail.html", context)


@clerk_required
@answering
def request_change(request: DoorRequest, pk: int) -> HttpResponse:
    """The same form, filled in; a new time is asked for again."""
    row = get_object_or_404(queries.request_rows(request.actor), pk=pk)
    if row.state not in changes.CHANGEABLE:
        raise changes.CannotChange
    at = clock.now()
    form = change_form(request, row, at=at)
    if (
        form.is_valid()
        and not ask_about_changes(form, row)
        and tried(form, changes.change_request, row, wanted=form.wanted(), by=request.actor, at=at)
    ):
        messages.success(request, _("Ihre Änderung ist gespeichert."))
        say_notes(request, notes_said(form))
        return redirect("request_detail", row.pk)
    cancel = queries.cancel_terms([row], at=at)
    context = {"form": form, "row": row, "held": names_of_coming(row), "cancel": cancel}
    return render(request, "scheduling/portal/request_form.html", context)


@clerk_required
def request_withdraw(request: DoorRequest, pk: int) -> HttpResponse:
    """It is not needed any more, why, and what that costs."""
    row, at = own(request, Request, pk, "pool"), clock.now()
    form = filled(ReasonForm, request)
    if form.is_valid() and tried(
        form, request_actions.withdraw_request, row, by=request.actor, at=at, cost=cost_told(request),
        **form.cleaned_data,
    ):  # fmt: skip
        messages.success(request, _("Ihre Anfrage ist zurückgezogen. Alle Beteiligten erfahren es."))
        return redirect("request_detail", row.pk)
    context = {"form": form, "row": row, "cancel": queries.cancel_terms([row], at=at)}
    return render(request, "scheduling/portal/request_withdraw.html", context)


@clerk_required
@require_POST
@answering
def record_attest(request: DoorRequest, pk: int) -> HttpResponse:
    """One click: yes, these are the hours."""
    assignment = own(request, Assignment, pk)
    record = get_object_or_404(queries.visible(ServiceRecord, request.actor), assignment=assignment)
    service_records.attest_record(record, by=request.actor, at=clock.now())
    messages.success(request, _("Danke. Die Stunden sind bestätigt."))
    return redirect("request_detail", assignment.request_id)
