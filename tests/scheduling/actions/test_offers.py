"""What happens when someone says yes, or no, or nothing."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from notifications.models import Message
from pool.domain.refusals import NotAllowed, Refused
from pool.models import Bond, Closure, Interpreter, Pool
from scheduling.actions import assignments, changes, offers, requests
from scheduling.models import Assignment, Offer
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    sms_to,
    submit,
    wanted,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def pool() -> Pool:
    """Amal is near, Chadi is the second choice."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_interpreter(pool, "Chadi Nassar", plz="34454", mobile="+491713920003")
    return pool


def test_accept_fills_and_tells_the_others_once(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)
    amal, chadi = sent_offers(request, at)

    assignment = offers.accept_offer(amal, by=interpreter_actor(amal), at=at)

    request.refresh_from_db()
    chadi.refresh_from_db()
    assert (request.state, chadi.state) == ("filled", "filled_by_other")
    assert (assignment.state, assignment.code, assignment.starts) == (
        "confirmed",
        amal.code,
        amal.slot.starts,
    )
    assert ["schon vergeben" in text for text in sms_to("+491713920003")] == [True]


def test_accept_sends_confirmation_with_street_and_invites_to_both(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)

    assignment = accepted(request, at)

    (text,) = [t for t in sms_to("+491713920001") if t.startswith("Danke")]
    invites = Message.objects.filter(kind="confirmed", channel="email")
    assert "Südring 2, 34497 Korbach" in text and "Treffpunkt: Foyer" in text and "069 90009002" in text
    assert {m.recipient for m in invites} == {assignment.person.email, request.requester.email}
    assert {m.ics_method for m in invites} == {"REQUEST"}
    assert all(f"UID:{assignment.uid}@" in m.ics for m in invites)


def test_offer_sms_says_nothing_that_must_stay_inside(pool: Pool, at: datetime) -> None:
    submit(make_authority(pool, name="Jugendamt Korbach"), at)

    for message in Message.objects.filter(kind="offer"):
        assert not any(w in message.body for w in ("Südring", "Klee", "AZ 17", "Jugendamt Korbach", "Foyer"))
        assert message.segments <= 2


def test_second_yes_hears_that_it_is_taken(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)
    amal, chadi = sent_offers(request, at)
    offers.accept_offer(amal, by=interpreter_actor(amal), at=at)

    with pytest.raises(assignments.AlreadyFilled):
        offers.accept_offer(chadi, by=interpreter_actor(chadi), at=at)

    assert Assignment.objects.of(pool).count() == 1


def test_accept_is_too_late_an_hour_before(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)
    amal, _chadi = sent_offers(request, at)

    with pytest.raises(offers.TooLate):
        offers.accept_offer(amal, by=interpreter_actor(amal), at=amal.slot.starts - HOUR)


def test_accept_by_somebody_paused_meanwhile_is_refused(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)
    amal, _chadi = sent_offers(request, at)
    Interpreter.objects.of(pool).update(state=Interpreter.PAUSED)

    with pytest.raises(offers.NotActive):
        offers.accept_offer(amal, by=interpreter_actor(amal), at=at)


