"""The language of a Request, found and chosen with the keyboard alone; and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import PASSWORD, Eyes

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])
STATUS = "#sprachen-stand"


def typed(eyes: Eyes, text: str) -> None:
    """Into the field, letter by letter, instead of what stands there."""
    eyes.page.locator("#id_language").focus()
    eyes.page.keyboard.press("Control+a")
    with eyes.page.expect_response("**/anfragen/sprachen/**"):
        eyes.page.keyboard.type(text)


def says(eyes: Eyes, words: str) -> None:
    """The live region says so, sooner or later."""
    eyes.page.locator(STATUS).get_by_text(words).wait_for(timeout=5000)


def focused(eyes: Eyes) -> str:
    """The value of what has the focus."""
    return str(eyes.page.evaluate("document.activeElement.value ?? document.activeElement.tagName"))


@BOTH
def test_language_is_found_and_chosen_with_the_keyboard_alone(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/anfragen/neu/")

    typed(eyes, "Kurdisch")
    says(eyes, "„Kurdisch“ sind mehrere Sprachen.")
    eyes.look("wide")
    eyes.page.keyboard.press("Tab")
    eyes.page.keyboard.press("Space")
    first = focused(eyes)
    eyes.page.keyboard.press("ArrowDown")

    assert first == "kmr"
    assert eyes.page.locator("[name=language_code]:checked").get_attribute("value") == focused(eyes) != first
    eyes.page.locator("#hinweis-sprache").get_by_text("diese Sprache").or_(
        eyes.page.locator("#hinweis-sprache").get_by_text("Diese Sprache")
    ).first.wait_for(timeout=5000)


@BOTH
def test_exact_name_is_chosen_by_itself_and_a_typo_is_not(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/anfragen/neu/")
    chosen = eyes.page.locator("[name=language_code]:checked")

    typed(eyes, "Kurmanci")
    says(eyes, "Gewählt: Kurmandschi.")
    assert chosen.get_attribute("value") == "kmr"
    eyes.page.locator("#hinweis-sprache").locator("p").first.wait_for(timeout=5000)

    typed(eyes, "Rumänsich")
    says(eyes, "1 Sprache gefunden.")
    assert chosen.count() == 0
    eyes.look("typo")

    typed(eyes, "Klingonisch")
    says(eyes, "Keine Sprache gefunden.")


@BOTH
def test_whole_list_can_be_opened_and_axe_finds_nothing(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/anfragen/neu/")
    typed(eyes, "Arab")
    says(eyes, "Sprachen gefunden.")
    eyes.page.locator("summary", has_text="Alle Sprachen").press("Enter")

    eyes.page.locator("#id_all_tir").check()
    eyes.look("list")

    assert eyes.page.locator("[name=language_code]:checked").get_attribute("value") == "tir"
    assert Axe().run(eyes.page).response["violations"] == []


def test_form_works_without_javascript(site: str, chromium: Browser) -> None:
    page = chromium.new_context(java_script_enabled=False, locale="de-DE").new_page()
    page.goto(f"{site}/anmelden/")
    page.locator("input[type=email]").fill("gesa@jugendamt.example")
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").first.click()
    page.goto(f"{site}/anfragen/neu/")

    page.locator("#id_language").fill("Türksich")
    page.locator("#id_notes").fill("bitte langsam")
    page.get_by_role("button", name="Anfrage senden").click()
    page.locator("#id_language_tur").check()
    page.get_by_role("button", name="Anfrage senden").click()

    assert page.locator("[name=language_code]:checked").get_attribute("value") == "tur"
    assert page.locator("#id_notes").input_value() == "bitte langsam"
    assert page.locator("#id_language_error").count() == 0
