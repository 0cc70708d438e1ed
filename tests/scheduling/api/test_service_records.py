"""ServiceRecords and Statements through HTTP: from minutes to money."""

from datetime import timedelta

import pytest

from scheduling.actions.assignments import complete_assignment
from tests.builders import accepted, submit

TOLD = {"minutes": 75, "km": "24"}


@pytest.fixture
def record(people, at):
    """Amal's hour at the youth office is over."""
    return worked(people, at)


def worked(people, at, days=1):
    """One that is over, so many days from now."""
    row = accepted(submit(people.youth_office, at, starts=at + timedelta(days=days)), at)
    return complete_assignment(row, at=row.ends)


def test_record_goes_from_report_to_approval(ines, gesa, people, record):
    path = f"service-records/{record.pk}"

    reported = ines.post(f"{path}/report/", TOLD)
    attested = gesa.post(f"{path}/attest/")
    approved = ines.post(f"{path}/approve/")

    assert (reported["state"], reported["minutes"], reported["km"]) == ("reported", 75, "24.0")
    assert (attested["state"], attested["amount"], attested["lines"]) == ("attested", None, None)
    assert (approved["state"], approved["amount"]) == ("approved", "20.00")
    assert approved["lines"] == [
        {"amount": "20.00", "sentence": "1 Einsatz pauschal 20,00 €, Fahrt inbegriffen"}
    ]


def test_report_may_name_a_ticket_and_the_way(ines, record):
    way = {"ticket": "5.80", "travel_minutes": 40}

    told = ines.post(f"service-records/{record.pk}/report/", TOLD | way)

    assert (told["ticket"], told["means"], told["travel_minutes"]) == ("5.80", "transit", 40)
    assert (told["kind"], told["attested_how"]) == ("worked", "")


def test_correction_needs_a_reason(ines, record):
    path = f"service-records/{record.pk}/correct/"

    without = ines.post(path, TOLD)
    body = ines.post(path, TOLD | {"reason": "laut Zettel"})

    assert without["errors"][0]["field"] == "reason"
    assert (ines.status, body["state"], body["minutes"]) == (200, "reported", 75)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"minutes": 0, "km": 1}, "minutes"),
        ({"minutes": 1500, "km": 1}, "minutes"),
        ({"minutes": 60, "km": -1}, "km"),
        ({"minutes": 60, "km": 1001}, "km"),
        ({"minutes": 60, "km": "1e999"}, "km"),
        ({"minutes": 60, "km": "NaN"}, "km"),
        ({"minutes": 60}, "km"),
    ],
)
def test_figures_that_cannot_be_are_refused(ines, record, told, field):
    body = ines.post(f"service-records/{record.pk}/report/", told)

    assert (ines.status, [error["field"] for error in body["errors"]]) == (422, [field])


def test_both_statements_and_a_decision(ines, gesa, record):
    path = f"service-records/{record.pk}"
    ines.post(f"{path}/report/", TOLD)

    stated = gesa.post(f"{path}/attest/", {"minutes": 60, "note": "Bis zehn Uhr."})
    refused = ines.post(f"{path}/approve/")
    decided = ines.post(f"{path}/decide/", {"side": "stated"})

    assert (stated["minutes"], stated["reported_minutes"], stated["stated_minutes"]) == (75, 75, 60)
    assert (stated["undecided"], stated["stated_note"]) == (True, "Bis zehn Uhr.")
    assert refused["code"] == "StatementsDiffer"
    assert (decided["minutes"], decided["undecided"]) == (60, False)
    assert ines.post(f"{path}/approve/")["state"] == "approved"


@pytest.mark.parametrize(
    "told", [{"minutes": -1}, {"minutes": 1441}, {"minutes": "viel"}, {"absent": True, "note": "x" * 1001}]
)
def test_statement_that_cannot_be_is_refused(gesa, record, told):
    gesa.post(f"service-records/{record.pk}/attest/", told)

    assert gesa.status == 422


