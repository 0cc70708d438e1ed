"""The link in a confirmation: there when it is needed, and never dearer than two segments."""

import re
from datetime import datetime

import pytest

from notifications.domain.sms_text import segments
from pool.models import Authority
from scheduling.actions import changes
from tests.builders import accepted, clerk_of, make_interpreter, sms_to, submit, wanted
from tests.scheduling.links.post import AMAL, NOTES, SECRETS, visit
from tests.scheduling.web import text_of

LONG = {
    "town": "Hellschen-Heringsand-Unterschaar",
    "street": "Professor-Bier-Straße 123 b, Hinterhaus, Eingang vom Hof",
    "meeting_point": "Haus B, 2. Stock, Wartebereich rechts neben dem Aufzug",
    "contact_name": "Alexandra Schmidt-Hohenstein, Empfang",
    "contact_phone": "069 90009002",
}


@pytest.fixture
def amal(office: Authority) -> None:
    """Somebody with a mobile phone."""
    make_interpreter(office.pool, "Amal Haddad", "tir", mobile=AMAL)


def told(office: Authority, at: datetime, **fields: str) -> str:
    """The confirmation of such a Request."""
    accepted(submit(office, at, language="tir", **fields), at)
    return sms_to(AMAL)[-1]


def test_plain_confirmation_stays_as_it_was(office: Authority, amal: None, at: datetime) -> None:
    text = told(office, at)

    assert re.sub(r"(?<= )\d{4}(?=[.:])", "CODE", text) == (
        "Danke! Einsatz CODE: Tigrinya, Di 24.11. 09:00 Uhr. Südring 2, 34497 Korbach. Treffpunkt: Foyer. "
        "Kontakt: Frau Klee 069 90009002. Absagen: ABSAGE CODE. Dolmetscherpool 069 90009001"
    )
    assert segments(text) == 2


def test_notes_bring_the_link_and_stay_behind_it(office: Authority, amal: None, at: datetime) -> None:
    text = told(office, at, notes=NOTES)

    assert re.search(r" Alle Angaben: http://testserver/k/[\w-]{22}/ Absagen: ABSAGE ", text)
    assert NOTES not in text
    assert "Treffpunkt: Foyer. Kontakt: Frau Klee" in text
    assert segments(text) == 2
    assert NOTES in text_of(visit(re.findall(r"/k/[\w-]{22}/", text)[0]))


@pytest.mark.parametrize("notes", ["", NOTES])
def test_what_would_be_too_long_is_behind_the_link(
    office: Authority, amal: None, at: datetime, notes: str
) -> None:
    text = told(office, at, notes=notes, **LONG)

    assert "Eingang vom Hof, 34497 Hellschen-Heringsand-Unterschaar. Alle Angaben: http" in text
    assert "Treffpunkt" not in text
    assert segments(text) == 2
    page = text_of(visit(re.findall(r"/k/[\w-]{22}/", text)[0]))
    assert [value for value in LONG.values() if value not in page] == []


def test_change_carries_the_link_when_there_are_notes(office: Authority, amal: None, at: datetime) -> None:
    held = accepted(submit(office, at, language="tir"), at)
    by, _person = clerk_of(office)

    changes.change_request(
        held.request, wanted=wanted(held.starts, language="tir", notes=NOTES), by=by, at=at
    )

    text = sms_to(AMAL)[-1]
    assert " Alle Angaben: http://testserver/k/" in text
    assert segments(text) == 2
    assert [secret for secret in SECRETS if secret == NOTES and secret in text] == []


def test_question_by_sms_has_no_link(office: Authority, amal: None, at: datetime) -> None:
    submit(office, at, language="tir", notes=NOTES)

    (text,) = sms_to(AMAL)
    assert "/k/" not in text
