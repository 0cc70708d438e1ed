"""The one search box: everything can be found, and nothing of another Pool."""

from datetime import timedelta

import pytest
from django.db.models import F

from pool.models import Interpreter
from scheduling.models import Assignment, Offer
from tests.builders import accepted, make_authority, make_interpreter, make_pool, submit
from tests.scheduling.web import browser_of, people_at, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(at):
    """Everybody, and the clock."""
    return people_at(at)


@pytest.fixture
def ines(people):
    """The coordinator's browser."""
    return browser_of(people.ines)


def sought(browser, text):
    """What the box answers."""
    return browser.get("/desk/suche/", {"q": text})


def test_box_stands_on_every_page_of_the_desk(ines) -> None:
    page = ines.get("/desk/").content.decode()

    assert 'role="search"' in page and "data-search" in page


@pytest.mark.parametrize("day", ["31.12.9999", "1.1.0001", "1.1.0000", "31.2.2027"])
def test_day_that_no_calendar_reaches_finds_nothing(ines, day) -> None:
    assert sought(ines, day).status_code == 200


def test_clerk_has_no_box(people) -> None:
    assert 'role="search"' not in browser_of(people.gesa).get("/").content.decode()


def test_number_opens_the_request(ines, people, at) -> None:
    row = submit(people.youth_office, at, starts=at + timedelta(days=4))
    Interpreter.objects.of(people.pool).update(number=F("number") + 1000)

    response = sought(ines, f"Nr. {row.pk}")

    assert response.headers.get("Location") == f"/desk/requests/{row.pk}/"


def test_number_may_be_that_of_a_person_too(ines, people) -> None:
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(number=5017)

    response = sought(ines, "Nr. 5017")

    assert response.headers.get("Location") == f"/desk/people/{people.amal.pk}/"


def test_code_of_an_sms_opens_the_request(ines, people, at) -> None:
    held = accepted(submit(people.youth_office, at, starts=at + timedelta(days=4)), at)

    response = sought(ines, Offer.objects.of(people.pool).get(pk=held.offer_id).code)

    assert response.headers.get("Location") == f"/desk/requests/{held.request_id}/"
    assert Assignment.objects.of(people.pool).get().code


def test_file_reference_finds_its_requests(ines, people, at) -> None:
    for days in (4, 5):
        submit(people.youth_office, at, starts=at + timedelta(days=days), file_reference="AZ 17/4")

    assert text_of(sought(ines, "az 17")).count("Jugendamt") == 2


def test_telephone_number_opens_its_owner(ines, people) -> None:
    response = sought(ines, people.amal.person.mobile.replace("+49", "0"))

    assert response.headers.get("Location") == f"/desk/people/{people.amal.pk}/"


def test_name_and_place_find_people_and_institutions(ines, people) -> None:
    make_authority(people.pool, name="Bürgerbüro", town="Mühlhausen")

    make_authority(people.pool, name="Schule", town="Mühlhausen")

    page = text_of(sought(ines, "muehlhausen"))

    assert "Bürgerbüro" in page and "Schule" in page


def test_clerk_is_found_by_mail(ines, people) -> None:
    response = sought(ines, people.gesa.email)

    assert "/desk/einrichtungen/" in response.headers["Location"]


def test_language_leads_on(ines) -> None:
    page = text_of(sought(ines, "Somali"))

    assert "wer sie spricht" in page


def test_nothing_found_says_so(ines) -> None:
    assert "Nichts gefunden." in text_of(sought(ines, "xyzxyz"))


def test_other_pool_is_not_found(ines) -> None:
    other = make_pool(slug="anders", name="Anders")
    make_authority(other, name="Fremdamt")
    make_interpreter(other, name="Fremde Frau")

    assert "Nichts gefunden." in text_of(sought(ines, "Fremd"))


@pytest.mark.parametrize("text", ["%", "_", "'", "\0", "a" * 500, "<b>"])
def test_odd_texts_find_nothing_and_break_nothing(ines, text) -> None:
    assert sought(ines, text).status_code == 200


def test_more_rows_cost_no_more_queries(ines, people, at) -> None:
    counts: list[int] = []
    for _ in range(2):
        for days in (4, 5, 6):
            submit(people.youth_office, at, starts=at + timedelta(days=days), file_reference="AZ 9")
        with queries_of(counts):
            sought(ines, "AZ 9")

    assert counts[0] == counts[1]
