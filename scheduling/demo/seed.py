"""Fills an empty database: two Pools, their people, and some history made by the actions of real life."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from pool.models import Pool
from scheduling.demo import seed_accounts, seed_master
from scheduling.demo.seed_authorities import (
    ADMINISTRATOR,
    BODIES,
    COORDINATOR,
    NEIGHBOUR,
    NEIGHBOUR_COORDINATOR,
)
from scheduling.demo.seed_history import past_of
from scheduling.demo.seed_kept import kept
from scheduling.demo.seed_money import money
from scheduling.demo.seed_papers import papers
from scheduling.demo.seed_people import volunteers

OURS, NEIGHBOURS = "waldeck-frankenberg", "schwalm-eder"
SLUGS = frozenset({OURS, NEIGHBOURS})
Say = Callable[[str], object]


@transaction.atomic
def seed(at: datetime, say: Say = lambda _line: None, *, history: bool = True) -> Pool:
    """Everything or nothing; returns the Pool Waldeck-Frankenberg. Always the same but for the days."""
    with told(say, "Pool, Tarife, Einrichtungen"):
        pool = seed_master.make_pool(OURS, at)
        authorities = seed_accounts.authorities(pool, BODIES)
        seed_accounts.waiting(pool, at)
    people = volunteers()
    with told(say, f"{len(people)} Dolmetscherinnen und Dolmetscher"):
        interpreters = seed_master.interpreters(pool, people, at)
        papers(interpreters, at)
    with told(say, "Zugänge"):
        seed_accounts.coordinator(pool, *COORDINATOR)
        seed_accounts.administrator(*ADMINISTRATOR)
    with told(say, "Nachbarpool"):
        neighbour = seed_master.make_pool(NEIGHBOURS, at)
        seed_accounts.authorities(neighbour, (NEIGHBOUR,))
        seed_accounts.coordinator(neighbour, *NEIGHBOUR_COORDINATOR)
        seed_master.neighbours(neighbour, interpreters, at)
    with told(say, "Geld: Töpfe, Konten, Preise"):
        money(pool, authorities, interpreters, at)
    if history:
        for title, happen in past_of(pool, neighbour, authorities, at):
            with told(say, title):
                happen()
        kept(authorities[BODIES[0].name], at)
    return pool


@contextmanager
def told(say: Say, title: str) -> Iterator[None]:
    """One line for what was done, with its time."""
    begun = time.monotonic()
    yield
    say(f"{title} ({time.monotonic() - begun:.1f} s)")
