"""Who pays for an Authority's appointments, where the bill goes, and what it means to spend."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event
from pool.permissions import check_can_rule

MOST = Decimal("99999999.99")


class YearlyBudgetOutOfRange(Refused):
    """No amount that anybody spends."""

    sentence = _("Das Budget muss zwischen 0 und 99.999.999,99 Euro liegen.")
    field = "yearly_budget"


@dataclass(frozen=True)
class Payer:
    """The plain value of the form; `yearly_budget` euros of a calendar year, None: nobody set one."""

    pays_itself: bool
    invoice_address: str = ""
    invoice_email: str = ""
    cost_centre: str = ""
    yearly_budget: Decimal | None = None


@transaction.atomic
def set_payer(authority: Authority, *, payer: Payer, by: Actor, at: datetime) -> Authority:
    """What is approved from now on is charged, or not; what was approved stays. YearlyBudgetOutOfRange."""
    check_can_rule(by, authority.pool_id)
    budget = payer.yearly_budget
    if budget is not None and not (budget.is_finite() and 0 <= budget <= MOST):
        raise YearlyBudgetOutOfRange
    lock_pool(authority.pool_id)
    rows = Authority.objects.of(authority.pool_id).select_for_update(no_key=True)
    row: Authority = rows.get(pk=authority.pk)
    changed = sorted(name for name, value in asdict(payer).items() if getattr(row, name) != value)
    if changed:
        write(row, asdict(payer))
        Event.record("set_invoice", row, by=by, at=at, changed=changed)
    return row
