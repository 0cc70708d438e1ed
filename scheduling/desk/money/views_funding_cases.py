"""One client's exception from a cap, and another source for one approved record."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from notifications import clock
from scheduling.actions import funding_cases
from scheduling.desk.money.forms_funding import ChooseForm, ExceptionForm
from scheduling.desk.money.views_funding import PAGE, row_of, year_of
from scheduling.doors import DoorRequest, answering, coordinator_required, numbered, own, tried
from scheduling.models import FundingException, Request, ServiceRecord
from scheduling.queries.bookings import local_day

FORM = ["GET", "HEAD", "POST"]


@coordinator_required
@require_http_methods(FORM)
def allow(request: DoorRequest, pk: int) -> HttpResponse:
    """More for the client of one Request, in the year of the address."""
    row = row_of(request, pk)
    case = own(request, Request, numbered(request.GET.get("request", "")), "pool", "authority")
    year = year_of(request)
    form = ExceptionForm(request.POST if request.method == "POST" else None)
    back = reverse("desk_funding_source", args=[pk]) + f"?year={year}"
    if form.is_valid() and tried(
        form, funding_cases.allow_more, row, request=case, year=year, by=request.actor, at=clock.now(),
        **form.cleaned_data,
    ):  # fmt: skip
        messages.success(request, _("Die Ausnahme ist eingetragen. Sie gilt für alles, was noch kommt."))
        return redirect(back)
    lead = _("%(name)s, Aktenzeichen %(reference)s: höchstens %(cap)s Einsätze im Jahr %(year)s.") % {
        "name": case.authority.name, "reference": case.file_reference or "–", "cap": row.client_cap,
        "year": str(year),
    }  # fmt: skip
    return _page(request, form, _("Ausnahme von der Obergrenze"), lead, back)


@coordinator_required
@require_POST
@answering
def take_back(request: DoorRequest, pk: int) -> HttpResponse:
    """The cap counts again."""
    rows = FundingException.objects.of(request.membership.pool).select_related("source__pool")
    row = get_object_or_404(rows, pk=pk)
    funding_cases.take_back_exception(row, by=request.actor, at=clock.now())
    messages.success(request, _("Die Ausnahme ist zurückgenommen."))
    return redirect(reverse("desk_funding_source", args=[row.source_id]) + f"?year={row.year}")


@coordinator_required
@require_http_methods(FORM)
def choose(request: DoorRequest, pk: int) -> HttpResponse:
    """Another source for this record, while it is approved and not settled."""
    record = own(request, ServiceRecord, pk, "assignment__pool", "assignment__request", "pool")
    pool = request.membership.pool
    form = ChooseForm(request.POST if request.method == "POST" else None, pool=pool, now=record.source_id)
    if form.is_valid() and tried(
        form, funding_cases.choose_source, record, by=request.actor, at=clock.now(), **form.wanted()
    ):
        messages.success(request, _("Gespeichert. Der Betrag bleibt, wie er freigegeben ist."))
        return redirect("desk_hours")
    lead = _("Einsatz %(code)s am %(day)s.") % {
        "code": record.assignment.code, "day": f"{local_day(record.assignment):%d.%m.%Y}",
    }  # fmt: skip
    return _page(request, form, _("Anderen Fördertopf wählen"), lead, reverse("desk_hours"))


def _page(request: DoorRequest, form: Any, title: str, lead: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "lead": lead, "button": _("Speichern"), "back": back}
    return render(request, PAGE, context)
