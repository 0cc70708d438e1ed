"""Dolmetschende: the list, and one person: languages, stand-ins, wishes, bonds, papers."""

from datetime import date

import pytest

from pool.actions.notes import add_note
from pool.models import Bond, ExtraHours, Interpreter, LanguageSkill, Training
from tests.builders import ask, submit
from tests.scheduling.web import queries_of, text_of

LIST = "/desk/people/"
WISHES = {
    "do": "wishes",
    "modes": ["phone", "video"],
    "travels_by": "bicycle",
    "radius_km": "12",
    "day_limit": "1",
    "week_limit": "3",
    "notice_hours": "24",
    "settings_declined": ["health"],
    "settings_trained": ["school"],
}
SKILL = {"do": "skill", "language": "tir", "level": "C1", "understands": "B1", "remote_only": "on"}
STAND_IN = {"do": "stand_in", "way": "apc-acm", "level": "B2", "understands": "", "on": "2026-11-20"}
PAPERS = {"do": "papers", "declaration_on": "2026-01-01", "training_on": "", "record_check_on": ""}
BOND = {"do": "bond", "kind": "apart", "authority": "", "case": "", "said_by": "interpreter", "reason": ""}


def page_of(who):
    """Their page."""
    return f"{LIST}{who.pk}/"


def test_list_is_for_coordinators(client, gesa, people):
    for path in (LIST, page_of(people.amal)):
        assert gesa.get(path).status_code == 403
        assert client.get(path).headers["Location"] == f"/anmelden/?next={path}"


def test_list_names_everybody_with_their_languages(ines, people):
    text = text_of(ines.get(LIST))

    assert "Amal Haddad Nr. 1 · 0171 3920001 Korbach Arabisch (Levante) aktiv" in text
    assert "Fatou Diop Nr. 5 · 0171 3920006 Korbach Französisch in Schulung" in text


def test_page_costs_the_same_however_much_there_is(ines, people, at):
    found: list[int] = []
    for days in ((1,), (2, 3)):
        for day in days:
            ExtraHours.objects.create(person=people.amal.person, day=date(2026, 12, day), start=60, end=120)
            Bond.objects.create(
                pool=people.pool, interpreter=people.amal, kind="good", said_on=date(2026, 1, 1),
                client_token=f"{day}" * 64,
            )  # fmt: skip
            Training.objects.create(
                pool=people.pool, interpreter=people.amal, name="Kurs", done_on=date(2026, 1, day)
            )
            add_note(people.amal, text="ruft gern an", by=people.actor(people.ines), at=at)
            ask(submit(people.youth_office, at, language="tir"), people.amal, at)
            LanguageSkill.objects.create(
                pool=people.pool, interpreter=people.amal, language=["tir", "kmr", "ckb"][day - 1]
            )
        with queries_of(found):
            ines.get(page_of(people.amal))

    assert found == [37, 37]


def test_other_pool_finds_nobody(jona, people):
    assert "Niemand gefunden" in text_of(jona.get(LIST))
    assert jona.get(page_of(people.amal)).status_code == 404
    assert jona.post(page_of(people.amal), SKILL).status_code == 404
    assert people.amal.skills.count() == 1


def test_language_is_added_with_levels_of_both_directions(ines, people):
    text = text_of(ines.post(page_of(people.amal), SKILL, follow=True))

    row = people.amal.skills.get(language="tir")
    assert (row.level, row.understands, row.remote_only, row.via) == ("C1", "B1", True, "")
    assert "Tigrinya spricht: C1, versteht: B1, nur am Telefon oder per Video" in text
    assert "Zuletzt geändert: Ines Vogt, Mo, 23.11.2026, 09:00 (Sprache)" in text


@pytest.mark.parametrize("changes", [{"language": "ara"}, {"language": ""}, {"level": "gut"}])
def test_language_nobody_speaks_is_refused(ines, people, changes):
    page = ines.post(page_of(people.amal), SKILL | changes)

    assert page.context["form"].errors
    assert people.amal.skills.count() == 1


def test_stand_in_is_confirmed_and_withdrawn(ines, people):
    text = text_of(ines.post(page_of(people.amal), STAND_IN, follow=True))
    row = people.amal.skills.get(language="acm")

    ines.post(page_of(people.amal), {"do": "remove_skill", "row": row.pk})

    assert (row.via, row.level, row.confirmed_on) == ("apc", "B2", date(2026, 11, 20))
    assert "Arabisch (Irak) (als Ersatz: spricht Arabisch (Levante), nachgefragt am 20.11.2026)" in text
    assert list(people.amal.skills.values_list("language", flat=True)) == ["apc"]


def test_stand_in_is_only_offered_where_the_pool_allows_it(ines, people):
    amal = ines.get(page_of(people.amal)).context["forms"]["stand_in"]
    emin = ines.get(page_of(people.emin)).context["forms"]["stand_in"]

    assert ("apc-acm", "bei Arabisch (Irak), weil sie oder er Arabisch (Levante) spricht") in amal.ways
    assert "kmr-ckb" not in [way for way, _words in emin.ways]


