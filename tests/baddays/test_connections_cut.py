"""The database hangs up in the middle of things: nothing is half done, nothing is lost, the worker lives."""

import threading
from collections import Counter

import pytest

from notifications import clock
from notifications.models import Message
from notifications.queue import enqueue
from scheduling.models import Offer
from tests.baddays.works import POOL_NUMBER, Held, Works, until
from tests.builders import make_authority, submit
from tests.scheduling.test_races import crowd

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def test_within_a_webhook(works: Works) -> None:
    """Twilio hears 503, comes again, and the word is kept and understood once."""
    request = submit(make_authority(crowd(1)), clock.now())
    works.open()
    works.start()
    works.later(0)
    offer = request.offers.get()
    said: list[int] = []

    def say() -> None:
        said.append(works.twilio.say(offer.person.mobile, POOL_NUMBER, f"JA {offer.code}", sid="SM1"))

    with Held("notifications_message") as table:
        first = threading.Thread(target=say)
        first.start()
        table.until_somebody_waits()
        table.cut(table.waiting())
        first.join()
    assert (said, Message.objects.filter(direction="in").count()) == ([503], 0)

    say()
    say()
    works.settle()
    offer.refresh_from_db()
    assert (said, offer.state) == ([503, 200, 200], "accepted")
    assert Message.objects.get(direction="in").outcome == "accept"


def test_while_twilio_thinks(works: Works) -> None:
    """The word is taken and the worker cannot write it down; it finds out, and works on without a restart."""
    gate = works.twilio.hold("after")
    request = submit(make_authority(crowd(2)), clock.now())
    worker = works.start()
    until(lambda: gate.arrived == 2, "Twilio was not asked")

    with Held() as database:
        database.cut_all()
    works.twilio.let_go()
    works.settle()
    for minutes in (3, 1):
        works.later(minutes)

    offers = request.offers.all()
    assert set(Message.objects.filter(kind="offer").values_list("state", flat=True)) == {"sent"}
    assert Counter(one["to"] for one in works.twilio.messages) == Counter(o.person.mobile for o in offers)
    assert {offer.state for offer in offers} == {"sent"}
    enqueue("notifications.tasks.sweep")
    works.settle()
    assert worker.poll() is None
    assert Offer.objects.across_pools().count() == 2
