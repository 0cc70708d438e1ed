"""One file per noun."""

from pool.models.authorities import Authority
from pool.models.availability import Absence, Availability
from pool.models.events import Event
from pool.models.idempotency import IdempotentAnswer
from pool.models.interpreters import Interpreter, LanguageSkill
from pool.models.people import Membership, Person, User
from pool.models.pools import Pool

__all__ = [
    "Absence",
    "Authority",
    "Availability",
    "Event",
    "IdempotentAnswer",
    "Interpreter",
    "LanguageSkill",
    "Membership",
    "Person",
    "Pool",
    "User",
]
