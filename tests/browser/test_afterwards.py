"""Afterwards, clicked: the link in the mail, the clerk's page, the desk that decides, the year of figures."""

import re

import pytest

from tests.browser.conftest import Eyes

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])
LINK = re.compile(r"/k/[\w-]{22}/")


def link_from_the_mail(eyes: Eyes) -> str:
    """What Gesa finds in her mailbox."""
    eyes.open("/demo/mailbox/")
    eyes.page.get_by_role("link", name=re.compile("Bitte bestätigen: Einsatz")).first.click()
    eyes.look("mail")
    (path,) = set(LINK.findall(eyes.text()))
    return path


@BOTH
def test_clerk_looks_behind_the_link_without_sign_in(eyes: Eyes) -> None:
    eyes.open(link_from_the_mail(eyes))

    assert "Stimmen die Stunden?" in eyes.text()
    eyes.page.get_by_text("Es war anders").first.click()
    eyes.look("hours")
    eyes.press("Angabe speichern")
    assert "Bitte" in eyes.text() and eyes.page.title().startswith("Fehler:")
    eyes.look("hours-error")


@BOTH
def test_desk_sees_both_statements(eyes: Eyes) -> None:
    eyes.sign_in("ines@dolmetscherpool.example")
    eyes.open("/desk/hours/")

    assert "Bitte entscheiden" in eyes.text()
    eyes.look("desk-hours")
    eyes.open("/desk/")
    assert "Rückmeldung: nicht gut" in eyes.text()
    eyes.look("desk-today")


@BOTH
def test_clerk_reads_the_year_and_prints_a_sheet(eyes: Eyes) -> None:
    eyes.sign_in("gesa@jugendamt.example")
    eyes.open("/")
    eyes.look("list")
    eyes.page.get_by_role("link", name=re.compile("Es war anders")).first.click()
    eyes.look("hours-signed-in")
    eyes.page.locator("#rueckmeldung summary").click()
    eyes.page.get_by_label("gut", exact=True).check()
    eyes.press("Rückmeldung senden")
    assert "Danke für Ihre Rückmeldung." in eyes.text()
    eyes.page.get_by_role("link", name="Zur Anfrage").click()
    eyes.look("request")
    eyes.page.get_by_role("link", name="Einsatznachweis zum Drucken").click()
    eyes.page.emulate_media(media="print")
    eyes.look("sheet")
    eyes.page.emulate_media(media="screen")
    eyes.open("/auswertung/")
    assert "Nach Monaten" in eyes.text()
    eyes.look("figures")
