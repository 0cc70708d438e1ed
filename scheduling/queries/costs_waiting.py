"""Which institutions that pay themselves wait for a list of costs, and for which months."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from pool.models import Pool
from scheduling.domain.statements import first_of_month
from scheduling.domain.states import APPROVED_RECORD
from scheduling.models import Assignment, CostItem, ServiceRecord


def months_to_charge(pool: Pool) -> list[tuple[int, date]]:
    """(Authority's number, first of month): an approved charge or a late cancellation stands on no list."""
    found = {
        (authority, first_of_month(starts.astimezone(pool.tz).date())) for authority, starts in _all(pool)
    }
    return sorted(found, key=lambda one: (one[1], one[0]))


def _all(pool: Pool) -> Iterator[tuple[int, datetime]]:
    yield from _services(pool).values_list("assignment__request__authority", "assignment__starts").iterator()
    yield from _cancellations(pool).values_list("request__authority", "starts").iterator()


def _services(pool: Pool) -> "QuerySet[ServiceRecord]":
    listed = CostItem.objects.of(pool).filter(
        assignment=OuterRef("assignment"), kind=CostItem.SERVICE, revision=OuterRef("revision")
    )
    rows = ServiceRecord.objects.of(pool).filter(state__in=APPROVED_RECORD, charge__gt=0)
    return rows.filter(assignment__request__authority__pays_itself=True).exclude(Exists(listed))


def _cancellations(pool: Pool) -> "QuerySet[Assignment]":
    listed = CostItem.objects.of(pool).filter(assignment=OuterRef("pk"), kind=CostItem.CANCELLATION)
    rows = Assignment.objects.of(pool).filter(late_cost__gt=0, request__authority__pays_itself=True)
    return rows.exclude(Exists(listed))
