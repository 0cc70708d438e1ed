"""What is asked back fits what is open: a question, a promise, hours to report, nothing."""

from datetime import datetime

import pytest

from notifications.models import Message
from pool.models import Authority
from scheduling.actions.assignments import complete_assignment
from scheduling.models import Assignment
from tests.builders import accepted, submit
from tests.scheduling.phones import HOUR, Says, asked, state

pytestmark = pytest.mark.django_db

ASKED_BACK = {
    "offer": "Bitte nur JA oder NEIN und den Code schreiben, z.B. JA {code}, oder anrufen",
    "booked": "Dann bitte ABSAGE und den Code, also ABSAGE {code}.",
    "report": "FERTIG, Code, Minuten, km, z.B. FERTIG {code} 75 24.",
    "nothing": "Für Sie ist gerade nichts offen.",
}


@pytest.mark.parametrize("open_now", ASKED_BACK)
def test_what_is_asked_back_fits_what_is_open(
    office: Authority, at: datetime, says: Says, open_now: str
) -> None:
    code = "" if open_now == "nothing" else asked(office, at).code
    if open_now in ("booked", "report"):
        says("ja")
    if open_now == "report":
        complete_assignment(Assignment.objects.across_pools().get(), at=at + 26 * HOUR)

    (answer,) = says("bin im Stau", at=at + HOUR if open_now != "report" else at + 26 * HOUR)

    assert ASKED_BACK[open_now].format(code=code) in answer


@pytest.mark.parametrize("text", ["nein", "kann nicht, Kind krank", "ich komme nicht"])
def test_a_no_after_the_yes_asks_for_the_word(office: Authority, at: datetime, says: Says, text: str) -> None:
    row = accepted(submit(office, at), at)

    (answer,) = says(text)

    assert state(row) == "confirmed"
    assert f"Dann bitte ABSAGE und den Code schreiben: {row.code}." in answer


def test_a_no_that_may_mean_two_things_says_which_word_means_which(
    office: Authority, at: datetime, says: Says
) -> None:
    row = accepted(submit(office, at), at)
    offer = asked(office, at, hours=48)

    (answer,) = says("nein")

    assert (state(row), state(offer)) == ("confirmed", "sent")
    assert (
        f"Offene Frage {offer.code}: bitte NEIN" in answer and f"zugesagt {row.code}: zum Absagen" in answer
    )


def test_second_yes_is_told_what_is_promised(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)
    says("ja")

    (answer,) = says("ja")

    assert f"Sie haben Einsatz {offer.code} am Di 24.11. 09:00 Uhr schon zugesagt." in answer


def test_thanks_after_the_confirmation_are_not_answered(office: Authority, at: datetime, says: Says) -> None:
    asked(office, at)
    says("ja")

    assert says("Vielen Dank!") == []
    assert Message.objects.filter(direction="in").latest("pk").outcome == "silent:thanks"
