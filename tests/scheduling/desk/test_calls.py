"""What somebody says on the telephone counts like an answer by SMS, and stands in the story."""

from datetime import datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from notifications.models import Message
from pool.models import Interpreter
from scheduling.models import Assignment, Offer, Request
from tests.builders import accepted, make_interpreter, sent_offers, submit
from tests.people import Cast
from tests.scheduling.web import text_of


def call(ines: Client, row: Request, who: Interpreter, said: str, note: str = "") -> HttpResponse:
    """Press the button."""
    told = {"interpreter": who.pk, "said": said, "note": note, "position": "1"}
    return ines.post(f"/desk/requests/{row.pk}/telefon/", told, follow=True)


def test_yes_takes_the_place_and_tells_the_others(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    sent_offers(row, at)

    page = text_of(call(ines, row, people.chadi, "accept", "kommt mit dem Rad"))

    assert Assignment.objects.of(people.pool).get().interpreter == people.chadi
    assert set(row.offers.values_list("state", flat=True)) == {"accepted", "filled_by_other"}
    assert "Chadi Nassar ist eingeteilt." in page
    assert "am Telefon 09:00: Zusage, notiert von Ines Vogt. Notiz: kommt mit dem Rad" in page


def test_yes_before_the_question_has_left_holds_its_sms_back(
    ines: Client, people: Cast, at: datetime
) -> None:
    row = submit(people.youth_office, at)
    offer = row.offers.get(interpreter=people.amal)

    call(ines, row, people.amal, "accept")

    assert Assignment.objects.of(people.pool).get().interpreter == people.amal
    assert Message.objects.get(about=f"offer:{offer.pk}", kind="offer").state == "suppressed"


def test_double_booking_is_refused_and_nothing_is_noted(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    other = submit(people.school, at, setting="school")
    sent_offers(row, at)
    accepted(row, at)
    held = Assignment.objects.of(people.pool).get().interpreter

    response = call(ines, other, held, "accept")

    assert response.status_code == 409 and "schon ein anderer Einsatz" in text_of(response)
    assert "angerufen" not in text_of(ines.get(f"/desk/requests/{other.pk}/"))


def test_yes_against_a_rule_that_no_call_overcomes_takes_a_reason(
    ines: Client, people: Cast, at: datetime
) -> None:
    row = submit(people.youth_office, at)
    people.chadi.state, people.chadi.sms_consent_on = Interpreter.LEFT, None
    people.chadi.save()
    row.offers.filter(interpreter=people.chadi).delete()

    response = call(ines, row, people.chadi, "accept")
    assert response.status_code == 409 and "Dagegen spricht" in text_of(response)
    assert not Assignment.objects.of(people.pool).exists()

    call(ines, row, people.chadi, "accept", "hilft dieses eine Mal")
    assert Assignment.objects.of(people.pool).get().interpreter == people.chadi


def test_no_ends_the_question(ines: Client, people: Cast, at: datetime) -> None:
    row = submit(people.youth_office, at)
    sent_offers(row, at)

    page = text_of(call(ines, row, people.amal, "decline"))

    assert row.offers.get(interpreter=people.amal).state == "declined"
    assert "am Telefon 09:00: Nein, notiert von Ines Vogt." in page


def test_no_of_somebody_who_was_not_asked_is_kept_as_a_no(ines: Client, people: Cast, at: datetime) -> None:
    rahim = make_interpreter(people.pool, "Rahim Saleh", email="")
    row = submit(people.youth_office, at)

    page = text_of(call(ines, row, rahim, "decline", "im Urlaub"))

    assert Offer.objects.of(people.pool).get(interpreter=rahim).state == "declined"
    assert (
        "Rahim Saleh wurde angerufen, am Telefon 09:00: Nein, notiert von Ines Vogt. Notiz: im Urlaub" in page
    )
    assert not Message.objects.filter(recipient=rahim.person.email).exclude(recipient="").exists()


@pytest.mark.parametrize(
    ("said", "words"), [("thinking", "weiß noch nicht"), ("unreached", "nicht erreicht")]
)
def test_who_is_not_sure_is_only_noted(
    ines: Client, people: Cast, at: datetime, said: str, words: str
) -> None:
    row = submit(people.youth_office, at)
    sent_offers(row, at)

    page = text_of(call(ines, row, people.amal, said, "nach 17 Uhr"))

    assert row.offers.get(interpreter=people.amal).state == "sent"
    assert f"Ines Vogt hat Amal Haddad angerufen: {words}. Notiz: nach 17 Uhr" in page
    assert f"Am Telefon: {words}. nach 17 Uhr (Ines Vogt, Mo, 23.11.2026, 09:00)" in page


@pytest.mark.parametrize("told", [{"said": "vielleicht"}, {"note": "x" * 301}])
def test_nonsense_is_refused(ines: Client, people: Cast, at: datetime, told: dict[str, str]) -> None:
    row = submit(people.youth_office, at)
    usual = {"interpreter": people.amal.pk, "said": "unreached", "position": "1"}

    assert ines.post(f"/desk/requests/{row.pk}/telefon/", usual | told).status_code == 409


def test_foreign_people_and_places_do_not_exist(
    ines: Client, jona: Client, people: Cast, at: datetime
) -> None:
    row = submit(people.youth_office, at)
    told = {"interpreter": people.amal.pk, "said": "accept", "position": "1"}
    path = f"/desk/requests/{row.pk}/telefon/"

    assert jona.post(path, told).status_code == 404
    assert ines.post(path, told | {"position": "7"}).status_code == 404
    assert ines.post(path, told | {"interpreter": "x"}).status_code == 404
    assert ines.get(path).status_code == 405
