"""Money in every state, as rows: what is approved, settled, ordered, paid, waived or taken back."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from pool.models import Authority, Interpreter
from scheduling.models import (
    Assignment,
    Payout,
    PayoutPart,
    Position,
    Request,
    ServiceRecord,
    Statement,
    StatementEntry,
)
from tests.builders import make_authority, submit

_number = count(1)


def worked(who: Interpreter, starts: datetime, amount: str, travel: str = "0.00") -> ServiceRecord:
    """One hour of theirs, approved with this amount; `travel` of it is for the way."""
    row = held(who, starts, state="done")
    lines = [
        {"amount": str(Decimal(amount) - Decimal(travel)), "sentence": "Zeit", "kind": "time"},
        {"amount": travel, "sentence": "Weg", "kind": "travel"},
    ]
    return ServiceRecord.objects.create(
        pool=who.pool, assignment=row, state="approved", asked_at=row.ends, minutes=60, km=0,
        reported_minutes=60, reported_absent=False, approved_at=row.ends, amount=Decimal(amount), lines=lines,
    )  # fmt: skip


def held(who: Interpreter, starts: datetime, state: str = "confirmed") -> Assignment:
    """An hour that they have promised, or done, as rows."""
    office = Authority.objects.of(who.pool).first() or make_authority(who.pool)
    request = submit(office, starts - timedelta(days=1), starts=starts)
    Request.objects.of(who.pool).filter(pk=request.pk).update(state="filled")
    place = Position.objects.of(who.pool).get(request=request)
    return Assignment.objects.create(
        pool=who.pool, request=request, position=place, interpreter=who, person=who.person, state=state,
        code=f"{1000 + next(_number)}", starts=starts, ends=starts + timedelta(hours=1),
        confirmed_at=starts - timedelta(days=1), revised_at=starts,
        ended_at=None if state == "confirmed" else starts + timedelta(hours=1),
    )  # fmt: skip


def settled(*records: ServiceRecord, at: datetime) -> Statement:
    """They stand in one Statement."""
    who = records[0].assignment.interpreter
    day = at.date().replace(day=1)
    statement = Statement.objects.create(
        pool=who.pool, interpreter=who, number=next(_number), month=day, until=day, issued_at=at,
        total=sum((one.amount for one in records), Decimal(0)),
    )  # fmt: skip
    for one in records:
        ServiceRecord.objects.of(who.pool).filter(pk=one.pk).update(state="settled")
        entry(statement, one, one.amount)
    return statement


def entry(statement: Statement, record: ServiceRecord, amount: Decimal, **more: Any) -> StatementEntry:
    """One line of it."""
    return StatementEntry.objects.create(
        pool=statement.pool, statement=statement, service_record=record, day=statement.month, text="x",
        minutes=60, km=0, amount=amount, lines=record.lines, calculation="x", **more,
    )  # fmt: skip


def taken_back(record: ServiceRecord, *, at: datetime) -> Statement:
    """A correcting Statement that takes this one back whole."""
    first = StatementEntry.objects.of(record.pool).get(service_record=record)
    before = first.statement
    statement = Statement.objects.create(
        pool=record.pool, interpreter=before.interpreter, number=next(_number), issued_at=at,
        month=before.month, until=before.until, total=-first.amount, corrects=before,
    )  # fmt: skip
    entry(statement, record, -first.amount, reverses=first)
    return statement


def paid_out(*statements: Statement, state: str = "paid", on: date, made_at: datetime) -> Payout:
    """One sum for these, in this state since that day."""
    who = statements[0].interpreter
    dated = {"paid": "paid_on", "returned": "returned_on", "waived": "waived_on"}
    payout = Payout.objects.create(
        pool=who.pool, interpreter=who, state=state, amount=sum(one.total for one in statements),
        reference=f"R{next(_number)}", made_at=made_at, **({dated[state]: on} if state in dated else {}),
    )  # fmt: skip
    for one in statements:
        live = state not in ("returned", "discarded")
        PayoutPart.objects.create(pool=who.pool, payout=payout, statement=one, amount=one.total, live=live)
    return payout
