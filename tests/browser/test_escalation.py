"""A clerk names what would do as well and sees where the search stands; the desk sees whom to phone."""

from datetime import date, timedelta

import pytest

from tests.browser.conftest import Eyes

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])


def in_days(days: int) -> str:
    """A day to come, as the form has it."""
    return f"{date.today() + timedelta(days=days)}"  # noqa: DTZ011 -- any day to come


@BOTH
def test_other_times_are_named_and_the_search_is_visible(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/anfragen/neu/")
    eyes.choose_language("apc")
    eyes.page.locator("#id_day").fill(in_days(14))
    eyes.page.locator("#id_start").fill("10:00")
    eyes.page.locator("#id_postal_code").fill("34497")
    eyes.page.get_by_text("Andere Zeiten, Telefon oder Video").click()
    eyes.page.get_by_label("am Telefon").last.check()
    eyes.page.locator("#id_other_day_1").fill(in_days(15))
    eyes.page.locator("#id_other_start_1").fill("14:00")
    eyes.page.locator("#id_client_agrees").check()
    eyes.look("form")
    eyes.press("Anfrage senden")

    eyes.look("clerk")
    told = eyes.text()
    number = eyes.page.url.rstrip("/").rpartition("/")[2]
    eyes.sign_in("ines@dolmetscherpool.example")
    eyes.open(f"/desk/requests/{number}/")
    eyes.look("desk")

    assert "Andere Zeiten" in told and "Zur Not" in told
    assert "Zuletzt sucht die Koordination selbst" in told
    assert "Andere Zeiten" in eyes.text()
