"""A coordinator files or changes a Request for an Authority, on the same form."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from notifications import clock
from pool.models import Authority
from scheduling import queries, wording
from scheduling.actions import changes
from scheduling.actions.series import submit_series
from scheduling.desk.forms import AuthorityForm, RequesterForm
from scheduling.desk.forms_in_spite import InSpiteForm, in_spite
from scheduling.doors import DoorRequest, answering, coordinator_required, notes_said, say_notes
from scheduling.doors.beginning import begun, remember_place
from scheduling.forms.meanwhile import ask_about_changes
from scheduling.forms.requests import change_form, prefilled
from scheduling.forms.typed import AsTyped
from scheduling.showing import names_of_coming


@coordinator_required
def request_new(request: DoorRequest) -> HttpResponse:
    """First for whom, then what."""
    pool = request.membership.pool
    choice = AuthorityForm(request.GET if "authority" in request.GET else None, pool=pool)
    if not choice.is_valid():
        return render(request, "scheduling/desk/request_for.html", {"form": choice})
    return _file(request, choice.cleaned_data["authority"])


def _file(request: DoorRequest, authority: Authority) -> HttpResponse:
    at = clock.now()
    known = prefilled(authority, request.membership.person) | {"contact_name": ""}
    form = begun(request, authority, known, at=at)
    sent = None if isinstance(form, AsTyped) else request.POST or None
    who = RequesterForm(sent, authority=authority, initial=request.POST.dict())
    why = InSpiteForm(sent)
    if all([who.is_valid(), why.is_valid(), form.is_valid()]):
        rows = in_spite(
            form, why, submit_series, authority, wanted=form.wanted(),
            requester=who.cleaned_data["requester"], by=request.actor, at=at,
            submission_key=form.cleaned_data["submission_key"] or None, **form.series(),
        )  # fmt: skip
        if rows and not form.is_another(rows):
            messages.success(request, wording.filed(len(rows)) or _("Die Anfrage ist angelegt."))
            remember_place(request, form, authority, at=at)
            say_notes(request, notes_said(form))
            return redirect("desk_request", rows[0].pk)
        if rows:
            form.ask_back()
    context = {"form": form, "who": who, "why": why, "authority": authority}
    return render(request, "scheduling/desk/request_form.html", context)


@coordinator_required
@answering
def request_change(request: DoorRequest, pk: int) -> HttpResponse:
    """Change it for the Authority; those concerned hear of it."""
    row = get_object_or_404(queries.request_rows(request.actor), pk=pk)
    if row.state not in changes.CHANGEABLE:
        raise changes.CannotChange
    at = clock.now()
    form, why = change_form(request, row, at=at), InSpiteForm(request.POST or None)
    if (
        all([form.is_valid(), why.is_valid()])
        and not ask_about_changes(form, row)
        and in_spite(form, why, changes.change_request, row, wanted=form.wanted(), by=request.actor, at=at)
    ):
        messages.success(request, _("Die Änderung ist gespeichert."))
        say_notes(request, notes_said(form))
        return redirect("desk_request", row.pk)
    context = {"form": form, "why": why, "row": row, "held": names_of_coming(row), "authority": row.authority}
    return render(request, "scheduling/desk/request_form.html", context)
