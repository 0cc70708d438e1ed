"""A volunteer's own calendar on the desk: given, shown without its address, removed; seen when it fails."""

from datetime import timedelta

import pytest

from pool.models import OwnCalendar
from tests.scheduling.desk.test_people import page_of
from tests.scheduling.web import text_of

ADDRESS = "webcal://kalender.example/geheim.ics"
GIVEN = {"do": "own_calendar", "address": ADDRESS}


def test_a_calendar_is_given_and_its_address_never_shown_again(ines, people):
    page = ines.post(page_of(people.amal), GIVEN, follow=True)

    assert "Der Kalender ist eingetragen." in text_of(page)
    assert "kalender.example wird in den nächsten Minuten gelesen" in text_of(page)
    assert "geheim" not in page.content.decode()
    assert "eigener Kalender" in text_of(page)  # who changed what, at the foot


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("kalender", "Diese Adresse können wir nicht lesen."),
        ("https://amal:geheim@kalender.example/", "Diese Adresse enthält ein Passwort."),
        (ADDRESS, "Dieser Kalender ist schon eingetragen."),
    ],
)
def test_an_address_that_is_none_is_refused(ines, people, address, words):
    ines.post(page_of(people.amal), GIVEN)

    page = ines.post(page_of(people.amal), GIVEN | {"address": address})

    assert words in text_of(page)
    assert OwnCalendar.objects.count() == 1


def test_it_says_how_reading_goes(ines, people, at):
    ines.post(page_of(people.amal), GIVEN)
    OwnCalendar.objects.update(read_at=at, problem="gone", failures=2)

    text = text_of(ines.get(page_of(people.amal)))

    assert "zuletzt gelesen: Mo, 23.11.2026, 09:00" in text
    assert "Unter dieser Adresse ist kein Kalender mehr freigegeben." in text
    assert "Bis dahin gelten die Zeiten, die wir zuletzt gelesen haben." in text


def test_it_is_removed(ines, people):
    ines.post(page_of(people.amal), GIVEN)
    own = OwnCalendar.objects.get()

    assert ines.post(page_of(people.chadi), {"do": "remove_own_calendar", "row": own.pk}).status_code == 404
    ines.post(page_of(people.amal), {"do": "remove_own_calendar", "row": own.pk})

    assert OwnCalendar.objects.count() == 0


def test_the_neighbour_sees_and_changes_nothing(jona, people):
    assert jona.post(page_of(people.amal), GIVEN).status_code == 404
    assert OwnCalendar.objects.count() == 0


def test_a_day_of_failures_is_shown_first_thing(ines, jona, people, at):
    ines.post(page_of(people.amal), GIVEN)
    words = "Amal Haddad, kalender.example, zuletzt gelesen: So, 22.11.2026, 08:59"
    for hours, failures, seen in ((23, 3, False), (24, 0, False), (24, 3, True)):
        OwnCalendar.objects.update(
            read_at=at - timedelta(hours=hours, minutes=1),
            problem="slow" if failures else "",
            failures=failures,
        )
        assert (words in text_of(ines.get("/desk/"))) is seen
    assert "kalender.example" not in text_of(jona.get("/desk/"))

    OwnCalendar.objects.update(read_at=None, added_at=at - timedelta(hours=25))
    assert "noch nie gelesen" in text_of(ines.get("/desk/"))
