"""The desk lives while it stands open; its keys work, can be turned off, and never act while one types."""

from datetime import datetime

import pytest
from django.test import Client
from playwright.sync_api import Page, Route

from tests.axe.window import SITE, Window
from tests.builders import submit
from tests.scheduling.web import browser_of, people_at

pytestmark = [pytest.mark.browser, pytest.mark.axe, pytest.mark.django_db]
POLLED = """<title>(2) Heute</title><input type="hidden" id="stand" name="stand" value="later">
<ul><li data-item id="{old}"><a id="{old}-a" href="/x/">alt</a></li>
<li data-item id="neu-1"><a id="neu-1-a" href="/y/">neu</a></li></ul>"""


@pytest.fixture
def ines(at: datetime) -> Client:
    """The coordinator of a Pool with one Request for which nobody was found."""
    people = people_at(at)
    submit(people.youth_office, at, language="som")
    return browser_of(people.ines)


def press(page: Page, *keys: str) -> None:
    """One after the other."""
    for key in keys:
        page.keyboard.press(key)


def test_new_point_comes_by_itself_and_the_focus_stays(window: Window, ines: Client) -> None:
    window.show(ines, "/desk/")
    page = window.page
    press(page, "j")
    here = page.evaluate("document.activeElement.id")

    def answer(route: Route) -> None:
        assert "stand=" in route.request.url and route.request.headers["hx-request"] == "true"
        route.fulfill(body=POLLED.format(old=here.removesuffix("-a")), content_type="text/html")

    page.route("**/desk/?stand=*", answer)
    page.evaluate("htmx.trigger('#live', 'back')")
    page.wait_for_selector("#neu-1")

    assert page.locator("#live-news").inner_text() == "Ein neuer Punkt"
    assert page.title() == "(2) Heute"
    assert here.startswith("niemand-gefunden") and page.evaluate("document.activeElement.id") == here


def test_keys_lead_somewhere_unless_they_are_off_or_one_types(window: Window, ines: Client) -> None:
    page = window.page
    window.show(ines, "/desk/tasten/")
    press(page, "?")
    assert page.locator("#keys").is_visible()
    page.locator("#dialog-keys-on").uncheck()
    press(page, "Escape", "g", "t", "?")
    assert page.url == f"{SITE}/desk/tasten/" and not page.locator("#keys").is_visible()

    page.locator("#page-keys-on").check()
    page.route("**/desk/schedule/", lambda route: route.fulfill(body="Termine", content_type="text/html"))
    press(page, "g", "t")
    page.wait_for_url(f"{SITE}/desk/schedule/")

    window.show(ines, "/desk/vertretung/")
    page.locator("[name=minutes]").focus()
    press(page, "n", "?", "g", "t")
    assert page.url == f"{SITE}/desk/vertretung/" and not page.locator("#keys").is_visible()
