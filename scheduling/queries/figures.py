"""The figures of one Authority in one year: four statements, however much there is.

A Request belongs to the local month in which its time begins, an appointment to that of its own beginning.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import add
from typing import Any

from django.db.models import Case, Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models.functions import ExtractMonth

from pool.models import Authority
from scheduling.domain import money
from scheduling.domain.figures import YEARS, Became, Figures
from scheduling.domain.states import APPROVED_RECORD, AssignmentState, RecordState, RequestState
from scheduling.models import Assignment, Position, Request, ServiceRecord
from scheduling.queries.desk import timed

CONFIRMED = (RecordState.ATTESTED, *APPROVED_RECORD)
OPEN = (
    RequestState.SUBMITTED, RequestState.APPROVED, RequestState.SEARCHING, RequestState.RECONFIRMING,
    RequestState.FILLED,
)  # fmt: skip


@dataclass(frozen=True)
class Year:
    """One Authority's year; a language counts each Request that asks for it."""

    year: int
    months: tuple[Figures, ...]
    languages: Mapping[str, Figures]
    settings: Mapping[str, Figures]

    @property
    def total(self) -> Figures:
        """The months together."""
        return reduce(add, self.months)


def years_of(authority: Authority, *, at: datetime) -> range:
    """The years in which something was asked for, this one included."""
    tz = authority.pool.tz
    rows = _requests(authority).aggregate(first=Min("starts"), last=Max("starts"))
    found = [one.astimezone(tz).year for one in (rows["first"] or at, at, rows["last"] or at)]
    return range(max(min(found), YEARS[0]), min(max(found), YEARS[-1]) + 1)


def figures_of(authority: Authority, year: int) -> Year:
    """Everything of this local year."""
    months: dict[int, Figures] = defaultdict(Figures)
    languages: dict[str, Figures] = defaultdict(Figures)
    settings: dict[str, Figures] = defaultdict(Figures)
    for row in _became(authority, year):
        one = Figures(**{row["became"]: row["n"]})
        months[row["month"]] += one
        settings[row["setting"]] += one
    for row in _spoken(authority, year):
        languages[row["language"]] += Figures(**{row["became"]: row["n"]})
    for row in _worked(authority, year):
        one = _figures(row)
        months[row["month"]] += one
        settings[row["request__setting"]] += one
        languages[row["position__language"]] += one
    by_number = tuple(months[number] for number in range(1, 13))
    return Year(year, by_number, languages, settings)


def appointments_of(authority: Authority, year: int) -> "QuerySet[Assignment]":
    """Its appointments of this year, the first one first; cancelled ones only when they cost something."""
    rows = _assignments(authority, year).select_related("person", "position", "request", "service_record")
    return rows.order_by("starts", "pk")


def _requests(authority: Authority) -> "QuerySet[Any]":
    """Without what was merged into another one: that was one need, said twice."""
    rows = Request.objects.of(authority.pool_id).filter(authority=authority, merged_into=None)
    return timed(rows).order_by()


def _in(authority: Authority, year: int) -> Q:
    tz = authority.pool.tz
    begin, end = (datetime.combine(date(one, 1, 1), datetime.min.time(), tz) for one in (year, year + 1))
    return Q(starts__gte=begin, starts__lt=end)


def _with_outcome(rows: "QuerySet[Any]", authority: Authority, key: str, prefix: str = "") -> "QuerySet[Any]":
    held = Assignment.objects.of(authority.pool_id).filter(request=OuterRef(key))
    held = held.exclude(state=AssignmentState.CANCELLED)
    state = f"{prefix}state"
    became = Case(
        When(**{state: RequestState.WITHDRAWN}, then=Value(Became.WITHDRAWN.value)),
        When(**{state: RequestState.REJECTED}, then=Value(Became.REJECTED.value)),
        When(Exists(held), then=Value(Became.FOUND.value)),
        When(**{f"{state}__in": OPEN}, then=Value(Became.RUNNING.value)),
        default=Value(Became.MISSING.value),
    )
    return rows.annotate(became=became)


def _became(authority: Authority, year: int) -> "QuerySet[Any]":
    rows = _requests(authority).filter(_in(authority, year))
    rows = _with_outcome(rows, authority, "pk").annotate(
        month=ExtractMonth("starts", tzinfo=authority.pool.tz)
    )
    return rows.values("month", "setting", "became").annotate(n=Count("pk"))


def _spoken(authority: Authority, year: int) -> "QuerySet[Any]":
    rows = Position.objects.of(authority.pool_id).filter(dropped=False, request__authority=authority)
    rows = rows.filter(request__merged_into=None)
    counted: QuerySet[Any] = rows.filter(request__slots__rank=1).annotate(starts=F("request__slots__starts"))
    told = _with_outcome(
        counted.filter(_in(authority, year)).order_by(), authority, "request_id", "request__"
    )
    return told.values("language", "became").annotate(n=Count("request", distinct=True))


def _assignments(authority: Authority, year: int) -> "QuerySet[Assignment]":
    rows = Assignment.objects.of(authority.pool_id).filter(request__authority=authority)
    off = Q(state=AssignmentState.CANCELLED, late_cost=None)
    return rows.filter(_in(authority, year)).exclude(off)


def _worked(authority: Authority, year: int) -> "QuerySet[Any]":
    done = Q(state=AssignmentState.DONE)
    record = "service_record"
    paid = Q(**{f"{record}__state__in": APPROVED_RECORD, f"{record}__kind": ServiceRecord.WORKED})
    rows = _assignments(authority, year).order_by()
    rows = rows.annotate(month=ExtractMonth("starts", tzinfo=authority.pool.tz))
    confirmed = Q(**{f"{record}__state__in": CONFIRMED, f"{record}__absent": False})
    return rows.values("month", "request__setting", "position__language").annotate(
        done=Count("pk", filter=done),
        waiting=Count("pk", filter=done & ~paid),
        spent=Sum(F(f"{record}__minutes"), filter=done & confirmed),
        paid=Sum(F(f"{record}__amount"), filter=paid),
        late=Count("pk", filter=Q(late_cost__isnull=False)),
        late_sum=Sum("late_cost"),
    )


def _figures(row: Mapping[str, Any]) -> Figures:
    return Figures(
        done=row["done"],
        waiting=row["waiting"],
        minutes=row["spent"] or 0,
        late=row["late"],
        paid=money.euros(row["paid"] or 0),
        late_cost=money.euros(row["late_sum"] or 0),
    )
