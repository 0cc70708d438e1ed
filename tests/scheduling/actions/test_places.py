"""Two places in one Request: each is asked for, filled, freed and closed by itself."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from pool.models import Authority
from scheduling.actions import assignments, changes, requests, rounds
from scheduling.actions.places import NoSuchPlace
from scheduling.actions.wanted import Second
from tests.builders import (
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_interpreter,
)
from tests.scheduling.pairs import DARI, change, no, office_of_two, question, states, two, yes

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def office() -> Authority:
    """Two speakers of Arabic, two of Dari."""
    return office_of_two()


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


def test_nobody_is_asked_for_both_places_even_when_it_is_near(office: Authority, at: datetime) -> None:
    request = two(office, at, second=Second("apc"), starts=at + 5 * HOUR)

    assert {offer.position.number for offer in request.offers.all()} == {1}
