"""Statements: what is ready to be settled, what was issued, one of them, as PDF and as CSV."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notifications import clock
from pool.models import Pool
from scheduling import csv_files, permissions, queries
from scheduling.desk.money.forms_statements import PeriodForm
from scheduling.doors import DoorRequest, coordinator_required, own, page_of
from scheduling.doors.papers import statement_pdf
from scheduling.models import Statement
from scheduling.queries.corrections import corrected_by, correcting, lines_shown
from scheduling.queries.money_rules import money_rules_of
from scheduling.queries.payments import live_parts
from scheduling.queries.settling import Waiting, waiting
from scheduling.showing import statement_table
from scheduling.statement_files import owed, paper_shown

RELATED = ("interpreter__person", "interpreter__pool", "pool")


@coordinator_required
@require_safe
def statements(request: DoorRequest) -> HttpResponse:
    """Periods that wait, and the Statements so far."""
    now = {"period": money_rules_of(request.membership.pool).period}
    return statements_page(request, PeriodForm(initial=now))


def statements_page(request: DoorRequest, form: PeriodForm, *, status: int = 200) -> HttpResponse:
    """The same with a form that may have to be looked at again."""
    rows = queries.visible(Statement, request.actor).select_related(*RELATED).order_by("-number")
    rows = rows.prefetch_related(live_parts(request.membership.pool))
    groups = waiting_groups(request.membership.pool)
    ready = [one for one in groups if one["count"]]
    context = {
        "groups": groups,
        "over": sum(one["count"] for one in ready if one["over"]),
        "periods": len(ready),
        "page": page_of(request, rows),
        "form": form,
        "leads": request.membership.leads,
    }
    return render(request, "scheduling/desk/statements.html", context, status=status)


def waiting_groups(pool: Pool) -> list[dict[str, Any]]:
    """What waits, period by period, each with its sum (euros) and whether it is over."""
    today = clock.now().astimezone(pool.tz).date()
    found = []
    for period, rows in groupby(waiting(pool), key=lambda one: one.period):
        told: list[Waiting] = list(rows)
        found.append({
            "period": period,
            "over": period.until < today,
            "rows": told,
            "count": sum(1 for one in told if one.due),
            "amount": sum(one.due.amount for one in told),
        })  # fmt: skip
    return found


@coordinator_required
@require_safe
def statement(request: DoorRequest, pk: int) -> HttpResponse:
    """One Statement with its lines and its sum, and what puts it right."""
    row = own(request, Statement, pk, *RELATED)
    paper = paper_shown(row)
    context = {
        "row": row,
        "paper": paper,
        "owed": owed(paper.total),
        "lines": [
            (one, one.settled and permissions.can_judge_record(request.actor, one.entry.service_record))
            for one in lines_shown(row, paper)
        ],
        "corrected_by": corrected_by(row),
        "correcting": correcting(row),
    }
    return render(request, "scheduling/desk/statement.html", context)


@coordinator_required
@require_safe
def pdf(request: DoorRequest, pk: int) -> HttpResponse:
    """Its paper, byte for byte."""
    return statement_pdf(request, own(request, Statement, pk))


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
