"""Decimal and rounding; nowhere else. Amounts are euros with two places, half cents go up."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def euros(amount: Decimal | int | str) -> Decimal:
    """`amount` rounded once, half up, to whole cents."""
    return Decimal(amount).quantize(CENT, rounding=ROUND_HALF_UP)


def shared(amount: Decimal, most: Decimal | None) -> tuple[Decimal, Decimal]:
    """(What a source gives of `amount`, at most `most`; what is left to the Pool); also below zero."""
    if most is None or abs(amount) <= most:
        return amount, amount * 0
    given = most.copy_sign(amount)
    return given, amount - given


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum, as cents."""
    return euros(sum(amounts, Decimal(0)))


def words(amount: Decimal) -> str:
    """The German way to write it: 1.234,50 €."""
    return f"{euros(amount):,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".") + " €"
