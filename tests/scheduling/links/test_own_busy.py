"""On their own page volunteers say where their own calendar is."""

import pytest
from django.test import Client

from pool.models import Interpreter, OwnCalendar
from scheduling.actions.links import make_link
from tests.scheduling.web import CLEAN, text_of

ADDRESS = "https://kalender.example/geheim.ics"


@pytest.fixture
def bo(office) -> Interpreter:
    """The volunteer."""
    return Interpreter.objects.of(office.pool).get()


@pytest.fixture
def path(bo, at) -> str:
    """Bo's own page."""
    return f"/k/{make_link(interpreter=bo, person=bo.person, at=at)}/"


@pytest.fixture
def browser() -> Client:
    """One that was never here."""
    return Client(**CLEAN)


def test_a_calendar_is_given_and_removed(browser, path, bo):
    page = browser.post(path, {"do": "busy_add", "address": ADDRESS}, follow=True)

    assert "kalender.example wird in den nächsten Minuten gelesen" in text_of(page)
    assert "geheim" not in page.content.decode()
    own = OwnCalendar.objects.get(person=bo.person)
    browser.post(path, {"do": "busy_remove", "row": own.pk})
    assert OwnCalendar.objects.count() == 0
    assert browser.post(path, {"do": "busy_remove", "row": own.pk}).status_code == 409


def test_what_is_no_address_is_refused_and_kept_to_be_mended(browser, path):
    page = browser.post(path, {"do": "busy_add", "address": "kalender.example"})

    assert page.status_code == 409
    assert "Sie beginnt mit webcal:// oder https://" in text_of(page)
    assert 'value="kalender.example"' in page.content.decode()


def test_why_it_cannot_be_read_is_said(browser, path):
    browser.post(path, {"do": "busy_add", "address": ADDRESS})
    OwnCalendar.objects.update(problem="no_calendar", failures=1)

    text = text_of(browser.get(path))

    assert "noch nicht gelesen Dort steht kein Kalender, den wir lesen können." in text
