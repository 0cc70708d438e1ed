"""From the upload to the undoing, as the coordinator sees it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from notifications import clock
from pool.models import Event, Import, Interpreter, LanguageSkill, Note, Person
from scheduling import tasks
from scheduling.domain.imports.columns import Field
from tests.builders import ask, make_interpreter, submit
from tests.scheduling.imports.files import HEAD, csv_text, person, workbook
from tests.scheduling.web import browser_of, people_at, queries_of, text_of

pytestmark = pytest.mark.django_db
PAGE = "/desk/daten/"


@pytest.fixture
def people(at):
    return people_at(at)


@pytest.fixture
def ines(people):
    return browser_of(people.ines)


def upload(client, data, name="liste.xlsx"):
    """Bring it; returns the answer."""
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def brought(client, *rows, head=HEAD, **columns):
    """Upload, take the columns as they were guessed, and stand before the rows; returns the address."""
    answer = upload(client, workbook(*rows, head=head))
    assert answer.status_code == 302, text_of(answer)
    page = client.get(answer["Location"])
    form = page.context["form"]
    data = (
        {name: form[name].initial or "" for name in form.fields}
        | {"state": "active", "level": "C1"}
        | columns
    )
    data = {name: value for name, value in data.items() if value is not False}
    data |= {"sheet": page.context["at"], "heading": page.context["heading"]}
    answer = client.post(answer["Location"], data)
    assert answer.status_code == 302, text_of(answer)
    return answer["Location"]


def take(client, url, **more):
    """The last click."""
    seen = client.get(url).context["take"].initial["seen"]
    return client.post(url, {"do": "take", "seen": seen} | more)


def names(people):
    """Everybody of the Pool."""
    return set(Interpreter.objects.of(people.pool).values_list("person__name", flat=True))


def test_list_comes_in_and_goes_out_again(ines, people) -> None:
    before = names(people)
    url = brought(ines, person(30, name="Zara Ali", speaks="Kurdisch (Sorani) (B2), Farsi"), person(31))

    text = text_of(ines.get(url))
    assert "2 Zeilen. Geschrieben ist noch nichts. 2 neu 0 werden ergänzt" in text
    assert names(people) == before

    take(ines, url)
    zara = Interpreter.objects.of(people.pool).get(person__name="Zara Ali")
    assert (zara.person.mobile, zara.postal_code, zara.number, zara.state) == (
        "+491713920030", "34497", 6, Interpreter.TRAINING,
    )  # fmt: skip
    assert set(zara.skills.values_list("language", "level")) == {("ckb", "B2"), ("pes", "C1")}
    assert Import.objects.of(people.pool).get().table == ""
    assert "2 Personen sind neu im Pool" in text_of(ines.get(url))

    ines.post(url, {"do": "undo"})
    assert names(people) == before
    assert not Person.objects.filter(name="Zara Ali").exists()
    assert "Alles ist wieder wie vorher." in text_of(ines.get(url))


def test_papers_make_somebody_active(ines, people) -> None:
    head = ("Name", "Mobil", "Verpflichtungserklärung", "Basisschulung", "Führungszeugnis")
    days = ("01.02.2026", "2026-02-03", "46000")
    url = brought(
        ines, ("Zara Ali", "1713920030", *days), ("Yara", "", *days[:2], "ja"), head=head, texts="on"
    )

    assert "das ist kein Datum" in text_of(ines.get(url))
    take(ines, url)
    states = dict(Interpreter.objects.of(people.pool).values_list("person__name", "state"))
    assert (states["Zara Ali"], states["Yara"]) == (Interpreter.ACTIVE, Interpreter.TRAINING)
    assert Interpreter.objects.of(people.pool).get(person__name="Zara Ali").sms_consent_on


def test_who_is_there_is_left_out_unless_somebody_says_otherwise(ines, people) -> None:
    url = brought(ines, person(30, name="Amal H.", mobile="0171 3920001", speaks="Somali"))

    assert "gibt es schon: Amal Haddad, dieselbe Nummer" in text_of(ines.get(url))
    assert "So würde niemand übernommen" in text_of(take(ines, url))

    ines.post(url, {"do": "rows", "row_2": "extend"})
    take(ines, url)
    people.amal.person.refresh_from_db()
    assert people.amal.person.name == "Amal Haddad"
    assert set(people.amal.skills.values_list("language", flat=True)) == {"apc", "som"}

    ines.post(url, {"do": "undo"})
    assert set(people.amal.skills.values_list("language", flat=True)) == {"apc"}


def test_all_doubles_may_be_chosen_at_once(ines, people) -> None:
    url = brought(ines, person(1, name="Amal"), person(1, name="Amal"))

    ines.post(url, {"do": "all", "always": "new"})
    assert ines.get(url).context["counts"]["new"] == 2


def test_same_person_twice_in_the_file_is_one(ines, people) -> None:
    url = brought(ines, person(30, name="Zara Ali"), person(31, name="Zara Ali", speaks="Dari"))

    assert "steht schon in Zeile 2: Zara Ali, derselbe Name und Ort" in text_of(ines.get(url))
    ines.post(url, {"do": "rows", "row_3": "extend"})
    take(ines, url)
    zara = Interpreter.objects.of(people.pool).get(person__name="Zara Ali")
    assert set(zara.skills.values_list("language", flat=True)) == {"som", "prs"}

    ines.post(url, {"do": "undo"})
    assert "Zara Ali" not in names(people)


def test_errors_stand_beside_the_cell_and_keep_the_row_out(ines, people) -> None:
    url = brought(ines, person(30), person(31, name="Zara Ali", mobile="4,91523E+12"))

    said = "Zeile 3, Spalte B: Mobil: 4,91523E+12 – Excel hat die Nummer verkürzt, bitte als Text eintragen"
    assert said in text_of(ines.get(url))
    refused = take(ines, url)
    assert "Zeilen mit Fehlern: 1." in text_of(refused)
    assert "Zara Ali" not in names(people)

    take(ines, url, without_wrong="on")
    assert "Zara Ali" not in names(people)
    assert "Person AD" in names(people)


def test_unknown_word_is_asked_once_for_all_rows(ines, people) -> None:
    url = brought(ines, person(30, speaks="Kurdisch (C1)"), person(31, speaks="kurdisch, Klingonisch"))

    form = ines.get(url).context["words"]
    assert [str(field.label) for field in form] == [
        "„Kurdisch“, in 2 Zeilen", "„Klingonisch“, in 1 Zeile",
    ]  # fmt: skip
    ines.post(url, {"do": "words", "word_0": "kmr", "word_1": "-"})
    take(ines, url)
    assert LanguageSkill.objects.of(people.pool).filter(language="kmr").count() == 3


def test_landline_and_notes_are_kept_as_a_note(ines, people) -> None:
    head = (*HEAD, "Bemerkungen")
    url = brought(ines, (*person(30, mobile="069 90009001"), "kann <b>nur</b> abends"), head=head)

    assert "<b>nur</b>" not in ines.get(url).content.decode()
    take(ines, url)
    note = Note.objects.of(people.pool).get()
    assert note.text == "Tel. +496990009001\nkann <b>nur</b> abends"


def test_two_people_importing_do_not_write_each_other_twice(ines, people, at) -> None:
    first, second = brought(ines, person(30)), brought(ines, person(30))
    seen = ines.get(second).context["take"].initial["seen"]
    take(ines, first)

    answer = ines.post(second, {"do": "take", "seen": seen})
    assert "Inzwischen hat sich im Pool etwas geändert." in text_of(answer)
    assert Interpreter.objects.of(people.pool).filter(person__name="Person AD").count() == 1


def test_second_click_finds_it_done(ines, people) -> None:
    url = brought(ines, person(30))
    take(ines, url)

    answer = ines.post(url, {"do": "take", "seen": "x"})
    assert (answer.status_code, "schon übernommen" in text_of(answer)) == (409, True)
    ines.post(url, {"do": "undo"})
    assert ines.post(url, {"do": "undo"}).status_code == 409


def test_who_was_asked_or_changed_stays_and_the_page_says_why(ines, people, at) -> None:
    url = brought(ines, person(30, name="Zara"), person(31, name="Yara"), person(32, name="Wara"))
    take(ines, url)
    made = {row.person.name: row for row in Interpreter.objects.of(people.pool).select_related("person")}
    later = at + timedelta(hours=1)
    ask(submit(people.youth_office, later), made["Zara"], later)
    Interpreter.objects.of(people.pool).filter(pk=made["Yara"].pk).update(town="Kassel")

    assert "2 Personen bleiben." in text_of(ines.get(url))
    ines.post(url, {"do": "undo"})
    text = text_of(ines.get(url))
    assert "Zara neu angelegt wurde seither gefragt" in text
    assert "Yara neu angelegt wurde seither geändert" in text
    assert "Wara" not in names(people)
    assert {"Zara", "Yara"} <= names(people)


def test_code_that_was_sent_by_itself_does_not_keep_anybody(ines, people, at) -> None:
    url = brought(ines, person(30, name="Zara"), texts="on")
    take(ines, url)
    tasks.daily()

    ines.post(url, {"do": "undo"})
    assert "Zara" not in names(people)


def test_table_is_gone_after_a_week(ines, people, at) -> None:
    url = brought(ines, person(30))
    clock.move(timedelta(days=8))
    tasks.daily()

    row = Import.objects.of(people.pool).get()
    assert (row.table, row.choices, row.state) == ("", {}, "lapsed")
    assert "hat eine Woche gewartet" in text_of(ines.get(url))
    assert ines.post(url, {"do": "take", "seen": ""}).status_code == 409


def test_table_lies_encrypted(ines, people) -> None:
    brought(ines, person(30, name="Zara Ali"))
    with connection.cursor() as cursor:
        cursor.execute('SELECT "table" FROM pool_import')
        assert "Zara" not in cursor.fetchone()[0]


def test_discarded_list_leaves_nothing(ines, people) -> None:
    url = brought(ines, person(30))

    assert "Geschrieben wurde nichts" in text_of(ines.post(url, {"do": "discard"}, follow=True))
    assert not Import.objects.of(people.pool).exists()


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
