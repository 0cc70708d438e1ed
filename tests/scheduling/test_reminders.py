"""Reminders before an appointment: from the sweep to the telephone and the mailbox."""

from datetime import datetime

import pytest
from django.test import Client

from notifications import clock, delivery
from notifications.models import Message
from pool.actions.reminders import set_reminders
from pool.domain.actors import SYSTEM
from pool.models import Authority, Event
from scheduling.actions import assignments, changes, requests
from scheduling.actions.wanted import Second
from scheduling.messages import coming
from scheduling.models import Assignment
from scheduling.queries.reminders import due_reminders
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    hear,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    sms_to,
    submit,
    wanted,
)
from tests.scheduling.phones import AMAL, CHADI
from tests.scheduling.reminded import DAY, HOUR, MAIL, MINUTE, THURSDAY, mails, sweep
from tests.scheduling.web import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(office: Authority, at: datetime) -> Assignment:
    """Amal comes on Thursday at nine; she said so on Monday at nine."""
    return accepted(submit(office, at, starts=THURSDAY), at)


def test_interpreter_is_reminded_the_day_before_and_two_hours_before(held: Assignment) -> None:
    assert sweep(THURSDAY - DAY - MINUTE) == []
    assert sweep(THURSDAY - DAY) == [
        f"Dolmetscherpool: Ihr Einsatz {held.code} ist morgen (Do 26.11.) um 09:00 Uhr: Südring 2, 34497 "
        "Korbach. Treffpunkt: Foyer. Kontakt: Frau Klee 069 90009002. Sie können nicht? "
        f"ABSAGE {held.code}"
    ]
    assert sweep(THURSDAY - DAY + MINUTE) == []
    (last,) = sweep(THURSDAY - 2 * HOUR)
    assert "ist heute (Do 26.11.) um 09:00 Uhr" in last
    assert sweep(THURSDAY - HOUR) == []
    verbs = Event.objects.of(held.pool_id).about(held).values_list("verb", flat=True)
    assert [*verbs] == ["confirm", "remind", "remind_requester", "remind"]


def test_clerk_gets_one_mail_the_day_before_that_says_who_comes(held: Assignment) -> None:
    clerk = held.request.requester

    sweep(THURSDAY - DAY)
    sweep(THURSDAY - 2 * HOUR)

    (mail,) = mails(clerk.email)
    assert mail.subject == "Erinnerung: Arabisch (Levante) am Do 26.11., 09:00 Uhr"
    assert "Es kommt:\n\nAmal Haddad\n" in mail.body
    assert f"/anfragen/{held.request_id}/" in mail.body
    assert mail.ics == ""
    assert mails(MAIL) == []