def test_accept_of_two_overlapping_jobs_is_refused_with_the_way_between(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    start = at + 8 * HOUR
    first, second = submit(authority, at, starts=start), submit(authority, at, starts=start + HOUR + HOUR / 4)
    one = next(o for o in sent_offers(first, at) if o.person.name == "Amal Haddad")
    two = next(o for o in sent_offers(second, at) if o.person.name == "Amal Haddad")
    offers.accept_offer(one, by=interpreter_actor(one), at=at)

    with pytest.raises(assignments.DoubleBooked):
        offers.accept_offer(two, by=interpreter_actor(two), at=at)

    two.refresh_from_db()
    assert two.state == "sent"


def test_one_person_in_two_pools_is_one_body(pool: Pool, at: datetime) -> None:
    other = make_pool("nachbar", email="x@nachbar.example")
    amal = Interpreter.objects.of(pool).get(person__name="Amal Haddad")
    twin = make_interpreter(other, "Weg", number=7)
    twin.person, person = amal.person, twin.person
    twin.save()
    person.delete()
    accepted(submit(make_authority(pool), at), at)

    request = submit(make_authority(other), at)

    request.refresh_from_db()
    row = request.assessments.get().candidates[0]
    assert row["fit"] is False
    assert row["reasons"][0]["code"] == "busy_elsewhere"
    assert row["reasons"][0]["facts"]["town"] == ""


def test_clerks_cannot_accept(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    amal, _chadi = sent_offers(submit(authority, at), at)

    with pytest.raises(NotAllowed):
        offers.accept_offer(amal, by=clerk_of(authority)[0], at=at)


def test_coordinator_notes_a_yes_on_the_phone(pool: Pool, at: datetime) -> None:
    amal, _chadi = sent_offers(submit(make_authority(pool), at), at)

    assert offers.accept_offer(amal, by=coordinator_of(pool), at=at).interpreter == amal.interpreter


def test_an_answer_to_an_old_version_is_not_taken(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    request = submit(authority, at)
    old = sent_offers(request, at)[0]
    changes.change_request(request, wanted=wanted(at + 30 * HOUR), by=clerk_of(authority)[0], at=at)

    with pytest.raises(offers.OfferOver):
        offers.accept_offer(old, by=interpreter_actor(old), at=at)


@pytest.mark.parametrize("ending", ["accepted", "declined", "withdrawn"])
def test_a_finished_offer_never_moves_again(pool: Pool, at: datetime, ending: str) -> None:
    authority = make_authority(pool)
    request = submit(authority, at)
    offer = sent_offers(request, at)[0]
    by = interpreter_actor(offer)
    if ending == "accepted":
        offers.accept_offer(offer, by=by, at=at)
    elif ending == "declined":
        offers.decline_offer(offer, by=by, at=at)
    else:
        requests.withdraw_request(request, by=clerk_of(authority)[0], at=at, reason="weg")

    for action in (offers.accept_offer, offers.decline_offer):
        with pytest.raises(Refused):
            action(offer, by=by, at=at)

    offer.refresh_from_db()
    assert offer.state == ending


def test_database_refuses_a_second_live_assignment(pool: Pool, at: datetime) -> None:
    assignment = accepted(submit(make_authority(pool), at), at)
    row = Assignment.objects.of(pool).values().get(pk=assignment.pk)
    again = {k: v for k, v in row.items() if k not in ("id", "uid", "offer_id")} | {
        "ends": row["ends"] + HOUR
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(**again)


@pytest.mark.parametrize(
    "broken", [{"state": "dreaming"}, {"state": "accepted"}, {"state": "declined", "answered_at": None}]
)
def test_database_refuses_impossible_offers(pool: Pool, at: datetime, broken: dict) -> None:
    request = submit(make_authority(pool), at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.of(pool).filter(request=request).update(**broken)


@pytest.mark.postgres
def test_database_refuses_two_places_for_one_body(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    one = accepted(submit(authority, at), at)
    two = accepted(submit(authority, at, starts=at + timedelta(days=3)), at)

    with pytest.raises(IntegrityError, match="double_booking"), transaction.atomic():
        Assignment.objects.of(pool).filter(pk=two.pk).update(
            person=one.person, starts=one.starts + HOUR / 2, ends=one.ends + HOUR
        )


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        ({"contact_phone": ""}, "Kontakt: Frau Klee. "),
        ({"contact_name": ""}, "Kontakt: 069 90009002. "),
        ({"contact_name": "", "contact_phone": ""}, "Treffpunkt: Foyer. Absagen"),
    ],
)
def test_confirmation_reads_well_with_half_a_contact(
    pool: Pool, at: datetime, contact: dict, words: str
) -> None:
    accepted(submit(make_authority(pool), at, **contact), at)

    assert words in sms_to("+491713920001")[-1]


@pytest.mark.parametrize("what", ["apart", "conflict", "closed"])
def test_what_was_said_since_stands_against_a_yes(pool: Pool, at: datetime, what: str) -> None:
    request = submit(make_authority(pool), at)
    offer = sent_offers(request, at)[0]
    day = request.slot.starts.date()
    if what == "closed":
        Closure.objects.create(pool=pool, name="Betriebsausflug", first_day=day, last_day=day)
    else:
        Bond.objects.create(
            pool=pool, interpreter=offer.interpreter, authority=request.authority, kind=what, said_on=day
        )

    with pytest.raises(offers.Barred):
        offers.accept_offer(offer, by=interpreter_actor(offer), at=at)

    assert offers.accept_offer(offer, by=coordinator_of(pool), at=at).interpreter == offer.interpreter
