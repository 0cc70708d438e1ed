"""Makes the synthetic pool of a recipe, or finds the one that is there.

    frame      Pool, Tariff, authorities                              one transaction
    batches    5,000 interpreters with all that hangs on them         one transaction each
    requests   5,000 open ones                                        one transaction each
    whole      the Pool says so, the database counts its rows

What was left half made is made anew. Memory does not grow with the numbers: a batch is forgotten once
written.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TextIO

from django.db import transaction

from pool.actions import spoken
from pool.models import Pool, Spoken
from scheduling.demo.reserved import frankfurt
from scheduling.demo.seed_master import flat
from scheduling.demo.synthetic import bulk, free_time, offices, open_requests, people, removal, tongues, work
from scheduling.demo.synthetic.calendars import Days
from scheduling.demo.synthetic.dice import Dice
from scheduling.demo.synthetic.progress import Progress
from scheduling.demo.synthetic.recipe import Recipe
from scheduling.demo.synthetic.towns import towns_of
from scheduling.demo.synthetic.world import World
from scheduling.models import Tariff

BATCH = 5_000
WHOLE = "Alle Menschen und Orte der Arbeit sind erfunden. Erzeugt am "
GOOD_FOR = timedelta(days=28)  # then its absences and Requests lie behind us


def synthetic_pool(recipe: Recipe, *, at: datetime, out: TextIO, fresh: bool = False) -> Pool:
    """The Pool of this recipe, made now unless it is there, whole and not too old; raises Trouble."""
    recipe.check()
    there = Pool.objects.filter(slug=recipe.slug).first()
    if there and not fresh and _usable(there, at):
        return there
    if there:
        removal.remove(there, recipe, out)
    return _make(recipe, at=at, out=out)


def _usable(pool: Pool, at: datetime) -> bool:
    made = pool.imprint.removeprefix(WHOLE)
    if made == pool.imprint:
        return False
    return abs(at.astimezone(pool.tz).date() - date.fromisoformat(made)) < GOOD_FOR


def _make(recipe: Recipe, *, at: datetime, out: TextIO) -> Pool:
    world = _frame(recipe, at)
    told = Progress(out, "interpreters", recipe.interpreters)
    for number, numbers in enumerate(_batches(recipe.interpreters)):
        _interpreters(world, numbers, Dice(recipe.slug, "batch", number))
        told.step(len(numbers))
    told = Progress(out, "requests", recipe.requests)
    wanted = tongues.demand(recipe.seed)
    for number, numbers in enumerate(_batches(recipe.requests)):
        with transaction.atomic():
            bulk.quicker()
            open_requests.make(world, len(numbers), wanted, Dice(recipe.slug, "requests", number))
        told.step(len(numbers))
    world.pool.imprint = f"{WHOLE}{world.days.today.isoformat()}"
    world.pool.save(update_fields=["imprint"])
    bulk.analyze()
    return world.pool


@transaction.atomic
def _interpreters(world: World, numbers: range, dice: Dice) -> None:
    bulk.quicker()
    someone = people.make(world, numbers, dice)
    free_time.make(world, someone, dice)
    work.make(world, someone, dice)
    _spoken([one.interpreter_id for one in someone])


def _spoken(interpreters: list[int]) -> None:
    """The rows the search narrows by; read to the end before the COPY takes the connection."""
    columns = [name.removesuffix("_id") for name in spoken.Row._fields]
    bulk.write(Spoken, columns, list(spoken.wanted(interpreters)))


@transaction.atomic
def _frame(recipe: Recipe, at: datetime) -> World:
    pool = Pool.objects.create(
        slug=recipe.slug,
        name=f"Erfundener Pool {recipe.slug.partition('-')[2]}"[:80],
        sms_name="Dolmetscherpool",
        email=f"pool@{recipe.domain}",
        phone=frankfurt(1),
    )
    tariff = Tariff.objects.create(
        pool=pool, name="WIR-Pauschale", terms=flat(work.AMOUNT), valid_from=date(2024, 1, 1)
    )
    towns, days = towns_of(recipe), Days(at.replace(second=0, microsecond=0), pool.tz)
    found = offices.make(recipe, pool, towns)
    return World(recipe, pool, days, towns, tongues.supply(), found, tariff.pk)


def _batches(number: int) -> Iterator[range]:
    for first in range(1, number + 1, BATCH):
        yield range(first, min(number, first + BATCH - 1) + 1)
