"""Afterwards, for the clerk: the page of one appointment, the lists, the sheet for paper."""

from datetime import timedelta

import pytest

from notifications import clock
from scheduling.actions import assignments, not_there, service_records
from scheduling.models import Feedback, ServiceRecord
from tests.builders import accepted, clerk_of, coordinator_of, hear, submit
from tests.scheduling.web import queries_of, text_of

DAY = timedelta(days=1)
NASTY = ["\0", "x" * 10_000, "<script>alert(1)</script>", "=SUM(A1)", "‮ مرحبا"]


@pytest.fixture
def row(people, at):
    """Amal has interpreted last week for an hour; nobody has said how long."""
    return worked(people, at)


def worked(people, at, days=7):
    """So many days ago."""
    past = at - days * DAY
    row = accepted(submit(people.youth_office, past - 2 * DAY, starts=past), past - 2 * DAY)
    assignments.complete_assignment(row, at=row.ends)
    return row


def reported(row, words="75 24"):
    """By SMS."""
    hear(row.person.mobile, f"FERTIG {row.code} {words}", row.ends)
    return row


def record_of(row):
    """As it is now."""
    return ServiceRecord.objects.of(row.pool_id).get(assignment=row)


def path(row):
    """Its page."""
    return f"/einsaetze/{row.pk}/stunden/"


def test_one_click_confirms(gesa, row):
    reported(row)

    page = gesa.post(path(row), {"do": "confirm"}, follow=True)

    assert "Danke. Die Stunden sind bestätigt." in text_of(page)
    assert (record_of(row).state, record_of(row).stated_minutes) == ("attested", 75)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"what": "lasted", "minutes": "75"}, "Stunden bestätigt 75 Minuten"),
        ({"what": "lasted", "minutes": "50"}, "Sie sagen 50 Minuten"),
        ({"what": "absent"}, "Sie sagen Die ratsuchende Person ist nicht gekommen."),
        ({"what": "nobody"}, "Sie sagen Zum Dolmetschen ist niemand gekommen."),
    ],
)
def test_timeline_says_what_either_side_said(gesa, row, told, said):
    reported(row)
    gesa.post(path(row), {"do": "other"} | told)

    text = text_of(gesa.get(f"/anfragen/{row.request_id}/"))

    assert "Stunden gemeldet Amal Haddad: 75 Minuten" in text
    assert said in text


def test_look_at_the_page_says_what_is_reported_and_changes_nothing(gesa, row):
    reported(row)

    text = text_of(gesa.get(path(row)))

    assert "Amal Haddad meldet 75 Minuten. Fahrt: 24 km." in text
    assert record_of(row).state == "reported"


@pytest.mark.parametrize(
    ("told", "stated"),
    [
        ({"what": "lasted", "minutes": "50"}, (50, False)),
        ({"what": "lasted", "begin": "09:00", "end": "09:40"}, (40, False)),
        ({"what": "absent"}, (None, True)),
        ({"what": "nobody"}, (0, False)),
    ],
)
def test_clerk_says_how_it_really_was(gesa, row, told, stated):
    reported(row)

    page = gesa.post(path(row), {"do": "other", "note": "So war es.", **told}, follow=True)

    record = record_of(row)
    assert "Ihre Angabe ist gespeichert" in text_of(page)
    assert (record.stated_minutes, record.stated_absent, record.stated_note) == (*stated, "So war es.")
    assert "Die Koordination entscheidet" in text_of(page)


