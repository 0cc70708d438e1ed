"""A browser without JavaScript: signed in, and what its pages say in plain text."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from html import unescape
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from notifications import clock
from pool.models import User
from tests.builders import make_tariff
from tests.people import Cast, cast

CLEAN = {"HTTP_ACCEPT_LANGUAGE": "de"}


def people_at(at: datetime) -> Cast:
    """Everybody, and a tariff; the clock shows `at`."""
    found = cast()
    make_tariff(found.pool)
    clock.move(at - clock.now() + timedelta(seconds=2))  # the offset is whole seconds
    return found


def browser_of(user: User) -> Client:
    """Somebody who has signed in."""
    client = Client(**CLEAN)
    client.force_login(user)
    return client


def text_of(response: HttpResponse) -> str:
    """What a person reads: <main> without tags, single blanks."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@contextmanager
def queries_of(found: list[int]) -> Iterator[None]:
    """Append how many statements the block has cost."""
    with CaptureQueriesContext(connection) as captured:
        yield
    found.append(len(captured))


def need(**changes: Any) -> dict[str, Any]:
    """The form as a clerk fills it in: Levantine Arabic, tomorrow at nine."""
    return {
        "language": "apc",
        "setting": "youth_office",
        "day": "2026-11-24",
        "start": "09:00",
        "minutes": "60",
        "modality": "on_site",
        "postal_code": "34497",
        "town": "Korbach",
        "street": "Südring 2",
        "meeting_point": "Foyer",
        "contact_name": "Frau Klee",
        "contact_phone": "069 90009002",
        "gender": "",
        "gender_required": "no",
        "notes": "",
        "file_reference": "AZ 17/4",
        "submission_key": "",
    } | changes
