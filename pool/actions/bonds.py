"""Bond: a good experience, "not with each other", or a conflict of interest."""

from datetime import datetime

from django.db import transaction

from pool.actions.locks import lock_interpreter
from pool.domain.actors import Actor
from pool.domain.refusals import LostRace, NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Bond, Event, Interpreter
from pool.permissions import check_can_rule


class BondWithWhom(Refused):
    """With an Authority or with a case, not with both and not with neither."""

    sentence = _("Bitte wählen Sie entweder eine Einrichtung oder eine Anfrage.")
    field = "authority"


class BondExists(Refused):
    """Said before."""

    sentence = _("Das ist schon eingetragen.")


@transaction.atomic
def add_bond(
    interpreter: Interpreter, *, kind: str, said_by: str, authority: Authority | None = None,
    client_token: str = "", reason: str = "", by: Actor, at: datetime,
) -> Bond:  # fmt: skip
    """From now on it counts in every search; `client_token` is that of a Request, never typed."""
    check_can_rule(by, interpreter.pool_id)
    if bool(authority) == bool(client_token):
        raise BondWithWhom
    if authority and authority.pool_id != interpreter.pool_id:
        raise NotAllowed
    if kind not in Bond.KINDS or said_by not in Bond.SIDES:
        raise BondWithWhom
    one = lock_interpreter(interpreter)
    with_whom = {"authority": authority, "client_token": client_token}
    mine = Bond.objects.of(one.pool_id).filter(interpreter=one, kind=kind)
    if mine.filter(**with_whom).exists():
        raise BondExists
    day = at.astimezone(one.pool.tz).date()
    row = Bond.objects.create(
        pool=one.pool,
        interpreter=one,
        kind=kind,
        said_by=said_by,
        said_on=day,
        reason=reason.strip(),
        **with_whom,
    )
    Event.record("add_bond", one, by=by, at=at, kind=kind, said_by=said_by)
    return row


@transaction.atomic
def remove_bond(interpreter: Interpreter, *, bond: Bond, by: Actor, at: datetime) -> Interpreter:
    """It does not count any more."""
    check_can_rule(by, interpreter.pool_id)
    one = lock_interpreter(interpreter)
    if not Bond.objects.of(one.pool_id).filter(pk=bond.pk, interpreter=one).delete()[0]:
        raise LostRace
    Event.record("remove_bond", one, by=by, at=at, kind=bond.kind)
    return one
