"""Approved records on their way into Statements, and what Statements have to take back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet

from pool import languages
from pool.models import Interpreter, Pool
from scheduling.domain.periods import Period, period_of
from scheduling.domain.statements import StatementLine, parts_of
from scheduling.domain.states import AssignmentState, RecordState
from scheduling.models import ServiceRecord, StatementEntry
from scheduling.queries.bookings import local_day
from scheduling.queries.money_rules import money_rules_of
from scheduling.queries.pricing import calculation_of

LONGEST_TEXT = 200


@dataclass(frozen=True)
class Due:
    """What the next Statement of one Interpreter and period holds; `open` waits for another approval.

    `takes_back` are paid entries of records that were reopened and are approved again, or whose
    appointment nobody came to.
    """

    pays: tuple[ServiceRecord, ...] = ()
    takes_back: tuple[StatementEntry, ...] = ()
    open: tuple[StatementEntry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pays or self.takes_back)

    @property
    def amount(self) -> Decimal:
        """Euros it would come to."""
        paid = sum((record.amount or Decimal(0) for record in self.pays), Decimal(0))
        return paid - sum((entry.amount for entry in self.takes_back), Decimal(0))


@dataclass(frozen=True)
class Waiting:
    """One Interpreter and one period for which a Statement can be issued, or something is open."""

    interpreter: Interpreter
    period: Period
    due: Due


def settling_period(pool: Pool, day: date) -> Period:
    """The month or quarter of a local day, as the Pool settles now."""
    return period_of(day, money_rules_of(pool).period)


def approved_records(interpreter: Interpreter, period: Period) -> "QuerySet[Any]":
    """Approved and not yet settled, of Assignments that started in this local period."""
    tz = interpreter.pool.tz
    begin = datetime.combine(period.first, time(), tz)
    end = datetime.combine(period.until + timedelta(days=1), time(), tz)
    rows = _with_all(ServiceRecord.objects.of(interpreter.pool_id)).filter(
        state=RecordState.APPROVED,
        assignment__interpreter=interpreter,
        assignment__starts__gte=begin,
        assignment__starts__lt=end,
    )
    return rows.order_by("assignment__starts", "pk")


def overtaken(pool: Pool | int) -> "QuerySet[Any]":
    """Paid entries whose record was reopened since; none of them has been taken back."""
    rows = StatementEntry.objects.of(pool).filter(
        reverses=None, reversed_by=None, revision__lt=F("service_record__revision")
    )
    return rows.select_related(
        "statement", "source", "service_record__assignment__interpreter__person"
    ).order_by("day", "pk")


def due_of(records: Iterable[ServiceRecord], entries: Iterable[StatementEntry]) -> Due:
    """Sorts what one Statement could hold: an entry goes back with its new revision, or when nobody came."""
    pays = tuple(records)
    paid_again = {record.pk for record in pays}
    ready: list[StatementEntry] = []
    waits: list[StatementEntry] = []
    for entry in entries:
        nobody_came = entry.service_record.assignment.state == AssignmentState.NO_SHOW
        (ready if entry.service_record_id in paid_again or nobody_came else waits).append(entry)
    return Due(pays, tuple(ready), tuple(waits))


def statement_line(record: ServiceRecord) -> StatementLine:
    """One record as a frozen line."""
    assignment, amount = record.assignment, record.amount or Decimal(0)
    language = languages.name(assignment.position.language)
    parts = [language, assignment.request.town, f"Einsatz {assignment.code}"]
    if record.kind == ServiceRecord.CANCELLED:
        parts.append("kurzfristig abgesagt")
    return StatementLine(
        day=local_day(assignment),
        text=", ".join(filter(None, parts))[:LONGEST_TEXT],
        minutes=record.minutes or 0,
        km=record.km or Decimal(0),
        amount=amount,
        calculation=calculation_of(record.lines),
        source=record.source.name if record.source else "",
        parts=parts_of(amount, record.lines),
        gives=record.source.amount if record.source else None,
    )


def entry_line(entry: StatementEntry) -> StatementLine:
    """An entry as the line it was."""
    return StatementLine(
        entry.day, entry.text, entry.minutes, entry.km, entry.amount, entry.calculation,
        entry.source.name if entry.source else "", parts_of(entry.amount, entry.lines),
        entry.source.amount if entry.source else None,
    )  # fmt: skip


def waiting(pool: Pool) -> list[Waiting]:
    """Everything that waits for a Statement, by period and name."""
    kind = money_rules_of(pool).period
    records: dict[tuple[int, Period], list[ServiceRecord]] = {}
    entries: dict[tuple[int, Period], list[StatementEntry]] = {}
    people: dict[int, Interpreter] = {}
    approved = _with_all(ServiceRecord.objects.of(pool).filter(state=RecordState.APPROVED))
    periods: dict[int, Period] = {}
    for record in approved.order_by("assignment__starts", "pk"):
        person = people.setdefault(record.assignment.interpreter_id, record.assignment.interpreter)
        periods[record.pk] = period_of(local_day(record.assignment), kind)
        records.setdefault((person.pk, periods[record.pk]), []).append(record)
    for entry in overtaken(pool):
        job = entry.service_record.assignment
        person = people.setdefault(job.interpreter_id, job.interpreter)
        period = periods.get(entry.service_record_id) or period_of(entry.day, kind)
        entries.setdefault((person.pk, period), []).append(entry)
    found = [
        Waiting(people[pk], period, due_of(records.get((pk, period), ()), entries.get((pk, period), ())))
        for pk, period in {*records, *entries}
    ]
    return sorted(found, key=lambda one: (one.period, one.interpreter.person.name, one.interpreter.pk))


def months_to_settle(pool: Pool) -> list[tuple[Interpreter, date, int]]:
    """(Interpreter, first day of the period, number of lines) for everything that can be settled now."""
    return [
        (one.interpreter, one.period.first, len(one.due.pays) + len(one.due.takes_back))
        for one in waiting(pool)
        if one.due
    ]


def _with_all(rows: Any) -> "QuerySet[Any]":
    found: QuerySet[Any] = rows.select_related(
        "pool", "source", "assignment__pool", "assignment__request", "assignment__position",
        "assignment__interpreter__person",
    )  # fmt: skip
    return found
