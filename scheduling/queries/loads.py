"""How much people do: this month, this year's money, the last and the next appointment; by one statement.

Hours and money count over all Pools, as in the search: one person has one body, and the law counts the
person. The last and the next appointment are this Pool's only; those elsewhere are none of its business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from pool.models import Pool
from scheduling.domain.need import NO_CEILING
from scheduling.queries.income import as_euros, income_facts, income_text
from scheduling.queries.statements import among, as_instant, instant, numbers, run


@dataclass
class Load:
    """Of one person: Assignments and hours that begin in this local month, euros that count for this
    local year (paid, open, declared: sql/income.sql).

    `left` is what remains of the tax-free amount, None where the Pool does not mind it; never below 0.
    """

    appointments: int = 0
    hours: float = 0.0
    earned: Decimal = NO_CEILING
    left: Decimal | None = None
    last: datetime | None = None
    next: datetime | None = None


def loads_of(people: Sequence[int], pool: Pool, *, at: datetime) -> dict[int, Load]:
    """By person; everybody asked for is in it."""
    found = {person: Load() for person in people}
    if not found:
        return found
    bounds = {name: instant(datetime.combine(day, time(), pool.tz)) for name, day in _days(pool, at).items()}
    year = at.astimezone(pool.tz).year
    facts = bounds | income_facts(year, pool.tz, at=at)
    facts |= {"people": numbers(list(found)), "pool": pool.pk, "now": instant(at)}
    words = {"people": among("people"), "income": income_text()}
    for kind, person, first, second, amount in run("loads", facts, **words):
        load = found[person]
        if kind == "month":
            load.appointments += 1
            load.hours += (as_instant(second) - as_instant(first)).total_seconds() / 3600
        elif kind == "earned":
            load.earned = as_euros(amount)
        else:
            setattr(load, kind, as_instant(first))
    if ceiling := pool.ceiling(year):
        for load in found.values():
            load.left = max(NO_CEILING, ceiling - load.earned)
    return found


def _days(pool: Pool, at: datetime) -> dict[str, date]:
    today = at.astimezone(pool.tz).date()
    month = today.replace(day=1)
    return {
        "month": month,
        "next_month": month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1),
    }
