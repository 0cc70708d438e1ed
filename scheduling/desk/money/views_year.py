"""Das Jahr: what is open in it, closing it with a bar that moves, what came of it, and its archive."""

from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from notifications import clock
from pool.domain.refusals import Refused
from scheduling.actions import archiving, closing_steps, closings
from scheduling.desk.live import STAND, live_page
from scheduling.desk.money.forms_year import ClosingForm
from scheduling.doors import DoorRequest, answering, coordinator_required, numbered, own, page_of, tried
from scheduling.models import YearClosing
from scheduling.queries.closings import closings_of, items_told, running_closing, still_open, years_of
from scheduling.templatetags.moments import day

SENSIBLE = range(closings.FIRST_YEAR, 2200)
SHOWN = 20  # people without an account
STOP_POLLING = 286  # htmx: the answer is shown, and nothing is fetched any more


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
def year(request: DoorRequest) -> HttpResponse:
    """Choose a year, see what is open, begin."""
    pool, at = request.membership.pool, clock.now()
    today = at.astimezone(pool.tz).date()
    years = years_of(pool, today)
    chosen = _chosen(request, years)
    pays = any(step.name == "payments" for step in closing_steps.STEPS)
    form = ClosingForm(
        request.POST if request.method == "POST" else None, year=chosen, over=chosen < today.year, pays=pays
    )
    if request.method == "POST" and form.is_valid():
        told = {"by": request.actor, "at": at} | form.cleaned_data
        if row := tried(form, closings.begin_closing, pool, **told):
            return redirect("desk_closing", row.pk)
    found = still_open(pool, chosen)
    context = {
        "year": chosen, "years": years, "form": form, "open": found, "running": running_closing(pool),
        "accountless": found.accountless[:SHOWN], "more": max(0, len(found.accountless) - SHOWN),
        "page": page_of(request, closings_of(pool)), "leads": request.membership.leads,
        "steps": [_(step.title) for step in closing_steps.STEPS],
    }  # fmt: skip
    return render(request, "scheduling/desk/money/year.html", context)


def _chosen(request: DoorRequest, years: list[int]) -> int:
    """As sent or asked; usually the year that is over."""
    asked = request.POST.get("year") or request.GET.get("jahr", "")
    found = numbered(asked) if asked else years[1]
    if found not in (years if request.method != "POST" else SENSIBLE):
        raise Http404
    return found


@coordinator_required
@require_safe
def closing(request: DoorRequest, pk: int) -> HttpResponse:
    """How far it is, and what it has done. While it runs the page fetches this again by itself."""
    row = own(request, YearClosing, pk)
    context: dict[str, Any] = {
        "row": row, "page": page_of(request, items_told(row)),
        "title": _("Abschluss %(year)s") % {"year": row.year},
        "refused": row.items.filter(refused=True).order_by("number"),
        "begun": _("begonnen am %(day)s von %(who)s") % {"day": day(row.started_at), "who": row.started_by},
    }  # fmt: skip
    part = "scheduling/desk/money/closing_live.html"
    response = live_page(request, "scheduling/desk/money/closing.html", part, context)
    if row.finished_at and STAND in request.GET and response.status_code == 200:
        response.status_code = STOP_POLLING
    return response


@coordinator_required
@require_POST
@answering
def archive(request: DoorRequest) -> Any:
    """The bundle of a year, for who manages the Pool."""
    pool, wanted = request.membership.pool, numbered(request.POST.get("year", ""))
    if not closings.FIRST_YEAR <= wanted <= clock.now().astimezone(pool.tz).year:
        raise Http404
    file = TemporaryFile()  # noqa: SIM115 -- the answer closes it
    try:
        archiving.take_archive(pool, file, year=wanted, by=request.actor, at=clock.now())
    except Refused:
        file.close()
        raise
    name = f"{pool.slug}-{wanted}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
