"""Feedback: given by the Authority after an Assignment, seen by a coordinator."""

from datetime import datetime, timedelta

from django.db import transaction

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling.actions.locks import again, lock_request
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Feedback

CHANGEABLE = timedelta(days=14)
LONGEST = 1000


class RatingUnknown(Refused):
    """None of the three words."""

    sentence = _("Bitte wählen Sie eine der drei Antworten.")
    field = "rating"


class FeedbackTooLong(Refused):
    """Short, so that somebody reads it."""

    sentence = _("Bitte schreiben Sie höchstens 1000 Zeichen.")
    field = "text"


class NotYet(Refused):
    """Before the appointment there is nothing to say of it."""

    sentence = _("Eine Rückmeldung können Sie nach dem Termin geben.")


class FeedbackClosed(Refused):
    """The coordinator relies on what was said."""

    sentence = _("Eine Rückmeldung lässt sich nur zwei Wochen lang ändern. Bitte rufen Sie uns an.")


@transaction.atomic
def give_feedback(
    assignment: Assignment, *, rating: str, text: str = "", by: Actor, at: datetime
) -> Feedback:
    """How it was, in a word and a text; for two weeks the Authority may change it.

    Raises NotAllowed, RatingUnknown, FeedbackTooLong, NotYet, FeedbackClosed.
    """
    request = lock_request(assignment.request)
    if by.role is not Role.AUTHORITY or by.authority_id != request.authority_id or by.person_id is None:
        raise NotAllowed
    if rating not in Feedback.RATINGS:
        raise RatingUnknown
    if len(text) > LONGEST:
        raise FeedbackTooLong
    row = again(assignment)
    if row.state == AssignmentState.CANCELLED or at < row.starts:
        raise NotYet
    return _kept(row, rating=rating, text=text.strip(), by=by, at=at)


def _kept(row: Assignment, *, rating: str, text: str, by: Actor, at: datetime) -> Feedback:
    told = {"rating": rating, "text": text, "person_id": by.person_id, "seen_at": None}
    given = Feedback.objects.of(row.pool_id).filter(assignment=row).first()
    if given is None:
        given = Feedback.objects.create(pool_id=row.pool_id, assignment=row, given_at=at, **told)
        Event.record("give_feedback", row, by=by, at=at, rating=rating)
        return given
    if not may_change(given, at=at):
        raise FeedbackClosed
    if (given.rating, given.text) != (rating, text):
        Feedback.objects.of(row.pool_id).filter(pk=given.pk).update(**told)
        Event.record("change_feedback", row, by=by, at=at, rating=rating, before=given.rating)
        given.refresh_from_db()
    return given


def may_change(feedback: Feedback | None, *, at: datetime) -> bool:
    """Whether it can still be given or changed."""
    return feedback is None or at < feedback.given_at + CHANGEABLE


@transaction.atomic
def see_feedback(feedback: Feedback, *, by: Actor, at: datetime) -> None:
    """A coordinator has read it; it needs nobody any more."""
    if by.role is not Role.COORDINATOR or by.pool_id != feedback.pool_id:
        raise NotAllowed
    unseen = Feedback.objects.of(feedback.pool_id).filter(pk=feedback.pk, seen_at=None)
    if unseen.update(seen_at=at):
        Event.record("see_feedback", feedback.assignment, by=by, at=at)
