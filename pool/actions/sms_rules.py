"""What a Pool wants to spend on SMS: a month's figure that warns, and a day's cap for each number."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead

MOST_BUDGET = 1_000_000
LEAST_PER_DAY, MOST_PER_DAY = 5, 200


class BudgetOutOfRange(Refused):
    """Less than nothing, or more than any county sends."""

    sentence = _("Die Zahl muss zwischen 0 und 1.000.000 liegen; 0 heißt: keine Warnung.")
    field = "sms_budget"


class CapOutOfRange(Refused):
    """A day with a question, its answers and a cancellation needs some; a loop must end."""

    sentence = _("Bitte eine Zahl von 5 bis 200: Weniger lässt keine Absprache zu, mehr schützt nicht.")
    field = "sms_per_day"


@dataclass(frozen=True)
class SmsRules:
    """The plain value of the form: segments in a month (0: no warning), SMS to one number in 24 hours."""

    sms_budget: int
    sms_per_day: int


@transaction.atomic
def set_sms_rules(pool: Pool, *, rules: SmsRules, by: Actor, at: datetime) -> Pool:
    """From now on these count."""
    check_can_lead(by, pool.pk)
    if not 0 <= rules.sms_budget <= MOST_BUDGET:
        raise BudgetOutOfRange
    if not LEAST_PER_DAY <= rules.sms_per_day <= MOST_PER_DAY:
        raise CapOutOfRange
    row = lock_pool(pool.pk)
    write(row, asdict(rules))
    Event.record("set_sms_rules", row, by=by, at=at, **asdict(rules))
    return row
