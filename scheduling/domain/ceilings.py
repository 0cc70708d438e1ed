"""How far somebody is with the tax-free amount of a year, and where that leads. Euros, local days."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from scheduling.domain import money
from scheduling.domain.ranking import WEIGHTS

NOTHING = Decimal("0.00")
EARLY = Decimal("0.6")  # before so much is used nobody is warned of a forecast
LEAST_DAYS, YEAR_DAYS = 90, 365


class Step(StrEnum):
    """What somebody hears of: it comes near, it is reached."""

    WARN = "warn"
    REACHED = "reached"


class Effect(StrEnum):
    """What it does to the search when little is left, or nothing."""

    NOTHING = "nothing"
    LATER = "later"
    STOPS = "stops"


def effect_of(weights: Mapping[str, float], *, stops: bool) -> Effect:
    """What it does with these weights of the order, where reaching it stops the asking or not."""
    if stops:
        return Effect.STOPS
    return Effect.LATER if weights.get("room", WEIGHTS["room"]) else Effect.NOTHING


@dataclass(frozen=True)
class Usual:
    """What somebody got for the work of the last twelve months, and on which day the first of it was."""

    amount: Decimal = NOTHING
    first: date | None = None

    def a_day(self, today: date) -> Decimal:
        """Of one day, on an average; who is new is reckoned over ninety days, or it would be too much."""
        if self.first is None:
            return NOTHING
        days = min(max((today - self.first).days, LEAST_DAYS), YEAR_DAYS)
        return max(NOTHING, self.amount) / days


@dataclass(frozen=True)
class Outlook:
    """Euros expected until 31 December; `month` is the number of the month in which the ceiling is reached.

    None: it is reached already, or will not be this year.
    """

    forecast: Decimal
    month: int | None = None


def outlook(
    counted: Decimal, ceiling: Decimal, *, worked: Decimal, booked: Sequence[tuple[date, Decimal]],
    usual: Usual, today: date,
) -> Outlook:  # fmt: skip
    """What counts already, what is worked and not approved yet, and what the rest of the year brings.

    The rest is what is booked, or what the days until 31 December usually bring (the average of the last
    twelve months), whichever is more: a booked appointment is part of a usual rest, not added to it.
    """
    a_day, before = usual.a_day(today), counted
    forecast, reached = counted, None
    for month in range(today.month, 13):
        end = date(today.year, month, monthrange(today.year, month)[1])
        promised = sum((amount for day, amount in booked if day <= end), NOTHING)
        forecast = money.euros(counted + worked + max(promised, a_day * (end - today).days))
        if reached is None and ceiling > 0 and before < ceiling <= forecast:
            reached = month
        before = forecast
    return Outlook(forecast, reached)


def step_of(counted: Decimal, ceiling: Decimal, *, forecast: Decimal, warn_percent: int) -> Step | None:
    """What is to be said now, None while there is room. `warn_percent` 0: no warning before it is reached."""
    if ceiling <= 0:
        return None
    if counted >= ceiling:
        return Step.REACHED
    near = warn_percent and counted * 100 >= ceiling * warn_percent
    ahead = forecast > ceiling and counted >= ceiling * EARLY
    return Step.WARN if near or (warn_percent and ahead) else None
