"""The numbers people look at: sentences, tables, drawings, files; for coordinators of this Pool only."""

import csv
from datetime import timedelta
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from scheduling.actions import assignments, rounds
from scheduling.actions.requests import withdraw_request
from scheduling.desk.evaluation_files import TABLES
from tests.builders import accepted, coordinator_of, interpreter_actor, sent_offers, submit
from tests.scheduling.web import queries_of, text_of

PAGE = "/desk/auswertung/"
NOVEMBER = "period=this_month"
HOUR = timedelta(hours=1)


@pytest.fixture
def month(people, at):
    """Arabic was served, Tigrinya asked in vain, Somali nobody speaks; one was withdrawn, one called off."""
    accepted(submit(people.youth_office, at), at)
    row = submit(people.youth_office, at, language="tir")
    sent_offers(row, at)
    rounds.give_up(row, at=at + 20 * HOUR)
    submit(people.school, at, language="som", setting="school", starts=at + 49 * HOUR)
    other = submit(people.school, at, modality="phone", starts=at + 51 * HOUR)
    withdraw_request(other, by=coordinator_of(people.pool), at=at, reason="erledigt")
    held = accepted(submit(people.youth_office, at, starts=at + 74 * HOUR), at)
    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")


def rows(client, name, query=NOVEMBER):
    """A CSV file without its heading."""
    text = client.get(f"{PAGE}{name}.csv?{query}").content.decode("utf-8-sig")
    return [*csv.reader(text.splitlines(), delimiter=";")][1:]


def drawings(response):
    """Every drawing of a page, read as the XML it must be."""
    page = response.content.decode()
    parts = [part.partition("</svg>")[0] for part in page.split('<svg class="plot"')[1:]]
    return [ElementTree.fromstring(f"<svg {part}</svg>") for part in parts]  # noqa: S314 -- our own page


def test_pool_without_anything_says_so(ines):
    text = text_of(ines.get(PAGE))

    assert "Zahlen, Oktober 2026 Im Oktober 2026 gab es keine Anfragen. Zeitraum" in text
    assert "In dieser Zeit gab es keine Einsätze." in text


def test_three_sentences_come_first(ines, month):
    text = text_of(ines.get(f"{PAGE}?{NOVEMBER}"))

    assert (
        "Zahlen, November 2026 Im November 2026 gab es 5 Anfragen, 5 mehr als im Oktober 2026. "
        "Bedient wurde 1 (33 %), nicht bedient 2, zurückgezogen oder abgelehnt 1, noch offen ist 1. "
        "Am meisten fehlte Somali im Raum Korbach (1-mal). Zeitraum"
    ) in text


def test_reasons_and_places_are_told(ines, month):
    assert rows(ines, "gruende") == [
        ["Niemand im Pool spricht die Sprache", "1"],
        ["Gefragt, aber niemand hat geantwortet", "1"],
        ["Zurückgezogen, bevor die Suche zu Ende war", "1"],
    ]
    assert rows(ines, "fehlt") == [["Somali", "Korbach", "1"], ["Tigrinya", "Korbach", "1"]]


def test_tables_count_by_everything(ines, month):
    languages = {row[0]: row[1:6] for row in rows(ines, "sprachen")}

    assert languages == {
        "Arabisch (Levante)": ["3", "1", "0", "1", "1"],
        "Somali": ["1", "0", "1", "0", "0"],
        "Tigrinya": ["1", "0", "1", "0", "0"],
    }
    assert [row[:2] for row in rows(ines, "einrichtungen")] == [
        ["Jugendamt Korbach", "3"],
        ["Grundschule am Berg", "2"],
    ]
    assert [row[:2] for row in rows(ines, "einsatzarten")] == [["vor Ort", "4"], ["am Telefon", "1"]]
    assert [row[:2] for row in rows(ines, "orte")] == [["Korbach", "4"], ["am Telefon oder per Video", "1"]]
    assert [row[0] for row in rows(ines, "wochentage")] == ["Dienstag", "Mittwoch", "Donnerstag"]
    assert rows(ines, "monate")[0][:2] == ["November 2026", "5"]


@pytest.mark.parametrize("name", [name for name in TABLES if name not in ("stufen",)])
def test_each_table_is_a_csv_and_an_excel_file(ines, month, name):
    plain, sheet = (ines.get(f"{PAGE}{name}.{kind}?{NOVEMBER}") for kind in ("csv", "xlsx"))
    told = rows(ines, name)
    (tab,) = openpyxl.load_workbook(BytesIO(sheet.content)).worksheets

    assert plain.headers["Content-Disposition"] == (
        f'attachment; filename="auswertung-{name}-2026-11-01-2026-11-30.csv"'
    )
    assert tab.max_row == len(told) + 1
    assert tab.max_column == len(told[0])


