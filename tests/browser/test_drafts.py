"""What is typed is kept, an old request is asked again, a place comes from the address book."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PASSWORD, Eyes

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])
ARABIC = "Arabisch (Levante)"
SAVED, NEW = "#entwurf-stand", "/anfragen/neu/"


def day_to_come() -> str:
    """Ten days ahead."""
    return f"{date.today() + timedelta(days=10)}"  # noqa: DTZ011 -- any day to come


def value(page: Page, name: str) -> str:
    """What stands in this field."""
    return page.locator(f"#id_{name}").input_value()


def drafts(page: Page) -> int:
    """How many the list has, older ones behind their click."""
    return page.locator("a", has_text="Weiterschreiben").count()


@BOTH
def test_what_is_typed_is_there_again_and_ends_when_it_is_sent(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    before = drafts(eyes.page)
    eyes.open(NEW)
    assert eyes.page.locator(SAVED).inner_text() == ""

    eyes.page.locator("#id_language").fill(ARABIC)
    eyes.page.locator("#id_notes").press_sequentially("Bitte klingeln")
    eyes.page.locator(SAVED).get_by_text("Entwurf gespeichert").wait_for(timeout=10_000)
    eyes.look("saved")
    eyes.open("/")
    assert drafts(eyes.page) == before + 1
    eyes.look("list")

    eyes.page.get_by_role("link", name="Weiterschreiben").first.click()
    assert (value(eyes.page, "language"), value(eyes.page, "notes")) == (ARABIC, "Bitte klingeln")
    eyes.page.locator("#id_day").fill(day_to_come())
    eyes.page.locator("#id_start").fill("11:00")
    eyes.page.locator("#id_client_agrees").check()
    eyes.press("Anfrage senden")
    assert "Stand Ihrer Anfrage" in eyes.text()
    eyes.open("/")
    assert drafts(eyes.page) == before


@BOTH
def test_old_request_is_asked_once_more(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/?show=past")
    eyes.look("past")
    eyes.page.get_by_role("link", name="Noch einmal anfragen").first.click()

    assert value(eyes.page, "language") == ARABIC
    assert value(eyes.page, "start") == "10:00"
    assert value(eyes.page, "day") == ""
    eyes.look("copy")


@BOTH
def test_place_fills_its_fields_at_once_and_the_advice_follows(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open(NEW)
    eyes.page.locator("#id_language").fill(ARABIC)
    eyes.page.locator("#id_notes").fill("bleibt stehen")

    with eyes.page.expect_response("**/anfragen/sprache/**postal_code=35066**"):
        eyes.page.locator("#id_venue").select_option(
            label="Kita Regenbogen: Wiesengrund 7, Frankenberg (Eder), Eingang Hofseite"
        )
    eyes.page.get_by_text("Übernommen: Kita Regenbogen").wait_for(timeout=10_000)
    eyes.look("taken")

    assert (value(eyes.page, "postal_code"), value(eyes.page, "street")) == ("35066", "Wiesengrund 7")
    assert value(eyes.page, "notes") == "bleibt stehen"
    with eyes.page.expect_response("**/anfragen/sprache/**postal_code=34454**"):
        eyes.page.locator("#id_postal_code").fill("34454")
        eyes.page.locator("#id_postal_code").blur()


@pytest.fixture
def plain(site: str, chromium: Browser) -> Iterator[Page]:
    """A signed-in browser without JavaScript."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, locale="de-DE", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{site}/anmelden/")
    page.locator("input[type=email]").fill("gesa@jugendamt.example")
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").first.click()
    yield page
    context.close()


def test_without_javascript_buttons_do_the_same(plain: Page, site: str) -> None:
    plain.goto(site + NEW)
    plain.locator("#id_language").fill(ARABIC)
    plain.locator("#id_notes").fill("ohne Skript")
    plain.locator("#id_file_reference").press("Enter")
    assert "Bitte prüfen Sie" in plain.locator("main").inner_text()  # sent, as ever
    plain.locator("#id_venue").select_option(index=2)
    plain.get_by_role("button", name="Ort übernehmen").click()

    assert value(plain, "street") == "Schlossgasse 9"
    assert (value(plain, "language"), value(plain, "notes")) == (ARABIC, "ohne Skript")
    plain.get_by_role("button", name="Als Entwurf speichern").click()
    plain.get_by_role("link", name="Weiterschreiben").first.click()

    assert (value(plain, "street"), value(plain, "notes")) == ("Schlossgasse 9", "ohne Skript")
    plain.goto(site)
    plain.get_by_role("button", name="Verwerfen").first.click()
    assert "Der Entwurf ist gelöscht." in plain.locator("main").inner_text()
