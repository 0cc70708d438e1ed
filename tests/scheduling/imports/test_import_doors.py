"""What the desk says to files it cannot use, and who may not see whose."""

import pytest

from pool.models import Event, Import
from scheduling.domain.imports.columns import Field
from tests.builders import make_interpreter
from tests.scheduling.imports.desk import PAGE, brought, take, upload
from tests.scheduling.imports.files import HEAD, csv_text, person, workbook
from tests.scheduling.web import browser_of, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "In der Datei steht nichts."),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "Das ist keine Tabelle"),
        (csv_text(*[("x",)] * 50_000).encode(), "mehr als 5.000 Zeilen"),
        (b"x;y\n" * 2_000_000, "bis zu 5 MB"),
    ],
)
def test_file_that_cannot_be_used_says_why(ines, people, data, words) -> None:
    answer = upload(ines, data)

    assert (answer.status_code, words in text_of(answer)) == (200, True)
    assert not Import.objects.of(people.pool).exists()


def test_columns_without_a_name_or_with_two_mails_are_refused(ines, people) -> None:
    answer = upload(ines, workbook(("a", "b"), head=("Foo", "Bar")))
    data = {"state": "active", "level": "C1", "sheet": 0, "heading": 0}

    assert "in welcher Spalte der Name steht" in text_of(ines.post(answer["Location"], data))
    twice = data | {"column_0": "name", "column_1": "name"}
    assert "Zwei Spalten sind „Name“." in text_of(ines.post(answer["Location"], twice))


def test_other_sheet_and_other_headings_can_be_chosen(ines, people) -> None:
    data = workbook(("x",), head=("Notiz",), sheets={"Liste 2": [["Titel"], HEAD, person(30)]})
    url = upload(ines, data)["Location"]

    assert ines.get(url).context["at"] == 1
    assert ines.get(url).context["heading"] == 1
    assert ines.get(url, {"sheet": "0", "heading": "0", "of": "1"}).context["at"] == 0
    assert ines.get(url, {"sheet": "1", "heading": "3", "of": "1"}).context["people"] == 3
    assert ines.get(url, {"sheet": "9", "heading": "nichts", "of": "x"}).status_code == 200


def test_row_of_another_pool_does_not_exist(ines, people) -> None:
    url = brought(ines, person(30))
    jona = browser_of(people.jona)

    assert {jona.get(one).status_code for one in (url, f"{url}spalten/")} == {404}
    assert jona.post(url, {"do": "take", "seen": ""}).status_code == 404
    assert "liste.xlsx" not in text_of(jona.get(PAGE))


def test_same_people_of_another_pool_are_no_doubles(ines, people) -> None:
    make_interpreter(people.neighbour, "Zara Ali", mobile="+491713920030")
    url = brought(ines, person(30, name="Zara Ali"))

    assert ines.get(url).context["counts"]["new"] == 1


def test_upload_after_the_sign_in_has_ended_leads_to_it(client, people) -> None:
    answer = upload(client, workbook(person(30)))

    assert answer["Location"].startswith("/anmelden/")


def test_clerk_has_no_business_here(people) -> None:
    assert browser_of(people.gesa).get(PAGE).status_code == 403


def test_journal_has_beginning_and_end(ines, people) -> None:
    url = brought(ines, person(30))
    take(ines, url)
    ines.post(url, {"do": "undo"})

    told = (
        Event.objects.of(people.pool).filter(subject="import").order_by("pk").values_list("verb", flat=True)
    )
    assert list(told) == ["begin", "take_over", "undo"]


def test_more_rows_cost_no_more_queries(ines, people) -> None:
    counts: list[int] = []
    urls = [brought(ines, person(30)), brought(ines, person(41), person(42), person(43))]
    for url in urls:
        with queries_of(counts):
            ines.get(url)
    for url in urls:
        with queries_of(counts):
            take(ines, url)
    for url in urls:
        with queries_of(counts):
            ines.get(url)
    for url in urls:
        with queries_of(counts):
            ines.post(url, {"do": "undo"})

    assert counts[::2] == counts[1::2]


def test_sample_is_understood(ines, people) -> None:
    data = ines.get("/desk/daten/muster.xlsx").content
    url = upload(ines, data)["Location"]

    assert Field.NOTHING not in {Field(one[1]) for one in _guessed(ines.get(url).context["form"])}


def _guessed(form):
    return [(name, field.initial) for name, field in form.fields.items() if name.startswith("column_")]
