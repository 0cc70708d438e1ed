"""The SMS door and who is at the other end: opt-out, strangers, couples, loops."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message, OptOut
from pool.models import Authority, Event, Person
from scheduling.actions import codes
from scheduling.models import Assignment, Offer
from tests.builders import (
    accepted,
    hear,
    make_authority,
    make_interpreter,
    make_person,
    make_pool,
    sent_offers,
    sms_to,
    submit,
)
from tests.scheduling.phones import AMAL, CHADI, STRANGER, Says, asked, state, two_questions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["STOPP", "stop", "Stop bitte", "Keine SMS mehr"])
def test_stop_ends_every_open_question_without_a_word(
    office: Authority, at: datetime, says: Says, text: str
) -> None:
    questions = two_questions(office, at)

    assert says(text) == []

    assert [state(offer) for offer in questions] == ["opted_out", "opted_out"]
    assert OptOut.objects.filter(number=AMAL, ended_at=None).count() == 1


def test_after_stop_nothing_is_said_until_start(office: Authority, at: datetime, says: Says) -> None:
    says("STOPP")
    silent = says("HILFE") + says("ja") + says("STOPP")

    (answer,) = says("START")

    assert silent == []
    assert "wieder SMS" in answer
    assert asked(office, at).state == "sent"


def test_who_stopped_is_not_asked(office: Authority, at: datetime, says: Says) -> None:
    says("stop")

    request = submit(office, at)

    assert not request.offers.exists()


def test_stop_keeps_what_was_promised(office: Authority, at: datetime, says: Says) -> None:
    assignment = accepted(submit(office, at), at)

    says("STOPP")

    assert state(assignment) == "confirmed"


def test_stop_is_told_to_the_coordinator_with_what_was_promised(
    office: Authority, at: datetime, says: Says
) -> None:
    assignment = accepted(submit(office, at), at)

    says("STOPP")

    mail = Message.objects.get(kind="opted_out")
    assert mail.recipient == office.pool.email
    assert "Amal Haddad (0171 3920001)" in mail.body
    assert f"{assignment.code}: Di 24.11.2026, 09:00" in mail.body


def test_stranger_hears_whom_to_call(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)

    (answer,) = says(f"ja {offer.code}", STRANGER)

    assert state(offer) == "sent"
    unknown = "Dolmetscherpool: Diese Nummer kennen wir nicht."
    assert answer == f"{unknown} Bitte rufen Sie Ihren Pool an: 069 90009001"


def test_stop_of_a_stranger_counts(office: Authority, says: Says) -> None:
    assert says("STOPP", STRANGER) == []
    assert OptOut.objects.filter(number=STRANGER, ended_at=None).exists()


def couple(office: Authority, at: datetime) -> list[Offer]:
    """Amal and her husband share one phone; both are asked."""
    make_interpreter(office.pool, "Karim Haddad", mobile=AMAL)
    return sent_offers(submit(office, at), at)


def test_code_decides_who_of_a_couple_answers(office: Authority, at: datetime) -> None:
    hers, his = couple(office, at)

    hear(AMAL, f"JA {his.code}", at)

    assert (state(hers), state(his)) == ("filled_by_other", "accepted")
    assert Assignment.objects.of(office.pool).get().person == his.person


def test_bare_yes_of_a_couple_gets_the_list(office: Authority, at: datetime, says: Says) -> None:
    hers, his = couple(office, at)

    (answer,) = says("ja")

    assert {state(hers), state(his)} == {"sent"}
    assert all(f"{row.person.name.split()[0]} Di 24.11. 09:00 ({row.code})" in answer for row in (hers, his))


def test_codes_of_one_telephone_are_never_equal(
    office: Authority, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes.secrets, "randbelow", lambda _most: 0)  # the worst luck there is

    hers, his = couple(office, at)

    assert hers.code != his.code


def test_number_of_two_pools_is_led_by_the_code(office: Authority, at: datetime, says: Says) -> None:
    neighbour = make_pool("nachbar", sms_name="Nachbarpool")
    make_interpreter(neighbour, "Amal Haddad", mobile=AMAL)
    offer = sent_offers(submit(make_authority(neighbour), at), at)[0]
    asked(office, at)

    message = hear(AMAL, f"nein {offer.code}", at)

    assert message.pool == neighbour
    assert sms_to(AMAL)[-1].startswith("Nachbarpool:")


def test_same_sid_twice_has_one_effect(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)

    first = says(f"nein {offer.code}", sid="SM1")
    second = says(f"nein {offer.code}", sid="SM1")

    assert (len(first), second) == (1, [])
    assert Event.objects.of(office.pool).filter(verb="decline").count() == 1
    assert Message.objects.filter(direction="in").count() == 1


def test_sixth_answer_within_an_hour_is_silence(office: Authority, at: datetime, says: Says) -> None:
    minutes = [timedelta(minutes=number) for number in range(7)]

    answers = [len(says("HILFE", at=at + late)) for late in minutes]

    assert answers == [1, 1, 1, 1, 1, 0, 0]
    assert len(says("HILFE", at=at + 61 * minutes[1])) == 1


def test_silence_does_not_keep_from_acting(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)
    for _ in range(6):
        says("HILFE")

    says(f"nein {offer.code}")

    assert state(offer) == "declined"


def test_message_belongs_to_the_pool_and_keeps_its_text(office: Authority, at: datetime) -> None:
    message = hear(AMAL, "  Ja,\tvielleicht 👍 ", at)

    assert message.pool == office.pool
    assert message.body == "  Ja,\tvielleicht 👍 "


def test_telephone_of_a_clerk_is_no_stranger(office: Authority, at: datetime, says: Says) -> None:
    Person.objects.filter(pk=make_person("Gesa Klee").pk).update(mobile=CHADI)

    (answer,) = says("ja", CHADI)

    assert "gerade keine Anfrage offen" in answer
