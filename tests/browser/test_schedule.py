"""The coordinator's calendar by keyboard: from the week to a filter, without it again, and onto paper."""

import pytest

from tests.browser.conftest import Eyes

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])


def words(eyes: Eyes) -> str:
    """What stands in the calendar."""
    return eyes.page.locator("table.schedule").inner_text()


def enter(eyes: Eyes, name: str) -> None:
    """Go to the link of this name and press Enter."""
    link = eyes.page.get_by_role("link", name=name).first
    link.focus()
    with eyes.page.expect_navigation():
        eyes.page.keyboard.press("Enter")


@BOTH
def test_week_then_filter_then_paper(eyes: Eyes) -> None:
    eyes.sign_in("ines@dolmetscherpool.example")
    eyes.open("/desk/schedule/?span=month")
    for _turn in range(2):
        if "Darya Sharifi" in words(eyes):
            break
        enter(eyes, "Weiter")
    eyes.look("month")
    day = eyes.page.locator("td", has_text="Darya Sharifi").locator("time").first.get_attribute("datetime")
    eyes.open(f"/desk/schedule/?day={day}")
    eyes.look("week")
    assert "niemand gefunden" in words(eyes) or "zugesagt" in words(eyes)

    eyes.page.get_by_text("Datum wählen, filtern").press("Enter")
    eyes.page.locator("#id_language").select_option("prs")
    with eyes.page.expect_navigation():
        eyes.page.get_by_role("button", name="Zeigen").press("Enter")

    assert "Dari" in words(eyes)
    assert eyes.page.locator(".schedule__entries > li").count() == 1
    eyes.look("filtered")
    enter(eyes, "Zum Drucken")
    assert "Nur: Sprache: Dari" in eyes.text()
    assert eyes.page.get_by_role("navigation").count() == 0
    eyes.look("paper")
    assert len(eyes.page.pdf(prefer_css_page_size=True)) > 1000
    enter(eyes, "Zurück zum Kalender")
    enter(eyes, "Filter entfernen: Sprache: Dari")

    assert "language=" not in eyes.page.url
