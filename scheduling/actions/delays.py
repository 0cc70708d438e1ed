"""Somebody is late: kept with the Assignment, and passed on to those who wait."""

from datetime import datetime, timedelta

from django.db import transaction

from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import messages
from scheduling.actions.assignments import Over
from scheduling.actions.locks import again, lock_request
from scheduling.domain.states import AssignmentMove
from scheduling.models import Assignment

SHORTEST, LONGEST = 1, 180  # minutes
EARLIEST = timedelta(hours=12)  # before the start, when that is not today


class DelayOutOfRange(Refused):
    """Half a day is no delay."""

    sentence = _("Eine Verspätung geht von 1 bis 180 Minuten. Sonst rufen Sie bitte an.")
    field = "minutes"


class TooEarlyToBeLate(Refused):
    """Days before, nobody waits yet: that is a new time."""

    sentence = _("Eine Verspätung können Sie erst am Tag des Einsatzes melden. Sonst rufen Sie bitte an.")


@transaction.atomic
def report_delay(assignment: Assignment, *, minutes: int, by: Actor, at: datetime) -> messages.Informed:
    """They come `minutes` late: on the local day of the Assignment or from 12 hours before it, till its end.

    Returns who was told. Said again the new figure counts. Raises DelayOutOfRange, TooEarlyToBeLate, Over.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise DelayOutOfRange
    assignment.request = lock_request(assignment.request)
    row = again(assignment)
    if row.ends <= at:
        raise Over
    tz = row.pool.tz
    today = row.starts.astimezone(tz).date() == at.astimezone(tz).date()
    if not today and row.starts - at > EARLIEST:
        raise TooEarlyToBeLate
    row.move(AssignmentMove.CHANGE, by=by, late_minutes=minutes)
    Event.record("delay", row, by=by, at=at, request=row.request_id, minutes=minutes)
    return messages.late(row, at=at)
