"""What an outage or a dead worker held up until the night rings in the morning; some may ring at once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from notifications import delivery
from notifications.channels import memory
from notifications.channels.base import SendError
from notifications.models import Message
from pool.models import Interpreter
from scheduling.actions import changes
from tests.builders import accepted, clerk_of, hear, make_authority, sent_offers, submit, wanted
from tests.scheduling.test_races import crowd

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _empty_channel() -> Iterator[None]:
    memory.forget()
    yield
    memory.forget()


@pytest.fixture
def evening(at: datetime) -> datetime:
    """Five minutes before the quiet time."""
    return at.replace(hour=19, minute=55)


def held_up(kind: str, evening: datetime) -> Message:
    """The provider is away in the evening, and comes back 40 minutes later."""
    message = Message.objects.filter(kind=kind, channel="sms").latest("pk")
    memory.fail_with(SendError("nobody there", unreachable=True))
    delivery.deliver(message.pk, at=evening)
    memory.failures.clear()
    delivery.sweep(at=evening + 40 * MINUTE)
    delivery.deliver(message.pk, at=evening + 40 * MINUTE)
    message.refresh_from_db()
    return message


def test_a_question_waits_for_the_morning(at: datetime, evening: datetime) -> None:
    request = submit(make_authority(crowd(1)), evening, starts=at + 3 * DAY)

    message = held_up("offer", evening)

    seven = at.replace(day=24, hour=6)
    assert (message.state, message.due_at, memory.sent) == ("queued", seven, [])
    delivery.deliver(message.pk, at=seven)
    assert [sent.pk for sent in memory.sent] == [message.pk]
    assert request.offers.get().sent_at == seven
    assert request.rounds.get().waits_until == seven + 60 * MINUTE, "they have as long as everybody"


def test_an_urgent_question_rings_at_whom_allows_it(at: datetime, evening: datetime) -> None:
    pool = crowd(1)
    Interpreter.objects.of(pool).update(urgent_anytime=True)
    submit(make_authority(pool), evening, starts=evening + timedelta(hours=11))

    assert held_up("offer", evening).state == "sent"


def test_taken_waits_for_the_morning(at: datetime, evening: datetime) -> None:
    request = submit(make_authority(crowd(2)), at, starts=at + 3 * DAY)
    first = sent_offers(request, at)[0]
    hear(first.person.mobile, f"ja {first.code}", evening)

    assert held_up("taken", evening).state == "queued"
    assert held_up("confirmed", evening).state == "sent", "the answer to what somebody wrote goes at once"


def test_a_change_of_what_starts_soon_rings(at: datetime, evening: datetime) -> None:
    authority = make_authority(crowd(1))
    request = submit(authority, at, starts=at + DAY)
    accepted(request, at)
    new = wanted(at + DAY + timedelta(hours=2))
    changes.change_request(request, wanted=new, by=clerk_of(authority)[0], at=evening)

    assert held_up("offer", evening).state == "sent"
