"""Freibetrag: how far everybody is with the yearly tax-free amount; one of them, and their declaration."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from pool.domain.ceilings import LAWS
from pool.models import Interpreter
from scheduling import csv_files, xlsx_files
from scheduling.actions.ceilings import declare_income
from scheduling.desk.money import ceilings_table as table
from scheduling.desk.money.forms_ceilings import CeilingFilter, PaperForm
from scheduling.doors import DoorRequest, answering, coordinator_required, page_of, tried
from scheduling.queries.ceilings import Standing, declaration_of, standing_of


@coordinator_required
@require_safe
def ceilings(request: DoorRequest) -> HttpResponse:
    """Everybody, who has used most first."""
    pool, at = request.membership.pool, clock.now()
    year, form = at.astimezone(pool.tz).year, CeilingFilter(request.GET)
    context = {
        "filter": form, "year": year, "law": _(LAWS[pool.ceiling_law]), "ceiling": pool.ceiling(year),
        "empty": Standing(year, pool.ceiling(year)),
    }  # fmt: skip
    if pool.ceiling(year):
        people = table.listed(pool, form.wanted(), at=at)
        context |= {"page": page_of(request, people), "number": len(people)}
        context["empty"] = people[0].standing if people else context["empty"]
    return render(request, "scheduling/desk/money/ceilings.html", context)


@coordinator_required
@require_safe
def ceilings_file(request: DoorRequest, kind: str) -> HttpResponse:
    """The same list as XLSX or CSV; another kind does not exist."""
    pool, at = request.membership.pool, clock.now()
    if kind not in ("xlsx", "csv"):
        raise Http404
    year, people = at.astimezone(pool.tz).year, table.listed(pool, CeilingFilter(request.GET).wanted(), at=at)
    content = table.csv(people) if kind == "csv" else table.xlsx(people, pool, year)
    return HttpResponse(
        content,
        content_type=csv_files.MEDIA_TYPE if kind == "csv" else xlsx_files.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="freibetrag-{year}.{kind}"'},
    )


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def ceiling(request: DoorRequest, pk: int) -> HttpResponse:
    """One of them; what they declare on paper is entered here.

    What they got elsewhere is shown to the Pool that was told; every other one sees the sum that counts.
    """
    pool, at = request.membership.pool, clock.now()
    row = get_object_or_404(Interpreter.objects.of(pool).select_related("person", "pool"), pk=pk)
    form = PaperForm(request.POST if request.method == "POST" else None, row=row, at=at)
    if form.is_valid() and tried(form, declare_income, row, by=request.actor, at=at, **form.cleaned_data):
        messages.success(request, _("Die Erklärung ist gespeichert."))
        return redirect("desk_ceiling", pk)
    year = at.astimezone(pool.tz).year
    told = declaration_of(row.person_id, year)
    context = {
        "row": row, "form": form, "standing": standing_of([row.person_id], pool, at=at)[row.person_id],
        "law": _(LAWS[pool.ceiling_law]), "declaration": told if told and told.pool_id == pool.pk else None,
    }  # fmt: skip
    return render(request, "scheduling/desk/money/ceiling.html", context)
