"""Assignment: confirm, assign by hand, change, cancel, complete."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from pool.domain.actors import SYSTEM, Actor, Role
from pool.domain.refusals import ReasonMissing, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from scheduling import messages, queries, wording
from scheduling.actions import rounds
from scheduling.actions.codes import new_code
from scheduling.actions.free import AlreadyFilled as AlreadyFilled
from scheduling.actions.free import AnswerAwaited as AnswerAwaited
from scheduling.actions.free import DoubleBooked, check_free, last_word, way
from scheduling.actions.links import make_link, make_report_link
from scheduling.actions.locks import again, lock_person, lock_request
from scheduling.actions.places import place_of
from scheduling.actions.service_records_called_off import open_called_off
from scheduling.domain import money
from scheduling.domain.cancelling import FREE
from scheduling.domain.states import AssignmentMove, AssignmentState, RequestMove, RequestState
from scheduling.models import Assignment, Offer, Position, Request, ServiceRecord
from scheduling.permissions import check_can_steer
from scheduling.queries.by_hand import against_sending


class Over(Refused):
    """What has been worked is not undone by a cancellation."""

    sentence = _("Der Termin ist schon vorbei.")


class RulesAgainst(ReasonMissing):
    """Who overrules a rule says why."""

    sentence = _("Dagegen spricht: %(rules)s. Bitte geben Sie einen Grund an. Er wird gespeichert.")


class NotOver(Refused):
    """Nobody can have worked yet."""

    sentence = _("Der Einsatz ist noch nicht vorbei.")


@transaction.atomic
def confirm_assignment(
    request: Request, *, position: Position, interpreter: Interpreter, by: Actor, at: datetime,
    offer: Offer | None = None, reason: str = "", km: float | None = None, one_sms: bool = True,
    overruled: tuple[str, ...] = (),
) -> Assignment:  # fmt: skip
    """Give one place of a locked Request to one Interpreter and tell everybody; the last one fills it.

    Raises DoubleBooked when the person has another Assignment in these minutes (with the Pool's travel
    buffer, unless a coordinator decides), AlreadyFilled when the place is taken, AnswerAwaited while the
    holder of the other place is asked again. `one_sms` False: whoever calls this tells the Interpreter.
    `overruled` are the rules (codes) that a coordinator has set aside.
    """
    check_free(request, position, interpreter, by=by, offer=offer)
    _fill(request, by=by)
    assignment = Assignment.objects.create(
        pool_id=request.pool_id,
        request=request,
        position=position,
        interpreter=interpreter,
        person_id=interpreter.person_id,
        offer=offer,
        code=offer.code if offer else new_code(interpreter.person_id, at=at),
        starts=request.slot.starts,
        ends=request.slot.ends,
        km=offer.km if offer else km,
        via=offer.via if offer else queries.via_of(interpreter, position),
        confirmed_at=at,
        revised_at=at,
    )
    told: dict[str, Any] = {"overruled": list(overruled)} if overruled else {}
    Event.record("confirm", assignment, by=by, at=at, reason=reason, request=request.pk, **told)
    messages.confirmed(assignment, at=at, token=_link(assignment, at=at), one_sms=one_sms)
    _close_questions(assignment, by=by, at=at)
    return assignment


def _close_questions(taken: Assignment, *, by: Actor, at: datetime) -> None:
    """Those of the same person for another place, too, and of everybody else for this one."""
    request, who = taken.request, taken.person_id
    rounds.close_offers(request, by=SYSTEM, at=at, told=who, person_id=who)
    rounds.close_offers(request, by=by, at=at, filled=True, position=taken.position)


def _link(assignment: Assignment, *, at: datetime) -> str:
    return make_link(assignment=assignment, person=assignment.person, at=at)


def _fill(request: Request, *, by: Actor) -> None:
    """The Request is filled with its last place; the first one of two must be as legal as that."""
    if len(queries.open_places(request)) > 1:
        request.machine.after(request.state, RequestMove.FILL, by)
    else:
        request.move(RequestMove.FILL, by=by, warned_at=None)


def assign_by_hand(
    request: Request,
    *,
    interpreter: Interpreter,
    by: Actor,
    at: datetime,
    reason: str = "",
    position: int | None = None,
) -> Assignment:
    """The coordinator decides who takes the place of this number (default: the first open one).

    Who fits needs no reason; where a rule is overruled it is asked for (RulesAgainst) and kept with the names
    of the rules. Only a second Assignment in the same minutes cannot be overruled. The search for another
    place goes on.
    """
    check_can_steer(by, request)
    with last_word(), transaction.atomic():
        lock_person(interpreter.person_id)
        request = lock_request(request)
        free = queries.open_places(request) or request.places
        place = place_of(request, position) if position else free[0]
        check_free(request, place, interpreter, by=by)
        against = against_sending(request, place, interpreter, at=at)
        if against and not reason.strip():
            raise RulesAgainst(rules=wording.later_rules(against))
        made = confirm_assignment(
            request, position=place, interpreter=interpreter, by=by, at=at, reason=reason, overruled=against
        )
    rounds.ask_next(request, at=at)
    return made


@transaction.atomic
def cancel_assignment(
    assignment: Assignment, *, by: Actor, at: datetime, reason: str, late_cost: Decimal = FREE
) -> Assignment:
    """The Interpreter does not come (`late_cost`: for it was changed late): the search goes on."""
    if by.role is Role.COORDINATOR and not reason.strip():
        raise ReasonMissing
    request = lock_request(assignment.request)
    assignment = again(assignment)
    check_not_over(request, assignment, at=at)
    assignment = _cancel(assignment, by=by, at=at, reason=reason, late_cost=late_cost)
    # the question about a new time, if one is open; who cancels needs no word that it is over
    rounds.close_offers(request, by=SYSTEM, at=at, told=by.person_id, position=assignment.position)
    if request.state == RequestState.FILLED:
        request.move(RequestMove.REOPEN, by=by)
    else:
        rounds.end_reconfirming(request, by=by, at=at)
    messages.dropped_out(assignment, at=at)
    if request.state == RequestState.UNFILLED:
        rounds.start_search(request, by=SYSTEM, at=at)
    else:
        rounds.ask_next(request, at=at)
    return assignment


@transaction.atomic
def end_live(request: Request, *, by: Actor, at: datetime, reason: str, charged: bool) -> None:
    """Cancel what a withdrawn Request still holds, no new search; `charged`: if it is late, that costs."""
    for assignment in queries.live_assignments(request):
        cost = queries.late_cost(assignment, request, at=at) if charged else FREE
        open_called_off(_cancel(assignment, by=by, at=at, reason=reason, late_cost=cost), by=by, at=at)


@transaction.atomic
def release_assignment(
    assignment: Assignment, *, at: datetime, reason: str, late_cost: Decimal = FREE
) -> Assignment:
    """The changed need is one that its holder cannot meet: it ends; whoever calls this searches again."""
    assignment = _cancel(assignment, by=SYSTEM, at=at, reason=reason, late_cost=late_cost)
    open_called_off(assignment, by=SYSTEM, at=at)
    messages.dropped_out(assignment, at=at)
    return assignment


def check_not_over(request: Request, assignment: Assignment, *, at: datetime) -> None:
    """Raise Over when the agreed time has passed; while a new one is asked for, none is agreed."""
    agreed = assignment.position_id not in queries.asked_again(request)
    if agreed and assignment.state == AssignmentState.CONFIRMED and assignment.ends <= at:
        raise Over


def _cancel(row: Assignment, *, by: Actor, at: datetime, reason: str, late_cost: Decimal) -> Assignment:
    told: dict[str, Any] = {"ended_at": at, "cancelled_by": by.role.value, "late_cost": late_cost or None}
    row.move(AssignmentMove.CANCEL, by=by, **told, **_revised(row, at))
    Event.record("cancel", row, by=by, at=at, reason=reason, request=row.request_id)
    if late_cost:
        Event.record("charge", row, by=SYSTEM, at=at, amount=money.words(late_cost))
    messages.no_reminders(row, at=at)
    messages.cancelled(row, by=by, at=at)
    return row


def _revised(assignment: Assignment, at: datetime) -> dict[str, Any]:
    """One more version of the same entry in everybody's calendar."""
    return {"sequence": assignment.sequence + 1, "revised_at": at}


