"""When and by which way each person is reminded, as they want it and as it reaches them."""

from datetime import datetime, time

import pytest

from notifications import optouts
from notifications.models import Message, Number
from pool.actions.reminders import set_reminders
from pool.domain.actors import SYSTEM
from pool.models import Authority, Event, Person
from scheduling.models import Assignment
from tests.builders import accepted, interpreter_actor, make_interpreter, submit
from tests.scheduling.phones import AMAL
from tests.scheduling.reminded import DAY, HOUR, MAIL, MINUTE, THURSDAY, mails, sweep

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(office: Authority, at: datetime) -> Assignment:
    """Amal comes on Thursday at nine; she said so on Monday at nine."""
    return accepted(submit(office, at, starts=THURSDAY), at)


def test_own_quiet_hours_count(held: Assignment) -> None:
    held.interpreter.quiet_from, held.interpreter.quiet_until = time(18), time(10)
    held.interpreter.save()

    assert sweep(THURSDAY - DAY) == []  # nine in the morning, too early for her
    assert Message.objects.filter(kind="remind", recipient=AMAL).count() == 0


def test_own_quiet_hours_move_it_to_the_evening_before(held: Assignment) -> None:
    held.interpreter.quiet_from, held.interpreter.quiet_until = time(18), time(10)
    held.interpreter.save()

    (early,) = sweep(THURSDAY - DAY - 15 * HOUR - 15 * MINUTE)  # Tuesday, 17:45

    assert "ist am Do 26.11. um 09:00 Uhr" in early


@pytest.mark.parametrize(("way", "sms", "mail"), [("", 1, 0), ("sms", 1, 0), ("email", 0, 1), ("both", 1, 1)])
def test_reminders_come_by_the_chosen_way(held: Assignment, way: str, sms: int, mail: int) -> None:
    set_reminders(held.interpreter, leads=[1440], way=way, by=SYSTEM, at=THURSDAY - 2 * DAY)

    assert (len(sweep(THURSDAY - DAY)), len(mails(MAIL))) == (sms, mail)
    assert (len(sweep(THURSDAY - DAY + MINUTE)), len(mails(MAIL))) == (0, mail)


def test_own_leads_count_and_none_means_none(held: Assignment) -> None:
    set_reminders(held.interpreter, leads=[240], way="", by=SYSTEM, at=THURSDAY - 2 * DAY)
    assert sweep(THURSDAY - DAY) == []
    assert len(sweep(THURSDAY - DAY + 11 * HOUR + 45 * MINUTE)) == 1  # 20:45, since five is at night

    set_reminders(held.interpreter, leads=[], way="", by=SYSTEM, at=THURSDAY - 2 * DAY)
    assert sweep(THURSDAY - 2 * HOUR) == []


def test_who_stopped_sms_is_reminded_by_mail(held: Assignment, at: datetime) -> None:
    optouts.opt_out(AMAL, at, "sms")

    assert sweep(THURSDAY - DAY) == []
    (mail,) = mails(MAIL)
    assert mail.subject == f"Erinnerung: Ihr Einsatz {held.code} am Do 26.11., 09:00 Uhr"
    assert "Treffpunkt: Foyer" in mail.body and "/k/" in mail.body
    assert "SMS" not in mail.body


def test_unconfirmed_number_is_reminded_by_mail(held: Assignment) -> None:
    Number.objects.filter(number=AMAL).update(confirmed_at=None)

    assert sweep(THURSDAY - DAY) == []
    assert len(mails(MAIL)) == 1


def test_who_cannot_be_reached_is_not_tried_for_ever(held: Assignment) -> None:
    Person.objects.filter(pk=held.person_id).update(mobile="", email="")

    sweep(THURSDAY - DAY)

    assert Event.objects.of(held.pool_id).about(held).filter(verb="remind").count() == 0


def test_two_who_share_a_phone_are_both_reminded(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Karim Haddad", "kmr", mobile=AMAL)
    codes = {
        accepted(submit(office, at, starts=THURSDAY, language=language), at).code
        for language in ("apc", "kmr")
    }

    told = sweep(THURSDAY - DAY)

    assert {text.partition("Einsatz ")[2][:4] for text in told} == codes


def test_interpreter_actor_may_set_her_own(held: Assignment, at: datetime) -> None:
    set_reminders(held.interpreter, leads=[60, 1440, 60], way="both", by=interpreter_actor(held), at=at)

    held.person.refresh_from_db()
    assert (held.person.reminder_leads, held.person.reminder_way) == ([1440, 60], "both")
