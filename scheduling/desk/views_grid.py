"""The desk: a week in rows, of people or of institutions; and one person's week on paper."""

from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notifications import clock
from pool.models import Interpreter
from scheduling.desk.acts import Acts
from scheduling.desk.grid_page import AUTHORITIES, PEOPLE, Grid, grid_asked
from scheduling.desk.tight_page import filling_lines, tight_lines
from scheduling.domain.schedule import Span, shown, weeks_of
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.doors.schedule import Address
from scheduling.forms.schedule import SPANS, GridForm, offers_for
from scheduling.queries.grid import week_bounds
from scheduling.queries.handout import handout
from scheduling.queries.tight import tightness

IN_CELL = 8  # the others are one link away; paper has all of them


@coordinator_required
@require_safe
def people(request: DoorRequest) -> HttpResponse:
    """Rows are volunteers."""
    return _shown(request, PEOPLE)


@coordinator_required
@require_safe
def authorities(request: DoorRequest) -> HttpResponse:
    """Rows are institutions."""
    return _shown(request, AUTHORITIES)


@coordinator_required
@require_safe
def person_week(request: DoorRequest, pk: int) -> HttpResponse:
    """What one volunteer does in a week, to hand out to them: with street and whom to ask for."""
    at, pool = clock.now(), request.membership.pool
    rows = Interpreter.objects.of(pool).select_related("person")
    row = get_object_or_404(rows, pk=pk)
    form = GridForm(request.GET, offers={})
    _span, day = form.read(at.astimezone(pool.tz).date())
    days = weeks_of(Span.WEEK, shown(day))[0]
    entries = handout(row, *week_bounds(pool, days))
    tight = tightness(pool, entries, days[0], days[-1], closed={}, at=at)
    back = f"{reverse('desk_schedule_people')}?day={day}"
    context = {
        "row": row,
        "entries": entries,
        "tight": tight,
        "days": days,
        "day": day,
        "weeks": [_dated(days)],
    }
    context |= {"span": "week", "at": at, "back": back, "pool": pool}
    return render(request, "scheduling/desk/person_week.html", context)


def _dated(days: list[Any]) -> list[dict[str, Any]]:
    """As the title of a week wants them."""
    return [{"date": day} for day in days]


def _shown(request: DoorRequest, of: str) -> HttpResponse:
    at = clock.now()
    grid = grid_asked(request, of, at=at)
    paper = request.GET.get("print") == "1"
    template = "scheduling/desk/grid_print.html" if paper else "scheduling/desk/grid.html"
    return render(request, template, _context(request, grid, at))


def _context(request: DoorRequest, grid: Grid, at: datetime) -> dict[str, Any]:
    form, address, back = grid.form, grid.address, request.get_full_path()
    number = grid.page.number if grid.page.number > 1 else ""
    return {
        "of": grid.of,
        "grid": grid,
        "pool": request.membership.pool,
        "at": at,
        "day": grid.day,
        "weeks": [grid.columns],
        "span": "week",
        "form": GridForm(initial={"day": grid.day, **form.filters}, offers=offers_for(request.actor)),
        "filters": [(form.said(name), address.but(**{name: ""})) for name in form.filters],
        "spans": views_of(grid.of, grid.day, form.filters),
        "before": grid.turned(-1),
        "after": grid.turned(1),
        "today": address.but(day=at.astimezone(request.membership.pool.tz).date()),
        "page": grid.page,
        "screen": address.but(page=number),
        "paper": address.but(print=1, page=number),
        "file": reverse("desk_schedule_file", args=[grid.of, "csv"]) + address.but(),
        "sheet": reverse("desk_schedule_file", args=[grid.of, "xlsx"]) + address.but(),
        "detail": "desk_request",
        "tight": grid.tight,
        "tight_lines": tight_lines(grid.tight),
        "filling_lines": filling_lines(grid.tight, back),
        "acts": Acts(back, at),
        "in_cell": None if request.GET.get("print") == "1" else IN_CELL,
    }


def views_of(now: str, day: date, kept: dict[str, str]) -> list[tuple[str, str, bool]]:
    """All views of the calendar around a day: label, address, whether it is this one; filters are kept."""
    kept = {name: value for name, value in kept.items() if name != "who"}
    spans = [(str(SPANS[one]), {"span": one.value, "day": f"{day}", **kept}, one.value) for one in Span]
    base = "" if now in {one.value for one in Span} else reverse("desk_schedule")
    found = [(label, base + Address(query).but(), value == now) for label, query, value in spans]
    rows = Address({"day": f"{day}", **kept}).but()
    found.append((_("Woche nach Personen"), reverse("desk_schedule_people") + rows, now == PEOPLE))
    bodies = reverse("desk_schedule_authorities") + rows
    found.append((_("Woche nach Einrichtungen"), bodies, now == AUTHORITIES))
    return found
