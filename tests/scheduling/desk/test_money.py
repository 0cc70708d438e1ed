"""Hours and Statements on the desk."""

from datetime import datetime, timedelta

import pytest

from pool.models import Membership
from scheduling.actions import assignments, service_records
from scheduling.models import ServiceRecord, Statement
from tests.builders import accepted, clerk_of, hear, submit
from tests.people import Cast
from tests.scheduling.web import browser_of, queries_of, text_of

HOURS, APPROVE = "/desk/hours/", "/desk/hours/approve/"


def attested(people: Cast, at: datetime, days: int = 7) -> ServiceRecord:
    """Amal has worked some days ago, and the youth office has confirmed her 75 minutes."""
    record = reported(people, at, days)
    by, _person = clerk_of(people.youth_office)
    return service_records.attest_record(record, by=by, at=at)


def reported(people: Cast, at: datetime, days: int = 7) -> ServiceRecord:
    """Amal has worked some days ago and reported it."""
    past = at - timedelta(days=days)
    assignment = accepted(submit(people.youth_office, past), past)
    record = assignments.complete_assignment(assignment, at=past + timedelta(days=2))
    hear(assignment.person.mobile, f"FERTIG {assignment.code} 75 24", past + timedelta(days=2))
    record.refresh_from_db()
    return record


def test_hours_to_approve_come_first_with_their_tariff(ines, people, at):
    attested(people, at)

    text = text_of(ines.get(HOURS))

    assert "75 Minuten, 24 km 1 Einsatz pauschal 20,00 €, Fahrt inbegriffen" in text


@pytest.mark.parametrize("state", ["open", "reported", "approved", "settled", "nonsense"])
def test_hours_of_each_state_have_their_list(ines, people, at, state):
    assert ines.get(f"{HOURS}?state={state}").status_code == 200


def test_one_record_is_approved_by_its_own_button(ines, people, at):
    first, second = attested(people, at, 7), attested(people, at, 5)

    ines.post(APPROVE, {"only": str(first.pk), "record": [str(first.pk), str(second.pk)]})

    states = ServiceRecord.objects.of(people.pool).order_by("pk").values_list("state", flat=True)
    assert list(states) == ["approved", "attested"]


def test_ticked_records_are_approved_together(ines, people, at):
    rows = [attested(people, at, days) for days in (7, 5)]

    response = ines.post(APPROVE, {"record": [str(row.pk) for row in rows]}, follow=True)

    assert "2 Nachweise freigegeben." in text_of(response)


def test_refused_record_stops_no_other(ines, people, at):
    rows = [reported(people, at, 7), attested(people, at, 5)]

    response = ines.post(APPROVE, {"record": [str(row.pk) for row in rows]}, follow=True)

    text = text_of(response)
    assert "Der Stand hat sich geändert" in text
    assert "1 Nachweis freigegeben." in text


@pytest.mark.parametrize("record", ["", "x", "-1", "99999999999999999999999", "²"])
def test_nonsense_approves_nothing(ines, people, at, record):
    response = ines.post(APPROVE, {"record": record}, follow=True)

    assert response.status_code == 200


def test_hours_of_another_pool_are_not_approved(jona, people, at):
    row = attested(people, at)

    jona.post(APPROVE, {"record": str(row.pk)})

    row.refresh_from_db()
    assert row.state == "attested"


def test_own_hours_are_approved_by_somebody_else(people, at):
    row = attested(people, at)
    Membership.objects.of(people.pool).filter(person=people.ines.person).update(person=people.amal.person)
    people.ines.person = people.amal.person
    people.ines.save()
    client = browser_of(people.ines)

    page = text_of(client.get(HOURS))
    client.post(APPROVE, {"record": str(row.pk)})

    row.refresh_from_db()
    assert "jemand anderes gibt frei" in page
    assert row.state == "attested"


def test_coordinator_confirms_for_an_authority_that_is_silent(ines, people, at):
    row = reported(people, at)

    ines.post(f"/desk/hours/{row.pk}/attest/")

    row.refresh_from_db()
    assert row.state == "attested"


