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
from pool.models import Availability, ExtraHours, Interpreter, LanguageSkill, Person, Spoken

BLOCK = 1_000


@transaction.atomic
def rebuild(interpreter_ids: Iterable[int]) -> int:
    """Make the rows of these Interpreters anew; how many there are now. Locks their Persons, lowest first."""
    ids = sorted(set(interpreter_ids))
    people = Interpreter.objects.across_pools().filter(pk__in=ids).values("person")
    list(Person.objects.filter(pk__in=people).order_by("pk").select_for_update(no_key=True))
    Spoken.objects.across_pools().filter(interpreter_id__in=ids).delete()
    return len(Spoken.objects.bulk_create(Spoken(**row._asdict()) for row in wanted(ids)))


def rebuild_of_person(person_id: int) -> int:
    """The same for a Person, in every Pool they belong to."""
    rows = Interpreter.objects.across_pools().filter(person_id=person_id)
    return rebuild(rows.values_list("pk", flat=True))


def mend(after: int = 0, *, blocks: int = 10) -> tuple[int, int | None]:
    """Compare the rows of the next Interpreters by number with the truth, and mend what differs.

    Returns how many Interpreters were mended, and the last number looked at (None: that was everybody).
    """
    mended, last = 0, after
    for _each in range(blocks):
        found = Interpreter.objects.across_pools().filter(pk__gt=last).order_by("pk")
        ids = list(found.values_list("pk", flat=True)[:BLOCK])
        if wrong := _wrong(ids):
            rebuild(wrong)
        mended += len(wrong)
        if len(ids) < BLOCK:
            return mended, None
        last = ids[-1]
    return mended, last


def _wrong(ids: list[int]) -> set[int]:
    rows = Spoken.objects.across_pools().filter(interpreter_id__in=ids)
    there = set(rows.values_list(*Row._fields))
    return {row[0] for row in there ^ set(wanted(ids))}


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
    email: str


OWN = {"interpreter_id", "pool_id", "language", "via", "remote_only"}
PERSONS = {"mobile", "email"}
COLUMNS = [
    name if name in OWN else f"interpreter__{'person__' * (name in PERSONS)}{name}"
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
            bool(one.mobile and one.sms_consent_on or one.email), *times[one.person_id],
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
