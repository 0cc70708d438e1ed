"""Where a volunteer starts from, as they say themselves or the desk knows."""

from datetime import datetime

from django.db import transaction

from pool import postal_codes
from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.places import UnknownPostalCode
from pool.models import Event, Interpreter
from pool.permissions import check_can_plan


@transaction.atomic
def set_home(
    interpreter: Interpreter, *, postal_code: str, town: str, by: Actor, at: datetime
) -> Interpreter:
    """They live there now; the town is found by the postal code when it is empty.

    Raises UnknownPostalCode, NotAllowed.
    """
    check_can_plan(by, interpreter)
    place = postal_codes.find(postal_code)
    if place is None:
        raise UnknownPostalCode
    row = lock_interpreter(interpreter)
    where = {"postal_code": postal_code.strip(), "town": town.strip() or place.town.split(";")[0]}
    write(row, where | {"lat": place.lat, "lon": place.lon})
    spoken.rebuild([row.pk])
    Event.record("set_home", row, by=by, at=at)
    return row
