"""Who was asked whether they still come, and does not say so."""

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from pool.domain.actors import Actor
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment
from scheduling.queries.quiet import quiet_hours
from scheduling.queries.visible import visible

WAITS = 180  # awake minutes
EVENING = time(18)  # of the day before: later nobody is at the desk


def silences(actor: Actor, *, at: datetime) -> list[Assignment]:
    """What is still ahead and unanswered for three awake hours, or at six in the evening; the next first."""
    rows = visible(Assignment, actor).filter(starts__gt=at)
    return [row for row in _unanswered(rows) if _waited(row) <= at]


def due_silences(at: datetime, *, within: timedelta) -> list[Assignment]:
    """The same of all Pools, for what begins so soon."""
    rows = Assignment.objects.across_pools().filter(starts__gt=at, starts__lte=at + within)
    return [row for row in _unanswered(rows) if _waited(row) <= at]


def _unanswered(rows: "QuerySet[Assignment]") -> "QuerySet[Assignment]":
    open_ones = rows.filter(
        state=AssignmentState.CONFIRMED, still_asked_at__isnull=False, still_coming_at__isnull=True
    )
    related = "pool", "interpreter__person", "person", "position", "request__authority", "request__pool"
    found = open_ones.select_related(*related).prefetch_related("request__slots", "request__positions")
    return found.order_by("starts", "pk")


def _waited(row: Assignment) -> datetime:
    """From when on the coordinator is told."""
    asked = row.still_asked_at or row.starts
    before = row.starts.astimezone(row.pool.tz).date() - timedelta(days=1)
    return min(quiet_hours(row.pool).after_awake(asked, WAITS), _evening(before, row))


def _evening(day: date, row: Assignment) -> datetime:
    return datetime.combine(day, EVENING, row.pool.tz)
