"""The gateway's door: JSON, signed with a shared secret; docs/sms-gateway.md has the wire format."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from notifications import clock, gateway_signature, inbox, receipts
from notifications.channels.gateway import incoming, outgoing
from notifications.domain.phones import listed
from notifications.webhooks.refusing import away, turned_away

View = Callable[[dict[str, Any]], HttpResponse]


def from_gateway(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """Only signed and fresh POSTs of a JSON object come in."""

    @csrf_exempt
    @require_POST
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        at = clock.now()
        if not gateway_signature.is_genuine(request.headers, request.body, at - clock.offset()):
            return turned_away(at)
        try:
            told = json.loads(request.body)
            return view(told) if isinstance(told, dict) else _bad("not a JSON object")
        except OperationalError:
            return away()
        except (ValueError, RecursionError) as error:
            return _bad(str(error))

    return guarded


@from_gateway
def inbound(told: dict[str, Any]) -> HttpResponse:
    """An SMS for us; the second delivery of one id is answered the same and changes nothing."""
    one = incoming(told)
    own = listed(settings.SMS_GATEWAY_FROM)
    foreign = bool(own) and one.recipient not in own
    inbox.take(
        provider_id=one.provider_id,
        sender=one.sender,
        recipient=one.recipient,
        body=one.body,
        payload=one.payload,
        at=clock.now(),
        aside="foreign_number" if foreign else "",
    )
    return _bad("`to` is not our number") if foreign else JsonResponse({"status": "ok"})


@from_gateway
def status(told: dict[str, Any]) -> HttpResponse:
    """What became of one of our SMS."""
    word = told.get("status")
    if not isinstance(word, str) or not word:
        return _bad("status is missing")
    receipts.keep(
        provider_id=outgoing(told.get("id")),
        reference=str(told.get("reference", "")),
        status=word,
        error_code=str(told.get("error") or ""),
        payload={str(name): str(value) for name, value in told.items()},
        at=clock.now(),
    )
    return JsonResponse({"status": "ok"})


def _bad(why: str) -> HttpResponse:
    return HttpResponseBadRequest(why, content_type="text/plain; charset=utf-8")
