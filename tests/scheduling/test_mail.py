"""The mail door: what a calendar's answer does, what is written back, and what a person has to see."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifications import delivery, inbox, incoming
from notifications.models import Message
from pool.models import Event
from scheduling.actions import assignments, reminders
from scheduling.models import Assignment
from tests.builders import accepted, clerk_of, make_interpreter, sent_offers, submit
from tests.notifications.mails import answer, mail
from tests.notifications.mails import bounce as bounce_of
from tests.people import Cast
from tests.scheduling.mails import answers, written_back
from tests.scheduling.phones import HOUR, state
from tests.scheduling.web import queries_of, text_of

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


def test_another_time_is_shown_with_its_note(row: Assignment, ines: Client, at: datetime) -> None:
    more = "DTSTART:20261125T090000Z\nDTEND:20261125T100000Z\nCOMMENT:Eine Stunde später?"
    starts = row.starts

    message = answers(row, "TENTATIVE", at, method="COUNTER", more=more)

    assert (state(row), row.starts, message.outcome) == ("confirmed", starts, "mail:counter")
    ((_to, _subject, body),) = written_back(message)
    assert "Der Termin bleibt, wie er ist." in body
    page = text_of(ines.get("/desk/sms/"))
    assert "„Eine Stunde später?“ Vorgeschlagen: Mi, 25.11.2026, 10:00–11:00 Uhr" in page
    assert "Wir haben per E-Mail geantwortet." in page and f"Offen: {row.code}" in page
    assert "Eine Stunde später?" in text_of(ines.get("/desk/"))
    assert "Eine Stunde später?" not in body


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


@pytest.mark.parametrize(
    "who", ["stranger@elsewhere.example", "ines@person.example", "pool@dolmetscherpool.example"]
)
def test_strangers_change_nothing_and_hear_nothing(
    row: Assignment, ines: Client, at: datetime, who: str
) -> None:
    before = Message.objects.filter(direction="out").count()

    message = answers(row, "DECLINED", at, who=who)

    assert state(row) == "confirmed" and Message.objects.filter(direction="out").count() == before
    assert (message.outcome, message.attention_at) == ("mail:stranger", at)
    page = text_of(ines.get("/desk/sms/"))
    assert who in page and "nicht von der eingeladenen Adresse" in page and f"Offen: {row.code}" in page


def test_another_volunteer_with_the_uid_changes_nothing(row: Assignment, people: Cast, at: datetime) -> None:
    message = answers(row, "DECLINED", at, who=people.bo.person.email)

    assert (state(row), message.outcome) == ("confirmed", "mail:stranger")


@pytest.mark.parametrize(("who", "seen"), [("amal@person.example", True), ("x@elsewhere.example", False)])
def test_unknown_uid_is_shown_only_of_people_we_know(
    row: Assignment, ines: Client, at: datetime, who: str, seen: bool
) -> None:
    row.uid = "00000000-0000-4000-8000-000000000000"

    raw = mail(answer("DECLINED", str(row.uid)), sender=who)
    incoming.take_mail(raw, at=at)
    message = Message.objects.get(direction="in")
    inbox.understand(message.pk, at=at)

    message.refresh_from_db()
    assert (message.outcome, message.attention_at is not None) == ("mail:unknown", seen)
    assert written_back(message) == []
    assert ("Diesen Termin gibt es hier nicht." in text_of(ines.get("/desk/sms/"))) is seen


def test_unreadable_answer_is_shown(row: Assignment, ines: Client, at: datetime) -> None:
    message = answers(row, "DECLINED", at, more="RRULE:FREQ=SECONDLY")

    assert (state(row), message.outcome) == ("confirmed", "mail:unreadable:repeats")
    assert "konnten wir nicht lesen" in text_of(ines.get("/desk/sms/"))


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


def test_clear_answer_settles_the_unclear_one(row: Assignment, ines: Client, at: datetime) -> None:
    perhaps = answers(row, "TENTATIVE", at)
    answers(row, "ACCEPTED", at + HOUR)

    perhaps.refresh_from_db()
    assert perhaps.seen_at == at + HOUR
    assert "Keine Nachricht wartet auf Sie." in text_of(ines.get("/desk/sms/"))


def test_it_can_be_marked_as_seen(row: Assignment, ines: Client, jona: Client, at: datetime) -> None:
    message = answers(row, "TENTATIVE", at)

    assert jona.post("/desk/sms/seen/", {"row": message.pk}).status_code == 404
    ines.post("/desk/sms/seen/", {"row": message.pk})

    assert "Keine Nachricht wartet auf Sie." in text_of(ines.get("/desk/sms/"))


def test_other_pool_does_not_see_it(row: Assignment, jona: Client, at: datetime) -> None:
    answers(row, "TENTATIVE", at)

    assert "Keine Nachricht wartet auf Sie." in text_of(jona.get("/desk/sms/"))


def test_request_shows_the_answer_and_what_was_written_back(
    row: Assignment, ines: Client, at: datetime
) -> None:
    answers(row, "TENTATIVE", at)

    page = text_of(ines.get(f"/desk/requests/{row.request_id}/"))

    assert f"von {row.person.name}" in page and "Kommen Sie? Einsatz" in page


def test_page_costs_the_same_with_one_and_four_mails(row: Assignment, ines: Client, at: datetime) -> None:
    found: list[int] = []
    for mails in (1, 3):
        for _each in range(mails):
            answers(row, "TENTATIVE", at)
        with queries_of(found):
            ines.get("/desk/sms/")

    assert found[0] == found[1]


def test_bounced_question_is_withdrawn_and_shown_days_later(people: Cast, ines: Client, at: datetime) -> None:
    who = make_interpreter(people.pool, "Nour Saleh", "tir", email="nour@person.example")
    people.bo.state = "paused"
    people.bo.save()
    request = submit(people.youth_office, at, starts=at + 9 * DAY, language="tir")
    word = Message.objects.get(kind="offer", recipient="nour@person.example")
    delivery.deliver(word.pk, at=at)
    word.refresh_from_db()
    assert word.state == "sent"

    incoming.take_mail(bounce_of(word.provider_id or ""), at=at + 5 * HOUR)
    inbox.understand(Message.objects.get(direction="in").pk, at=at + 5 * HOUR)

    offer = request.offers.get(interpreter=who)
    assert offer.state == "withdrawn"
    page = text_of(ines.get("/desk/"))
    assert "Nicht angekommen" in page and "Nour Saleh (nour@person.example)" in page


PARTSTATS = st.sampled_from(["ACCEPTED", "DECLINED", "TENTATIVE", "X"])
WHO = st.sampled_from(["", "gesa@person.example", "x@elsewhere.example"])
SEEN = st.tuples(PARTSTATS, WHO, st.sampled_from([None, 0, 1, 2]), st.sampled_from(["REPLY", "COUNTER"]))


@given(st.lists(SEEN, min_size=1, max_size=4))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_comes_only_a_volunteers_own_no_cancels(
    people: Cast, at: datetime, seen: list[tuple[str, str, int | None, str]]
) -> None:
    no = any(said == "DECLINED" and not who and method == "REPLY" for said, who, _number, method in seen)
    with transaction.atomic():
        row = accepted(submit(people.youth_office, at, starts=at + 2 * DAY), at)
        for said, who, sequence, method in seen:
            answers(row, said, at, who=who, sequence=sequence, method=method)
        live = Assignment.objects.of(people.pool).filter(request=row.request, state="confirmed").count()
        transaction.set_rollback(True)

    assert (row.state == "cancelled", live) == (no, not no)
