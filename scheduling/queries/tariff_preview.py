"""What Terms that are not saved yet would have made of last month's Assignments."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from pool.models import Pool
from scheduling.domain import money, tariffs
from scheduling.domain.states import APPROVED_RECORD, AssignmentState
from scheduling.models import ServiceRecord, Tariff
from scheduling.queries.bookings import local_day
from scheduling.queries.funding import sources_of
from scheduling.queries.pricing import Priced, prices_of, work_of

RELATED = "interpreter__person", "pool", "request__authority", "position"


@dataclass(frozen=True)
class Compared:
    """One Assignment: what it is or would be worth now (None: no Tariff says it), and what it would be."""

    record: ServiceRecord
    day: date
    old: Decimal | None
    new: Decimal
    sentence: str

    @property
    def difference(self) -> Decimal:
        """Euros more, or less."""
        return self.new - (self.old or Decimal("0.00"))


@dataclass(frozen=True)
class Preview:
    """A month's Assignments under the present Tariffs and under the new one, in euros."""

    month: date
    rows: tuple[Compared, ...]

    @property
    def old(self) -> Decimal:
        """What they cost now."""
        return money.total(one.old or Decimal(0) for one in self.rows)

    @property
    def new(self) -> Decimal:
        """What they would cost."""
        return money.total(one.new for one in self.rows)

    @property
    def difference(self) -> Decimal:
        """Euros more, or less."""
        return self.new - self.old


def month_before(day: date) -> date:
    """The first day of the month before."""
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def preview(pool: Pool, terms: tariffs.Terms, *, reach: Any, today: date) -> Preview:
    """Last month's Assignments for which the Tariff would count, in the order of their days.

    `reach` has side, applies_to and source_id. What is approved counts as approved, the rest as it would be.
    """
    month = month_before(today)
    rows = _held(pool, month)
    pays, present = sources_of(pool), prices_of(pool)
    simulated = _Simulated(pool, terms, month)
    found = []
    for record in rows:
        work = work_of(record)
        if not _fits(record, work, reach, pays(record)):
            continue
        lines = simulated.price(record, work)
        old = _old(record, present, charged=reach.side == Tariff.AUTHORITY)
        told = tariffs.calculation(lines)
        found.append(Compared(record, local_day(record.assignment), old, tariffs.total(lines), told))
    return Preview(month, tuple(found))


def _held(pool: Pool, month: date) -> "QuerySet[ServiceRecord]":
    """What took place, or was called off too late, that month."""
    after = date(month.year + (month.month == 12), month.month % 12 + 1, 1)
    since, until = (datetime.combine(day, time(), pool.tz) for day in (month, after))
    rows = ServiceRecord.objects.of(pool).filter(assignment__starts__gte=since, assignment__starts__lt=until)
    rows = rows.filter(Q(minutes__gte=1) | Q(kind=ServiceRecord.CANCELLED))
    rows = rows.exclude(assignment__state=AssignmentState.NO_SHOW)
    related = (f"assignment__{one}" for one in RELATED)
    return rows.select_related(*related).order_by("assignment__starts", "pk")


def _fits(record: ServiceRecord, work: tariffs.Work, reach: Any, source: int | None) -> bool:
    where = reach.applies_to in ("", "remote" if work.remote else "on_site")
    if reach.side == Tariff.AUTHORITY:
        return where and record.assignment.request.authority.pays_itself
    return where and reach.source_id in (None, source)


def _old(record: ServiceRecord, present: Any, *, charged: bool) -> Decimal | None:
    if record.state in APPROVED_RECORD:
        return record.charge if charged else record.amount
    try:
        priced: Priced = present(record)
    except tariffs.NoTariff:
        return None
    return priced.charge if charged else priced.amount


class _Simulated:
    """Prices one Assignment after the other; its own results count for the bounds of the following ones."""

    def __init__(self, pool: Pool, terms: tariffs.Terms, month: date) -> None:
        self.terms = terms
        since = datetime.combine(date(month.year, 1, 1), time(), pool.tz)
        until = datetime.combine(month, time(), pool.tz)
        rows = ServiceRecord.objects.of(pool).filter(state__in=APPROVED_RECORD).order_by()
        rows = rows.filter(assignment__starts__gte=since, assignment__starts__lt=until)
        self.clients: Counter[str] = Counter(dict(_clients(rows)))
        paid = rows.values_list("assignment__interpreter").annotate(euros=Sum("amount"))
        self.paid: defaultdict[int, Decimal] = defaultdict(Decimal, dict(paid))
        self.days: defaultdict[tuple[int, date], list[tariffs.Earlier]] = defaultdict(list)

    def price(self, record: ServiceRecord, work: tariffs.Work) -> tuple[tariffs.Line, ...]:
        """The lines, and what is remembered of them."""
        who = record.assignment.interpreter_id
        near, within = self.days[who, work.starts.date()], self.terms.travel.once_within
        same = tariffs.visit_of(work, [one.work for one in near], within=within) if within else []
        visit = tuple(one for one in near if any(one.work is told for told in same))
        counted = bool(record.assignment.request.client_token)
        before = tariffs.Before(self.clients[work.case] if counted else 0, self.paid[who], visit)
        lines = tariffs.price(self.terms, work, before)
        amount = tariffs.total(lines)
        self.clients[work.case] += 1
        self.paid[who] += amount
        if amount:
            near.append(tariffs.Earlier(work, amount))
        return lines


def _clients(rows: "QuerySet[ServiceRecord]") -> Iterator[tuple[str, int]]:
    keys = "assignment__request__authority", "assignment__request__client_token"
    for office, token, n in rows.values_list(*keys).annotate(n=Count("pk")):
        yield f"{office}:{token}", n