def test_nothing_reported_cannot_be_confirmed(gesa, record):
    body = gesa.post(f"service-records/{record.pk}/attest/")

    assert body["code"] == "NothingToConfirm"


@pytest.mark.parametrize("verb", ["report", "approve", "correct", "decide"])
def test_clerk_only_attests(gesa, record, verb):
    body = gesa.post(f"service-records/{record.pk}/{verb}/", TOLD | {"reason": "so", "side": "stated"})

    assert (gesa.status, body["code"]) == (403, "NotAllowed")


@pytest.mark.parametrize("rows", [1, 3])
def test_records_cost_the_same_however_many(ines, people, at, rows, django_assert_num_queries):
    for number in range(rows):
        worked(people, at, days=number + 1)

    with django_assert_num_queries(5):
        body = ines.get("service-records/?state=open")

    assert body["count"] == rows


@pytest.fixture
def approved(ines, record):
    """20 euros are waiting."""
    for verb, told in (("report", TOLD), ("attest", None), ("approve", None)):
        ines.post(f"service-records/{record.pk}/{verb}/", told)
    return record


def test_statement_freezes_the_month(ines, people, approved):
    body = ines.post("statements/", {"interpreter": people.amal.pk, "month": "2026-11"})

    assert (ines.status, body["number"], body["month"], body["total"]) == (201, 1, "2026-11", "20.00")
    (entry,) = body["entries"]
    assert (entry["day"], entry["minutes"], entry["km"], entry["amount"]) == (
        "2026-11-24",
        75,
        "24.0",
        "20.00",
    )
    assert entry["service_record"] == approved.pk
    assert ines.get(f"statements/{body['id']}/") == body


def test_month_is_settled_once(ines, people, approved):
    told = {"interpreter": people.amal.pk, "month": "2026-11"}
    ines.post("statements/", told)

    body = ines.post("statements/", told)

    assert (ines.status, body["code"]) == (409, "NothingToSettle")


@pytest.mark.parametrize("month", ["2026-13", "2026", "11/2026", "9999-12", "２０２６-11", 202611])
def test_month_that_is_none_is_refused(ines, people, month):
    body = ines.post("statements/", {"interpreter": people.amal.pk, "month": month})

    assert (ines.status, [error["field"] for error in body["errors"]]) == (422, ["month"])


def test_statement_as_a_file(ines, people, approved):
    people.amal.person.name = "=Amal()"
    people.amal.person.save()
    pk = ines.post("statements/", {"interpreter": people.amal.pk, "month": "2026-11"})["id"]

    raw = ines.get(f"statements/{pk}/csv/", Accept="text/csv")

    assert ines.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert ines.headers["Content-Disposition"] == 'attachment; filename="abrechnung-1.csv"'
    heading, line, end = raw.decode("utf-8-sig").split("\r\n")
    assert heading == "Abrechnung;Name;Tag;Einsatz;Minuten;Kilometer;Betrag;Berechnung"
    assert line.startswith("1;'=Amal();24.11.2026;Arabisch (Levante), Korbach, Einsatz ")
    assert line.endswith(";75;24,0;20,00;1 Einsatz pauschal 20,00 €, Fahrt inbegriffen")
    assert end == ""


def test_missing_file_is_a_problem(ines):
    body = ines.get("statements/999/csv/", Accept="text/csv")

    assert (ines.status, body["code"]) == (404, "not_found")


@pytest.mark.parametrize("rows", [1, 3])
def test_statements_cost_the_same_however_many(ines, people, at, rows, django_assert_num_queries):
    for number in range(rows):
        record = worked(people, at, days=number + 1)
        for verb, told in (("report", TOLD), ("attest", None), ("approve", None)):
            ines.post(f"service-records/{record.pk}/{verb}/", told)
        ines.post("statements/", {"interpreter": people.amal.pk, "month": "2026-11"})

    with django_assert_num_queries(6):
        body = ines.get("statements/")

    assert body["count"] == rows


def test_statements_are_for_coordinators(gesa, people):
    assert gesa.get("statements/")["code"] == "NotAllowed"
    assert gesa.status == 403
