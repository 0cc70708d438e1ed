"""What a clerk is told while choosing a language and a day, without sending anything."""

from datetime import date, timedelta

import pytest

from tests.browser.conftest import Eyes

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])
HINT, DAY = "#hinweis-sprache", "#id_day_note"


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

    eyes.choose_language("hrv")
    assert "Bosnisch: 2 Personen" in said(eyes, HINT, "spricht in unserem Pool zurzeit niemand")
    eyes.page.locator("[name=also][value=bos]").check()
    with eyes.page.expect_response("**/anfragen/sprache/**"):
        eyes.page.locator("#id_modality_1").check()
    eyes.look("nobody")

    assert eyes.page.locator("[name=also][value=bos]").is_checked()


@BOTH
def test_request_nobody_can_take_shows_the_ways_out(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/anfragen/neu/")
    eyes.choose_language("hrv")
    eyes.page.locator("#id_day").fill(f"{date.today() + timedelta(days=9)}")  # noqa: DTZ011 -- any day to come
    eyes.page.locator("#id_start").fill("10:00")
    eyes.page.locator("#id_postal_code").fill("34117")
    eyes.page.locator("#id_client_agrees").check()
    eyes.press("Anfrage senden")

    eyes.look("ways-out")

    assert "So findet sich vielleicht doch jemand" in eyes.text()
    assert "Diese Sprache spricht in unserem Pool zurzeit niemand." in eyes.text()


@BOTH
def test_friendly_hint_and_a_holiday(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/anfragen/neu/")

    eyes.choose_language("apc")
    eyes.page.locator("#id_day").fill(f"{date.today().year + 1}-05-01")  # noqa: DTZ011 -- any first of May
    eyes.page.locator("#id_day").blur()

    said(eyes, HINT, "Personen sprechen diese Sprache")
    assert "Erster Mai" in said(eyes, DAY, "ist ein Feiertag")
    eyes.page.get_by_text("Mehrere Sprachen oder zwei Personen").click()
    assert not eyes.page.locator("#id_second_language").is_visible()
    eyes.page.locator("#id_second_wanted_1").check()
    eyes.page.locator("#id_second_language").select_option("hrv")
    said(eyes, "#hinweis-zweite", "spricht in unserem Pool zurzeit niemand")
    eyes.look("extras")


@BOTH
def test_coordinator_is_told_while_choosing_a_day(eyes: Eyes) -> None:
    eyes.sign_in("ines@dolmetscherpool.example")
    eyes.open("/desk/rules/")

    eyes.page.get_by_text("Pause eintragen").click()
    eyes.page.locator("#closure_first_day").fill(f"{date.today().year + 1}-05-01")  # noqa: DTZ011 -- as above
    eyes.page.locator("#closure_first_day").blur()

    assert "Erster Mai" in said(eyes, "#closure_first_day_note", "ist ein Feiertag")
    eyes.look("closure")
