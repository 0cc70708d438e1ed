"""The portal: what my institution asked for, got and cost, by month of a year."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notifications import clock
from scheduling import csv_files, wording
from scheduling.domain.figures import Figures
from scheduling.doors import DoorRequest, clerk_required, own_authority
from scheduling.portal.figures_tables import FILES, hours, month_name
from scheduling.queries.authority_budgets import budget_of_authority
from scheduling.queries.figures import Year, figures_of, years_of
from scheduling.showing import spoken


@clerk_required
@require_safe
def figures(request: DoorRequest) -> HttpResponse:
    """This year, unless another one is asked for."""
    authority = own_authority(request)
    years = years_of(authority, at=clock.now())
    found = figures_of(authority, _year(request, years))
    named = [(month_name(found.year, number), one) for number, one in enumerate(found.months, start=1)]
    most = max((one.asked for one in found.months), default=0) or 1
    context = {
        "authority": authority,
        "years": reversed(years),
        "found": found,
        "budget": budget_of_authority(authority, found.year, at=clock.now()),
        "months": [_line(name, one, most) for name, one in named if one != Figures()],
        "total": _line("", found.total, most),
        "languages": _named(found, spoken, found.languages),
        "settings": _named(found, wording.setting, found.settings),
    }
    return render(request, "scheduling/portal/figures.html", context)


@clerk_required
@require_safe
def figures_csv(request: DoorRequest, name: str) -> HttpResponse:
    """The months, or each appointment, for a spreadsheet."""
    if name not in FILES:
        raise Http404
    authority = own_authority(request)
    year = _year(request, years_of(authority, at=clock.now()))
    rows = FILES[name](authority, figures_of(authority, year))
    return HttpResponse(
        csv_files.csv_file(rows),
        content_type=csv_files.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="auswertung-{name}-{year}.csv"'},
    )


def _year(request: DoorRequest, years: range) -> int:
    """The year of the address; nonsense is the latest that has begun."""
    asked = request.GET.get("year", "")
    this = clock.now().astimezone(request.membership.pool.tz).year
    chosen = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else this
    return chosen if chosen in years else this


def _line(name: str, one: Figures, most: int) -> dict[str, Any]:
    return {"name": name, "of": one, "hours": hours(one.minutes), "percent": 100 * one.asked // most}


def _named(found: Year, words: Any, of: Any) -> list[dict[str, Any]]:
    """What was asked for most comes first."""
    lines = [_line(words(code), one, 1) for code, one in of.items()]
    return sorted(lines, key=lambda line: (-line["of"].asked, line["name"]))
