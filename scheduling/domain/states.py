"""Every state, every legal move, who may: here; who wants to join in `joining.py`, money in `paying.py`.

`./run manage states` draws it.
"""

from enum import StrEnum
from typing import Final

from pool.domain.actors import Role
from scheduling.domain.joining import APPLICATION, REGISTRATION
from scheduling.domain.machine import Machine
from scheduling.domain.paying import PAYMENT_RUN, PAYOUT

INTERPRETER, AUTHORITY, COORDINATOR, SYSTEM = (
    frozenset({role}) for role in (Role.INTERPRETER, Role.AUTHORITY, Role.COORDINATOR, Role.SYSTEM)
)


class RequestState(StrEnum):
    """A Request, from the clerk's form to the end.

    It may need two people. It is filled when every place is; while one place is held, another may still be
    searched for (searching) or have found nobody (unfilled).
    """

    SUBMITTED = "submitted"
    APPROVED = "approved"
    SEARCHING = "searching"
    RECONFIRMING = "reconfirming"
    FILLED = "filled"
    UNFILLED = "unfilled"
    CLOSED = "closed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class RequestMove(StrEnum):
    """What can happen to a Request."""

    APPROVE = "approve"
    REJECT = "reject"
    SEARCH = "search"
    FILL = "fill"
    GIVE_UP = "give_up"
    ASK_AGAIN = "ask_again"
    REOPEN = "reopen"
    CLOSE = "close"
    WITHDRAW = "withdraw"


_R, _RM = RequestState, RequestMove
REQUEST: Final = Machine(
    name="Request",
    initial=_R.SUBMITTED,
    moves={
        (_R.SUBMITTED, _RM.APPROVE): _R.APPROVED,
        (_R.SUBMITTED, _RM.REJECT): _R.REJECTED,
        (_R.SUBMITTED, _RM.WITHDRAW): _R.WITHDRAWN,
        (_R.APPROVED, _RM.SEARCH): _R.SEARCHING,
        (_R.APPROVED, _RM.FILL): _R.FILLED,
        (_R.APPROVED, _RM.WITHDRAW): _R.WITHDRAWN,
        (_R.SEARCHING, _RM.FILL): _R.FILLED,
        (_R.SEARCHING, _RM.GIVE_UP): _R.UNFILLED,
        (_R.SEARCHING, _RM.ASK_AGAIN): _R.RECONFIRMING,
        (_R.SEARCHING, _RM.WITHDRAW): _R.WITHDRAWN,
        (_R.UNFILLED, _RM.SEARCH): _R.SEARCHING,
        (_R.UNFILLED, _RM.FILL): _R.FILLED,
        (_R.UNFILLED, _RM.ASK_AGAIN): _R.RECONFIRMING,
        (_R.UNFILLED, _RM.CLOSE): _R.CLOSED,
        (_R.UNFILLED, _RM.WITHDRAW): _R.WITHDRAWN,
        (_R.FILLED, _RM.ASK_AGAIN): _R.RECONFIRMING,
        (_R.FILLED, _RM.REOPEN): _R.SEARCHING,
        (_R.FILLED, _RM.CLOSE): _R.CLOSED,
        (_R.FILLED, _RM.WITHDRAW): _R.WITHDRAWN,
        (_R.RECONFIRMING, _RM.FILL): _R.FILLED,
        (_R.RECONFIRMING, _RM.REOPEN): _R.SEARCHING,
        (_R.RECONFIRMING, _RM.WITHDRAW): _R.WITHDRAWN,
    },
    owners={
        _RM.APPROVE: COORDINATOR | SYSTEM,
        _RM.REJECT: COORDINATOR,
        _RM.SEARCH: COORDINATOR | AUTHORITY | SYSTEM,
        _RM.FILL: INTERPRETER | COORDINATOR | SYSTEM,
        _RM.GIVE_UP: SYSTEM,
        _RM.ASK_AGAIN: AUTHORITY | COORDINATOR,
        _RM.REOPEN: INTERPRETER | COORDINATOR | SYSTEM,
        _RM.CLOSE: SYSTEM | COORDINATOR,
        _RM.WITHDRAW: AUTHORITY | COORDINATOR,
    },
)


PAUSABLE: Final = (_R.SEARCHING, _R.RECONFIRMING)  # a pause lasts as long as one of these


class OfferState(StrEnum):
    """An Offer: one question to one Interpreter. It is sent from the moment its SMS is claimed."""

    QUEUED = "queued"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    FILLED_BY_OTHER = "filled_by_other"
    WITHDRAWN = "withdrawn"
    OPTED_OUT = "opted_out"


class OfferMove(StrEnum):
    """What can happen to an Offer."""

    SEND = "send"
    ACCEPT = "accept"
    DECLINE = "decline"
    EXPIRE = "expire"
    FILL = "fill"
    WITHDRAW = "withdraw"
    OPT_OUT = "opt_out"


