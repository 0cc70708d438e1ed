"""Statements: what is ready to be settled, what was issued, one of them, and as CSV."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from pool.models import Interpreter
from scheduling import csv_files, queries
from scheduling.actions.statements import issue_statement
from scheduling.doors import DoorRequest, answering, coordinator_required, own, page_of
from scheduling.models import Statement
from scheduling.showing import statement_table

RELATED = ("interpreter__person", "pool")


@coordinator_required
@require_safe
def statements(request: DoorRequest) -> HttpResponse:
    """Months that wait, and the Statements so far."""
    rows = queries.visible(Statement, request.actor).select_related(*RELATED).order_by("-number")
    ready = queries.months_to_settle(request.membership.pool)
    context = {"ready": ready, "page": page_of(request, rows)}
    return render(request, "scheduling/desk/statements.html", context)


@coordinator_required
@require_POST
@answering
def issue(request: DoorRequest) -> HttpResponse:
    """Freeze one Interpreter's month."""
    try:
        pk = int(request.POST.get("interpreter", ""))
        month = date.fromisoformat(request.POST.get("month", ""))
    except ValueError:
        raise Http404 from None
    interpreter = get_object_or_404(Interpreter.objects.of(request.membership.pool), pk=pk)
    row = issue_statement(interpreter, month=month, by=request.actor, at=clock.now())
    messages.success(request, _("Abrechnung Nr. %(number)s ist erstellt.") % {"number": row.number})
    return redirect("desk_statement", row.pk)


@coordinator_required
@require_safe
def statement(request: DoorRequest, pk: int) -> HttpResponse:
    """One Statement with its lines and its sum."""
    row = own(request, Statement, pk, *RELATED)
    return render(request, "scheduling/desk/statement.html", {"row": row, "entries": row.entries.all()})


@coordinator_required
@require_safe
def statement_csv(request: DoorRequest, pk: int) -> HttpResponse:
    """The same lines for a spreadsheet."""
    row = own(request, Statement, pk, *RELATED)
    return HttpResponse(
        csv_files.csv_file(statement_table(row)),
        content_type=csv_files.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="abrechnung-{row.number}.csv"'},
    )
