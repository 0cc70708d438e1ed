"""The desk where both sides differ, and what Authorities thought."""

from datetime import timedelta

import pytest

from scheduling.actions import assignments, feedback, service_records
from scheduling.models import Feedback, ServiceRecord
from tests.builders import accepted, clerk_of, hear, submit
from tests.scheduling.web import text_of

DAY = timedelta(days=1)


@pytest.fixture
def record(people, at):
    """Amal reports 75 minutes, Gesa says 60."""
    past = at - 7 * DAY
    row = accepted(submit(people.youth_office, past - 2 * DAY, starts=past), past - 2 * DAY)
    record = assignments.complete_assignment(row, at=row.ends)
    hear(row.person.mobile, f"FERTIG {row.code} 75 24", row.ends)
    by = clerk_of(people.youth_office)[0]
    return service_records.attest_record(record, minutes=60, note="Bis zehn Uhr.", by=by, at=row.ends)


def test_both_statements_stand_side_by_side(ines, record):
    text = text_of(ines.get("/desk/hours/"))

    assert "Bitte entscheiden Gemeldet: 75 Minuten Die Einrichtung sagt: 1 Stunde „Bis zehn Uhr.“" in text
    assert "Wie gemeldet" in text and "Wie die Einrichtung sagt" in text and "Andere Zahlen" in text
    assert "Freigeben" not in text.replace("Angekreuzte freigeben", "")


@pytest.mark.parametrize(("side", "minutes"), [("reported", 75), ("stated", 60)])
def test_one_click_decides(ines, record, side, minutes):
    ines.post(f"/desk/hours/{record.pk}/decide/", {"side": side})

    record.refresh_from_db()
    assert (record.minutes, record.undecided) == (minutes, False)
    assert (record.reported_minutes, record.stated_minutes) == (75, 60)
    assert "Freigeben" in text_of(ines.get("/desk/hours/"))


def test_approval_is_refused_in_words(ines, record):
    page = ines.post("/desk/hours/approve/", {"only": record.pk}, follow=True)

    assert "Bitte entscheiden Sie zuerst, was gilt." in text_of(page)
    assert ServiceRecord.objects.of(record.pool_id).get().state == "attested"


def test_third_figure_needs_a_reason(ines, record):
    page = ines.post(f"/desk/hours/{record.pk}/correct/", {"minutes": 70, "km": "24", "reason": ""})
    assert "Die Einrichtung sagt: 1 Stunde" in text_of(page)

    told = {"minutes": 70, "km": "24", "absent": "on", "reason": "mit beiden gesprochen"}
    ines.post(f"/desk/hours/{record.pk}/correct/", told)

    record.refresh_from_db()
    assert (record.minutes, record.absent, record.undecided) == (70, True, False)


@pytest.mark.parametrize("side", ["", "nobody", "x" * 9999])
def test_side_that_is_none_is_refused(ines, record, side):
    assert ines.post(f"/desk/hours/{record.pk}/decide/", {"side": side}).status_code == 409


def test_neighbour_decides_nothing(jona, gesa, record):
    assert jona.post(f"/desk/hours/{record.pk}/decide/", {"side": "stated"}).status_code == 404
    assert gesa.post(f"/desk/hours/{record.pk}/decide/", {"side": "stated"}).status_code == 403


def test_missing_interpreter_leaves_the_list_once_decided(ines, people, at):
    past = at - 7 * DAY
    row = accepted(submit(people.youth_office, past - 2 * DAY, starts=past), past - 2 * DAY)
    record = assignments.complete_assignment(row, at=row.ends)
    service_records.attest_record(record, minutes=0, by=clerk_of(people.youth_office)[0], at=row.ends)
    assert "Zum Dolmetschen ist niemand gekommen." in text_of(ines.get("/desk/hours/"))

    ines.post(f"/desk/hours/{record.pk}/decide/", {"side": "stated"})

    assert "Hier liegt nichts." in text_of(ines.get("/desk/hours/"))
    assert "nicht erschienen" in text_of(ines.get(f"/desk/requests/{row.request_id}/"))


@pytest.fixture
def poor(people, record):
    """Gesa was not content."""
    row, by = record.assignment, clerk_of(people.youth_office)[0]
    return feedback.give_feedback(row, rating="poor", text="Kam zu spät.", by=by, at=row.ends)


def test_poor_feedback_is_on_the_first_page_until_it_is_seen(ines, poor):
    assert "war mit dem Einsatz von Amal Haddad am" in (text := text_of(ines.get("/desk/")))
    assert "Rückmeldung: nicht gut" in text and "Kam zu spät." in text

    ines.post(f"/desk/assignments/{poor.assignment_id}/feedback/seen/")

    assert "Kam zu spät." not in text_of(ines.get("/desk/"))
    assert Feedback.objects.of(poor.pool_id).get().seen_at is not None


def test_feedback_stands_on_the_pages_of_request_and_person(ines, people, poor):
    assert "Kam zu spät." in text_of(ines.get(f"/desk/requests/{poor.assignment.request_id}/"))
    assert "Rückmeldungen nicht gut: 1" in text_of(ines.get(f"/desk/people/{people.amal.pk}/"))


def test_neighbour_sees_no_feedback(jona, poor):
    assert "Kam zu spät." not in text_of(jona.get("/desk/"))
    assert jona.post(f"/desk/assignments/{poor.assignment_id}/feedback/seen/").status_code == 404


def test_desk_prints_the_sheet(ines, jona, record):
    path = f"/desk/assignments/{record.assignment_id}/nachweis/"

    assert "Gemeldet 75 Minuten" in text_of(ines.get(path))
    assert jona.get(path).status_code == 404
