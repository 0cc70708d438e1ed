"""Kosten: what institutions owe, month by month, as frozen lists; and who pays for one of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from notifications import clock
from pool.actions.payers import set_payer
from pool.models import Authority
from scheduling import cost_files, csv_files, pdf_files, xlsx_files
from scheduling.actions.charges import issue_all_costs, issue_costs
from scheduling.cost_files import NO_INVOICE
from scheduling.desk.money.forms_costs import PayerForm
from scheduling.doors import DoorRequest, answering, coordinator_required, dated, numbered, page_of, tried
from scheduling.models import CostList
from scheduling.queries.authority_budgets import budgets_of
from scheduling.queries.charges import months_to_charge

PAGE = "scheduling/institution/form_page.html"
FORM = ["GET", "HEAD", "POST"]


@coordinator_required
@require_safe
def costs(request: DoorRequest) -> HttpResponse:
    """What waits to be listed, by month; the lists so far; who has which budget."""
    pool, at = request.membership.pool, clock.now()
    year = at.astimezone(pool.tz).year
    standings = budgets_of(pool, year, at=at)
    payers = Authority.objects.of(pool).order_by("name", "pk")
    shown = [row for row in payers if row.pays_itself or row.yearly_budget is not None]
    owed = months_to_charge(pool)
    months = sorted({one.month for one in owed})
    context = {
        "months": [(month, [one for one in owed if one.month == month]) for month in months],
        "payers": [(row, standings.get(row.pk)) for row in shown],
        "page": page_of(request, CostList.objects.of(pool).select_related("authority").order_by("-number")),
        "year": year,
        "notice": NO_INVOICE,
    }
    return render(request, "scheduling/desk/money/costs.html", context)


@coordinator_required
@require_POST
@answering
def issue(request: DoorRequest) -> HttpResponse:
    """One institution's month."""
    rows = Authority.objects.of(request.membership.pool)
    authority = get_object_or_404(rows, pk=numbered(request.POST.get("authority", "")))
    row = issue_costs(authority, month=dated(request.POST.get("month", "")), by=request.actor, at=clock.now())
    messages.success(request, _("Kostenliste Nr. %(number)s ist erstellt.") % {"number": row.number})
    return redirect("desk_cost_list", row.pk)


@coordinator_required
@require_POST
@answering
def issue_all(request: DoorRequest) -> HttpResponse:
    """Everybody's month."""
    pool = request.membership.pool
    rows = issue_all_costs(pool, month=dated(request.POST.get("month", "")), by=request.actor, at=clock.now())
    n = len(rows)
    said = ngettext("%(n)s Kostenliste ist erstellt.", "%(n)s Kostenlisten sind erstellt.", n) % {"n": n}
    messages.success(request, said)
    return redirect("desk_costs")


@coordinator_required
@require_safe
def cost_list(request: DoorRequest, pk: int) -> HttpResponse:
    """One of them with its lines."""
    row = _row(request, pk)
    context = {"row": row, "items": row.items.all(), "notice": NO_INVOICE}
    return render(request, "scheduling/desk/money/cost_list.html", context)


@coordinator_required
@require_safe
def cost_list_xlsx(request: DoorRequest, pk: int) -> HttpResponse:
    """For a spreadsheet."""
    row = _row(request, pk)
    return _file(row, cost_files.cost_xlsx(row), xlsx_files.MEDIA_TYPE, "xlsx")


@coordinator_required
@require_safe
def cost_list_csv(request: DoorRequest, pk: int) -> HttpResponse:
    """For the program that writes the bills."""
    row = _row(request, pk)
    return _file(row, cost_files.cost_csv(row), csv_files.MEDIA_TYPE, "csv")


@coordinator_required
@require_safe
def cost_list_pdf(request: DoorRequest, pk: int) -> HttpResponse:
    """On paper."""
    row = _row(request, pk)
    return _file(row, cost_files.cost_pdf(row), pdf_files.MEDIA_TYPE, "pdf")


@coordinator_required
@require_http_methods(FORM)
def payer(request: DoorRequest, pk: int) -> HttpResponse:
    """Who pays for this institution."""
    row = get_object_or_404(Authority.objects.of(request.membership.pool).select_related("pool"), pk=pk)
    form = PayerForm(request.POST if request.method == "POST" else None, authority=row)
    if form.is_valid() and tried(form, set_payer, row, payer=form.wanted(), by=request.actor, at=clock.now()):
        messages.success(request, _("Gespeichert."))
        return redirect("desk_authority", pk)
    context = {"form": form, "title": _("Kosten"), "lead": row.name, "button": _("Speichern")}
    return render(request, PAGE, context | {"back": reverse("desk_authority", args=[pk])})


def _row(request: DoorRequest, pk: int) -> CostList:
    rows = CostList.objects.of(request.membership.pool).select_related("pool", "authority")
    found: CostList = get_object_or_404(rows, pk=pk)
    return found


def _file(row: CostList, content: bytes, kind: str, ending: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="kosten-{row.number}.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=disposition)
