"""Two Requests that mean the same become one: the other is withdrawn for it, at no cost and with one mail.

There is no way back. Who needs the second one after all files it again.
"""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import messages, queries
from scheduling.actions import rounds
from scheduling.actions.locks import lock_request, lock_requests
from scheduling.domain.states import RequestMove
from scheduling.models import Request
from scheduling.queries.doubles import ALIVE


class NoDouble(Refused):
    """Two Authorities, or one Request twice."""

    sentence = _("Zusammenlegen kann man nur zwei Anfragen derselben Einrichtung.")


class OneIsOver(Refused):
    """What is over means nothing any more."""

    sentence = _("Eine der beiden Anfragen ist schon abgeschlossen.")


class SomebodyAgreed(Refused):
    """A promise is not thrown away for one that nobody has given."""

    sentence = _(
        "Für Nr. %(gone)s hat schon jemand zugesagt. "
        "Legen Sie andersherum zusammen: Nr. %(gone)s bleibt, die andere endet."
    )


@transaction.atomic
def merge_requests(gone: Request, *, into: Request, by: Actor, at: datetime) -> Request:
    """`into` goes on, `gone` ends: its open questions are taken back, its Requester hears which one goes on.

    Raises NoDouble, OneIsOver, SomebodyAgreed. Returns the one that goes on.
    """
    if by.role is not Role.COORDINATOR or {by.pool_id, into.pool_id} != {gone.pool_id}:
        raise NotAllowed
    if gone.authority_id != into.authority_id or gone.pk == into.pk:
        raise NoDouble
    lock_requests([gone.pk, into.pk])
    gone, into = lock_request(gone), lock_request(into)
    if gone.state not in ALIVE or into.state not in ALIVE:
        raise OneIsOver
    if queries.live_assignments(gone).exists():
        raise SomebodyAgreed(gone=gone.pk)
    gone.move(RequestMove.WITHDRAW, by=by, ended_at=at, merged_into=into)
    Event.record("merge", gone, by=by, at=at, into=into.pk)
    Event.record("absorb", into, by=by, at=at, gone=gone.pk)
    rounds.close_offers(gone, by=by, at=at)
    messages.merged(gone, into=into, at=at)
    return into
