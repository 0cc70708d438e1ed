"""Drafts: whose they are, what they say, and which are too old."""

import json
from datetime import datetime, timedelta

from django.db.models import QuerySet

from pool.domain.actors import Actor, Role
from scheduling.models import Draft

KEPT = timedelta(days=30)


def drafts_of(actor: Actor) -> "QuerySet[Draft]":
    """What this person has begun in this Authority, the latest first; nobody else sees it."""
    rows = Draft.objects.of(actor.pool_id or 0)
    if actor.role is not Role.AUTHORITY or actor.person_id is None:
        return rows.none()
    return rows.filter(authority=actor.authority_id, person=actor.person_id).order_by("-saved_at", "-pk")


def typed_in(draft: Draft) -> dict[str, list[str]]:
    """What stood in the fields of the page, by name."""
    found: dict[str, list[str]] = json.loads(draft.typed)
    return found


def old_drafts(at: datetime) -> "QuerySet[Draft]":
    """Those nobody has gone on with for a month, whosever they are."""
    return Draft.objects.across_pools().filter(saved_at__lte=at - KEPT).order_by("pk")
