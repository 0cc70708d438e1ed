"""The address book: its page, the choice in the form with and without htmx, and remembering a place."""

import pytest
from django.test import Client

from pool.actions.venues import Spot, add_venue
from pool.models import Authority, Event, Venue
from scheduling.models import Request
from tests.builders import submit
from tests.people import Cast
from tests.scheduling.web import need, queries_of, text_of

NEW, BOOK = "/anfragen/neu/", "/einrichtung/adressen/"
TOWN_HALL = Spot(
    "Rathaus", "35088", street="Am Markt 3", meeting_point="Zimmer 12", contact_phone="069 90009002"
)
ADDRESS = ("postal_code", "town", "street", "meeting_point", "contact_name", "contact_phone")


@pytest.fixture
def town_hall(people: Cast, at) -> Venue:
    """In the book of the youth office; whom to call there has a number and no name."""
    return add_venue(people.youth_office, spot=TOWN_HALL, by=people.actor(people.gesa), at=at)


def line(**changes: str) -> dict[str, str]:
    """The form of the book as somebody fills it in."""
    return {"name": "Kita", "postal_code": "34497", "street": "Am Berg 2", "town": ""} | changes


def names(authority: Authority) -> list[str]:
    """What stands in the book."""
    return [row.name for row in Venue.objects.of(authority.pool_id).filter(authority=authority)]


def place_in(page) -> dict[str, str]:
    """What the fields of the place show."""
    form = page.context["form"]
    return {name: form[name].value() for name in ADDRESS}


def test_book_is_filled_changed_and_emptied(gesa, people):
    assert "Noch kein Ort" in text_of(gesa.get(BOOK))

    page = gesa.post(BOOK, line(), follow=True)
    venue = Venue.objects.of(people.pool).get()
    assert "Kita Am Berg 2, 34497 Korbach" in text_of(page)

    page = gesa.post(f"{BOOK}{venue.pk}/", line(name="Kita Sonne", contact_phone="069 90009002"), follow=True)
    assert "Kita Sonne" in text_of(page)
    assert "069 90009002" in text_of(page)
    assert gesa.get(f"{BOOK}{venue.pk}/").context["form"]["contact_phone"].value() == "069 90009002"

    assert "„Kita Sonne“ steht dann nicht mehr im Adressbuch" in text_of(
        gesa.get(f"{BOOK}{venue.pk}/loeschen/")
    )
    assert names(people.youth_office) == ["Kita Sonne"]
    gesa.post(f"{BOOK}{venue.pk}/loeschen/")
    assert gesa.post(f"{BOOK}{venue.pk}/loeschen/").status_code == 404
    assert names(people.youth_office) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"name": ""}, "name", "Angabe fehlt"),
        ({"name": "ä" * 61}, "name", "höchstens 60"),
        ({"name": "\x00"}, "name", "Nullzeichen"),
        ({"name": "Rathaus"}, "name", "steht schon im Adressbuch"),
        ({"postal_code": "00000"}, "postal_code", "kennen wir nicht"),
        ({"street": "x" * 10_000}, "street", "höchstens 60"),
        ({"contact_phone": "Durchwahl"}, "contact_phone", "keine gültige Nummer"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(gesa, people, town_hall, changes, field, words):
    page = gesa.post(BOOK, line(**changes))

    assert words in str(page.context["form"].errors[field])
    assert page.context["form"]["name"].value() == changes.get("name", "Kita")
    assert names(people.youth_office) == ["Rathaus"]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=1+1", "\u202egnirts"])
def test_any_name_is_kept_and_shown_as_text(gesa, people, name):
    gesa.post(BOOK, line(name=name))

    assert names(people.youth_office) == [name]
    for address in (BOOK, NEW):
        assert "<script>alert" not in gesa.get(address).content.decode()


@pytest.mark.parametrize(("who", "status"), [("henning", 404), ("jona", 403)])
def test_place_of_others_does_not_exist(request, people, town_hall, who, status):
    client: Client = request.getfixturevalue(who)

    for address in (f"{BOOK}{town_hall.pk}/", f"{BOOK}{town_hall.pk}/loeschen/"):
        assert client.get(address).status_code == status
        assert client.post(address, line()).status_code == status
    assert "Am Markt" not in client.get(BOOK).content.decode()
    assert names(people.youth_office) == ["Rathaus"]


def test_book_costs_the_same_with_one_and_three_lines(gesa, people, at):
    found: list[int] = []
    for batch in (("a",), ("b", "c")):
        for name in batch:
            gesa.post(BOOK, line(name=name))
        for address in (BOOK, NEW):
            with queries_of(found):
                gesa.get(address)

    assert found[:2] == found[2:]


def test_choice_is_offered_as_soon_as_there_is_one(gesa, people, at):
    assert not gesa.get(NEW).context["form"].has_venues

    gesa.post(BOOK, line())

    groups = dict(gesa.get(NEW).context["form"].fields["venue"].choices[1:])
    assert [label for _key, label in groups["Ihre Einrichtung"]] == ["Jugendamt Korbach: Korbach"]
    assert [label for _key, label in groups["Adressbuch"]] == ["Kita: Am Berg 2, Korbach"]


def test_last_places_are_offered_once_and_not_those_of_the_book(gesa, people, town_hall, at):
    for number, street in enumerate(
        ("Am Markt 3", "Weg 1", "Weg 2", "Weg 1", "Weg 3", "Weg 4", "Weg 5", "Weg 6")
    ):
        point = {"meeting_point": "Zimmer 12"} if number == 0 else {}
        submit(
            people.youth_office,
            at,
            street=street,
            postal_code="35088",
            town="Battenberg",
            language="som",
            **point,
        )
    submit(people.school, at, street="Schulhof 1", language="som")

    groups = dict(gesa.get(NEW).context["form"].fields["venue"].choices[1:])

    lately = [label.split(",")[0] for _key, label in groups["Zuletzt benutzt"]]
    assert lately == ["Weg 6", "Weg 5", "Weg 4", "Weg 3", "Weg 1"]


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}])
def test_choice_fills_the_place_and_keeps_what_is_typed(gesa, people, town_hall, headers):
    sent = need(venue=f"book-{town_hall.pk}", do="take_place", notes="halb fert", day="31.02.2026")

    page = gesa.post(NEW, sent, **headers)

    shown = place_in(page)
    assert (shown["postal_code"], shown["street"], shown["meeting_point"]) == (
        "35088",
        "Am Markt 3",
        "Zimmer 12",
    )
    assert (shown["contact_name"], shown["contact_phone"]) == ("Frau Klee", "069 90009002")
    assert page.context["form"]["notes"].value() == "halb fert"
    assert page.context["form"]["day"].value() == "31.02.2026"
    assert "kern-error" not in page.content.decode()
    assert "Übernommen: Rathaus" in text_of(page)
    assert Request.objects.of(people.pool).count() == 0


