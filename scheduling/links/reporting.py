"""A volunteer reports their hours: behind a link of its own, on the Assignment's page, on their own page."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.domain.refusals import Refused
from pool.models import Interpreter
from scheduling.actions import links, service_records
from scheduling.doors import numbered, sentence, tried
from scheduling.forms.worked import ReportForm
from scheduling.links.parts import Part
from scheduling.models import Assignment, Link, ServiceRecord
from scheduling.queries.reporting import reportable, reportable_of
from scheduling.queries.travel_asked import asks_of
from scheduling.volunteers import actor_of

THANKS = gettext_noop("Danke! Ihre Stunden sind notiert.")
REPORT, ABSENT = "report", "report_absent"  # the two buttons


def press(record: ServiceRecord, request: HttpRequest, at: datetime) -> ReportForm | None:
    """Either button. The form, when something in it is wrong; None when all is noted. Raises a Refused."""
    row = record.assignment
    who: dict[str, Any] = {"by": actor_of(row), "at": at}
    form = _form(record, request.POST)
    if request.POST.get("do") == ABSENT:
        km = request.POST.get("km", "")[:20].replace("\x00", "") or "0"
        service_records.report_absence(row, km=km, **who)
        return None
    ok = form.is_valid() and tried(form, service_records.report_record, record, **form.reported(), **who)
    return None if ok else form


def answered(request: HttpRequest, link: Link, *, at: datetime) -> HttpResponse:
    """The page behind a link to report one Assignment's hours; a button acts first."""
    record = link.record
    if record is None:  # lost between the two looks
        return render(request, "scheduling/links/gone.html", status=404)
    form, refused, status = None, "", 200
    if request.method == "POST" and request.POST.get("do") in (REPORT, ABSENT):
        links.use_link(link, at=at)
        try:
            form = press(record, request, at)
        except Refused as why:
            status, refused = 409, sentence(why)
        else:
            if form is None:
                return redirect(request.path)
    now = reportable(record.pool_id).filter(pk=record.pk).first()
    form = form or (_form(now) if now else None)
    context = {"row": record.assignment, "record": record, "form": form, "refused": refused, "at": at}
    return render(request, "scheduling/links/report.html", context | {"pool": link.pool}, status=status)


def _form(record: ServiceRecord, data: Any = None) -> ReportForm:
    return ReportForm(data, record=record, asked=asks_of(record.pool_id)(record))


def form_of(row: Assignment) -> ReportForm | None:
    """For the page of an Assignment that is over; None when there is nothing to report."""
    record = reportable(row.pool_id).filter(assignment=row).first()
    return _form(record) if record else None


def on_assignment(row: Assignment, request: HttpRequest, at: datetime) -> str | dict[str, Any]:
    """The buttons on the Assignment's page."""
    record = reportable(row.pool_id).filter(assignment=row).first()
    if record is None:
        raise service_records.AlreadyAttested
    form = press(record, request, at)
    return {"report": form} if form else ""


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    return {"to_report": _forms(row)}


def _forms(row: Interpreter) -> list[ReportForm]:
    rows = list(reportable_of(row))
    asks = asks_of(row.pool_id) if rows else None
    return [ReportForm(record=one, asked=asks(one)) for one in rows] if asks else []


def _own(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
    """The buttons on their own page, where `record` says which Assignment is meant."""
    number = numbered(request.POST.get("record", ""))
    record = reportable(row.pool_id).filter(assignment__interpreter=row, pk=number).first()
    if record is None:
        raise service_records.AlreadyAttested
    form = press(record, request, at)
    if form is None:
        return {"done": _(THANKS), "done_at": "to_report", "fresh": True}
    return {"to_report": [form if one.record.pk == record.pk else one for one in _forms(row)]}


PART = Part("scheduling/links/own_report.html", _shown, {REPORT: _own, ABSENT: _own})
