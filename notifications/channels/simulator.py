"""The demo's phones: nothing leaves the house, and a page shows the Message rows as phones."""

from datetime import datetime
from typing import Any

from notifications.channels.base import Found, Received, SendError, Sent
from notifications.models import Message

# Three invented numbers that never work, each in its own way; all others do.
FATES: dict[str, dict[str, Any]] = {
    "+491713920097": {"reason": "simulated: no such number", "dead_number": True},
    "+491713920098": {"reason": "simulated: network busy"},
    "+491713920099": {"reason": "simulated: no answer from the provider", "ambiguous": True},
}


class SimulatorChannel:
    """Takes every Message at once, but for the numbers with a fate."""

    def send(self, message: Message) -> Sent:
        """Pretend to send; the row itself is the phone's display."""
        if fate := FATES.get(message.recipient):
            raise SendError(**fate)
        return Sent(_id(message))

    def look_up(self, message: Message) -> tuple[Found, ...]:
        """What was handed over arrived, also where no answer came back; but for what was refused."""
        refused = message.recipient in FATES and not FATES[message.recipient].get("ambiguous")
        return () if refused or not message.claimed_at else (Found(_id(message)),)

    def received_since(self, at: datetime) -> list[Received]:
        """Nothing: the phones wait for the house's answer and say so when there is none."""
        return []


def _id(message: Message) -> str:
    return f"SIM{message.reference.hex}"
