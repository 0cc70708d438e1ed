"""What closing a year costs: time and memory for every Statement and the archive, beside a smaller year.

The Assignments are spread evenly over the year that is over, so that the number of months with work is the
same in every size; the people grow with the work. Nothing of it stays in the database.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter

from django.db import transaction

from pool.domain.actors import Actor, Role
from pool.models import Interpreter, Pool
from scheduling.actions import closings
from scheduling.actions.archiving import take_archive
from scheduling.actions.payments import approve_and_order
from scheduling.demo.synthetic import bulk
from scheduling.management.benchmarks.desk import make_pool
from scheduling.management.benchmarks.feeds import one_connection
from scheduling.management.benchmarks.years import PRESENT, Years
from scheduling.models import (
    BankAccount,
    ClosingItem,
    FundingSource,
    MoneyRules,
    PaymentRun,
    ServiceRecord,
    Statement,
    YearClosing,
)

IBAN = "DE02120300000000202051"  # of the examples in the standard
EACH = 16  # Assignments of one person
SPREAD = timedelta(days=350)
LINES = [{"amount": "20.00", "sentence": "Pauschale 20,00 €", "kind": "time"}]
PEAK, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True)
class YearCost:
    """Seconds and megabytes of one size: closing in its steps, the archive, the memory beyond the beginning.

    `steps` are seconds by the name of a step; `megabytes` is None where the system does not tell.
    """

    assignments: int
    people: int
    items: int
    refused: int
    statements: int
    begin_s: float
    closing_s: float
    payment_s: float
    archive_s: float
    archive_kilobytes: float
    megabytes: float | None
    steps: dict[str, float] = field(default_factory=dict)


def measure_years(sizes: list[int], *, at: datetime) -> Iterator[YearCost]:
    """Each size in turn, the year before `at`."""
    year = at.year - 1
    for number in sizes:
        with one_connection(), transaction.atomic():
            pool = _make(number, year)
            yield _measured(pool, number, year, at)
            transaction.set_rollback(True)


def _make(number: int, year: int) -> Pool:
    """Everything approved, nothing settled; everybody has an account, a source pays for all."""
    end = datetime(year, 12, 28, 12, tzinfo=UTC)
    size = Years(max(1, number // EACH), number + PRESENT, words=0, apart=SPREAD / max(1, number))
    pool, _user = make_pool(size, end)
    source = FundingSource.objects.create(
        pool=pool, name="WIR", report=FundingSource.WIR, valid_from=date(2000, 1, 1), client_cap=5
    )
    ServiceRecord.objects.of(pool).update(state="approved", lines=LINES, source=source)
    MoneyRules.objects.create(pool=pool, second_above=None, debtor_name="Musterkreis", debtor_iban=IBAN)
    BankAccount.objects.bulk_create(
        BankAccount(pool=pool, interpreter=who, holder="Person", iban=IBAN, last_four=IBAN[-4:], given_at=end,
                    given_by="interpreter")
        for who in Interpreter.objects.of(pool)
    )  # fmt: skip
    bulk.analyze()
    return pool


def _measured(pool: Pool, number: int, year: int, at: datetime) -> YearCost:
    before, by = _peak(reset=True), Actor(Role.COORDINATOR, "Benchmark", pool_id=pool.pk)
    begun = perf_counter()
    pays_on = at.date() + timedelta(days=7)
    closing = closings.begin_closing(pool, year=year, kind="sepa", pays_on=pays_on, by=by, at=at)
    started = perf_counter()
    steps = _closed(closing, at)
    closed = perf_counter()
    approve_and_order(PaymentRun.objects.of(pool).get(), by=by, at=at)
    ordered = perf_counter()
    with TemporaryFile() as file:
        take_archive(pool, file, year=year, by=by, at=at)
        archived, kilobytes = perf_counter(), file.seek(0, os.SEEK_END) / 1000
    peak = _peak()
    items = ClosingItem.objects.of(pool)
    return YearCost(
        number, max(1, number // EACH), items.count(), items.filter(refused=True).count(),
        Statement.objects.of(pool).count(), started - begun, closed - started, ordered - closed,
        archived - ordered,        kilobytes,
        None if peak is None or before is None else peak - before, steps,
    )  # fmt: skip


def _closed(closing: YearClosing, at: datetime) -> dict[str, float]:
    """To the end; seconds by the name of a step."""
    names = list(closing.items.order_by("number").values_list("step", flat=True))
    steps = dict.fromkeys(names, 0.0)
    for name in names:
        begin = perf_counter()
        closings.go_on(closing, at=at)
        steps[name] += perf_counter() - begin
    closings.go_on(closing, at=at)
    return steps


def _peak(*, reset: bool = False) -> float | None:
    """The most memory this process has needed since the last reset, in MB; where Linux tells it."""
    try:
        if reset:
            RESET.write_text("5")
        lines = PEAK.read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), None)
