"""Every SMS channel on a bench: how to make it fail, lose its answer, fall silent, and hear somebody.

A new channel joins by one more function in BENCHES.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from notifications.channels import memory
from notifications.channels.base import Received, SendError
from notifications.models import Message
from scheduling.demo import twilio_stand_in
from scheduling.demo.twilio_stand_in import TwilioStandIn
from tests import gateway

GOOD, NEVER, BUSY, UNSURE = "+491713920001", "+491713920097", "+491713920098", "+491713920099"
POOL = "+4969900090"


@dataclass(frozen=True)
class Bench:
    """A channel, and what can happen to it. Numbers ending in 97 to 99 fail: for good, now, nobody knows."""

    prepare: Callable[[Message], None] = lambda message: None
    lose_answer: Callable[[Message], None] = lambda message: None  # the next word is taken, nobody hears it
    silence: Callable[[], None] | None = None
    hear: Callable[[str, datetime], None] | None = None
    unsure: str = GOOD


@contextmanager
def _memory(settings: Any, at: datetime) -> Iterator[Bench]:
    errors = {
        NEVER: SendError("never", dead_number=True),
        BUSY: SendError("busy"),
        UNSURE: SendError("unsure", ambiguous=True),
    }

    def prepare(message: Message) -> None:
        memory.failures[:] = [errors[message.recipient]] if message.recipient in errors else []

    def lose(message: Message) -> None:
        memory.failures[:] = [errors[UNSURE]]
        memory.taken_all_the_same.append(message)

    def hear(text: str, when: datetime) -> None:
        memory.received.append(Received(f"MEM{len(memory.received)}", GOOD, POOL, text, when))

    memory.forget()
    yield Bench(prepare, lose, lambda: memory.silences.append(SendError("silent")), hear)
    memory.forget()


@contextmanager
def _simulator(settings: Any, at: datetime) -> Iterator[Bench]:
    yield Bench(unsure=UNSURE)


@contextmanager
def _twilio(settings: Any, at: datetime) -> Iterator[Bench]:
    fault = twilio_stand_in.Fault
    stand_in = TwilioStandIn(auth_token=settings.TWILIO_AUTH_TOKEN).start()
    stand_in.date = lambda: format_datetime(at)
    stand_in.fates = {NEVER: fault(400, 21211), BUSY: fault(429, 20429), UNSURE: fault(500)}
    settings.TWILIO_API_URL, settings.TWILIO_ACCOUNT_SID = stand_in.url, stand_in.account_sid
    settings.TWILIO_FROM = POOL

    def hear(text: str, when: datetime) -> None:
        stand_in.date = lambda: format_datetime(when)
        stand_in.write(GOOD, POOL, text)

    yield Bench(
        lose_answer=lambda message: stand_in.faults.append(fault(500, taken=True)),
        silence=lambda: stand_in.silences.append(fault(503)),
        hear=hear,
    )
    stand_in.stop()


@contextmanager
def _gateway(settings: Any, at: datetime) -> Iterator[Bench]:
    fault = gateway.Fault
    settings.SMS_GATEWAY_TOKEN = "a token of the tests"
    with gateway.Gateway(settings.SMS_GATEWAY_TOKEN) as hatch:
        settings.SMS_GATEWAY_URL = hatch.url
        hatch.fates = {NEVER: fault(422, "unreachable_number"), BUSY: fault(429), UNSURE: fault(500)}
        yield Bench(
            lose_answer=lambda message: hatch.faults.append(fault(502, taken=True)),
            silence=lambda: hatch.silences.append(fault(503)),
            hear=lambda text, when: hatch.write(GOOD, POOL, text, when.isoformat()) and None,
        )


BENCHES = {"memory": _memory, "simulator": _simulator, "twilio": _twilio, "gateway": _gateway}
TELLING = ["memory", "twilio", "gateway"]  # can be told by somebody else, and fall silent
