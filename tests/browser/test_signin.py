"""Signing in as people do, in a real browser: few keys, a passkey, an app; a form outlives the sign-in."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PASSWORD, Eyes
from tests.pool.test_own_sign_in import totp

pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
NEW = "/anfragen/neu/"


@pytest.fixture
def eyes(site: str, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Eyes]:
    """A window at localhost, because passkeys need a name; with a device that has a finger on it."""
    here = site.replace("127.0.0.1", "localhost")
    dark = "dark" if request.param < 500 else "light"
    context = chromium.new_context(
        viewport={"width": request.param, "height": 900}, locale="de-DE", color_scheme=dark
    )
    page = context.new_page()
    window = Eyes(page, here, f"signin-{request.param}")
    page.on("console", lambda said: window.complain(said.text if said.type == "error" else ""))
    page.on("pageerror", lambda error: window.complain(str(error)))
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield window
    context.close()
    assert window.complaints == []


def enter(page: Page) -> None:
    """Press Enter and wait for the next page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def click(page: Page, words: str) -> None:
    """Press what is called so and wait for the next page."""
    with page.expect_navigation():
        page.get_by_role("main").locator(f"button:has-text('{words}'), a:has-text('{words}')").first.click()


def by_password(eyes: Eyes, mail: str) -> None:
    """Address, password, Enter."""
    eyes.page.context.clear_cookies()
    eyes.open("/anmelden/")
    eyes.page.fill("input[type=email]", mail)
    eyes.page.fill("input[type=password]", PASSWORD)
    enter(eyes.page)


@pytest.mark.parametrize("eyes", [1280, 360], indirect=True)
def test_address_enter_code_enter(eyes: Eyes) -> None:
    page = eyes.page
    eyes.open(NEW)
    eyes.look("asked")

    page.keyboard.type("gesa@jugendamt.example")  # the field has the focus already
    enter(page)
    eyes.look("code")
    page.keyboard.type(eyes.mailed_code("gesa@jugendamt.example"))
    enter(page)

    assert page.url == eyes.site + NEW


@pytest.mark.parametrize("eyes", [1280, 360], indirect=True)
def test_a_passkey_opens_alone_and_is_given_back(eyes: Eyes) -> None:
    page = eyes.page
    by_password(eyes, "ines@dolmetscherpool.example")
    eyes.open("/anmeldung/")
    eyes.look("settings")
    click(page, "Passkey hinzufügen")
    page.get_by_label("Name des Passkeys").fill("Rechner im Büro")
    eyes.look("passkey")
    click(page, "Passkey hinzufügen")
    assert "Rechner im Büro" in eyes.text()
    page.context.clear_cookies()

    eyes.open("/anmelden/")
    click(page, "Mit Passkey anmelden")
    assert page.url == f"{eyes.site}/desk/"

    eyes.open("/anmeldung/")
    page.locator("section[aria-labelledby=passkeys] a:has-text('Entfernen')").click()
    eyes.look("remove")
    click(page, "Passkey entfernen")
    assert "Der Passkey ist entfernt." in eyes.text()


@pytest.mark.parametrize("eyes", [360], indirect=True)
def test_a_device_that_refuses_is_told_in_plain_words(eyes: Eyes) -> None:
    eyes.open("/anmelden/")
    eyes.page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')) }")

    eyes.press("Mit Passkey anmelden")

    eyes.page.get_by_text("Das hat nicht geklappt. Versuchen Sie es noch einmal").wait_for()
    eyes.look("refused")


@pytest.mark.parametrize("eyes", [1280, 360], indirect=True)
def test_an_app_is_asked_after_the_password(eyes: Eyes) -> None:
    page = eyes.page
    by_password(eyes, "admin@dolmetscherpool.example")
    eyes.open("/anmeldung/app/")
    picture = page.locator("img.qr")
    assert picture.evaluate("img => img.complete && img.naturalWidth > 0")
    eyes.look("app")
    secret = page.locator("ol code").inner_text()
    page.get_by_label("Code aus der App").fill(totp(secret))
    enter(page)
    eyes.look("spare-codes")
    assert page.locator(".spare-codes li").count() == 10

    by_password(eyes, "admin@dolmetscherpool.example")
    eyes.look("second-step")
    page.keyboard.type(totp(secret, ahead=1))
    enter(page)
    eyes.open("/anmeldung/app/beenden/")
    click(page, "App nicht mehr nutzen")
    assert "Wir fragen nicht mehr nach Codes aus der App." in eyes.text()


@pytest.mark.parametrize("eyes", [1280, 360], indirect=True)
def test_a_form_outlives_the_sign_in(eyes: Eyes) -> None:
    page = eyes.page
    by_password(eyes, "gesa@jugendamt.example")
    eyes.open(NEW)
    page.fill("[name=notes]", "Bitte am Nebeneingang klingeln.")
    page.context.clear_cookies(name="sessionid")

    click(page, "Anfrage senden")
    eyes.look("ended")
    assert "Was Sie eingegeben haben, ist noch da" in eyes.text()
    page.fill("input[type=email]", "gesa@jugendamt.example")
    page.fill("input[type=password]", PASSWORD)
    enter(page)

    assert page.url == eyes.site + NEW
    assert page.input_value("[name=notes]") == "Bitte am Nebeneingang klingeln."
    eyes.look("there-again")


@pytest.mark.parametrize("eyes", [1280], indirect=True)
def test_signing_in_again_in_another_tab_costs_nothing_typed(eyes: Eyes) -> None:
    page = eyes.page
    by_password(eyes, "gesa@jugendamt.example")
    eyes.open(NEW)
    page.fill("[name=notes]", "Bitte am Nebeneingang klingeln.")
    other: Any = Eyes(page.context.new_page(), eyes.site, "signin-tab")
    by_password(other, "gesa@jugendamt.example")

    click(page, "Anfrage senden")

    assert "Ihre Angaben sind noch da." in eyes.text()
    assert page.input_value("[name=notes]") == "Bitte am Nebeneingang klingeln."


@pytest.mark.parametrize("eyes", [1280, 360], indirect=True)
def test_a_live_region_says_that_the_sign_in_has_ended(eyes: Eyes) -> None:
    page = eyes.page
    by_password(eyes, "gesa@jugendamt.example")
    eyes.open(NEW)
    page.fill("[name=notes]", "Bitte am Nebeneingang klingeln.")
    page.context.clear_cookies(name="sessionid")

    page.evaluate("htmx.ajax('GET', '/anfragen/sprache/?language=tir', '#signed-out')")
    page.get_by_text("Sie sind abgemeldet.").wait_for()
    eyes.look("signed-out")

    assert page.input_value("[name=notes]") == "Bitte am Nebeneingang klingeln."
    assert page.locator("#signed-out a").get_attribute("href") == "/anmelden/?next=%2Fanfragen%2Fneu%2F"
