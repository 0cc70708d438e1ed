"""On the day, on the clerk's pages: nobody is there. And at the desk: what was it?"""

from datetime import datetime, timedelta

import pytest

from notifications import clock
from pool.models import Interpreter
from scheduling.actions import offers
from scheduling.models import Assignment, Request
from tests.builders import accepted, interpreter_actor, sent_offers, submit
from tests.scheduling.web import browser_of, queries_of, text_of

MINUTE = timedelta(minutes=1)


@pytest.fixture
def held(people, at: datetime) -> Assignment:
    """Amal should have come ten minutes ago."""
    row = accepted(submit(people.youth_office, at), at)
    clock.move(row.starts + 10 * MINUTE - clock.now())
    return row


def test_button_is_there_only_while_somebody_is_awaited(gesa, people, at):
    row = accepted(submit(people.youth_office, at), at)
    url = f"/anfragen/{row.request_id}/"
    assert "Amal Haddad ist nicht da" not in text_of(gesa.get(url))

    clock.move(row.starts - clock.now() + MINUTE)
    assert "Amal Haddad ist nicht da" in text_of(gesa.get(url))

    clock.move(row.ends - row.starts)
    assert "Amal Haddad ist nicht da" not in text_of(gesa.get(url))


def test_the_number_of_the_pool_stands_there_at_once(gesa, people, held):
    people.pool.office_hours = "Mo–Fr 8–16 Uhr"
    people.pool.save()

    page = gesa.get(f"/einsaetze/{held.pk}/nicht-da/")

    assert f'href="tel:{people.pool.phone}"' in page.content.decode()
    assert "Mo–Fr 8–16 Uhr" in text_of(page)
    assert held.person.mobile not in page.content.decode()


def test_the_interpreters_own_number_with_their_consent(gesa, people, held):
    people.amal.share_phone = True
    people.amal.save()

    assert f'href="tel:{held.person.mobile}"' in gesa.get(f"/einsaetze/{held.pk}/nicht-da/").content.decode()


def test_one_button_searches_and_the_page_shows_who_comes_instead(gesa, people, held):
    response = gesa.post(f"/einsaetze/{held.pk}/nicht-da/", {"remote": "on"})

    made = Request.objects.get(replaces=held)
    assert response.headers["Location"] == f"/anfragen/{made.pk}/"
    assert made.instead == ["phone", "video"]
    page = text_of(gesa.get(f"/anfragen/{made.pk}/"))
    assert "Sie müssen nichts tun. Wir suchen dringend Ersatz und melden uns sofort." in page
    assert "Ersatz für Amal Haddad." in page

    (offer,) = sent_offers(made, clock.now())
    offers.accept_offer(offer, by=interpreter_actor(offer), at=clock.now())

    page = text_of(gesa.get(f"/anfragen/{held.request_id}/"))
    assert "Es kommt: Chadi Nassar" in page
    assert "Ersatz ist gefunden: Chadi Nassar kommt am Di, 24.11.2026" in page
    assert "Dolmetscherin oder Dolmetscher war nicht da" in page


def test_when_nobody_fits_the_page_says_whom_to_call(gesa, people, held):
    Interpreter.objects.exclude(pk=held.interpreter_id).update(state="paused")

    response = gesa.post(f"/einsaetze/{held.pk}/nicht-da/", {}, follow=True)

    assert "Bitte rufen Sie auch selbst an." in response.content.decode()
    page = text_of(gesa.get(f"/anfragen/{held.request_id}/"))
    assert "Ersatz haben wir noch nicht gefunden. Bitte rufen Sie uns an: 069 90009001." in page
    assert "Die ratsuchende Person ist nicht gekommen" not in page


def test_nobody_is_asked_how_it_was_while_it_is_going_on(gesa, held):
    page = text_of(gesa.get(f"/anfragen/{held.request_id}/"))

    assert "Die ratsuchende Person ist nicht gekommen" in page
    assert "Sagen, wie das Dolmetschen war" not in page


def test_two_clicks_search_once(gesa, held):
    for _click in range(2):
        gesa.post(f"/einsaetze/{held.pk}/nicht-da/", {})

    assert Request.objects.filter(replaces=held).count() == 1


def test_has_come_after_all(gesa, held):
    gesa.post(f"/einsaetze/{held.pk}/nicht-da/", {})

    gesa.post(f"/einsaetze/{held.pk}/doch-da/")

    assert Request.objects.get(replaces=held).state == "withdrawn"
    page = text_of(gesa.get(f"/anfragen/{held.request_id}/"))
    assert "Doch noch gekommen" in page
    assert gesa.post(f"/einsaetze/{held.pk}/doch-da/").status_code == 409


def test_too_early_is_told_on_the_page(gesa, people, at):
    row = accepted(submit(people.youth_office, at), at)

    page = text_of(gesa.post(f"/einsaetze/{row.pk}/nicht-da/", {}))

    assert "Der Termin hat noch nicht begonnen." in page


@pytest.mark.parametrize("path", ["nicht-da/", "doch-da/"])
def test_a_foreign_institution_has_no_such_page(henning, held, path):
    assert henning.post(f"/einsaetze/{held.pk}/{path}").status_code == 404


def test_coordinator_decides_that_nobody_appeared(gesa, people, held):
    gesa.post(f"/einsaetze/{held.pk}/nicht-da/", {})
    ines = browser_of(people.ines)
    assert "Nicht da, sagt die Einrichtung Amal Haddad" in text_of(ines.get("/desk/"))

    ines.post(f"/desk/assignments/{held.pk}/nicht-erschienen/", {"reason": "hat verschlafen"})

    assert Assignment.objects.get(pk=held.pk).state == "no_show"
    assert "Nicht da, sagt die Einrichtung" not in text_of(ines.get("/desk/"))
    assert "Nicht erschienen" in text_of(gesa.get(f"/anfragen/{held.request_id}/"))


def test_coordinator_decides_that_they_were_there(gesa, people, held):
    gesa.post(f"/einsaetze/{held.pk}/nicht-da/", {})

    browser_of(people.ines).post(f"/desk/assignments/{held.pk}/war-da/")

    assert Assignment.objects.get(pk=held.pk).missed_at is None


def test_jona_decides_nothing_here(people, held):
    jona = browser_of(people.jona)

    for path in ("nicht-erschienen/", "war-da/"):
        assert jona.post(f"/desk/assignments/{held.pk}/{path}", {"reason": "x"}).status_code == 404


def test_today_costs_the_same_with_one_and_three_missed(people, at):
    found: list[int] = []
    ines = browser_of(people.ines)
    for days in ((1,), (2, 3)):
        for day in days:
            row = accepted(submit(people.youth_office, at, starts=at + timedelta(days=day)), at)
            Assignment.objects.filter(pk=row.pk).update(missed_at=at)
        with queries_of(found):
            ines.get("/desk/")

    assert found[0] == found[1]
