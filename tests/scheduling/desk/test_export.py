"""Everything of a Pool as one file: who may, what is in it, and that it comes in again."""

import csv
import io
import zipfile
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from pool.models import Event, Interpreter, Membership, Note
from scheduling.actions import exports
from scheduling.takeout.files import everything
from scheduling.takeout.tables import Wanted
from tests.builders import accepted, make_interpreter, submit
from tests.scheduling.web import text_of

PAGE, FILE = "/desk/daten/", "/desk/daten/alles/"
SHEETS = [
    "Dolmetschende", "Sprachen", "Zeiten", "Abwesenheiten", "Schulungen", "Einrichtungen", "Ansprechpersonen",
    "Anfragen", "Runden und Fragen", "Einsätze", "Stunden", "Abrechnungen", "Nachrichten", "Journal",
    "Bankverbindungen", "Zahlungsläufe", "Auszahlungen", "Teile der Auszahlungen", "Kosten der Einrichtungen",
    "Fördertöpfe", "Ausnahmen der Förderung", "Erklärungen",
    "Einstellungen", "Tarife", "Vermittlungspausen",
]  # fmt: skip


@pytest.fixture
def busy(people, at):
    """One of everything that is asked for most."""
    accepted(submit(people.youth_office, at, notes="nur leise", more=()), at)
    Note.objects.create(
        pool=people.pool, interpreter=people.amal, text="mag Tee", author="Ines", made_at=at,
        forget_on=at.date() + timedelta(days=9),
    )  # fmt: skip
    return people


def body(answer):
    """All bytes, however they come."""
    return b"".join(answer) if answer.streaming else answer.content


def workbook(client, **data):
    """The workbook as another program reads it."""
    return load_workbook(BytesIO(body(client.post(FILE, {"form": "xlsx"} | data))))


def tables(client, **data):
    """The ZIP as rows by file."""
    archive = zipfile.ZipFile(BytesIO(body(client.post(FILE, {"form": "csv"} | data))))
    assert archive.testzip() is None
    return {
        name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")), delimiter=";"))
        for name in archive.namelist()
    }


def test_workbook_has_a_sheet_of_everything(ines, busy) -> None:
    book = workbook(ines)

    assert book.sheetnames == SHEETS
    assert [cell.value for cell in book["Anfragen"][2]][:6] == [
        book["Anfragen"]["A2"].value, 1, "gefunden", "Jugendamt Korbach", "Jugendamt", "Arabisch (Levante)",
    ]  # fmt: skip
    assert book["Anfragen"]["I2"].value == datetime(2026, 11, 24, 9)  # noqa: DTZ001 -- as a spreadsheet has it
    assert book["Einsätze"].max_row == 2
    assert not [cell for sheet in book for row in sheet.rows for cell in row if cell.data_type == "f"]


def test_zip_says_the_same(ines, busy) -> None:
    found, book = tables(ines), workbook(ines)

    assert [len(rows) for name, rows in found.items() if name != "journal.csv"] == [
        sheet.max_row for sheet in book if sheet.title != "Journal"
    ]
    assert found["anfragen.csv"][1][8] == "24.11.2026 09:00"


def test_what_is_encrypted_comes_only_when_ticked(ines, busy) -> None:
    said = str(tables(ines))
    assert "nur leise" not in said and "mag Tee" not in said and "Südring" not in said

    said = str(tables(ines, secrets="on"))
    assert "nur leise" in said and "mag Tee" in said and "Südring" in said
    assert "Notizen" in workbook(ines, secrets="on").sheetnames


def test_no_message_tells_its_words(ines, busy) -> None:
    rows = tables(ines)["nachrichten.csv"]

    assert len(rows) > 1
    assert "4821" not in str(rows) and "JA" not in str(rows)


def test_only_the_time_asked_for_comes(ines, busy) -> None:
    days = {"from": "2026-12-01", "to": "2026-12-31"}

    assert [len(tables(ines, **days)[f"{name}.csv"]) for name in ("anfragen", "einsaetze", "fragen")] == [
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"from": "2026-12-31", "to": "2026-12-01"}, "Der letzte Tag liegt vor dem ersten."),
        ({"from": "gestern"}, "Dieses Datum gibt es nicht."),
        ({"form": "pdf"}, "Bitte prüfen Sie Ihre Angaben"),
    ],
)
def test_time_that_is_none_is_told(ines, busy, days, words) -> None:
    answer = ines.post(FILE, {"form": "csv"} | days)

    assert (answer.status_code, words in text_of(answer)) == (200, True)


def test_only_who_leads_gets_it(ines, busy) -> None:
    Membership.objects.of(busy.pool).filter(person=busy.ines.person).update(leads=False)

    assert "Das kann nur, wer den Pool verwaltet." in text_of(ines.get(PAGE))
    answer = ines.post(FILE, {"form": "csv"})
    assert not answer.streaming and "Das kann nur, wer den Pool verwaltet." in text_of(answer)


def test_journal_says_who_took_what(ines, busy) -> None:
    tables(ines, secrets="on")

    event = Event.objects.of(busy.pool).get(verb="export")
    assert (event.actor, event.facts["kind"], event.facts["secrets"]) == ("Ines Vogt", "csv", True)


def test_too_much_for_a_workbook_is_told(ines, busy, monkeypatch) -> None:
    monkeypatch.setattr(exports, "MOST", 5)

    assert "zu viele für Excel" in text_of(ines.post(FILE, {"form": "xlsx"}))
    assert ines.post(FILE, {"form": "csv"}).streaming


def test_other_pool_takes_nothing_of_ours(jona, busy) -> None:
    said = str(tables(jona, secrets="on"))

    assert not [secret for secret in ("Amal", "Jugendamt Korbach", "Südring", "Ines Vogt") if secret in said]


def test_clerk_takes_nothing(gesa, busy) -> None:
    assert gesa.post(FILE, {"form": "csv"}).status_code == 403


def test_people_come_in_again_and_are_all_there(ines, busy) -> None:
    make_interpreter(busy.pool, "Öznur Şahin", "kmr", level="B2", mobile="+491713920044", town="")
    data = body(ines.post(FILE, {"form": "xlsx"}))

    url = ines.post(PAGE, {"file": SimpleUploadedFile("alles.xlsx", data)})["Location"]
    form = ines.get(url).context["form"]
    told = {name: form[name].initial or "" for name in form.fields}
    url = ines.post(url, told | {"sheet": 0, "heading": 0, "texts": ""})["Location"]
    counts = ines.get(url).context["counts"]

    assert counts == {"new": 0, "extend": 0, "skip": Interpreter.objects.of(busy.pool).count(), "wrong": 0}


def test_more_rows_cost_no_more_queries(people, at, django_assert_num_queries) -> None:
    wanted = Wanted(people.pool, at.date(), at.date() + timedelta(days=30))
    for days in (2, 3, 4):
        submit(people.youth_office, at, starts=at + timedelta(days=days))
        found = everything(wanted)
        with django_assert_num_queries(24):
            assert sum(1 for table in found for _row in table.rows())
