"""Words for the tests of this room: a Message out, the memory channel emptied, what listeners heard."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from notifications import outbox
from notifications.channels import memory
from notifications.models import Message
from notifications.signals import delivery_changed, message_received

AMAL = "+491713920001"


@pytest.fixture(autouse=True)
def _empty_channel() -> Iterator[None]:
    memory.forget()
    yield
    memory.forget()


@pytest.fixture
def word(at: datetime) -> Callable[..., Message]:
    """Puts one SMS to Amal; anything may be said otherwise."""

    def put(**other: Any) -> Message:
        fields: dict[str, Any] = {
            "pool_id": None,
            "channel": "sms",
            "recipient": AMAL,
            "body": "Einsatz 4821",
            "kind": "offer",
            "about": "offer:1",
            "key": None,
            "at": at,
        }
        return outbox.put(**(fields | other))

    return put


@pytest.fixture
def changes() -> Iterator[list[str]]:
    """The states delivery_changed told about."""
    heard: list[str] = []

    def hear(message: Message, state: str, at: datetime, **kwargs: object) -> None:
        heard.append(str(state))

    delivery_changed.connect(hear)
    yield heard
    delivery_changed.disconnect(hear)


@pytest.fixture
def received() -> Iterator[list[str]]:
    """The texts message_received told about."""
    heard: list[str] = []

    def hear(message: Message, at: datetime, **kwargs: object) -> None:
        heard.append(message.body)

    message_received.connect(hear)
    yield heard
    message_received.disconnect(hear)
