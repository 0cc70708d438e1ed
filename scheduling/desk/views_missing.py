"""What is missing: for the council, on the page, on paper and as files."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from notifications import clock
from scheduling import csv_files
from scheduling.desk import missing_tables as tables
from scheduling.desk.span_form import SpanForm
from scheduling.domain.demand import Outcome
from scheduling.domain.missing import outcomes, percent
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.queries.missing import Missing, missing_in

BEST = 10


@coordinator_required
@require_safe
def missing(request: DoorRequest) -> HttpResponse:
    """A year, unless other days are asked for; days that are none are answered in words."""
    form, at = _form(request)
    shown = _shown(_found(request, form, at)) if form.is_valid() else {}
    return render(request, "scheduling/desk/missing.html", {"form": form, **shown})


@coordinator_required
@require_safe
def missing_csv(request: DoorRequest, name: str) -> HttpResponse:
    """One of the tables for a spreadsheet; days that are none lead to the page, which says so."""
    if name not in tables.TABLES:
        raise Http404
    form, at = _form(request)
    if not form.is_valid():
        page = redirect("desk_missing")
        page["Location"] += f"?{request.GET.urlencode()}"
        return page
    found = _found(request, form, at)
    file = f"was-fehlt-{name}-{found.first}-{found.last}.csv"
    return HttpResponse(
        csv_files.csv_file(tables.TABLES[name](found)),
        content_type=csv_files.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


def _form(request: DoorRequest) -> tuple[SpanForm, datetime]:
    """The days that are asked for, and the instant of asking."""
    at = clock.now()
    return SpanForm.of(request.GET, at.astimezone(request.membership.pool.tz).date()), at


def _found(request: DoorRequest, form: SpanForm, at: datetime) -> Missing:
    return missing_in(request.membership.pool, *form.cleaned_data["span"], at=at)


def _shown(found: Missing) -> dict[str, object]:
    """Figures, sentences and tables of the page."""
    ended = outcomes(found.demands)
    served, lacking = ended[Outcome.SERVED], ended[Outcome.MISSING]
    return {
        "found": found,
        "asked": served + lacking,
        "served": served,
        "lacking": lacking,
        "percent": percent(served, served + lacking),
        "open": ended[Outcome.OPEN],
        "dropped": ended[Outcome.DROPPED],
        "sentence": tables.sentence(found.more[0]) if found.more else "",
        "languages": tables.languages(found),
        "when": tables.when(found),
        "more": tables.more(found).best(BEST),
        "reasons": tables.reasons(found),
        "towns": tables.towns(found).best(BEST),
        "depth": tables.depth(found),
        "query": f"from={found.first}&to={found.last}",
    }
