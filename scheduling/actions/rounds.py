"""Asking: start a search, ask the next people, close the questions, give up."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from pool.domain.actors import SYSTEM, Actor
from pool.models import Event
from scheduling import messages, queries
from scheduling.actions.locks import lock_request
from scheduling.domain import codes
from scheduling.domain.need import Fit
from scheduling.domain.states import OPEN_OFFER, OfferMove, OfferState, RequestMove, RequestState
from scheduling.domain.stored import as_json
from scheduling.models import Assessment, Offer, Request, Round


@transaction.atomic
def start_search(request: Request, *, by: Actor, at: datetime) -> Request:
    """From approved (or unfilled, when somebody wants it tried again) to searching; asks the first people."""
    request = lock_request(request)
    request.move(RequestMove.SEARCH, by=by)
    Event.record("search", request, by=by, at=at)
    return ask_next(request, at=at)


@transaction.atomic
def ask_next(request: Request, *, at: datetime) -> Request:
    """Ask the next people if the current Round has waited long enough; give up when nobody is left.

    Earlier Offers stay open. Nobody is asked twice for the same version of a Request.
    """
    request = lock_request(request)
    if request.state != RequestState.SEARCHING or queries.still_waiting(request, at=at):
        return request
    if queries.quiet_hours(request.pool).awake_from(at) >= queries.asking_ends(request):
        return give_up(request, at=at)
    assessed = queries.candidates_for(request, request.position, at=at)
    chosen = queries.policy_of(request.pool).choose(
        assessed.fits,
        asked=queries.asked_already(request),
        holding=queries.holding_a_question([fit.candidate.person_id for fit in assessed.fits]),
        starts=request.slot.starts,
        at=at,
    )
    if not chosen and queries.may_still_succeed(request, assessed):
        return request
    assessment = Assessment.objects.create(
        pool_id=request.pool_id,
        request=request,
        position=request.position,
        version=request.version,
        made_at=at,
        candidates=as_json(assessed),
        facts=dict(assessed.facts),
    )
    if not chosen:
        return give_up(request, at=at)
    start_round(request, assessment=assessment, fits=chosen, at=at)
    return request


def start_round(
    request: Request, *, assessment: Assessment, fits: tuple[Fit, ...], at: datetime, waits: int | None = None
) -> Round:
    """Put the question to `fits`; the Round waits `waits` (default: the Pool's) awake minutes.

    It never waits past the end of asking.
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
        position=round.request.position,
        slot=round.request.slot,
        interpreter_id=candidate.interpreter_id,
        person_id=candidate.person_id,
        version=round.version,
        code=new_code(candidate.person_id, at=at),
        km=fit.km,
        made_at=at,
    )


def new_code(person_id: int, *, at: datetime) -> str:
    """A code nobody with this person's telephone has seen for 90 days."""
    used = [queries.codes_used(pk, since=at - timedelta(days=90)) for pk in queries.sharing(person_id)]
    return codes.draw(set().union(*used), secrets.randbelow)


@transaction.atomic
def close_offers(
    request: Request, *, by: Actor, at: datetime, filled: bool = False, told: int | None = None
) -> list[Offer]:
    """End every open question of a Request; those who could have read it are told, once.

    `told` is a person who hears of it in another way.
    """
    offers = list(
        Offer.objects.of(request.pool_id)
        .filter(request=request, state__in=OPEN_OFFER)
        .select_related("pool", "person", "request", "slot", "position")
        .order_by("pk")
    )
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
def give_up(request: Request, *, at: datetime) -> Request:
    """Nobody is left to ask, or the time to ask is over: authority and coordinator hear it."""
    request = lock_request(request)
    for offer in Offer.objects.of(request.pool_id).filter(request=request, state__in=OPEN_OFFER):
        offer.move(OfferMove.EXPIRE, by=SYSTEM)
        messages.retract(offer, at=at)
    request.move(RequestMove.GIVE_UP, by=SYSTEM)
    Event.record("give_up", request, by=SYSTEM, at=at)
    messages.unfilled(request, at=at)
    return request
