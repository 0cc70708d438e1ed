"""Reminders and silences at the desk: each person's own wish, and who has not said that they come."""

from datetime import timedelta

import pytest

from notifications import clock
from pool.models import Event
from scheduling import tasks
from scheduling.models import Assignment
from tests.builders import accepted, submit
from tests.scheduling.web import queries_of, text_of

DAY = timedelta(days=1)


@pytest.fixture
def asked(people, at) -> Assignment:
    """Amal promised ten days ago, was asked yesterday, and says nothing; it is tomorrow, 9 o'clock."""
    row = accepted(submit(people.youth_office, at, starts=at + 10 * DAY), at)
    clock.move(9 * DAY)
    tasks.remind(clock.now())
    clock.move(timedelta(hours=4))
    return row


def person_page(people) -> str:
    """Amal's page."""
    return f"/desk/people/{people.amal.pk}/"


def test_page_of_a_person_says_how_they_are_reminded(ines, people):
    text = text_of(ines.get(person_page(people)))

    assert "Erinnern am Tag vorher, zwei Stunden vorher Weg so, wie sie gefragt wird" in text


def test_own_reminders_are_saved_and_shown(ines, people):
    wish = {"do": "reminders", "leads": ["10080", "60"], "way": "both"}

    page = ines.post(person_page(people), wish, follow=True)

    people.amal.person.refresh_from_db()
    assert (people.amal.person.reminder_leads, people.amal.person.reminder_way) == ([10080, 60], "both")
    assert "Erinnern eine Woche vorher, eine Stunde vorher Weg per SMS und per E-Mail" in text_of(page)
    assert "Erinnerungen" in text_of(page)
    assert Event.objects.of(people.pool).filter(verb="set_reminders").count() == 1


def test_nothing_ticked_means_no_reminders(ines, people):
    page = ines.post(person_page(people), {"do": "reminders", "way": ""}, follow=True)

    people.amal.person.refresh_from_db()
    assert people.amal.person.reminder_leads == []
    assert "Erinnern gar nicht" in text_of(page)


@pytest.mark.parametrize("wish", [{"leads": ["90"]}, {"leads": ["x"]}, {"way": "brieftaube"}])
def test_what_nobody_can_mean_is_refused(ines, people, wish):
    page = ines.post(person_page(people), {"do": "reminders", **wish})

    assert page.context["forms"]["reminders"].errors
    people.amal.person.refresh_from_db()
    assert people.amal.person.reminder_leads is None


def test_silence_is_on_the_page_of_today_with_a_number_to_call(ines, asked):
    text = text_of(ines.get("/desk/"))

    assert "Hat nicht geantwortet: Bleibt es bei der Zusage?" in text
    assert (
        "Amal Haddad hat nicht gesagt, ob es dabei bleibt: "
        "Arabisch (Levante) am Do, 03.12.2026, 09:00 Uhr bei Jugendamt Korbach."
    ) in text
    assert "Amal Haddad: 0171 3920001" in text


def test_who_says_on_the_phone_that_they_come_is_off_the_list(ines, asked):
    page = ines.post(f"/desk/assignments/{asked.pk}/coming/", follow=True)

    asked.refresh_from_db()
    assert asked.still_coming_at
    assert "Hat nicht geantwortet" not in text_of(page)
    assert "Amal Haddad kommt. Das ist notiert." in page.content.decode()


def test_whoever_was_not_asked_cannot_be_noted(ines, jona, people, at, asked):
    other = accepted(submit(people.youth_office, at, starts=at + 12 * DAY), at)

    assert ines.post(f"/desk/assignments/{other.pk}/coming/").status_code == 409
    assert ines.get(f"/desk/assignments/{asked.pk}/coming/").status_code == 405
    assert jona.post(f"/desk/assignments/{asked.pk}/coming/").status_code == 404


def test_page_of_today_costs_the_same_however_many_are_silent(ines, people, asked, at):
    cost: list[int] = []
    with queries_of(cost):
        ines.get("/desk/")
    other = submit(people.youth_office, at, starts=at + 10 * DAY + timedelta(hours=3))
    accepted(other, at)
    Assignment.objects.of(people.pool).update(still_asked_at=at)

    with queries_of(cost):
        ines.get("/desk/")

    assert cost[0] == cost[1] <= 18
