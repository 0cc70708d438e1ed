"""Plan: send the questions of a planned day, each to the one person the Plan has chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from scheduling.actions import rounds
from scheduling.actions.locks import lock_request
from scheduling.domain.sieve import torn
from scheduling.domain.states import RequestMove, RequestState
from scheduling.domain.stored import as_json
from scheduling.models import Assessment, Request, Round
from scheduling.queries import planning


class PlaceNotOpen(Refused):
    """The Request is gone or filled, or its time has come."""

    sentence = _("Dieser Platz ist nicht mehr offen.")


class RequestChanged(Refused):
    """Somebody changed it after the page was shown."""

    sentence = _("Die Anfrage wurde inzwischen geändert. Bitte sehen Sie den Vorschlag noch einmal an.")


class AskedAlready(Refused):
    """Nobody is asked twice for the same version."""

    sentence = _("Diese Person wurde für diesen Termin schon gefragt.")


class FitsNoMore(Refused):
    """Since the page was shown something has come between."""

    sentence = _("Diese Person passt inzwischen nicht mehr.")


class HoldsAnother(Refused):
    """Nobody can say yes to two questions about the same time."""

    sentence = _("Diese Person hat zur selben Zeit noch eine andere Frage.")


@dataclass(frozen=True, order=True)
class Pick:
    """One line of a Plan, ticked: the place, whom to ask, and the version of the Request that was shown."""

    request: int
    number: int
    interpreter: int
    version: int


@dataclass(frozen=True)
class Sent:
    """What came of it: the Rounds begun, and the lines that could not be sent, each with its reason."""

    rounds: tuple[Round, ...]
    skipped: tuple[tuple[Pick, Refused], ...]


def send_plan(pool: Pool, *, picks: Iterable[Pick], by: Actor, at: datetime) -> Sent:
    """Ask everybody who was picked; what has changed meanwhile is left out and said.

    Each line is a transaction of its own, so that no two Requests are ever locked at once.
    """
    if by.role is not Role.COORDINATOR or by.pool_id != pool.pk:
        raise NotAllowed
    begun: list[Round] = []
    skipped: list[tuple[Pick, Refused]] = []
    for pick in sorted(set(picks)):
        try:
            begun.append(ask_picked(pool, pick=pick, by=by, at=at))
        except Refused as refused:
            skipped.append((pick, refused))
    return Sent(tuple(begun), tuple(skipped))


@transaction.atomic
def ask_picked(pool: Pool, *, pick: Pick, by: Actor, at: datetime) -> Round:
    """Lock one Request, judge again, and begin a Round with exactly this person."""
    row = Request.objects.of(pool).filter(pk=pick.request).first()
    if row is None:
        raise PlaceNotOpen
    request = lock_request(row)
    place = _place(request, pick, at=at)
    if pick.interpreter in place.asked:
        raise AskedAlready
    fit = next((fit for fit in place.askable if fit.candidate.interpreter_id == pick.interpreter), None)
    if fit is None:
        raise FitsNoMore
    if torn(fit, place.job.need.period):
        raise HoldsAnother
    if request.state != RequestState.SEARCHING:
        request.move(RequestMove.SEARCH, by=by)
    Event.record("plan", request, by=by, at=at, place=pick.number, interpreter=pick.interpreter)
    assessment = Assessment.objects.create(
        pool_id=request.pool_id,
        request=request,
        position=place.position,
        version=request.version,
        made_at=at,
        candidates=as_json(place.assessed),
        facts={**place.assessed.facts, "planned": True},
    )
    return rounds.start_round(request, assessment=assessment, fits=(fit,), at=at)


def _place(request: Request, pick: Pick, *, at: datetime) -> planning.OpenPlace:
    """The place as it is now, under the lock."""
    row = planning.open_requests(request.pool).filter(pk=request.pk).first()
    if row is None or planning.too_late(row, at=at):
        raise PlaceNotOpen
    if row.version != pick.version:
        raise RequestChanged
    for position in planning.open_positions(row):
        if position.number == pick.number:
            return planning.place_of(row, position, at=at)
    raise PlaceNotOpen
