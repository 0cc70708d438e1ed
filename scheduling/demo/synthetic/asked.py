"""Rows of Requests with one time and one place to fill each: those of the past, and those still open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from pool.domain.places import Place
from pool.domain.settings_of_work import Modality
from scheduling.demo.synthetic import bulk
from scheduling.demo.synthetic.dice import Weighted
from scheduling.demo.synthetic.world import Office, World
from scheduling.models import Position, Request, Slot

MODALITY = Weighted([mode.value for mode in Modality], (0.85, 0.10, 0.05))
MINUTES = Weighted((45, 60, 90, 120), (0.20, 0.45, 0.20, 0.15))

REQUEST = (
    "id", "pool", "authority", "requester", "state", "version", "setting", "modality", "postal_code", "town",
    "street", "meeting_point", "contact_name", "contact_phone", "notes", "file_reference", "client_token",
    "submission_key", "submitted_at", "ended_at", "instead",
)  # fmt: skip
SLOT = ("id", "pool", "request", "rank", "starts", "ends")
POSITION = (
    "id", "pool", "request", "number", "language", "least_level", "gender", "gender_required", "more", "also",
    "direction", "dropped",
)  # fmt: skip


class Asked(NamedTuple):
    """What one Request asks for. `more` and `also` are JSON."""

    office: Office
    state: str
    setting: str
    modality: str
    place: Place
    starts: datetime
    ends: datetime
    submitted_at: datetime
    ended_at: datetime | None
    language: str
    least_level: str = "B1"
    gender: str = ""
    gender_required: bool = False
    more: str = "[]"
    also: str = "[]"
    direction: str = "both"
    dropped: bool = False


@dataclass
class Keys:
    """The primary keys of the rows that were written, in the order of what was asked."""

    requests: list[int] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)


def write(world: World, asked: Sequence[Asked]) -> Keys:
    """Their Requests, Slots and Positions."""
    keys = Keys(*(bulk.numbers(model, len(asked)) for model in (Request, Slot, Position)))
    pool = world.pool.pk
    bulk.write(Request, REQUEST, (_request(pool, *pair) for pair in zip(keys.requests, asked, strict=True)))
    slots = zip(keys.slots, keys.requests, asked, strict=True)
    bulk.write(Slot, SLOT, ((pk, pool, request, 1, one.starts, one.ends) for pk, request, one in slots))
    places = zip(keys.positions, keys.requests, asked, strict=True)
    rows = ((pk, pool, request, 1, *one[one._fields.index("language") :]) for pk, request, one in places)
    bulk.write(Position, POSITION, rows)
    return keys


def _request(pool: int, pk: int, one: Asked) -> bulk.Row:
    """Calls have no place."""
    where = (one.place.plz, one.place.town) if one.modality == Modality.ON_SITE else ("", "")
    return (
        pk, pool, one.office.authority_id, one.office.person_id, one.state, 1, one.setting, one.modality,
        *where, "", "", "", "", "", "", "", None, one.submitted_at, one.ended_at, "[]",
    )  # fmt: skip
