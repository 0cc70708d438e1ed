"""The coordinator changes imprint, privacy notice and accessibility statement."""

import pytest
from django.test import Client

from pool.models import Pool
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_page_begins_with_the_house_s_text_and_keeps_the_pool_s(people: Cast, client: Client) -> None:
    client.force_login(people.ines)

    begun = client.get("/desk/seiten/").content.decode()
    assert "Anschrift, Vertretung und Aufsicht trägt der Träger hier ein" in begun
    answer = client.post("/desk/seiten/", {"do": "impressum", "text": "Kreis Musterland, Marktplatz 1"})

    assert answer["Location"] == "/desk/seiten/#impressum"
    assert "Die Seite ist gespeichert." in client.get("/desk/seiten/").content.decode()
    assert Pool.objects.get(pk=people.pool.pk).imprint == "Kreis Musterland, Marktplatz 1"
    assert "Marktplatz 1" in client.get("/impressum/").content.decode()


def test_too_long_a_text_stays_in_its_form(people: Cast, client: Client) -> None:
    client.force_login(people.ines)

    answer = client.post("/desk/seiten/", {"do": "datenschutz", "text": "x" * 20_001})

    assert answer.status_code == 200 and "x" * 20_001 in answer.content.decode()
    assert Pool.objects.get(pk=people.pool.pk).privacy == ""


@pytest.mark.parametrize("do", ["", "terms", "__class__"])
def test_what_is_no_page_is_a_bad_request(people: Cast, client: Client, do: str) -> None:
    client.force_login(people.ines)

    assert client.post("/desk/seiten/", {"do": do, "text": "x"}).status_code == 400


def test_clerks_do_not_come_in(people: Cast, client: Client) -> None:
    client.force_login(people.gesa)

    assert client.get("/desk/seiten/").status_code == 403
