"""What the story sees with: forms of a page, lines of an invite, codes of a text."""

import pytest

from scheduling.demo.story.pages import Reader
from scheduling.demo.story.stage import code_in, ics_lines
from scheduling.demo.trouble import Trouble

PAGE = """
<form action="/sprache/"><input type="hidden" name="csrfmiddlewaretoken" value="a"></form>
<form method="post">
  <input type="hidden" name="csrfmiddlewaretoken" value="b"><input name="day" value="2026-11-24">
  <input type="radio" name="modality" value="on_site" checked>
  <input type="radio" name="modality" value="phone">
  <input type="checkbox" name="remember">
  <select name="minutes"><option value="30">30</option><option value="60" selected>60</option></select>
  <select name="language"><option value="">-</option><option value="apc">Arabisch</option></select>
  <textarea name="notes">
Zwei &amp; drei</textarea>
</form>
<p class="kern-error"><span>Der Termin liegt in der Vergangenheit.</span></p>
"""


def test_a_form_is_read_as_a_browser_would_send_it() -> None:
    assert Reader(PAGE).form(having="day").fields == {
        "csrfmiddlewaretoken": "b",
        "day": "2026-11-24",
        "modality": "on_site",
        "minutes": "60",
        "language": "",
        "notes": "Zwei & drei",
    }


def test_a_form_is_found_by_its_address() -> None:
    assert Reader(PAGE).form("/sprache/").fields == {"csrfmiddlewaretoken": "a"}


def test_errors_of_a_page_are_heard() -> None:
    assert Reader(PAGE).errors == ["Der Termin liegt in der Vergangenheit."]


def test_a_missing_form_is_no_other_form() -> None:
    with pytest.raises(LookupError):
        Reader(PAGE).form("/anmelden/")


def test_folded_lines_of_an_invite_are_whole() -> None:
    text = "METHOD:REQUEST\r\nATTENDEE;CN=Gesa:mailto:gesa@\r\n jugendamt.example\r\nSEQUENCE:1\r\n"

    lines = ics_lines(text)

    assert (lines["METHOD"], lines["SEQUENCE"]) == ("REQUEST", "1")
    assert lines["ATTENDEE"] == "mailto:gesa@jugendamt.example"


def test_the_code_stands_behind_its_word() -> None:
    assert code_in("Di 24.11. 2026 10:00 Uhr. Antwort: JA 4821 oder NEIN 4821") == "4821"
    with pytest.raises(Trouble):
        code_in("Danke! 2026")
