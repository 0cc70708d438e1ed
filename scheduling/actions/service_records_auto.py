"""What both sides say alike is approved by itself, within the limits the Pool has set."""

from datetime import datetime, timedelta

from django.db import transaction

from pool.domain.actors import SYSTEM
from pool.models import Event
from scheduling.actions.service_records_common import held
from scheduling.actions.service_records_deciding import TooMuch, priced_now, put_approval
from scheduling.domain import hours_rules, tariffs
from scheduling.domain.states import AssignmentState, RecordState
from scheduling.models import MoneyRules, ServiceRecord
from scheduling.queries.money_rules import limits_of, money_rules_of
from scheduling.queries.pricing import Priced


@transaction.atomic
def approve_by_rule(record: ServiceRecord, *, at: datetime) -> ServiceRecord:
    """One that a sweep has found, since the rules were changed after it was attested; as it is now."""
    return approve_if_agreed(held(record), at=at)


def approve_if_agreed(record: ServiceRecord, *, at: datetime) -> ServiceRecord:
    """Approve a locked record (its Request, too) where the rule says so; otherwise it stays as it is."""
    rules = money_rules_of(record.pool)
    if _against(record, rules) or (priced := _priced(record)) is None:
        return record
    if hours_rules.too_dear(priced.amount, limits_of(rules)):
        return record
    put_approval(record, priced, by=SYSTEM, at=at)
    Event.record("approve_by_rule", record, by=SYSTEM, at=at, amount=str(record.amount))
    return record


def _against(record: ServiceRecord, rules: MoneyRules) -> hours_rules.Against | None:
    row = record.assignment
    worked = record.kind == ServiceRecord.WORKED and row.state == AssignmentState.DONE
    told = hours_rules.Told(
        record.reported,
        record.stated if record.spoken_for else None,
        (row.ends - row.starts) // timedelta(minutes=1),
        worked and record.state == RecordState.ATTESTED and row.missed_at is None,
        record.decided_at is not None or record.revision > 1,  # who reopened it wants to look
    )
    return hours_rules.against(told, limits_of(rules))


def _priced(record: ServiceRecord) -> Priced | None:
    """What it is worth; None without a Tariff for that day, or where a person has to look at the Tariff."""
    try:
        return priced_now(record)
    except (tariffs.NoTariff, TooMuch):
        return None
