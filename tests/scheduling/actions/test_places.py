"""Two places in one Request: each is asked for, filled, freed and closed by itself."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from notifications.models import Message
from pool.models import Authority
from scheduling.actions import assignments, changes, offers, requests, rounds
from scheduling.actions.places import NoSuchPlace, SecondHeld
from scheduling.actions.wanted import Second, Wanted
from scheduling.models import Assignment, Offer, Request
from tests.builders import (
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
    wanted,
)

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DARI = Second("prs")


@pytest.fixture
def office() -> Authority:
    """Two speakers of Arabic, two of Dari."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_interpreter(pool, "Chadi Nassar", mobile="+491713920003")
    make_interpreter(pool, "Darya Amiri", "prs", mobile="+491713920004")
    make_interpreter(pool, "Rahim Amiri", "prs", mobile="+491713920008")
    return make_authority(pool)


def two(office: Authority, at: datetime, **fields: Any) -> Request:
    """Arabic and Dari, for the same talk."""
    request = submit(office, at, **({"second": DARI} | fields))
    sent_offers(request, at)
    return request


def question(request: Request, name: str) -> Offer:
    """The last one to this person."""
    rows = Offer.objects.of(request.pool_id).filter(request=request, person__name__startswith=name)
    return rows.select_related("person", "pool").latest("pk")


def yes(request: Request, name: str, at: datetime) -> Assignment:
    """This person says yes to what has left."""
    offer = offers.mark_sent(question(request, name), at=at)
    return offers.accept_offer(offer, by=interpreter_actor(offer), at=at)


def no(request: Request, name: str, at: datetime) -> None:
    """This person says no to what has left."""
    offer = offers.mark_sent(question(request, name), at=at)
    offers.decline_offer(offer, by=interpreter_actor(offer), at=at)


def states(request: Request) -> dict[str, str]:
    """The Request's own state, and where the question to everybody stands, by first name."""
    request.refresh_from_db()
    rows = request.offers.select_related("person").order_by("pk")
    return {"": request.state} | {row.person.name.split()[0]: row.state for row in rows}


def change(request: Request, at: datetime, starts: datetime, **fields: Any) -> Request:
    """The clerk changes it."""
    by, _person = clerk_of(request.authority)
    return changes.change_request(request, wanted=wanted(starts, **fields), by=by, at=at)


def mails(kind: str, to: str) -> list[Message]:
    """What this address was written."""
    return list(Message.objects.filter(kind=kind, channel="email", recipient=to).order_by("pk"))


def test_each_place_has_its_own_round_in_its_own_language(office: Authority, at: datetime) -> None:
    request = two(office, at)

    asked = [[offer.person.name.split()[0] for offer in one.offers.all()] for one in request.rounds.all()]
    words = Message.objects.filter(kind="offer").order_by("pk").values_list("body", flat=True)
    assert asked == [["Amal", "Chadi"], ["Darya", "Rahim"]]
    assert ["Arabisch (Levante) gesucht" in body for body in words] == [True, True, False, False]
    assert ["Dari gesucht" in body for body in words] == [False, False, True, True]


def test_first_yes_fills_one_place_and_the_other_goes_on(office: Authority, at: datetime) -> None:
    request = two(office, at)

    yes(request, "Darya", at)

    assert states(request) == {
        "": "searching", "Amal": "sent", "Chadi": "sent", "Darya": "accepted", "Rahim": "filled_by_other",
    }  # fmt: skip
    (mail,) = mails("confirmed", request.requester.email)
    assert mail.subject.startswith("Gefunden: Dari am ")
    assert "Darya Amiri kommt zu Ihrem Termin. Für Arabisch (Levante) suchen wir noch." in mail.body


def test_last_yes_fills_the_request(office: Authority, at: datetime) -> None:
    request = two(office, at)

    yes(request, "Darya", at)
    yes(request, "Amal", at)

    assert states(request)[""] == "filled"
    assert "suchen wir noch" not in mails("confirmed", request.requester.email)[-1].body


def test_nobody_is_asked_for_both_places_at_once(office: Authority, at: datetime) -> None:
    request = two(office, at, second=Second("apc"))

    rows = [(offer.person.name.split()[0], offer.position.number) for offer in request.offers.order_by("pk")]
    assert rows == [("Amal", 1), ("Chadi", 1)]


def test_who_was_too_late_for_one_place_is_asked_for_the_other(office: Authority, at: datetime) -> None:
    request = two(office, at, second=Second("apc"))

    yes(request, "Amal", at)

    chadi = question(request, "Chadi")
    assert (chadi.position.number, chadi.state) == (2, "queued")
    yes(request, "Chadi", at)
    assert states(request)[""] == "filled"


def test_who_said_no_is_not_asked_for_another_place_of_the_same_language(
    office: Authority, at: datetime
) -> None:
    request = two(office, at, second=Second("apc"))
    no(request, "Chadi", at)

    yes(request, "Amal", at)

    assert question(request, "Chadi").position.number == 1
    assert states(request)[""] == "unfilled"


