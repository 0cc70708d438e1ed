"""What both web doors do with a whole series: show it, and withdraw all of its dates."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from scheduling import queries
from scheduling.actions.series import withdraw_series, withdrawable
from scheduling.doors import DoorRequest, tried
from scheduling.doors.costs import cost_told
from scheduling.forms.requests import ReasonForm
from scheduling.models import Request

LOOKING = ("submitted", "approved", "searching")


@dataclass(frozen=True)
class SeriesShown:
    """All dates of a series by time, and which of them the page is about (`number`, from 1)."""

    dates: list[Request]
    number: int
    together: bool
    waiting: int  # dates the coordinator has not looked at yet
    left: int  # dates that can still be withdrawn
    open: bool  # whether somebody is still looked for


def series_shown(row: Request, *, at: datetime) -> SeriesShown | None:
    """The series of a Request, out of what its list has fetched already; None for one that stands alone."""
    if row.series is None:
        return None
    dates = sorted(row.series.requests.all(), key=lambda one: (one.slot.starts, one.pk))
    return SeriesShown(
        dates=dates,
        number=dates.index(row) + 1,
        together=row.series.together,
        waiting=sum(one.state == "submitted" for one in dates),
        left=sum(withdrawable(one, at=at) for one in dates),
        open=any(one.state in LOOKING for one in dates),
    )


def withdraw_all(request: DoorRequest, pk: int, detail: str, *, at: datetime) -> HttpResponse:
    """None of the dates is needed any more, and why. `detail` names the page of one Request."""
    row = get_object_or_404(queries.request_rows(request.actor), pk=pk)
    if row.series is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_valid() and tried(
        form, withdraw_series, row, by=request.actor, at=at, cost=cost_told(request), **form.cleaned_data
    ):
        messages.success(
            request, _("Alle Termine der Reihe sind zurückgezogen. Alle Beteiligten erfahren es.")
        )
        return redirect(detail, row.pk)
    left = [one for one in queries.dates_of(row) if withdrawable(one, at=at)]
    cancel = queries.cancel_terms(left, at=at)
    context = {"form": form, "row": row, "left": left, "detail": detail, "cancel": cancel}
    return render(request, "scheduling/series_withdraw.html", context)
