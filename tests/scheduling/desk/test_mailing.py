"""Rundschreiben at the desk: chosen as in the directory, shown first, sent with the second click."""

import re

import pytest

from notifications.models import Message
from scheduling.models import Mailing
from tests.builders import make_interpreter
from tests.scheduling.web import browser_of, people_at, queries_of, text_of

pytestmark = pytest.mark.django_db
NEW = "/desk/rundschreiben/neu/"
TEXT = {"way": "both", "subject": "Schulung", "body": "Guten Tag {name}!", "key": "k"}


@pytest.fixture
def people(at):
    """Everybody, and the clock."""
    return people_at(at)


@pytest.fixture
def ines(people):
    """The coordinator's browser."""
    return browser_of(people.ines)


def count_in(response) -> int:
    """How many the page says it would go to."""
    return int(re.search(r'name="count" value="(\d+)"', response.content.decode())[1])


def test_first_click_shows_and_sends_nothing(ines, people) -> None:
    shown = ines.post(NEW, TEXT)

    assert "So geht es hinaus" in text_of(shown)
    assert count_in(shown) > 0
    assert not Message.objects.filter(kind="mailing").exists()


def test_second_click_sends_to_as_many_as_were_shown(ines, people) -> None:
    number = count_in(ines.post(NEW, TEXT))

    response = ines.post(NEW, TEXT | {"count": number})

    row = Mailing.objects.of(people.pool).get()
    assert response["Location"] == f"/desk/rundschreiben/{row.pk}/"
    assert Message.objects.filter(kind="mailing").count() == number


def test_language_chooses_its_speakers_alone(ines, people) -> None:
    make_interpreter(people.pool, name="Zara", language="ckb", email="zara@post.example")
    page = f"{NEW}?language=ckb"
    number = count_in(ines.post(page, TEXT))

    ines.post(page, TEXT | {"count": number})

    assert [one.recipient for one in Message.objects.filter(kind="mailing")] == ["zara@post.example"]
    assert Mailing.objects.of(people.pool).get().wanted["language"] == "ckb"


def test_other_number_than_was_shown_is_shown_again(ines, people) -> None:
    page = text_of(ines.post(NEW, TEXT | {"count": 999}))

    assert "Bitte sehen Sie noch einmal nach." in page
    assert not Mailing.objects.of(people.pool).exists()


def test_text_can_be_changed_after_looking(ines) -> None:
    page = ines.post(NEW, TEXT | {"count": 3, "again": "1"}).content.decode()

    assert "<textarea" in page and "Guten Tag {name}!" in page


def test_missing_subject_is_said_beside_it(ines) -> None:
    assert "Eine E-Mail braucht einen Betreff." in text_of(ines.post(NEW, TEXT | {"subject": ""}))


def test_sms_says_how_many_it_makes(ines) -> None:
    page = text_of(ines.post(NEW, TEXT | {"way": "sms"}))

    assert re.search(r"SMS an \d+ Nummern, das sind \d+ SMS", page)


def test_result_says_how_far_it_is(ines, people) -> None:
    ines.post(NEW, TEXT | {"count": count_in(ines.post(NEW, TEXT))})
    row = Mailing.objects.of(people.pool).get()

    assert "E-Mail, wartet:" in text_of(ines.get(f"/desk/rundschreiben/{row.pk}/"))
    assert "Schulung" in text_of(ines.get("/desk/rundschreiben/"))


def test_more_people_cost_no_more_queries(ines, people) -> None:
    counts: list[int] = []
    for name in ("Eins", "Zwei"):
        make_interpreter(people.pool, name=name)
        with queries_of(counts):
            ines.post(NEW, TEXT)

    assert counts[0] == counts[1]
