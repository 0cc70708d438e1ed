"""Keep `Spoken` true: rebuild its rows whenever languages, hours, place, papers or phone of somebody change.

Derived data, so there is no `by`, no `at` and no Event: the action that changed the truth has them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from pool.domain import lanes
from pool.domain.availability import WeeklyHours
from pool.domain.masks import is_loose, week_masks
from pool.models import Availability, ExtraHours, Interpreter, LanguageSkill, Spoken

BLOCK = 1_000


@transaction.atomic
def rebuild(interpreter_ids: Iterable[int]) -> int:
    """Make the rows of these Interpreters anew; how many there are now."""
    ids = sorted(set(interpreter_ids))
    Spoken.objects.across_pools().filter(interpreter_id__in=ids).delete()
    return len(Spoken.objects.bulk_create(Spoken(**row._asdict()) for row in wanted(ids)))


def rebuild_of_person(person_id: int) -> int:
    """The same for a Person, in every Pool they belong to."""
    rows = Interpreter.objects.across_pools().filter(person_id=person_id)
    return rebuild(rows.values_list("pk", flat=True))


def rebuild_all() -> int:
    """Compare everybody's rows with the truth and mend what differs; how many Interpreters were mended."""
    ids = Interpreter.objects.across_pools().order_by("pk").values_list("pk", flat=True)
    block: list[int] = []
    mended = 0
    for pk in ids.iterator(chunk_size=BLOCK):
        block.append(pk)
        if len(block) == BLOCK:
            mended += _mend(block)
            block = []
    return mended + _mend(block)


def _mend(ids: list[int]) -> int:
    rows = Spoken.objects.across_pools().filter(interpreter_id__in=ids)
    there = set(rows.values_list(*Row._fields))
    wrong = {row[0] for row in there ^ set(wanted(ids))}
    if wrong:
        rebuild(wrong)
    return len(wrong)


class Row(NamedTuple):
    """The columns of Spoken, the Interpreter first."""

    interpreter_id: int
    person_id: int
    pool_id: int
    language: str
    substitute: bool
    east: float
    north: float
    reach: float | None
    phone: bool
    video: bool
    askable: bool
    sms: bool
    loose: bool
    m0: int
    m1: int
    m2: int
    m3: int
    m4: int
    m5: int
    m6: int


class Speaker(NamedTuple):
    """One language of an Interpreter, with all of theirs that bears on it."""

    interpreter_id: int
    person_id: int
    pool_id: int
    language: str
    via: str
    remote_only: bool
    state: str
    lat: float | None
    lon: float | None
    radius_km: int
    on_site: bool
    phone: bool
    video: bool
    declaration_on: date | None
    training_on: date | None
    sms_consent_on: date | None
    mobile: str


OWN = {"interpreter_id", "pool_id", "language", "via", "remote_only"}
COLUMNS = [
    name if name in OWN else "interpreter__person__mobile" if name == "mobile" else f"interpreter__{name}"
    for name in Speaker._fields
]


def wanted(ids: list[int]) -> Iterator[Row]:
    """The rows as they should be; plain values, since there may be a million people."""
    skills = LanguageSkill.objects.across_pools().filter(interpreter_id__in=ids)
    found = [Speaker(*row) for row in skills.order_by("interpreter_id", "language").values_list(*COLUMNS)]
    times = _times({one.person_id for one in found})
    for one in found:
        middle = lanes.lane(one.pool_id, one.language)
        spot = lanes.spot(one.lat, one.lon, middle=middle, number=one.interpreter_id)
        goes = one.on_site and one.lat is not None and not one.remote_only
        yield Row(
            one.interpreter_id, one.person_id, one.pool_id, one.language, bool(one.via),
            spot.east, spot.north, lanes.reach(one.radius_km) if goes else None, one.phone, one.video,
            bool(one.state == Interpreter.ACTIVE and one.declaration_on and one.training_on),
            bool(one.mobile and one.sms_consent_on), *times[one.person_id],
        )  # fmt: skip


def _times(people: set[int]) -> dict[int, tuple[Any, ...]]:
    """By person: whether the masks may exclude nobody, and the masks from Monday to Sunday."""
    hours: dict[int, list[WeeklyHours]] = {person: [] for person in people}
    columns = "person_id", "weekday", "start", "end", "valid_from", "valid_until"
    rows = Availability.objects.filter(person_id__in=people).values_list(*columns)
    for person, weekday, start, end, since, until in rows:
        hours[person].append(WeeklyHours(weekday, start, end, since, until))
    extra = set(ExtraHours.objects.filter(person_id__in=people).values_list("person_id", flat=True))
    return {
        person: (is_loose(said, has_extras=person in extra), *week_masks(said))
        for person, said in hours.items()
    }
