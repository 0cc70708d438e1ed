"""One list of promises for every SMS channel: the one in memory, the demo's phones, Twilio on the wire.

A new channel joins by one more entry in CHANNELS.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from notifications import outbox
from notifications.channels import channel_for, memory
from notifications.channels.base import SendError
from notifications.models import Message
from scheduling.demo.twilio_stand_in import Fault, TwilioStandIn

pytestmark = pytest.mark.django_db
GOOD, NEVER, BUSY, UNSURE = "+491713920001", "+491713920097", "+491713920098", "+491713920099"


@dataclass
class Bench:
    """A channel, and how to make it fail for the number at hand."""

    prepare: Callable[[str], None]


def _memory(number: str) -> None:
    errors = {
        NEVER: SendError("never", permanent=True),
        BUSY: SendError("busy"),
        UNSURE: SendError("unsure", ambiguous=True),
    }
    memory.failures[:] = [errors[number]] if number in errors else []


@pytest.fixture(params=["memory", "simulator", "twilio"])
def bench(request: pytest.FixtureRequest, settings: Any) -> Iterator[Bench]:
    """Each channel in turn; numbers ending in 97, 98, 99 fail for good, for now, and nobody knows."""
    settings.SMS_CHANNEL = request.param
    if request.param != "twilio":
        yield Bench(_memory if request.param == "memory" else lambda number: None)
        memory.forget()
        return
    stand_in = TwilioStandIn(auth_token=settings.TWILIO_AUTH_TOKEN).start()
    stand_in.fates = {NEVER: Fault(400, 21211), BUSY: Fault(429, 20429), UNSURE: Fault(500)}
    settings.TWILIO_API_URL, settings.TWILIO_ACCOUNT_SID = stand_in.url, stand_in.account_sid
    settings.TWILIO_FROM = "+4969900090"
    yield Bench(lambda number: None)
    stand_in.stop()


def send(bench: Bench, number: str, at: datetime) -> str:
    """Hand one word to the channel; returns the provider's id."""
    message = outbox.put(
        pool_id=None, channel="sms", recipient=number, body="Hallo", kind="", about="", key=None, at=at
    )
    bench.prepare(number)
    return channel_for(Message.objects.get(pk=message.pk)).send(message).provider_id


def test_a_word_taken_has_an_id_of_its_own(bench: Bench, at: datetime) -> None:
    first, second = send(bench, GOOD, at), send(bench, GOOD, at)

    assert first
    assert first != second


@pytest.mark.parametrize(
    ("number", "permanent", "ambiguous"), [(NEVER, True, False), (BUSY, False, False), (UNSURE, False, True)]
)
def test_a_failure_says_what_it_means(
    bench: Bench, at: datetime, number: str, permanent: bool, ambiguous: bool
) -> None:
    with pytest.raises(SendError) as failure:
        send(bench, number, at)

    assert (failure.value.permanent, failure.value.ambiguous) == (permanent, ambiguous)
    assert failure.value.reason


def test_a_failure_does_not_spoil_the_next_word(bench: Bench, at: datetime) -> None:
    with pytest.raises(SendError):
        send(bench, NEVER, at)

    assert send(bench, GOOD, at)
