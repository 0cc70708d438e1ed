"""The main job, clicked: at the desk of a clerk, on a volunteer's phone, at the coordinator's."""

import re
from datetime import datetime, timedelta

import pytest

from tests.browser.conftest import Eyes

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])


def product_time(eyes: Eyes) -> datetime:
    """What the demo's clock says, read from the page of the phones."""
    eyes.open("/demo/phones/")
    shown = eyes.page.locator(".clock__time time").get_attribute("datetime")
    assert shown
    return datetime.fromisoformat(shown)


def set_clock(eyes: Eyes, moment: datetime) -> None:
    """The button of the simulator."""
    eyes.open("/demo/phones/")
    eyes.page.locator("#uhr-ziel").fill(f"{moment:%Y-%m-%dT%H:%M}")
    eyes.press("Stellen")


def workday_after(moment: datetime, days: int) -> datetime:
    """Ten o'clock on the first Tuesday to Thursday at least so many days away."""
    day = moment + timedelta(days=days)
    while day.weekday() not in (1, 2, 3):
        day += timedelta(days=1)
    return day.replace(hour=10, minute=0)


def file_request(eyes: Eyes, starts: datetime) -> str:
    """Fill the form as a clerk in a hurry would; the address of the new request."""
    eyes.sign_in("gesa@jugendamt.example")
    eyes.look("requests")
    eyes.page.get_by_role("link", name="Neue Anfrage").first.click()
    eyes.choose_language("apc")
    eyes.page.locator("#id_day").fill(f"{starts:%Y-%m-%d}")
    eyes.page.locator("#id_start").fill(f"{starts:%H:%M}")
    eyes.page.locator("#id_file_reference").fill("AZ 17/4")
    eyes.page.locator("#id_urgent").check()
    eyes.page.locator("#id_urgent_reason").fill("Das Gespräch wurde vorgezogen.")
    eyes.page.locator("#id_client_agrees").check()
    eyes.look("form")
    eyes.press("Anfrage senden")
    eyes.look("filed")
    assert "Personen gefragt" in eyes.text() or "Person gefragt" in eyes.text()
    return eyes.page.url.removeprefix(eyes.site)


def newest_offer(eyes: Eyes, starts: datetime) -> tuple[str, str]:
    """(address of the phone, reply code) of a phone on which the question arrived."""
    words = f"{starts:%d.%m.} {starts:%H:%M}"
    eyes.open("/demo/phones/")
    eyes.until(words)
    phone = eyes.page.locator("article.phone", has_text=words).first
    eyes.look("phones")
    found = re.findall(r"JA (\d{4})", phone.inner_text())
    return phone.locator("h2 a").get_attribute("href") or "", found[-1]


def write_sms(eyes: Eyes, phone: str, text: str) -> None:
    """Type an answer on this phone."""
    eyes.open(phone)
    eyes.page.locator("input[name=text]").last.fill(text)
    eyes.press("Senden")


def accept(eyes: Eyes, address: str, phone: str, code: str) -> None:
    """The volunteer says yes; the clerk sees who comes, on the page and in the mail."""
    write_sms(eyes, phone, f"Ja gerne! {code}")
    eyes.until("Treffpunkt")
    eyes.look("confirmed-phone")
    eyes.open(address)
    eyes.until("Es kommt")
    eyes.look("found")
    eyes.open("/demo/mailbox/")
    eyes.until("Gefunden: Arabisch")
    eyes.look("mailbox")
    eyes.page.get_by_role("link", name=re.compile("Gefunden: Arabisch")).first.click()
    eyes.look("mail")
    assert "METHOD:REQUEST" in eyes.text()


def report(eyes: Eyes, address: str, phone: str, code: str) -> None:
    """The volunteer tells minutes and kilometres; the clerk confirms with one click."""
    eyes.open(phone)
    eyes.until(f"FERTIG {code}")
    write_sms(eyes, phone, f"FERTIG {code} 75 24")
    eyes.until("75 Min, 24 km")
    eyes.open(address)
    eyes.look("hours-reported")
    eyes.press("Stunden bestätigen")
    eyes.look("hours-confirmed")


def settle(eyes: Eyes) -> None:
    """The coordinator approves, issues the statement and takes the CSV along."""
    eyes.sign_in("ines@dolmetscherpool.example")
    eyes.look("desk")
    eyes.open("/desk/hours/?state=attested")
    eyes.look("hours")
    eyes.press("Freigeben")
    eyes.look("approved")
    eyes.open("/desk/statements/")
    eyes.look("statements")
    eyes.press("Abrechnung erstellen")
    eyes.look("statement")
    assert "20,00" in eyes.text()
    with eyes.page.expect_download() as download:
        eyes.page.get_by_role("link", name=re.compile("CSV")).first.click()
    assert "20,00" in download.value.path().read_text(encoding="utf-8-sig")


@BOTH
def test_whole_way_can_be_clicked(eyes: Eyes) -> None:
    starts = workday_after(product_time(eyes), 3)

    address = file_request(eyes, starts)
    phone, code = newest_offer(eyes, starts)
    accept(eyes, address, phone, code)
    set_clock(eyes, starts + timedelta(hours=2))
    report(eyes, address, phone, code)
    settle(eyes)


@BOTH
def test_nothing_typed_is_lost_on_an_error(eyes: Eyes) -> None:
    now = product_time(eyes)
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/anfragen/neu/")
    eyes.choose_language("tir")
    eyes.page.locator("#id_day").fill(f"{now:%Y-%m-%d}")
    eyes.page.locator("#id_start").fill("00:01")
    eyes.page.locator("#id_postal_code").fill("00000")
    eyes.page.locator("#id_notes").fill("bitte langsam sprechen")

    eyes.press("Anfrage senden")

    eyes.look("errors")
    assert "liegt in der Vergangenheit" in eyes.text()
    assert "Postleitzahl kennen wir nicht" in eyes.text()
    assert eyes.page.locator("#id_language").input_value() == "tir"
    assert eyes.page.locator("#id_notes").input_value() == "bitte langsam sprechen"


@pytest.mark.parametrize("eyes", [1280], indirect=True, ids=["desktop"])
def test_english_by_the_switch(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")

    eyes.page.locator("button[name=language][value=en]").click()

    eyes.look("english")
    assert eyes.page.locator("html").get_attribute("lang") == "en"
    assert "Requests" in eyes.text()


@pytest.mark.parametrize("eyes", [360], indirect=True, ids=["phone"])
def test_pages_of_the_desk_fit_a_phone(eyes: Eyes) -> None:
    eyes.sign_in("ines@dolmetscherpool.example")

    desk = ("", "requests/", "hours/", "statements/", "people/", "rules/", "requests/neu/")
    for path in (f"/desk/{page}" for page in desk):
        eyes.open(path)
        eyes.look(path.strip("/").replace("/", "-"))
    eyes.open("/desk/requests/")
    eyes.page.locator("main table a").first.click()
    eyes.look("desk-request")
    eyes.open("/desk/people/")
    eyes.page.locator("main table a").first.click()
    eyes.look("desk-person")
