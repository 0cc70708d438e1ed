"""KALENDER: a link to one's own page comes back."""

from datetime import datetime

import pytest
from django.core.cache import cache

from notifications.models import Message
from pool.models import Authority, Interpreter
from tests.builders import accepted, make_interpreter, make_pool, submit
from tests.scheduling.links.post import LINK, visit
from tests.scheduling.phones import AMAL, STRANGER, Says
from tests.scheduling.web import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _uncounted() -> None:
    cache.clear()


@pytest.mark.parametrize("text", ["KALENDER", "Kalender", "calendar", "KALENDER?", "Kalender bitte"])
def test_a_link_to_the_own_page(
    office: Authority, at: datetime, says: Says, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notifications.clock.now", lambda: at)
    (answer,) = says(text)

    (path,) = LINK.findall(answer)
    assert "Gilt 14 Tage" in answer
    assert "Guten Tag Amal Haddad" in text_of(visit(path))
    assert Message.objects.get(direction="in").outcome == "calendar"


def test_an_open_question_stays_open(office: Authority, at: datetime, says: Says) -> None:
    offer = submit(office, at).offers.get()

    says("Kalender")

    offer.refresh_from_db()
    assert offer.state in ("queued", "sent")
    assert accepted(offer.request, at).person == offer.person


@pytest.mark.parametrize("text", ["Kalender 4821", "ja Kalender", "habe keinen Kalender", "kalender stopp"])
def test_more_than_that_is_something_else(office: Authority, says: Says, text: str) -> None:
    assert not any(LINK.search(answer) for answer in says(text))


def test_on_a_shared_telephone_nobody_knows_whose(office: Authority, at: datetime, says: Says) -> None:
    make_interpreter(office.pool, "Karim Haddad", mobile=AMAL)

    (answer,) = says("KALENDER")

    assert "gehört mehreren Personen" in answer and not LINK.search(answer)
    assert Message.objects.get(direction="in").attention_at == at


@pytest.mark.parametrize("state", ["applied", "training", "active", "paused"])
def test_everybody_has_one_who_has_not_left(office: Authority, says: Says, state: str) -> None:
    Interpreter.objects.of(office.pool).update(state=state)

    assert LINK.search(says("KALENDER")[0])


def test_who_has_left_is_told_to_call(office: Authority, says: Says) -> None:
    Interpreter.objects.of(office.pool).update(state=Interpreter.LEFT)

    (answer,) = says("KALENDER")

    assert "nicht aktiv" in answer and not LINK.search(answer)


def test_a_stranger_hears_nothing_of_it(office: Authority, says: Says) -> None:
    assert not LINK.search(says("KALENDER", STRANGER)[0])


def test_one_link_for_who_is_in_two_pools(office: Authority, says: Says) -> None:
    person = Interpreter.objects.of(office.pool).get().person
    Interpreter.objects.create(pool=make_pool("nachbar"), person=person, number=1, state="active")

    (answer,) = says("KALENDER")

    assert len(LINK.findall(answer)) == 1
