"""What one Interpreter has done, and got, in one calendar year: the facts of their certificates."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from pool.models import Interpreter
from scheduling.domain.paying import PayoutState
from scheduling.domain.statements import TRAVEL, parts_of
from scheduling.domain.states import APPROVED_RECORD
from scheduling.models import PayoutPart, ServiceRecord, Statement
from scheduling.queries.bookings import local_day

PAID, SETTLED, WAIVED = "paid", "settled", "waived"


@dataclass(frozen=True)
class Service:
    """Assignments whose hours are approved, their minutes, and the codes of languages and Settings, most
    frequent first; trainings as (name, day, units) until the end of the year."""

    count: int
    minutes: int
    languages: tuple[str, ...]
    settings: tuple[str, ...]
    trainings: tuple[tuple[str, date, int | None], ...]


@dataclass(frozen=True)
class Received:
    """Euros of one Statement on one local day: PAID by a Payout, WAIVED, or SETTLED where no Payout is
    kept."""

    day: date
    how: str
    number: int
    allowance: Decimal
    travel: Decimal

    @property
    def total(self) -> Decimal:
        """Both together."""
        return self.allowance + self.travel


def service_of(interpreter: Interpreter, year: int) -> Service:
    """By the local day on which an Assignment began; what was called off is none."""
    tz = interpreter.pool.tz
    rows = ServiceRecord.objects.of(interpreter.pool_id).filter(
        assignment__interpreter=interpreter, state__in=APPROVED_RECORD, kind=ServiceRecord.WORKED,
        assignment__starts__gte=datetime.combine(date(year, 1, 1), time(), tz),
        assignment__starts__lt=datetime.combine(date(year + 1, 1, 1), time(), tz),
    )  # fmt: skip
    told = list(
        rows.order_by("pk").values_list(
            "minutes", "assignment__position__language", "assignment__request__setting"
        )
    )
    done = interpreter.trainings.filter(done_on__lte=date(year, 12, 31)).order_by("done_on", "pk")
    return Service(
        len(told),
        sum(minutes or 0 for minutes, *_rest in told),
        _by_count(language for _minutes, language, _setting in told),
        _by_count(setting for *_rest, setting in told),
        tuple((row.name, row.done_on, row.units) for row in done),
    )


def received_in(interpreter: Interpreter, year: int) -> list[Received]:
    """What they got or waived in a year, by day; what is still on its way is in no year yet."""
    return [one for one in _received(interpreter) if one.day.year == year]


def years_of(interpreter: Interpreter) -> list[int]:
    """The years in which there is something to certify, the newest first."""
    starts = ServiceRecord.objects.of(interpreter.pool_id).filter(
        assignment__interpreter=interpreter, state__in=APPROVED_RECORD
    )
    worked = {local_day(row.assignment).year for row in starts.select_related("assignment__pool")}
    return sorted(worked | {one.day.year for one in _received(interpreter)}, reverse=True)


def _received(interpreter: Interpreter) -> list[Received]:
    parts: dict[int, list[Any]] = {}
    of_pool = PayoutPart.objects.of(interpreter.pool_id)
    for part in of_pool.filter(statement__interpreter=interpreter).select_related("payout").order_by("pk"):
        parts.setdefault(part.statement_id, []).append(part)
    rows = Statement.objects.of(interpreter.pool_id).filter(interpreter=interpreter)
    found = []
    for row in rows.select_related("pool").prefetch_related("entries").order_by("number"):
        if told := _day_and_how(row, parts.get(row.pk, [])):
            found.append(Received(*told, row.number, *_split(row)))
    return sorted(found, key=lambda one: (one.day, one.number))


def _day_and_how(row: Statement, parts: list[Any]) -> tuple[date, str] | None:
    """Which day counts; None while the money is on its way or has come back."""
    if not parts:
        return row.issued_at.astimezone(row.pool.tz).date(), SETTLED
    for payout in (part.payout for part in parts if part.live):
        if payout.state == PayoutState.PAID:
            return payout.paid_on, PAID
        if payout.state == PayoutState.WAIVED:
            return payout.waived_on, WAIVED
    return None


def _split(row: Statement) -> tuple[Decimal, Decimal]:
    """Allowance and travel of one Statement, by what its lines are for."""
    parts = [part for entry in row.entries.all() for part in parts_of(entry.amount, entry.lines)]
    travel = sum((euros for kind, euros in parts if kind in TRAVEL), Decimal("0.00"))
    return row.total - travel, travel


def _by_count(codes: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(codes)
    return tuple(sorted(counted, key=lambda code: (-counted[code], code)))
