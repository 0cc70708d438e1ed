"""How much of a year's budget each FundingSource has used, and where that leads."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from pool.models import Pool
from scheduling.domain import money
from scheduling.domain.funding import (
    Case,
    Key,
    Source,
    Standing,
    forecast,
    gone_of_year,
    one_after_the_other,
)
from scheduling.domain.states import APPROVED_RECORD, HELD_ASSIGNMENT
from scheduling.models import Assignment, FundingBudget, FundingException, FundingSource, ServiceRecord
from scheduling.queries.funding import CLIENT, value_of, year_bounds

AHEAD = (
    "starts", "request__setting", "request__authority__kind", "request__client_token",
    "service_record__absent",
)  # fmt: skip


def standings(pool: Pool, year: int, *, at: datetime) -> dict[int, Standing]:
    """Each source of the Pool in this local calendar year: six statements, however many there are."""
    rows = list(FundingSource.objects.of(pool))
    budgets = dict(FundingBudget.objects.of(pool).filter(year=year).values_list("source_id", "amount"))
    used, ahead = _used(pool, year), _ahead(pool, rows, year)
    gone = gone_of_year(year, at.astimezone(pool.tz).date())
    found = {}
    for row in rows:
        count, paid = used.get(row.pk, (0, Decimal(0)))
        spent = paid if row.amount is None else row.amount * count
        leads = forecast(used=spent, count=count, ahead=ahead.get(row.pk, 0), each=row.amount, gone=gone)
        found[row.pk] = Standing(money.euros(spent), leads, budgets.get(row.pk))
    return found


def approved_in(pool: Pool, year: int) -> "QuerySet[ServiceRecord]":
    """Everything approved or settled of Assignments that start in this local year."""
    begin, end = year_bounds(pool.tz, year)
    rows = ServiceRecord.objects.of(pool).filter(state__in=APPROVED_RECORD)
    return rows.filter(assignment__starts__gte=begin, assignment__starts__lt=end)


def client_counts(pool: Pool, year: int) -> dict[Key, int]:
    """How many of each client each source has paid for in this year."""
    rows = approved_in(pool, year).filter(source__isnull=False).exclude(**{CLIENT: ""}).order_by()
    found: QuerySet[Any] = rows.values_list("source_id", CLIENT).annotate(n=Count("pk"))
    return {(source, client, year): n for source, client, n in found}


def extras_in(pool: Pool, year: int) -> dict[Key, int]:
    """The exceptions of this year."""
    rows = FundingException.objects.of(pool).filter(year=year)
    return {
        (source, client, year): extra
        for source, client, extra in rows.values_list("source_id", "client_token", "extra")
    }


def _used(pool: Pool, year: int) -> Mapping[int, tuple[int, Decimal]]:
    rows = approved_in(pool, year).filter(source__isnull=False).order_by()
    found = rows.values_list("source_id").annotate(n=Count("pk"), paid=Sum("amount"))
    return {source: (n, paid or Decimal(0)) for source, n, paid in found}


def _ahead(pool: Pool, rows: list[FundingSource], year: int) -> dict[int, int]:
    """How many Assignments that are booked, or over and not approved, each would pay for, in their order."""
    if not rows:
        return {}
    begin, end = year_bounds(pool.tz, year)
    approved = Q(service_record__state__in=APPROVED_RECORD)
    open_ones = Assignment.objects.of(pool).filter(starts__gte=begin, starts__lt=end)
    open_ones = open_ones.filter(state__in=HELD_ASSIGNMENT).exclude(approved).order_by("starts", "pk")
    cases = [
        Case(_day(starts, pool), setting, kind, client, bool(absent))
        for starts, setting, kind, client, absent in open_ones.values_list(*AHEAD)
    ]
    sources: list[Source] = [value_of(row) for row in rows]
    paid = one_after_the_other(
        sources, cases, used=client_counts(pool, year), extras=extras_in(pool, year)
    )  # fmt: skip
    found: dict[int, int] = {}
    for one in paid:
        if one:
            found[one.id] = found.get(one.id, 0) + 1
    return found


def _day(moment: datetime, pool: Pool) -> date:
    return moment.astimezone(pool.tz).date()
