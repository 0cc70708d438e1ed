"""Offer: sent, accepted, declined, expired, opted out. What happens when someone says yes stands here."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import SYSTEM, Actor, Role
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from scheduling import messages, queries
from scheduling.actions import rounds, together
from scheduling.actions.assignments import cancel_assignment, confirm_assignment, move_assignment
from scheduling.actions.free import AlreadyFilled, last_word
from scheduling.actions.locks import lock_person, lock_request, lock_requests
from scheduling.actions.times import settle_on
from scheduling.domain.states import OPEN_OFFER, OfferMove, OfferState, RequestState
from scheduling.models import Assignment, Offer


class OfferOver(Refused):
    """The question is not open any more."""

    sentence = _("Diese Frage ist nicht mehr offen.")


class TooLate(Refused):
    """The appointment is too near, or over."""

    sentence = _("Für diesen Termin ist es leider zu spät.")


class NotActive(Refused):
    """This Interpreter is paused or has left."""

    sentence = _("Sie sind im Pool gerade nicht aktiv. Bitte rufen Sie uns an.")


class Barred(Refused):
    """Since it was asked, somebody has said "not with each other", or the Pool is closed that day."""

    sentence = _("Für diesen Termin hat sich etwas geändert. Bitte rufen Sie uns an.")


@transaction.atomic
def mark_sent(offer: Offer, *, at: datetime) -> Offer:
    """The SMS was claimed for sending; from now on an answer can come."""
    lock_request(offer.request)
    offer = _again(offer)
    if offer.state == OfferState.QUEUED:
        offer.move(OfferMove.SEND, by=SYSTEM, sent_at=at)
        Event.record("send", offer, by=SYSTEM, at=at, request=offer.request_id)
        rounds.wait_from(offer, at=at)
    return offer


@transaction.atomic
def mark_sent_anew(offer: Offer, *, at: datetime) -> Offer:
    """The SMS is claimed once more, since it did not get through before: it is waited for from now on."""
    lock_request(offer.request)
    offer = _again(offer)
    if offer.state == OfferState.SENT:
        Offer.objects.of(offer.pool_id).filter(pk=offer.pk).update(sent_at=at)
        rounds.wait_from(offer, at=at)
    return offer


def accept_offer(offer: Offer, *, by: Actor, at: datetime) -> Assignment:
    """The first valid yes gets the place; everybody else who is asked for it is told that it is taken.

    Raises AlreadyFilled, OfferOver, TooLate, DoubleBooked, NotActive, Barred; then nothing has changed. After
    a SeriesClash the question has ended: who cannot keep one date of a series cannot say yes to all.
    """
    try:
        with last_word():
            assignment = _accept(offer, by=by, at=at)
    except AlreadyFilled:
        note_late_yes(offer, at=at)
        raise
    except together.SeriesClash:
        together.take_back(offer, at=at)
        raise
    for request in queries.series_open(assignment.request) or [assignment.request]:
        rounds.ask_next(request, at=at)  # for another place or date, or for one that a new time has freed
    return assignment


def note_late_yes(offer: Offer, *, at: datetime) -> None:
    """A yes for a place that somebody else has: worth remembering when people are asked again."""
    rows = Offer.objects.of(offer.pool_id).filter(pk=offer.pk, late_yes_at=None)
    rows.filter(state=OfferState.FILLED_BY_OTHER).update(late_yes_at=at)


@transaction.atomic
def _accept(offer: Offer, *, by: Actor, at: datetime) -> Assignment:
    lock_person(offer.person_id)
    request = lock_request(offer.request)
    offer = _again(offer)
    offer.request = request
    _check_open(offer, at=at)
    if by.role is not Role.COORDINATOR and queries.barred(offer):
        raise Barred
    offer.move(OfferMove.ACCEPT, by=by, answered_at=at)
    messages.no_reminder(offer, at=at)
    Event.record("accept", offer, by=by, at=at, request=request.pk)
    if request.state == RequestState.RECONFIRMING:
        held = queries.live_assignments(request).get(position=offer.position_id)
        held.request = request
        return move_assignment(held, offer=offer, by=by, at=at)
    request = settle_on(request, slot=offer.slot, modality=offer.modality, by=by, at=at)
    if offer.series_id:
        return together.confirm_series(offer, by=by, at=at)
    return confirm_assignment(
        request, position=offer.position, interpreter=offer.interpreter, by=by, at=at, offer=offer
    )


def _check_open(offer: Offer, *, at: datetime) -> None:
    """Raise what stands against a yes, told in the words of its cause."""
    if offer.state == OfferState.FILLED_BY_OTHER:
        raise AlreadyFilled
    if offer.state not in OPEN_OFFER or offer.version != offer.request.version:
        raise OfferOver
    if (offer.slot_id, offer.modality) not in queries.proposed(offer.request, offer.position):
        raise OfferOver
    if at >= queries.asking_ends(offer.request, offer.slot):
        raise TooLate
    if offer.interpreter.state != Interpreter.ACTIVE:
        raise NotActive


@transaction.atomic
def decline_offer(offer: Offer, *, by: Actor, at: datetime) -> Offer:
    """A no; when the whole Round has said no, the next are asked at once."""
    request = lock_request(offer.request)
    offer = _again(offer)
    if offer.state not in OPEN_OFFER:
        raise OfferOver
    offer.move(OfferMove.DECLINE, by=by, answered_at=at)
    messages.no_reminder(offer, at=at)
    Event.record("decline", offer, by=by, at=at, request=request.pk)
    _go_on(offer, by=by, at=at)
    return offer


@transaction.atomic
def opt_out_offers(person_id: int, *, at: datetime) -> int:
    """The person wants no more SMS: every open question to this number ends; what was asked by mail stays."""
    rows = Offer.objects.across_pools().filter(person_id=person_id, state__in=OPEN_OFFER, by_mail=False)
    found = list(rows.order_by("pk"))
    lock_requests([offer.request_id for offer in found])
    for offer in found:
        lock_request(offer.request)
        offer = _again(offer)
        if offer.state in OPEN_OFFER:
            offer.move(OfferMove.OPT_OUT, by=SYSTEM)
            Event.record("opt_out", offer, by=SYSTEM, at=at, request=offer.request_id)
            messages.retract(offer, at=at)
            _go_on(offer, by=SYSTEM, at=at)
    return len(found)


@transaction.atomic
def pause_offers(interpreter: Interpreter, *, by: Actor, at: datetime) -> int:
    """They want a pause: what they were asked is a no, what has not left yet stays here.

    A question about the new time of something promised stays open: a pause is no cancellation.
    """
    rows = Offer.objects.of(interpreter.pool_id).filter(interpreter=interpreter, state__in=OPEN_OFFER)
    found = list(rows.exclude(request__state=RequestState.RECONFIRMING).order_by("pk"))
    lock_requests([offer.request_id for offer in found])
    for offer in found:
        lock_request(offer.request)
        offer = _again(offer)
        if offer.state == OfferState.SENT:
            decline_offer(offer, by=by, at=at)
        elif offer.state == OfferState.QUEUED:
            offer.move(OfferMove.WITHDRAW, by=SYSTEM)
            Event.record("pause", offer, by=by, at=at, request=offer.request_id)
            messages.retract(offer, at=at)
            _go_on(offer, by=SYSTEM, at=at)
    return len(found)


@transaction.atomic
def fail_offer(offer: Offer, *, at: datetime) -> Offer:
    """The SMS cannot reach this number: the question is withdrawn, the search goes on."""
    lock_request(offer.request)
    offer = _again(offer)
    if offer.state in OPEN_OFFER:
        offer.move(OfferMove.WITHDRAW, by=SYSTEM)
        Event.record("undeliverable", offer, by=SYSTEM, at=at, request=offer.request_id)
        _go_on(offer, by=SYSTEM, at=at)
    return offer


@transaction.atomic
def expire_reconfirmation(offer: Offer, *, at: datetime) -> Offer:
    """Nobody answered the question about the new time: the place is free again."""
    lock_request(offer.request)
    offer = _again(offer)
    if offer.state in OPEN_OFFER:
        offer.move(OfferMove.EXPIRE, by=SYSTEM)
        Event.record("expire", offer, by=SYSTEM, at=at, request=offer.request_id)
        messages.retract(offer, at=at)
        _go_on(offer, by=SYSTEM, at=at)
    return offer


def _go_on(offer: Offer, *, by: Actor, at: datetime) -> None:
    """After a no: a refused new time frees the Assignment of this place; otherwise the next may be asked."""
    request = lock_request(offer.request)
    if request.state == RequestState.RECONFIRMING:
        for held in queries.live_assignments(request).filter(position=offer.position_id):
            cost = queries.cost_of_change(offer, held)
            cancel_assignment(held, by=by, at=at, reason="", late_cost=cost)
    else:
        rounds.ask_next(request, at=at, news=True)


def _again(offer: Offer) -> Offer:
    """The row as it is now, locked after its Request."""
    related = "interpreter", "pool", "person", "request", "slot", "position"
    rows = Offer.objects.of(offer.pool_id).select_related(*related)
    return rows.select_for_update(of=("self",), no_key=True).get(pk=offer.pk)
