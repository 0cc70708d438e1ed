"""Approved records on their way into Statements."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from pool import languages
from pool.models import Interpreter, Pool
from scheduling.domain.statements import StatementLine, first_of_month, last_of_month
from scheduling.domain.states import RecordState
from scheduling.models import ServiceRecord
from scheduling.queries.bookings import local_day


def approved_records(interpreter: Interpreter, month: date) -> list[ServiceRecord]:
    """Approved and not yet settled, of Assignments that started in this local month."""
    tz = interpreter.pool.tz
    begin = datetime.combine(first_of_month(month), time(), tz)
    end = datetime.combine(last_of_month(month) + timedelta(days=1), time(), tz)
    rows = ServiceRecord.objects.of(interpreter.pool_id).filter(
        state=RecordState.APPROVED,
        assignment__interpreter=interpreter,
        assignment__starts__gte=begin,
        assignment__starts__lt=end,
    )
    return list(_with_all(rows).order_by("assignment__starts", "pk"))


def statement_line(record: ServiceRecord) -> StatementLine:
    """One record as a frozen line."""
    assignment = record.assignment
    language = languages.name(assignment.position.language)
    off = ", späte Absage" if record.cancelled else ""
    return StatementLine(
        day=local_day(assignment),
        text=f"{language}, {assignment.request.town}, Einsatz {assignment.code}{off}".replace(", ,", ","),
        minutes=record.minutes or 0,
        km=record.km or Decimal(0),
        amount=record.amount or Decimal(0),
        calculation=" + ".join(line["sentence"] for line in record.lines),
    )


def months_to_settle(pool: Pool) -> list[tuple[Interpreter, date, int]]:
    """(Interpreter, first of month, number of records) for everything approved and not yet settled."""
    rows = _with_all(ServiceRecord.objects.of(pool).filter(state=RecordState.APPROVED))
    counts: dict[tuple[int, date], tuple[Interpreter, int]] = {}
    for record in rows:
        key = (record.assignment.interpreter_id, first_of_month(local_day(record.assignment)))
        counts[key] = (record.assignment.interpreter, counts.get(key, (None, 0))[1] + 1)
    found = [(interpreter, month, number) for (_pk, month), (interpreter, number) in counts.items()]
    return sorted(found, key=lambda row: (row[1], row[0].person.name))


def _with_all(rows):  # type: ignore[no-untyped-def]
    return rows.select_related(
        "pool", "assignment__pool", "assignment__request", "assignment__position",
        "assignment__interpreter__person",
    )  # fmt: skip
