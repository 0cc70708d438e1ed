"""A phone of the demo writes an SMS: the very form Twilio would post, signed like Twilio's, over HTTP."""

import uuid
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings

from notifications.signature import HEADER, sign
from scheduling.demo.reserved import SERVICE

INBOUND = "/sms/twilio/inbound/"
UNREACHABLE = 0


def send_as(number: str, text: str) -> tuple[str, int]:
    """`text` comes from `number`; returns its MessageSid and the webhook's HTTP status (0: not reached)."""
    sid = f"SM{uuid.uuid4().hex}"
    url = settings.PUBLIC_URL + INBOUND
    fields = {
        "MessageSid": sid, "SmsSid": sid, "AccountSid": settings.TWILIO_ACCOUNT_SID, "From": number,
        "To": settings.TWILIO_FROM or SERVICE, "Body": text, "NumMedia": "0", "NumSegments": "1",
    }  # fmt: skip
    request = Request(url, urlencode(fields).encode(), {HEADER: sign(url, fields)})  # noqa: S310 -- PUBLIC_URL
    try:
        with urlopen(request, timeout=10) as answer:  # noqa: S310 -- see above
            return sid, int(answer.status)
    except HTTPError as error:
        error.close()
        return sid, error.code
    except (URLError, OSError):
        return sid, UNREACHABLE
