"""What bounds count: a client's appointments and an Interpreter's euros this year, the rest of a visit."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from pool.models import Pool
from scheduling.domain import tariffs
from scheduling.domain.states import APPROVED_RECORD, AssignmentState
from scheduling.models import ServiceRecord
from scheduling.queries.bookings import local_day

RELATED = "interpreter", "pool", "request__authority"


class Known:
    """Reads what is approved by year or month, at the first question for it; `work_of` as in pricing.py."""

    def __init__(self, pool: Pool | int, work_of: Callable[[ServiceRecord], tariffs.Work]) -> None:
        self.pool, self.work_of = pool, work_of
        self.clients: dict[int, dict[tuple[int, str], int]] = {}
        self.paid: dict[int, dict[int, Decimal]] = {}
        self.months: dict[date, dict[tuple[int, date], list[ServiceRecord]]] = {}

    def before(
        self, record: ServiceRecord, work: tariffs.Work, tariff: tariffs.Tariff, *, charged: bool = False
    ) -> tariffs.Before:
        """What this Tariff needs to know; `charged`: the Authority's side, where no year's euros count."""
        terms = tariff.terms
        row, year = record.assignment, local_day(record.assignment).year
        own = record.state in APPROVED_RECORD
        count, paid = 0, Decimal("0.00")
        if terms.client_most is not None and row.request.client_token:
            key = row.request.authority_id, row.request.client_token
            count = self._clients(record, year).get(key, 0) - own
        if terms.year_most is not None and not charged:
            paid = self._paid(record, year).get(row.interpreter_id, paid)
            paid -= (record.amount or 0) if own else 0
        within = terms.travel.once_within
        visit = self._visit(record, work, tariff, charged) if within and not work.notice else ()
        return tariffs.Before(count, paid, visit)

    def _clients(self, record: ServiceRecord, year: int) -> dict[tuple[int, str], int]:
        if year not in self.clients:
            rows = self._approved(record, year).exclude(assignment__request__client_token="")
            keys = "assignment__request__authority", "assignment__request__client_token"
            counted = rows.values_list(*keys).annotate(n=Count("pk")).order_by()
            self.clients[year] = {(office, token): n for office, token, n in counted}
        return self.clients[year]

    def _paid(self, record: ServiceRecord, year: int) -> dict[int, Decimal]:
        if year not in self.paid:
            rows = self._approved(record, year).values_list("assignment__interpreter")
            self.paid[year] = dict(rows.annotate(euros=Sum("amount")).order_by())
        return self.paid[year]

    def _approved(self, record: ServiceRecord, year: int) -> "QuerySet[ServiceRecord]":
        rows = ServiceRecord.objects.of(self.pool).filter(state__in=APPROVED_RECORD)
        return rows.filter(**_between(record, date(year, 1, 1), date(year + 1, 1, 1)))

    def _visit(
        self, record: ServiceRecord, work: tariffs.Work, tariff: tariffs.Tariff, charged: bool
    ) -> tuple[tariffs.Earlier, ...]:
        """All that happened that day decide what one visit is, whether approved or not; only those count."""
        day, within = local_day(record.assignment), tariff.terms.travel.once_within
        rows = self._month(record, day.replace(day=1)).get((record.assignment.interpreter_id, day), [])
        works = {id(told := self.work_of(row)): (told, row) for row in rows if row.pk != record.pk}
        same = tariffs.visit_of(work, [told for told, _row in works.values()], within=within)
        found = []
        for told in same:
            row = works[id(told)][1]
            amount = row.charge if charged else row.amount
            if amount:
                found.append(tariffs.Earlier(told, amount, not charged and row.tariff_id != tariff.id))
        return tuple(found)

    def _month(self, record: ServiceRecord, first: date) -> dict[tuple[int, date], list[ServiceRecord]]:
        if first not in self.months:
            following = (first + timedelta(days=31)).replace(day=1)
            rows = ServiceRecord.objects.of(self.pool).filter(**_between(record, first, following))
            rows = rows.filter(assignment__state=AssignmentState.DONE)
            found: dict[tuple[int, date], list[ServiceRecord]] = {}
            for row in rows.select_related(*(f"assignment__{one}" for one in RELATED)):
                found.setdefault((row.assignment.interpreter_id, local_day(row.assignment)), []).append(row)
            self.months[first] = found
        return self.months[first]


def _between(record: ServiceRecord, first: date, following: date) -> dict[str, Any]:
    """Assignments that begin on local days from the one to before the other."""
    zone = record.assignment.pool.tz
    since, until = (datetime.combine(day, time(), zone) for day in (first, following))
    return {"assignment__starts__gte": since, "assignment__starts__lt": until}
