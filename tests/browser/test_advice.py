"""What a clerk is told while choosing a language and a day, without sending anything."""

from datetime import date

import pytest

from tests.browser.conftest import Eyes

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])
HINT, DAY = "#hinweis-sprache", "#hinweis-tag"


def said(eyes: Eyes, region: str, words: str) -> str:
    """What the region says as soon as it says so."""
    found = eyes.page.locator(region)
    found.get_by_text(words).first.wait_for(timeout=5000)
    return found.inner_text()


@BOTH
def test_clerk_is_told_at_once_and_ticks_a_stand_in(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/anfragen/neu/")
    assert eyes.page.locator(HINT).inner_text() == ""

    eyes.page.locator("#id_language").select_option("hrv")
    assert "Bosnisch: 2 Personen" in said(eyes, HINT, "spricht in unserem Pool zurzeit niemand")
    eyes.page.get_by_label("Bosnisch").check()
    with eyes.page.expect_response("**/anfragen/sprache/**"):
        eyes.page.locator("#id_modality_1").check()
    eyes.look("nobody")

    assert eyes.page.get_by_label("Bosnisch").is_checked()


@BOTH
def test_friendly_hint_and_a_holiday(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/anfragen/neu/")

    eyes.page.locator("#id_language").select_option("apc")
    eyes.page.locator("#id_day").fill(f"{date.today().year + 1}-05-01")  # noqa: DTZ011 -- any first of May
    eyes.page.locator("#id_day").blur()

    said(eyes, HINT, "Personen sprechen diese Sprache")
    assert "Erster Mai" in said(eyes, DAY, "ist ein Feiertag")
    eyes.page.get_by_text("Mehrere Sprachen oder zwei Personen").click()
    eyes.look("extras")
