"""The times and ways of a Request that would do as well: written, exchanged, and one of them settled on."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from pool.domain.actors import SYSTEM, Actor
from pool.models import Event
from scheduling import messages, queries
from scheduling.actions.locks import lock_request
from scheduling.actions.wanted import Wanted
from scheduling.domain.escalation import LAST, WISH
from scheduling.domain.states import OfferMove
from scheduling.models import Offer, Request, Slot


def write_times(request: Request, wanted: Wanted) -> None:
    """The Slots of a new Request, the wished one first."""
    for rank, starts in enumerate((wanted.starts, *wanted.other_times), WISH):
        _write(request, wanted, rank, starts)


def exchange_times(request: Request, wanted: Wanted) -> None:
    """Make the times what `wanted` says. One that somebody was asked about stays, out of reach."""
    rows = Slot.objects.of(request.pool_id).filter(request=request)
    rows.filter(pk=request.slot.pk).update(starts=wanted.starts, ends=wanted.ends)
    if [(slot.starts, slot.ends) for slot in request.others] == _others(wanted):
        return
    free = max(LAST, *(slot.rank for slot in request.slots.all())) + 1
    for rank, slot in enumerate(request.others, free):
        rows.filter(pk=slot.pk).update(rank=rank)
    known = {(slot.starts, slot.ends): slot for slot in request.slots.all() if slot.pk != request.slot.pk}
    for rank, (starts, ends) in enumerate(_others(wanted), WISH + 1):
        if old := known.get((starts, ends)):
            rows.filter(pk=old.pk).update(rank=rank)
        else:
            _write(request, wanted, rank, starts)
    rows.filter(rank__gt=LAST).exclude(pk__in=_asked_about(request)).delete()


def without_past(request: Request, wanted: Wanted, *, at: datetime) -> Wanted:
    """Who changes something else need not take away a proposed time that has gone by meanwhile."""
    known = {slot.starts for slot in request.others}
    left = tuple(starts for starts in wanted.other_times if starts > at or starts not in known)
    return replace(wanted, other_times=left)


def others_of(request: Request) -> tuple[datetime, ...]:
    """The further starts, as a Wanted has them."""
    return tuple(slot.starts for slot in request.others)


@transaction.atomic
def settle_on(request: Request, *, slot: Slot, modality: str, by: Actor, at: datetime) -> Request:
    """What somebody has said yes to is what counts from now on: another proposed time, or the telephone.

    The Request is locked. Its times change places, so the wish is kept as one that would do as well; an
    answer to any of them stays good (no new version). As wished: nothing happens.
    """
    if (slot.pk, modality) == (request.slot.pk, request.modality):
        return request
    _put_first(request, slot)
    request.instead = [mode for mode in request.instead if mode != modality]
    request.modality = modality
    request.save(update_fields=["instead", "modality"])
    Event.record("settle", request, by=by, at=at, starts=slot.starts.isoformat(), modality=modality)
    return lock_request(request)


@transaction.atomic
def let_pass(request: Request, *, at: datetime) -> Request:
    """When nobody can be asked about the time that counts any more, the next proposed one counts.

    The Request is locked. With two places, or when somebody comes, nothing else is proposed. Questions about
    a time that has gone by end: no yes to them counts, so they are not waited for.
    """
    over = [slot.pk for slot in request.slots.all() if at >= queries.asking_ends(request, slot)]
    if not over:
        return request
    for offer in queries.open_questions(request).filter(slot__in=over):
        offer.move(OfferMove.EXPIRE, by=SYSTEM)
        messages.retract(offer, at=at)
    left = [slot for slot in request.others if slot.pk not in over]
    if request.slot.pk not in over or not left or not queries.movable(request, request.position):
        return request
    _put_first(request, left[0])
    Event.record("let_pass", request, by=SYSTEM, at=at, starts=left[0].starts.isoformat())
    return lock_request(request)


def _put_first(request: Request, slot: Slot) -> None:
    """Exchange the ranks of this time and the one that counts; two rows never have the same one."""
    rows, first = Slot.objects.of(request.pool_id).filter(request=request), request.slot
    if slot.pk != first.pk:
        rows.filter(pk=slot.pk).update(rank=0)
        rows.filter(pk=first.pk).update(rank=slot.rank)
        rows.filter(pk=slot.pk).update(rank=WISH)


def _others(wanted: Wanted) -> list[tuple[datetime, datetime]]:
    length = timedelta(minutes=wanted.minutes)
    return [(starts, starts + length) for starts in wanted.other_times]


def _write(request: Request, wanted: Wanted, rank: int, starts: datetime) -> None:
    ends = starts + timedelta(minutes=wanted.minutes)
    Slot.objects.create(pool_id=request.pool_id, request=request, rank=rank, starts=starts, ends=ends)


def _asked_about(request: Request) -> set[int]:
    offers = Offer.objects.of(request.pool_id).filter(request=request)
    return set(offers.values_list("slot_id", flat=True))
