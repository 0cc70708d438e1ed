"""On board, clicked: a school registers itself, the desk lets it in; a clerk invites somebody, who goes."""

import re
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Eyes

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])
LINK = re.compile(r"https?://\S+/(?:mitmachen/bestaetigen|einladung)/\S+/")


def link_to(eyes: Eyes, address: str, subject: str) -> str:
    """The path of the link in the newest mail of this subject to an address."""
    eyes.open("/demo/mailbox/")
    eyes.until(address)
    row = eyes.page.locator("tr", has_text=address).filter(has_text=subject).first
    row.get_by_role("link").click()
    found = LINK.search(eyes.text())
    assert found, eyes.text()
    return urlsplit(found[0]).path


def shown(eyes: Eyes, name: str) -> str:
    """Take a picture; what the page says."""
    eyes.look(name)
    return eyes.text()


def fill(eyes: Eyes, **typed: str) -> None:
    """Type into the fields of these names."""
    for name, value in typed.items():
        eyes.page.locator(f"#id_{name}").fill(value)


@BOTH
def test_school_comes_on_board(eyes: Eyes) -> None:
    school, mail = f"Schule Nr. {eyes.name[-4:]}", f"schule{eyes.name[-3:]}@neu.example"
    eyes.open("/anmelden/")
    eyes.page.get_by_role("link", name="Einrichtung anmelden").click()
    eyes.look("pools")
    eyes.page.get_by_role("link", name=re.compile("Hier anmelden.*Waldeck")).click()
    eyes.press("Einrichtung anmelden")
    eyes.page.wait_for_function("document.activeElement.id === 'fehler'")
    eyes.look("errors")

    eyes.page.locator("#id_kind").select_option("private")
    eyes.press("Einrichtung anmelden")
    assert "Schön, dass Sie fragen" in shown(eyes, "private")
    eyes.page.get_by_role("link", name="Doch eine Einrichtung anmelden").click()
    fill(eyes, name=school, postal_code="34508", contact_name="Rita Sommer", email=mail, phone="069 90009061")
    eyes.page.locator("#id_kind").select_option("school")
    eyes.page.locator("#id_agreed").check()
    eyes.press("Einrichtung anmelden")
    assert "Bitte sehen Sie in Ihr Postfach" in shown(eyes, "sent")

    link = link_to(eyes, mail, "Bitte bestätigen")
    eyes.open(link)
    eyes.look("confirm")
    eyes.press("Ja, das stimmt")
    assert "Die Koordination sieht sich die Anmeldung" in shown(eyes, "waits")

    eyes.sign_in("ines@dolmetscherpool.example")
    eyes.open("/desk/einrichtungen/")
    eyes.look("desk")
    eyes.page.get_by_role("link", name=re.compile(f"Ansehen.*{school}")).click()
    eyes.look("registration")
    eyes.press("Aufnehmen")
    assert f"{school} kann jetzt anfragen." in shown(eyes, "authority")
    eyes.open(link)
    assert "Sie sind dabei" in shown(eyes, "in")


@BOTH
def test_colleague_comes_and_goes(eyes: Eyes) -> None:
    name, mail = f"Kim {eyes.name[-4:]}", f"kim{eyes.name[-3:]}@jugendamt.example"
    eyes.sign_in("gesa@jugendamt.example")
    eyes.page.get_by_role("link", name="Einrichtung", exact=True).click()
    eyes.look("institution")
    eyes.page.get_by_role("link", name="Jemanden einladen").click()
    fill(eyes, name=name, email=mail)
    eyes.look("invite")
    eyes.press("Einladen")
    assert "Die Einladung ist unterwegs." in shown(eyes, "invited")

    eyes.open(link_to(eyes, mail, "Einladung"))
    eyes.look("invitation")
    eyes.press("Einladung annehmen")
    assert "Sie sind dabei" in shown(eyes, "accepted")

    eyes.open("/einrichtung/")
    eyes.page.get_by_role("link", name=re.compile(f"Zugang beenden.*{name}")).click()
    eyes.look("end")
    eyes.press("Ja, beenden")
    assert f"Der Zugang von {name} ist beendet." in shown(eyes, "ended")
