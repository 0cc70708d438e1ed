"""Asking: start a search, ask the next people, close the questions, give up."""

from collections.abc import Mapping
from datetime import datetime
from math import ceil
from typing import Any

from django.db import transaction

from notifications import lines
from notifications.models import Message
from pool.domain.actors import SYSTEM, Actor
from pool.models import Event
from scheduling import messages, queries
from scheduling.actions.codes import new_code
from scheduling.actions.links import make_link
from scheduling.actions.locks import lock_request
from scheduling.actions.splitting import split_series
from scheduling.actions.times import let_pass
from scheduling.actions.warnings import warn_hard_to_fill
from scheduling.domain.escalation import Step
from scheduling.domain.need import Fit
from scheduling.domain.ranking import Assessed
from scheduling.domain.rounds import Move, Policy
from scheduling.domain.sieve import SHORT_NOTICE
from scheduling.domain.states import OfferMove, OfferState, RequestMove, RequestState
from scheduling.domain.stored import as_json
from scheduling.models import Assessment, Offer, Position, Request, Round

PATIENCE = 60  # awake minutes: how often a search is looked at that only waits for open questions


@transaction.atomic
def start_search(request: Request, *, by: Actor, at: datetime) -> Request:
    """From approved (or unfilled, when somebody wants it tried again) to searching; asks the first people."""
    request = lock_request(request)
    request.move(RequestMove.SEARCH, by=by)
    Event.record("search", request, by=by, at=at)
    return ask_next(request, at=at, news=True)


@transaction.atomic
def ask_next(request: Request, *, at: datetime, news: bool = False) -> Request:
    """For every open place: ask or remind the next people if its Round has waited long enough.

    `news`: something has just happened, for which some policies do not wait; in the quiet time nobody is
    looked for without it, and while a search is paused nobody at all. Gives up when no open place may still
    be filled. Earlier Offers stay open. Nobody is asked twice for the same time of a place.
    """
    request = lock_request(request)
    if request.state != RequestState.SEARCHING or (not news and _sleeps(request, at=at)):
        return request
    request = let_pass(request, at=at)
    if at >= max(queries.asking_ends(request, slot) for slot in request.proposed):
        return give_up(request, at=at)
    if request.paused_at or lines.is_down(Message.SMS, at):  # nobody can be reached: it waits with the words
        return request
    policy, places = queries.policy_for(request), queries.open_places(request)
    lost: dict[Position, Assessed] = {}
    for place in places:
        if queries.still_waiting(request, place, at=at) and not (news and policy.eager):
            continue
        if queries.follows(request, place, at=at):
            continue
        if judged := _ask_for(request, place, policy, at=at):
            lost[place] = judged
    over = len(lost) == len(places)
    for place, judged in lost.items():
        if over or not request.assessments.filter(position=place, version=request.version).exists():
            assess_place(request, place, judged, at=at)
    if over and any(queries.leads(request, place) for place in places):
        return _each_by_itself(request, at=at)
    return give_up(request, at=at) if over else request


def _each_by_itself(request: Request, *, at: datetime) -> Request:
    """Nobody is left who may come to all dates of the series; who was silent is not waited for."""
    close_offers(request, by=SYSTEM, at=at)
    for date in split_series(request, at=at):
        ask_next(date, at=at)
    return lock_request(request)


def _sleeps(request: Request, *, at: datetime) -> bool:
    """Nobody is asked in the quiet time; what is near is looked at all the same, for those who allow it."""
    slots = sorted(request.proposed, key=lambda slot: slot.starts)
    ends = queries.asking_ends(request, slots[-1])
    return at < ends and slots[0].starts - at >= SHORT_NOTICE and queries.quiet_hours(request.pool).holds(at)


def _ask_for(request: Request, place: Position, policy: Policy, *, at: datetime) -> Assessed | None:
    """Go down the ladder until somebody can be asked or waited for; if nobody: how everybody is judged."""
    judged: list[Assessed] = []
    stuck = False
    for way in queries.ladder(request, place, at=at):
        look = queries.look(request, place, way, policy, at=at)
        judged.append(look.assessed)
        stuck = stuck or look.stuck
        if look.standing.left <= 0:
            continue
        move = policy.choose(look.standing)
        if move or look.later:
            carry_out(request, place, look, move, policy, at=at)
            return None
    silent = stuck or queries.open_questions(request).filter(position=place).exists()
    if silent and not queries.leads(request, place):
        _prolong(request, place, PATIENCE, at=at)
        warn_hard_to_fill(request, at=at)
        return None
    return judged[0]


