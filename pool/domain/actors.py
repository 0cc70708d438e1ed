"""Who acts: the `by=` of every action."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The four kinds of actor the state tables know."""

    INTERPRETER = "interpreter"
    AUTHORITY = "authority"
    COORDINATOR = "coordinator"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """One person in one role, for one Pool; `authority_id` only for a Requester.

    `name` is what the journal keeps, so that it can be read after the person is gone.
    """

    role: Role
    name: str
    pool_id: int | None = None
    person_id: int | None = None
    authority_id: int | None = None
    interpreter_id: int | None = None


SYSTEM = Actor(Role.SYSTEM, "System")
