"""Trainings and notes on the page of one person: added, changed, gone; wrong input, somebody else's rows."""

from datetime import date, timedelta

import pytest

from pool.models import Event, Note, Training
from scheduling import tasks
from tests.scheduling.desk.test_person_forms import NOTE, TRAINING, again, page_of
from tests.scheduling.web import text_of


def test_training_is_added_changed_and_removed(ines, people):
    text = text_of(ines.post(page_of(people.amal), TRAINING, follow=True))
    row = Training.objects.of(people.pool).get()
    assert "Dolmetschen bei Ärzten Fortbildung, 07.03.2026, 8 Einheiten, gilt bis 07.03.2028" in text

    form = ines.get(page_of(people.amal), {"auf": "training", "schulung": row.pk}).context["forms"][
        "training"
    ]
    assert (form["title"].value(), form["row"].value()) == ("Dolmetschen bei Ärzten", row.pk)
    ines.post(page_of(people.amal), TRAINING | {"row": row.pk, "units": "12", "expires_on": ""})
    row.refresh_from_db()
    assert (row.units, row.expires_on, Training.objects.of(people.pool).count()) == (12, None, 1)

    ines.post(page_of(people.amal), {"do": "remove_training", "row": row.pk})
    assert not Training.objects.of(people.pool).exists()


def test_basic_training_is_the_paper_that_was_missing(ines, people):
    ines.post(page_of(people.fatou), TRAINING | {"kind": "basic"})

    assert again(people.fatou).training_on == date(2026, 3, 7)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""}, {"done_on": ""}, {"done_on": "2026-11-24"}, {"expires_on": "2026-03-06"},
        {"expires_on": "9999-01-01"}, {"units": "0"}, {"units": "1001"}, {"units": "viele"},
        {"kind": "magic"}, {"row": "4711"}, {"row": "-1"}, {"row": "x"},
    ],
)  # fmt: skip
def test_wrong_training_is_refused(ines, people, changes):
    page = ines.post(page_of(people.amal), TRAINING | changes)

    assert page.context["form"].errors
    assert not Training.objects.of(people.pool).exists()


def test_training_of_somebody_else_is_not_touched(ines, people):
    ines.post(page_of(people.bo), TRAINING)
    row = Training.objects.of(people.pool).get()

    changed = ines.post(page_of(people.amal), TRAINING | {"row": row.pk, "title": "Falsch"})
    removed = ines.post(page_of(people.amal), {"do": "remove_training", "row": row.pk})
    shown = ines.get(page_of(people.amal), {"schulung": row.pk})

    row.refresh_from_db()
    assert (changed.context["form"].errors.keys(), removed.status_code) == ({"row"}, 404)
    assert (shown.status_code, row.name) == (404, "Dolmetschen bei Ärzten")


def test_note_is_kept_encrypted_read_and_removed(ines, people):
    text = text_of(ines.post(page_of(people.amal), NOTE, follow=True))

    row = Note.objects.of(people.pool).get()
    assert (row.author, row.forget_on) == ("Ines Vogt", date(2027, 6, 30))
    assert "Ruft lieber abends zurück." in text
    assert "bleibt bis 30.06.2027" in text
    assert "Ruft" not in str(Event.objects.of(people.pool).about(people.amal).values_list("facts", "reason"))
    ines.post(page_of(people.amal), {"do": "remove_note", "row": row.pk})
    assert not Note.objects.of(people.pool).exists()


def test_note_without_a_last_day_lives_a_year(ines, people):
    ines.post(page_of(people.amal), NOTE | {"forget_on": ""})

    assert Note.objects.of(people.pool).get().forget_on == date(2027, 11, 23)


@pytest.mark.parametrize(
    "changes",
    [{"text": " "}, {"text": "x" * 2001}, {"forget_on": "2026-11-22"}, {"forget_on": "2029-11-23"}],
)
def test_wrong_note_is_refused(ines, people, changes):
    page = ines.post(page_of(people.amal), NOTE | changes)

    assert page.context["form"].errors
    assert not Note.objects.of(people.pool).exists()


def test_note_is_forgotten_after_its_last_day(ines, people, at):
    ines.post(page_of(people.amal), NOTE | {"forget_on": "2026-11-24"})

    assert tasks.forget_notes(at + timedelta(days=1)) == 0
    assert tasks.forget_notes(at + timedelta(days=2)) == 1
    assert not Note.objects.of(people.pool).exists()
    assert Event.objects.of(people.pool).about(people.amal).last().verb == "forget_note"


def test_note_with_markup_is_shown_as_it_is(ines, people):
    page = ines.post(page_of(people.amal), NOTE | {"text": "<script>alert(1)</script>"}, follow=True)

    assert "<script>alert(1)" not in page.content.decode()
