"""Statement: issue one Interpreter's month."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Pool
from scheduling import queries
from scheduling.domain import statements as domain
from scheduling.domain.states import RecordMove
from scheduling.models import Statement, StatementEntry


class NothingToSettle(Refused):
    """No approved ServiceRecord of this month is waiting."""

    sentence = _("In diesem Monat sind keine Stunden freigegeben.")


@transaction.atomic
def issue_statement(interpreter: Interpreter, *, month: date, by: Actor, at: datetime) -> Statement:
    """Freeze the approved records of a month (its first day) into a numbered Statement; each is paid once."""
    if by.role is not Role.COORDINATOR or by.pool_id != interpreter.pool_id:
        raise NotAllowed
    # numbers come one after the other
    pool = Pool.objects.select_for_update(no_key=True).get(pk=interpreter.pool_id)
    records = queries.approved_records(interpreter, month)
    if not records:
        raise NothingToSettle
    lines = tuple(queries.statement_line(record) for record in records)
    last = Statement.objects.of(pool).aggregate(last=Max("number"))["last"]
    statement = Statement.objects.create(
        pool=pool,
        interpreter=interpreter,
        number=(last or 0) + 1,
        month=domain.first_of_month(month),
        until=domain.last_of_month(month),
        issued_at=at,
        total=domain.total(lines),
    )
    for record, line in zip(records, lines, strict=True):
        record.move(RecordMove.SETTLE, by=by)
        StatementEntry.objects.create(
            pool=pool, statement=statement, service_record=record, revision=record.revision,
            source_id=record.source_id, lines=record.lines, **_columns(line),
        )  # fmt: skip
    Event.record("issue", statement, by=by, at=at, total=str(statement.total))
    return statement


def _columns(line: domain.StatementLine) -> dict[str, str | int | date | Decimal]:
    return {
        "day": line.day,
        "text": line.text,
        "minutes": line.minutes,
        "km": line.km,
        "amount": line.amount,
        "calculation": line.calculation,
    }
