"""Appointments that are over, as far as a test wants them, and what a Pool has set about hours."""

from datetime import datetime, timedelta
from typing import Any

from pool.models import Authority, Pool
from scheduling.actions import assignments, service_records
from scheduling.models import Assignment, MoneyRules, ServiceRecord
from tests.builders import (
    accepted,
    clerk_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    make_tariff,
    submit,
)

DAY = timedelta(days=1)


def make_desk(**pool: Any) -> Pool:
    """A Pool with Amal, the youth office and Hessen's flat sum."""
    made = make_pool(**pool)
    make_interpreter(made, "Amal Haddad", mobile="+491713920001")
    make_authority(made)
    make_tariff(made)
    return made


def set_rules(pool: Pool, **changes: Any) -> MoneyRules:
    """What the Pool has set, at once."""
    row, _made = MoneyRules.objects.update_or_create(pool=pool, defaults=changes)
    return row


def office(pool: Pool) -> Authority:
    """The youth office."""
    return Authority.objects.of(pool).earliest("pk")


def agreed(pool: Pool, at: datetime, **fields: Any) -> Assignment:
    """Amal has said yes to an hour tomorrow."""
    return accepted(submit(office(pool), at, **fields), at)


def over(pool: Pool, at: datetime, **fields: Any) -> ServiceRecord:
    """That hour is over; nobody has said anything."""
    held = agreed(pool, at, **fields)
    return assignments.complete_assignment(held, at=held.ends)


def report(
    record: ServiceRecord, minutes: int = 60, *, at: datetime | None = None, **way: Any
) -> ServiceRecord:
    """Amal says how long it was, an hour after the end."""
    row = record.assignment
    told = {"km": "0"} | way
    by = interpreter_actor(row)
    return service_records.report_record(
        record, minutes=minutes, **told, by=by, at=at or row.ends + timedelta(hours=1)
    )


def confirm(record: ServiceRecord, *, at: datetime | None = None, **said: Any) -> ServiceRecord:
    """The youth office says yes, or something else, two hours after the end."""
    row = record.assignment
    by = clerk_of(row.request.authority)[0]
    return service_records.attest_record(record, **said, by=by, at=at or row.ends + timedelta(hours=2))