OPEN_OFFER: Final = (OfferState.QUEUED, OfferState.SENT)
_O, _OM = OfferState, OfferMove
OFFER: Final = Machine(
    name="Offer",
    initial=_O.QUEUED,
    moves={
        (_O.QUEUED, _OM.SEND): _O.SENT,
        (_O.SENT, _OM.ACCEPT): _O.ACCEPTED,
        (_O.SENT, _OM.DECLINE): _O.DECLINED,
        **{(state, _OM.EXPIRE): _O.EXPIRED for state in OPEN_OFFER},
        **{(state, _OM.FILL): _O.FILLED_BY_OTHER for state in OPEN_OFFER},
        **{(state, _OM.WITHDRAW): _O.WITHDRAWN for state in OPEN_OFFER},
        **{(state, _OM.OPT_OUT): _O.OPTED_OUT for state in OPEN_OFFER},
    },
    owners={
        _OM.SEND: SYSTEM,
        _OM.ACCEPT: INTERPRETER | COORDINATOR,
        _OM.DECLINE: INTERPRETER | COORDINATOR,
        _OM.EXPIRE: SYSTEM,
        _OM.FILL: INTERPRETER | COORDINATOR,
        _OM.WITHDRAW: AUTHORITY | COORDINATOR | SYSTEM,
        _OM.OPT_OUT: INTERPRETER | SYSTEM,
    },
)


class AssignmentState(StrEnum):
    """An Assignment: one Interpreter at one agreed time."""

    CONFIRMED = "confirmed"
    DONE = "done"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class AssignmentMove(StrEnum):
    """What can happen to an Assignment."""

    CHANGE = "change"
    COMPLETE = "complete"
    CANCEL = "cancel"
    MISS = "miss"


HELD_ASSIGNMENT: Final = (AssignmentState.CONFIRMED, AssignmentState.DONE)  # the place is taken
_A, _AM = AssignmentState, AssignmentMove
ASSIGNMENT: Final = Machine(
    name="Assignment",
    initial=_A.CONFIRMED,
    moves={
        (_A.CONFIRMED, _AM.CHANGE): _A.CONFIRMED,
        (_A.CONFIRMED, _AM.COMPLETE): _A.DONE,
        (_A.CONFIRMED, _AM.CANCEL): _A.CANCELLED,
        (_A.CONFIRMED, _AM.MISS): _A.NO_SHOW,
        (_A.DONE, _AM.MISS): _A.NO_SHOW,
    },
    owners={
        _AM.CHANGE: AUTHORITY | COORDINATOR | INTERPRETER,
        _AM.COMPLETE: SYSTEM,
        _AM.CANCEL: AUTHORITY | COORDINATOR | INTERPRETER | SYSTEM,
        _AM.MISS: COORDINATOR,
    },
)


class RecordState(StrEnum):
    """A ServiceRecord: the time really worked, from report to payment."""

    OPEN = "open"
    REPORTED = "reported"
    ATTESTED = "attested"
    APPROVED = "approved"
    SETTLED = "settled"


class RecordMove(StrEnum):
    """What can happen to a ServiceRecord."""

    REPORT = "report"
    ATTEST = "attest"
    CORRECT = "correct"
    APPROVE = "approve"
    SETTLE = "settle"
    REOPEN = "reopen"


UNATTESTED_RECORD: Final = (RecordState.OPEN, RecordState.REPORTED)
APPROVED_RECORD: Final = (RecordState.APPROVED, RecordState.SETTLED)  # its amount is known
_S, _SM = RecordState, RecordMove
SERVICE_RECORD: Final = Machine(
    name="ServiceRecord",
    initial=_S.OPEN,
    moves={
        (_S.OPEN, _SM.REPORT): _S.REPORTED,
        (_S.OPEN, _SM.CORRECT): _S.REPORTED,
        (_S.OPEN, _SM.ATTEST): _S.ATTESTED,
        (_S.REPORTED, _SM.REPORT): _S.REPORTED,
        (_S.REPORTED, _SM.CORRECT): _S.REPORTED,
        (_S.REPORTED, _SM.ATTEST): _S.ATTESTED,
        (_S.ATTESTED, _SM.REPORT): _S.ATTESTED,
        (_S.ATTESTED, _SM.CORRECT): _S.ATTESTED,
        (_S.ATTESTED, _SM.APPROVE): _S.APPROVED,
        (_S.APPROVED, _SM.CORRECT): _S.ATTESTED,
        (_S.APPROVED, _SM.SETTLE): _S.SETTLED,
        (_S.SETTLED, _SM.REOPEN): _S.ATTESTED,
    },
    owners={
        _SM.REPORT: INTERPRETER | COORDINATOR,
        _SM.ATTEST: AUTHORITY | COORDINATOR | SYSTEM,
        _SM.CORRECT: COORDINATOR,
        _SM.APPROVE: COORDINATOR | SYSTEM,
        _SM.SETTLE: COORDINATOR,
        _SM.REOPEN: COORDINATOR,
    },
)


MACHINES: Final = (
    REQUEST, OFFER, ASSIGNMENT, SERVICE_RECORD, PAYMENT_RUN, PAYOUT, REGISTRATION, APPLICATION,
)  # fmt: skip
