"""FundingSources: what they cover and what they have. Only who leads the Pool changes them."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead
from scheduling.actions.locks import hold_sources
from scheduling.domain.states import APPROVED_RECORD
from scheduling.models import FundingBudget, FundingSource, ServiceRecord
from scheduling.queries.bookings import local_day

HIGHEST = Decimal("9999.99")
MOST_BUDGET = Decimal("99999999.99")
YEARS = range(2000, 2200)
FREE = frozenset({"name", "programme", "cost_centre", "rank", "report"})  # they change nothing approved


class SourceNameTaken(Refused):
    """Two of one name could not be told apart."""

    sentence = _("Einen Fördertopf mit diesem Namen gibt es schon.")
    field = "name"


class FundedOutOfRange(Refused):
    """No amount that anybody funds."""

    sentence = _("Der Betrag muss zwischen 0 und 9999,99 Euro liegen.")
    field = "amount"


class BudgetOutOfRange(Refused):
    """No amount that anybody has."""

    sentence = _("Das Budget muss zwischen 0 und 99.999.999,99 Euro liegen.")
    field = "amount"


class EndsBeforeBegin(Refused):
    """It would never count."""

    sentence = _("Der letzte Tag liegt vor dem ersten.")
    field = "valid_until"


class SourceUsed(Refused):
    """What was approved from it was approved under its rules."""

    sentence = _(
        "Aus diesem Topf ist schon etwas freigegeben. Seine Regeln bleiben, wie sie sind: Beenden Sie ihn, "
        "und legen Sie ab dem Tag danach einen neuen an."
    )


class UsedLater(Refused):
    """It cannot end before what it has paid for."""

    sentence = _("Aus diesem Topf ist noch für den %(day)s etwas freigegeben. Vorher kann er nicht enden.")
    field = "valid_until"


@dataclass(frozen=True)
class SourceRules:
    """The plain value of the form; days are local and inclusive, `amount` euros, None: what was paid."""

    name: str
    valid_from: date
    valid_until: date | None = None
    programme: str = ""
    cost_centre: str = ""
    rank: int = 1
    settings: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    client_cap: int = 0
    counts_absent: bool = False
    counts_cancelled: bool = False
    amount: Decimal | None = None
    report: str = FundingSource.PLAIN


@transaction.atomic
def add_source(pool: Pool, *, rules: SourceRules, by: Actor, at: datetime) -> FundingSource:
    """A new one; it counts for what is approved from now on.

    Raises SourceNameTaken, FundedOutOfRange, EndsBeforeBegin, NotLead.
    """
    check_can_lead(by, pool.pk)
    pool = lock_pool(pool.pk)
    _check(pool, rules)
    row = FundingSource.objects.create(pool=pool, **asdict(rules))
    Event.record("add_source", pool, by=by, at=at, source=row.pk, name=row.name)
    return row


@transaction.atomic
def change_source(source: FundingSource, *, rules: SourceRules, by: Actor, at: datetime) -> FundingSource:
    """Other rules, while nothing was approved from it; afterwards only its name, order and paper.

    Raises SourceUsed, and what `add_source` raises.
    """
    row = _again(source, by=by)
    _check(row.pool, rules, but=row)
    values = {name: value for name, value in asdict(rules).items() if getattr(row, name) != value}
    last = values.pop("valid_until", row.valid_until)
    if not values.keys() <= FREE and _approved(row).exists():
        raise SourceUsed
    if last != row.valid_until:
        _check_last(row, last)
        values["valid_until"] = last
    if values:
        write(row, values)
        Event.record("change_source", row.pool, by=by, at=at, source=row.pk, changed=sorted(values))
    return row


@transaction.atomic
def end_source(source: FundingSource, *, last_day: date, by: Actor, at: datetime) -> FundingSource:
    """It pays for nothing after this local day. Raises UsedLater, EndsBeforeBegin."""
    row = _again(source, by=by)
    _check_last(row, last_day)
    write(row, {"valid_until": last_day})
    Event.record("end_source", row.pool, by=by, at=at, source=row.pk, last_day=last_day.isoformat())
    return row


@transaction.atomic
def set_budget(
    source: FundingSource, *, year: int, amount: Decimal | None, by: Actor, at: datetime
) -> FundingBudget | None:
    """Euros of one calendar year; None: nobody has set one. Raises BudgetOutOfRange."""
    row = _again(source, by=by)
    if year not in YEARS or not (amount is None or amount.is_finite() and 0 <= amount <= MOST_BUDGET):
        raise BudgetOutOfRange
    rows = FundingBudget.objects.of(row.pool_id).filter(source=row, year=year)
    if amount is None:
        rows.delete()
        found = None
    else:
        told = {"pool": row.pool, "amount": amount}
        found, _made = FundingBudget.objects.of(row.pool_id).update_or_create(
            source=row, year=year, defaults=told
        )
    Event.record("set_budget", row.pool, by=by, at=at, source=row.pk, year=year, amount=str(amount or ""))
    return found


@transaction.atomic
def set_texts(source: FundingSource, *, texts: dict[str, str], by: Actor, at: datetime) -> FundingSource:
    """The blocks of its report, each checked by the form's `domain.funding_texts.check_text`."""
    row = _again(source, by=by)
    write(row, {"texts": texts})
    Event.record("set_funding_texts", row.pool, by=by, at=at, source=row.pk)
    return row


def _again(source: FundingSource, *, by: Actor) -> FundingSource:
    """The row as it is now; nobody approves anything from it until the transaction ends."""
    check_can_lead(by, source.pool_id)
    lock_pool(source.pool_id)
    hold_sources(source.pool_id)
    found: FundingSource = FundingSource.objects.of(source.pool_id).select_related("pool").get(pk=source.pk)
    return found


def _check(pool: Pool, rules: SourceRules, but: FundingSource | None = None) -> None:
    if rules.amount is not None and not (rules.amount.is_finite() and 0 <= rules.amount <= HIGHEST):
        raise FundedOutOfRange
    if rules.valid_until and rules.valid_until < rules.valid_from:
        raise EndsBeforeBegin
    rows = FundingSource.objects.of(pool).filter(name=rules.name)
    if rows.exclude(pk=but.pk if but else 0).exists():
        raise SourceNameTaken


def _check_last(row: FundingSource, last: date | None) -> None:
    if last is None:
        return
    if last < row.valid_from:
        raise EndsBeforeBegin
    newest = _approved(row).select_related("assignment__pool").order_by("-assignment__starts").first()
    if newest and local_day(newest.assignment) > last:
        raise UsedLater(day=f"{local_day(newest.assignment):%d.%m.%Y}")


def _approved(row: FundingSource) -> Any:
    return ServiceRecord.objects.of(row.pool_id).filter(source=row, state__in=APPROVED_RECORD)
