"""How likely somebody comes, told while the form is filled in; a better time is one click away."""

from datetime import date, timedelta

import pytest

from tests.browser.conftest import Eyes

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])
CHANCE = "#aussicht"


def weekday(ahead: int, weekday: int) -> date:
    """The first such weekday at least so many days on: whatever the hour is now, there is time to ask."""
    day = date.today() + timedelta(days=ahead)  # noqa: DTZ011 -- any day to come
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def fill(eyes: Eyes, day: date, start: str) -> None:
    """Arabic on site at this time."""
    eyes.choose_language("apc")
    eyes.page.locator("#id_day").fill(day.isoformat())
    eyes.page.locator("#id_start").fill(start)
    eyes.page.locator("#id_start").blur()


@BOTH
def test_clerk_is_told_and_takes_a_better_time(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/anfragen/neu/")
    found = eyes.page.locator(CHANCE)
    assert found.inner_text() == ""

    fill(eyes, weekday(5, 1), "03:00")
    button = found.get_by_role("button").first
    button.wait_for(timeout=5000)
    eyes.look("poor")
    value = button.get_attribute("value")
    button.click()
    found.get_by_text("sagt jemand zu").first.wait_for(timeout=5000)
    eyes.look("better")

    day, start = value.split("T")
    assert eyes.page.locator("#id_day").input_value() == day
    assert eyes.page.locator("#id_start").input_value() == start
    assert eyes.page.evaluate("document.activeElement.id") == "id_day"


@BOTH
def test_without_javascript_the_button_changes_the_time_and_enter_sends(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    context = eyes.page.context.browser.new_context(
        java_script_enabled=False, storage_state=eyes.page.context.storage_state(), locale="de-DE"
    )
    page = context.new_page()
    page.goto(eyes.site + "/anfragen/neu/")
    page.locator("#id_language").fill("Arabisch (Levante)")
    page.locator("#id_day").fill(weekday(5, 1).isoformat())
    page.locator("#id_start").fill("03:00")
    page.locator("#id_contact_phone").fill("7")  # so that the page comes back
    page.get_by_role("button", name="Anfrage senden").click()

    button = page.locator(CHANCE).get_by_role("button").first
    day, start = button.get_attribute("value").split("T")
    button.click()

    assert page.locator("#id_day").input_value() == day
    assert page.locator("#id_start").input_value() == start
    page.locator("#id_start").fill("03:00")
    page.get_by_role("button", name="Anfrage senden").click()
    page.locator("#id_town").press("Enter")
    assert page.locator("#id_start").input_value() == "03:00"
    context.close()
