"""The form: urgent and why, agreement, the same person, a reference like a name, odd days, colleagues."""

from datetime import timedelta

import pytest

from scheduling.actions import changes
from scheduling.forms.requests import change_form
from scheduling.models import Request
from scheduling.portal.ways_out import wanted_of
from tests.builders import accepted, submit
from tests.scheduling.web import need, text_of

NEW, LIVE = "/anfragen/neu/", "/anfragen/sprache/"
HOSTILE = ["<script>alert(1)</script>", "=HYPERLINK(1)", "\u202eevil", "' OR 1=1 --", "日本語 🙂"]


def filed(people) -> Request:
    """The one Request there is."""
    return Request.objects.of(people.pool).get()


def errors(response) -> dict[str, str]:
    """What stands beside which field."""
    return {name: " ".join(words) for name, words in response.context["form"].errors.items()}


def test_urgent_needs_a_reason_and_the_desk_reads_it(gesa, ines, people):
    missing = gesa.post(NEW, need(urgent="on"))
    gesa.post(NEW, need(urgent="on", urgent_reason="Die Frist läuft morgen ab."))

    assert errors(missing) == {"urgent_reason": "Bitte sagen Sie kurz, warum es eilt."}
    row = filed(people)
    assert (row.urgent, row.urgent_reason) == (True, "Die Frist läuft morgen ab.")
    page = text_of(ines.get(f"/desk/requests/{row.pk}/"))
    assert "eilt" in page and "Die Frist läuft morgen ab." in page
    assert "eilt" in text_of(ines.get("/desk/requests/"))


@pytest.mark.parametrize("door", [NEW, "/desk/requests/neu/"])
def test_agreement_is_asked_where_the_pool_needs_it(gesa, ines, people, door):
    people.pool.needs_agreement = True
    people.pool.save()
    who = {"requester": str(people.gesa.person_id)}
    browser = gesa if door == NEW else ines
    address = door if door == NEW else f"{door}?authority={people.youth_office.pk}"

    missing = browser.post(address, need(**who))
    browser.post(address, need(client_agrees="on", **who))

    assert list(errors(missing)) == ["client_agrees"]
    assert filed(people).client_agrees is True


def test_same_person_again_needs_the_reference(gesa):
    assert list(errors(gesa.post(NEW, need(again="only", file_reference="")))) == ["file_reference"]


def test_form_says_whether_anybody_has_come_yet(gesa, people, at):
    told = {"again": "prefer", "file_reference": "AZ 17/4", "language": "apc"}

    before = gesa.get(LIVE, told).content.decode()
    accepted(submit(people.youth_office, at), at)
    after = gesa.get(LIVE, told).content.decode()

    assert "war noch niemand" in before
    assert "war schon jemand da" in after


def test_without_javascript_it_is_said_after_sending(gesa):
    page = gesa.post(NEW, need(again="prefer"), follow=True)

    assert "Zu diesem Zeichen war noch niemand für diese Sprache da." in page.content.decode()


def test_another_authority_learns_nothing_about_a_case(henning, people, at):
    accepted(submit(people.youth_office, at), at)

    told = {"again": "prefer", "file_reference": "AZ 17/4", "language": "apc"}

    assert "war noch niemand" in henning.get(LIVE, told).content.decode()


def test_reference_like_a_name_is_asked_about_once(gesa, people):
    asked = gesa.post(NEW, need(file_reference="Müller, Ahmad"))
    again = need(file_reference="Müller, Ahmad", no_name="on")
    gesa.post(NEW, again)

    assert "sieht aus wie ein Name" in errors(asked)["file_reference"]
    assert 'name="no_name"' in asked.content.decode()
    assert filed(people).file_reference == "Müller, Ahmad"
    assert 'name="no_name"' not in gesa.get(NEW).content.decode()


