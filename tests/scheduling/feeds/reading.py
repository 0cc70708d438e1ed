"""A calendar program: it knows an address and nothing else."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pool.domain.actors import Actor
from pool.models import Interpreter, Pool
from scheduling.actions.feeds import make_feed
from scheduling.models import Assignment
from scheduling.volunteers import actor_of
from tests.builders import clerk_of
from tests.notifications.rfc5545 import Component, moment, parsed, problems_of_feed

# a whole address on a page, and the path of it
ADDRESS = re.compile(r"https?://[\w.:]+(/kalender/[\w-]{22}\.ics)")

NOBODYS = "/kalender/AAAAAAAAAAAAAAAAAAAAAA.ics"  # opens nothing


@dataclass(frozen=True)
class Event:
    """What it shows of one appointment."""

    starts: datetime
    ends: datetime
    summary: str
    cancelled: bool = False


def address_of(pool: Pool, by: Actor, at: datetime, **about: Any) -> str:
    """The path of a new feed."""
    return f"/kalender/{make_feed(pool, by=by, at=at, **about).token}.ics"


def address_for(interpreter: Interpreter, at: datetime) -> str:
    """The path of a volunteer's own one."""
    return address_of(interpreter.pool, actor_of(interpreter), at)


def ask(path: str, **headers: str) -> HttpResponse:
    """Read it, as a program that was never here and keeps no cookies."""
    return Client().get(path, headers=headers)


def again(path: str, before: HttpResponse) -> HttpResponse:
    """Read it as a program that has kept the last answer."""
    return ask(path, if_none_match=before["ETag"], if_modified_since=before["Last-Modified"])


def statements(path: str, **headers: str) -> list[str]:
    """What the database was asked for it; the clock of the demo, which is a row, is left out."""
    with CaptureQueriesContext(connection) as seen:
        ask(path, **headers)
    return [one["sql"] for one in seen if "clockoffset" not in one["sql"]]


def components(page: HttpResponse) -> list[Component]:
    """The events in it; fails when anything about the file is wrong."""
    assert page.status_code == 200
    assert problems_of_feed(page.content) == []
    return [one for one in parsed(page.content).inside if one.name == "VEVENT"]


def shown(path: str) -> dict[str, Event]:
    """By UID: what stands in the calendar of whoever reads this address."""
    return {
        one.get("UID"): Event(
            moment(one.get("DTSTART")),
            moment(one.get("DTEND")),
            one.get("SUMMARY"),
            one.get("STATUS") == "CANCELLED",
        )
        for one in components(ask(path))
    }


def uid(row: Assignment) -> str:
    """Under which an Assignment stands in every calendar."""
    return f"{row.uid}@dolmetscherpool"


def clerk(row: Assignment) -> Actor:
    """Who asked for it."""
    return clerk_of(row.request.authority)[0]
