"""Two coordinators at the same Request: they see each other, and nobody overrides what they have not seen."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from scheduling import tasks
from scheduling.actions.presences import forget_presences
from scheduling.models import Presence, Request
from tests.builders import accepted, hear, make_person, make_user, sent_offers, submit
from tests.people import Cast
from tests.scheduling.phones import AMAL
from tests.scheduling.web import browser_of, queries_of, text_of


@pytest.fixture
def olga(people: Cast) -> Client:
    """The second coordinator of the Pool."""
    return browser_of(make_user(people.pool, make_person("Olga Brandt")))


def seen(ines: Client, row: Request) -> str:
    """The mark of the page as it is now."""
    return str(ines.get(f"/desk/requests/{row.pk}/").context["seen"])


def test_they_see_each_other(ines: Client, olga: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    path = f"/desk/requests/{row.pk}/"

    assert ines.post(f"{path}anwesend/", {"known": ""}).status_code == 204
    assert "Ines Vogt sieht sich diese Anfrage gerade an." in text_of(olga.get(path))
    olga.post(f"{path}anwesend/")
    told = ines.post(f"{path}anwesend/", {"known": ""})

    assert "Olga Brandt sieht sich diese Anfrage gerade an." in told.content.decode()
    assert ines.post(f"{path}anwesend/", {"known": "Olga Brandt"}).status_code == 204


def test_reading_a_page_writes_nothing(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)

    ines.get(f"/desk/requests/{row.pk}/")

    assert not Presence.objects.of(people.pool).exists()
    assert ines.get(f"/desk/requests/{row.pk}/anwesend/").status_code == 405


def test_who_has_left_a_minute_ago_is_gone(ines: Client, olga: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    olga.post(f"/desk/requests/{row.pk}/anwesend/")
    Presence.objects.of(people.pool).update(at=at - timedelta(seconds=61))

    assert "Olga Brandt" not in text_of(ines.get(f"/desk/requests/{row.pk}/"))
    assert forget_presences(people.pool, at=at) == 1


def test_daily_forgets_presences(people: Cast, olga: Client, at: datetime) -> None:
    row = submit(people.youth_office, at)
    olga.post(f"/desk/requests/{row.pk}/anwesend/")
    Presence.objects.of(people.pool).update(at=at - timedelta(hours=1))

    tasks.daily()

    assert not Presence.objects.of(people.pool).exists()


def test_page_hears_that_something_has_happened(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    mark = seen(ines, row)
    sent_offers(row, at)
    quiet = ines.post(f"/desk/requests/{row.pk}/anwesend/", {"known": "", "seen": mark})
    hear(AMAL, f"JA {row.offers.get(interpreter=people.amal).code}", at)
    told = ines.post(f"/desk/requests/{row.pk}/anwesend/", {"known": "", "seen": mark})

    assert quiet.status_code == 204  # an SMS that has left is no news
    assert "Hier ist inzwischen etwas geschehen." in told.content.decode()


def test_step_from_an_old_page_says_what_happened(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    mark = seen(ines, row)
    accepted(row, at)
    told = {"reason": "Anruf der Schule", "seen": mark}

    response = ines.post(f"/desk/requests/{row.pk}/withdraw/", told)

    row.refresh_from_db()
    assert (response.status_code, row.state) == (409, "filled")
    assert "Amal Haddad hat zugesagt." in text_of(response)
    assert '<input type="hidden" name="reason" value="Anruf der Schule">' in response.content.decode()
    ines.post(f"/desk/requests/{row.pk}/withdraw/", told | {"trotzdem": "1"})
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_what_is_not_possible_any_more_offers_no_way_on(
    ines: Client, olga: Client, people: Cast, at: datetime
) -> None:
    people.pool.review_all = True
    people.pool.save()
    row = submit(people.youth_office, at)
    mark = seen(ines, row)
    olga.post(f"/desk/requests/{row.pk}/approve/", {"seen": mark})

    response = ines.post(f"/desk/requests/{row.pk}/approve/", {"seen": mark})

    assert response.status_code == 409
    assert "Olga Brandt hat die Anfrage angenommen." in text_of(response)
    assert "Trotzdem" not in text_of(response)


@pytest.mark.parametrize(
    "mark", ["", "x", "searching:1:", "searching:1:²", "searching:1:99999999999999999999", "a:" + "9" * 5000]
)
def test_nonsense_of_a_mark_stops_nobody(ines: Client, people: Cast, at: datetime, mark: str) -> None:
    row = submit(people.youth_office, at)

    ines.post(f"/desk/requests/{row.pk}/withdraw/", {"reason": "x", "seen": mark})

    row.refresh_from_db()
    assert row.state == "withdrawn"


@pytest.mark.parametrize(
    "back", ["//fremd.example/", "https://fremd.example/desk/", "/desk/\r\nX: y", "/desk/ü€", "/anmelden/"]
)
def test_way_back_is_a_plain_address_of_the_desk(
    ines: Client, people: Cast, at: datetime, back: str
) -> None:
    row = submit(people.youth_office, at)

    done = ines.post(f"/desk/requests/{row.pk}/withdraw/?{urlencode({'back': back})}", {"reason": "x"})

    assert done["Location"] == f"/desk/requests/{row.pk}/"


def test_step_about_an_assignment_is_guarded(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    held = accepted(row, at)
    mark = seen(ines, row)
    ines.post(f"/desk/assignments/{held.pk}/link/", {"do": "renew"})

    response = ines.post(f"/desk/assignments/{held.pk}/cancel/", {"reason": "krank", "seen": mark})

    assert response.status_code == 409 and "einen neuen Link geschickt" in text_of(response)


def test_pages_of_a_step_carry_the_mark(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    mark = seen(ines, row)

    for step in ("withdraw/", "assign/"):
        page = ines.get(f"/desk/requests/{row.pk}/{step}").content.decode()
        assert f'name="seen" value="{mark}"' in page


def test_foreign_pages_are_closed(jona: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)

    assert jona.post(f"/desk/requests/{row.pk}/anwesend/").status_code == 404
    assert jona.post(f"/desk/requests/{row.pk}/withdraw/", {"seen": "searching:1:0"}).status_code == 404


def test_saying_so_costs_the_same_with_one_and_three_others(ines: Client, people: Cast, at: datetime) -> None:
    row, found = submit(people.youth_office, at), list[int]()
    for number in range(3):
        other = browser_of(make_user(people.pool, make_person(f"Olga{number} Brandt")))
        other.post(f"/desk/requests/{row.pk}/anwesend/")
        ines.post(f"/desk/requests/{row.pk}/anwesend/")
        with queries_of(found):
            ines.post(f"/desk/requests/{row.pk}/anwesend/")

    assert found[0] == found[2]
