"""A Statement: lines that add up. Months are local calendar months of the Assignment's start."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from scheduling.domain import money


@dataclass(frozen=True)
class StatementLine:
    """One paid Assignment, as it was when the Statement was issued."""

    day: date
    text: str
    minutes: int
    km: Decimal
    amount: Decimal
    calculation: str


def first_of_month(day: date) -> date:
    """The month a day belongs to, named by its first day."""
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    """The last day of that month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def total(lines: tuple[StatementLine, ...]) -> Decimal:
    """The sum of the lines, to the cent."""
    return money.total(line.amount for line in lines)
