"""What every channel promises: take one Message or raise a SendError, say what it took and what came in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from notifications.domain.failures import Failure
from notifications.models import Message

NEAR = timedelta(hours=1)  # how far the provider's clock and ours may be apart when a word is looked up
BUSY = 30  # seconds to wait for a provider that wants a pause and does not say how long


@dataclass(frozen=True)
class Sent:
    """The provider took the Message and calls it `provider_id`."""

    provider_id: str


@dataclass(frozen=True)
class Found:
    """A word the provider has in its list: perhaps ours. `status` is one of the words of receipts."""

    provider_id: str
    status: str = "sent"
    error_code: str = ""


@dataclass(frozen=True)
class Received:
    """A word that came in, as the provider's list tells it."""

    provider_id: str
    sender: str
    recipient: str
    body: str
    at: datetime
    payload: dict[str, str] = field(default_factory=dict)


class SendError(Exception):
    """The Message was not sent, or nobody knows.

    permanent    this Message will never go out: do not try again
    opted_out    the recipient wants none (also permanent)
    dead_number  the recipient's number is at fault, for any word (also permanent)
    ambiguous    perhaps it went out: never send it again blindly
    refused_us   our account, sender or credit is at fault, not this Message: keep it, tell somebody
    unreachable  nobody there, for no Message: keep it
    retry_after  the provider wants a pause of so many seconds, from all of us: keep it
    None of them: this Message was not taken now; try again later.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        opted_out: bool = False,
        dead_number: bool = False,
        ambiguous: bool = False,
        refused_us: bool = False,
        unreachable: bool = False,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent or opted_out or dead_number
        self.opted_out = opted_out
        self.dead_number = dead_number
        self.ambiguous = ambiguous
        self.refused_us = refused_us
        self.unreachable = unreachable
        self.retry_after = retry_after

    @property
    def failure(self) -> Failure:
        """Whose fault it is."""
        if self.ambiguous:
            return Failure.UNCLEAR
        if self.refused_us:
            return Failure.TECHNICAL
        return Failure.PERMANENT if self.permanent else Failure.TEMPORARY

    @property
    def holds_all(self) -> bool:
        """Not this Message is at fault but the way: others would fare the same, and nothing was taken."""
        return self.refused_us or self.unreachable or self.retry_after is not None


class CannotLookUp(Exception):
    """This provider does not tell what it took, or what came in."""


class Channel(Protocol):
    """One way out of the house. Every method is called outside of any transaction."""

    def send(self, message: Message) -> Sent:
        """Hand `message` to the provider; raises SendError."""
        ...

    def look_up(self, message: Message) -> tuple[Found, ...]:
        """What the provider took that may be `message`, the likeliest first; empty when it has none.

        By our reference; by number, text and time where the provider does not know that, so an equal text
        may be among them. Raises CannotLookUp, and SendError when this time there was no answer.
        """
        ...

    def received_since(self, at: datetime) -> Iterable[Received]:
        """What came in at `at` or later, in any order, perhaps some more. Raises as above."""
        ...
