"""Asking: start a search, ask the next people, close the questions, give up."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from pool.domain.actors import SYSTEM, Actor
from pool.models import Event
from scheduling import messages, queries
from scheduling.actions.locks import lock_request
from scheduling.actions.splitting import split_series
from scheduling.domain import codes
from scheduling.domain.need import Fit
from scheduling.domain.ranking import Assessed
from scheduling.domain.states import OfferMove, OfferState, RequestMove, RequestState
from scheduling.domain.stored import as_json
from scheduling.models import Assessment, Offer, Position, Request, Round


@transaction.atomic
def start_search(request: Request, *, by: Actor, at: datetime) -> Request:
    """From approved (or unfilled, when somebody wants it tried again) to searching; asks the first people."""
    request = lock_request(request)
    request.move(RequestMove.SEARCH, by=by)
    Event.record("search", request, by=by, at=at)
    return ask_next(request, at=at)


@transaction.atomic
def ask_next(request: Request, *, at: datetime) -> Request:
    """For every open place: ask the next people if its Round has waited long enough.

    Gives up when no open place may still be filled. Earlier Offers stay open. Nobody is asked twice for the
    same version of a place.
    """
    request = lock_request(request)
    if request.state != RequestState.SEARCHING:
        return request
    places = queries.open_places(request)
    if queries.quiet_hours(request.pool).awake_from(at) >= queries.asking_ends(request):
        waiting = any(queries.still_waiting(request, place, at=at) for place in places)
        return request if waiting else give_up(request, at=at)
    lost = {place: judged for place in places if (judged := _ask_for(request, place, at=at))}
    over = len(lost) == len(places)
    for place, judged in lost.items():
        if over or not request.assessments.filter(position=place, version=request.version).exists():
            assess_place(request, place, judged, at=at)
    if over and any(queries.leads(request, place) for place in places):
        for date in split_series(request, at=at):
            ask_next(date, at=at)
        return lock_request(request)
    return give_up(request, at=at) if over else request


def _ask_for(request: Request, place: Position, *, at: datetime) -> Assessed | None:
    """Ask the next for one place; when it cannot be filled any more: how everybody is judged."""
    if queries.still_waiting(request, place, at=at) or queries.follows(request, place, at=at):
        return None
    assessed = queries.candidates_for(request, place, at=at)
    chosen = queries.policy_of(request.pool).choose(
        assessed.fits,
        asked=queries.asked_already(request, place),
        holding=queries.holding_a_question([fit.candidate.person_id for fit in assessed.fits]),
        period=assessed.need.period,
        at=at,
    )
    if chosen:
        assessment = assess_place(request, place, assessed, at=at)
        start_round(request, assessment=assessment, fits=chosen, at=at)
        return None
    return None if queries.may_still_succeed(request, place, assessed) else assessed


def assess_place(request: Request, place: Position, assessed: Assessed, *, at: datetime) -> Assessment:
    """Keep how everybody was judged for this place."""
    return Assessment.objects.create(
        pool_id=request.pool_id,
        request=request,
        position=place,
        version=request.version,
        made_at=at,
        candidates=as_json(assessed),
        facts=dict(assessed.facts),
    )


def start_round(
    request: Request, *, assessment: Assessment, fits: tuple[Fit, ...], at: datetime, waits: int | None = None
) -> Round:
    """Put the question about the Assessment's place to `fits`.

    The Round waits `waits` (default: the Pool's) awake minutes, and never past the end of asking.
    """
    quiet = queries.quiet_hours(request.pool)
    minutes = request.pool.round_minutes if waits is None else waits
    round = Round.objects.create(
        pool_id=request.pool_id,
        request=request,
        assessment=assessment,
        number=request.rounds.count() + 1,
        version=request.version,
        asked_at=at,
        waits_until=min(quiet.after_awake(at, minutes), queries.asking_ends(request)),
    )
    offers = [make_offer(round, fit, at=at) for fit in fits]
    Event.record(
        "ask", request, by=SYSTEM, at=at, round=round.number, interpreters=[o.interpreter_id for o in offers]
    )
    for offer in offers:
        messages.offer(offer, at=at)
    return round


def make_offer(round: Round, fit: Fit, *, at: datetime) -> Offer:
    """One question with its own code."""
    candidate = fit.candidate
    return Offer.objects.create(
        pool_id=round.pool_id,
        round=round,
        request=round.request,
        position=round.assessment.position,
        slot=round.request.slot,
        interpreter_id=candidate.interpreter_id,
        person_id=candidate.person_id,
        version=round.version,
        code=new_code(candidate.person_id, at=at),
        km=fit.km,
        via=candidate.via,
        series_id=round.request.series_id if round.assessment.facts.get("dates") else None,
        made_at=at,
    )


def new_code(person_id: int, *, at: datetime) -> str:
    """A code nobody with this person's telephone has seen for 90 days."""
    used = [queries.codes_used(pk, since=at - timedelta(days=90)) for pk in queries.sharing(person_id)]
    return codes.draw(set().union(*used), secrets.randbelow)


@transaction.atomic
def close_offers(
    request: Request, *, by: Actor, at: datetime, filled: bool = False, told: int | None = None, **which: Any
) -> list[Offer]:
    """End every open question of a Request (or `which`: position=, person_id=); who could read it is told.

    `told` is a person who hears of it in another way.
    """
    rows = queries.open_questions(request).filter(**which)
    offers = list(rows.select_related("pool", "person", "request", "slot", "position").order_by("pk"))
    for offer in offers:
        was_sent = offer.state == OfferState.SENT
        offer.move(OfferMove.FILL if filled else OfferMove.WITHDRAW, by=by)
        messages.retract(offer, at=at)
        if was_sent and offer.person_id != told:
            (messages.taken if filled else messages.withdrawn)(offer, at=at)
    if offers:
        Event.record("close_offers", request, by=by, at=at, filled=filled, offers=len(offers))
    return offers


@transaction.atomic
def end_reconfirming(request: Request, *, by: Actor, at: datetime) -> Request:
    """When the last question about a new time is answered: filled, or the search for a free place begins."""
    if request.state != RequestState.RECONFIRMING or queries.open_questions(request).exists():
        return request
    if queries.open_places(request):
        return request.move(RequestMove.REOPEN, by=by)
    return request.move(RequestMove.FILL, by=by)


@transaction.atomic
def give_up(request: Request, *, at: datetime) -> Request:
    """Nobody is left to ask, or the time to ask is over: authority and coordinator hear it."""
    request = lock_request(request)
    for offer in queries.open_questions(request):
        offer.move(OfferMove.EXPIRE, by=SYSTEM)
        messages.retract(offer, at=at)
    request.move(RequestMove.GIVE_UP, by=SYSTEM)
    Event.record("give_up", request, by=SYSTEM, at=at)
    messages.unfilled(request, at=at)
    return request
