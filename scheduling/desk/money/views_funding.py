"""Förderung: every source with its year, one source with its report, and how it is changed."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from notifications import clock
from scheduling import funding_files, pdf_files, xlsx_files
from scheduling.actions import funding
from scheduling.desk.money.forms_funding import BudgetForm, EndForm, SourceForm, TextsForm
from scheduling.domain.funding_texts import UNCONFIRMED
from scheduling.doors import DoorRequest, answering, coordinator_required, tried
from scheduling.models import FundingSource
from scheduling.queries.active_on import five_five
from scheduling.queries.funding_report import report_of
from scheduling.queries.funding_standing import standings
from scheduling.wording import funding as words

PAGE = "scheduling/institution/form_page.html"
FORM = ["GET", "HEAD", "POST"]
FIRST = 2020


@coordinator_required
@require_safe
def sources(request: DoorRequest) -> HttpResponse:
    """What each has, has used and will have used; whether the pool is large enough."""
    pool, at = request.membership.pool, clock.now()
    year, today = year_of(request), at.astimezone(pool.tz).date()
    found = standings(pool, year, at=at)
    rows = [(row, found[row.pk]) for row in FundingSource.objects.of(pool)]
    tests = dict.fromkeys([min(today, date(year, 12, 31)), date(year, 12, 31)])
    context = {
        "rows": rows,
        "year": year,
        "years": _years(request),
        "tests": [five_five(pool, day) for day in tests if day.year == year],
        "today": today,
        "leads": request.membership.leads,
        "notice": UNCONFIRMED,
    }
    return render(request, "scheduling/desk/money/funding.html", context)


@coordinator_required
@require_safe
def source(request: DoorRequest, pk: int) -> HttpResponse:
    """One year of one source, as the proof will say it; `day` is another day for the 5/5 test."""
    row, year = row_of(request, pk), year_of(request)
    found = report_of(row, year, at=clock.now(), day=_day(request))
    context = {
        "row": row,
        "year": year,
        "years": _years(request),
        "found": found,
        "blocks": words.blocks(row, found),
        "allowed": row.exceptions.filter(year=year).order_by("pk"),
        "budget_form": BudgetForm(initial={"amount": found.standing.budget}),
        "end_form": EndForm(),
        "notice": UNCONFIRMED,
        "leads": request.membership.leads,
    }
    return render(request, "scheduling/desk/money/funding_source.html", context)


@coordinator_required
@require_http_methods(FORM)
def add(request: DoorRequest) -> HttpResponse:
    """A new one."""
    form = SourceForm(request.POST if request.method == "POST" else None)
    pool = request.membership.pool
    if form.is_valid() and (
        row := tried(form, funding.add_source, pool, rules=form.wanted(), by=request.actor, at=clock.now())
    ):
        messages.success(request, _("Der Fördertopf ist angelegt. Setzen Sie jetzt sein Budget."))
        return redirect("desk_funding_source", row.pk)
    return _form(request, form, _("Neuer Fördertopf"), reverse("desk_funding"))


@coordinator_required
@require_http_methods(FORM)
def change(request: DoorRequest, pk: int) -> HttpResponse:
    """Other rules, while nothing was approved from it; afterwards its name and its place."""
    row = row_of(request, pk)
    form = SourceForm(request.POST if request.method == "POST" else None, source=row)
    if form.is_valid() and tried(
        form, funding.change_source, row, rules=form.wanted(), by=request.actor, at=clock.now()
    ):
        messages.success(request, _("Gespeichert."))
        return redirect("desk_funding_source", pk)
    return _form(request, form, _("Fördertopf ändern"), reverse("desk_funding_source", args=[pk]))


@coordinator_required
@require_POST
@answering
def end(request: DoorRequest, pk: int) -> HttpResponse:
    """It pays for nothing after that day."""
    row, form = row_of(request, pk), EndForm(request.POST)
    last = form.cleaned_data["valid_until"] if form.is_valid() else None
    if last and tried(form, funding.end_source, row, last_day=last, by=request.actor, at=clock.now()):
        messages.success(request, _("Der Fördertopf endet an diesem Tag."))
        return redirect("desk_funding_source", pk)
    return _form(request, form, _("Fördertopf beenden"), reverse("desk_funding_source", args=[pk]))


@coordinator_required
@require_POST
@answering
def budget(request: DoorRequest, pk: int) -> HttpResponse:
    """Euros of the year in the address."""
    row, form, year = row_of(request, pk), BudgetForm(request.POST), year_of(request)
    back = reverse("desk_funding_source", args=[pk]) + f"?year={year}"
    if form.is_valid():
        told = {"year": year, "amount": form.cleaned_data["amount"], "by": request.actor, "at": clock.now()}
        funding.set_budget(row, **told)
        messages.success(request, _("Das Budget ist gespeichert."))
        return redirect(back)
    return _form(request, form, _("Budget"), back)


@coordinator_required
@require_http_methods(FORM)
def texts(request: DoorRequest, pk: int) -> HttpResponse:
    """The blocks of text of its report."""
    row = row_of(request, pk)
    form = TextsForm(request.POST if request.method == "POST" else None, source=row)
    if form.is_valid() and tried(
        form, funding.set_texts, row, texts=form.wanted(), by=request.actor, at=clock.now()
    ):
        messages.success(request, _("Die Texte sind gespeichert."))
        return redirect("desk_funding_source", pk)
    lead = _("Diese Platzhalter werden ausgefüllt: %(blanks)s. Ein leeres Feld lässt den Abschnitt weg.")
    back = reverse("desk_funding_source", args=[pk])
    return _form(request, form, _("Texte des Nachweises"), back, lead=lead % {"blanks": form.blanks})


@coordinator_required
@require_safe
def xlsx(request: DoorRequest, pk: int) -> HttpResponse:
    """The proof for a spreadsheet."""
    row, year = row_of(request, pk), year_of(request)
    content = funding_files.report_xlsx(row, year, at=clock.now())
    return _file(content, xlsx_files.MEDIA_TYPE, f"nachweis-{row.pk}-{year}.xlsx")


@coordinator_required
@require_safe
def pdf(request: DoorRequest, pk: int) -> HttpResponse:
    """The proof on paper."""
    row, year = row_of(request, pk), year_of(request)
    content = funding_files.report_pdf(row, year, at=clock.now())
    return _file(content, pdf_files.MEDIA_TYPE, f"nachweis-{row.pk}-{year}.pdf")


def row_of(request: DoorRequest, pk: int) -> FundingSource:
    """The source, if it is one of this Pool."""
    rows = FundingSource.objects.of(request.membership.pool).select_related("pool")
    found: FundingSource = get_object_or_404(rows, pk=pk)
    return found


def year_of(request: DoorRequest) -> int:
    """The year of the address; nonsense is the one that runs."""
    asked = request.GET.get("year", "")
    known = _years(request)
    chosen = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
    return chosen if chosen in known else _this(request)


def _years(request: DoorRequest) -> range:
    return range(FIRST, _this(request) + 2)


def _this(request: DoorRequest) -> int:
    return clock.now().astimezone(request.membership.pool.tz).year


def _day(request: DoorRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def _form(request: DoorRequest, form: Any, title: str, back: str, **told: str) -> HttpResponse:
    context = {"form": form, "title": title, "button": _("Speichern"), "back": back}
    return render(request, PAGE, context | told)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=disposition)