def test_own_address_comes_back(gesa, people, town_hall):
    page = gesa.post(NEW, need(venue="own", do="take_place", postal_code="35088", street="Weg 1"))

    shown = place_in(page)
    assert (shown["postal_code"], shown["town"], shown["street"]) == ("34497", "Korbach", "")
    assert shown["contact_name"] == "Frau Klee"


@pytest.mark.parametrize("key", ["", "own-", "book-0", "book-x", "lately-1\x00", "ä" * 10_000])
def test_place_that_is_none_changes_nothing(gesa, people, town_hall, key):
    page = gesa.post(NEW, need(venue=key, do="take_place"))

    assert page.status_code == 200
    assert place_in(page)["street"] == "Südring 2"
    assert "Übernommen" not in text_of(page)


def test_foreign_place_is_no_choice(henning, people, town_hall):
    page = henning.post(NEW, need(venue=f"book-{town_hall.pk}", do="take_place"))

    assert "Am Markt" not in page.content.decode()


def test_choice_that_a_colleague_has_deleted_stops_nobody(gesa, people):
    gesa.post(NEW, need(venue="book-4711"))

    assert Request.objects.of(people.pool).count() == 1


def test_place_is_remembered_when_the_request_is_filed(gesa, people):
    sent = need(remember_venue="on", venue_name="Beratung", submission_key="k")
    for _click in range(2):
        page = gesa.post(NEW, sent, follow=True)

    venue = Venue.objects.of(people.pool).get()
    assert (venue.name, venue.street, venue.meeting_point) == ("Beratung", "Südring 2", "Foyer")
    assert (venue.contact_name, venue.contact_phone) == ("Frau Klee", "+496990009002")
    assert "Ihre Anfrage ist angekommen." in text_of(page)
    assert Event.objects.about(people.youth_office).count() == 1


def test_place_without_a_name_is_asked_for_one_before_anything_is_filed(gesa, people):
    page = gesa.post(NEW, need(remember_venue="on", venue_name=" "))

    assert "geben Sie dem Ort einen Namen" in str(page.context["form"].errors["venue_name"])
    assert Request.objects.of(people.pool).count() == 0
    assert names(people.youth_office) == []


def test_name_that_is_taken_is_told_and_the_request_is_filed(gesa, people, town_hall):
    page = gesa.post(NEW, need(remember_venue="on", venue_name="Rathaus"), follow=True)

    assert "„Rathaus“ steht schon im Adressbuch." in text_of(page)
    assert Request.objects.of(people.pool).count() == 1
    assert Venue.objects.of(people.pool).get().street == "Am Markt 3"


def test_coordinator_chooses_from_the_same_book_and_adds_to_it(ines, people, town_hall):
    address = f"/desk/requests/neu/?authority={people.youth_office.pk}"
    requester = {"requester": str(people.gesa.person_id)}

    page = ines.post(address, need(venue=f"book-{town_hall.pk}", do="take_place", **requester))
    assert place_in(page)["street"] == "Am Markt 3"
    assert Request.objects.of(people.pool).count() == 0

    ines.post(address, need(remember_venue="on", venue_name="Beratung", **requester))
    assert names(people.youth_office) == ["Beratung", "Rathaus"]


def test_change_of_a_request_has_no_address_book(gesa, people, town_hall, at):
    row = submit(people.youth_office, at)

    assert "Adressbuch" not in text_of(gesa.get(f"/anfragen/{row.pk}/aendern/"))
    assert gesa.get(f"/anfragen/{row.pk}/aendern/").context["form"].places is None
