"""SMS through a plain HTTP gateway of one's own; docs/sms-gateway.md has the whole wire format."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from notifications.channels.base import BUSY, CannotLookUp, Found, Received, SendError, Sent
from notifications.channels.http import Answer, HungUp, NotReached, ask
from notifications.domain.failures import DEAD_NUMBER, OPTED_OUT
from notifications.domain.phones import listed
from notifications.domain.retry_after import seconds
from notifications.models import Message

log = logging.getLogger(__name__)
CANNOT = (405, 501)  # what a gateway that only sends answers to a question
PAGES = 100
IDENTITY = re.compile(r"[A-Za-z0-9._:-]{1,100}")


class GatewayChannel:
    """Posts one SMS; our reference is the idempotency key and finds the word again."""

    def send(self, message: Message) -> Sent:
        """Hand `message` to the gateway."""
        word = {
            "reference": str(message.reference),
            "to": message.recipient,
            "text": message.body,
            **_sender(),
            **({"expires_at": message.expires_at.isoformat()} if message.expires_at else {}),
            "status_url": f"{settings.PUBLIC_URL}/sms/gateway/status/",
        }
        answer = _ask("POST", settings.SMS_GATEWAY_URL, word, {"Idempotency-Key": str(message.reference)})
        if not 200 <= answer.status < 300:
            raise refusal(answer)
        try:
            return Sent(outgoing(answer.json()["id"]))
        except (ValueError, KeyError) as error:  # taken, but the answer makes no sense
            raise SendError("the gateway answered nonsense", ambiguous=True) from error

    def look_up(self, message: Message) -> tuple[Found, ...]:
        """By our reference, which is nobody else's."""
        ref = str(message.reference)
        try:
            found = [one for one in _listed(direction="out", reference=ref) if one["reference"] == ref]
            return tuple(Found(outgoing(one["id"]), *_fate(one)) for one in found[:1])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SendError("the gateway lists nonsense") from error

    def received_since(self, at: datetime) -> Iterator[Received]:
        """What came in, as the inbound call would tell it; what makes no sense is left out, and logged."""
        for one in _listed(direction="in", since=at.isoformat()):
            try:
                yield incoming(one)
            except (ValueError, AttributeError) as error:
                log.warning("The gateway lists a word that makes no sense: %s", error)


def outgoing(ref: Any) -> str:
    """What we call a word we sent: the gateway may count what goes out and what comes in apart."""
    return f"gw-out-{_identity(ref)}"


def incoming(told: dict[str, Any]) -> Received:
    """A word that came in, out of the gateway's JSON; raises ValueError when a field is missing or odd."""
    words = [told.get(name) for name in ("from", "to", "text", "received_at")]
    if not all(isinstance(word, str) for word in words) or not words[0]:
        raise ValueError("from, to, text or received_at is missing")
    sender, to, text, received_at = (str(word) for word in words)
    at = datetime.fromisoformat(received_at)
    if at.tzinfo is None:
        raise ValueError("received_at has no time zone")
    payload = {str(name): str(value) for name, value in told.items()}
    return Received(f"gw-in-{_identity(told.get('id'))}", sender, to, text, at, payload)


def refusal(answer: Answer) -> SendError:
    """What an answer other than 2xx means for the Message."""
    status, word = answer.status, _word(answer)
    reason = f"the gateway answered {status}" + (f", {word}" if word else "")
    if status == 429:
        wish = seconds(answer.retry_after, answer.date)
        return SendError(reason, retry_after=BUSY if wish is None else wish)
    if status >= 500 or status == 408:
        return SendError(reason, ambiguous=True)
    if status < 400 or status in (401, 402, 403, 404) or word in ("sender", "credit"):
        return SendError(reason, refused_us=True)
    return SendError(reason, permanent=True, opted_out=word in OPTED_OUT, dead_number=word in DEAD_NUMBER)


def _sender() -> dict[str, str]:
    own = listed(settings.SMS_GATEWAY_FROM)  # at all of them people may answer; the first one sends
    return {"from": own[0]} if own else {}


def _listed(**wanted: str) -> Iterator[dict[str, Any]]:
    url: str | None = f"{settings.SMS_GATEWAY_URL}?{urlencode(wanted)}"
    for _page in range(PAGES):
        answer = _ask("GET", str(url))
        if answer.status in CANNOT:
            raise CannotLookUp
        if answer.status != 200:
            error = refusal(answer)
            raise SendError(error.reason, refused_us=error.refused_us, retry_after=error.retry_after)
        try:
            page = answer.json()
            yield from page["messages"]
            cursor = page["next"]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SendError("the gateway lists nonsense") from error
        if not cursor:
            return
        url = f"{settings.SMS_GATEWAY_URL}?{urlencode({**wanted, 'cursor': cursor})}"
    raise SendError(f"the gateway lists more than {PAGES} pages")


def _ask(method: str, url: str, word: Any = None, more: dict[str, str] | None = None) -> Answer:
    headers = {"Authorization": f"Bearer {settings.SMS_GATEWAY_TOKEN}", "Accept": "application/json"}
    body = None if word is None else json.dumps(word).encode()
    if body is not None:
        headers |= {"Content-Type": "application/json"}
    try:
        return ask(method, url, headers | (more or {}), body, settings.SMS_TIMEOUT)
    except NotReached as error:
        raise SendError(f"the gateway is not reachable: {error}", unreachable=True) from error
    except HungUp as error:
        raise SendError(f"the gateway hung up: {error}", ambiguous=method == "POST") from error


def _fate(told: dict[str, Any]) -> tuple[str, str]:
    return str(told.get("status") or "sent"), str(told.get("error") or "")


def _identity(ref: Any) -> str:
    if not isinstance(ref, str | int) or isinstance(ref, bool) or not IDENTITY.fullmatch(str(ref)):
        raise ValueError("id is missing or odd")
    return str(ref)


def _word(answer: Answer) -> str:
    try:
        word = answer.json().get("error")
    except ValueError:
        return ""
    return word if isinstance(word, str) and word.isidentifier() and len(word) <= 40 else ""