def test_clerk_may_say_it_before_anybody_has_reported(gesa, row):
    gesa.post(path(row), {"do": "other", "what": "lasted", "minutes": "60"})

    assert (record_of(row).state, record_of(row).minutes) == ("attested", 60)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "what"),
        ({"what": "lasted"}, "minutes"),
        ({"what": "lasted", "begin": "09:00"}, "minutes"),
        ({"what": "lasted", "minutes": "0"}, "minutes"),
        ({"what": "lasted", "minutes": "1441"}, "minutes"),
        ({"what": "lasted", "minutes": "9" * 30}, "minutes"),
        ({"what": "lasted", "minutes": "viel"}, "minutes"),
        ({"what": "lasted", "begin": "25:00", "end": "26:00"}, "begin"),
        ({"what": "absent", "note": "x" * 1001}, "note"),
        ({"what": "absent", "note": "\0"}, "note"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(gesa, row, told, field):
    page = gesa.post(path(row), {"do": "other", **told})

    assert field in page.context["other"].errors
    assert record_of(row).state == "open"


@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_kept_or_refused(gesa, row, text):
    reported(row)
    for told in (
        {"do": "feedback", "rating": "good", "text": text},
        {"do": "other", "what": "absent", "note": text},
    ):
        page = gesa.post(path(row), told, follow=True)
        assert page.status_code == 200
        assert b"<script>alert" not in page.content


def test_second_click_is_told_what_is(gesa, row):
    reported(row)
    gesa.post(path(row), {"do": "confirm"})

    page = gesa.post(path(row), {"do": "confirm"})

    assert (page.status_code, "Das geht nicht mehr" in text_of(page)) == (409, True)


def test_feedback_is_given_and_changed(gesa, row):
    gesa.post(path(row), {"do": "feedback", "rating": "good", "text": "Sehr ruhig."})
    page = gesa.post(path(row), {"do": "feedback", "rating": "fair", "text": ""}, follow=True)

    given = Feedback.objects.of(row.pool_id).get()
    assert (given.rating, given.text) == ("fair", "")
    assert "Ihre Rückmeldung: in Ordnung" in text_of(page)


def test_feedback_needs_a_word(gesa, row):
    page = gesa.post(path(row), {"do": "feedback", "text": "gut"})

    assert page.context["rating"].errors["rating"]
    assert not Feedback.objects.of(row.pool_id).exists()


@pytest.mark.parametrize("way", ["get", "post"])
@pytest.mark.parametrize("end", ["stunden", "nachweis"])
def test_another_institution_finds_nothing(henning, row, way, end):
    assert getattr(henning, way)(f"/einsaetze/{row.pk}/{end}/").status_code in (404, 405)
    assert henning.get(f"/einsaetze/{row.pk}/{end}/").status_code == 404
    assert record_of(row).state == "open"


def test_while_it_goes_on_only_the_absence_can_be_said(gesa, people, at):
    row = accepted(submit(people.youth_office, at - 2 * DAY, starts=at - timedelta(minutes=20)), at - 2 * DAY)

    text = text_of(gesa.get(path(row)))
    gesa.post(path(row), {"do": "other", "what": "absent"})

    assert "Der Termin läuft noch." in text and "Es hat anders lange gedauert" not in text
    assert (record_of(row).absent, record_of(row).state) == (True, "attested")


def test_before_it_begins_there_is_nothing_to_say(gesa, people, at):
    row = accepted(submit(people.youth_office, at), at)

    assert gesa.get(path(row)).status_code == 409
    assert "Rückmeldung" not in text_of(gesa.get(f"/anfragen/{row.request_id}/"))


def test_list_names_hours_that_nobody_has_reported_after_a_day(gesa, people, at, row):
    fresh = worked(people, at, days=0)
    reported(worked(people, at, days=3))

    page = gesa.get("/")

    assert "Stunden, die noch niemand gemeldet hat" in text_of(page)
    assert [one.assignment for one in page.context["unreported"]] == [row]
    assert fresh not in [one.assignment for one in page.context["unreported"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_however_many(gesa, people, at, rows):
    for number in range(rows):
        worked(people, at, days=number + 5)
    found = []

    with queries_of(found):
        gesa.get("/")

    assert found == [11]


def test_request_page_offers_everything(gesa, row):
    reported(row)

    page = gesa.get(f"/anfragen/{row.request_id}/")

    text = text_of(page)
    assert "Stunden bestätigen" in text and "Es war anders" in text
    assert "Rückmeldung senden" in text and "Einsatznachweis zum Drucken" in text


def test_sheet_is_empty_before_and_names_no_client(gesa, people, at):
    row = accepted(submit(people.youth_office, at), at)

    text = text_of(gesa.get(f"/einsaetze/{row.pk}/nachweis/"))

    assert "Einsatznachweis" in text and row.code in text and "Amal Haddad" in text
    assert "Beginn (Uhrzeit)" in text and "Unterschrift der Einrichtung" in text
    assert "AZ 17/4" not in text


def test_sheet_shows_both_statements(gesa, people, row):
    reported(row)
    by = clerk_of(people.youth_office)[0]
    service_records.attest_record(record_of(row), minutes=60, by=by, at=row.ends)

    text = text_of(gesa.get(f"/einsaetze/{row.pk}/nachweis/"))

    assert "Gemeldet 75 Minuten Die Einrichtung sagt 1 Stunde Es gilt noch nicht entschieden" in text
    service_records.decide_record(record_of(row), side="stated", by=coordinator_of(people.pool), at=row.ends)
    assert "Es gilt 1 Stunde Fahrt 24 km" in text_of(gesa.get(f"/einsaetze/{row.pk}/nachweis/"))


def test_who_did_not_appear_has_no_hours_to_speak_of(gesa, people, at):
    row = accepted(submit(people.youth_office, at), at)
    clock.move(row.starts - clock.now() + timedelta(minutes=10))
    not_there.miss_assignment(row, by=coordinator_of(people.pool), at=clock.now(), reason="Angerufen")

    page = text_of(gesa.get(path(row)))
    sent = gesa.post(path(row), {"do": "other", "what": "absent"})

    assert "Der Einsatz wird nicht bezahlt." in page
    assert "Der Termin läuft noch" not in page and "Angabe speichern" not in page
    assert sent.status_code == 409
    assert "Zu diesem Einsatz ist niemand erschienen." in text_of(sent)


def test_who_states_what_a_colleague_has_confirmed_is_told_so(gesa, row):
    reported(row)
    gesa.post(path(row), {"do": "confirm"})

    sent = gesa.post(path(row), {"do": "other", "what": "lasted", "minutes": "30"})

    assert sent.status_code == 409
    assert "Die Stunden sind schon bestätigt." in text_of(sent)
    assert record_of(row).stated_minutes == 75


def test_hours_of_who_did_not_appear_wait_for_nobody(gesa, people, row, at):
    reported(row)
    not_there.miss_assignment(row, by=coordinator_of(people.pool), at=at, reason="War nicht da")

    page, front = text_of(gesa.get(f"/anfragen/{row.request_id}/")), text_of(gesa.get("/"))

    assert "Sie müssen nichts tun. Es ist alles erledigt." in page
    assert "Stunden bestätigen" not in page + front
