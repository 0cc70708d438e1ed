"""The wall, the keys, and the page on which one says that one is away and who stands in."""

from datetime import timedelta

import pytest

from pool.models import Membership
from tests.builders import accepted, hear, make_person, make_user, submit
from tests.scheduling.web import text_of

AMAL = "+491713920001"
DAY = timedelta(days=1)


def test_wall_names_no_client_and_quotes_nobody(ines, people, at):
    hear(AMAL, "Frau Yilmaz kommt später", at)
    submit(people.youth_office, at, language="som", notes="Frau Yilmaz", contact_name="Frau Klee")
    accepted(submit(people.youth_office, at, starts=at + timedelta(hours=5)), at)

    page = ines.get("/desk/wand/").content.decode()

    assert "Yilmaz" not in page and "Klee" not in page and "<form" not in page
    assert "Somali" in page and "Amal Haddad" in page and "Nicht verstandene Nachrichten" in page
    assert ines.get("/desk/wand/", {"stand": "x"}).status_code == 200


def test_wall_says_what_does_not_fit(ines, people, at):
    for number in range(9):
        submit(people.youth_office, at, language="som", starts=at + (number + 1) * DAY)

    assert "und 2 weitere" in text_of(ines.get("/desk/wand/"))


def test_keys_are_listed_and_lead_somewhere(ines):
    page = ines.get("/desk/tasten/").content.decode()

    assert 'data-keys="g t"' in page and 'href="/desk/schedule/"' in page
    assert "data-keys-switch" in page


def test_keys_are_for_the_desk_alone(gesa):
    assert "keys.js" not in gesa.get("/").content.decode()


@pytest.mark.parametrize("path", ["wartet/abgesagt/", "wand/", "tasten/", "vertretung/"])
def test_pages_are_for_coordinators(client, gesa, path):
    assert gesa.get(f"/desk/{path}").status_code == 403
    assert client.get(f"/desk/{path}").status_code == 302


def test_absence_is_set_on_its_page_and_shown_on_the_first(ines, people):
    make_user(people.pool, make_person("Kim Brandt"))
    kim = Membership.objects.of(people.pool).get(person__name="Kim Brandt")
    sent = {"do": "absence", "first_day": "2026-11-23", "last_day": "2027-01-04", "deputy": kim.pk}

    assert "Ihre Abwesenheit ist eingetragen." in text_of(ines.post("/desk/vertretung/", sent, follow=True))
    words = "Ines Vogt ist von 23.11.2026 bis 04.01.2027 nicht da, Kim Brandt vertritt."
    assert words in text_of(ines.get("/desk/"))

    assert "Sie sind wieder da." in text_of(ines.post("/desk/vertretung/", {"do": "here"}, follow=True))
    assert "nicht da" not in text_of(ines.get("/desk/"))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"do": "absence", "first_day": "2026-12-24", "last_day": "2026-12-23"}, "liegt vor dem ersten"),
        ({"do": "absence", "first_day": "2026-11-01", "last_day": "2026-11-02"}, "ist schon vorbei"),
        ({"do": "absence", "first_day": "31.02.2027", "last_day": ""}, "Diesen Tag gibt es nicht."),
        ({"do": "way", "alert_way": "sms"}, "ist keine Mobilnummer eingetragen"),
        ({"do": "way", "alert_way": "fax"}, "fax"),
        ({"do": "after", "minutes": "-5"}, "0"),
        ({"do": "here"}, "Es ist keine Abwesenheit eingetragen."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(ines, people, sent, said):
    assert said in text_of(ines.post("/desk/vertretung/", sent))


def test_deputy_of_another_pool_cannot_be_chosen(ines, people):
    other = Membership.objects.of(people.neighbour).get()
    sent = {"do": "absence", "first_day": "2026-11-23", "last_day": "2026-11-24", "deputy": other.pk}

    assert "Jona" not in ines.post("/desk/vertretung/", sent).content.decode()
    assert Membership.objects.of(people.pool).get(role="coordinator").deputy is None


def test_time_until_it_is_told_is_set_there(ines, people):
    ines.post("/desk/vertretung/", {"do": "after", "minutes": "30"})

    people.pool.refresh_from_db()
    assert people.pool.alert_after == 30
