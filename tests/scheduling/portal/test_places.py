"""The clerk sees both places, who comes for each, and who stands in."""

from datetime import datetime, timedelta

from django.test import Client

from notifications import clock
from scheduling.actions import assignments, changes, offers
from scheduling.actions.wanted import Second
from scheduling.models import Assignment, Offer, Request
from tests.builders import clerk_of, hear, interpreter_actor, make_substitute, sent_offers, submit, wanted
from tests.people import Cast
from tests.scheduling.web import need, text_of

BOTH = {"language": "acm", "also": ("apc",), "second": Second("tir", "male")}


def two(people: Cast, at: datetime) -> Request:
    """Iraqi Arabic, for which Amal stands in, and a man for Tigrinya."""
    make_substitute(people.amal, "acm")
    return submit(people.youth_office, at, **BOTH)


def yes(request: Request, name: str, at: datetime) -> Assignment:
    """This person comes."""
    sent_offers(request, at)
    offer = Offer.objects.of(request.pool_id).filter(person__name__startswith=name).latest("pk")
    return offers.accept_offer(offer, by=interpreter_actor(offer), at=at)


def page(gesa: Client, request: Request) -> str:
    """What the clerk reads."""
    return text_of(gesa.get(f"/anfragen/{request.pk}/"))


def test_page_shows_both_places_and_their_rounds(gesa: Client, people: Cast, at: datetime) -> None:
    text = page(gesa, two(people, at))

    assert "Arabisch (Irak) + Tigrinya, Di, 24.11.2026, 09:00" in text
    assert "Zur Not auch Arabisch (Levante)" in text
    assert "Zweite Person Tigrinya, Mann, wenn möglich" in text
    assert "Runde 1: 1 Person gefragt Arabisch (Irak)" in text
    assert "Runde 2: 1 Person gefragt Tigrinya" in text


def test_page_shows_who_comes_for_each(gesa: Client, people: Cast, at: datetime) -> None:
    request = two(people, at)
    yes(request, "Amal", at)
    yes(request, "Bo", at)

    text = page(gesa, request)

    stands_in = "spricht Arabisch (Levante), als Ersatz für Arabisch (Irak)"
    assert f"Wer kommt Amal Haddad {stands_in}" in text and "Wer kommt Bo Tesfay Tigrinya" in text
    assert f"Gefunden Es kommt: Amal Haddad, {stands_in}" in text
    assert "Arabisch (Irak): Amal Haddad; Tigrinya: Bo Tesfay" in text_of(gesa.get("/"))


def test_page_says_which_place_is_still_free(gesa: Client, people: Cast, at: datetime) -> None:
    request = two(people, at)
    yes(request, "Amal", at)
    (bo,) = sent_offers(request, at)
    offers.decline_offer(bo, by=interpreter_actor(bo), at=at)

    assert "Ein Platz ist noch frei Tigrinya" in page(gesa, request)


def test_old_time_is_shown_until_everybody_has_agreed(gesa: Client, people: Cast, at: datetime) -> None:
    request = two(people, at)
    yes(request, "Amal", at)
    yes(request, "Bo", at)
    new = wanted(at + timedelta(days=2), **BOTH)
    changes.change_request(request, wanted=new, by=clerk_of(people.youth_office)[0], at=at)

    yes(request, "Amal", at)

    assert "Bis dahin gilt: Di, 24.11.2026, 09:00 Uhr." in page(gesa, request)


def test_hours_of_both_are_confirmed_each(gesa: Client, people: Cast, at: datetime) -> None:
    request = two(people, at)
    for held in (yes(request, "Amal", at), yes(request, "Bo", at)):
        assignments.complete_assignment(held, at=held.ends)
        hear(held.person.mobile, f"FERTIG {held.code} 60 24", held.ends)

    clock.move(held.ends - clock.now())
    text = page(gesa, request)

    assert "Amal Haddad meldet 1 Stunde." in text
    assert "Bo Tesfay meldet 1 Stunde." in text
    assert "Wer da war Amal Haddad" in text


def test_ways_out_are_about_the_place_that_is_free(gesa: Client, people: Cast, at: datetime) -> None:
    request = submit(people.youth_office, at, second=Second("som"))
    yes(request, "Amal", at)

    context = gesa.get(f"/anfragen/{request.pk}/").context

    assert (context["ways_out"].advice.language, context["ways_out"].stand_ins) == ("som", ())


def test_same_page_sent_again_for_one_more_person_is_another_request(
    gesa: Client, people: Cast, at: datetime
) -> None:
    gesa.post("/anfragen/neu/", need(submission_key="seite-1"))
    again = gesa.post("/anfragen/neu/", need(submission_key="seite-1", second_wanted="yes"))
    same = gesa.post("/anfragen/neu/", need(submission_key="seite-1"))

    assert "Ist das eine weitere?" in text_of(again)
    assert same.status_code == 302
    assert Request.objects.of(people.pool).count() == 1


def test_form_says_who_will_be_asked_again(gesa: Client, people: Cast, at: datetime) -> None:
    request = two(people, at)
    yes(request, "Amal", at)
    yes(request, "Bo", at)

    text = text_of(gesa.get(f"/anfragen/{request.pk}/aendern/"))

    assert "dann fragen wir Amal Haddad und Bo Tesfay neu." in text
