"""The form: what it files, what it says about bad input, and that nothing typed is lost."""

from datetime import UTC, datetime

import pytest
from django.utils.html import escape

from scheduling.models import Request
from tests.builders import accepted, make_authority, make_user, sms_to, submit
from tests.people import Cast
from tests.scheduling.web import browser_of, need, text_of

NEW = "/anfragen/neu/"


def requests_of(people: Cast) -> list[Request]:
    """Every Request of the Pool."""
    return list(Request.objects.of(people.pool).order_by("pk"))


def test_form_knows_the_authority_already(gesa, people):
    page = gesa.get(NEW).content.decode()

    assert 'value="34497"' in page
    assert 'value="Korbach"' in page
    assert 'value="Gesa Klee"' in page
    assert '<option value="youth_office" selected>' in page


def test_request_is_filed_and_asked_at_once(gesa, people):
    response = gesa.post(NEW, need())

    [row] = requests_of(people)
    assert response.headers["Location"] == f"/anfragen/{row.pk}/"
    assert row.state == "searching"
    assert row.slot.starts == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert row.requester == people.gesa.person
    assert row.contact_phone == "+496990009002"
    assert len(sms_to("+491713920001")) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"notes": "Bitte leise klopfen"}, {"postal_code": "34454", "town": "Bad Arolsen"},
        {"contact_phone": "069 90009003"}, {"file_reference": "AZ 18/4"}, {"client_agrees": "on"},
    ],
)  # fmt: skip
def test_what_was_put_right_on_a_page_already_sent_is_not_lost(gesa, people, change):
    gesa.post(NEW, need(submission_key="k1"))

    response = gesa.post(NEW, need(submission_key="k1", **change))

    assert response.status_code == 200
    assert "Mit dieser Seite haben Sie schon eine Anfrage gesendet." in text_of(response)


def test_double_click_files_one_request(gesa, people):
    first, second = (gesa.post(NEW, need(submission_key="k1")) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert len(requests_of(people)) == 1


def test_next_need_on_the_same_page_is_asked_back_and_then_filed(gesa, people):
    gesa.post(NEW, need(submission_key="k1"))

    response = gesa.post(NEW, need(submission_key="k1", start="14:00"))
    key = response.context["form"]["submission_key"].value()
    gesa.post(NEW, need(submission_key=key, start="14:00"))

    assert "Ist das eine weitere?" in text_of(response)
    assert [row.slot.starts.hour for row in requests_of(people)] == [8, 13]


def test_each_form_has_a_key_of_its_own(gesa):
    keys = {gesa.get(NEW).context["form"]["submission_key"].value() for _ in range(2)}

    assert len(keys) == 2


def test_key_survives_an_error(gesa):
    response = gesa.post(NEW, need(submission_key="k1", day=""))

    assert response.context["form"]["submission_key"].value() == "k1"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"day": "2026-11-22"}, "start", "Vergangenheit"),
        ({"day": "2027-03-28", "start": "02:30"}, "start", "gibt es nicht"),
        ({"day": "2027-10-31", "start": "02:30"}, "start", "gibt es zweimal"),
        ({"day": "9999-12-31"}, "day", "das Jahr"),
        ({"day": "0001-01-01"}, "day", "das Jahr"),
        ({"day": "gestern"}, "day", "Datum"),
        ({"start": "25:00"}, "start", "Uhrzeit"),
        ({"minutes": "0"}, "minutes", "steht nicht darin"),
        ({"minutes": "1800"}, "minutes", "steht nicht darin"),
        ({"postal_code": "00000"}, "postal_code", "kennen wir nicht"),
        ({"postal_code": ""}, "postal_code", "fehlt"),
        ({"language": "klingonisch"}, "language", "kennen wir nicht"),
        ({"language": "Arabisch"}, "language", "Bitte genauer"),
        ({"contact_phone": "12"}, "contact_phone", "keine gültige Nummer"),
        ({"setting": "moon"}, "setting", "steht nicht darin"),
        ({"modality": ""}, "modality", "fehlt"),
        ({"gender_required": "yes"}, "gender", "Frau oder ein Mann"),
        ({"street": "a" * 61}, "street", "60"),
        ({"notes": "a\0b"}, "notes", "Nullzeichen"),
        ({"submission_key": "a\0b"}, "submission_key", "Nullzeichen"),
    ],
)
def test_bad_input_is_answered_beside_its_field(gesa, people, changes, field, words):
    response = gesa.post(NEW, need(**changes))

    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert words in str(errors[field])
    assert requests_of(people) == []


