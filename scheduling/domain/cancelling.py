"""What a late cancellation costs the Authority, by the Pool's rule.

    48 hours, 20 €, begins Wed 10:00      free ────────> Mon 10:00 ──── 20 € ────> Wed 10:00 ──── 20 € ─>

Hours are real ones, also across a clock change. Only who had agreed to come is a loss: an Assignment.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

FREE = Decimal("0.00")


@dataclass(frozen=True)
class CancelRule:
    """From `hours` before the beginning on, a cancellation costs `price` euros; 0 of either: always free."""

    hours: int
    price: Decimal

    def free_until(self, starts: datetime) -> datetime | None:
        """The instant (UTC) from which on it costs something; None when it never does."""
        if not self.hours or self.price <= 0:
            return None
        return starts.astimezone(UTC) - timedelta(hours=self.hours)

    def cost(self, starts: datetime, at: datetime) -> Decimal:
        """What it costs to cancel at `at` what begins at `starts`."""
        until = self.free_until(starts)
        return self.price if until is not None and at >= until else FREE


@dataclass(frozen=True)
class Terms:
    """What it costs to cancel all that is agreed now (`cost`), what later (`price`), and from when on.

    `free_until` is None where the Pool charges nothing, or nobody has agreed.
    """

    free_until: datetime | None
    cost: Decimal
    price: Decimal


def terms(rule: CancelRule, agreed: list[datetime], at: datetime) -> Terms:
    """The Terms for Assignments that begin at these times; the first of them binds first."""
    ends = [until for starts in agreed if (until := rule.free_until(starts)) is not None]
    cost = sum((rule.cost(starts, at) for starts in agreed), FREE)
    return Terms(min(ends, default=None), cost, rule.price * len(ends))
