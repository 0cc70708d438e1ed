"""Twilio's signature: HMAC over the public address and the untouched POST. It carries no time stamp."""

import hmac
from collections.abc import Mapping
from urllib.parse import urlparse

from django.conf import settings
from django.http import HttpRequest
from twilio.request_validator import RequestValidator, add_port, remove_port  # type: ignore[import-untyped]

HEADER = "X-Twilio-Signature"


def sign(url: str, params: Mapping[str, str], token: str | None = None) -> str:
    """The signature Twilio would send with `params` to `url`; for the demo's phones and for tests."""
    validator = RequestValidator(settings.TWILIO_AUTH_TOKEN if token is None else token)
    return str(validator.compute_signature(url, params))


def is_genuine(request: HttpRequest) -> bool:
    """Whether Twilio signed this POST with our token; compared in constant time, with and without port.

    An empty token would accept what anybody signs with an empty key, so it accepts nothing.
    """
    given = request.headers.get(HEADER, "").encode("latin-1", "replace")
    if not settings.TWILIO_AUTH_TOKEN or not given:
        return False
    url = urlparse(settings.PUBLIC_URL + request.get_full_path())
    spellings = (url.geturl(), remove_port(url), add_port(url))
    found = [hmac.compare_digest(sign(spelling, request.POST).encode(), given) for spelling in spellings]
    return any(found)
