"""What a volunteer without a mobile phone holds in hand: mails, the links in them, a browser."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.core import serializers
from django.http import HttpResponse
from django.test import Client

from notifications import clock
from notifications.models import Message
from scheduling.models import Assignment, Offer, Request
from tests.builders import sent_offers
from tests.scheduling.web import CLEAN

BO, AMAL = "bo@person.example", "+491713920001"
NOTES = "Bitte nicht klingeln, das Kind schläft."
SECRETS = ("Südring", "Foyer", "Klee", "90009002", NOTES)
LINK = re.compile(r"/k/[\w-]{22}/")


def mails_to(address: str) -> list[Message]:
    """What this mailbox was told, oldest first, words that were held back left out."""
    rows = Message.objects.filter(recipient=address, channel="email").exclude(state="suppressed")
    return list(rows.order_by("pk"))


def link_in(message: Message) -> str:
    """The path of the one short link in a text."""
    (path,) = LINK.findall(message.body)
    return path


def visit(path: str, **headers: Any) -> HttpResponse:
    """Open it in a browser that was never here."""
    return Client(**CLEAN).get(path, **headers)


def press(path: str, do: str, **data: str | list[str]) -> HttpResponse:
    """Press a button behind it, and follow where it leads."""
    return Client(**CLEAN).post(path, {"do": do, **data}, follow=True)


def asked(request: Request, at: datetime) -> tuple[Offer, str]:
    """Bo's open question, and the link in the mail that asks it."""
    (offer,) = sent_offers(request, at)
    return offer, link_in(mails_to(BO)[-1])


def at_time(at: datetime) -> None:
    """The clock of the doors shows `at`."""
    clock.move(at - clock.now() + timedelta(seconds=2))  # the offset is whole seconds


def confirmed_link(assignment: Assignment) -> str:
    """The link in the confirmation of an Assignment."""
    return link_in(Message.objects.get(kind="confirmed", recipient=assignment.person.email))


def everything() -> dict[str, str]:
    """Every row of every table, as text."""
    return {
        model._meta.label: serializers.serialize("json", model._base_manager.order_by("pk"))
        for model in apps.get_models()
    }
