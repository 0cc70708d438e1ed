"""The first five tasks of a working day, by somebody who has never sat at this desk: few touches each.

A touch takes a newcomer some five seconds, so that a dozen of them fit into a minute.
"""

from datetime import timedelta

import pytest

from tests.browser.conftest import Eyes
from tests.browser.test_stopwatch import Hand
from tests.browser.test_whole_way import product_time, workday_after

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])
MOST = 12


@pytest.fixture
def hand(eyes: Eyes) -> Hand:
    """That of Ines, who has signed in and sees the first page."""
    eyes.sign_in("ines@dolmetscherpool.example")
    eyes.page.wait_for_url("**/desk/")
    return Hand(eyes)


@BOTH
def test_who_is_free_tomorrow_at_nine_near_frankenberg(eyes: Eyes, hand: Hand) -> None:
    day = workday_after(product_time(eyes), 1)
    eyes.open("/desk/")

    hand.click("nav a:has-text('Dolmetschende')")
    hand.touches += 1
    eyes.page.locator("#id_language").select_option(label="Somali")
    hand.type("#id_near", "Frankenberg")
    hand.type("#id_day", f"{day:%Y-%m-%d}")
    hand.type("#id_time", "09:00")
    hand.click("button:has-text('Suchen') >> nth=-1")

    eyes.page.get_by_text("Entfernungen über die Straße von").wait_for()
    eyes.look("free")
    assert "Somali" in eyes.text() and "km" in eyes.text()
    assert hand.touches <= MOST


@BOTH
def test_holiday_of_a_volunteer_is_noted(eyes: Eyes, hand: Hand) -> None:
    first = product_time(eyes) + timedelta(days=400 + eyes.page.viewport_size["width"] // 100)
    eyes.open("/desk/")

    hand.type("#suche", "Oksana Melnyk")
    hand.enter()
    hand.click("#absence summary")
    hand.type("#absence_first_day", f"{first:%Y-%m-%d}")
    hand.type("#absence_last_day", f"{first + timedelta(days=6):%Y-%m-%d}")
    hand.click("#absence button")

    eyes.page.get_by_text("Die Abwesenheit ist gespeichert.").wait_for()
    eyes.look("holiday")
    assert f"{first:%d.%m.%Y}" in eyes.text()
    assert hand.touches <= MOST


@BOTH
def test_hours_are_corrected(eyes: Eyes, hand: Hand) -> None:
    hand.click("nav a:has-text('Stunden')")
    hand.click("main a:has-text('Berichtigen'), main a:has-text('Andere Zahlen')")
    hand.type("#id_minutes", "50")
    hand.type("#id_reason", "Am Telefon geklärt")
    hand.click("button:has-text('Speichern')")

    eyes.page.wait_for_url("**/desk/hours/**")
    eyes.look("hours")
    assert "50 Minuten" in eyes.text()
    assert hand.touches <= MOST


@pytest.mark.parametrize("eyes", [1280], indirect=True, ids=["desktop"])
def test_unclear_sms_is_answered_and_then_the_request_taken_over(eyes: Eyes, hand: Hand) -> None:
    """One after the other, since both are about the one request that nobody has answered yet."""
    eyes.open("/demo/phones/")
    phone = eyes.page.locator("article.phone", has_text="Kerem Aksoy").first
    phone.locator("input[name=text]").fill("Kommt drauf an, wie lange dauert es denn?")
    phone.locator("button", has_text="Senden").click()
    eyes.open("/desk/")
    eyes.until("Kommt drauf an")

    hand.click("main a:has-text('Türkisch')")
    hand.click("main a:has-text('Schreiben')")
    hand.type("#id_text", "Eine Stunde, bis 10:30 Uhr.")
    hand.click("main button:has-text('Ansehen'), main button:has-text('ansehen')")
    hand.click("main button:has-text('Senden'), main button:has-text('senden')")
    eyes.page.get_by_text("Geschrieben an 1 Person.").wait_for()
    eyes.look("answered")
    assert hand.touches <= MOST

    hand = Hand(eyes)
    eyes.open("/desk/")
    hand.click("main a:has-text('Türkisch')")
    hand.click("main a:has-text('einteilen'):has-text('Rojda')")
    hand.click("main button:has-text('Von Hand einteilen')")
    eyes.page.get_by_text("ist eingeteilt").first.wait_for()
    eyes.look("taken-over")
    assert "zugesagt" in eyes.text()
    assert hand.touches <= MOST
