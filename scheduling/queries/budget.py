"""How many SMS a Pool has used in the month that runs, and where that leads."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Sum

from notifications.domain.statuses import MessageState
from notifications.models import Message
from pool.models import Pool

PERHAPS = (MessageState.SENDING, MessageState.UNKNOWN)  # may have been taken, and then they cost
EARLY, FULL = 80, 100


@dataclass(frozen=True)
class Budget:
    """Segments of one local month: used, expected until its end, and the Pool's own figure (0: none)."""

    month: date
    used: int
    expected: int
    most: int

    @property
    def percent(self) -> int:
        """Used of a hundred, rounded down; 0 without a figure."""
        return self.used * 100 // self.most if self.most else 0

    @property
    def warning(self) -> int:
        """80 or 100 once so many percent are used, otherwise 0."""
        return next((step for step in (FULL, EARLY) if self.percent >= step), 0)


def budget_of(pool: Pool, at: datetime) -> Budget:
    """The month of `at` in the Pool's own time. What was held back or has expired cost nothing."""
    day = at.astimezone(pool.tz).date()
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    begin, end = (datetime.combine(one, time(), pool.tz) for one in (first, following))
    _number, used = left_in(pool, begin, end)
    gone = max((at - begin) / (end - begin), 1 / (following - first).days)
    return Budget(first, used, round(used / gone), pool.sms_budget)


def left_in(pool: Pool, begin: datetime, end: datetime) -> tuple[int, int]:
    """How many SMS left the house between two instants, and of how many parts they were.

    Where nobody knows whether it left, it counts by when that was tried; what was held back does not.
    """
    sms = Message.objects.filter(pool_id=pool.pk, direction=Message.OUT, channel=Message.SMS)
    sent = sms.filter(sent_at__gte=begin, sent_at__lt=end)
    perhaps = sms.filter(state__in=PERHAPS, sent_at=None, claimed_at__gte=begin, claimed_at__lt=end)
    found = [rows.aggregate(n=Count("pk"), parts=Sum("segments")) for rows in (sent, perhaps)]
    return sum(one["n"] for one in found), sum(one["parts"] or 0 for one in found)
