"""Who has used most of a year's budget hears of it, once at 80 and once at 100 percent."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import SYSTEM
from pool.models import Authority, Event, Pool
from scheduling import messages
from scheduling.queries.authority_budgets import budgets_of


@transaction.atomic
def warn_budgets(pool: Pool, *, at: datetime) -> int:
    """Every Authority of the Pool that has set itself a budget for this calendar year; how many were told."""
    year, told = at.astimezone(pool.tz).year, 0
    rows = Authority.objects.of(pool).filter(yearly_budget__isnull=False).select_related("pool")
    if not rows.exists():
        return 0
    standings = budgets_of(pool, year, at=at)
    for row in rows.order_by("pk"):
        standing = standings[row.pk]
        known = Event.objects.of(pool).about(row).filter(verb="warn_budget", facts__year=year)
        if not standing.warning or known.filter(facts__percent__gte=standing.warning).exists():
            continue
        messages.authority_budget(row, year, standing, at=at)
        Event.record("warn_budget", row, by=SYSTEM, at=at, year=year, percent=standing.warning)
        told += 1
    return told
