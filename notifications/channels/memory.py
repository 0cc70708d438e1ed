"""Keeps the words in this process: for tests that look at what was said, or want it to fail."""

from notifications.channels.base import SendError, Sent
from notifications.models import Message

sent: list[Message] = []
failures: list[SendError] = []


class MemoryChannel:
    """Appends to `sent`; while `failures` holds errors, raises the first of them instead."""

    def send(self, message: Message) -> Sent:
        """Keep `message`, or fail as told."""
        if failures:
            raise failures.pop(0)
        sent.append(message)
        return Sent(f"MEM{message.reference.hex}")


def fail_with(*errors: SendError) -> None:
    """Let the next attempts fail, in this order."""
    failures.extend(errors)


def forget() -> None:
    """Empty both lists."""
    sent.clear()
    failures.clear()
