"""The pages "Einrichtung" and "Einrichtungen": what clerks and coordinators do there, and query counts."""

import pytest

from pool.actions import authorities
from pool.models import Authority, Membership
from scheduling.models import Invitation, Registration
from tests.builders import make_authority, make_person, make_user
from tests.scheduling.web import browser_of, queries_of, text_of
from tests.scheduling.welcome.conftest import SCHOOL, mails_to, registered

KIM = "kim@jugendamt.example"


@pytest.fixture
def kim(people, at):
    """A second clerk of the youth office."""
    return make_user(people.pool, make_person("Kim Brandt", email=KIM), authority=people.youth_office)


def member(user) -> Membership:
    """Their one role."""
    return Membership.objects.across_pools().select_related("authority__pool", "pool").get(person=user.person)


def contact(**changes):
    """The form of an institution's own data."""
    return {
        "street": "Südring 4", "postal_code": "34497", "town": "", "meeting_point": "Foyer", "email": "",
        "phone": "069 90009002", "cost_bearer": "",
    } | changes  # fmt: skip


def test_clerk_reads_and_changes_the_own_data(gesa, people):
    page = text_of(gesa.post("/einrichtung/aendern/", contact(street="Südring 4"), follow=True))

    assert "Gespeichert." in page
    assert "Adresse Südring 4, 34497 Korbach" in page
    assert "Telefon 069 90009002" in page
    assert "Gesa Klee (Sie) gesa@person.example" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"postal_code": "00000"}, "Diese Postleitzahl kennen wir nicht."),
        ({"phone": "12"}, "Das ist keine gültige Telefonnummer."),
        ({"email": "nichts"}, "E-Mail"),
        ({"street": "x" * 200}, "Straße und Hausnummer"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(gesa, people, changes, words):
    page = gesa.post("/einrichtung/aendern/", contact(**changes))

    assert words in text_of(page).partition("Bitte prüfen Sie Ihre Angaben")[2]


def test_clerk_cannot_rename(gesa, people):
    gesa.post("/einrichtung/aendern/", contact(name="Finanzamt", kind="school", state="approved"))

    people.youth_office.refresh_from_db()
    assert (people.youth_office.name, people.youth_office.kind) == ("Jugendamt Korbach", "other")


def test_clerk_invites_and_takes_back(gesa, people):
    page = text_of(gesa.post("/einrichtung/einladen/", {"name": "Kim Brandt", "email": KIM}, follow=True))
    assert "Eingeladen Kim Brandt kim@jugendamt.example" in page
    assert "ist schon eine Einladung unterwegs" in text_of(
        gesa.post("/einrichtung/einladen/", {"name": "Kim", "email": KIM})
    )
    row = Invitation.objects.of(people.pool).get()

    page = gesa.post(f"/einrichtung/einladungen/{row.pk}/", follow=True)

    assert "Die Einladung ist zurückgezogen." in text_of(page)
    assert gesa.post(f"/einrichtung/einladungen/{row.pk}/").status_code == 404


def test_clerk_ends_a_colleagues_access(gesa, people, kim):
    here = f"/einrichtung/personen/{member(kim).pk}/"
    assert "Zugang von Kim Brandt beenden?" in text_of(gesa.get(here))
    assert member(kim).active

    assert "Der Zugang von Kim Brandt ist beendet." in text_of(gesa.post(here, follow=True))

    assert mails_to(KIM)[-1][0] == "Sie fragen nicht mehr für Jugendamt Korbach an"
    assert browser_of(kim).get("/einrichtung/").status_code == 403
    assert gesa.post(here).status_code == 404


def test_last_one_is_warned_and_leaves(gesa, people):
    here = f"/einrichtung/personen/{member(people.gesa).pk}/"
    assert "Danach ist niemand mehr da" in text_of(gesa.get(here))

    page = text_of(gesa.post(here, follow=True))

    assert "Sie haben Jugendamt Korbach verlassen." in page
    assert "Ihr Zugang hat noch keine Rolle." in page
    assert mails_to(people.pool.email)[-1][0] == "Niemand mehr da: Jugendamt Korbach"


def test_who_is_in_twice_switches_here(gesa, people):
    other = make_authority(people.pool, name="Kita Regenbogen")
    row = Membership.objects.create(
        pool=people.pool, person=people.gesa.person, role="requester", authority=other
    )
    assert "Ihre anderen Einrichtungen Kita Regenbogen" in text_of(gesa.get("/einrichtung/"))

    gesa.post("/rolle/", {"membership": row.pk})

    assert "Ihre anderen Einrichtungen Jugendamt Korbach" in text_of(gesa.get("/einrichtung/"))


@pytest.mark.parametrize("what", ["personen", "einladungen"])
def test_other_institutions_rows_do_not_exist(henning, gesa, people, what):
    gesa.post("/einrichtung/einladen/", {"name": "Kim Brandt", "email": KIM})
    pk = member(people.gesa).pk if what == "personen" else Invitation.objects.of(people.pool).get().pk

    assert henning.post(f"/einrichtung/{what}/{pk}/").status_code == 404
    assert member(people.gesa).active


def test_desk_edits_blocks_and_admits(ines, people):
    here = f"/desk/einrichtungen/{people.youth_office.pk}/"
    profile = contact(name="Jugendamt Korbach-Mitte", kind="office", setting="youth_office")
    assert "Jugendamt Korbach-Mitte" in text_of(ines.post(f"{here}aendern/", profile, follow=True))

    missing = ines.post(f"{here}sperren/", {"reason": " "})
    assert (missing.status_code, "Bitte geben Sie einen Grund an" in text_of(missing)) == (409, True)
    page = text_of(ines.post(f"{here}sperren/", {"reason": "Rechnung offen"}, follow=True))
    assert "Die Einrichtung ist gesperrt." in page
    assert "Ines Vogt hat die Einrichtung gesperrt. Grund: Rechnung offen" in page
    assert browser_of(people.gesa).get("/").status_code == 302
    page = text_of(ines.post(f"{here}zulassen/", {"reason": "bezahlt"}, follow=True))
    assert "Die Einrichtung ist zugelassen." in page


def test_desk_adds_one_and_invites(ines, people):
    profile = contact(name="Kita Waldwichtel", kind="kita", setting="kita")
    page = ines.post("/desk/einrichtungen/neu/", profile, follow=True)
    assert "Laden Sie jetzt jemanden ein." in text_of(page)
    row = Authority.objects.of(people.pool).get(name="Kita Waldwichtel")

    here = f"/desk/einrichtungen/{row.pk}/einladen/"
    page = text_of(ines.post(here, {"name": "Ute", "email": "ute@kita.example"}, follow=True))

    assert "Eingeladen Ute ute@kita.example" in page
    assert "Ines Vogt lädt Sie ein" in mails_to("ute@kita.example")[0][1]
    assert "gibt es schon" in text_of(ines.post("/desk/einrichtungen/neu/", profile))


def test_desk_ends_and_revokes(ines, gesa, people):
    gesa.post("/einrichtung/einladen/", {"name": "Kim Brandt", "email": KIM})
    row = Invitation.objects.of(people.pool).get()

    page = ines.post(f"/desk/einrichtungen/einladungen/{row.pk}/", follow=True)
    assert "Die Einladung ist zurückgezogen." in text_of(page)
    page = ines.post(f"/desk/einrichtungen/personen/{member(people.gesa).pk}/", follow=True)
    assert "Gesa Klee nicht mehr dabei" in text_of(page)


def test_desk_rejects_with_a_reason(ines, people, at):
    row = registered(people.pool, at)
    here = f"/desk/einrichtungen/anmeldungen/{row.pk}/"
    assert 'id="reject_error"' in ines.post(here, {"reason": ""}).content.decode()
    assert Registration.objects.of(people.pool).get().state == "filed"

    ines.post(here, {"reason": "Falscher Kreis"})

    assert "Falscher Kreis" in mails_to(SCHOOL)[-1][1]
    assert "abgelehnt" in text_of(ines.get(here))


def test_desk_adds_the_person_to_the_one_of_the_same_name(ines, people, at):
    row = registered(people.pool, at, name="GRUNDSCHULE am Berg")
    here = f"/desk/einrichtungen/anmeldungen/{row.pk}/"
    assert "Grundschule am Berg gibt es schon." in text_of(ines.get(here))
    assert "Eine Einrichtung mit diesem Namen gibt es schon" in text_of(ines.post(here, {"into": "new"}))

    ines.post(here, {"into": str(people.school.pk)})

    row.refresh_from_db()
    assert (row.state, row.authority) == ("approved", people.school)


def test_desk_sets_the_welcome(ines, people):
    here = "/desk/einrichtungen/aufnahme/"
    wrong = {"registers": "on", "trusted_domains": "kreis", "terms": ""}
    assert "ist keine Mail-Domain" in text_of(ines.post(here, wrong))
    assert "bekommt jeder eine Adresse" in text_of(ines.post(here, wrong | {"trusted_domains": "GMX.de"}))

    ines.post(here, {"trusted_domains": "@Kreis.example\n schule.example", "terms": "Mündlich."})

    people.pool.refresh_from_db()
    assert people.pool.trusted_domains == ["kreis.example", "schule.example"]
    assert (people.pool.registers, people.pool.terms) == (False, "Mündlich.")


@pytest.mark.parametrize(
    "path", ["", "neu/", "aufnahme/", "anmeldungen/{}/", "1/", "1/aendern/", "1/einladen/", "personen/1/"]
)
def test_desk_pages_are_for_coordinators(gesa, client, people, path):
    here = f"/desk/einrichtungen/{path.format(1)}"

    assert gesa.get(here).status_code == 403
    assert client.get(here).headers["Location"] == f"/anmelden/?next={here}"


def test_list_costs_the_same_with_one_and_three(ines, people, at):
    found: list[int] = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            registered(people.pool, at, name=f"Schule {number}", email=f"s{number}@schule.example")
            make_authority(people.pool, name=f"Amt {number}")
        with queries_of(found):
            ines.get("/desk/einrichtungen/")

    assert found[0] == found[1]


def test_own_page_costs_the_same_with_one_and_three(gesa, people, at):
    found: list[int] = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            make_user(people.pool, make_person(f"K{number} Brandt"), authority=people.youth_office)
            gesa.post("/einrichtung/einladen/", {"name": "x", "email": f"{number}@jugendamt.example"})
        with queries_of(found):
            gesa.get("/einrichtung/")

    assert found[0] == found[1]


def test_filter_finds_by_name_kind_and_state(ines, people, at):
    authorities.block_authority(people.school, by=people.actor(people.ines), at=at, reason="x")

    assert "Jugendamt Korbach" not in text_of(ines.get("/desk/einrichtungen/?state=blocked"))
    assert "Grundschule am Berg" in text_of(ines.get("/desk/einrichtungen/?name=BERG&kind=other"))
    assert "Keine gefunden" in text_of(ines.get("/desk/einrichtungen/?kind=health"))
