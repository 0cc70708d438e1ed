"""Somebody is fetched: what is urgent and nobody has looked at reaches a coordinator, once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from pool.actions.locks import lock_membership, lock_pool
from pool.domain.actors import Actor
from pool.models import Event, Membership, Person, Pool
from scheduling import messages
from scheduling.queries.standing_in import ALERT, told_already
from scheduling.queries.todo import Item


@transaction.atomic
def alert_coordinator(
    membership: Membership, *, items: Sequence[Item], way: str, instead_of: Sequence[Person], by: Actor,
    at: datetime,
) -> list[Item]:  # fmt: skip
    """Tell them of those items of which they were not told yet, in one word; returns these."""
    row = lock_membership(membership)
    fresh = _fresh(row, items)
    if fresh:
        messages.alert(row, fresh, way=way, instead_of=instead_of, at=at)
        Event.record(ALERT, row, by=by, at=at, items=[one.key for one in fresh])
    return fresh


@transaction.atomic
def alert_pool(pool: Pool, *, items: Sequence[Item], by: Actor, at: datetime) -> list[Item]:
    """The same to the Pool's mailbox, when nobody is there."""
    row = lock_pool(pool.pk)
    fresh = _fresh(row, items)
    if fresh:
        messages.alert_mailbox(row, fresh, at=at)
        Event.record(ALERT, row, by=by, at=at, items=[one.key for one in fresh])
    return fresh


def _fresh(subject: Membership | Pool, items: Sequence[Item]) -> list[Item]:
    told = told_already(subject)
    return [one for one in items if one.key not in told]
