"""Keep `Spoken` true: rebuild its rows whenever languages, hours, place, papers or phone of somebody change.

Derived data, so there is no `by`, no `at` and no Event: the action that changed the truth has them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction

from pool.domain import lanes
from pool.domain.availability import WeeklyHours
from pool.domain.masks import is_loose, week_masks
from pool.models import Availability, ExtraHours, Interpreter, LanguageSkill, Spoken

BLOCK = 1_000
MASKS = tuple(f"m{day}" for day in range(7))


@transaction.atomic
def rebuild(interpreter_ids: Iterable[int]) -> int:
    """Make the rows of these Interpreters anew; how many there are now."""
    ids = sorted(set(interpreter_ids))
    Spoken.objects.across_pools().filter(interpreter_id__in=ids).delete()
    return len(Spoken.objects.bulk_create(wanted(ids)))


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
    there = {_key(row) for row in Spoken.objects.across_pools().filter(interpreter_id__in=ids)}
    true = {_key(row) for row in wanted(ids)}
    wrong = {key[0] for key in there ^ true}
    if wrong:
        rebuild(wrong)
    return len(wrong)


def _key(row: Spoken) -> tuple[Any, ...]:
    names = [field.attname for field in Spoken._meta.concrete_fields if not field.primary_key]
    return (row.interpreter_id, *(getattr(row, name) for name in names))


def wanted(ids: list[int]) -> Iterator[Spoken]:
    """The rows as they should be."""
    skills = LanguageSkill.objects.across_pools().filter(interpreter_id__in=ids)
    found = list(skills.select_related("interpreter__person", "pool").order_by("interpreter_id", "language"))
    people = {skill.interpreter.person_id for skill in found}
    hours: dict[int, list[WeeklyHours]] = defaultdict(list)
    columns = "person_id", "weekday", "start", "end", "valid_from", "valid_until"
    rows = Availability.objects.filter(person_id__in=people).values_list(*columns)
    for person, weekday, start, end, since, until in rows:
        hours[person].append(WeeklyHours(weekday, start, end, since, until))
    extra = set(ExtraHours.objects.filter(person_id__in=people).values_list("person_id", flat=True))
    for skill in found:
        person = skill.interpreter.person_id
        yield spoken(skill, hours[person], has_extras=person in extra)


def spoken(skill: LanguageSkill, hours: list[WeeklyHours], *, has_extras: bool) -> Spoken:
    """One row as it should be; not saved."""
    who = skill.interpreter
    middle = lanes.lane(skill.pool_id, skill.language)
    spot = lanes.spot(who.lat, who.lon, middle=middle, number=who.pk)
    goes = who.on_site and who.lat is not None and not skill.remote_only
    masks = dict(zip(MASKS, week_masks(hours), strict=True))
    return Spoken(
        pool_id=skill.pool_id,
        interpreter=who,
        person_id=who.person_id,
        language=skill.language,
        substitute=bool(skill.via),
        east=spot.east,
        north=spot.north,
        reach=lanes.reach(who.radius_km) if goes else None,
        phone=who.phone,
        video=who.video,
        askable=bool(who.state == Interpreter.ACTIVE and who.declaration_on and who.training_on),
        sms=bool(who.person.mobile and who.sms_consent_on),
        loose=is_loose(hours, has_extras=has_extras),
        **masks,
    )