@pytest.mark.parametrize("changes", [{"way": "apc-tir"}, {"way": "x"}, {"on": "2026-11-24"}, {"on": ""}])
def test_stand_in_nobody_asked_for_is_refused(ines, people, changes):
    page = ines.post(page_of(people.amal), STAND_IN | changes)

    assert page.context["form"].errors
    assert people.amal.skills.count() == 1


def test_wishes_are_saved(ines, people):
    text = text_of(ines.post(page_of(people.amal), WISHES, follow=True))

    row = Interpreter.objects.of(people.pool).get(pk=people.amal.pk)
    assert (row.on_site, row.phone, row.video) == (False, True, True)
    assert (row.travels_by, row.radius_km, row.day_limit, row.week_limit) == ("bicycle", 12, 1, 3)
    assert (row.notice_hours, row.settings_declined, row.settings_trained) == (24, ["health"], ["school"])
    assert "Fahrrad, bis 12 km" in text
    assert "mindestens 24 Stunden vorher" in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"modes": []}, "Bitte mindestens eines ankreuzen."),
        ({"day_limit": "4"}, "Am Tag können es nicht mehr Einsätze sein als in der Woche."),
        ({"radius_km": "0"}, "Fährt bis (Kilometer Straße): "),
        ({"settings_declined": ["astrology"]}, "Übernimmt diese Bereiche nicht: "),
    ],
)
def test_wishes_nobody_can_mean_are_refused(ines, people, changes, words):
    page = ines.post(page_of(people.amal), WISHES | changes)

    assert words in text_of(page)
    assert Interpreter.objects.of(people.pool).get(pk=people.amal.pk).day_limit is None


def test_papers_are_saved(ines, people):
    text = text_of(ines.post(page_of(people.amal), PAPERS, follow=True))

    assert "Verpflichtungserklärung am 01.01.2026 Basisschulung am fehlt" in text


def test_paper_of_tomorrow_is_refused_beside_its_field(ines, people):
    page = ines.post(page_of(people.amal), PAPERS | {"training_on": "2026-11-24"})

    assert "Basisschulung am: Dieser Tag liegt in der Zukunft." in text_of(page)


def test_bond_with_an_authority_is_added_and_removed(ines, people):
    bond = BOND | {"authority": people.school.pk, "reason": "verwandt"}

    text = text_of(ines.post(page_of(people.amal), bond, follow=True))
    row = Bond.objects.of(people.pool).get()
    ines.post(page_of(people.amal), {"do": "remove_bond", "row": row.pk})

    assert (row.kind, row.authority, row.said_by, row.reason) == (
        "apart", people.school, "interpreter", "verwandt",
    )  # fmt: skip
    assert "nicht miteinander : Grundschule am Berg gesagt von: Dolmetscher/in, 23.11.2026 · verwandt" in text
    assert Bond.objects.of(people.pool).count() == 0


def test_bond_with_a_case_is_made_from_a_request(ines, people, at):
    request = submit(people.youth_office, at)

    text = text_of(ines.post(page_of(people.amal), BOND | {"case": request.pk}, follow=True))

    row = Bond.objects.of(people.pool).get()
    assert (row.client_token, row.authority) == (request.client_token, None)
    assert f"Fall von Jugendamt Korbach, Anfrage Nr. {request.pk}" in text
    assert request.client_token not in ines.get(page_of(people.amal)).content.decode()


def test_bond_with_both_or_nobody_or_strangers_is_refused(ines, people, at):
    request, plain = submit(people.youth_office, at), submit(people.youth_office, at, file_reference="")
    answers = [
        ines.post(page_of(people.amal), BOND | changes)
        for changes in (
            {},
            {"authority": people.school.pk, "case": request.pk},
            {"case": 987_654},
            {"case": plain.pk},
            {"authority": 987_654},
        )
    ]

    assert [bool(page.context["form"].errors) for page in answers] == [True] * 5
    assert "hat die Einrichtung kein Zeichen angegeben" in text_of(answers[3])
    assert Bond.objects.of(people.pool).count() == 0


def test_bond_is_said_once(ines, people):
    bond = BOND | {"authority": people.school.pk}
    ines.post(page_of(people.amal), bond)

    page = ines.post(page_of(people.amal), bond)

    assert "Das ist schon eingetragen." in text_of(page)


@pytest.mark.parametrize("do", ["remove_skill", "remove_extra", "remove_absence", "remove_bond"])
@pytest.mark.parametrize("row", ["987654", "x", "", "-1"])
def test_row_that_does_not_exist_is_not_found(ines, people, do, row):
    assert ines.post(page_of(people.amal), {"do": do, "row": row}).status_code == 404


def test_row_of_somebody_else_is_not_found(ines, people):
    skill = people.bo.skills.get()

    assert ines.post(page_of(people.amal), {"do": "remove_skill", "row": skill.pk}).status_code == 404
    assert people.bo.skills.count() == 1


def test_form_that_does_not_exist_is_a_bad_request(ines, people):
    assert ines.post(page_of(people.amal), {"do": "wish"}).status_code == 400


def test_missing_home_is_pointed_out(ines, people):
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(lat=None, lon=None)

    assert "Der Wohnort fehlt" in text_of(ines.get(page_of(people.amal)))
