"""SMS through Twilio's own client. Its vocabulary stops in this file."""

import json
from typing import Any

from django.conf import settings
from requests import exceptions as wire  # what Twilio's client speaks HTTP with
from twilio.http.http_client import TwilioHttpClient  # type: ignore[import-untyped]
from twilio.http.response import Response  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from notifications.channels.base import SendError, Sent
from notifications.models import Message

TIMEOUT = 10
OPTED_OUT = 21610
# Our account, our sender or our credit; nothing is wrong with the Message or its recipient.
OUR_FAULT = {20003, 20005, 20403, 20404, 21212, 21603, 21606, 21659, 21660, 21703, 21705, 30002, 90010}


class Wire(TwilioHttpClient):  # type: ignore[misc]
    """Talks to TWILIO_API_URL, and turns every refusal into a SendError before the client reads it."""

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """One request. Whoever hangs up midway may have taken the Message."""
        url = url.replace("https://api.twilio.com", settings.TWILIO_API_URL, 1)
        try:
            response = super().request(method, url, *args, **kwargs)
        except (wire.ConnectTimeout, wire.ConnectionError) as error:
            if isinstance(error, wire.ConnectTimeout) or "NewConnectionError" in repr(error):
                raise SendError("Twilio is not reachable") from error
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
        client = Client(
            settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN, http_client=Wire(timeout=TIMEOUT)
        )
        try:
            taken = client.messages.create(
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


def refusal(response: Response) -> SendError:
    """What an answer other than 2xx means for the Message."""
    status, code = response.status_code, _code(response.text)
    reason = f"Twilio {status}" + (f", error {code}" if code else "")
    if status == 429 or code == 20429:
        return SendError(reason, retry_after=_seconds(response.headers))
    if status >= 500 or status < 400:
        return SendError(reason, ambiguous=True)
    if code == OPTED_OUT:
        return SendError(reason, opted_out=True)
    if status in (401, 403, 404) or code in OUR_FAULT:
        return SendError(reason, refused_us=True)
    return SendError(reason, permanent=True)


def _sender() -> dict[str, str]:
    if settings.TWILIO_MESSAGING_SERVICE_SID:
        return {"messaging_service_sid": settings.TWILIO_MESSAGING_SERVICE_SID}
    return {"from_": settings.TWILIO_FROM}


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


def _seconds(headers: Any) -> int | None:
    wish = str((headers or {}).get("Retry-After", ""))
    return min(int(wish), 3600) if wish.isascii() and wish.isdigit() else None
