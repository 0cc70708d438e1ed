"""What one Actor may see: the coordinator the whole Pool, a Requester what belongs to the Authority.

Everything else does not exist for them: doors turn a missing row into a 404.
"""

from typing import Any

from django.db.models import QuerySet

from pool.domain.actors import Actor, Role
from scheduling.models import Assignment, Offer, Request, ServiceRecord, Statement

TO_REQUEST = {
    Request: "",
    Offer: "request__",
    Assignment: "request__",
    ServiceRecord: "assignment__request__",
}


def visible(model: type[Any], actor: Actor) -> "QuerySet[Any]":
    """The rows of `model` that exist for `actor`."""
    rows = model.objects.of(actor.pool_id)
    if actor.role is Role.COORDINATOR:
        return rows
    if actor.role is Role.AUTHORITY and model in TO_REQUEST:
        return rows.filter(**{f"{TO_REQUEST[model]}authority_id": actor.authority_id})
    return rows.none()


__all__ = ["Statement", "visible"]
