"""Keeps the words in this process: for tests that look at what was said, or want it to fail."""

from collections.abc import Callable
from datetime import datetime

from notifications.channels.base import NEAR, Found, Received, Sent
from notifications.domain.sms_text import same
from notifications.models import Message

sent: list[Message] = []
failures: list[Exception] = []
meanwhile: list[Callable[[Message], None]] = []
taken_all_the_same: list[Message] = []
silences: list[Exception] = []
received: list[Received] = []


class MemoryChannel:
    """Appends to `sent`; while `failures` holds errors, raises the first of them instead.

    `taken_all_the_same` are words of which the sender never heard that they were taken. While `silences`
    holds errors, the next questions are not answered. `received` is what came in.
    """

    def send(self, message: Message) -> Sent:
        """Let happen what happens `meanwhile`; then keep `message`, or fail as told."""
        while meanwhile:
            meanwhile.pop(0)(message)
        if failures:
            raise failures.pop(0)
        sent.append(message)
        return Sent(_id(message))

    def look_up(self, message: Message) -> tuple[Found, ...]:
        """By number, text and time, as a provider that does not know our reference."""
        _answer()
        about = message.claimed_at or message.created_at
        near = [
            one
            for one in (*sent, *taken_all_the_same)
            if one.recipient == message.recipient
            and same(one.body, message.body)
            and abs((one.claimed_at or one.created_at) - about) <= NEAR
        ]
        return tuple(Found(_id(one)) for one in near)

    def received_since(self, at: datetime) -> list[Received]:
        """What is in `received`."""
        _answer()
        return [one for one in received if one.at >= at]


def fail_with(*errors: Exception) -> None:
    """Let the next attempts fail, in this order."""
    failures.extend(errors)


def forget() -> None:
    """Empty all lists."""
    for memory in (sent, failures, meanwhile, taken_all_the_same, silences, received):
        memory.clear()


def _id(message: Message) -> str:
    return f"MEM{message.reference.hex}"


def _answer() -> None:
    if silences:
        raise silences.pop(0)
