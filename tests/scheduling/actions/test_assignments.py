"""By hand, cancelled, changed, done."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from pool.domain.refusals import NotAllowed, ReasonMissing
from pool.models import Event, Interpreter, Pool
from scheduling.actions import assignments, changes, offers
from scheduling.models import Offer, Request, ServiceRecord
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
    sms_to,
    submit,
    wanted,
)

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def pool() -> Pool:
    """Amal is near, Chadi is the second choice, Emin speaks another language."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_interpreter(pool, "Chadi Nassar", plz="34454", mobile="+491713920003")
    make_interpreter(pool, "Emin Kaya", "kmr", mobile="+491713920005")
    return pool


def by_name(pool: Pool, name: str) -> Interpreter:
    """One of the three."""
    return Interpreter.objects.of(pool).get(person__name__startswith=name)


def test_by_hand_needs_a_reason_and_keeps_it(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)
    emin, by = by_name(pool, "Emin"), coordinator_of(pool)

    with pytest.raises(ReasonMissing):
        assignments.assign_by_hand(request, interpreter=emin, by=by, at=at, reason="")
    assignment = assignments.assign_by_hand(
        request, interpreter=emin, by=by, at=at, reason="kann auch Arabisch"
    )

    assert assignment.person.name == "Emin Kaya"
    assert Event.objects.of(pool).about(assignment).get().reason == "kann auch Arabisch"
    assert {o.state for o in request.offers.all()} == {"filled_by_other"}


