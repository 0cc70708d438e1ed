"""Reminders on a volunteer's own page."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.cache import cache

from pool.models import Event
from scheduling.actions.links import make_own_link
from scheduling.volunteers import actor_of
from tests.people import Cast
from tests.scheduling.links.post import press, visit
from tests.scheduling.web import text_of


@pytest.fixture
def own(people: Cast, at: datetime) -> Iterator[str]:
    """The path of Amal's page."""
    cache.clear()
    yield f"/k/{make_own_link(people.amal, by=actor_of(people.amal), at=at)}/"
    cache.clear()


def test_the_usual_is_ticked(own: str) -> None:
    page = visit(own)

    assert page.context["reminders"].initial == {"leads": (1440, 120), "way": ""}
    assert "so, wie Sie gefragt werden" in text_of(page)


@pytest.mark.parametrize(("ticked", "kept"), [(["1440", "60"], [1440, 60]), ([], [])])
def test_own_wish_is_saved_and_said(own: str, people: Cast, ticked: list[str], kept: list[int]) -> None:
    page = press(own, "reminders", leads=ticked, way="email")

    people.amal.person.refresh_from_db()
    assert (people.amal.person.reminder_leads, people.amal.person.reminder_way) == (kept, "email")
    assert "Gespeichert." in text_of(page)
    assert page.context["reminders"].initial["leads"] == kept
    (event,) = Event.objects.of(people.pool).filter(verb="set_reminders")
    assert event.actor == "Amal Haddad"


@pytest.mark.parametrize("wish", [{"leads": ["7"]}, {"way": "brieftaube"}])
def test_what_the_page_does_not_offer_is_refused(own: str, people: Cast, wish: dict[str, list[str]]) -> None:
    assert press(own, "reminders", **wish).status_code == 409

    people.amal.person.refresh_from_db()
    assert people.amal.person.reminder_leads is None
