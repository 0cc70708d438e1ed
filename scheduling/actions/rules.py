"""How a Pool orders those who fit, and what is said of somebody in one case."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from pool.actions import bonds
from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Bond, Event, Interpreter, Pool
from pool.permissions import check_can_lead
from scheduling.domain.ranking import check_weights
from scheduling.models import Request


class NoCase(Refused):
    """Without a reference of the Authority there is no telling which Requests are one case."""

    sentence = _("Zu dieser Anfrage hat die Einrichtung kein Zeichen angegeben. Den Fall kennen wir nicht.")
    field = "case"


@transaction.atomic
def set_weights(pool: Pool, *, weights: Mapping[str, Any], by: Actor, at: datetime) -> Pool:
    """The next search is ordered by these. Raises WeightsUseless."""
    check_can_lead(by, pool.pk)
    whole = check_weights(weights)
    row = lock_pool(pool.pk)
    before, row.weights = row.weights, whole
    row.save(update_fields=["weights"])
    Event.record("set_weights", row, by=by, at=at, before=before, after=whole)
    return row


def add_bond(
    interpreter: Interpreter, *, kind: str, said_by: str, reason: str = "",
    authority: Authority | None = None, case: Request | None = None, by: Actor, at: datetime,
) -> Bond:  # fmt: skip
    """With an Authority, or with a case: all its Requests that have the same reference as this one."""
    if case and case.pool_id != interpreter.pool_id:
        raise NotAllowed
    if case and not case.client_token:
        raise NoCase
    return bonds.add_bond(
        interpreter, kind=kind, said_by=said_by, reason=reason, authority=authority,
        client_token=case.client_token if case else "", by=by, at=at,
    )  # fmt: skip
