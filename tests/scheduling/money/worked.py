"""Appointments that are over, with their hours as far as a test needs them."""

from datetime import datetime, timedelta
from typing import Any

from pool.models import Authority
from scheduling.actions import service_records
from scheduling.actions.assignments import complete_assignment
from scheduling.models import ServiceRecord
from tests.builders import accepted, clerk_of, coordinator_of, interpreter_actor, submit

NEW_YEAR = datetime.fromisoformat("2027-01-05T09:00:00+01:00")


def worked(office: Authority, at: datetime, *, days: int = 2, **fields: Any) -> ServiceRecord:
    """Somebody came `days` after `at`; nobody has said anything yet."""
    row = accepted(submit(office, at, starts=at + timedelta(days=days), **fields), at)
    return complete_assignment(row, at=row.ends)


def approved(office: Authority, at: datetime, **fields: Any) -> ServiceRecord:
    """The same, reported, confirmed and approved; the Pool has a Tariff."""
    record = worked(office, at, **fields)
    by = interpreter_actor(record.assignment)
    record = service_records.report_record(record, minutes=60, km=10, by=by, at=at)
    record = service_records.attest_record(record, by=clerk_of(office)[0], at=at)
    return service_records.approve_record(record, by=coordinator_of(office.pool), at=at)
