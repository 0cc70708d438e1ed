"""The ways out: to add one, write a module with a Channel, name it here, add it to the contract tests."""

from django.conf import settings
from django.utils.module_loading import import_string

from notifications.channels.base import Channel
from notifications.models import Message

SMS = {
    "twilio": "notifications.channels.twilio.TwilioChannel",
    "gateway": "notifications.channels.gateway.GatewayChannel",
    "simulator": "notifications.channels.simulator.SimulatorChannel",
    "memory": "notifications.channels.memory.MemoryChannel",
}
EMAIL = "notifications.channels.email.EmailChannel"


def channel_for(message: Message) -> Channel:
    """The channel that carries `message`."""
    return carrier(message.channel)


def carrier(channel: str) -> Channel:
    """The channel for "sms" or "email"; imported on demand, since twilio's library is slow to load."""
    path = EMAIL if channel == Message.EMAIL else SMS[settings.SMS_CHANNEL]
    found: Channel = import_string(path)()
    return found
