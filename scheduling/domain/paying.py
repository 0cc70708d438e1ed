"""The states of money on its way: a PaymentRun (what is ordered together) and a Payout (one person's sum)."""

from enum import StrEnum
from typing import Final

from pool.domain.actors import Role
from scheduling.domain.machine import Machine

COORDINATOR = frozenset({Role.COORDINATOR})


class RunState(StrEnum):
    """A PaymentRun, from the list on the screen to the bank's answer."""

    DRAFTED = "drafted"
    APPROVED = "approved"
    ORDERED = "ordered"
    DISCARDED = "discarded"


class RunMove(StrEnum):
    """What can happen to a PaymentRun."""

    APPROVE = "approve"
    ORDER = "order"
    DISCARD = "discard"


_R, _RM = RunState, RunMove
PAYMENT_RUN: Final = Machine(
    name="PaymentRun",
    initial=_R.DRAFTED,
    moves={
        (_R.DRAFTED, _RM.APPROVE): _R.APPROVED,
        (_R.DRAFTED, _RM.DISCARD): _R.DISCARDED,
        (_R.APPROVED, _RM.ORDER): _R.ORDERED,
        (_R.APPROVED, _RM.DISCARD): _R.DISCARDED,
    },
    owners={_RM.APPROVE: COORDINATOR, _RM.ORDER: COORDINATOR, _RM.DISCARD: COORDINATOR},
)


class PayoutState(StrEnum):
    """A Payout: one Interpreter's Statements in one sum."""

    PLANNED = "planned"
    ORDERED = "ordered"
    PAID = "paid"
    RETURNED = "returned"
    WAIVED = "waived"
    DISCARDED = "discarded"


class PayoutMove(StrEnum):
    """What can happen to a Payout."""

    ORDER = "order"
    PAY = "pay"
    RETURN = "return"
    WAIVE = "waive"
    DISCARD = "discard"


LIVE_PAYOUT: Final = (PayoutState.PLANNED, PayoutState.ORDERED, PayoutState.PAID, PayoutState.WAIVED)
_P, _PM = PayoutState, PayoutMove
PAYOUT: Final = Machine(
    name="Payout",
    initial=_P.PLANNED,
    moves={
        (_P.PLANNED, _PM.ORDER): _P.ORDERED,
        (_P.PLANNED, _PM.WAIVE): _P.WAIVED,
        (_P.PLANNED, _PM.DISCARD): _P.DISCARDED,
        (_P.ORDERED, _PM.PAY): _P.PAID,
        (_P.ORDERED, _PM.RETURN): _P.RETURNED,
        (_P.PAID, _PM.RETURN): _P.RETURNED,
    },
    owners=dict.fromkeys(PayoutMove, COORDINATOR),
)
