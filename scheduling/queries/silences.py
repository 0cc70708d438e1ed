"""Who was asked whether they still come, and does not say so."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment
from scheduling.queries.quiet import quiet_hours

WAITS = 180  # awake minutes
EVENING = time(18)  # of the day before: later nobody is at the desk


def silences(rows: Iterable[Assignment], *, at: datetime) -> list[Assignment]:
    """Those still ahead and unanswered for three awake hours, or at six in the evening of the day before."""
    held = [row for row in rows if row.state == AssignmentState.CONFIRMED and row.starts > at]
    return [row for row in held if row.awaits_word and _waited(row) <= at]


def due_silences(at: datetime, *, within: timedelta) -> list[Assignment]:
    """The same of all Pools, for what begins so soon, the next first."""
    rows = Assignment.objects.across_pools().filter(
        state=AssignmentState.CONFIRMED, starts__gt=at, starts__lte=at + within,
        still_asked_at__isnull=False, still_coming_at__isnull=True,
    )  # fmt: skip
    rows = rows.select_related("pool", "person", "position", "request__pool").order_by("starts", "pk")
    return silences(rows.prefetch_related("request__slots", "request__positions"), at=at)


def _waited(row: Assignment) -> datetime:
    """From when on the coordinator is told."""
    asked = row.still_asked_at or row.starts
    before = row.starts.astimezone(row.pool.tz).date() - timedelta(days=1)
    evening = datetime.combine(before, EVENING, row.pool.tz)
    return min(quiet_hours(row.pool).after_awake(asked, WAITS), evening)
