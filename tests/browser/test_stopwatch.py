"""From the sign-in to a filed Request in at most twelve touches, for somebody who has never been here."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.browser.conftest import Eyes
from tests.browser.test_whole_way import product_time, workday_after

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])
MOST = 12


@dataclass
class Hand:
    """Counts what a person does: a word typed into a field, a key pressed, a thing clicked."""

    eyes: Eyes
    touches: int = 0

    def type(self, field: str, text: str) -> None:
        """A word into a field."""
        self.touches += 1
        self.eyes.page.locator(field).fill(text)

    def enter(self) -> None:
        """The key."""
        self.touches += 1
        self.eyes.page.keyboard.press("Enter")

    def click(self, thing: str) -> None:
        """A button, a link, a label."""
        self.touches += 1
        self.eyes.page.locator(thing).first.click()


@BOTH
def test_first_request_takes_twelve_touches(eyes: Eyes) -> None:
    starts = workday_after(product_time(eyes) + timedelta(days=1), 7).replace(hour=15)  # as nobody else asks
    eyes.page.context.clear_cookies()
    eyes.open("/anmelden/")
    hand = Hand(eyes)

    hand.type("input[type=email]", "weiss@ankommen.example")
    hand.click("button[name=by_code], button:has-text('Code')")
    hand.type("input[autocomplete=one-time-code]", eyes.mailed_code("weiss@ankommen.example"))
    hand.enter()
    hand.click("a:has-text('Neue Anfrage')")
    hand.type("#id_language", "Tigrinja")
    hand.click("label:has-text('Tigrinya')")
    hand.type("#id_day", f"{starts:%Y-%m-%d}")
    hand.type("#id_start", f"{starts:%H:%M}")
    if eyes.page.locator("#id_client_agrees").is_visible():
        hand.click("label[for=id_client_agrees]")
    hand.click("button:has-text('Anfrage senden')")

    eyes.page.wait_for_url(re.compile(r"/anfragen/\d+/"))
    eyes.look("filed")
    assert "Tigrinya" in eyes.text()
    assert hand.touches <= MOST
