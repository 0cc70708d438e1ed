"""The gateway's signature: HMAC-SHA256 over time stamp and body, good for five minutes."""

import hmac
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

STAMP, HEADER = "X-Gateway-Timestamp", "X-Gateway-Signature"
SECONDS = 300


def sign(body: bytes, stamp: int, secret: str | None = None) -> str:
    """What the gateway writes into X-Gateway-Signature for `body` at `stamp` (seconds since 1970)."""
    key = settings.SMS_GATEWAY_SECRET if secret is None else secret
    return "sha256=" + hmac.new(key.encode(), f"{stamp}.".encode() + body, "sha256").hexdigest()


def is_genuine(headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Whether the gateway signed `body` within the last or next five minutes; compared in constant time.

    An empty secret would accept what anybody signs with an empty key, so it accepts nothing.
    """
    stamp, given = headers.get(STAMP, ""), headers.get(HEADER, "")
    if not settings.SMS_GATEWAY_SECRET or not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        return False
    fresh = abs(now.timestamp() - int(stamp)) <= SECONDS
    right = hmac.compare_digest(sign(body, int(stamp)).encode(), given.encode("latin-1", "replace"))
    return fresh and right
