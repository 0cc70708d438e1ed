"""What people do with their own sign-in: end it everywhere else, do without a password."""

from datetime import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from knox.models import AuthToken

from pool.domain.actors import Actor
from pool.models import Event, Membership, User


@transaction.atomic
def sign_out_elsewhere(
    user: User, *, here: str, membership: Membership | None, by: Actor, at: datetime
) -> bool:
    """End every session but `here`, and every API token; returns whether there were any."""
    others = [
        row.session_key
        for row in Session.objects.filter(expire_date__gt=at).exclude(session_key=here).iterator()
        if row.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(session_key__in=others).delete()
    tokens, _rows = AuthToken.objects.filter(user=user).delete()
    _note("sign_out_elsewhere", membership, by=by, at=at)
    return bool(others or tokens)


@transaction.atomic
def remove_password(user: User, *, membership: Membership | None, by: Actor, at: datetime) -> None:
    """From now on a code by mail, a passkey or the county's sign-in; all other sessions end."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    _note("remove_password", membership, by=by, at=at)


def _note(verb: str, membership: Membership | None, *, by: Actor, at: datetime) -> None:
    if membership is not None:  # whoever has no role belongs to no Pool's journal
        Event.record(verb, membership, by=by, at=at)
