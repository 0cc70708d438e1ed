"""Request: the coordinator steers a search: pauses it, goes on, chooses another way of asking.

Dates of a series that are asked for together are one search: what is done to one of them is done to all.
"""

from datetime import datetime

from django.db import transaction

from pool.actions.asking import PolicyUnknown
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Policy
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import queries
from scheduling.actions import rounds
from scheduling.actions.locks import lock_request
from scheduling.domain.states import RequestState
from scheduling.models import Request
from scheduling.permissions import check_can_steer

ENDED = (RequestState.CLOSED, RequestState.REJECTED, RequestState.WITHDRAWN)


class NotSearching(Refused):
    """Nobody is looked for now."""

    sentence = _("Für diese Anfrage wird gerade niemand gesucht.")


class AlreadyPaused(Refused):
    """Somebody was faster."""

    sentence = _("Die Suche ist schon angehalten: %(who)s, %(when)s Uhr.")


class NotPaused(Refused):
    """There is nothing to go on with."""

    sentence = _("Die Suche ist nicht angehalten.")


class AlreadyResumed(NotPaused):
    """Somebody was faster."""

    sentence = _("Die Suche läuft schon wieder: %(who)s, %(when)s Uhr.")


class PolicyFixed(Refused):
    """Somebody stands waiting, or nobody waits any more."""

    sentence = _("Bei dieser Anfrage lässt sich die Art zu fragen nicht mehr ändern.")


class PolicyChanged(Refused):
    """Somebody was faster, and may have had a reason."""

    sentence = _(
        "%(who)s hat die Art zu fragen gerade geändert (%(when)s Uhr). "
        "Bitte sehen Sie erst nach, was jetzt gilt."
    )
    field = "policy"


@transaction.atomic
def pause_search(request: Request, *, by: Actor, at: datetime, reason: str = "") -> Request:
    """Nobody new is asked or reminded until it goes on; open questions stay, and a late yes counts.

    What has not left yet waits here. The pause ends with the search. Raises NotSearching, AlreadyPaused.
    """
    check_can_steer(by, request)
    request = lock_request(request)
    if request.state != RequestState.SEARCHING:
        raise NotSearching
    if request.paused_at:
        raise AlreadyPaused(**just_before(request, "pause"))
    for date in dates_searched(request):
        if not date.paused_at:
            _write(date, paused_at=at)
            Event.record("pause", date, by=by, at=at, reason=reason)
    return lock_request(request)


@transaction.atomic
def resume_search(request: Request, *, by: Actor, at: datetime) -> Request:
    """The search goes on where it was, and asks at once when its Round has waited long enough.

    Raises NotPaused, AlreadyResumed.
    """
    check_can_steer(by, request)
    request = lock_request(request)
    if not request.paused_at:
        told = just_before(request, "resume")
        raise AlreadyResumed(**told) if told else NotPaused
    dates = [date for date in dates_searched(request) if date.paused_at]
    for date in dates:
        _write(date, paused_at=None)
        Event.record("resume", date, by=by, at=at)
    for date in dates:
        rounds.ask_next(date, at=at)
    return lock_request(request)


@transaction.atomic
def set_policy(request: Request, *, policy: str, by: Actor, at: datetime, was: str | None = None) -> Request:
    """From the next Round on people are asked like this, here alone; empty: as in the Pool.

    `was` is what the page showed. Raises PolicyUnknown, PolicyFixed, PolicyChanged.
    """
    check_can_steer(by, request)
    if policy and policy not in set(Policy):
        raise PolicyUnknown
    request = lock_request(request)
    if request.state in ENDED or request.replaces_id:
        raise PolicyFixed
    if was is not None and was != request.policy:
        raise PolicyChanged(**just_before(request, "set_policy"))
    for date in dates_searched(request):
        if date.policy != policy:
            _write(date, policy=policy)
            Event.record("set_policy", date, by=by, at=at, policy=policy, was=date.policy)
    return lock_request(request)


def dates_searched(request: Request) -> list[Request]:
    """The Request alone, or all open dates of a series for which one person is looked for; locked with it."""
    if request.series is None or not request.series.together:
        return [request]
    dates = queries.series_open(request)
    return dates if request in dates else [request]


def just_before(request: Request, *verbs: str) -> dict[str, str]:
    """Who did this last and when, by the clock of the Pool; nothing when nobody has."""
    last = Event.objects.of(request.pool_id).about(request).filter(verb__in=verbs).last()
    if last is None:
        return {}
    return {"who": last.actor, "when": f"{last.at.astimezone(request.pool.tz):%d.%m.%Y, %H:%M}"}


def _write(request: Request, **fields: object) -> None:
    Request.objects.of(request.pool_id).filter(pk=request.pk).update(**fields)
