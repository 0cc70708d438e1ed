"""What comes too late, and what can come no more in time."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from scheduling.actions import assignments, changes, requests, rounds
from scheduling.models import Assignment
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    hear,
    make_authority,
    sms_to,
    submit,
    wanted,
)
from tests.scheduling.test_races import crowd

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_request_at_night_for_the_early_morning_is_given_up_at_once(at: datetime) -> None:
    ten_at_night, half_past_seven = at.replace(hour=21), at.replace(day=24, hour=6, minute=30)

    request = submit(make_authority(crowd(2)), ten_at_night, starts=half_past_seven)

    told = Message.objects.filter(kind="unfilled").values_list("due_at", flat=True)
    assert request.state == "unfilled"
    assert set(told) == {ten_at_night}


def test_a_request_at_night_for_the_later_morning_waits_for_seven(at: datetime) -> None:
    ten_at_night, nine = at.replace(hour=21), at.replace(day=24, hour=8)

    request = submit(make_authority(crowd(2)), ten_at_night, starts=nine)
    asked = Message.objects.filter(kind="offer").values_list("due_at", flat=True)
    rounds.ask_next(request, at=at.replace(day=24, hour=5, minute=59))
    assert (request.state, list(asked.all())) == ("searching", [])

    rounds.ask_next(request, at=at.replace(day=24, hour=6))

    assert set(asked.all()) == {at.replace(day=24, hour=6)}


def test_a_new_time_for_tomorrow_rings_at_night_like_every_change_so_soon(at: datetime) -> None:
    ten_at_night, nine = at.replace(hour=21), at.replace(day=24, hour=8)
    authority = make_authority(crowd(1))
    request = submit(authority, at, starts=nine)
    accepted(request, at)

    by = clerk_of(authority)[0]
    changes.change_request(request, wanted=wanted(nine - 2 * HOUR), by=by, at=ten_at_night)

    asked = Message.objects.filter(kind="offer").latest("pk")
    assert asked.due_at == ten_at_night


def test_what_is_over_is_not_withdrawn(at: datetime) -> None:
    authority = make_authority(crowd(1))
    request = submit(authority, at)
    held = accepted(request, at)

    with pytest.raises(assignments.Over):
        requests.withdraw_request(request, by=clerk_of(authority)[0], at=held.ends, reason="nicht nötig")

    assert Assignment.objects.across_pools().get().state == "confirmed"


def test_what_is_over_is_not_cancelled(at: datetime) -> None:
    pool = crowd(1)
    held = accepted(submit(make_authority(pool), at), at)

    with pytest.raises(assignments.Over):
        assignments.cancel_assignment(held, by=coordinator_of(pool), at=held.ends, reason="krank")


def test_what_is_over_is_not_cancelled_by_sms(at: datetime) -> None:
    held = accepted(submit(make_authority(crowd(1)), at), at)

    hear(held.person.mobile, f"ABSAGE {held.code}", held.ends)

    held.refresh_from_db()
    assert held.state == "confirmed"
    assert "vorbei" in sms_to(held.person.mobile)[-1]


def test_what_has_begun_is_not_moved(at: datetime) -> None:
    authority = make_authority(crowd(1))
    request = submit(authority, at)
    held = accepted(request, at)

    with pytest.raises(changes.HasBegun):
        changes.change_request(
            request, wanted=wanted(at + 3 * DAY), by=clerk_of(authority)[0], at=held.starts + HOUR / 2
        )
