"""Appointments that have taken place, for the tests about funding and costs."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from pool.domain.actors import Actor
from pool.models import Authority, Pool
from scheduling.actions import assignments, funding_cases, requests, service_records, statements
from scheduling.actions.charges import issue_costs
from scheduling.models import Assignment, FundingSource, ServiceRecord, Statement
from tests.builders import accepted, clerk_of, coordinator_of, interpreter_actor, submit

FIRST = date(2026, 1, 1)


def make_source(pool: Pool, name: str = "WIR", **fields: Any) -> FundingSource:
    """Hessen's programme: 20 euros for each, five per client."""
    told = {"valid_from": FIRST, "client_cap": 5, "amount": Decimal("20.00"), "report": FundingSource.WIR}
    return FundingSource.objects.create(pool=pool, name=name, **(told | fields))


def attested(authority: Authority, at: datetime, *, absent: bool = False, **fields: Any) -> ServiceRecord:
    """Somebody came, and both sides say so; it is not approved. `days` from `at`, or `starts`."""
    days = fields.pop("days", 2)
    held = accepted(submit(authority, at, **({"starts": at + timedelta(days=days)} | fields)), at)
    record = assignments.complete_assignment(held, at=held.ends)
    worker = interpreter_actor(held)
    if absent:
        record = service_records.report_absence(held, by=worker, at=held.ends)
    else:
        record = service_records.report_record(record, minutes=60, km=0, by=worker, at=held.ends)
    return service_records.attest_record(record, by=clerk_of(authority)[0], at=held.ends)


def approve(record: ServiceRecord, at: datetime) -> ServiceRecord:
    """The coordinator approves it."""
    return service_records.approve_record(record, by=coordinator_of(record.pool), at=at)


def approved(authority: Authority, at: datetime, **fields: Any) -> ServiceRecord:
    """Attested, and approved at once."""
    return approve(attested(authority, at, **fields), at)


def called_off(authority: Authority, at: datetime, **fields: Any) -> Assignment:
    """The institution withdraws its Request an hour before, and knows that this costs ten euros."""
    starts = at + timedelta(days=fields.pop("days", 2))
    request = submit(authority, at, starts=starts, **fields)
    held = accepted(request, at)
    late, by = held.starts - timedelta(hours=1), clerk_of(authority)[0]
    requests.withdraw_request(request, reason="krank", by=by, at=late, cost=Decimal("10.00"))
    held.refresh_from_db()
    return held


def settle(record: ServiceRecord, at: datetime) -> Statement:
    """The Statement of its month."""
    interpreter, month = record.assignment.interpreter, record.assignment.starts.date().replace(day=1)
    return statements.issue_statement(interpreter, month=month, by=coordinator_of(record.pool), at=at)


def fund_and_charge(record: ServiceRecord, *, by: Actor, at: datetime) -> dict[str, int | str]:
    """A source with an exception for this case, and a CostList of what its institution owes."""
    source, request = make_source(record.pool, "Südring"), record.assignment.request
    told = {"request": request, "year": 2026, "extra": 2, "reason": "Südring", "by": by, "at": at}
    funding_cases.allow_more(source, **told)
    lines = [{"amount": "30.00", "sentence": "1 Stunde 30,00 €", "kind": "time"}]
    rows = ServiceRecord.objects.of(record.pool_id).filter(pk=record.pk)
    rows.update(charge=Decimal("30.00"), charge_lines=lines)
    month = record.assignment.starts.date().replace(day=1)
    listed = issue_costs(request.authority, month=month, by=by, at=at)
    return {"source": source.pk, "funded": request.pk, "costs": listed.pk, "record": record.pk}
