"""The volunteers' phones: what came, and a text box whose words go through the signed webhook."""

import time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from notifications.domain.phones import PhoneError, mobile, pretty
from notifications.domain.statuses import MessageState
from notifications.models import Message
from scheduling.demo.clock_views import clock_facts
from scheduling.demo.doors import only_in_demo
from scheduling.demo.phones import Phone, all_phones, opened, phone_of
from scheduling.demo.reserved import STRANGER
from scheduling.demo.webhook import send_as

SHOWN = 9  # whole screens on the list; the others are a line each
LONGEST = 1600  # what Twilio takes
LEAVING = (MessageState.QUEUED, MessageState.SENDING)
PATIENCE = 3.0  # seconds a browser waits for the worker's answer


@only_in_demo
@require_safe
def phones(request: HttpRequest) -> HttpResponse:
    """Every phone, the one with the latest word first."""
    found = all_phones()
    shown = [opened(phone, at=clock.now()) for phone in found[:SHOWN] if phone.last]
    context = {"shown": shown, "others": found[len(shown) :], "stranger": STRANGER, **clock_facts()}
    return render(request, "scheduling/demo/phones.html", context)


@only_in_demo
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest, number: str) -> HttpResponse:
    """One phone; POST writes an SMS with it."""
    one = _known(number)
    if request.method == "POST":
        return _write(request, one)
    return render(request, "scheduling/demo/phone.html", {"phone": one, **clock_facts()})


def _known(number: str) -> Phone:
    try:
        return phone_of(mobile(number), at=clock.now())
    except PhoneError:
        raise Http404 from None


def _write(request: HttpRequest, one: Phone) -> HttpResponse:
    text = request.POST.get("text", "").strip()[:LONGEST]
    if not text:
        messages.error(request, _("Bitte schreiben Sie etwas."))
    else:
        sid, status = send_as(one.number, text)
        if status == 200:
            wait_for_answer(sid, one.number)
        else:
            context: dict[str, Any] = {"number": pretty(one.number), "status": status}
            messages.error(request, _("SMS von %(number)s nicht angenommen (%(status)s).") % context)
    if request.POST.get("from") == "list":
        return redirect("demo_phones")
    return redirect("demo_phone", one.number)


def wait_for_answer(sid: str, number: str) -> None:
    """Until the worker has understood the SMS and its answer has left, or patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        heard = not Message.objects.filter(provider_id=sid, state=MessageState.RECEIVED).exists()
        leaving = Message.objects.filter(recipient=number, state__in=LEAVING, due_at__lte=clock.now())
        if heard and not leaving.exists():
            return
        time.sleep(0.1)
