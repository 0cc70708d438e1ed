"""Amal wants her appointments in her own calendar. What becomes of them shows there, while she may see it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse

from pool.models import Interpreter
from tests.builders import hear, sent_offers, sms_to
from tests.people import Cast
from tests.scheduling.feeds.reading import Event, ask, shown
from tests.scheduling.feeds.test_addresses import ADDRESS
from tests.scheduling.links.post import LINK, at_time, press, visit
from tests.scheduling.web import browser_of, need, people_at, text_of

pytestmark = pytest.mark.django_db
AMAL = "+491713920001"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Program:
    """A calendar program that subscribes once, reads again and again, and shows what it last read."""

    def __init__(self, path: str) -> None:
        self.path, self.events = path, {}
        self.last: HttpResponse | None = None

    def refresh(self) -> int:
        """Ask what is new; a dead address leaves what is there."""
        known: dict[str, Any] = {"if_none_match": self.last["ETag"]} if self.last else {}
        page = ask(self.path, **known)
        if page.status_code == 200:
            self.last, self.events = page, shown(self.path)
        return page.status_code

    @property
    def only(self) -> Event:
        """The one appointment."""
        (event,) = self.events.values()
        return event


def asked_and_yes(people: Cast, at: datetime) -> str:
    """Whoever was asked is Amal, too; she says yes. The code of her Assignment."""
    request = people.amal.person.offers.latest("pk").request
    code = next(one.code for one in sent_offers(request, at) if one.person == people.amal.person)
    hear(AMAL, f"JA {code}", at)
    return code


def subscribed(text: str, at: datetime) -> tuple[str, Program]:
    """Amal asks by SMS, opens her page and enters the address into her telephone."""
    hear(AMAL, text, at)
    (link,) = LINK.findall(sms_to(AMAL)[-1])
    assert "Zurzeit ist nichts zugesagt." in text_of(visit(link))
    made = press(link, "make_feed")
    (path,) = set(ADDRESS.findall(made.content.decode()))
    assert "nur dieses eine Mal" in text_of(made)
    phone = Program(path)
    assert (phone.refresh(), phone.events) == (200, {})
    assert phone.refresh() == 304
    return link, phone


def test_a_calendar_that_keeps_up(at: datetime) -> None:
    people = people_at(at)
    cache.clear()
    gesa, ines = browser_of(people.gesa), browser_of(people.ines)
    link, phone = subscribed("Kalender bitte", at)

    gesa.post("/anfragen/neu/", need(day="2026-11-26"))
    code = asked_and_yes(people, at + HOUR)
    assert phone.refresh() == 200
    assert phone.only.summary == f"Einsatz {code}: Arabisch (Levante)" and not phone.only.cancelled
    assert f"Korbach (Einsatz {code})" in text_of(visit(link))
    before = phone.only

    row = people.amal.assignments.get()
    gesa.post(f"/anfragen/{row.request_id}/aendern/", need(day="2026-11-27", start="11:00"))
    again = asked_and_yes(people, at + 2 * HOUR)
    phone.refresh()
    assert phone.only.starts == before.starts + DAY + 2 * HOUR
    assert phone.only.summary == f"Einsatz {again}: Arabisch (Levante)"

    gesa.post(f"/anfragen/{row.request_id}/zurueckziehen/", {"reason": "Termin fällt aus"})
    assert phone.refresh() == 200
    assert phone.only.cancelled and phone.only.summary == f"Abgesagt: Einsatz {again}: Arabisch (Levante)"
    assert "Zurzeit ist nichts zugesagt." in text_of(visit(link))
    at_time(at + 31 * DAY)
    assert phone.refresh() == 200 and phone.events == {}

    page = ines.get(f"/desk/people/{people.amal.pk}/")
    feed = people.amal.person.feeds.get()
    assert "aktiv seit" in text_of(page)
    ines.post(f"/desk/people/{people.amal.pk}/eigene-seite/", {"do": "revoke_feed", "row": feed.pk})
    assert phone.refresh() == 404


def test_who_leaves_takes_nothing_along(at: datetime) -> None:
    people = people_at(at)
    cache.clear()
    link, phone = subscribed("KALENDER", at)

    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(state=Interpreter.LEFT)

    assert phone.refresh() == 404
    assert visit(link).status_code == 404
