"""Before an appointment: remind both sides, ask who promised it long ago, and hear the answer."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import messages, queries
from scheduling.actions.links import make_link
from scheduling.actions.locks import again, lock_request
from scheduling.domain.states import AssignmentMove, AssignmentState
from scheduling.models import Assignment
from scheduling.queries.reminders import INTERPRETER, REQUESTER, is_said


class NothingAhead(Refused):
    """It is off, at another time, or has begun; or its new time is not agreed."""

    sentence = _("Dieser Einsatz hat sich geändert oder ist vorbei.")


class NotAsked(Refused):
    """Nobody wanted to know."""

    sentence = _("Zu diesem Einsatz ist keine Frage offen.")


@transaction.atomic
def remind_interpreter(assignment: Assignment, *, lead: int, by: Actor, at: datetime) -> Assignment:
    """Everything about it once more, `lead` minutes before; said twice is said once. Raises NothingAhead."""
    row = _ahead(assignment, at=at)
    if is_said(row, lead=lead, whom=INTERPRETER):
        return row
    Event.record("remind", row, by=by, at=at, request=row.request_id, lead=lead)
    messages.remind_interpreter(row, lead=lead, token=_link(row, at), at=at)
    return row


@transaction.atomic
def remind_requester(assignment: Assignment, *, lead: int, by: Actor, at: datetime) -> Assignment:
    """Who comes, to the one who waits for them; raises NothingAhead."""
    row = _ahead(assignment, at=at)
    if is_said(row, lead=lead, whom=REQUESTER):
        return row
    Event.record("remind_requester", row, by=by, at=at, request=row.request_id, lead=lead)
    messages.remind_requester(row, lead=lead, at=at)
    return row


@transaction.atomic
def ask_still_coming(assignment: Assignment, *, lead: int, by: Actor, at: datetime) -> Assignment:
    """Do they still come? Said with the reminder of this `lead`; again, when the first word could not leave.

    Nobody is cancelled for being silent. Raises NothingAhead.
    """
    row = _ahead(assignment, at=at)
    if is_said(row, lead=lead, whom=INTERPRETER):
        return row
    unasked = Assignment.objects.of(row.pool_id).filter(pk=row.pk, still_asked_at=None)
    if unasked.update(still_asked_at=at):
        row.still_asked_at = at
    Event.record("ask_still", row, by=by, at=at, request=row.request_id)
    messages.still_coming(row, lead=lead, token=_link(row, at), at=at)
    return row


@transaction.atomic
def say_still_coming(assignment: Assignment, *, by: Actor, at: datetime) -> Assignment:
    """Yes, they come. Said twice is said once. Raises NothingAhead, NotAsked."""
    row = _ahead(assignment, at=at)
    if row.still_asked_at is None:
        raise NotAsked
    if row.still_coming_at is None:
        row.move(AssignmentMove.CHANGE, by=by, still_coming_at=at)
        Event.record("say_still", row, by=by, at=at, request=row.request_id)
    return row


def _ahead(assignment: Assignment, *, at: datetime) -> Assignment:
    """The row as it is now, with its locked Request."""
    request = lock_request(assignment.request)
    row = again(assignment)
    row.request = request
    holds = row.state == AssignmentState.CONFIRMED and row.starts == assignment.starts
    if not holds or row.starts <= at or row.position_id in queries.asked_again(request):
        raise NothingAhead
    return row


def _link(row: Assignment, at: datetime) -> str:
    return make_link(assignment=row, person=row.person, at=at)
