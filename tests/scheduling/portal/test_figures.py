"""The clerk's own figures: the page, its files, and nobody else's."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest

from scheduling.actions import assignments, service_records
from scheduling.models import Assignment
from tests.builders import accepted, clerk_of, coordinator_of, hear, submit
from tests.scheduling.web import queries_of, text_of

DAY = timedelta(days=1)


def worked(people, at, days=7, approve=True, **fields):
    """An approved appointment so many days ago, 75 minutes for 20 euros."""
    past = at - days * DAY
    row = accepted(submit(people.youth_office, past - 2 * DAY, starts=past, **fields), past - 2 * DAY)
    assignments.complete_assignment(row, at=row.ends)
    hear(row.person.mobile, f"FERTIG {row.code} 75 24", row.ends)
    if approve:
        record = service_records.attest_record(
            row.service_record, by=clerk_of(people.youth_office)[0], at=row.ends
        )
        service_records.approve_record(record, by=coordinator_of(people.pool), at=row.ends)
    return row


def read(response):
    """The file as a spreadsheet reads it."""
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_page_shows_this_year_and_what_is_not_known_yet(gesa, people, at):
    worked(people, at)
    worked(people, at, days=5, approve=False)
    submit(people.school, at)

    text = text_of(gesa.get("/auswertung/"))

    assert "Auswertung 2026" in text and "Kostenträger: Jugendamt Korbach." in text
    assert "Anfragen 2 Termine 2 (1,25 Stunden) Kosten 20,00 €" in text
    assert "Für 1 Termin stehen die Kosten noch nicht fest." in text
    assert "Arabisch (Levante) 2 2 0 2 1,25 20,00 €" in text


def test_empty_year_is_one_line_of_zeros(gesa):
    text = text_of(gesa.get("/auswertung/"))

    assert "Jahr 0 0 0 0 0 0 0,00 0,00 € 0" in text and "Keine." in text


@pytest.mark.parametrize("year", ["", "2026", "1999", "99999", "-1", "abc", "²", "2026.5", "x" * 9999, "\0"])
def test_any_year_is_a_page(gesa, year):
    assert gesa.get("/auswertung/", {"year": year}).context["found"].year == 2026
    assert gesa.get("/auswertung/monate.csv", {"year": year}).status_code == 200


def test_page_leaves_out_months_in_which_nothing_was(gesa, people, at):
    worked(people, at)

    text = text_of(gesa.get("/auswertung/"))

    assert "November 2026" in text and "Januar 2026" not in text
    assert "Monate, in denen nichts war, fehlen hier." in text


def test_months_as_a_file_sum_to_the_cent(gesa, people, at):
    people.youth_office.cost_bearer = "=Landkreis()"
    people.youth_office.save()
    worked(people, at)
    row = worked(people, at, days=40)
    Assignment.objects.of(people.pool).filter(pk=row.pk).update(late_cost=Decimal("12.34"))

    heading, *months, year = read(gesa.get("/auswertung/monate.csv"))

    cost = heading.index("Kosten (Euro)")
    assert [line[0] for line in months][9:11] == ["Oktober 2026", "November 2026"]
    assert (months[9][cost], months[10][cost], year[cost]) == ("32,34", "20,00", "52,34")
    assert {line[-1] for line in months} == {"'=Landkreis()"}


def test_appointments_as_a_file(gesa, people, at):
    worked(people, at, file_reference="=1+1")
    worked(people, at, days=5, approve=False)

    heading, first, second = read(gesa.get("/auswertung/termine.csv"))

    assert heading[:4] == ["Tag", "Beginn", "Einsatz", "Sprache"]
    assert (first[0], first[1]) == ("16.11.2026", "09:00")
    assert (first[6], first[8], first[9]) == ("'=1+1", "75", "20,00")
    assert (second[8], second[9]) == ("", "noch offen")


def test_file_nobody_knows_is_missing(gesa):
    assert gesa.get("/auswertung/alles.csv").status_code == 404


def test_another_institution_sees_its_own(henning, people, at):
    worked(people, at)

    assert henning.get("/auswertung/").context["found"].total.asked == 0
    assert len(read(henning.get("/auswertung/termine.csv"))) == 1


@pytest.mark.parametrize("path", ["/auswertung/", "/auswertung/monate.csv"])
def test_figures_are_for_clerks(ines, path):
    assert ines.get(path).status_code == 403


@pytest.mark.parametrize("path", ["/auswertung/", "/auswertung/termine.csv"])
def test_page_costs_the_same_with_one_and_three_rows(gesa, people, at, path):
    found = []
    for days in ((7,), (9, 11)):
        for day in days:
            worked(people, at, days=day)
        with queries_of(found):
            gesa.get(path)

    assert found[0] == found[1]