@transaction.atomic
def change_details(assignment: Assignment, *, by: Actor, at: datetime) -> Assignment:
    """Street, meeting point or contact of the Request changed: the invite is updated."""
    assignment.move(AssignmentMove.CHANGE, by=by, **_revised(assignment, at))
    Event.record("change", assignment, by=by, at=at, request=assignment.request_id)
    messages.no_reminders(assignment, at=at)
    messages.changed(assignment, at=at, token=_link(assignment, at=at))
    return assignment


@transaction.atomic
def move_assignment(assignment: Assignment, *, offer: Offer, by: Actor, at: datetime) -> Assignment:
    """The Interpreter said yes to a new time: the same Assignment, the same UID, a higher SEQUENCE."""
    request, slot = offer.request, offer.slot
    others = queries.clashes(assignment.person_id, slot.starts, slot.ends, buffer=way(request)).exclude(
        pk=assignment.pk
    )
    if others.exists():
        raise DoubleBooked
    assignment.move(
        AssignmentMove.CHANGE,
        by=by,
        **_revised(assignment, at),
        still_asked_at=None,
        still_coming_at=None,
        starts=slot.starts,
        ends=slot.ends,
        code=offer.code,
        offer=offer,
        km=offer.km,
    )
    Event.record("move", assignment, by=by, at=at, request=request.pk)
    rounds.end_reconfirming(request, by=by, at=at)
    messages.no_reminders(assignment, at=at)
    messages.changed(assignment, at=at, token=_link(assignment, at=at), answers=True)
    return assignment


@transaction.atomic
def complete_assignment(assignment: Assignment, *, at: datetime, absent: bool = False) -> ServiceRecord:
    """The agreed time is over: ask the Interpreter for minutes and kilometres.

    When the client is `absent`, it is over as soon as it has begun, and nobody is asked; nor is who is said
    not to have come, until a coordinator knows better. With the last
    Assignment of a Request it closes, also when its other place was never filled.
    """
    request = lock_request(assignment.request)
    assignment = again(assignment)
    over = assignment.starts if absent else assignment.ends
    if over > at or request.state == RequestState.RECONFIRMING:  # the new time may still be taken
        raise NotOver
    request = rounds.ask_next(request, at=at)  # a search that is still on has come to its end
    assignment.move(AssignmentMove.COMPLETE, by=SYSTEM, ended_at=at)
    Event.record("complete", assignment, by=SYSTEM, at=at, request=request.pk)
    if not queries.live_assignments(request).exists():
        request.move(RequestMove.CLOSE, by=SYSTEM, ended_at=at)
    record = ServiceRecord.objects.create(pool_id=assignment.pool_id, assignment=assignment, asked_at=at)
    if not absent and assignment.missed_at is None:
        token = make_report_link(record, at=at) if messages.by_mail(record) else ""
        messages.report_wanted(record, token=token, at=at)
    return record
