"""What they have done, the hours of it, and the Statements they got: each to read, to print, as CSV."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pool.models import Interpreter
from scheduling import csv_files
from scheduling.doors import numbered
from scheduling.links.parts import Part
from scheduling.models import Statement
from scheduling.queries.bookings import worked_here
from scheduling.showing import statement_table

SHOWN = 30  # Assignments; the Statements have them all


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    return {"worked": worked_here(row, at=at)[:SHOWN], "statements": _statements(row)}


def _statements(row: Interpreter) -> Any:
    rows = Statement.objects.of(row.pool_id).filter(interpreter=row)
    return rows.order_by("-month", "-number")


def statement_page(request: HttpRequest, row: Interpreter) -> HttpResponse:
    """One Statement of theirs; another's number is answered like one that does not exist."""
    rows = _statements(row).select_related("interpreter__person", "pool")
    found = rows.filter(number=numbered(request.GET.get("abrechnung", ""))).first()
    if found is None:
        return render(request, "scheduling/links/gone.html", status=404)
    if request.GET.get("csv") == "1":
        return HttpResponse(
            csv_files.csv_file(statement_table(found)),
            content_type=csv_files.MEDIA_TYPE,
            headers={"Content-Disposition": f'attachment; filename="abrechnung-{found.number}.csv"'},
        )
    context = {"row": found, "entries": found.entries.all(), "pool": row.pool}
    return render(request, "scheduling/links/own_statement.html", context)


PART = Part("scheduling/links/own_worked.html", _shown, {})
