"""Keeps the words in this process: for tests that look at what was said, or want it to fail."""

from collections.abc import Callable

from notifications.channels.base import Sent
from notifications.models import Message

sent: list[Message] = []
failures: list[Exception] = []
meanwhile: list[Callable[[Message], None]] = []


class MemoryChannel:
    """Appends to `sent`; while `failures` holds errors, raises the first of them instead."""

    def send(self, message: Message) -> Sent:
        """Let happen what happens `meanwhile`; then keep `message`, or fail as told."""
        while meanwhile:
            meanwhile.pop(0)(message)
        if failures:
            raise failures.pop(0)
        sent.append(message)
        return Sent(f"MEM{message.reference.hex}")


def fail_with(*errors: Exception) -> None:
    """Let the next attempts fail, in this order."""
    failures.extend(errors)


def forget() -> None:
    """Empty all lists."""
    for memory in (sent, failures, meanwhile):
        memory.clear()
