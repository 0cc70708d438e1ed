"""What Authorities have used of what they mean to spend in a calendar year, and where that leads.

Used is what appointments of the year have cost so far, approved or settled: the `charge` where the Authority
pays itself, otherwise what the Interpreter got; and its late cancellations. A record of what was called off
late does not count beside the `late_cost` of the same Assignment.
"""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, DecimalField, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from pool.models import Authority, Pool
from scheduling.domain import money
from scheduling.domain.funding import Standing, forecast, gone_of_year
from scheduling.domain.states import APPROVED_RECORD, HELD_ASSIGNMENT
from scheduling.models import Assignment, ServiceRecord
from scheduling.queries.funding import year_bounds

RECORD = "service_record__"
APPROVED = Q(**{f"{RECORD}state__in": APPROVED_RECORD})
TWICE = Q(**{f"{RECORD}kind": ServiceRecord.CANCELLED, "late_cost__gt": 0})
COST = Coalesce(f"{RECORD}charge", f"{RECORD}amount", output_field=DecimalField())


def budgets_of(
    pool: Pool, year: int, *, at: datetime, authorities: Collection[int] | None = None
) -> dict[int, Standing]:
    """Each Authority with something used, booked or set in this local year; two statements."""
    rows = Authority.objects.of(pool)
    if authorities is not None:
        rows = rows.filter(pk__in=authorities)
    budgets = dict(rows.values_list("pk", "yearly_budget"))
    gone = gone_of_year(year, at.astimezone(pool.tz).date())
    none = money.euros(0)
    found = {who: Standing(none, none, one) for who, one in budgets.items() if one is not None}
    for who, known, ahead, spent, late in _sums(pool, year, authorities):
        used = money.euros((spent or 0) + (late or 0))
        each = (spent or Decimal(0)) / known if known else Decimal(0)
        leads = forecast(used=used, count=known, ahead=ahead, each=each, gone=gone)
        found[who] = Standing(used, leads, budgets.get(who))
    return found


def budget_of_authority(authority: Authority, year: int, *, at: datetime) -> Standing:
    """Of one."""
    none = Standing(money.euros(0), money.euros(0), authority.yearly_budget)
    return budgets_of(authority.pool, year, at=at, authorities=[authority.pk]).get(authority.pk, none)


def _sums(pool: Pool, year: int, authorities: Collection[int] | None) -> "QuerySet[Any]":
    begin, end = year_bounds(pool.tz, year)
    rows = Assignment.objects.of(pool).filter(starts__gte=begin, starts__lt=end).order_by()
    if authorities is not None:
        rows = rows.filter(request__authority__in=authorities)
    counts = APPROVED & ~TWICE
    return rows.values_list("request__authority_id").annotate(
        known=Count("pk", filter=counts),
        ahead=Count("pk", filter=Q(state__in=HELD_ASSIGNMENT) & ~APPROVED),
        spent=Sum(COST, filter=counts),
        late=Sum(F("late_cost")),
    )
