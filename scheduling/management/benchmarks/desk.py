"""What the desk's pages cost with a demo's worth of rows, and with many years of a large pool.

Both Pools have the same present: the same Requests are open, the same appointments lie ahead. What differs is
how many people there are and how much lies behind: nearly all Requests, questions, words and journal lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from statistics import median
from time import perf_counter

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from pool.actions import spoken
from pool.models import Authority, Event, Interpreter, LanguageSkill, Membership, Person, Pool, User
from scheduling.demo.reserved import RANGE_171
from scheduling.demo.synthetic import bulk
from scheduling.domain.tariffs import Terms, TimeRule
from scheduling.management.benchmarks.feeds import one_connection
from scheduling.management.benchmarks.portal import AS_LIVE
from scheduling.management.benchmarks.years import Years, write_years
from scheduling.models import Request, Tariff

NAME, OFFICES = "benchmark-desk", 40
TOWNS = (("34497", "Korbach", 51.27, 8.87), ("35066", "Frankenberg", 51.06, 8.8))
LANGUAGES = ("apc", "ckb", "som", "ukr", "tir")
PAGES = {
    "now": "/desk/",
    "wall": "/desk/wand/",
    "requests": "/desk/requests/",
    "request": "/desk/requests/{request}/",
    "search": "/desk/suche/?q=Korbach",
    "found": "/desk/suche/?q=AZ%201",
    "week": "/desk/schedule/",
    "week_people": "/desk/schedule/people/",
    "people": "/desk/people/",
    "free": "/desk/people/?language=ckb&near=Frankenberg&day={day}&time=09:00",
    "person": "/desk/people/{person}/",
    "map": "/desk/karte/",
    "words": "/desk/sms/",
    "hours": "/desk/hours/",
    "statements": "/desk/statements/",
    "numbers": "/desk/auswertung/",
    "missing": "/desk/missing/",
    "authorities": "/desk/einrichtungen/",
    "settings": "/desk/einstellungen/",
}


@dataclass(frozen=True)
class Cost:
    """Medians in milliseconds and numbers of statements, by page."""

    interpreters: int
    requests: int
    messages: int
    ms: dict[str, float] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)


def measure_desk(sizes: list[Years], *, at: datetime, rounds: int) -> Iterator[Cost]:
    """Each size in turn; nothing of what this needs stays in the database."""
    for size in sizes:
        with one_connection(), transaction.atomic(), override_settings(**AS_LIVE):
            pool, user = make_pool(size, at)
            bulk.analyze()
            client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
            client.force_login(user)
            cost = Cost(size.interpreters, size.requests, size.requests * size.words)
            for name, path in _paths(pool, at).items():
                cost.ms[name], cost.queries[name] = _cost(client, path, rounds)
            yield cost
            transaction.set_rollback(True)


def _paths(pool: Pool, at: datetime) -> dict[str, str]:
    facts = {
        "request": Request.objects.of(pool).filter(state="searching").earliest("pk").pk,
        "person": Interpreter.objects.of(pool).earliest("pk").pk,
        "day": (at + timedelta(days=1)).date().isoformat(),
    }
    return {name: path.format(**facts) for name, path in PAGES.items()}


def make_pool(size: Years, at: datetime) -> tuple[Pool, User]:
    """A Pool with its people and its years, and somebody who coordinates it."""
    pool = Pool.objects.create(slug=NAME, name="Dolmetscherpool Musterkreis", sms_name="Pool",
                               email="pool@pool.example", phone="+496990009001")  # fmt: skip
    tariff = Tariff.objects.create(
        pool=pool, name="Pauschale", terms=Terms(TimeRule(base=Decimal(20))).as_json(),
        valid_from=date(2000, 1, 1) )
    where = {"state": Authority.APPROVED, "postal_code": "34497", "town": "Korbach"}
    named = (Authority(pool=pool, name=f"Jugendamt {number}", **where) for number in range(OFFICES))
    offices = Authority.objects.bulk_create(named)
    clerk, ines = (Person.objects.create(name=name) for name in ("Gesa Klee", "Ines Vogt"))
    Membership.objects.create(pool=pool, person=clerk, role=Membership.REQUESTER, authority=offices[0])
    Membership.objects.create(pool=pool, person=ines, role=Membership.COORDINATOR)
    user = User.objects.create(email="ines@benchmark.example", person=ines)
    people = _people(pool, size.interpreters, at)
    write_years(pool, size, people=people, offices=offices, clerk=clerk, tariff=tariff, at=at)
    Event.objects.bulk_create([_changed(pool, at)])
    return pool, user


def _people(pool: Pool, number: int, at: datetime) -> list[Interpreter]:
    """Cleared and active, in two towns, each with one language; they share the numbers kept for fiction."""
    bodies = Person.objects.bulk_create(
        Person(name=f"Person {one:04}", mobile=RANGE_171[one % 90]) for one in range(number)
    )
    seen = dict.fromkeys(("declaration_on", "training_on", "record_check_on", "sms_consent_on"), at.date())
    rows = Interpreter.objects.bulk_create(
        Interpreter(
            pool=pool, person=body, number=one + 1, state=Interpreter.ACTIVE,
            **dict(zip(("postal_code", "town", "lat", "lon"), TOWNS[one % 2], strict=True)), **seen,
        )
        for one, body in enumerate(bodies)
    )  # fmt: skip
    LanguageSkill.objects.bulk_create(
        LanguageSkill(pool=pool, interpreter=row, language=LANGUAGES[one % len(LANGUAGES)])
        for one, row in enumerate(rows)
    )
    spoken.rebuild([row.pk for row in rows])
    return rows


def _changed(pool: Pool, at: datetime) -> Event:
    return Event(pool_id=pool.pk, at=at, role="coordinator", actor="Ines Vogt", verb="set_weights",
                 subject="pool", subject_id=pool.pk)  # fmt: skip


def _cost(client: Client, path: str, rounds: int) -> tuple[float, int]:
    times = []
    for _each in range(rounds + 1):
        begin = perf_counter()
        response = client.get(path, secure=True)
        times.append((perf_counter() - begin) * 1000)
        if response.status_code != 200:
            raise RuntimeError(f"200 expected of {path}, got {response.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(path, secure=True)
    return median(times[1:]), len(captured)
