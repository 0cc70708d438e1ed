"""The SMS door after a yes: cancelling, a new time, the hours."""

from datetime import datetime

import pytest

from notifications.models import Message
from pool.models import Authority
from scheduling.actions import assignments, changes
from scheduling.models import Assignment, Offer
from tests.builders import (
    accepted,
    clerk_of,
    hear,
    make_interpreter,
    sent_offers,
    submit,
    wanted,
)
from tests.scheduling.phones import AMAL, CHADI, HOUR, Says, state

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("word", ["ABSAGE", "NEIN", "Nein, bin krank"])
def test_cancelling_with_code_frees_the_place_and_searches_again(
    office: Authority, at: datetime, says: Says, word: str
) -> None:
    assignment = accepted(submit(office, at), at)
    make_interpreter(office.pool, "Chadi Nassar", mobile=CHADI)

    (answer,) = says(f"{word} {assignment.code}", at=at + HOUR)

    assert state(assignment) == "cancelled" and state(assignment.request) == "searching"
    assert f"Ihre Absage zu {assignment.code} ist angekommen" in answer
    assert [offer.person.mobile for offer in sent_offers(assignment.request, at)] == [CHADI]
    assert Message.objects.filter(kind="dropped_out", recipient=office.pool.email).count() == 1


def test_bare_cancellation_with_one_assignment_cancels(office: Authority, at: datetime, says: Says) -> None:
    assignment = accepted(submit(office, at), at)

    says("Absage")

    assert state(assignment) == "cancelled"


def test_bare_no_does_not_cancel(office: Authority, at: datetime, says: Says) -> None:
    assignment = accepted(submit(office, at), at)

    (answer,) = says("Nein")

    assert state(assignment) == "confirmed"
    assert f"ABSAGE und den Code schreiben: {assignment.code}." in answer


def test_no_with_a_story_does_not_cancel(office: Authority, at: datetime, says: Says) -> None:
    assignment = accepted(submit(office, at), at)

    (answer,) = says(f"Nein {assignment.code} ist notiert")

    assert state(assignment) == "confirmed"
    assert "nichts wurde geändert" in answer


def test_yes_again_is_answered_kindly(office: Authority, at: datetime, says: Says) -> None:
    assignment = accepted(submit(office, at), at)

    (answer,) = says(f"JA {assignment.code}")

    assert state(assignment) == "confirmed"
    assert "schon zugesagt" in answer


@pytest.mark.parametrize("text", ["FERTIG {code} 75 24,5", "fertig 75 24,5", "Fertig {code} 24,5 km 75 min"])
def test_done_reports_the_hours(office: Authority, at: datetime, says: Says, text: str) -> None:
    assignment = accepted(submit(office, at), at)
    later = at + 26 * HOUR
    assignments.complete_assignment(assignment, at=later)

    (answer,) = says(text.format(code=assignment.code), at=later)

    record = assignment.service_record
    record.refresh_from_db()
    assert (record.state, record.minutes, str(record.km)) == ("reported", 75, "24.5")
    assert answer.endswith(f"Einsatz {assignment.code}: 75 Min, 24,5 km notiert.")


def test_done_for_two_gets_the_list_of_both(office: Authority, at: datetime, says: Says) -> None:
    rows = [accepted(submit(office, at, starts=at + hours * HOUR), at) for hours in (24, 30)]
    for row in rows:
        assignments.complete_assignment(row, at=at + 40 * HOUR)

    (answer,) = says("FERTIG 75", at=at + 40 * HOUR)

    assert {row.service_record.state for row in rows} == {"open"}
    assert "FERTIG" in answer and all(row.code in answer for row in rows)


def test_done_before_it_is_over(office: Authority, at: datetime, says: Says) -> None:
    assignment = accepted(submit(office, at), at)

    (answer,) = says(f"FERTIG {assignment.code} 75 24")

    assert f"Einsatz {assignment.code} ist noch nicht vorbei" in answer


@pytest.mark.parametrize("text", ["FERTIG {code} 0", "FERTIG {code} 1500", "FERTIG {code} 60 2000"])
def test_impossible_hours_are_refused(office: Authority, at: datetime, says: Says, text: str) -> None:
    assignment = accepted(submit(office, at), at)
    record = assignments.complete_assignment(assignment, at=at + 26 * HOUR)

    (answer,) = says(text.format(code=assignment.code), at=at + 26 * HOUR)

    record.refresh_from_db()
    assert record.state == "open"
    assert "zwischen" in answer


def moved(office: Authority, at: datetime, hours: int = 48) -> tuple[Assignment, Offer]:
    """What Amal has promised shall be at another time: she is asked."""
    assignment = accepted(submit(office, at), at)
    by, _person = clerk_of(office)
    changes.change_request(assignment.request, wanted=wanted(at + hours * HOUR), by=by, at=at)
    return assignment, sent_offers(assignment.request, at)[0]


def test_yes_to_a_new_time_moves_the_assignment(office: Authority, at: datetime, says: Says) -> None:
    assignment, offer = moved(office, at)

    (answer,) = says(f"ja {offer.code}")

    assignment.refresh_from_db()
    assert (assignment.starts, assignment.code, assignment.sequence) == (at + 48 * HOUR, offer.code, 1)
    assert f"Einsatz {offer.code} ist jetzt Mi 25.11. 09:00 Uhr" in answer


def test_answer_to_a_yes_at_night_goes_at_once(office: Authority, at: datetime, says: Says) -> None:
    _assignment, offer = moved(office, at)
    night = at + 14 * HOUR

    hear(AMAL, f"ja {offer.code}", night)

    assert Message.objects.get(kind="changed", channel="sms").due_at == night


def test_no_to_a_new_time_frees_the_place(office: Authority, at: datetime, says: Says) -> None:
    assignment, offer = moved(office, at)

    (answer,) = says(f"nein {offer.code}")

    assert state(assignment) == "cancelled"
    assert "Wir fragen andere" in answer


def test_cancelling_instead_of_answering_about_the_new_time(
    office: Authority, at: datetime, says: Says
) -> None:
    assignment, offer = moved(office, at)

    (answer,) = says(f"absage {assignment.code}")

    assert (state(assignment), state(offer)) == ("cancelled", "withdrawn")
    assert "Absage" in answer


def test_cancelling_by_the_old_code_is_asked_back(office: Authority, at: datetime, says: Says) -> None:
    assignment, offer = moved(office, at)
    old = assignment.code
    says(f"ja {offer.code}")

    (answer,) = says(f"absage {old}")

    assert state(assignment) == "confirmed"
    assert f"ABSAGE und den Code schreiben: {offer.code}." in answer
