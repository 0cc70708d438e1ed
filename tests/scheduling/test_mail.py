"""The mail door: what a calendar's answer does, what is written back, and what a person has to see."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifications import delivery
from notifications.models import Message
from pool.models import Event
from scheduling.actions import assignments, reminders
from scheduling.models import Assignment
from tests.builders import accepted, clerk_of, make_interpreter, sent_offers, submit
from tests.people import Cast
from tests.scheduling.mails import answers, written_back
from tests.scheduling.phones import HOUR, state
from tests.scheduling.web import text_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def row(people: Cast, at: datetime) -> Assignment:
    """Amal or Chadi comes to the youth office in two days."""
    return accepted(submit(people.youth_office, at, starts=at + 2 * DAY), at)


def test_decline_cancels_and_somebody_else_is_asked(row: Assignment, people: Cast, at: datetime) -> None:
    make_interpreter(people.pool, "Nour Saleh", mobile="+491713920021")
    for invite in Message.objects.filter(ics_method="REQUEST"):
        delivery.deliver(invite.pk, at=at)

    message = answers(row, "DECLINED", at, more="COMMENT:Bin krank")

    assert state(row) == "cancelled" and state(row.request) == "searching"
    assert row.person.name not in [offer.person.name for offer in sent_offers(row.request, at)]
    event = Event.objects.about(row).get(verb="cancel")
    assert (event.actor, event.reason) == (row.person.name, "im Kalender abgesagt: Bin krank")
    ((to, subject, body),) = written_back(message)
    assert (to, subject.split(":")[0]) == (row.person.email, "Ihre Absage ist da")
    assert "Der Einsatz ist abgesagt." in body and "069 90009001" in body
    assert (message.outcome, message.attention_at, message.pool) == ("mail:cancelled", None, people.pool)
    gone = Message.objects.filter(about=f"assignment:{row.pk}", ics_method="CANCEL")
    assert {one.recipient for one in gone} == {row.person.email, row.request.requester.email}


def test_secret_link_in_a_note_gets_into_no_journal(row: Assignment, at: datetime) -> None:
    answers(row, "DECLINED", at, more="COMMENT:nicht http://testserver/k/64I6Sfd7poiLqhBhf98ktQ/ mehr")

    assert Event.objects.about(row).get(verb="cancel").reason.endswith("nicht http://testserver/k/…/ mehr")


@pytest.mark.parametrize("sequence", [None, 0, 7])
def test_decline_of_the_latest_counts(row: Assignment, at: datetime, sequence: int | None) -> None:
    answers(row, "DECLINED", at, sequence=sequence)

    assert state(row) == "cancelled"


def test_decline_of_an_older_time_changes_nothing(row: Assignment, people: Cast, at: datetime) -> None:
    by, _clerk = clerk_of(people.youth_office)
    assignments.change_details(row, by=by, at=at)

    message = answers(row, "DECLINED", at, sequence=0)

    assert state(row) == "confirmed"
    assert (message.outcome, message.attention_at) == ("mail:outdated", at)
    ((_to, subject, body),) = written_back(message)
    assert subject.startswith("Nicht abgesagt") and f"ABSAGE {row.code}" in body


def test_yes_needs_nothing(row: Assignment, at: datetime) -> None:
    message = answers(row, "ACCEPTED", at)

    assert state(row) == "confirmed" and row.still_coming_at is None
    assert (message.outcome, message.attention_at, written_back(message)) == ("mail:accepted", None, [])


def test_yes_answers_whether_they_still_come(row: Assignment, people: Cast, at: datetime) -> None:
    by, _clerk = clerk_of(people.youth_office)
    reminders.ask_still_coming(row, lead=1440, by=by, at=at)

    message = answers(row, "ACCEPTED", at)

    assert row.still_coming_at == at
    assert message.outcome == "mail:still_coming"


@pytest.mark.parametrize("partstat", ["TENTATIVE", "DELEGATED", "NEEDS-ACTION", "X-WHATEVER"])
def test_perhaps_is_asked_back_and_shown(row: Assignment, at: datetime, partstat: str) -> None:
    message = answers(row, partstat, at)

    assert state(row) == "confirmed"
    assert (message.outcome, message.attention_at) == ("mail:unclear", at)
    ((_to, subject, body),) = written_back(message)
    assert subject.startswith("Kommen Sie?") and "Wir rechnen mit Ihnen." in body


def test_clerk_who_deletes_the_entry_cancels_nothing(row: Assignment, ines: Client, at: datetime) -> None:
    clerk = row.request.requester

    message = answers(row, "DECLINED", at, who=clerk.email)

    assert state(row) == "confirmed"
    assert (message.outcome, message.attention_at) == ("mail:needed", at)
    ((to, _subject, body),) = written_back(message)
    assert to == clerk.email and f"/anfragen/{row.request_id}/" in body
    assert "Von der Einrichtung im Kalender gelöscht" in text_of(ines.get("/desk/sms/"))


@pytest.mark.parametrize(
    ("partstat", "method", "answered"), [("ACCEPTED", "REPLY", 0), ("TENTATIVE", "COUNTER", 1)]
)
def test_clerk_says_yes_or_another_time(
    row: Assignment, at: datetime, partstat: str, method: str, answered: int
) -> None:
    message = answers(row, partstat, at, method=method, who=row.request.requester.email)

    assert state(row) == "confirmed" and len(written_back(message)) == answered


def test_address_is_compared_in_any_case(row: Assignment, at: datetime) -> None:
    row.person.email = "Vor.Nach@Person.Example"
    row.person.save()

    answers(row, "DECLINED", at, who="VOR.nach@person.example")

    assert state(row) == "cancelled"


def test_umlaut_in_the_domain_comes_back_in_another_spelling(row: Assignment, at: datetime) -> None:
    row.person.email = "amal@münch.example"
    row.person.save()

    answers(row, "DECLINED", at, who="amal@xn--mnch-0ra.example")

    assert state(row) == "cancelled"


def test_another_volunteer_with_the_uid_changes_nothing(row: Assignment, people: Cast, at: datetime) -> None:
    message = answers(row, "DECLINED", at, who=people.bo.person.email)

    assert (state(row), message.outcome) == ("confirmed", "mail:stranger")


@pytest.mark.parametrize("passes_on", ["comes", "waits"])
def test_answer_of_the_other_one_passed_on_is_nobodys(row: Assignment, at: datetime, passes_on: str) -> None:
    """Both got an invite of this UID; who forwards the other's no has not said no."""
    both = {"comes": row.person.email, "waits": row.request.requester.email}
    sender = both.pop(passes_on)
    (other,) = both.values()

    message = answers(row, "DECLINED", at, sender=sender, who=other)

    assert (state(row), message.outcome) == ("confirmed", "mail:stranger")
    assert message.attention_at == at and written_back(message) == []


