"""Mails at the desk: what a calendar answered and a person has to see, until somebody has read it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from notifications import delivery, inbox, incoming
from notifications.models import Message
from scheduling.models import Assignment
from tests.builders import accepted, make_interpreter, submit
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

    assert f"{row.person.name} schreibt per E-Mail: „" in page and "Kommen Sie? Einsatz" in page


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
