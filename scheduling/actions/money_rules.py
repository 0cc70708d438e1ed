"""MoneyRules: what a Pool decides about hours and money, one section of them at a time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.models import Event, Pool
from pool.permissions import check_can_lead
from scheduling.models import MoneyRules

SECRET = frozenset({"debtor_iban"})  # never in the journal


@transaction.atomic
def set_money_rules(
    pool: Pool, *, verb: str, changes: Mapping[str, Any], by: Actor, at: datetime
) -> MoneyRules:
    """From now on these count; `changes` are checked values of columns, `verb` names the section. NotLead."""
    check_can_lead(by, pool.pk)
    pool = lock_pool(pool.pk)
    row = MoneyRules.objects.of(pool).first() or MoneyRules.objects.create(pool=pool)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    told = {name: str(value) for name, value in changes.items() if name not in SECRET}
    Event.record(verb, pool, by=by, at=at, **told)
    return row
