"""A series on the phone: one question for all dates, one yes, one confirmation with a code for each."""

from datetime import datetime

import pytest

from notifications.domain.sms_text import EXTENDED, GSM, segments
from notifications.models import Message
from scheduling.actions import assignments, rounds
from scheduling.models import Request
from tests.builders import coordinator_of, hear, sms_to, submit
from tests.scheduling.series import AMAL, CHADI, DAY, WEEK, coming, file, office_of_two, question, states

pytestmark = pytest.mark.django_db
LONG = {
    "street": "Professor-Bier-Straße 123 b",
    "meeting_point": "Haus B, 2. Stock, Zimmer 214",
    "contact_name": "Alexandra Schmidt-Hohenstein",
    "minutes": 90,
}


def asked(dates: list[Request], at: datetime) -> str:
    """Amal's question has gone out; its code."""
    return question(dates, "Amal", at).code


def last(mobile: str, most: int = 3) -> str:
    """What this phone was told last, which fits into so many segments."""
    body = sms_to(mobile)[-1]
    assert segments(body) <= most and set(body) <= set(GSM + EXTENDED), f"{segments(body)}: {body}"
    return body


def test_yes_is_a_yes_to_all(at: datetime) -> None:
    dates = file(office_of_two(), at)
    code = asked(dates, at)

    hear(AMAL, f"Ja, gerne! {code}", at)

    assert coming(dates) == ["Amal"] * 4
    assert "4 Einsätze" in last(AMAL)
    assert ". Südring 2, 34497 Korbach. Treffpunkt: Foyer. Kontakt: Frau Klee 069 90009002. " in last(AMAL)
    assert len(sms_to(AMAL)) == 2


@pytest.mark.parametrize(
    "text", ["JA {code} für alle", "ja für alle Termine {code}", "Ja zu allen", "ja, ich kann alle Termine"]
)
def test_yes_may_say_that_it_is_to_all(at: datetime, text: str) -> None:
    dates = file(office_of_two(), at)

    hear(AMAL, text.format(code=asked(dates, at)), at)

    assert coming(dates) == ["Amal"] * 4


@pytest.mark.parametrize("text", ["ja {code} nicht alle", "ja fast alle", "alle außer dem ersten {code}, ja"])
def test_yes_to_some_is_asked_back(at: datetime, text: str) -> None:
    dates = file(office_of_two(), at)

    hear(AMAL, text.format(code=asked(dates, at)), at)

    assert coming(dates) == ["-"] * 4
    assert "nicht sicher verstanden" in last(AMAL)


@pytest.mark.parametrize("more", [1, 5, 6, 11])
def test_question_fits_into_three_segments_and_confirmation_into_four(at: datetime, more: int) -> None:
    dates = file(office_of_two(), at, more=more, **LONG)
    question_told = last(AMAL)

    hear(AMAL, f"JA {asked(dates, at)}", at)

    codes = [one.assignments.get().code for one in dates]
    assert f"{more + 1} Termine je 90 Min: Di 24.11. 09:00, 1.12." in question_told
    assert ("weitere" in question_told) is (more > 5)
    assert all(code in last(AMAL, most=4) for code in codes)
    assert "Haus B, 2. Stock" in last(AMAL, most=4)


def test_each_date_is_cancelled_by_its_own_code(at: datetime) -> None:
    dates = file(office_of_two(), at)
    hear(AMAL, f"JA {asked(dates, at)}", at)

    hear(AMAL, f"ABSAGE {dates[2].assignments.get().code}", at)

    assert coming(dates) == ["Amal", "Amal", "-", "Amal"]
    assert "8.12. 09:00" in last(CHADI)


@pytest.mark.parametrize(
    "text", ["JA {code} nur am 1.12.", "{code} ja aber nicht im Dezember", "JA {code} 3 davon"]
)
def test_half_a_yes_is_no_yes(at: datetime, text: str) -> None:
    dates = file(office_of_two(), at)

    hear(AMAL, text.format(code=asked(dates, at)), at)

    assert coming(dates) == ["-"] * 4
    assert states(dates) == ["searching"] * 4


def test_no_is_a_no_to_all(at: datetime) -> None:
    dates = file(office_of_two(), at)

    hear(AMAL, f"NEIN {asked(dates, at)}", at)

    assert "4 Termine" in last(CHADI)


def test_clash_is_told_by_its_date(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at)
    code = asked(dates, at)
    amal = dates[0].offers.get().interpreter
    other = submit(office, at, starts=at + DAY + 2 * WEEK)
    assignments.assign_by_hand(other, interpreter=amal, by=coordinator_of(office.pool), at=at, reason="Eilt")

    hear(AMAL, f"JA {code}", at)

    assert "Am 08.12.2026, 09:00 Uhr haben Sie schon einen anderen Einsatz." in last(AMAL)
    assert coming(dates) == ["-"] * 4
    assert "4 Termine" in last(CHADI)


def test_reminder_names_all_dates(at: datetime) -> None:
    dates = file(office_of_two(), at)
    offer = question(dates, "Amal", at)

    rounds.remind(offer, at=at)

    assert "4 Termine je 60 Min: Di 24.11. 09:00, 1.12., 8.12., 15.12." in last(AMAL)
    assert Message.objects.filter(kind="reminder").count() == 1


def test_cancelling_without_a_code_cancels_nothing_and_asks_for_it(at: datetime) -> None:
    dates = file(office_of_two(), at)
    hear(AMAL, f"JA {asked(dates, at)}", at)

    hear(AMAL, "Absage", at)

    assert coming(dates) == ["Amal"] * 4
    assert "bitte ABSAGE und den Code schreiben" in last(AMAL)
    assert "JA oder NEIN" not in last(AMAL)
