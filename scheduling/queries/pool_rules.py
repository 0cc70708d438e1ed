"""The Pool's own rules, from its columns, holidays and closures to the plain value."""

from collections.abc import Callable
from datetime import date, datetime

from pool import public_holidays
from pool.models import Closure, Pool
from scheduling.domain.pool_rules import PoolRules


def rules_of(pool: Pool, at: datetime) -> PoolRules:
    """The columns as the plain value; one statement if there is a lead time."""
    return PoolRules(
        tz=pool.tz,
        excluded_kinds=frozenset(pool.excluded_kinds),
        excluded_settings=frozenset(pool.excluded_settings),
        longest=pool.longest,
        lead_days=pool.lead_days,
        lead_refuses=pool.lead_refuses,
        service_days=frozenset(pool.service_days),
        service_from=pool.service_from,
        service_until=pool.service_until,
        client_cap=pool.client_cap,
        needs_agreement=pool.needs_agreement,
        rests=_resting(pool, at) if pool.lead_days else lambda day: False,
    )


def _resting(pool: Pool, at: datetime) -> Callable[[date], bool]:
    today = at.astimezone(pool.tz).date()
    closures = list(Closure.objects.of(pool).filter(last_day__gte=today))

    def rests(day: date) -> bool:
        holiday = day in public_holidays.of_year(pool.federal_state, day.year)
        return holiday or any(one.first_day <= day <= one.last_day for one in closures)

    return rests
