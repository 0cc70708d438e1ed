"""Bringing a table in: columns, then row by row what would happen, then the result and the way back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from notifications import clock
from pool.actions.careers import wants_of
from pool.models import Import
from scheduling.actions import imports, imports_taken, imports_undone
from scheduling.desk.forms_transfer import HEADINGS, AllForm, ColumnsForm, SheetForm, TakeForm, WordsForm
from scheduling.desk.import_rows import FILTERS, filtered, made, shown
from scheduling.desk.sections import sent
from scheduling.domain.imports.plans import CHOICES, Fate, Plan
from scheduling.doors import DoorRequest, answering, coordinator_required, numbered, own, tried
from scheduling.queries.imports import (
    best_sheet,
    guess,
    layout_of,
    people_made,
    plan_of,
    tables_in,
    usual_of,
)
from scheduling.queries.imports_undone import kept_back

PER_PAGE, MOST_WORDS = 50, 60
DOES = ("words", "rows", "all", "take", "discard", "undo")


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def columns(request: DoorRequest, pk: int) -> HttpResponse:
    """What each column is, guessed first."""
    row = own(request, Import, pk, "pool")
    if row.state != "open":
        return redirect("desk_import", pk=pk)
    tables, asked = tables_in(row), request.POST or request.GET
    at = row.columns.get("sheet", best_sheet(tables))
    at = min(numbered(asked["sheet"]), len(tables) - 1) if "sheet" in asked else at
    table, heading = tables[at], None
    if "heading" in asked and asked.get("sheet") == asked.get("of", asked.get("sheet")):
        heading = numbered(asked["heading"])
        layout = guess(table, heading if heading < min(len(table.lines), HEADINGS) else None)
    else:
        known = row.columns and row.columns["sheet"] == at
        layout = layout_of(row) if known else guess(table)
    form = ColumnsForm(request.POST or None, table=table, layout=layout, usual=usual_of(row))
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = {"sheet": at, "layout": form.chosen(), "usual": form.usual()}
        if tried(form, imports.set_columns, row, **said, by=request.actor, at=clock.now()):
            return redirect("desk_import", pk=pk)
    place = len(table.lines[:HEADINGS]) if layout.heading is None else layout.heading
    sheet = SheetForm({"sheet": at, "heading": place}, tables=tables, table=table)
    context = {"row": row, "form": form, "sheet": sheet, "at": at, "heading": place, "table": table,
               "people": len(layout.people(table))}  # fmt: skip
    return render(request, "scheduling/desk/import_columns.html", context)


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def one(request: DoorRequest, pk: int) -> HttpResponse:
    """What would happen with each row; afterwards what has."""
    row = own(request, Import, pk, "pool", "made_by")
    if row.state == "open" and not row.columns:
        return redirect("desk_import_columns", pk=pk)
    if request.method == "POST":
        return _done(request, row)
    return _preview(request, row) if row.state == "open" else _result(request, row)


def _done(request: DoorRequest, row: Import) -> HttpResponse:
    does = sent(request, dict.fromkeys(DOES))
    who: dict[str, Any] = {"by": request.actor, "at": clock.now()}
    if does == "undo":
        undone = imports_undone.undo_import(row, **who)
        if not undone.made:
            messages.success(request, _("Die Einfuhr ist rückgängig gemacht."))
        return redirect("desk_import", pk=row.pk)
    if does == "discard":
        imports.discard_import(row, **who)
        messages.success(request, _("Die Liste ist verworfen. Geschrieben wurde nichts."))
        return redirect("desk_transfer")
    if row.state != "open":
        raise imports.ImportOver
    if does == "rows":
        chosen = {name[4:]: fate for name, fate in request.POST.dict().items() if name.startswith("row_")}
        imports.choose_rows(row, rows={numbered(name): fate for name, fate in chosen.items()}, **who)
    elif does == "all":
        imports.choose_all(row, always=request.POST.get("always", ""), **who)
    else:
        return _weighed(request, row, does, who)
    return redirect(f"{reverse('desk_import', args=[row.pk])}?{request.GET.urlencode()}#zeilen")


def _weighed(request: DoorRequest, row: Import, does: str, who: dict[str, Any]) -> HttpResponse:
    """What needs to look at the plan first: answers about words, and the last click."""
    plan = plan_of(row, at=who["at"])
    if does == "words":
        words = WordsForm(request.POST, unknown=plan.unknown[:MOST_WORDS])
        if words.is_valid():
            imports.answer_words(row, words=words.answers(), **who)
            return redirect("desk_import", pk=row.pk)
        return _preview(request, row, plan=plan, words=words)
    form = TakeForm(request.POST, seen=plan.digest, counts=plan.counts)
    if form.is_valid():
        ticked = form.cleaned_data.get("without_wrong", False)
        seen = form.cleaned_data["seen"]
        if tried(form, imports_taken.take_over, row, seen=seen, without_wrong=ticked, **who):
            messages.success(request, _("Die Liste ist übernommen."))
            return redirect("desk_import", pk=row.pk)
    form.data = {**request.POST.dict(), "seen": plan.digest}  # the next click is about what is shown now
    return _preview(request, row, plan=plan, take=form)


def _preview(
    request: DoorRequest, row: Import, *, plan: Plan | None = None, words: Any = None, take: Any = None
) -> HttpResponse:
    at = clock.now()
    plan, today = plan or plan_of(row, at=at), at.astimezone(row.pool.tz).date()
    table, layout, usual = tables_in(row)[row.columns["sheet"]], layout_of(row), usual_of(row)
    wanted = request.GET.get("show", "") if request.GET.get("show", "") in FILTERS else ""
    page = Paginator(filtered(plan, wanted), PER_PAGE).get_page(request.GET.get("page"))
    unknown = plan.unknown
    context = {
        "row": row, "table": table, "counts": plan.counts, "doubles": plan.doubles, "total": len(plan.rows),
        "taken": plan.counts[Fate.NEW] + plan.counts[Fate.EXTEND],
        "words": words or (WordsForm(unknown=unknown[:MOST_WORDS]) if unknown else None),
        "more_words": max(0, len(unknown) - MOST_WORDS),
        "take": take or TakeForm(seen=plan.digest, counts=plan.counts),
        "all": AllForm(initial={"always": row.choices.get("always", Fate.SKIP)}),
        "choices": [(fate.value, _(label)) for fate, label in CHOICES.items()],
        "page": page, "rows": shown(page.object_list, wants_of(row.pool), today, table, layout, usual),
        "filters": [(name, _(label), name == wanted) for name, label in FILTERS.items()],
    }  # fmt: skip
    return render(request, "scheduling/desk/import.html", context)


def _result(request: DoorRequest, row: Import) -> HttpResponse:
    kept = kept_back(row) if row.state == "done" else {}
    page = Paginator(row.made, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "row": row, "page": page, "rows": made(page.object_list, people_made(row), kept), "kept": len(kept),
        "new": sum(entry["did"] == "new" for entry in row.made),
        "extended": sum(entry["did"] == "extend" for entry in row.made),
    }  # fmt: skip
    return render(request, "scheduling/desk/import_done.html", context)
