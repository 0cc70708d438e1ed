"""On the day nobody has come: say so, find somebody else, take it back, decide what it was."""

from datetime import datetime
from typing import Any

from django.db import transaction

from pool.domain.actors import SYSTEM, Actor, Role
from pool.domain.periods import Period
from pool.domain.refusals import NotAllowed, ReasonMissing, Refused
from pool.domain.settings_of_work import Modality
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import messages, queries
from scheduling.actions import rounds
from scheduling.actions.locks import again, lock_request
from scheduling.actions.requests import begin, withdraw_request
from scheduling.domain.not_there import NoLongerAwaited, NotAwaited, check_awaited, replacement
from scheduling.domain.states import (
    APPROVED_RECORD,
    AssignmentMove,
    AssignmentState,
    RecordState,
    RequestMove,
    RequestState,
)
from scheduling.models import Assignment, Position, Request, ServiceRecord, Slot

SAME = (
    "authority", "requester", "setting", "modality", "postal_code", "town", "street", "meeting_point",
    "contact_name", "contact_phone", "notes", "file_reference", "client_token", "client_agrees",
)  # fmt: skip
SAME_PLACE = (
    "language", "least_level", "gender", "gender_required", "more", "also", "direction",
)  # fmt: skip
WHY = _("Ersatz: Zum laufenden Termin ist niemand gekommen.")
REMOTE = (Modality.PHONE.value, Modality.VIDEO.value)
RUNNING = [state for state, move in Request.machine.moves if move == RequestMove.WITHDRAW]


class NotMissed(Refused):
    """Nobody has said that they are not there."""

    sentence = _("Das ist schon erledigt.")


class HoursApproved(Refused):
    """Somebody has decided that they were there."""

    sentence = _("Die Stunden dieses Einsatzes sind schon freigegeben. Bitte berichtigen Sie zuerst diese.")


@transaction.atomic
def report_missing(assignment: Assignment, *, by: Actor, at: datetime, remote: bool = True) -> Request:
    """From its beginning to its end: nobody has come. Everybody hears it, and somebody else is searched for.

    Returns the urgent Request for a replacement; `remote`: by phone or video would do as well. Said twice it
    is said once. The Assignment stays: they may still come, and the coordinator decides what it was. Raises
    NotAwaited, NoLongerAwaited.
    """
    assignment.request = lock_request(assignment.request)
    row = again(assignment)
    row.request = assignment.request
    if row.state != AssignmentState.CONFIRMED or row.position_id in queries.asked_again(row.request):
        raise NoLongerAwaited
    check_awaited(Period(row.starts, row.ends), at)
    searched = queries.replacements_of(row).first()
    if row.missed_at and searched:
        return searched
    row.move(AssignmentMove.CHANGE, by=by, missed_at=at)
    Event.record("report_missing", row, by=by, at=at, request=row.request_id)
    made = _replace(row, by=by, at=at, remote=remote)
    messages.missed(row, made, at=at)
    return begin(made, look=False, by=by, at=at)


def _replace(row: Assignment, *, by: Actor, at: datetime, remote: bool) -> Request:
    """The same need once more, for the one place, as soon as somebody can be there."""
    old, period = row.request, replacement(Period(row.starts, row.ends), at)
    same: dict[str, Any] = {name: getattr(old, name) for name in SAME}
    made = Request.objects.create(
        pool=old.pool, submitted_at=at, urgent=True, urgent_reason=WHY, replaces=row,
        instead=[mode for mode in REMOTE if remote and mode != old.modality], **same,
    )  # fmt: skip
    Slot.objects.create(pool=old.pool, request=made, starts=period.start, ends=period.end)
    place = {name: getattr(row.position, name) for name in SAME_PLACE}
    Position.objects.create(pool=old.pool, request=made, **place)
    Event.record("replace", made, by=by, at=at, assignment=row.pk)
    return made


@transaction.atomic
def report_arrived(assignment: Assignment, *, by: Actor, at: datetime) -> Assignment:
    """They have come after all: nobody else is searched for any more, at no cost. Raises NotMissed."""
    assignment.request = lock_request(assignment.request)
    row = again(assignment)
    row.request = assignment.request
    if by.role not in (Role.AUTHORITY, Role.COORDINATOR) or by.pool_id != row.pool_id:
        raise NotAllowed
    missed = Assignment.objects.of(row.pool_id).filter(pk=row.pk, missed_at__isnull=False)
    if not missed.exclude(state=AssignmentState.NO_SHOW).update(missed_at=None):
        raise NotMissed
    row.missed_at = None
    Event.record("report_arrived", row, by=by, at=at, request=row.request_id)
    for made in queries.replacements_of(row).filter(state__in=RUNNING):
        if made.slot.ends > at:
            withdraw_request(made, by=by, at=at, reason=_("Ist doch noch gekommen."))
    if by.role is Role.AUTHORITY:
        messages.arrived(row, at=at)
    _ask_for_hours(row, at=at)
    return row


def _ask_for_hours(row: Assignment, *, at: datetime) -> None:
    """Who was thought missing was not asked when it was over; they are now."""
    record = ServiceRecord.objects.of(row.pool_id).filter(assignment=row, state=RecordState.OPEN).first()
    if record:
        messages.report_wanted(record, at=at)


@transaction.atomic
def miss_assignment(assignment: Assignment, *, by: Actor, at: datetime, reason: str) -> Assignment:
    """The coordinator decides that they did not appear: nothing was worked, nothing is paid.

    A ServiceRecord stays as what both sides said and counts no more. With the last Assignment of a Request it
    closes. Raises ReasonMissing, NotAwaited, HoursApproved.
    """
    if not reason.strip():
        raise ReasonMissing
    request = lock_request(assignment.request)
    row = again(assignment)
    if at < row.starts:
        raise NotAwaited
    record = ServiceRecord.objects.of(row.pool_id).filter(assignment=row).first()
    if record and record.state in APPROVED_RECORD:
        raise HoursApproved
    row.move(AssignmentMove.MISS, by=by, missed_at=row.missed_at or at, ended_at=row.ended_at or at)
    Event.record("miss", row, by=by, at=at, reason=reason, request=request.pk)
    messages.no_reminders(row, at=at)
    request = rounds.ask_next(request, at=at)  # a search that is still on has come to its end
    over = request.state in (RequestState.FILLED, RequestState.UNFILLED)
    if over and not queries.live_assignments(request).exists():
        request.move(RequestMove.CLOSE, by=SYSTEM, ended_at=at)
    return row