def test_known_reference_is_not_asked_about_again(gesa, people, at):
    row = submit(people.youth_office, at, file_reference="Frau Klee")

    gesa.post(f"/anfragen/{row.pk}/aendern/", need(file_reference="Frau Klee", notes="bitte leise"))

    row.refresh_from_db()
    assert row.notes == "bitte leise"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"day": "31.02.2027"}, "day", "Diesen Tag gibt es nicht."),
        ({"day": "2027-02-31"}, "day", "Diesen Tag gibt es nicht."),
        ({"day": "morgen"}, "day", "Bitte schreiben Sie das Datum so"),
        ({"start": "25:00"}, "start", "Diese Uhrzeit gibt es nicht."),
        ({"start": "halb neun"}, "start", "Bitte schreiben Sie die Uhrzeit so"),
        ({"day": "2026-11-22"}, "start", "liegt in der Vergangenheit"),
        ({"other_day_1": "31.11.2026", "other_start_1": "9"}, "other_day_1", "Diesen Tag gibt es nicht."),
        ({"day_1": "30.2.2027"}, "day_1", "Diesen Tag gibt es nicht."),
        ({"notes": "x" * 10_001}, "notes", "10000"),
        ({"urgent": "on", "urgent_reason": "x" * 301}, "urgent_reason", "300"),
        ({"again": "perhaps"}, "again", "steht nicht"),
        ({"file_reference": "a\0b"}, "file_reference", "Null"),
    ],
)
def test_odd_input_is_answered_in_plain_words(gesa, people, changes, field, words):
    page = gesa.post(NEW, need(**changes))

    assert words in errors(page)[field]
    assert not Request.objects.of(people.pool).exists()


def test_end_after_midnight_and_long_notes_are_fine(gesa, people):
    gesa.post(NEW, need(start="23:30", minutes="60", notes="x" * 10_000))

    row = filed(people)
    assert (row.slot.minutes, len(row.notes)) == (60, 10_000)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_kept_as_words(gesa, people, text):
    told = need(urgent="on", urgent_reason=text, notes=text, file_reference=f"{text} 1")
    gesa.post(NEW, told)

    row = filed(people)
    assert (row.urgent_reason, row.notes) == (text, text)
    assert "<script>alert" not in gesa.get(f"/anfragen/{row.pk}/").content.decode()


def test_phone_of_the_last_request_is_there_or_that_of_the_authority(gesa, people, at):
    def shown() -> str:
        return str(gesa.get(NEW).context["form"]["contact_phone"].value())

    empty = shown()
    people.youth_office.phone = "+496990009003"
    people.youth_office.save()
    office = shown()
    gesa.post(NEW, need())

    assert (empty, office, shown()) == ("", "069 90009003", "069 90009002")


@pytest.mark.parametrize("door", ["/anfragen/{}/aendern/", "/desk/requests/{}/change/"])
def test_two_colleagues_do_not_overwrite_each_other(gesa, ines, people, at, door):
    row = submit(people.youth_office, at)
    browser, page = (ines if "desk" in door else gesa), door.format(row.pk)
    typed = need(
        seen=browser.get(page).context["form"]["seen"].value(), notes="Bitte klingeln", start="09:00"
    )
    other = wanted_of(row, starts=row.slot.starts + timedelta(hours=3), street="Südring 4")
    changes.change_request(row, wanted=other, by=people.actor(people.gesa), at=at)

    stopped = browser.post(page, typed)

    text = text_of(stopped)
    assert "Gesa Klee hat diese Anfrage inzwischen geändert" in text
    assert "Südring 2, 34497 Korbach → Südring 4, 34497 Korbach" in text
    assert stopped.context["form"]["notes"].value() == "Bitte klingeln"
    assert filed(people).notes == ""

    browser.post(page, typed | {"seen": stopped.context["form"]["seen"].value()})

    assert filed(people).notes == "Bitte klingeln"


@pytest.mark.parametrize("seen", ["", "nonsense", "a:b:c", "x" * 5000, "\u202e"])
def test_page_that_does_not_say_what_it_showed_is_believed(gesa, people, at, seen):
    row = submit(people.youth_office, at)

    gesa.post(f"/anfragen/{row.pk}/aendern/", need(seen=seen, notes="Bitte klingeln"))

    assert filed(people).notes == "Bitte klingeln"


def test_change_form_shows_the_wishes(people, at, rf):
    told = {"urgent": True, "urgent_reason": "Frist", "again": "prefer", "client_agrees": True}
    row = submit(people.youth_office, at, **told)

    form = change_form(rf.get("/"), row, at=at)

    assert {name: form[name].value() for name in told} == told
    assert form.wishes_open
