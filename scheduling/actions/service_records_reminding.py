"""Who has not answered is reminded: the volunteer of the report, the Authority of the confirmation."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import SYSTEM
from pool.models import Event
from scheduling import messages
from scheduling.actions import links
from scheduling.actions.service_records_common import held
from scheduling.domain.hours_rules import claim_ends, silence_day, silence_is_told
from scheduling.domain.states import AssignmentState, RecordState
from scheduling.models import ServiceRecord
from scheduling.queries.money_rules import attest_nudges, money_rules_of, report_nudges
from scheduling.queries.requesters import requesters_of


@transaction.atomic
def remind_to_report(record: ServiceRecord, *, at: datetime) -> ServiceRecord:
    """How long was it? once more; said twice is said once. After the deadline nobody is asked any more."""
    record = held(record)
    rules, row = money_rules_of(record.pool), record.assignment
    due = report_nudges(rules).due(row.ends, record.reminded_at, record.reminders, at)
    ends = claim_ends(row.ends, rules.claim_days)
    if record.state != RecordState.OPEN or not _took_place(record) or not due or (ends and at > ends):
        return record
    _count(record, at=at)
    Event.record("remind_to_report", record, by=SYSTEM, at=at, n=record.reminders)
    token = links.make_report_link(record, at=at)
    messages.report_again(record, token=token, until=ends, at=at)
    return record


@transaction.atomic
def remind_to_attest(record: ServiceRecord, *, at: datetime) -> ServiceRecord:
    """Is this what was worked? once more, and from which day on no answer is a yes, if the Pool wants that.

    Where nobody reads for the Authority, nobody is told, and silence never counts.
    """
    record = held(record)
    rules, since = money_rules_of(record.pool), record.reported_at
    if record.state != RecordState.REPORTED or since is None or not _took_place(record):
        return record
    readers = requesters_of(record.assignment.request)
    may = bool(readers) and not record.absent and record.agreed_on is None
    announces = may and silence_is_told(since, rules.silence_days, at)
    if not announces and not attest_nudges(rules).due(since, record.reminded_at, record.reminders, at):
        return record
    day = silence_day(since, rules.silence_days, at, record.pool.tz) if may else record.agreed_on
    _count(record, at=at, agreed_on=day)
    Event.record("remind_to_attest", record, by=SYSTEM, at=at, n=record.reminders, agreed=str(day or ""))
    for reader in readers:
        token = links.make_hours_link(record, reader, at=at) if reader.pk else ""
        messages.attest_again(record, reader, token=token, at=at)
    return record


def _took_place(record: ServiceRecord) -> bool:
    row = record.assignment
    return not record.cancelled and row.state == AssignmentState.DONE and row.missed_at is None


def _count(record: ServiceRecord, *, at: datetime, **more: object) -> None:
    """One more reminder of a locked record."""
    changes = {"reminders": record.reminders + 1, "reminded_at": at, **more}
    ServiceRecord.objects.of(record.pool_id).filter(pk=record.pk).update(**changes)
    for name, value in changes.items():
        setattr(record, name, value)