def test_all_tables_come_together(ines, month):
    book = openpyxl.load_workbook(BytesIO(ines.get(f"{PAGE}alle.xlsx?{NOVEMBER}").content))
    archive = ZipFile(BytesIO(ines.get(f"{PAGE}alle.zip?{NOVEMBER}").content))

    assert len(book.sheetnames) == len(TABLES) == len(set(book.sheetnames))
    assert archive.namelist() == [f"{name}.csv" for name in TABLES]
    assert book["Nach Sprachen"]["B2"].value == 3


@pytest.mark.parametrize("name", ["alle.csv", "nichts.csv", "sprachen.zip", "sprachen.pdf", "alle.doc"])
def test_no_other_file_is_there(ines, name):
    assert ines.get(f"{PAGE}{name}").status_code == 404


def test_drawings_are_titled_and_say_their_figures(ines, month):
    found = drawings(ines.get(f"{PAGE}?{NOVEMBER}"))

    assert [one.find("title").text for one in found] == [
        "Anfragen nach Wochen",
        "Anfragen nach Sprachen",
        "Zeit bis zum Ja",
        "Dolmetschende nach Zahl der Einsätze",
    ]
    assert all(one.get("role") == "img" and one.find("desc").text for one in found)
    assert [text.text for text in found[1].findall("text")][:2] == ["Arabisch (Levante)", "1"]
    assert "style=" not in ines.get(f"{PAGE}?{NOVEMBER}").content.decode().partition("<main")[2]


@pytest.mark.parametrize("period", ["this_year", "last_quarter", "this_quarter", "last_year", "last_month"])
@pytest.mark.parametrize("against", ["before", "year"])
def test_every_period_can_be_asked_for(ines, month, period, against):
    response = ines.get(f"{PAGE}?period={period}&against={against}")

    assert (response.status_code, "Im Vergleich" in text_of(response)) == (200, True)


def test_free_days_are_compared_with_as_many_before(ines, month):
    text = text_of(ines.get(f"{PAGE}?from=24.11.2026&to=2026-11-25"))

    assert "In der Zeit vom 24.11.2026 bis 25.11.2026 gab es 4 Anfragen" in text
    assert "4 mehr als in der Zeit vom 22.11.2026 bis 23.11.2026" in text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=2026-11-30&to=2026-11-01", "Der letzte Tag liegt vor dem ersten."),
        ("from=2001-01-01&to=2026-11-01", "Bitte höchstens drei Jahre auf einmal."),
        ("from=gestern&to=2026-11-01", "Dieses Datum gibt es nicht."),
        ("from=0001-01-01&to=0001-01-02", "Dieses Jahr liegt zu weit weg."),
        ("from=2026-11-01", "Bitte geben Sie einen Tag an."),
        ("period=free", "Bitte geben Sie einen Tag an."),
        ("period=never", "steht nicht darin"),
    ],
)
def test_days_that_are_none_are_answered_in_words(ines, month, query, words):
    text = text_of(ines.get(f"{PAGE}?{query}"))

    assert words in text
    assert "Im Vergleich" not in text
    for name in ("sprachen.csv", "alle.xlsx", "gremienbericht.pdf"):
        back = ines.get(f"{PAGE}{name}?{query}")
        assert (back.status_code, back.headers["Location"]) == (302, f"{PAGE}?{query}")


def test_page_costs_the_same_with_one_and_three_requests(ines, people, at):
    found: list[int] = []
    for days in ((1,), (2, 3)):
        for day in days:
            submit(people.youth_office, at, language="som", starts=at + timedelta(days=day))
            accepted(submit(people.school, at, starts=at + timedelta(days=day)), at)
        with queries_of(found):
            ines.get(f"{PAGE}?{NOVEMBER}")

    assert found == [31, 31]


@pytest.mark.parametrize("path", ["", "sprachen.csv", "alle.xlsx", "alle.zip", "gremienbericht.pdf"])
def test_numbers_are_for_coordinators(client, gesa, path):
    assert gesa.get(f"{PAGE}{path}").status_code == 403
    assert client.get(f"{PAGE}{path}").headers["Location"].startswith("/anmelden/")


def test_other_pool_sees_nothing_of_it(jona, month):
    assert "Im November 2026 gab es keine Anfragen." in text_of(jona.get(f"{PAGE}?{NOVEMBER}"))
    assert rows(jona, "sprachen") == []
    assert "Amal" not in everything(jona)


def everything(client):
    """All tables of another Pool as text."""
    archive = ZipFile(BytesIO(client.get(f"{PAGE}alle.zip?{NOVEMBER}").content))
    return "\n".join(archive.read(name).decode() for name in archive.namelist())


def test_no_case_reference_leaves_the_house(ines, month):
    assert "AZ 17/4" not in everything(ines)
    assert "AZ 17/4" not in ines.get(f"{PAGE}?{NOVEMBER}").content.decode()
