"""A Request changes: details are told, a new time or place is a new question, no accomplished fact."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import SYSTEM, Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import queries
from scheduling.actions import assignments, rounds
from scheduling.actions.learning import want_roads
from scheduling.actions.locks import lock_person, lock_request
from scheduling.actions.requests import details
from scheduling.actions.wanted import Wanted, check
from scheduling.domain.states import RequestMove, RequestState
from scheduling.models import Assessment, Assignment, Position, Request, Slot

CHANGEABLE = (
    RequestState.SUBMITTED,
    RequestState.APPROVED,
    RequestState.SEARCHING,
    RequestState.UNFILLED,
    RequestState.FILLED,
    RequestState.RECONFIRMING,
)
RECONFIRM_ROUNDS = 3  # a new time may be thought about for three rounds' waiting time


class CannotChange(Refused):
    """It is over."""

    sentence = _("Diese Anfrage ist abgeschlossen und kann nicht mehr geändert werden.")


class LanguageFixed(Refused):
    """Another language is another need."""

    sentence = _("Für eine andere Sprache ziehen Sie diese Anfrage bitte zurück und stellen eine neue.")
    field = "language"


class HasBegun(Refused):
    """Somebody is there already, and shall be paid for it."""

    sentence = _("Der Termin hat schon begonnen. Für eine andere Zeit stellen Sie bitte eine neue Anfrage.")


@transaction.atomic
def change_request(request: Request, *, wanted: Wanted, by: Actor, at: datetime) -> Request:
    """Make the Request what `wanted` says; those who are asked or booked hear of it as it concerns them."""
    for held in queries.live_assignments(request):
        lock_person(held.person_id)
    request = lock_request(request)
    if request.state not in CHANGEABLE:
        raise CannotChange
    if request.state == RequestState.FILLED and request.slot.starts <= at:
        raise HasBegun
    if wanted.language != request.position.language:
        raise LanguageFixed
    check(wanted, pool=request.pool, at=at)
    before, asks_again = queries.details_shown(request), _asks_again(request, wanted)
    _write(request, wanted, new_version=asks_again)
    request = lock_request(request)
    Event.record("change", request, by=by, at=at, version=request.version)
    if asks_again:
        want_roads(request)
        _ask_again(request, by=by, at=at)
    elif queries.details_shown(request) != before:
        for held in queries.live_assignments(request):
            assignments.change_details(held, by=by, at=at)
    return request


def _asks_again(request: Request, wanted: Wanted) -> bool:
    """Whether an answer to the old question is no answer to the new one."""
    slot, position = request.slot, request.position
    old = (slot.starts, slot.ends, request.modality, request.postal_code, request.setting)
    new = (wanted.starts, wanted.ends, wanted.modality, wanted.postal_code, wanted.setting)
    wish = (position.gender, position.gender_required) != (wanted.gender, wanted.gender_required)
    return old != new or wish


def _write(request: Request, wanted: Wanted, *, new_version: bool) -> None:
    fields = details(wanted, request.authority) | {"version": request.version + new_version}
    for name, value in fields.items():
        setattr(request, name, value)
    request.save(update_fields=list(fields))
    rows = {"pool_id": request.pool_id, "request": request}
    Slot.objects.of(request.pool_id).filter(pk=request.slot.pk).update(starts=wanted.starts, ends=wanted.ends)
    Position.objects.of(request.pool_id).filter(**rows).update(
        gender=wanted.gender, gender_required=wanted.gender_required
    )


def _ask_again(request: Request, *, by: Actor, at: datetime) -> None:
    """The questions of the old version end; the search or the reconfirmation begins with the new one."""
    rounds.close_offers(request, by=by, at=at)
    if request.state == RequestState.FILLED:
        request.move(RequestMove.ASK_AGAIN, by=by)
    if request.state == RequestState.RECONFIRMING:
        _reconfirm(request, queries.live_assignments(request).get(), at=at)
    elif request.state == RequestState.SEARCHING:
        rounds.ask_next(request, at=at)
    elif request.state == RequestState.UNFILLED:
        rounds.start_search(request, by=SYSTEM, at=at)


def _reconfirm(request: Request, held: Assignment, *, at: datetime) -> None:
    """One question to the one who is booked; the old time stands until it is answered."""
    fit = queries.judge_again(request, held, at=at)
    assessment = Assessment.objects.create(
        pool_id=request.pool_id,
        request=request,
        position=request.position,
        version=request.version,
        made_at=at,
        candidates=[],
    )
    waits = request.pool.round_minutes * RECONFIRM_ROUNDS
    rounds.start_round(request, assessment=assessment, fits=(fit,), at=at, waits=waits)
