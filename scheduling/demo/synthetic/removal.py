"""Takes a synthetic pool away again, in pieces, the rows first that nothing else points to."""

from collections.abc import Iterator
from graphlib import TopologicalSorter
from typing import Any, TextIO

from django.apps import apps
from django.db import connection, models, transaction

from pool.models import Absence, Availability, ExtraHours, Person, Pool
from scheduling.demo.synthetic.progress import Progress
from scheduling.demo.synthetic.recipe import Recipe
from scheduling.models import Request

BACK = Request._meta.get_field("replaces")  # the one way back in a circle: it is cut first
PIECE = 50_000
OWNED = "id BETWEEN %s AND %s AND pool_id = %s"
PERSON = "id BETWEEN %s AND %s AND email LIKE %s"
CALENDAR = f"person_id IN (SELECT id FROM pool_person WHERE {PERSON})"  # noqa: S608 -- names of our own
OF_PERSON = ((Availability, CALENDAR), (ExtraHours, CALENDAR), (Absence, CALENDAR), (Person, PERSON))


def remove(pool: Pool, recipe: Recipe, out: TextIO) -> None:
    """The Pool, all that belongs to it, and the people made for it, known by their mail addresses."""
    mail = f"%@{recipe.domain}"
    Request.objects.of(pool).exclude(replaces=None).update(replaces=None)
    pieces: list[tuple[type[models.Model], str, tuple[int | str, ...]]] = [
        *((model, OWNED, (*ends, pool.pk)) for model in _owned() for ends in _pieces(model)),
        *((model, which, (*ends, mail)) for ends in _pieces(Person) for model, which in OF_PERSON),
    ]
    told = Progress(out, "pieces taken away", len(pieces))
    for model, condition, values in pieces:
        _delete(model, condition, *values)
        told.step(1)
    pool.delete()


def _owned() -> list[type[models.Model]]:
    """Every model with rows of a Pool; who points to another comes before it."""
    found = {one for one in apps.get_models() if any(_points_to(one, Pool))}
    order: TopologicalSorter[type[models.Model]] = TopologicalSorter()
    for one in found:
        order.add(one, *(other for other in found if other is not one and any(_points_to(one, other))))
    return [*order.static_order()][::-1]


def _points_to(one: type[models.Model], other: type[models.Model]) -> Iterator[bool]:
    fields: list[Any] = [field for field in one._meta.concrete_fields if field is not BACK]
    return (True for field in fields if field.is_relation and field.related_model is other)


def _pieces(model: type[models.Model]) -> Iterator[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min(id), max(id) FROM {_table(model)}")  # noqa: S608 -- names of our own
        first, last = cursor.fetchone()
    for low in range(first, last + 1, PIECE) if first else ():
        yield low, low + PIECE - 1


def _delete(model: type[models.Model], condition: str, *values: int | str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_table(model)} WHERE {condition}", values)  # noqa: S608 -- the same


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
