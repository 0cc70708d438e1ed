"""One file per noun."""

from pool.models.authorities import Authority, Venue
from pool.models.availability import Absence, Availability, ExtraHours
from pool.models.bonds import Bond
from pool.models.edges import LanguageEdge
from pool.models.events import Event
from pool.models.idempotency import IdempotentAnswer
from pool.models.imports import Import
from pool.models.interpreters import Interpreter, LanguageSkill
from pool.models.own_calendars import BusyTime, OwnCalendar
from pool.models.papers import Note, Training
from pool.models.people import Membership, Person, User
from pool.models.pools import Closure, Pool, SchoolHoliday
from pool.models.roads import Road
from pool.models.spoken import Spoken

__all__ = [
    "Absence",
    "Authority",
    "Availability",
    "Bond",
    "BusyTime",
    "Closure",
    "Event",
    "ExtraHours",
    "IdempotentAnswer",
    "Import",
    "Interpreter",
    "LanguageEdge",
    "LanguageSkill",
    "Membership",
    "Note",
    "OwnCalendar",
    "Person",
    "Pool",
    "Road",
    "SchoolHoliday",
    "Spoken",
    "Training",
    "User",
    "Venue",
]
