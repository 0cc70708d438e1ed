"""What the clerk's two busiest pages cost when a hundred and when very many Requests are stored.

They belong to forty Authorities of one Pool, the clerk's is one of them; nearly all are over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings

from pool.models import Authority, Membership, Person, Pool, User
from scheduling.demo.synthetic.bulk import analyze
from scheduling.management.benchmarks.feeds import LIKE_LIVE, one_connection
from scheduling.models import Position, Request, Slot

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # nobody has collected them
AS_LIVE = LIKE_LIVE | {"STORAGES": {**settings.STORAGES, "staticfiles": PLAIN}}
NAME, OFFICES, TO_COME, HOUR, AT_ONCE = "benchmark-portal", 40, 400, timedelta(hours=1), 5_000
PAGES = {"form": "/anfragen/neu/", "list": "/", "past": "/?show=past"}


@dataclass(frozen=True)
class Cost:
    """Medians in milliseconds with so many Requests stored."""

    requests: int
    form_ms: float
    list_ms: float
    past_ms: float


def measure_portal(sizes: list[int], *, at: datetime, rounds: int) -> Iterator[Cost]:
    """Each size in turn; nothing of what this needs stays in the database."""
    for size in sizes:
        with one_connection(), transaction.atomic(), override_settings(**AS_LIVE):
            client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
            client.force_login(_clerk(size, at))
            analyze()
            found = {name: _cost(client, path, rounds) for name, path in PAGES.items()}
            yield Cost(size, found["form"], found["list"], found["past"])
            transaction.set_rollback(True)


def _clerk(requests: int, at: datetime) -> User:
    pool = Pool.objects.create(slug=NAME, name="Dolmetscherpool Musterkreis", sms_name="Pool",
                               email="pool@pool.example", phone="+496990009001")  # fmt: skip
    where = {"state": Authority.APPROVED, "postal_code": "34497", "town": "Korbach"}
    named = (Authority(pool=pool, name=f"Jugendamt {number}", **where) for number in range(OFFICES))
    offices = Authority.objects.bulk_create(named)
    person = Person.objects.create(name="Gesa Klee")
    Membership.objects.create(pool=pool, person=person, role=Membership.REQUESTER, authority=offices[0])
    for begun in range(0, requests, AT_ONCE):
        _file(offices, person, range(begun, min(begun + AT_ONCE, requests)), at)
    return User.objects.create(email="gesa@benchmark.example", person=person)


def _file(offices: list[Authority], person: Person, numbers: range, at: datetime) -> None:
    """By turns; the first ones are to come, the others are over, one every hour back into the past."""
    pool = offices[0].pool
    rows: dict[str, Any] = {"pool": pool, "requester": person}
    rows |= {"setting": "youth_office", "modality": "on_site", "postal_code": "34497", "town": "Korbach"}
    asked = Request.objects.bulk_create(
        Request(
            authority=offices[number % OFFICES],
            state="searching" if number < TO_COME else "closed",
            submitted_at=at,
            **rows,
        )
        for number in numbers
    )
    starts = [at + (TO_COME - number) * HOUR for number in numbers]
    Slot.objects.bulk_create(
        Slot(pool=pool, request=one, starts=start, ends=start + HOUR)
        for one, start in zip(asked, starts, strict=True)
    )
    Position.objects.bulk_create(Position(pool=pool, request=one, language="apc") for one in asked)


def _cost(client: Client, path: str, rounds: int) -> float:
    times = []
    for _each in range(rounds + 3):
        begin = perf_counter()
        response = client.get(path, secure=True)
        times.append((perf_counter() - begin) * 1000)
        if response.status_code != 200:
            raise RuntimeError(f"200 expected of {path}, got {response.status_code}")
    return median(times[3:])
