"""Two places, and the need changes: who is asked again, who is left in peace, which place ends or begins."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from notifications.models import Message
from pool.models import Authority, Interpreter
from scheduling.actions import assignments
from scheduling.actions.places import SecondHeld
from scheduling.actions.wanted import Second
from scheduling.models import Offer
from tests.builders import (
    coordinator_of,
    sent_offers,
    submit,
)
from tests.scheduling.pairs import DARI, change, no, office_of_two, states, two, yes

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def office() -> Authority:
    """Two speakers of Arabic, two of Dari."""
    return office_of_two()


def test_new_time_is_asked_of_both_and_one_no_frees_one_place(office: Authority, at: datetime) -> None:
    request = two(office, at)
    first, second = yes(request, "Amal", at), yes(request, "Darya", at)

    change(request, at, at + 2 * DAY, second=DARI)
    assert states(request)[""] == "reconfirming"
    no(request, "Darya", at)
    assert states(request)[""] == "reconfirming"
    yes(request, "Amal", at)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.starts, second.state) == ("confirmed", at + 2 * DAY, "cancelled")
    assert (states(request)[""], states(request)["Rahim"]) == ("searching", "queued")


def test_new_time_that_suits_both_fills_the_request_again(office: Authority, at: datetime) -> None:
    request = two(office, at)
    yes(request, "Amal", at), yes(request, "Darya", at)

    change(request, at, at + 2 * DAY, second=DARI)
    yes(request, "Darya", at), yes(request, "Amal", at)

    assert states(request)[""] == "filled"
    assert {one.starts for one in request.assignments.all()} == {at + 2 * DAY}


def test_new_time_in_mid_search_asks_who_is_booked_first(office: Authority, at: datetime) -> None:
    request = two(office, at)
    held = yes(request, "Darya", at)

    change(request, at, at + 2 * DAY, second=DARI)
    during = states(request)
    yes(request, "Darya", at)

    held.refresh_from_db()
    assert (during[""], during["Amal"], during["Darya"]) == ("reconfirming", "withdrawn", "queued")
    assert held.starts == at + 2 * DAY
    assert (states(request)[""], states(request)["Amal"]) == ("searching", "queued")


def test_cancelling_while_both_are_asked_leaves_the_other_question_open(
    office: Authority, at: datetime
) -> None:
    request = two(office, at)
    held, _other = yes(request, "Amal", at), yes(request, "Darya", at)
    change(request, at, at + 2 * DAY, second=DARI)

    assignments.cancel_assignment(held, by=coordinator_of(office.pool), at=at, reason="krank")

    assert (states(request)[""], states(request)["Darya"]) == ("reconfirming", "queued")


def test_nobody_is_sent_by_hand_while_a_holder_is_asked_again(office: Authority, at: datetime) -> None:
    request = two(office, at)
    held = yes(request, "Amal", at)
    changed = change(request, at, at + 2 * DAY, second=DARI)
    darya = Interpreter.objects.of(office.pool).get(person__name__startswith="Darya")
    by = coordinator_of(office.pool)

    with pytest.raises(assignments.AnswerAwaited):
        assignments.assign_by_hand(changed, interpreter=darya, by=by, at=at, reason="kennt sie", position=2)

    assert (states(request)[""], states(request)["Amal"]) == ("reconfirming", "queued")
    yes(request, "Amal", at)
    held.refresh_from_db()
    assert (held.starts, states(request)[""]) == (at + 2 * DAY, "searching")


def test_what_one_place_asks_anew_does_not_disturb_the_other(office: Authority, at: datetime) -> None:
    request = two(office, at)
    yes(request, "Darya", at)

    change(request, at, at + DAY, second=DARI, gender="female", gender_required=True)

    assert states(request)["Amal"] == "withdrawn"
    assert (states(request)[""], states(request)["Darya"]) == ("unfilled", "accepted")


def test_second_place_can_be_added_and_the_first_is_not_asked_again(office: Authority, at: datetime) -> None:
    request = submit(office, at)
    sent_offers(request, at)
    yes(request, "Amal", at)

    changed = change(request, at, at + DAY, second=DARI)

    assert changed.version == 1
    assert (states(request)[""], states(request)["Amal"]) == ("searching", "accepted")
    assert states(request)["Darya"] == "queued"


def test_second_place_that_nobody_holds_can_be_left_out(office: Authority, at: datetime) -> None:
    request = two(office, at)
    yes(request, "Amal", at)

    change(request, at, at + DAY)

    assert (states(request)[""], states(request)["Darya"]) == ("filled", "withdrawn")
    assert Message.objects.filter(kind="withdrawn", recipient="+491713920004").exists()


def test_another_second_place_is_another_question(office: Authority, at: datetime) -> None:
    request = two(office, at)

    change(request, at, at + DAY, second=Second("prs", "male"))
    changed = change(request, at, at + DAY, second=DARI)

    assert [(place.number, place.gender) for place in changed.places] == [(1, ""), (4, "")]
    assert states(request)["Amal"] == "sent"
    rows = Offer.objects.of(office.pool).filter(person__name="Darya Amiri")
    assert list(rows.order_by("pk").values_list("state", flat=True)) == ["withdrawn", "withdrawn", "queued"]


def test_second_place_that_somebody_holds_stays(office: Authority, at: datetime) -> None:
    request = two(office, at)
    yes(request, "Darya", at)

    with pytest.raises(SecondHeld) as refused:
        change(request, at, at + DAY)

    assert "+496990009001" in str(refused.value)
    assert states(request)["Darya"] == "accepted"


def test_details_reach_who_is_booked_also_when_a_place_is_added(office: Authority, at: datetime) -> None:
    request = submit(office, at)
    sent_offers(request, at)
    yes(request, "Amal", at)

    change(request, at, at + DAY, second=DARI, meeting_point="Haus B")

    assert Message.objects.filter(kind="changed", channel="sms", recipient="+491713920001").count() == 1


def test_details_reach_who_is_booked_also_when_the_other_place_is_asked_anew(
    office: Authority, at: datetime
) -> None:
    request = two(office, at)
    yes(request, "Amal", at), yes(request, "Darya", at)

    change(request, at, at + DAY, second=DARI, gender="female", meeting_point="Haus B")

    told = Message.objects.filter(kind="changed", channel="sms").values_list("recipient", flat=True)
    assert (states(request)["Amal"], list(told)) == ("queued", ["+491713920004"])


def test_the_same_wish_is_no_change(office: Authority, at: datetime) -> None:
    fields: dict[str, Any] = {"second": DARI, "more": ("eng",), "also": ("arb", "acm"), "direction": "into"}
    request = two(office, at, **fields)

    changed = change(request, at, at + DAY, **fields)

    assert changed.version == 1
    assert len(changed.places) == 2
