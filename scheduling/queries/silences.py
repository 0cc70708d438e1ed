"""Who was asked whether they still come, and does not say so."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from scheduling.domain.reminders import silent_from
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment
from scheduling.queries.quiet import quiet_hours


def silences(rows: Iterable[Assignment], *, at: datetime) -> list[Assignment]:
    """Those still ahead whose silence has become an answer."""
    held = [row for row in rows if row.state == AssignmentState.CONFIRMED and row.starts > at]
    return [row for row in held if row.awaits_word and silent_since(row) <= at]


def due_silences(at: datetime, *, within: timedelta) -> list[Assignment]:
    """The same of all Pools, for what begins so soon, the next first."""
    rows = Assignment.objects.across_pools().filter(
        state=AssignmentState.CONFIRMED, starts__gt=at, starts__lte=at + within,
        still_asked_at__isnull=False, still_coming_at__isnull=True,
    )  # fmt: skip
    rows = rows.select_related("pool", "person", "position", "request__pool").order_by("starts", "pk")
    return silences(rows.prefetch_related("request__slots", "request__positions"), at=at)


def silent_since(row: Assignment) -> datetime:
    """From when on their silence is an answer."""
    return silent_from(row.still_asked_at or row.starts, row.starts, quiet_hours(row.pool))
