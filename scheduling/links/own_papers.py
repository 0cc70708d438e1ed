"""Their Statements and certificates: to read, to print, as PDF and CSV; all that stays for who has left."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pool.models import Interpreter
from scheduling import csv_files
from scheduling.doors import numbered
from scheduling.doors.papers import certificate_pdf, statement_pdf
from scheduling.models import Statement
from scheduling.queries.certificates import years_of
from scheduling.showing import statement_table
from scheduling.statement_files import owed, paper_shown

RELATED = ("interpreter__person", "interpreter__pool", "pool")


def papers_of(row: Interpreter) -> dict[str, Any]:
    """Their Statements, the newest first, and the years that can be certified."""
    return {"statements": _statements(row), "years": years_of(row)}


def asked_for(request: HttpRequest) -> bool:
    """Whether the address names one of the papers."""
    return "abrechnung" in request.GET or "art" in request.GET


def paper_page(request: HttpRequest, row: Interpreter, *, at: datetime) -> HttpResponse:
    """One paper of theirs; another's number is answered like one that does not exist."""
    try:
        if "art" in request.GET:
            return certificate_pdf(request, row, at=at)
        return _statement(request, row)
    except Http404:
        return render(request, "scheduling/links/gone.html", status=404)


def left_page(request: HttpRequest, row: Interpreter, *, at: datetime) -> HttpResponse:
    """Who has left sees their papers, and changes nothing."""
    if asked_for(request):
        return paper_page(request, row, at=at)
    context = {"row": row, "pool": row.pool} | papers_of(row)
    return render(request, "scheduling/links/own_left.html", context)


def _statement(request: HttpRequest, row: Interpreter) -> HttpResponse:
    rows = _statements(row).select_related(*RELATED)
    found = rows.filter(number=numbered(request.GET.get("abrechnung", ""))).first()
    if found is None:
        raise Http404
    if request.GET.get("pdf") == "1":
        return statement_pdf(request, found)
    if request.GET.get("csv") == "1":
        return HttpResponse(
            csv_files.csv_file(statement_table(found)),
            content_type=csv_files.MEDIA_TYPE,
            headers={"Content-Disposition": f'attachment; filename="abrechnung-{found.number}.csv"'},
        )
    paper = paper_shown(found)
    context = {"row": found, "paper": paper, "owed": owed(paper.total), "pool": row.pool}
    return render(request, "scheduling/links/own_statement.html", context)


def _statements(row: Interpreter) -> Any:
    rows = Statement.objects.of(row.pool_id).filter(interpreter=row)
    return rows.order_by("-month", "-number")
