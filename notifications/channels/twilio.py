"""SMS through Twilio's own client. Its vocabulary stops in this file and in `domain/failures.py`."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from requests import exceptions as wire  # what Twilio's client speaks HTTP with
from twilio.http.http_client import TwilioHttpClient  # type: ignore[import-untyped]
from twilio.http.response import Response  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from notifications.channels.base import BUSY, NEAR, Found, Received, SendError, Sent
from notifications.domain.failures import DEAD_NUMBER, OPTED_OUT
from notifications.domain.phones import listed
from notifications.domain.retry_after import seconds
from notifications.domain.sms_text import same
from notifications.models import Message

# Our account, our sender or our credit; nothing is wrong with the Message or its recipient.
OUR_FAULT = {20003, 20005, 20403, 20404, 21212, 21603, 21606, 21659, 21660, 21703, 21705, 30002, 90010}
QUEUE_LASTS = timedelta(days=1)  # Twilio keeps a word for ten hours at most and lists by time of sending
PAGE = 200
TRIAL = "Sent from your Twilio trial account - "


class Wire(TwilioHttpClient):  # type: ignore[misc]
    """Talks to TWILIO_API_URL, and turns every refusal into a SendError before the client reads it."""

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """One request. Whoever hangs up midway may have taken the Message."""
        url = url.replace("https://api.twilio.com", settings.TWILIO_API_URL, 1)
        try:
            response = super().request(method, url, *args, **kwargs)
        except (wire.ConnectTimeout, wire.ConnectionError) as error:
            if isinstance(error, wire.ConnectTimeout) or "NewConnectionError" in repr(error):
                raise SendError("Twilio is not reachable", unreachable=True) from error
            raise SendError("Twilio hung up", ambiguous=True) from error
        except wire.RequestException as error:
            raise SendError(f"Twilio: {type(error).__name__}", ambiguous=True) from error
        if not 200 <= response.status_code < 300:
            raise refusal(response)
        return response


class TwilioChannel:
    """Sends one SMS; the status callback carries our own reference, so that it finds its row."""

    def send(self, message: Message) -> Sent:
        """Hand `message` to Twilio."""
        try:
            taken = client().messages.create(
                to=message.recipient,
                body=message.body,
                status_callback=f"{settings.PUBLIC_URL}/sms/twilio/status/?ref={message.reference}",
                **_sender(),
                **_validity(message),
            )
        except SendError:
            raise
        except Exception as error:  # taken, but the answer makes no sense
            raise SendError(f"Twilio answered nonsense: {type(error).__name__}", ambiguous=True) from error
        if not isinstance(taken.sid, str) or not taken.sid:
            raise SendError("Twilio answered without a Sid", ambiguous=True)
        return Sent(taken.sid)

    def look_up(self, message: Message) -> tuple[Found, ...]:
        """Twilio does not list our reference: what counts is number, text and time."""
        about = message.claimed_at or message.created_at
        found: dict[Found, timedelta] = {}
        for one in _listed(to=message.recipient):
            if one.date_created is None:
                raise SendError("Twilio lists a message without a date")
            if one.date_created < about - QUEUE_LASTS:
                break
            apart = abs(one.date_created - about)
            ours = str(one.direction).startswith("outbound") and same(_untried(one.body), message.body)
            if ours and apart <= NEAR:
                found[Found(one.sid, str(one.status), str(one.error_code or ""))] = apart
        return tuple(sorted(found, key=lambda one: found[one]))

    def received_since(self, at: datetime) -> Iterator[Received]:
        """What our own numbers received; with a Messaging Service alone, whatever is not another's."""
        service = settings.TWILIO_MESSAGING_SERVICE_SID
        for number in listed(settings.TWILIO_FROM) or (None,):
            for one in _listed(date_sent_after=at, **({"to": number} if number else {})):
                foreign = not number and one.messaging_service_sid not in (None, "", service)
                if one.direction == "inbound" and not foreign:
                    yield _received(one, at)


def client() -> Client:
    """Twilio's client for our account, on our wire."""
    return Client(
        settings.TWILIO_ACCOUNT_SID,
        settings.TWILIO_AUTH_TOKEN,
        http_client=Wire(timeout=settings.SMS_TIMEOUT),
    )


def refusal(response: Response) -> SendError:
    """What an answer other than 2xx means for the Message."""
    status, code = response.status_code, _code(response.text)
    reason = f"Twilio {status}" + (f", error {code}" if code else "")
    if status == 429 or code == 20429:
        headers = response.headers or {}
        wish = seconds(str(headers.get("Retry-After", "")), str(headers.get("Date", "")))
        return SendError(reason, retry_after=BUSY if wish is None else wish)
    if status >= 500 or status < 400:
        return SendError(reason, ambiguous=True)
    if str(code) in OPTED_OUT:
        return SendError(reason, opted_out=True)
    if status in (401, 403, 404) or code in OUR_FAULT:
        return SendError(reason, refused_us=True)
    return SendError(reason, permanent=True, dead_number=str(code) in DEAD_NUMBER)


def _listed(**wanted: Any) -> Iterator[Any]:
    """Twilio's list, page by page, the newest first."""
    try:
        yield from client().messages.stream(page_size=PAGE, **wanted)
    except SendError as error:  # nothing was to be taken
        raise SendError(error.reason, refused_us=error.refused_us, retry_after=error.retry_after) from error
    except Exception as error:
        raise SendError(f"Twilio lists nonsense: {type(error).__name__}") from error


def _received(one: Any, at: datetime) -> Received:
    since = one.date_created or at
    told = {"MessageSid": one.sid, "From": one.from_, "To": one.to, "DateCreated": since.isoformat()}
    return Received(one.sid, one.from_, one.to, one.body or "", since, told)


def _untried(body: str) -> str:
    return body.removeprefix(TRIAL)


def _sender() -> dict[str, str]:
    if settings.TWILIO_MESSAGING_SERVICE_SID:
        return {"messaging_service_sid": settings.TWILIO_MESSAGING_SERVICE_SID}
    # at all of our numbers people may answer; the first one sends
    return {"from_": next(iter(listed(settings.TWILIO_FROM)), "")}


def _validity(message: Message) -> dict[str, int]:
    """An Offer's SMS dies with its Offer in Twilio's queue too, which keeps it for ten hours at most."""
    if not message.expires_at or not message.claimed_at:
        return {}
    left = int((message.expires_at - message.claimed_at).total_seconds())
    return {"validity_period": max(left, 1)} if left < 36000 else {}


def _code(text: str) -> int:
    try:
        return int(json.loads(text)["code"])
    except (ValueError, TypeError, KeyError):
        return 0
