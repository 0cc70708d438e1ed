"""What those type who want in, and the mails they get."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from notifications.models import Message
from pool.models import Pool
from scheduling.actions.registrations import Application, register
from scheduling.models import Registration

SCHOOL = "sekretariat@gesamtschule.example"
LINK = re.compile(r"https?://[^/\s]+(/(?:mitmachen/bestaetigen|einladung)/\S+/)")


def application(**changes: str) -> Application:
    """A school of the neighbourhood."""
    said = {
        "name": "Gesamtschule Edertal", "kind": "school", "postal_code": "34549", "town": "", "note": "",
        "cost_bearer": "", "street": "Schulstraße 1", "contact_name": "Jens Kramer", "email": SCHOOL,
        "phone": "069 90009003",
    }  # fmt: skip
    return Application(**(said | changes))


def typed(**changes: Any) -> dict[str, Any]:
    """The same as a form."""
    said = application()
    return (
        {name: getattr(said, name) for name in Application.__dataclass_fields__} | {"agreed": "on"} | changes
    )


def registered(pool: Pool, at: datetime, **changes: str) -> Registration:
    """It has filed its form, the mailbox is not proved yet."""
    return register(pool, said=application(**changes), agreed=True, at=at)


def mails_to(address: str) -> list[tuple[str, str]]:
    """Subject and text of every mail that was put for an address, the oldest first."""
    rows = Message.objects.filter(channel="email", direction="out", recipient=address).order_by("pk")
    return list(rows.values_list("subject", "body"))


def link_in(address: str) -> str:
    """The path of the link in the last mail to an address."""
    found = LINK.search(mails_to(address)[-1][1])
    assert found
    return found[1]


@pytest.fixture(autouse=True)
def nobody_was_counted() -> None:
    """Each test begins with an empty count."""
    cache.clear()


@pytest.fixture
def visitor() -> Client:
    """Somebody who is not signed in."""
    return Client(HTTP_ACCEPT_LANGUAGE="de")