def test_by_hand_is_for_coordinators_only(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    request = submit(authority, at)

    with pytest.raises(NotAllowed):
        assignments.assign_by_hand(
            request, interpreter=by_name(pool, "Emin"), by=clerk_of(authority)[0], at=at, reason="bitte"
        )


def test_by_hand_overrules_the_way_but_not_the_clock(pool: Pool, at: datetime) -> None:
    authority, by, amal = make_authority(pool), coordinator_of(pool), by_name(pool, "Amal")
    first = submit(authority, at)
    assignments.assign_by_hand(first, interpreter=amal, by=by, at=at, reason="passt")
    near, same = (
        submit(authority, at, starts=at + DAY + HOUR),
        submit(authority, at, starts=at + DAY + HOUR / 2),
    )

    assignments.assign_by_hand(near, interpreter=amal, by=by, at=at, reason="ist im selben Haus")
    with pytest.raises(assignments.DoubleBooked):
        assignments.assign_by_hand(same, interpreter=amal, by=by, at=at, reason="egal")


def test_dropping_out_searches_again_and_tells_everybody(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)
    assignment = accepted(request, at)
    make_interpreter(pool, "Dunja Said", mobile="+491713920007")
    mails_leave(at)

    assignments.cancel_assignment(assignment, by=interpreter_actor(assignment), at=at, reason="krank")

    request.refresh_from_db()
    newest = request.rounds.last()
    assert request.state == "searching"
    assert [o.interpreter.person.name for o in newest.offers.all()] == ["Dunja Said"]
    assert Message.objects.get(kind="dropped_out").recipient == pool.email
    assert {m.ics_method for m in Message.objects.filter(kind="cancelled", channel="email")} == {"CANCEL"}


def test_coordinator_cancels_only_with_a_reason(pool: Pool, at: datetime) -> None:
    assignment = accepted(submit(make_authority(pool), at), at)

    with pytest.raises(ReasonMissing):
        assignments.cancel_assignment(assignment, by=coordinator_of(pool), at=at, reason="")


def test_who_dropped_out_is_not_asked_again(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at, language="kmr")
    assignment = accepted(request, at)

    assignments.cancel_assignment(assignment, by=interpreter_actor(assignment), at=at, reason="krank")

    request.refresh_from_db()
    assert request.state == "unfilled"


def test_a_cancellation_soon_rings_at_night(pool: Pool, at: datetime) -> None:
    night = at + 13 * HOUR  # 22:00 in Germany
    soon = accepted(submit(make_authority(pool), at, starts=at + DAY), at)
    late = accepted(submit(make_authority(pool, name="Schule"), at, starts=at + 3 * DAY), at)

    for assignment in (soon, late):
        assignments.cancel_assignment(assignment, by=coordinator_of(pool), at=night, reason="x")

    due = {m.about: m.due_at for m in Message.objects.filter(kind="cancelled", channel="sms")}
    assert due == {f"assignment:{soon.pk}": night, f"assignment:{late.pk}": at + 22 * HOUR}


def test_new_details_update_the_invite(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    request = submit(authority, at)
    assignment = accepted(request, at)

    changes.change_request(
        request, wanted=wanted(at + DAY, meeting_point="Zimmer 12"), by=clerk_of(authority)[0], at=at
    )

    assignment.refresh_from_db()
    mails = Message.objects.filter(kind="changed", channel="email")
    assert (assignment.state, assignment.sequence) == ("confirmed", 1)
    assert {m.ics_method for m in mails} == {"REQUEST"}
    assert all("SEQUENCE:1" in m.ics and "Zimmer 12" in m.ics.replace("\r\n ", "") for m in mails)
    assert "Zimmer 12" in sms_to("+491713920001")[-1]
    clerks = mails.exclude(recipient=assignment.person.email).get()
    assert clerks.subject == "Geändert: Arabisch (Levante) am Di 24.11., 09:00 Uhr"
    assert f"Es kommt: {assignment.person.name}\nSprache:" in clerks.body
    assert f"/anfragen/{request.pk}/" in clerks.body


def test_own_reference_concerns_nobody_else(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    request = submit(authority, at)
    accepted(request, at)

    changes.change_request(
        request, wanted=wanted(at + DAY, file_reference="AZ 99"), by=clerk_of(authority)[0], at=at
    )

    assert not Message.objects.filter(kind="changed").exists()


def reconfirming(pool: Pool, at: datetime) -> tuple[Request, Offer]:
    """An accepted Request whose time the clerk has changed; the question is out."""
    authority = make_authority(pool)
    request = submit(authority, at)
    accepted(request, at)
    changes.change_request(request, wanted=wanted(at + DAY + 2 * HOUR), by=clerk_of(authority)[0], at=at)
    (offer,) = sent_offers(request, at)
    request.refresh_from_db()
    return request, offer


def test_a_new_time_is_a_question(pool: Pool, at: datetime) -> None:
    request, offer = reconfirming(pool, at)

    assignment = request.assignments.get()
    assert request.state == "reconfirming"
    assert offer.person == assignment.person
    assert assignment.starts == at + DAY
    assert f"JA {offer.code}" in sms_to("+491713920001")[-1]
    assert "am Di 24.11. 09:00 Uhr soll sich ändern: neu Di 24.11. 11:00 Uhr" in sms_to("+491713920001")[-1]


def test_yes_to_the_new_time_keeps_uid_and_raises_sequence(pool: Pool, at: datetime) -> None:
    request, offer = reconfirming(pool, at)
    uid = request.assignments.get().uid

    assignment = offers.accept_offer(offer, by=interpreter_actor(offer), at=at)

    request.refresh_from_db()
    assert (request.state, request.assignments.count()) == ("filled", 1)
    assert (assignment.uid, assignment.sequence, assignment.starts) == (uid, 1, at + DAY + 2 * HOUR)
    assert assignment.code == offer.code


def test_no_to_the_new_time_frees_and_searches(pool: Pool, at: datetime) -> None:
    request, offer = reconfirming(pool, at)

    offers.decline_offer(offer, by=interpreter_actor(offer), at=at)

    request.refresh_from_db()
    assert request.assignments.get().state == "cancelled"
    assert request.state == "searching"
    assert [o.person.name for o in request.rounds.last().offers.all()] == ["Chadi Nassar"]


def test_silence_about_the_new_time_frees_and_searches(pool: Pool, at: datetime) -> None:
    request, offer = reconfirming(pool, at)

    offers.expire_reconfirmation(offer, at=at + 3 * HOUR)

    request.refresh_from_db()
    assert (request.state, request.assignments.get().state) == ("searching", "cancelled")


def test_another_time_while_searching_asks_anew(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    request = submit(authority, at)
    sent_offers(request, at)

    changes.change_request(request, wanted=wanted(at + 2 * DAY), by=clerk_of(authority)[0], at=at)

    request.refresh_from_db()
    states = list(request.offers.order_by("pk").values_list("version", "state"))
    assert states == [(1, "withdrawn"), (1, "withdrawn"), (2, "queued"), (2, "queued")]


def test_another_language_is_another_request(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    request = submit(authority, at)

    with pytest.raises(changes.LanguageFixed):
        changes.change_request(
            request, wanted=wanted(at + DAY, language="kmr"), by=clerk_of(authority)[0], at=at
        )


def test_complete_asks_for_the_hours(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)
    assignment = accepted(request, at)

    with pytest.raises(assignments.NotOver):
        assignments.complete_assignment(assignment, at=at)
    assignments.complete_assignment(assignment, at=assignment.ends)

    request.refresh_from_db()
    assert request.state == "closed"
    assert ServiceRecord.objects.of(pool).get().state == "open"
    assert f"FERTIG {assignment.code}" in sms_to("+491713920001")[-1]


def test_a_new_time_for_somebody_who_was_assigned_by_hand(pool: Pool, at: datetime) -> None:
    authority, by = make_authority(pool), coordinator_of(pool)
    request = submit(authority, at)
    emin = by_name(pool, "Emin")
    assignments.assign_by_hand(request, interpreter=emin, by=by, at=at, reason="kann auch Arabisch")

    changes.change_request(request, wanted=wanted(at + 2 * DAY), by=clerk_of(authority)[0], at=at)

    assert [o.interpreter for o in request.rounds.last().offers.all()] == [emin]
