"""A coordinator says it in other words: the preview follows the typing, nothing is too wide."""

import pytest

from tests.browser.conftest import Eyes

pytestmark = pytest.mark.browser
COORDINATION = "ines@dolmetscherpool.example"


@pytest.mark.parametrize("eyes", [1280, 360], indirect=True, ids=["desktop", "phone"])
def test_texts_are_seen_tried_saved_and_given_back(eyes: Eyes) -> None:
    eyes.sign_in(COORDINATION)
    eyes.open("/desk/texts/")
    eyes.look("texts")
    eyes.open("/desk/texts/taken/")
    eyes.look("text")

    eyes.page.locator("#id_body").press_sequentially(" ♥ Привет")
    eyes.page.get_by_text("Diese Zeichen machen die SMS teuer").wait_for()
    eyes.look("dear")
    eyes.page.locator("#id_body").fill("{pool}: {code} ist weg. {name}")
    eyes.page.get_by_text("Diesen Platzhalter gibt es hier nicht: {name}.").wait_for()
    eyes.page.locator("#id_body").fill("{pool}: {code} ist schon weg[ ({tag})]. Danke!")
    eyes.press("Speichern")
    eyes.page.get_by_text("Gespeichert.").wait_for()
    eyes.look("saved")
    eyes.open("/desk/texts/taken/")
    eyes.look("own")
    eyes.press("Zurück zum Text des Hauses")
    eyes.page.get_by_text("Es gilt wieder der Text des Hauses.").wait_for()