def carry_out(
    request: Request, place: Position, look: queries.Look, move: Move, policy: Policy, *, at: datetime
) -> None:
    """Ask and remind whom the policy has chosen, and wait; with nobody chosen, wait a little longer."""
    for offer in queries.open_questions(request).filter(
        position=place, interpreter__in=move.remind, slot=look.slot, modality=look.way.modality
    ):
        remind(offer, at=at)
    if move.ask:
        by_number = {fit.candidate.interpreter_id: fit for fit in look.assessed.fits}
        start_round(
            request,
            assessment=assess_place(request, place, look.assessed, at=at),
            fits=tuple(by_number[pk] for pk in move.ask),
            at=at,
            waits=move.minutes,
            look=look,
            facts={"policy": policy.name, **move.facts},
        )
    else:
        _prolong(request, place, move.minutes, at=at)


def _prolong(request: Request, place: Position, minutes: float, *, at: datetime) -> None:
    """The newest Round of this place waits on."""
    last = queries.last_round(request, place)
    if last is not None:
        until = queries.quiet_hours(request.pool).after_awake(at, max(1, minutes))
        Round.objects.of(request.pool_id).filter(pk=last.pk).update(waits_until=until)


def wait_from(offer: Offer, *, at: datetime) -> None:
    """A question that left late, since the night or the provider held it up, is waited for all the same."""
    waits = queries.quiet_hours(offer.pool).after_awake(at, offer.round.minutes)
    until = min(waits, queries.asking_ends(offer.request, offer.slot))
    Round.objects.of(offer.pool_id).filter(pk=offer.round_id, waits_until__lt=until).update(waits_until=until)


@transaction.atomic
def remind(offer: Offer, *, at: datetime) -> Offer:
    """The one reminder of an open question."""
    rows = Offer.objects.of(offer.pool_id).filter(pk=offer.pk, state=OfferState.SENT, reminded_at=None)
    if rows.update(reminded_at=at):
        offer.refresh_from_db()
        Event.record("remind", offer, by=SYSTEM, at=at, request=offer.request_id)
        messages.remind(offer, at=at, token=_link(offer, at=at))
    return offer


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
    request: Request,
    *,
    assessment: Assessment,
    fits: tuple[Fit, ...],
    at: datetime,
    waits: float | None = None,
    look: queries.Look | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Round:
    """Put the question about the Assessment's place to `fits`; for what was wished, or as `look` has found.

    The Round waits `waits` (default: the Pool's) awake minutes, and never past the end of asking.
    """
    quiet = queries.quiet_hours(request.pool)
    minutes = request.pool.round_minutes if waits is None else waits
    slot = look.slot if look else request.slot
    more = dict(facts or {})
    round = Round.objects.create(
        pool_id=request.pool_id,
        request=request,
        assessment=assessment,
        number=request.rounds.count() + 1,
        version=request.version,
        asked_at=at,
        waits_until=min(quiet.after_awake(at, minutes), queries.asking_ends(request, slot)),
        step=look.way.step if look else Step.WISHED,
        policy=more.pop("policy", ""),
        minutes=ceil(minutes),
        facts=more,
    )
    offers = [make_offer(round, fit, look, at=at) for fit in fits]
    Event.record(
        "ask", request, by=SYSTEM, at=at, round=round.number, interpreters=[o.interpreter_id for o in offers]
    )
    for offer in offers:
        messages.offer(offer, at=at, token=_link(offer, at=at))
    return round


def make_offer(round: Round, fit: Fit, look: queries.Look | None = None, *, at: datetime) -> Offer:
    """One question with its own code."""
    candidate = fit.candidate
    request = round.request
    return Offer.objects.create(
        pool_id=round.pool_id,
        round=round,
        request=request,
        position=round.assessment.position,
        slot=look.slot if look else request.slot,
        modality=look.way.modality if look else request.modality,
        interpreter_id=candidate.interpreter_id,
        person_id=candidate.person_id,
        version=round.version,
        code=new_code(candidate.person_id, at=at),
        km=fit.km,
        via=candidate.via,
        by_mail=candidate.by_mail,
        chance=look.chances.get(candidate.interpreter_id) if look else None,
        series_id=request.series_id if round.assessment.facts.get("dates") else None,
        made_at=at,
    )


def _link(offer: Offer, *, at: datetime) -> str:
    """Who is asked by mail answers behind a link."""
    return make_link(offer=offer, person=offer.person, at=at) if offer.by_mail else ""


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
        ended = [offer.pk for offer in offers]
        Event.record("close_offers", request, by=by, at=at, filled=filled, offers=len(offers), ended=ended)
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
