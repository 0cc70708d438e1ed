"""The figures of a year, against a recount of every row by hand."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from pool.models import Authority, Interpreter, Pool
from scheduling.domain.figures import Figures
from scheduling.models import Assignment, Position, Request, ServiceRecord, Slot
from scheduling.queries.figures import figures_of, years_of
from tests.builders import clerk_of, make_authority, make_interpreter, make_pool, make_tariff

BERLIN = ZoneInfo("Europe/Berlin")
YEAR = 2026
NEW_YEAR = datetime(YEAR, 1, 1, tzinfo=BERLIN).astimezone(UTC)
REQUESTS = ["submitted", "searching", "filled", "unfilled", "closed", "rejected", "withdrawn"]
RECORDS = [None, "open", "reported", "attested", "approved", "settled"]


def dice(seed: int) -> Random:
    """The same for the same seed."""
    return Random(seed)  # noqa: S311 -- nothing is secret here


class Naive:
    """Adds up what it makes, row by row."""

    def __init__(self, authority: Authority, dice: Random) -> None:
        self.authority, self.dice = authority, dice
        self.months: dict[int, dict[str, Any]] = defaultdict(lambda: defaultdict(int))
        self.settings: dict[str, int] = defaultdict(int)

    def make(self, interpreter: Interpreter, tariff: int) -> None:
        """One Request with or without an Assignment."""
        dice, pool = self.dice, self.authority.pool
        local = NEW_YEAR + timedelta(minutes=dice.choice([-30, 0, 30, dice.randrange(-9000, 535_000)]))
        row = Request.objects.create(
            pool=pool, authority=self.authority, requester=clerk_of(self.authority)[1],
            setting=dice.choice(["school", "kita"]), modality="phone", submitted_at=local,
            state=dice.choice(REQUESTS),
        )  # fmt: skip
        Slot.objects.create(pool=pool, request=row, starts=local, ends=local + timedelta(hours=1))
        Slot.objects.create(
            pool=pool, request=row, rank=2, starts=local + timedelta(days=40),
            ends=local + timedelta(days=40, hours=1),
        )  # fmt: skip
        place = Position.objects.create(pool=pool, request=row, language=dice.choice(["apc", "tir"]))
        held = dice.choice([None, "confirmed", "done", "done", "cancelled", "no_show"])
        self._count(row, local, held)
        if held:
            self._held(row, place, interpreter, local, held, tariff)

    def _count(self, row: Request, local: datetime, held: str | None) -> None:
        state = {"withdrawn": "withdrawn", "rejected": "rejected"}.get(row.state, "")
        if not state:
            running = row.state in ("submitted", "searching", "filled")
            state = "found" if held not in (None, "cancelled") else "running" if running else "missing"
        month = local.astimezone(BERLIN)
        if month.year == YEAR:
            self.months[month.month][state] += 1
            self.settings[row.setting] += 1

    def _held(
        self, row: Request, place: Position, who: Interpreter, local: datetime, state: str, tariff: int
    ) -> None:
        late = Decimal(self.dice.randrange(1, 9999)) / 100 if self.dice.random() < 0.3 else None
        late = late if state == "cancelled" else None
        one = Assignment.objects.create(
            pool=row.pool, request=row, position=place, interpreter=who, person=who.person, state=state,
            code="1000", starts=local, ends=local + timedelta(hours=1), confirmed_at=local, revised_at=local,
            late_cost=late, ended_at=None if state == "confirmed" else local,
        )  # fmt: skip
        record = self._record(one, tariff) if state == "done" else None
        month = local.astimezone(BERLIN)
        if month.year != YEAR:
            return
        told = self.months[month.month]
        told["done"] += state == "done"
        told["late"] += late is not None
        told["late_cost"] += late or Decimal(0)
        paid = record is not None and record.state in ("approved", "settled")
        told["waiting"] += state == "done" and not paid
        told["paid"] += record.amount if record and paid else Decimal(0)
        worked = record and record.state in ("attested", "approved", "settled") and not record.absent
        told["minutes"] += record.minutes if record and worked else 0

    def _record(self, one: Assignment, tariff: int) -> ServiceRecord | None:
        state = self.dice.choice(RECORDS)
        if state is None:
            return None
        told: dict[str, Any] = {}
        if state != "open":
            told = {"minutes": self.dice.randrange(1, 300), "km": 1, "absent": self.dice.random() < 0.2}
        if state in ("approved", "settled"):
            told |= {"amount": Decimal(self.dice.randrange(1, 99999)) / 100, "tariff_id": tariff}
        return ServiceRecord.objects.create(
            pool=one.pool, assignment=one, state=state, asked_at=one.ends, **told
        )


def world() -> tuple[Pool, Authority, Authority, list[Interpreter], int]:
    """Two Authorities and somebody for each appointment, since nobody can be in two places."""
    pool = make_pool()
    people = [make_interpreter(pool, f"Person{number:02} Haddad") for number in range(12)]
    return pool, make_authority(pool), make_authority(pool, "Schule"), people, make_tariff(pool).pk


class Recount(TestCase):
    """Hypothesis rolls the dice; each example is undone."""

    @given(st.integers(0, 2**32), st.integers(0, 12))
    def test_figures_are_those_of_a_recount(self, seed: int, rows: int) -> None:
        with transaction.atomic():
            _pool, office, other, people, tariff = world()
            naive, foreign = Naive(office, dice(seed)), Naive(other, dice(seed + 1))
            for number in range(rows):
                naive.make(people[number], tariff)
            for number in range(rows, min(rows + 2, 12)):
                foreign.make(people[number], tariff)

            found = figures_of(office, YEAR)

            expected = tuple(Figures(**naive.months[number]) for number in range(1, 13))
            assert found.months == expected
            assert {code: one.asked for code, one in found.settings.items() if one.asked} == naive.settings
            assert sum(one.asked for one in found.languages.values()) == found.total.asked
            assert sum(one.cost for one in found.languages.values()) == found.total.cost
            assert sum(one.minutes for one in found.settings.values()) == found.total.minutes
            transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_figures_cost_the_same_however_many(rows, django_assert_num_queries):
    _pool, office, _other, people, tariff = world()
    naive = Naive(office, dice(7))
    for number in range(rows):
        naive.make(people[number], tariff)

    with django_assert_num_queries(3):
        figures_of(office, YEAR)


@pytest.mark.django_db
def test_years_go_from_the_first_request_to_this_year(at):
    _pool, office, _other, people, tariff = world()
    assert list(years_of(office, at=at)) == [2026]
    naive = Naive(office, dice(7))
    naive.make(people[0], tariff)
    Slot.objects.of(office.pool_id).update(
        starts=datetime(2023, 12, 31, 23, 30, tzinfo=UTC), ends=datetime(2024, 1, 1, 1, tzinfo=UTC)
    )

    assert list(years_of(office, at=at)) == [2024, 2025, 2026]


def test_figures_add_up():
    assert Figures(found=1, late=2) + Figures(found=2, missing=1) == Figures(found=3, missing=1, late=2)
