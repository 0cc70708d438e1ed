"""A Request changes: details are told, a new time or place is a new question, no accomplished fact.

Another second place begins and ends by itself: whoever is asked or booked for the first one hears nothing.
Ticking or unticking a substitute is no new question either, and nobody is asked twice: the search goes on
with those who are ticked now, and an open question to a substitute who no longer is ends. A substitute who
holds the place keeps it (the coordinator sees by which language). The same goes for other times and ways that
would do as well.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _said

from pool.domain.actors import SYSTEM, Actor, Role
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import queries, wording
from scheduling.actions import assignments, rounds
from scheduling.actions.learning import want_roads
from scheduling.actions.locks import hold_authority, lock_person, lock_request
from scheduling.actions.places import check_second, exchange_second, first_place, second_of, second_place
from scheduling.actions.requests import details
from scheduling.actions.rules_of_pool import check_rules, note_overruled
from scheduling.actions.times import exchange_times, others_of, without_past
from scheduling.actions.wanted import Wanted, check
from scheduling.domain.cancelling import FREE
from scheduling.domain.need import Fit, Reason
from scheduling.domain.states import RequestMove, RequestState
from scheduling.models import Assessment, Assignment, Position, Request
from scheduling.queries.differences import parts_of, said_differences

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


class OnlyThatDay(Refused):
    """Who comes instead is bound by fewer rules and costs nothing: that holds for the day it is about."""

    sentence = _(
        "Ersatz suchen wir nur für denselben Tag. Für einen anderen Tag stellen Sie bitte eine neue Anfrage."
    )
    field = "starts"


@transaction.atomic
def change_request(
    request: Request, *, wanted: Wanted, by: Actor, at: datetime, overrule: str = ""
) -> Request:
    """Make the Request what `wanted` says; those who are asked or booked hear of it as it concerns them.

    `overrule`: why a coordinator does so in spite of the Pool's own rules.
    """
    request = _lock(request)
    wanted = without_past(request, wanted, at=at)
    _check_changeable(request, wanted, at=at)
    check(wanted, pool=request.pool, at=at)
    found = check_rules(
        [wanted], authority=request.authority, by=by, at=at, overrule=overrule, request=request
    )
    check_second(request, wanted)
    before, new, was = queries.details_shown(request), _new_questions(request, wanted), parts_of(request)
    unsure, exchanged = queries.asked_again(request), wanted.second != second_of(request)
    ticked, unticked = _ticks(request, wanted)
    more = exchanged or bool(ticked) or _more_ways(request, wanted) or _other_people(request, wanted)
    known = _against(request, at=at) if new else {}
    if exchanged and (second := second_place(request)):
        rounds.close_offers(request, by=by, at=at, position=second)
    _write(request, wanted, new_version=bool(new), exchanged=exchanged)
    request = lock_request(request)
    told = said_differences(was, parts_of(request))
    Event.record("change", request, by=by, at=at, version=request.version, **told)
    note_overruled([request], found, overrule, by=by, at=at)
    if new or ticked:
        want_roads(request)
    if new:
        _ask_again(request, new, unsure, known, by=by, at=at)
    else:
        _close_outdated(request, by=by, at=at)
        _close_not_again(request, by=by, at=at)
        _go_on_as_ticked(request, unticked, more=more, by=by, at=at)
    _tell(request, before, by=by, at=at, asked=queries.asked_again(request) if new else set())
    return request


def _lock(request: Request) -> Request:
    """The Request as it is now; before it the Authority, if it counts its clients, and whoever is booked."""
    if request.pool.client_cap:
        hold_authority(request.authority_id)
    for held in sorted(queries.live_assignments(request), key=lambda one: one.person_id):
        lock_person(held.person_id)
    return lock_request(request)


def _tell(request: Request, before: tuple[str, ...], *, by: Actor, at: datetime, asked: set[int]) -> None:
    """What is not as it was `before`, to whoever comes and does not read it in a new question."""
    if queries.details_shown(request) == before:
        return
    for held in queries.live_assignments(request).exclude(position__in=asked):
        assignments.change_details(held, by=by, at=at)


def _check_changeable(request: Request, wanted: Wanted, *, at: datetime) -> None:
    if request.state not in CHANGEABLE:
        raise CannotChange
    agreed = request.state != RequestState.RECONFIRMING and queries.live_assignments(request).exists()
    if agreed and request.slot.starts <= at:
        raise HasBegun
    if wanted.language != request.position.language:
        raise LanguageFixed
    if request.replaces:
        days = {_day(one, request) for one in (request.replaces.starts, request.slot.starts)}
        if not {_day(one, request) for one in (wanted.starts, *wanted.other_times)} <= days:
            raise OnlyThatDay


def _day(starts: datetime, request: Request) -> date:
    return starts.astimezone(request.pool.tz).date()


def _new_questions(request: Request, wanted: Wanted) -> set[int]:
    """The places (by number) at which an answer to the old question is no answer to the new one."""
    slot, position = request.slot, request.position
    old = (slot.starts, slot.ends, request.modality, request.postal_code, request.setting, position.direction)
    new = (wanted.starts, wanted.ends, wanted.modality, wanted.postal_code, wanted.setting, wanted.direction)
    if old != new:
        return {place.number for place in request.places}
    wish = first_place(wanted)
    differs = any(getattr(position, name) != value for name, value in wish.items() if name != "also")
    return {position.number} if differs else set()


def _ticks(request: Request, wanted: Wanted) -> tuple[set[str], set[str]]:
    """The substitutes that are ticked only now, and those that are ticked no more."""
    old, new = set(request.position.also), set(wanted.also)
    return new - old, old - new


def _more_ways(request: Request, wanted: Wanted) -> bool:
    """Whether there is another time or way that may be asked about only now."""
    return bool(
        set(wanted.instead) - set(request.instead) or set(wanted.other_times) - set(others_of(request))
    )


def _other_people(request: Request, wanted: Wanted) -> bool:
    """Whether others may be asked only now: it is about who came the last time."""
    reference = request.file_reference.strip(), wanted.file_reference.strip()
    return request.again != wanted.again or bool(wanted.again) and reference[0] != reference[1]


def _write(request: Request, wanted: Wanted, *, new_version: bool, exchanged: bool) -> None:
    fields = details(wanted, request.authority)
    if new_version:
        fields |= {"version": request.version + 1, "warned_at": None}
    for name, value in fields.items():
        setattr(request, name, value)
    request.save(update_fields=list(fields))
    exchange_times(request, wanted)
    places = Position.objects.of(request.pool_id).filter(request=request)
    places.filter(dropped=False).update(direction=wanted.direction)
    places.filter(pk=request.position.pk).update(**first_place(wanted))
    if exchanged:
        exchange_second(request, wanted)


def _against(request: Request, *, at: datetime) -> dict[int, list[Reason]]:
    """By Assignment: what stood against who is booked already, and a coordinator has sent them in spite."""
    return {one.pk: queries.judge_again(request, one, at=at)[1] for one in queries.live_assignments(request)}


def _ask_again(
    request: Request, numbers: set[int], unsure: set[int], known: dict[int, list[Reason]], *, by: Actor,
    at: datetime,
) -> None:  # fmt: skip
    """The questions of the old version end; who is booked is asked first, then the search goes on.

    Who is booked for a place that asks nothing new, and had agreed to all before, is left in peace. Who
    cannot be what is wanted now, as they could before, is not asked: their Assignment ends.
    """
    rounds.close_offers(request, by=by, at=at)
    live = queries.live_assignments(request).order_by("position__number")
    held = [one for one in live if one.position.number in numbers or one.position_id in unsure]
    asked: list[tuple[Assignment, Fit]] = []
    for one in held:
        fit, against = queries.judge_again(request, one, at=at)
        if reasons := [reason for reason in against if reason not in known[one.pk]]:
            cost = queries.late_cost(one, request, at=at) if by.role is Role.AUTHORITY else FREE
            assignments.release_assignment(one, at=at, reason=_why(reasons), late_cost=cost)
        else:
            asked.append((one, fit))
    if asked and request.state != RequestState.RECONFIRMING:
        request.move(RequestMove.ASK_AGAIN, by=by)
    for one, fit in asked:
        _reconfirm(request, one, fit, at=at)
    if not asked:
        rounds.end_reconfirming(request, by=SYSTEM, at=at)
        _go_on(request, at=at)


def _why(reasons: list[Reason]) -> str:
    """In German, as the journal keeps it."""
    with translation.override("de"):
        said = "; ".join(wording.reason({"code": one.code, "facts": one.facts}) for one in reasons)
        return _said("Die Anfrage wurde geändert und passt nicht mehr, weil %(reasons)s.") % {"reasons": said}


def _go_on_as_ticked(request: Request, unticked: set[str], *, more: bool, by: Actor, at: datetime) -> None:
    """No new question: who stands in by an unticked language is asked no more; with `more`, others may be.

    While holders are asked again, theirs are the only open questions, and they stay.
    """
    if unticked and request.state != RequestState.RECONFIRMING:
        rounds.close_offers(request, by=by, at=at, position=request.position, via__in=unticked)
    if more:
        _go_on(request, at=at)
    elif unticked:
        rounds.ask_next(request, at=at)


def _close_outdated(request: Request, *, by: Actor, at: datetime) -> None:
    """Open questions about a time or a way that is proposed no more end."""
    held = {place.pk: queries.proposed(request, place) for place in request.places}
    rows = queries.open_questions(request).values_list("pk", "position_id", "slot_id", "modality")
    over = [pk for pk, place, slot, mode in rows if place in held and (slot, mode) not in held[place]]
    if over:
        rounds.close_offers(request, by=by, at=at, pk__in=over)


def _close_not_again(request: Request, *, by: Actor, at: datetime) -> None:
    """Nobody but who came last is wished: the open questions to others end; who holds a place keeps it."""
    if request.again != Request.IN_ANY_CASE or request.state == RequestState.RECONFIRMING:
        return
    for place in request.places:
        if last := queries.wished_again(request, place):
            others = queries.open_questions(request).filter(position=place).exclude(interpreter__in=last)
            if numbers := list(others.values_list("pk", flat=True)):
                rounds.close_offers(request, by=by, at=at, pk__in=numbers)


def _go_on(request: Request, *, at: datetime) -> None:
    """Nobody who is booked is concerned: look for whoever is missing, or see that nobody is."""
    missing = bool(queries.open_places(request))
    if request.state == RequestState.FILLED and missing:
        request.move(RequestMove.REOPEN, by=SYSTEM)
    elif request.state in (RequestState.SEARCHING, RequestState.UNFILLED) and not missing:
        request.move(RequestMove.FILL, by=SYSTEM)
    if request.state == RequestState.UNFILLED:
        rounds.start_search(request, by=SYSTEM, at=at)
    else:
        rounds.ask_next(request, at=at)


def _reconfirm(request: Request, held: Assignment, fit: Fit, *, at: datetime) -> None:
    """One question to the one who is booked; the old time stands until it is answered."""
    assessment = Assessment.objects.create(
        pool_id=request.pool_id,
        request=request,
        position=held.position,
        version=request.version,
        made_at=at,
        candidates=[],
    )
    waits = request.pool.round_minutes * RECONFIRM_ROUNDS
    rounds.start_round(request, assessment=assessment, fits=(fit,), at=at, waits=waits)
