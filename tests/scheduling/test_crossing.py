"""What crosses on its way: somebody acts on a row that has just become another one."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from scheduling.actions import assignments, changes, offers
from scheduling.models import Assignment
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    mails_leave,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
    wanted,
)
from tests.scheduling.test_races import at_once, crowd

DAY = timedelta(days=1)


@pytest.mark.django_db
def test_a_cancellation_from_an_old_page_still_rises_above_the_change(at: datetime) -> None:
    pool = crowd(1)
    authority = make_authority(pool)
    request = submit(authority, at)
    seen = accepted(request, at)
    moved = wanted(at + DAY, meeting_point="Eingang B")
    changes.change_request(request, wanted=moved, by=clerk_of(authority)[0], at=at)
    changed = Assignment.objects.across_pools().get()
    mails_leave(at)

    assignments.cancel_assignment(seen, by=coordinator_of(pool), at=at, reason="krank")

    seen.refresh_from_db()
    assert seen.sequence > changed.sequence
    assert "Eingang B" in Message.objects.filter(ics_method="CANCEL").latest("pk").ics


@pytest.mark.django_db
def test_a_move_to_another_day_is_not_completed_at_the_old_hour(at: datetime) -> None:
    authority = make_authority(crowd(1))
    request = submit(authority, at)
    seen = accepted(request, at)
    later = wanted(at + 3 * DAY)
    changes.change_request(request, wanted=later, by=clerk_of(authority)[0], at=at)
    [again] = sent_offers(request, at)
    offers.accept_offer(again, by=interpreter_actor(again), at=at)

    with pytest.raises(assignments.NotOver):
        assignments.complete_assignment(seen, at=at + DAY + timedelta(hours=2))


@pytest.mark.django_db(transaction=True)
def test_a_yes_while_the_request_changes_ends_neither(at: datetime) -> None:
    for number in range(6):
        pool = make_pool(f"kreis{number}", round_size=3)
        for person in range(3):
            make_interpreter(pool, f"P{number}{person} Haddad", mobile=f"+491713920{number}{person}1")
        authority = make_authority(pool)
        request = submit(authority, at)
        asked = sent_offers(request, at)
        later = wanted(at + 3 * DAY)
        by = clerk_of(authority)[0]

        outcomes = at_once(
            lambda r=request, w=later, b=by: changes.change_request(r, wanted=w, by=b, at=at),
            *(lambda o=o: offers.accept_offer(o, by=interpreter_actor(o), at=at) for o in asked),
        )

        assert not [word for word in outcomes if word.startswith("database")]
