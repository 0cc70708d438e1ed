"""From the upload to the undoing, as the coordinator sees it."""

from datetime import timedelta

import pytest
from django.db import connection

from notifications import clock
from pool.actions.consents import Consents, set_consents
from pool.models import Import, Interpreter, LanguageSkill, Note, Person
from scheduling import tasks
from tests.builders import ask, submit
from tests.scheduling.imports.desk import brought, names, take
from tests.scheduling.imports.files import HEAD, person
from tests.scheduling.web import text_of

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("said_no", [False, True])
def test_old_list_gives_no_permission_back(ines, people, at, said_no) -> None:
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(sms_consent_on=None)
    if said_no:
        none = Consents(sms_consent_on=None, contact_by="", share_phone=False, mailings=True)
        set_consents(people.amal, consents=none, by=people.actor(people.ines), at=at)
    head = ("Name", "Mobil", "SMS erlaubt seit")
    url = brought(ines, ("Amal H.", "0171 3920001", "01.02.2026"), head=head)

    ines.post(url, {"do": "rows", "row_2": "extend"})
    take(ines, url)

    people.amal.refresh_from_db()
    assert (people.amal.sms_consent_on is None) is said_no


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
