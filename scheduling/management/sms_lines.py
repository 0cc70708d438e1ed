"""How `./run manage sms` writes a Message: one line of a list, or its whole life. Masked unless asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from notifications.domain.phones import mask, masked
from notifications.domain.statuses import MessageState
from notifications.models import Message
from pool.models import Interpreter
from scheduling.models import Assignment, Offer, Request

ROW = "{pk:>7}  {when:<16}  {way:<9}  {who:<16}  {kind:<14}  {state:<10}  {more}"
HEADING = {"pk": "PK", "when": "created", "way": "way", "who": "who", "kind": "kind", "state": "state"}
ABOUT = {"offer": Offer, "assignment": Assignment, "request": Request, "interpreter": Interpreter}


@dataclass(frozen=True)
class Shown:
    """What may be seen beside states and numbers of rows: the telephone number, the words."""

    unmask: bool = False
    text: bool = False

    def who(self, message: Message) -> str:
        """The other side."""
        other = message.recipient if message.direction == Message.OUT else message.sender
        return other if self.unmask else mask(other)

    def said(self, text: str) -> str:
        """What a provider or an error said; numbers in it are masked, too."""
        return text if self.unmask else masked(text)


def heading() -> str:
    """Above the list."""
    return ROW.format(**HEADING, more="attempts, error or outcome").rstrip()


def line(message: Message, shown: Shown) -> str:
    """One of the list; with `text` the words stand below."""
    more = [str(message.attempts), shown.said(message.error), message.outcome]
    row = ROW.format(
        pk=message.pk, when=when(message.created_at), way=f"{message.channel} {message.direction}",
        who=shown.who(message), kind=message.kind, state=message.state, more=" ".join(filter(None, more)),
    ).rstrip()  # fmt: skip
    return f"{row}\n{'':9}{message.body!r}" if shown.text else row


def life(message: Message, shown: Shown) -> Iterator[str]:
    """Everything about one, in order of time."""
    yield f"{message.channel} {message.direction} {message.pk}, {message.state}"
    yield from _facts(message, shown)
    for receipt in message.receipts.order_by("pk"):
        yield f"  receipt    {when(receipt.at)}  {receipt.status} {receipt.error_code}".rstrip()
    if message.about:
        yield f"  about      {message.about}{_about(message)}"
    for answer in Message.objects.filter(about=f"message:{message.pk}").order_by("pk"):
        yield f"  answered   {when(answer.created_at)}  by {answer.pk} ({answer.kind}), {answer.state}"
    if shown.text:
        yield f"  text       {message.body!r}"


def _facts(message: Message, shown: Shown) -> Iterator[str]:
    outward = message.direction == Message.OUT
    instants = {
        "created": message.created_at, "due": message.due_at, "claimed": message.claimed_at,
        "sent": message.sent_at, "expires": message.expires_at, "attention": message.attention_at,
        "seen": message.seen_at, "looked up": message.looked_up_at,
    }  # fmt: skip
    words = {
        "to" if outward else "from": shown.who(message),
        "pool": message.pool.slug if message.pool else "",
        "kind": message.kind,
        "attempts": str(message.attempts),
        "segments": str(message.segments) if outward else "",
        "provider": message.provider_id or "",
        "error": shown.said(message.error),
        "outcome": message.outcome,
    }
    yield from (f"  {name:<10} {word}" for name, word in words.items() if word)
    yield from (f"  {name:<10} {when(at)}" for name, at in instants.items() if at)


def _about(message: Message) -> str:
    """The row it speaks of and how that stands; nothing when there is none any more."""
    row = about(message)
    if row is None:
        return ""
    code = f" {row.code}" if hasattr(row, "code") else ""
    request = f", request {row.request_id}" if hasattr(row, "request_id") else ""
    return f":{code} {row.state}{request}"


def about(message: Message) -> Any:
    """The row that `message` speaks of."""
    kind, _colon, pk = message.about.partition(":")
    model = ABOUT.get(kind)
    if model is None or not pk.isdigit():
        return None
    return model.objects.across_pools().filter(pk=int(pk)).first()


def too_late(message: Message, at: datetime) -> str:
    """Why it makes no sense to say it any more; empty when it does."""
    if message.expires_at and message.expires_at <= at:
        return f"it held only until {when(message.expires_at)}"
    row = about(message)
    if message.kind == "offer" and isinstance(row, Offer) and row.state not in ("queued", "sent"):
        return f"the question is over ({row.state})"
    return ""


def when(at: datetime) -> str:
    """Local time to the minute."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def states() -> list[str]:
    """All that a Message may be in."""
    return [state.value for state in MessageState]