def test_hand_assigns_the_place_that_is_named(office: Authority, at: datetime) -> None:
    request, by = two(office, at), coordinator_of(office.pool)
    darya, amal = (question(request, name).interpreter for name in ("Darya", "Amal"))
    told = {"by": by, "at": at, "reason": "am Telefon"}

    with pytest.raises(NoSuchPlace):
        assignments.assign_by_hand(request, interpreter=darya, position=3, **told)
    assignments.assign_by_hand(request, interpreter=darya, position=2, **told)
    with pytest.raises(assignments.DoubleBooked):
        assignments.assign_by_hand(request, interpreter=darya, **told)
    assignments.assign_by_hand(request, interpreter=amal, **told)

    assert states(request) == {
        "": "filled", "Amal": "withdrawn", "Chadi": "filled_by_other",
        "Darya": "withdrawn", "Rahim": "filled_by_other",
    }  # fmt: skip


def test_given_up_only_when_no_place_can_be_filled_any_more(office: Authority, at: datetime) -> None:
    request = two(office, at, second=Second("som"))
    before = states(request)[""]

    yes(request, "Amal", at)

    assert (before, states(request)[""]) == ("searching", "unfilled")
    assert request.assignments.get().state == "confirmed"
    (mail,) = mails("unfilled", request.requester.email)
    assert mail.subject.startswith("Niemand gefunden: Somali am ")
    assert "Für einen Platz Ihrer Anfrage" in mail.body
    assert "Es bleibt dabei: Amal Haddad kommt" in mail.body


def test_place_nobody_can_fill_is_judged_once_while_the_other_is_asked(
    office: Authority, at: datetime
) -> None:
    request = two(office, at, second=Second("som"))

    rounds.ask_next(request, at=at + 2 * HOUR)
    rounds.ask_next(request, at=at + 3 * HOUR)

    assert request.assessments.filter(position__number=2).count() == 1


@pytest.mark.parametrize("both", [True, False])
def test_dropping_out_frees_only_the_own_place(office: Authority, at: datetime, both: bool) -> None:
    request = two(office, at)
    held = yes(request, "Darya", at)
    if both:
        yes(request, "Amal", at)
    # Rahim heard that it was taken, he is not asked twice for the same place
    make_interpreter(office.pool, "Nadia Amiri", "prs", mobile="+491713920009")

    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")

    assert states(request)["Nadia"] == "queued"
    assert states(request) | {"Nadia": ""} == {
        "": "searching", "Amal": "accepted" if both else "sent",
        "Chadi": "filled_by_other" if both else "sent", "Darya": "accepted", "Rahim": "filled_by_other",
        "Nadia": "",
    }  # fmt: skip


def test_dropping_out_of_what_found_nobody_else_searches_again(office: Authority, at: datetime) -> None:
    request = two(office, at, second=Second("som"))
    held = yes(request, "Amal", at)
    make_interpreter(office.pool, "Jamil Haddad", mobile="+491713920010")

    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")

    assert (states(request)[""], states(request)["Jamil"]) == ("searching", "queued")


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


def test_what_one_place_asks_anew_does_not_disturb_the_other(office: Authority, at: datetime) -> None:
    request = two(office, at)
    yes(request, "Darya", at)

    change(request, at, at + DAY, second=DARI, gender="female", gender_required=True)

    assert states(request)["Amal"] == "withdrawn"
    assert (states(request)[""], states(request)["Darya"]) == ("unfilled", "accepted")


def test_request_closes_with_its_last_assignment(office: Authority, at: datetime) -> None:
    request = two(office, at)
    first, second = yes(request, "Amal", at), yes(request, "Darya", at)
    over = at + DAY + HOUR

    assignments.complete_assignment(first, at=over)
    between = states(request)[""]
    assignments.complete_assignment(second, at=over)

    assert (between, states(request)[""]) == ("filled", "closed")


@pytest.mark.parametrize("swept", [True, False])
def test_half_filled_request_closes_when_its_one_assignment_is_over(
    office: Authority, at: datetime, swept: bool
) -> None:
    request = two(office, at)
    held = yes(request, "Amal", at)
    if swept:
        rounds.ask_next(request, at=at + DAY - HOUR)

    assignments.complete_assignment(held, at=at + DAY + HOUR)

    assert (states(request)[""], states(request)["Darya"]) == ("closed", "expired")


def test_withdrawal_ends_both(office: Authority, at: datetime) -> None:
    request = two(office, at)
    yes(request, "Amal", at)
    yes(request, "Darya", at)

    requests.withdraw_request(request, by=clerk_of(office)[0], at=at, reason="nicht mehr nötig")

    assert {one.state for one in request.assignments.all()} == {"cancelled"}


def test_what_is_over_is_not_withdrawn_though_a_place_stayed_free(office: Authority, at: datetime) -> None:
    request = two(office, at)
    held = yes(request, "Amal", at)

    with pytest.raises(assignments.Over):
        requests.withdraw_request(request, by=clerk_of(office)[0], at=held.ends, reason="nicht nötig")
    with pytest.raises(changes.HasBegun):
        change(request, held.starts, at + 3 * DAY, second=DARI)


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


def test_the_same_wish_is_no_change(office: Authority, at: datetime) -> None:
    fields: dict[str, Any] = {"second": DARI, "more": ("eng",), "also": ("arb", "acm"), "direction": "into"}
    request = two(office, at, **fields)
    new: Wanted = wanted(at + DAY, **fields)

    by, _person = clerk_of(office)
    changed = changes.change_request(request, wanted=new, by=by, at=at)

    assert changed.version == 1
    assert len(changed.places) == 2
