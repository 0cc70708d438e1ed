"""The states of those who want to join: an institution's Registration, a volunteer's Application."""

from enum import StrEnum
from typing import Final

from pool.domain.actors import Role
from scheduling.domain.machine import Machine

INTERPRETER, AUTHORITY, COORDINATOR, SYSTEM = (
    frozenset({role}) for role in (Role.INTERPRETER, Role.AUTHORITY, Role.COORDINATOR, Role.SYSTEM)
)


class RegistrationState(StrEnum):
    """A Registration: an institution that wants to request."""

    FILED = "filed"
    CONFIRMED = "confirmed"
    APPROVED = "approved"
    REJECTED = "rejected"


class RegistrationMove(StrEnum):
    """What can happen to a Registration."""

    CONFIRM = "confirm"
    APPROVE = "approve"
    REJECT = "reject"


WAITING_REGISTRATION: Final = (RegistrationState.FILED, RegistrationState.CONFIRMED)
_G, _GM = RegistrationState, RegistrationMove
REGISTRATION: Final = Machine(
    name="Registration",
    initial=_G.FILED,
    moves={
        (_G.FILED, _GM.CONFIRM): _G.CONFIRMED,
        **{(state, _GM.APPROVE): _G.APPROVED for state in WAITING_REGISTRATION},
        **{(state, _GM.REJECT): _G.REJECTED for state in WAITING_REGISTRATION},
    },
    owners={
        _GM.CONFIRM: AUTHORITY,
        _GM.APPROVE: COORDINATOR | SYSTEM,
        _GM.REJECT: COORDINATOR,
    },
)


class ApplicationState(StrEnum):
    """An Application: somebody wants to become an Interpreter."""

    FILED = "filed"
    CONFIRMED = "confirmed"
    INVITED = "invited"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class ApplicationMove(StrEnum):
    """What can happen to an Application."""

    CONFIRM = "confirm"
    INVITE = "invite"
    ACCEPT = "accept"
    REJECT = "reject"
    WITHDRAW = "withdraw"


_P, _PM = ApplicationState, ApplicationMove
WAITING_APPLICATION: Final = (_P.FILED, _P.CONFIRMED, _P.INVITED)
APPLICATION: Final = Machine(
    name="Application",
    initial=_P.FILED,
    moves={
        (_P.FILED, _PM.CONFIRM): _P.CONFIRMED,
        **{(state, _PM.INVITE): _P.INVITED for state in WAITING_APPLICATION},
        **{(state, _PM.ACCEPT): _P.ACCEPTED for state in WAITING_APPLICATION},
        **{(state, _PM.REJECT): _P.REJECTED for state in WAITING_APPLICATION},
        **{(state, _PM.WITHDRAW): _P.WITHDRAWN for state in WAITING_APPLICATION},
    },
    owners={
        _PM.CONFIRM: INTERPRETER,
        _PM.INVITE: COORDINATOR,
        _PM.ACCEPT: COORDINATOR,
        _PM.REJECT: COORDINATOR,
        _PM.WITHDRAW: INTERPRETER | COORDINATOR,
    },
)