def test_two_who_come_are_one_mail_to_the_clerk(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Darya Amiri", "prs", mobile=CHADI)
    request = submit(office, at, starts=THURSDAY, second=Second("prs"))
    for _place in range(2):
        accepted(request, at)

    sweep(THURSDAY - DAY)

    (mail,) = mails(request.requester.email)
    assert "Es kommt:\n\nAmal Haddad\nDarya Amiri\n" in mail.body
    assert len(sms_to(CHADI)) == len(sms_to(AMAL))


def test_what_was_promised_less_than_two_hours_ago_is_not_said_again(office: Authority, at: datetime) -> None:
    accepted(submit(office, at, starts=at + DAY), at - HOUR)

    assert sweep(at + HOUR) == []
    assert mails("clerk1@person.example") == []


def test_moved_appointment_is_reminded_anew(office: Authority, held: Assignment) -> None:
    sweep(THURSDAY - DAY)
    early = THURSDAY - 2 * HOUR - 30 * MINUTE
    later = wanted(THURSDAY + 2 * DAY)
    changes.change_request(held.request, wanted=later, by=clerk_of(office)[0], at=early)
    (offer,) = sent_offers(held.request, early)

    assert sweep(THURSDAY - 2 * HOUR) == []  # waits for an answer to the new time
    hear(AMAL, f"JA {offer.code}", THURSDAY - 2 * HOUR + MINUTE)
    assert sweep(THURSDAY - HOUR) == []
    (again,) = sweep(THURSDAY + DAY)
    assert "ist morgen (Sa 28.11.) um 09:00 Uhr" in again


def test_changed_place_is_not_reminded_twice(office: Authority, held: Assignment) -> None:
    sweep(THURSDAY - DAY)
    new = wanted(THURSDAY, street="Nordring 5")
    changes.change_request(held.request, wanted=new, by=clerk_of(office)[0], at=THURSDAY - DAY + HOUR)

    assert not [text for text in sweep(THURSDAY - DAY + 4 * HOUR) if "morgen" in text]
    (last,) = sweep(THURSDAY - 2 * HOUR)
    assert "Nordring 5" in last


def test_cancelled_appointment_is_not_reminded(held: Assignment, at: datetime) -> None:
    requests.withdraw_request(held.request, by=clerk_of(held.request.authority)[0], at=at, reason="vorbei")

    assert sweep(THURSDAY - DAY) == []
    assert Message.objects.filter(kind="remind").count() == 0


def put(row: Assignment, at: datetime) -> Message:
    """The reminder waits to leave."""
    coming.remind_interpreter(row, lead=1440, token="", at=at)
    return Message.objects.get(kind="remind", recipient=AMAL)


def fate(message: Message, at: datetime) -> tuple[str, str]:
    """The worker takes it up."""
    delivery.deliver(message.pk, at=at)
    message.refresh_from_db()
    return message.state, message.error


def test_what_waits_to_leave_is_withdrawn_with_the_cancellation(held: Assignment) -> None:
    message = put(held, THURSDAY - DAY)

    assignments.cancel_assignment(
        held, by=coordinator_of(held.pool), at=THURSDAY - DAY + MINUTE, reason="krank"
    )  # fmt: skip

    message.refresh_from_db()
    assert message.state == "suppressed"


@pytest.mark.parametrize(
    "change", [{"state": "cancelled", "ended_at": THURSDAY}, {"starts": THURSDAY - HOUR}]
)
def test_what_is_not_true_any_more_does_not_leave(held: Assignment, change: dict[str, object]) -> None:
    message = put(held, THURSDAY - DAY)
    Assignment.objects.of(held.pool).filter(pk=held.pk).update(**change)

    assert fate(message, THURSDAY - DAY + MINUTE) == ("suppressed", "not ahead any more")


def test_what_was_asked_about_anew_does_not_leave(office: Authority, held: Assignment) -> None:
    message = put(held, THURSDAY - DAY)
    later = wanted(THURSDAY + DAY)
    changes.change_request(held.request, wanted=later, by=clerk_of(office)[0], at=THURSDAY - DAY)

    assert fate(message, THURSDAY - DAY + MINUTE) == ("suppressed", "not ahead any more")


def test_what_was_held_up_until_the_night_stays_here_and_is_put_anew_in_the_morning(
    office: Authority, at: datetime
) -> None:
    afternoon = THURSDAY + 6 * HOUR
    row = accepted(submit(office, at, starts=afternoon), at)
    message = put(row, afternoon - DAY)

    assert fate(message, afternoon - DAY + 7 * HOUR) == ("suppressed", "quiet time")
    assert sweep(THURSDAY - 2 * HOUR - MINUTE) == []
    (again,) = sweep(THURSDAY - 2 * HOUR)
    assert "ist heute (Do 26.11.) um 15:00 Uhr" in again


def test_tomorrow_is_not_said_on_the_day_itself(held: Assignment) -> None:
    message = put(held, THURSDAY - DAY)

    assert fate(message, THURSDAY - HOUR) == ("suppressed", "put on another day")


def test_worker_that_was_down_sends_the_latest_and_nothing_after_the_start(held: Assignment) -> None:
    (only,) = sweep(THURSDAY - HOUR)
    assert "ist heute" in only
    assert sweep(THURSDAY + MINUTE) == []


def test_worker_that_comes_back_after_the_start_says_nothing(held: Assignment) -> None:
    assert sweep(THURSDAY + MINUTE) == []


def test_mail_of_a_reminder_leads_to_a_page_where_one_can_cancel(held: Assignment, at: datetime) -> None:
    set_reminders(held.interpreter, leads=[1440], way="email", by=SYSTEM, at=at)
    sweep(THURSDAY - DAY)
    path = mails(MAIL)[0].body.partition("http://testserver")[2].split()[0]

    Client().post(path, {"do": "cancel_surely"})

    held.refresh_from_db()
    assert held.state == "cancelled"


def test_reminder_leaves_for_the_simulator_with_everything_else(held: Assignment) -> None:
    sweep(THURSDAY - DAY)
    message = Message.objects.get(kind="remind", recipient=AMAL)

    assert fate(message, clock.now()) == ("sent", "")
    assert message.expires_at == THURSDAY


@pytest.mark.parametrize("pools", [1, 4])
def test_looking_for_what_is_due_costs_the_same_for_many(pools: int, at: datetime) -> None:
    for number in range(pools):
        pool = make_pool(f"kreis{number}")
        for one in range(2):
            make_interpreter(pool, f"Person{number}{one} X", mobile=f"+4917139200{number}{one}")
        office = make_authority(pool)
        for _one in range(2):
            accepted(submit(office, at, starts=THURSDAY), at)
    cost: list[int] = []

    with queries_of(cost):
        found = due_reminders(THURSDAY - DAY + MINUTE)

    assert len(found) == 4 * pools
    assert cost == [6]


def test_reminders_of_another_pool_of_the_same_person_know_their_pool(held: Assignment, at: datetime) -> None:
    other = make_pool("nebenan", sms_name="Nebenan")
    twin = make_interpreter(other, "Amal Haddad", mobile=AMAL)
    twin.person = held.person
    twin.save()
    accepted(submit(make_authority(other), at, starts=THURSDAY + 4 * HOUR), at)

    assert [text.partition(":")[0] for text in sweep(THURSDAY - DAY)] == ["Dolmetscherpool"]
    assert [text.partition(":")[0] for text in sweep(THURSDAY - DAY + 4 * HOUR)] == ["Nebenan"]
