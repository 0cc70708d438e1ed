"""The SMS door: yes and no to a question, and the one answer each gets."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from pool.models import Authority
from scheduling.actions import rounds
from tests.builders import (
    accepted,
    coordinator_of,
    make_interpreter,
    sent_offers,
    sms_to,
    submit,
)
from tests.scheduling.phones import AMAL, CHADI, HOUR, Says, asked, state, two_questions

pytestmark = pytest.mark.django_db


def test_yes_with_code_accepts(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)

    (answer,) = says(f"Ja, gerne! {offer.code}")

    assert state(offer) == "accepted" and state(offer.request) == "filled"
    assert answer.startswith(f"Danke! Einsatz {offer.code}: Arabisch")
    assert "Südring 2, 34497 Korbach" in answer


def test_bare_yes_accepts_the_only_open_offer(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)

    says("ja")

    assert state(offer) == "accepted"


def test_bare_yes_with_two_open_offers_gets_the_list(office: Authority, at: datetime, says: Says) -> None:
    first, second = two_questions(office, at)

    (answer,) = says("JA")

    assert {state(first), state(second)} == {"sent"}
    dates = f"Mo 23.11. 15:00 ({first.code}), Mo 23.11. 18:00 ({second.code})"
    assert answer.endswith(f"Bitte für jede eine SMS mit JA oder NEIN und dem Code. Offen: {dates}")


def test_code_chooses_among_two(office: Authority, at: datetime, says: Says) -> None:
    first, second = two_questions(office, at)

    says(f"ja {second.code}")

    assert (state(first), state(second)) == ("sent", "accepted")


def test_wrong_code_changes_nothing(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)
    wrong = "2345" if offer.code != "2345" else "2346"

    (answer,) = says(f"ja {wrong}")

    assert state(offer) == "sent"
    assert f"Den Code {wrong} kennen wir nicht, nichts wurde geändert." in answer
    assert answer.endswith(f"Offen für Sie: {offer.code}")


@pytest.mark.parametrize(
    "text", ["ja 48 21", "ja aber erst ab 15 Uhr", "ja?", "vielleicht", "ne", "👍", "..."]
)
def test_doubt_changes_nothing_and_is_asked_back(
    office: Authority, at: datetime, says: Says, text: str
) -> None:
    offer = asked(office, at)

    (answer,) = says(text)

    assert state(offer) == "sent"
    assert "nicht sicher verstanden, nichts wurde geändert" in answer
    assert f"z.B. JA {offer.code}" in answer


def test_conditional_yes_with_the_right_code_changes_nothing(
    office: Authority, at: datetime, says: Says
) -> None:
    offer = asked(office, at)

    says(f"JA {offer.code} aber nur bis 11 Uhr")

    assert state(offer) == "sent"


def test_late_yes_hears_that_it_is_taken(office: Authority, at: datetime, says: Says) -> None:
    make_interpreter(office.pool, "Chadi Nassar", mobile=CHADI)
    offer = asked(office, at)
    says("ja", CHADI)
    told = sms_to(AMAL)[-1]

    answer = says(f"JA {offer.code}", at=at + HOUR)

    assert state(offer) == "filled_by_other"
    assert f"Die Anfrage {offer.code}" in told and "schon vergeben" in told
    assert len(answer) == 1 and "schon vergeben" in answer[0]


def test_yes_right_after_taken_is_answered_by_taken_itself(
    office: Authority, at: datetime, says: Says
) -> None:
    make_interpreter(office.pool, "Chadi Nassar", mobile=CHADI)
    offer = asked(office, at)
    says("ja", CHADI)

    assert says(f"JA {offer.code}", at=at + timedelta(seconds=30)) == []


def test_no_declines_and_the_next_are_asked_at_once(office: Authority, at: datetime, says: Says) -> None:
    office.pool.round_size = 1
    office.pool.save()
    make_interpreter(office.pool, "Chadi Nassar", plz="34454", mobile=CHADI)
    offer = asked(office, at)

    (answer,) = says(f"NEIN {offer.code} bin im Urlaub")

    assert state(offer) == "declined"
    assert answer.endswith("Danke für die schnelle Antwort. Wir fragen andere.")
    assert [m.recipient for m in Message.objects.filter(kind="offer").order_by("pk")] == [AMAL, CHADI]


def test_no_of_the_last_one_leaves_nobody(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)

    says("nein")

    assert state(offer.request) == "unfilled"


def test_yes_to_a_withdrawn_question(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)
    rounds.close_offers(offer.request, by=coordinator_of(office.pool), at=at)

    (answer,) = says(f"ja {offer.code}")

    assert f"Die Anfrage {offer.code} ist nicht mehr offen" in answer


def test_yes_less_than_an_hour_before_is_too_late(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at, hours=3)

    (answer,) = says("ja", at=at + 2 * HOUR)

    assert state(offer) == "sent"
    assert "leider zu spät" in answer


def test_yes_that_leaves_no_time_for_the_way_is_refused(office: Authority, at: datetime, says: Says) -> None:
    first, second = asked(office, at, hours=6), asked(office, at, hours=7)
    says(f"ja {first.code}")

    (answer,) = says(f"ja {second.code}")

    assert state(second) == "sent"
    assert "schon ein anderer Einsatz zugesagt" in answer


def test_help_tells_the_words(office: Authority, says: Says) -> None:
    (answer,) = says("HILFE")

    words = ["JA", "NEIN", "ABSAGE", "SPÄTER", "NIEMAND", "FERTIG", "TERMINE", "PAUSE", "STOPP"]
    assert all(word in answer for word in [*words, "WIEDER DA", "069 90009001"])


@pytest.mark.parametrize("text", ["ja", "nein", "absage", "fertig 75"])
def test_nothing_open(office: Authority, says: Says, text: str) -> None:
    (answer,) = says(text)

    assert "gerade keine Anfrage offen" in answer


def test_yes_to_a_call_right_after_an_appointment(office: Authority, at: datetime, says: Says) -> None:
    accepted(submit(office, at), at)
    call = submit(office, at, starts=at + 25 * HOUR, modality="phone")
    offer = sent_offers(call, at)[0]

    says(f"ja {offer.code}")

    assert state(offer) == "accepted"


def test_yes_of_a_paused_interpreter_is_refused(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)
    offer.interpreter.state = offer.interpreter.PAUSED
    offer.interpreter.save()

    (answer,) = says("ja")

    assert state(offer) == "sent"
    assert "gerade nicht aktiv" in answer
