"""The coordinator sees and fills two places, and sees who stands in."""

from datetime import datetime

from django.test import Client

from scheduling.actions import offers, rounds
from scheduling.actions.wanted import Second
from scheduling.models import Assignment, Request
from tests.builders import interpreter_actor, make_substitute, sent_offers, submit
from tests.people import Cast
from tests.scheduling.web import text_of

STANDS_IN = "spricht Arabisch (Levante), als Ersatz für Arabisch (Irak)"


def two(people: Cast, at: datetime) -> Request:
    """Iraqi Arabic, for which Amal and Chadi stand in, and Tigrinya."""
    make_substitute(people.amal, "acm")
    make_substitute(people.chadi, "acm")
    return submit(people.youth_office, at, language="acm", also=("apc",), second=Second("tir"))


def test_page_shows_each_place_with_its_round_and_its_candidates(
    ines: Client, people: Cast, at: datetime
) -> None:
    request = two(people, at)

    page = text_of(ines.get(f"/desk/requests/{request.pk}/"))

    assert "Arabisch (Irak) + Tigrinya, Di, 24.11.2026" in page
    assert "Zur Not auch Arabisch (Levante)" in page
    assert "Zweite Person Tigrinya" in page
    assert "Runde 1 (Arabisch (Irak)): Gefragt w" in page
    assert "Runde 2 (Tigrinya): Gefragt wird Bo Tesfay" in page
    assert page.count(f"Amal Haddad {STANDS_IN}") == 2  # asked, and among the candidates
    assert "Von Hand einteilen: Tigrinya" in page


def test_second_place_is_filled_by_hand(ines: Client, people: Cast, at: datetime) -> None:
    request = two(people, at)

    told = {"interpreter": people.bo.pk, "reason": "am Telefon"}
    ines.post(f"/desk/requests/{request.pk}/assign/?position=2", told)
    page = text_of(ines.get(f"/desk/requests/{request.pk}/"))

    held = Assignment.objects.of(people.pool).get()
    assert (held.interpreter, held.position.number) == (people.bo, 2)
    assert "Von Hand einteilen: Arabisch (Irak)" in page
    assert "Von Hand einteilen: Tigrinya" not in page


def test_place_that_does_not_exist_is_no_page(ines: Client, people: Cast, at: datetime) -> None:
    request = two(people, at)

    for number in ("3", "zwei", "9" * 30):
        assert ines.get(f"/desk/requests/{request.pk}/assign/?position={number}").status_code == 404


def test_lists_name_all_places_and_who_comes(ines: Client, people: Cast, at: datetime) -> None:
    request = two(people, at)
    amal = next(offer for offer in sent_offers(request, at) if offer.interpreter == people.amal)
    offers.accept_offer(amal, by=interpreter_actor(amal), at=at)

    listed, today = text_of(ines.get("/desk/requests/")), text_of(ines.get("/desk/"))

    assert "Arabisch (Irak): Amal Haddad; Tigrinya: –" in listed
    assert "Arabisch (Irak) + Tigrinya" in listed
    assert "Runde 2, Tigrinya" in today
    assert "Chadi Nassar (an jemand anderen vergeben, als Ersatz)" in today
    assert f"Arabisch (Irak) {STANDS_IN}" in today


def test_place_nobody_speaks_is_judged_on_the_page(ines: Client, people: Cast, at: datetime) -> None:
    request = submit(people.youth_office, at, second=Second("som"))
    rounds.ask_next(request, at=at)

    page = text_of(ines.get(f"/desk/requests/{request.pk}/"))

    assert "Somali Niemand im Pool spricht diese Sprache." in page
