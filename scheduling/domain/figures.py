"""What an Authority asked for, got and cost in some time: counts and sums that can be added."""

from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum

YEARS = range(2000, 2200)


class Became(StrEnum):
    """What became of a Request; each is exactly one of these."""

    FOUND = "found"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    RUNNING = "running"


@dataclass(frozen=True)
class Figures:
    """`found` to `running`: Requests by what became of them. `done`: appointments that took place; `minutes`:
    of those that are confirmed; `waiting`: of those, not approved, so their cost is not known yet.
    """

    found: int = 0
    missing: int = 0
    withdrawn: int = 0
    rejected: int = 0
    running: int = 0
    done: int = 0
    minutes: int = 0
    late: int = 0
    waiting: int = 0
    paid: Decimal = Decimal("0.00")
    late_cost: Decimal = Decimal("0.00")

    def __add__(self, other: "Figures") -> "Figures":
        """Both together."""
        return Figures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def asked(self) -> int:
        """All Requests."""
        return sum(getattr(self, one.value) for one in Became)

    @property
    def cost(self) -> Decimal:
        """What is known so far."""
        return self.paid + self.late_cost