def test_nothing_typed_is_lost(gesa):
    page = gesa.post(NEW, need(day="", notes="Bitte pünktlich", street="Am Markt 5")).content.decode()

    assert "Bitte pünktlich" in page
    assert 'value="Am Markt 5"' in page


@pytest.mark.parametrize("name", ["Arabisch (Levante)", "syrisch", "APC"])
def test_language_may_be_a_name(gesa, people, name):
    gesa.post(NEW, need(language=name))

    assert [row.position.language for row in requests_of(people)] == ["apc"]


def test_excluded_setting_stands_apart_and_says_where_to_turn(gesa, people):
    people.pool.excluded_settings = ["health"]
    people.pool.save()

    page = gesa.get(NEW).content.decode()
    refused = text_of(gesa.post(NEW, need(setting="health")))

    assert '<optgroup label="Nicht über diesen Pool">\n  <option value="health">' in page
    assert "Bereich: Diesen Bereich bedient unser Pool nicht: Gesundheit. Praxen und Kliniken" in refused
    assert not requests_of(people)


def test_phone_needs_no_place(gesa, people):
    gesa.post(NEW, need(modality="phone", postal_code="", town=""))

    assert [row.modality for row in requests_of(people)] == ["phone"]


def test_form_says_why_no_name_is_wanted(gesa):
    assert "nie der Name der ratsuchenden Person" in text_of(gesa.get(NEW))


def test_authority_that_waits_is_told_so(people):
    waiting = make_authority(people.pool, "Verein", state="pending")
    person = people.emin.person
    client = browser_of(make_user(people.pool, person, authority=waiting))

    response = client.post(NEW, need())

    assert "noch nicht zugelassen" in text_of(response)


def test_change_of_details_is_saved(gesa, people, at):
    row = submit(people.youth_office, at)

    gesa.post(f"/anfragen/{row.pk}/aendern/", need(street="Am Markt 5"))

    [changed] = requests_of(people)
    assert (changed.street, changed.version) == ("Am Markt 5", 1)


def test_change_shows_what_is_there(gesa, people, at):
    row = submit(people.youth_office, at, minutes=75, gender="female", gender_required=True)

    form = gesa.get(f"/anfragen/{row.pk}/aendern/").context["form"]

    assert str(form["day"].value()) == "2026-11-24"
    assert form["minutes"].value() == 75
    assert (form["gender"].value(), form["gender_required"].value()) == ("female", "yes")
    assert form["contact_phone"].value() == "069 90009002"


def test_phone_of_the_last_time_survives_a_request_without_one(gesa, people):
    gesa.post(NEW, need())
    gesa.post(NEW, need(contact_phone="", start="14:00"))

    assert gesa.get(NEW).context["form"]["contact_phone"].value() == "069 90009002"


def test_change_keeps_the_language(gesa, people, at):
    row = submit(people.youth_office, at)

    gesa.post(f"/anfragen/{row.pk}/aendern/", need(language="tir"))

    [changed] = requests_of(people)
    assert changed.position.language == "apc"


def test_change_of_the_time_asks_the_one_who_comes_again(gesa, people, at):
    row = submit(people.youth_office, at)
    accepted(row, at)

    gesa.post(f"/anfragen/{row.pk}/aendern/", need(start="11:00"))

    [changed] = requests_of(people)
    assert changed.state == "reconfirming"
    assert "neuen Zeit" in text_of(gesa.get(f"/anfragen/{row.pk}/"))


def test_change_of_what_is_over_is_refused(gesa, people, at):
    row = submit(people.youth_office, at)
    gesa.post(f"/anfragen/{row.pk}/zurueckziehen/", {"reason": "fällt aus"})

    response = gesa.get(f"/anfragen/{row.pk}/aendern/")

    assert response.status_code == 409
    assert escape("kann nicht mehr geändert werden") in response.content.decode()
