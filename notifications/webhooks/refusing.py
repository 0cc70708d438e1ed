"""How the doors say no."""

import logging
from datetime import datetime

from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseForbidden

from notifications import lines
from notifications.models import Message

log = logging.getLogger(__name__)


def turned_away(at: datetime) -> HttpResponse:
    """403 for who cannot prove to be the provider; counted, which is all that such a call can change."""
    try:
        lines.rejected(Message.SMS, at=at)
    except DatabaseError:
        log.warning("A call without a genuine signature could not be counted.")
    return HttpResponseForbidden("signature or account is wrong", content_type="text/plain")


def away() -> HttpResponse:
    """503 while the database is away: the provider shall try again."""
    return HttpResponse("database is away", status=503, content_type="text/plain")
