"""Feedback: by the Authority, after the appointment, changeable for two weeks, read at the desk."""

from datetime import datetime, timedelta

import pytest

from pool.domain.refusals import NotAllowed
from pool.models import Event
from scheduling.actions import assignments, feedback
from scheduling.models import Assignment, Feedback
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    submit,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def held(at: datetime) -> Assignment:
    """Amal has promised the youth office an hour tomorrow."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    return accepted(submit(make_authority(pool), at), at)


def give(held: Assignment, at: datetime, **told) -> Feedback:
    """The clerk says so."""
    by = clerk_of(held.request.authority)[0]
    return feedback.give_feedback(held, by=by, at=at, **{"rating": "good"} | told)


def test_feedback_is_kept_and_the_journal_does_not_quote_it(held):
    given = give(held, held.ends, text=" Sehr ruhig. ")

    event = Event.objects.of(held.pool_id).about(held).last()
    assert (given.rating, given.text) == ("good", "Sehr ruhig.")
    assert (event.verb, event.facts) == ("give_feedback", {"rating": "good"})


def test_feedback_can_be_changed_for_two_weeks(held):
    give(held, held.ends)

    changed = give(held, held.ends + 14 * DAY - timedelta(minutes=1), rating="poor", text="Kam zu spät.")

    assert (changed.rating, changed.given_at) == ("poor", held.ends)
    assert Feedback.objects.of(held.pool_id).count() == 1
    with pytest.raises(feedback.FeedbackClosed):
        give(held, held.ends + 14 * DAY)


def test_same_words_again_change_nothing(held):
    first = give(held, held.ends)
    feedback.see_feedback(first, by=coordinator_of(held.pool), at=held.ends)

    again = give(held, held.ends + DAY)

    assert again.seen_at == held.ends
    assert Event.objects.of(held.pool_id).filter(verb="change_feedback").count() == 0


def test_changed_words_are_to_be_seen_again(held):
    feedback.see_feedback(give(held, held.ends), by=coordinator_of(held.pool), at=held.ends)

    assert give(held, held.ends + DAY, rating="poor").seen_at is None


def test_before_it_has_begun_there_is_nothing_to_say(held):
    with pytest.raises(feedback.NotYet):
        give(held, held.starts - timedelta(minutes=1))


def test_cancelled_appointment_gets_none(held, at):
    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")

    with pytest.raises(feedback.NotYet):
        give(held, held.ends)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"rating": "best"}, feedback.RatingUnknown),
        ({"rating": ""}, feedback.RatingUnknown),
        ({"text": "x" * 1001}, feedback.FeedbackTooLong),
    ],
)
def test_other_words_are_refused(held, told, refusal):
    with pytest.raises(refusal):
        give(held, held.ends, **told)


def test_nobody_else_gives_feedback(held):
    other = clerk_of(make_authority(held.pool, "Grundschule"))[0]

    for by in (other, coordinator_of(held.pool), interpreter_actor(held)):
        with pytest.raises(NotAllowed):
            feedback.give_feedback(held, rating="good", by=by, at=held.ends)


def test_clerk_marks_nothing_as_seen(held):
    given = give(held, held.ends)

    with pytest.raises(NotAllowed):
        feedback.see_feedback(given, by=clerk_of(held.request.authority)[0], at=held.ends)
