"""API tokens: issue and revoke. Only a hash of the secret is kept."""

from datetime import datetime
from typing import Any

from django.db import transaction
from knox.models import AuthToken

from pool.domain.actors import Actor
from pool.models import Event, Membership, User


@transaction.atomic
def issue_token(membership: Membership, *, user: User, by: Actor, at: datetime) -> tuple[Any, str]:
    """The row and the secret, which is shown this once."""
    row, secret = AuthToken.objects.create(user=user)
    Event.record("issue_token", membership, by=by, at=at)
    return row, secret


@transaction.atomic
def revoke_token(token: Any, *, membership: Membership, by: Actor, at: datetime) -> None:
    """From now on the secret opens nothing."""
    token.delete()
    Event.record("revoke_token", membership, by=by, at=at)