def test_after_a_cancellation_a_no_agrees_and_a_yes_is_told(
    row: Assignment, people: Cast, at: datetime
) -> None:
    answers(row, "DECLINED", at)

    no, yes = answers(row, "DECLINED", at), answers(row, "ACCEPTED", at)

    assert (no.outcome, no.attention_at, written_back(no)) == ("mail:known", None, [])
    assert (yes.outcome, yes.attention_at) == ("mail:gone", at)
    assert "Bitte kommen Sie nicht." in written_back(yes)[0][2]
    assert Event.objects.about(row).filter(verb="cancel").count() == 1


def test_what_is_over_is_not_cancelled(row: Assignment, at: datetime) -> None:
    later = row.ends + HOUR

    late = answers(row, "DECLINED", later)
    assignments.complete_assignment(row, at=later)
    done = answers(row, "DECLINED", later)
    yes = answers(row, "ACCEPTED", later)

    assert (state(row), late.outcome, done.outcome) == ("done", "mail:refused:Over", "mail:over")
    assert "Der Termin ist schon vorbei." in written_back(late)[0][2]
    assert written_back(done) == [] and done.attention_at == later and yes.attention_at is None


@pytest.mark.parametrize("headers", [{"Auto_Submitted": "auto-generated"}, {"Return_Path": "<>"}])
def test_machines_are_understood_and_not_answered(
    row: Assignment, at: datetime, headers: dict[str, str]
) -> None:
    perhaps = answers(row, "TENTATIVE", at, **headers)
    no = answers(row, "DECLINED", at, **headers)

    assert state(row) == "cancelled"
    assert (perhaps.outcome, no.outcome) == ("mail:unclear:silent", "mail:cancelled:silent")
    assert (perhaps.attention_at, no.attention_at) == (at, None)
    assert written_back(perhaps) == written_back(no) == []


def test_two_machines_do_not_talk_for_ever(row: Assignment, at: datetime) -> None:
    said = [answers(row, "TENTATIVE", at + minute * timedelta(minutes=10)) for minute in range(30)]

    assert sum(len(written_back(one)) for one in said) == 10
    assert [one.outcome for one in said[4:7]] == ["mail:unclear", "mail:unclear:silent", "mail:unclear"]
    assert said[-1].outcome == "mail:unclear:silent"


# a no is what matters, so it comes more often than all others
PARTSTATS = st.sampled_from([*["DECLINED"] * 4, "ACCEPTED", "TENTATIVE", "X"])
WHO = st.sampled_from(["", "gesa@person.example", "x@elsewhere.example"])
METHODS = st.sampled_from(["REPLY", "REPLY", "COUNTER"])
SEEN = st.tuples(PARTSTATS, WHO, st.sampled_from([None, 0, 1, 2]), METHODS)


@pytest.fixture
def revised(row: Assignment, people: Cast, at: datetime) -> Assignment:
    """The same in its second revision, whose number is 1."""
    assignments.change_details(row, by=clerk_of(people.youth_office)[0], at=at)
    return row


@given(st.lists(SEEN, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_comes_only_a_volunteers_own_no_cancels(
    revised: Assignment, at: datetime, seen: list[tuple[str, str, int | None, str]]
) -> None:
    """And only one to the latest revision."""
    no = ("DECLINED", "", "REPLY")
    cancels = any(sequence != 0 and no == (said, who, method) for said, who, sequence, method in seen)
    with transaction.atomic():
        held = Assignment.objects.of(revised.pool_id).get(pk=revised.pk)
        for said, who, sequence, method in seen:
            answers(held, said, at, who=who, sequence=sequence, method=method)
        rows = Assignment.objects.of(held.pool_id).filter(request=held.request_id)
        live = rows.filter(state="confirmed").count()
        transaction.set_rollback(True)

    assert (held.state == "cancelled", live) == (cancels, not cancels)
