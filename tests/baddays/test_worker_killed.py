"""The worker dies at the worst moments, with SIGKILL; the next one finishes what it began, once."""

from collections import Counter
from datetime import timedelta

import pytest

from notifications import clock
from notifications.models import Message
from notifications.queue import enqueue
from pool.models import Pool
from scheduling.models import Assignment, Request
from tests.baddays.works import POOL_NUMBER, Held, Works, until
from tests.builders import make_authority, submit
from tests.scheduling.test_races import crowd

pytestmark = pytest.mark.django_db(transaction=True)
SIZE = 3


def three_of(people: int) -> Pool:
    """A Pool of so many, three of whom are asked at once."""
    pool = crowd(people)
    Pool.objects.filter(pk=pool.pk).update(round_size=SIZE)
    return Pool.objects.get(pk=pool.pk)


def asked(request: Request) -> Counter[str]:
    """How often each telephone was asked by Twilio's books, whatever ours say."""
    return Counter(offer.person.mobile for offer in request.offers.filter(state="sent"))


@pytest.mark.parametrize("point", ["before", "after"])
def test_killed_while_a_round_is_leaving(works: Works, point: str) -> None:
    """The round is committed; of its three questions two are at Twilio's door or just inside, one waits."""
    gate = works.twilio.hold(point)
    request = submit(make_authority(three_of(2 * SIZE)), clock.now())
    assert Counter(request.offers.values_list("state", flat=True)) == {"queued": SIZE}

    works.start()
    until(lambda: gate.arrived == 2, "Twilio was not asked")
    works.kill()
    works.twilio.let_go()
    works.bury()
    died = Counter(Message.objects.filter(kind="offer").values_list("state", flat=True))
    assert died == {"sending": 2, "queued": 1}

    works.start()
    for minutes in (3, 11, 1):
        works.later(minutes)
    assert set(Message.objects.filter(kind="offer").values_list("state", flat=True)) == {"sent"}
    assert Counter(one["to"] for one in works.twilio.messages) == asked(request)
    assert set(asked(request).values()) == {1} and len(asked(request)) == SIZE

    works.later(75)
    assert Counter(one["to"] for one in works.twilio.messages) == asked(request)
    assert set(asked(request).values()) == {1} and len(asked(request)) == 2 * SIZE


@pytest.mark.postgres
@pytest.mark.parametrize("end", ["killed", "cut off"])
def test_the_worker_ends_within_a_round(works: Works, end: str) -> None:
    """Round and Offers are written, their words are not yet: half of it must never be seen."""
    request = submit(make_authority(three_of(2 * SIZE)), clock.now())
    works.start()
    works.later(0)
    assert len(asked(request)) == SIZE

    clock.move(timedelta(minutes=75))
    with Held("notifications_message") as table:
        enqueue("scheduling.tasks.sweep")
        table.until_somebody_waits()
        if end == "killed":
            works.kill()
            works.bury()
        else:
            table.cut(table.waiting())
    if end == "killed":
        works.start()
    else:
        works.settle()
        assert request.rounds.count() == 1

    works.later()
    works.later()
    assert request.rounds.count() == 2
    assert Counter(one["to"] for one in works.twilio.messages) == asked(request)
    assert set(asked(request).values()) == {1} and len(asked(request)) == 2 * SIZE


@pytest.mark.postgres
@pytest.mark.parametrize("end", ["killed", "cut off"])
def test_the_worker_ends_within_an_accept(works: Works, end: str) -> None:
    """The yes is understood and all but written: it counts, once, as soon as a worker works again."""
    pool = three_of(SIZE)
    request = submit(make_authority(pool), clock.now())
    works.open()
    works.start()
    works.later(0)
    offer = request.offers.earliest("pk")

    with Held("scheduling_assignment") as table:
        assert works.twilio.say(offer.person.mobile, POOL_NUMBER, f"JA {offer.code}") == 200
        table.until_somebody_waits()
        if end == "killed":
            works.kill()
            works.bury()
        else:
            table.cut(table.waiting())
    if end == "killed":
        works.start()

    works.later(2)
    works.later(2)
    word = Message.objects.get(direction="in")
    offer.refresh_from_db()
    assert (word.state, word.outcome, word.attempts) == ("handled", "accept", 2)
    assert (offer.state, Assignment.objects.of(pool).count()) == ("accepted", 1)
    assert Counter(one["body"] for one in works.twilio.sent_to(offer.person.mobile)).most_common(1)[0][1] == 1
    told = Message.objects.filter(kind="taken").values_list("recipient", flat=True)
    assert sorted(told) == sorted(
        set(request.offers.values_list("person__mobile", flat=True)) - {offer.person.mobile}
    )