def test_hours_are_corrected_with_a_reason(ines, people, at):
    row = attested(people, at)
    page = ines.get(f"/desk/hours/{row.pk}/correct/").context["form"]

    ines.post(f"/desk/hours/{row.pk}/correct/", {"minutes": "90", "km": "12,5", "reason": "Stau"})

    row.refresh_from_db()
    assert (page["minutes"].value(), page["km"].value()) == (75, "24")
    assert (row.minutes, str(row.km), row.state) == (90, "12.5", "attested")


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "1500"}, "minutes"),
        ({"km": "viel"}, "km"),
        ({"km": "-1"}, "km"),
        ({"km": "NaN"}, "km"),
    ],
)
def test_wrong_figures_are_refused_beside_their_field(ines, people, at, data, field):
    row = attested(people, at)

    response = ines.post(
        f"/desk/hours/{row.pk}/correct/", {"minutes": "90", "km": "12", "reason": "Stau"} | data
    )

    assert list(response.context["form"].errors) == [field]


def test_hours_cost_the_same_with_one_and_three_rows(ines, people, at):
    found: list[int] = []
    for days in ((20,), (15, 10)):
        for day in days:
            attested(people, at, day)
        with queries_of(found):
            ines.get(HOURS)

    assert found == [9, 9]


def test_month_is_settled_once(ines, people, at):
    row = attested(people, at)
    ines.post(APPROVE, {"only": str(row.pk)})
    ready = text_of(ines.get("/desk/statements/"))
    data = {"interpreter": people.amal.pk, "month": "2026-11-01"}

    answers = [ines.post("/desk/statements/issue/", data) for _ in range(2)]

    statement = Statement.objects.of(people.pool).get()
    assert "Amal Haddad , November 2026 1 freigegebener Einsatz" in ready
    assert answers[0].headers["Location"] == f"/desk/statements/{statement.pk}/"
    assert answers[1].status_code == 409


@pytest.mark.parametrize("data", [{}, {"interpreter": "x", "month": "2026-11-01"}, {"interpreter": "1"}])
def test_nonsense_settles_nothing(ines, people, data):
    assert ines.post("/desk/statements/issue/", data).status_code == 404


def settled(ines, people: Cast, at: datetime) -> Statement:
    """Amal's November."""
    row = attested(people, at)
    ines.post(APPROVE, {"only": str(row.pk)})
    ines.post("/desk/statements/issue/", {"interpreter": people.amal.pk, "month": "2026-11-01"})
    return Statement.objects.of(people.pool).get()


def test_statement_shows_lines_and_sum(ines, people, at):
    row = settled(ines, people, at)

    text = text_of(ines.get(f"/desk/statements/{row.pk}/"))

    assert "1 Einsatz pauschal 20,00 €, Fahrt inbegriffen 20,00 € Summe: 20,00 €" in text


def test_statement_comes_as_csv(ines, people, at):
    row = settled(ines, people, at)

    response = ines.get(f"/desk/statements/{row.pk}.csv")

    assert response.headers["Content-Disposition"] == 'attachment; filename="abrechnung-1.csv"'
    assert response.content.startswith(b"\xef\xbb\xbfAbrechnung;Name;")
    assert b"20,00" in response.content


@pytest.mark.parametrize("path", ["/desk/statements/{}/", "/desk/statements/{}.csv"])
def test_statement_of_another_pool_does_not_exist(ines, jona, people, at, path):
    row = settled(ines, people, at)

    assert jona.get(path.format(row.pk)).status_code == 404


def test_page_of_the_request_says_that_nobody_was_there(ines, people, at):
    past = at - timedelta(days=7)
    row = accepted(submit(people.youth_office, past), past)
    hear(row.person.mobile, f"NIEMAND {row.code}", row.starts + timedelta(minutes=30))

    assert "niemand erschienen" in text_of(ines.get(f"/desk/requests/{row.request_id}/"))
