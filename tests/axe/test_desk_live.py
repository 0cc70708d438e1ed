"""The desk lives while it stands open; its keys work, can be turned off, and never act while one types."""

from datetime import datetime

import pytest
from playwright.sync_api import Page

from tests.axe.window import SITE, Window
from tests.builders import hear, submit
from tests.people import Cast
from tests.scheduling.web import browser_of, people_at

pytestmark = [pytest.mark.browser, pytest.mark.axe, pytest.mark.django_db]
AMAL = "+491713920001"


@pytest.fixture
def desk(window: Window, at: datetime) -> tuple[Page, Cast]:
    """The front page of Ines, with one Request for which nobody was found."""
    people = people_at(at)
    submit(people.youth_office, at, language="som")
    window.show(browser_of(people.ines), "/desk/")
    return window.page, people


def test_new_point_comes_by_itself_and_the_focus_stays(desk: tuple[Page, Cast], at: datetime) -> None:
    page, _people = desk
    page.keyboard.press("j")
    here = page.evaluate("document.activeElement.id")
    hear(AMAL, "Wie lange dauert das?", at)

    page.evaluate("htmx.trigger('#live', 'back')")
    page.wait_for_selector("[id^=nicht-verstanden]")

    assert page.locator("#live-news").inner_text() == "Ein neuer Punkt"
    assert page.title().startswith("(2) Heute")
    assert here and page.evaluate("document.activeElement.id") == here


def test_keys_lead_somewhere_unless_they_are_off_or_one_types(desk: tuple[Page, Cast]) -> None:
    page, _people = desk
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#dialog-keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("t")
    assert page.url == f"{SITE}/desk/"

    page.goto(f"{SITE}/desk/tasten/")
    page.locator("#page-keys-on").check()
    page.keyboard.press("g")
    page.keyboard.press("v")
    page.wait_for_url(f"{SITE}/desk/vertretung/")

    page.locator("[name=minutes]").focus()
    page.keyboard.press("n")
    page.keyboard.press("?")
    assert page.url == f"{SITE}/desk/vertretung/" and not page.locator("#keys").is_visible()
