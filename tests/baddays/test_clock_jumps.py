"""The clock jumps between the steps: ten minutes, a day, back and forth: nothing twice, nothing early."""

from collections import Counter
from datetime import timedelta

import pytest

from notifications import clock
from notifications.models import Message
from pool.models import Pool
from scheduling.models import Request
from tests.baddays.works import Works, until
from tests.builders import make_authority, submit
from tests.scheduling.test_races import crowd

pytestmark = pytest.mark.django_db(transaction=True)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def who_reminds(days: int) -> Request:
    """Two of four are asked about what is so many days ahead, and reminded after an hour."""
    pool = crowd(4)
    Pool.objects.filter(pk=pool.pk).update(round_size=2, reminds=True)
    office = make_authority(Pool.objects.get(pk=pool.pk))
    return submit(office, clock.now(), starts=clock.now() + days * DAY)


def told(works: Works, request: Request) -> tuple[Counter[str], Counter[str]]:
    """How often each telephone was sent the question, and its reminder."""
    kinds = dict(Message.objects.filter(direction="out").values_list("provider_id", "kind"))
    mobiles = [(one["to"], kinds[one["sid"]]) for one in works.twilio.messages]
    return tuple(  # type: ignore[return-value]
        Counter(mobile for mobile, kind in mobiles if kind == wanted) for wanted in ("offer", "reminder")
    )


def test_ten_minutes_back_and_forth(works: Works) -> None:
    """A worker whose clock is wrong by ten minutes sends nothing twice and ends nothing early."""
    request = who_reminds(days=3)
    works.start()
    works.later(0)
    first = Counter(offer.person.mobile for offer in request.offers.all())
    assert (told(works, request), len(first)) == ((first, Counter()), 2)

    for minutes in (-10, 10, 10, -10, 10):
        works.later(minutes)
        assert told(works, request) == (first, Counter())
        assert set(request.offers.values_list("state", flat=True)) == {"sent"}

    works.later(55)
    assert told(works, request) == (first, first)
    for minutes in (-10, 10, -60, 60):
        works.later(minutes)
        assert told(works, request) == (first, first)


def test_a_day_forward_and_back(works: Works) -> None:
    """What a day ahead made due happens once; the same hours come again, and nothing with them."""
    request = who_reminds(days=3)
    works.start()
    works.later(0)

    for minutes in (24 * 60, -24 * 60, 30, 24 * 60, 61):
        works.later(minutes)
        asked, reminded = told(works, request)
        assert set(asked.values()) == {1} and set(reminded.values()) <= {1}
    request.refresh_from_db()
    offers = request.offers.all()
    assert request.state == "searching" and {offer.state for offer in offers} == {"sent"}
    assert asked == Counter(offer.person.mobile for offer in offers)


def test_a_jump_while_a_word_is_on_its_way(works: Works) -> None:
    """Twilio thinks, and the clock jumps by a day: the answer counts, and nothing leaves twice."""
    gate = works.twilio.hold("after")
    request = who_reminds(days=3)
    works.start()
    until(lambda: gate.arrived == 2, "Twilio was not asked")

    clock.move(DAY)
    works.twilio.let_go()
    works.settle()
    clock.move(-DAY)
    works.later(1)

    asked, _reminded = told(works, request)
    assert set(asked.values()) == {1}
    assert set(Message.objects.filter(kind="offer").values_list("state", flat=True)) == {"sent"}
