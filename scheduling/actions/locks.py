"""Row locks in the one order of this house: Person, Request (SQLite has one writer and ignores them)."""

from pool.models import Person
from scheduling.models import Request


def lock_person(person_id: int) -> Person:
    """Nobody else books this body until the transaction ends."""
    return Person.objects.select_for_update().get(pk=person_id)


def lock_request(request: Request) -> Request:
    """The Request as it is now, held until the transaction ends."""
    rows = Request.objects.of(request.pool_id).select_related("pool", "authority", "requester")
    rows = rows.prefetch_related("slots", "positions")
    return rows.select_for_update(of=("self",)).get(pk=request.pk)
