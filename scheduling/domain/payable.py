"""What of issued Statements can be paid now: per Interpreter one sum, and why another one has to wait."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from scheduling.domain import money


class Standing(StrEnum):
    """Where one Interpreter's open sum stands."""

    READY = "ready"
    NETTED = "netted"
    WAIVED = "waived"
    NO_ACCOUNT = "no_account"
    CHECK = "check"


@dataclass(frozen=True)
class Account:
    """What is known of somebody's account; `check`: money came back from it since it was given."""

    known: bool
    waives: bool = False
    check: bool = False


def standing(amount: Decimal, account: Account | None) -> Standing:
    """Nothing to pay or less waits for what comes; who waives gets nothing; the rest needs an account."""
    if amount <= 0:
        return Standing.NETTED
    if account is not None and account.waives:
        return Standing.WAIVED
    if account is None or not account.known:
        return Standing.NO_ACCOUNT
    return Standing.CHECK if account.check else Standing.READY


@dataclass(frozen=True)
class Sums:
    """Where the money of all Statements is, in euros. The parts are always as much as the whole."""

    issued: Decimal
    paid: Decimal
    waived: Decimal
    under_way: Decimal
    open: Decimal

    @property
    def adds_up(self) -> bool:
        """To the cent."""
        parts = (self.paid, self.waived, self.under_way, self.open)
        return money.total(parts) == money.total([self.issued])


def seen(rows: Iterable[Sequence[object]]) -> str:
    """What somebody has looked at, in a few signs: another list has others."""
    text = "\n".join("|".join(str(cell) for cell in row) for row in rows)
    return sha256(text.encode()).hexdigest()[:24]
