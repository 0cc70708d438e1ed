"""What people will get until the year ends: done and not approved, booked, and what a year usually brings."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Modality
from pool.models import Pool
from scheduling.domain.ceilings import NOTHING, Usual
from scheduling.domain.states import APPROVED_RECORD, AssignmentState
from scheduling.domain.tariffs import Line, LineKind, total
from scheduling.models import Assignment, BankAccount, MoneyRules, ServiceRecord
from scheduling.queries.pricing import prices_of

HALF_A_YEAR = timedelta(days=183)
TO_COME = (AssignmentState.CONFIRMED, AssignmentState.DONE)


@dataclass(frozen=True)
class Leaves:
    """What of an expected amount does not count: the way in these Pools, all of these Interpreters'."""

    travel: frozenset[int]
    waiving: frozenset[int]

    @classmethod
    def out(cls, people: Sequence[int]) -> "Leaves":
        """Of these persons."""
        rules = MoneyRules.objects.across_pools().filter(travel_counts=False)
        accounts = BankAccount.objects.across_pools().filter(interpreter__person__in=people)
        return cls(
            frozenset(rules.values_list("pool_id", flat=True)),
            frozenset(accounts.exclude(waives_since=None).values_list("interpreter_id", flat=True)),
        )

    def counts(self, row: Assignment, amount: Decimal, travel: Decimal) -> Decimal:
        """What of this amount, of which so much is for the way, counts."""
        if row.interpreter_id in self.waiving:
            return NOTHING
        if row.pool_id not in self.travel:
            return amount
        return amount - min(max(travel, NOTHING), max(amount, NOTHING))


def to_come(
    people: list[int], pool: Pool, leaves: Leaves, *, at: datetime
) -> tuple[dict[int, Decimal], dict[int, list[tuple[date, Decimal]]]]:
    """What is done and not approved, as a sum; what is promised until the year ends, with its day."""
    end = datetime.combine(date(at.astimezone(pool.tz).year + 1, 1, 1), time(), pool.tz)
    rows = Assignment.objects.across_pools().filter(
        person__in=people, state__in=TO_COME, starts__gte=at - HALF_A_YEAR, starts__lt=end
    )
    rows = rows.exclude(service_record__state__in=APPROVED_RECORD)
    related = "pool", "request__authority", "position", "interpreter", "service_record"
    done: dict[int, Decimal] = defaultdict(lambda: NOTHING)
    ahead: dict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    prices: dict[int, Any] = {}
    for row in rows.select_related(*related).order_by("starts", "pk"):
        if row.pool_id not in prices:
            prices[row.pool_id] = prices_of(row.pool)
        worth = _worth(row, prices[row.pool_id], leaves)
        if row.starts < at:
            done[row.person_id] += worth
        else:
            ahead[row.person_id].append((row.starts.astimezone(pool.tz).date(), worth))
    return done, ahead


def _worth(row: Assignment, priced: Any, leaves: Leaves) -> Decimal:
    """By the Tariff, of the time reported so far, otherwise of the agreed one; 0 where no Tariff knows."""
    record = getattr(row, "service_record", None)
    if record is None or record.minutes is None:
        way = row.km if row.km and row.request.modality == Modality.ON_SITE else 0
        minutes = (row.ends - row.starts) // timedelta(minutes=1)
        record = ServiceRecord(pool=row.pool, minutes=minutes, km=Decimal(round(2 * way)))
    if not record.minutes:
        return NOTHING  # nobody has interpreted
    record.assignment = row
    try:
        lines: tuple[Line, ...] = priced(record).lines
    except Refused:
        return NOTHING
    travel = total(tuple(line for line in lines if line.kind == LineKind.TRAVEL))
    return leaves.counts(row, total(lines), travel)


def usual_of(people: list[int], pool: Pool, leaves: Leaves, *, at: datetime) -> dict[int, Usual]:
    """By the day of the work, over all Pools."""
    rows = ServiceRecord.objects.across_pools().filter(
        assignment__person__in=people, state__in=APPROVED_RECORD,
        assignment__starts__gte=at - timedelta(days=365), assignment__starts__lt=at,
    )  # fmt: skip
    found: dict[int, Usual] = defaultdict(Usual)
    for record in rows.select_related("assignment").order_by("assignment__starts", "pk"):
        row, before = record.assignment, found[record.assignment.person_id]
        parts = [Decimal(line["amount"]) for line in record.lines if line.get("kind") == LineKind.TRAVEL]
        amount = leaves.counts(row, record.amount or NOTHING, sum(parts, NOTHING))
        first = before.first or row.starts.astimezone(pool.tz).date()
        found[row.person_id] = Usual(before.amount + amount, first)
    return found
