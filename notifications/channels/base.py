"""What every channel promises: take one Message, return the provider's id, or raise a SendError."""

from dataclasses import dataclass
from typing import Protocol

from notifications.models import Message


@dataclass(frozen=True)
class Sent:
    """The provider took the Message and calls it `provider_id`."""

    provider_id: str


class SendError(Exception):
    """The Message was not sent, or nobody knows.

    permanent   this Message will never go out: do not try again
    opted_out   the recipient wants none (also permanent)
    ambiguous   perhaps it went out: never send it again blindly
    refused_us  our account, sender or credit is at fault, not this Message: keep it, tell somebody
    retry_after the provider's wish, in seconds
    None of them: try again later.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        opted_out: bool = False,
        ambiguous: bool = False,
        refused_us: bool = False,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent or opted_out
        self.opted_out = opted_out
        self.ambiguous = ambiguous
        self.refused_us = refused_us
        self.retry_after = retry_after


class Channel(Protocol):
    """One way out of the house."""

    def send(self, message: Message) -> Sent:
        """Hand `message` to the provider. Called outside of any transaction."""
        ...
