"""Statement: issue one Interpreter's month or quarter, with what it takes back of earlier ones."""

import hashlib
import logging
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from pool.actions.locks import lock_pool
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Pool
from scheduling import messages, statement_files
from scheduling.actions.links import make_link
from scheduling.domain import statements as domain
from scheduling.domain.periods import Period
from scheduling.domain.statement_papers import Paper
from scheduling.domain.states import RecordMove
from scheduling.models import ServiceRecord, Statement, StatementEntry, StatementPaper
from scheduling.queries import settling
from scheduling.queries.people import written_by

LONGEST_CALCULATION = 500
log = logging.getLogger(__name__)


class NothingToSettle(Refused):
    """No approved ServiceRecord of this period is waiting, and nothing is to be taken back."""

    sentence = _("In diesem Zeitraum sind keine Stunden freigegeben.")


class PeriodAhead(Refused):
    """It has not begun."""

    sentence = _("Dieser Zeitraum hat noch nicht begonnen.")
    field = "month"


class PaperFailed(Refused):
    """Without its paper nothing is issued."""

    sentence = _("Das PDF ließ sich nicht erstellen. Deshalb ist nichts abgerechnet. Bitte sagen Sie es uns.")


@transaction.atomic
def issue_statement(
    interpreter: Interpreter, *, month: date, by: Actor, at: datetime, take_back: bool = False
) -> Statement:
    """Freeze what is approved of a month or quarter (any day of it) into a numbered Statement; paid once.

    What was paid for records that have been reopened since is taken back with it, when they are approved
    again or nobody came; with `take_back` also what nobody has approved again. The volunteer is told once.
    Raises NothingToSettle, PeriodAhead, PaperFailed, NotAllowed.
    """
    if by.role is not Role.COORDINATOR or by.pool_id != interpreter.pool_id:
        raise NotAllowed
    pool = lock_pool(interpreter.pool_id)  # numbers come one after the other
    rows = Interpreter.objects.of(pool).select_related("person", "pool")
    interpreter, span = rows.get(pk=interpreter.pk), settling.settling_period(pool, month)
    today = at.astimezone(pool.tz).date()
    if span.first > today:
        raise PeriodAhead
    due = _held(interpreter, span)
    gone = (*due.takes_back, *due.open) if take_back else due.takes_back
    if not (due.pays or gone):
        raise NothingToSettle
    old = [(entry, _back(entry)) for entry in gone]
    new = [(record, settling.statement_line(record)) for record in due.pays]
    lines = [line for _row, line in (*old, *new)]
    about = statement_files.follows([entry.statement.number for entry in gone], _earlier(interpreter, span))
    paper = statement_files.paper_for(_next(pool), interpreter, span, lines, about=about, issued=today)
    statement = _frozen(paper, interpreter, corrects=gone[0].statement if gone else None, at=at)
    _take_back(statement, old)
    _pay(statement, new, by=by)
    Event.record(
        "issue", statement, by=by, at=at, number=paper.number, total=str(statement.total), about=paper.about
    )
    _tell(statement, at=at)
    return statement


def _held(interpreter: Interpreter, span: Period) -> settling.Due:
    """What is due, its records locked: their amounts are those that stand when it is frozen."""
    records = list(settling.approved_records(interpreter, span).select_for_update(of=("self",), no_key=True))
    pks = {record.pk for record in records}
    rows = settling.overtaken(interpreter.pool_id)
    rows = rows.filter(service_record__assignment__interpreter=interpreter)
    entries = [row for row in rows if row.service_record_id in pks or row.day in span]
    others = ServiceRecord.objects.of(interpreter.pool_id).filter(
        pk__in={row.service_record_id for row in entries} - pks
    )
    list(others.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    return settling.due_of(records, entries)


def _earlier(interpreter: Interpreter, span: Period) -> list[int]:
    """The numbers of what was issued before for all of this period."""
    rows = Statement.objects.of(interpreter.pool_id).filter(
        interpreter=interpreter, month__lte=span.first, until__gte=span.until
    )
    return list(rows.values_list("number", flat=True))


def _next(pool: Pool) -> int:
    last = Statement.objects.of(pool).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def _back(entry: StatementEntry) -> domain.StatementLine:
    return domain.taken_back(settling.entry_line(entry), statement_files.takes_back(entry.statement.number))


def _frozen(paper: Paper, interpreter: Interpreter, *, corrects: Statement | None, at: datetime) -> Statement:
    """The row and its PDF, made once."""
    statement = Statement.objects.create(
        pool=interpreter.pool, interpreter=interpreter, number=paper.number, month=paper.period.first,
        until=paper.period.until, corrects=corrects, issued_at=at, total=paper.total,
        content=paper.as_json(),
    )  # fmt: skip
    try:
        pdf = statement_files.pdf_of(paper)
    except Exception as error:
        log.exception("no paper for statement %s of pool %s", paper.number, interpreter.pool_id)
        raise PaperFailed from error
    StatementPaper.objects.create(
        pool=interpreter.pool, statement=statement, pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest()
    )
    return statement


def _take_back(statement: Statement, old: Sequence[tuple[StatementEntry, domain.StatementLine]]) -> None:
    for entry, line in old:
        lines = [
            {**one, "amount": str(-euros), "kind": kind}
            for one, (kind, euros) in zip(
                entry.lines, domain.parts_of(entry.amount, entry.lines), strict=False
            )
        ]
        StatementEntry.objects.create(
            pool=statement.pool, statement=statement, service_record_id=entry.service_record_id,
            revision=entry.revision, reverses=entry, source_id=entry.source_id, lines=lines, **_columns(line),
        )  # fmt: skip


def _pay(
    statement: Statement, new: Sequence[tuple[ServiceRecord, domain.StatementLine]], *, by: Actor
) -> None:
    for record, line in new:
        record.move(RecordMove.SETTLE, by=by)
        StatementEntry.objects.create(
            pool=statement.pool, statement=statement, service_record=record, revision=record.revision,
            source_id=record.source_id, lines=record.lines, **_columns(line),
        )  # fmt: skip


def _columns(line: domain.StatementLine) -> dict[str, object]:
    said = line.calculation
    return {
        "day": line.day,
        "text": line.text,
        "minutes": line.minutes,
        "km": line.km,
        "amount": line.amount,
        "calculation": said if len(said) <= LONGEST_CALCULATION else f"{said[: LONGEST_CALCULATION - 1]}…",
    }


def _tell(statement: Statement, *, at: datetime) -> None:
    """A link to the paper on their own page, also to who has left; an SMS only where there is no mail."""
    row = statement.interpreter
    by_sms = not row.person.email and written_by(row) == "sms"
    if by_sms or row.person.email:
        token = make_link(interpreter=row, person=row.person, at=at)
        messages.statement_issued(statement, token=token, by_sms=by_sms, at=at)
