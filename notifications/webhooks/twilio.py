"""Twilio's door. While the database is away it says so, and Twilio tries again."""

import logging
import re
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from notifications import inbox, receipts
from notifications.clock import now
from notifications.domain.phones import listed
from notifications.signature import is_genuine
from notifications.webhooks.refusing import away, turned_away

log = logging.getLogger(__name__)
EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'
SID = re.compile(r"[A-Za-z0-9_-]{1,64}")

View = Callable[[HttpRequest], HttpResponse]


def from_twilio(view: View) -> View:
    """Only signed POSTs for our own account come in."""

    @csrf_exempt
    @require_POST
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        account = settings.TWILIO_ACCOUNT_SID
        if not is_genuine(request) or (account and request.POST.get("AccountSid") != account):
            return turned_away(now())
        try:
            return view(request)
        except OperationalError:
            return away()

    return guarded


@from_twilio
def inbound(request: HttpRequest) -> HttpResponse:
    """An SMS for us. The second delivery of one MessageSid is answered the same and changes nothing.

    One for a number that is not ours is kept, nobody acts on it, and Twilio hears 400.
    """
    post = request.POST.dict()
    sid = post.get("MessageSid") or post.get("SmsSid") or ""
    if not SID.fullmatch(sid) or not post.get("From") or "Body" not in post:
        return HttpResponseBadRequest("MessageSid, From or Body is missing", content_type="text/plain")
    foreign = not _is_ours(post.get("To", ""))
    message, _ = inbox.take(
        provider_id=sid,
        sender=post["From"],
        recipient=post.get("To", ""),
        body=post["Body"],
        payload=post,
        at=now(),
        aside="foreign_number" if foreign else "",
    )
    if foreign:
        log.warning("Message %s was meant for a number that is not ours.", message.pk)
        return HttpResponseBadRequest("To is not our number", content_type="text/plain")
    return HttpResponse(EMPTY, content_type="text/xml")


@from_twilio
def status(request: HttpRequest) -> HttpResponse:
    """What became of one of our SMS; `?ref=` is our own reference, part of the signed address."""
    post = request.POST.dict()
    sid = post.get("MessageSid") or post.get("SmsSid") or ""
    word = post.get("MessageStatus") or post.get("SmsStatus") or ""
    if not SID.fullmatch(sid) or not word:
        return HttpResponseBadRequest("MessageSid or MessageStatus is missing", content_type="text/plain")
    receipts.keep(
        provider_id=sid,
        reference=request.GET.get("ref", ""),
        status=word,
        error_code=post.get("ErrorCode", ""),
        payload=post,
        at=now(),
    )
    return HttpResponse(EMPTY, content_type="text/xml")


def _is_ours(number: str) -> bool:
    """A Messaging Service has numbers of its own, and a demo has none: then any number is ours."""
    own = listed(settings.TWILIO_FROM)
    return bool(settings.TWILIO_MESSAGING_SERVICE_SID) or not own or number in own
