"""What was done, said and thought in a span: one or two aggregating statements each."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from pool.domain.actors import Role
from pool.domain.periods import Period
from pool.models import Pool
from scheduling.domain import money
from scheduling.domain.evaluation import Words, Work
from scheduling.domain.loads import Load
from scheduling.domain.states import APPROVED_RECORD, AssignmentState
from scheduling.models import Assignment, Feedback
from scheduling.queries.budget import left_in
from scheduling.queries.figures import CONFIRMED

LATE = timedelta(hours=24)
RECORD = "service_record__"
TOLD = Q(**{f"{RECORD}state__in": CONFIRMED})


def work_in(pool: Pool, span: Period) -> Work:
    """Assignments that begin in this time. A cancellation is late less than a day before the beginning."""
    done, off = Q(state=AssignmentState.DONE), Q(state=AssignmentState.CANCELLED)
    found: dict[str, Any] = _begun(pool, span).aggregate(
        done=Count("pk", filter=done),
        minutes=Sum(F(f"{RECORD}minutes"), filter=done & TOLD & Q(**{f"{RECORD}absent": False})),
        km=Sum(F(f"{RECORD}km"), filter=done & TOLD),
        paid=Sum(F(f"{RECORD}amount"), filter=Q(**{f"{RECORD}state__in": APPROVED_RECORD})),
        told=Count("pk", filter=done & TOLD),
        absent=Count("pk", filter=done & TOLD & Q(**{f"{RECORD}absent": True})),
        no_show=Count("pk", filter=Q(state=AssignmentState.NO_SHOW)),
        cancelled=Count("pk", filter=off),
        late=Count("pk", filter=off & Q(ended_at__gt=F("starts") - LATE)),
        by_interpreter=Count("pk", filter=off & Q(cancelled_by=Role.INTERPRETER.value)),
        charged=Count("pk", filter=Q(late_cost__isnull=False)),
        charges=Sum("late_cost"),
    )
    found["unconfirmed"] = found["done"] - found.pop("told")
    for name, none in (("minutes", 0), ("km", Work.km)):
        found[name] = found[name] or none
    for name in ("paid", "charges"):
        found[name] = money.euros(found[name] or 0)
    return Work(**found)


def loads_in(pool: Pool, span: Period) -> dict[int, Load]:
    """By volunteer: what was agreed or done, with confirmed minutes and kilometres."""
    rows = _begun(pool, span).filter(state__in=(AssignmentState.CONFIRMED, AssignmentState.DONE))
    counted = rows.order_by().values_list("interpreter_id").annotate(
        n=Count("pk"),
        minutes=Sum(F(f"{RECORD}minutes"), filter=TOLD & Q(**{f"{RECORD}absent": False})),
        km=Sum(F(f"{RECORD}km"), filter=TOLD),
    )  # fmt: skip
    return {who: Load(n, minutes or 0, float(km or 0)) for who, n, minutes, km in counted}


def feedback_in(pool: Pool, span: Period) -> dict[str, int]:
    """How often which word about Assignments that began in this time."""
    rows = Feedback.objects.of(pool).filter(
        assignment__starts__gte=span.start, assignment__starts__lt=span.end
    )
    return dict(rows.order_by().values_list("rating").annotate(Count("pk")))


def words_in(pool: Pool, span: Period) -> Words:
    """SMS that left during this time."""
    return Words(*left_in(pool, span.start, span.end))


def _begun(pool: Pool, span: Period) -> "QuerySet[Any]":
    return Assignment.objects.of(pool).filter(starts__gte=span.start, starts__lt=span.end)
