"""CostList: freeze what an Authority owes for a month, each Assignment once. It is no tax invoice."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event, Pool
from pool.permissions import check_can_rule
from scheduling.domain import money
from scheduling.domain.statements import first_of_month
from scheduling.models import CostItem, CostList, ServiceRecord
from scheduling.queries.charges import Charge, charges_of, in_month, months_to_charge

AT_ONCE = 500  # rows that are named in one statement


class NothingToCharge(Refused):
    """Nothing of this month is waiting."""

    sentence = _("In diesem Monat gibt es für diese Einrichtung nichts aufzustellen.")


@transaction.atomic
def issue_costs(authority: Authority, *, month: date, by: Actor, at: datetime) -> CostList:
    """Freeze what this Authority owes for a local month into a numbered list. Raises NothingToCharge."""
    check_can_rule(by, authority.pool_id)
    pool = lock_pool(authority.pool_id)  # numbers come one after the other, and each line once
    _hold_records(pool, in_month(charges_of(pool, authority), month))
    lines = in_month(charges_of(pool, authority), month)
    if not lines:
        raise NothingToCharge
    return _issued(pool, Authority.objects.of(pool).get(pk=authority.pk), month, lines, by=by, at=at)


@transaction.atomic
def issue_all_costs(pool: Pool, *, month: date, by: Actor, at: datetime) -> list[CostList]:
    """One list for each Authority that owes something for this local month. Raises NothingToCharge."""
    check_can_rule(by, pool.pk)
    pool = lock_pool(pool.pk)
    _hold_records(pool, in_month(charges_of(pool), month))
    owed = [one for one in months_to_charge(pool) if one.month == first_of_month(month)]
    if not owed:
        raise NothingToCharge
    return [_issued(pool, one.authority, one.month, list(one.charges), by=by, at=at) for one in owed]


def _issued(
    pool: Pool, authority: Authority, month: date, lines: list[Charge], *, by: Actor, at: datetime
) -> CostList:
    last = CostList.objects.of(pool).aggregate(last=Max("number"))["last"] or 0
    row = CostList.objects.create(
        pool=pool,
        authority=authority,
        number=last + 1,
        month=first_of_month(month),
        issued_at=at,
        total=money.total(one.amount for one in lines),
        content=names_now(pool, authority),
    )
    for line in lines:
        _add(row, line)
    Event.record("issue_costs", row, by=by, at=at, number=row.number, total=str(row.total))
    return row


def names_now(pool: Pool, authority: Authority) -> dict[str, str]:
    """What the list says for ever about both sides."""
    return {
        "authority": authority.name,
        "address": authority.invoice_address or _address(authority),
        "email": authority.invoice_email or authority.email,
        "cost_centre": authority.cost_centre,
        "cost_bearer": authority.cost_bearer,
        "pool": pool.name,
        "carrier": pool.carrier,
    }


def _address(row: Authority) -> str:
    return "\n".join(one for one in (row.name, row.street, f"{row.postal_code} {row.town}".strip()) if one)


def _add(row: CostList, line: Charge) -> None:
    told: dict[str, Any] = {"assignment_id": line.assignment_id, "kind": line.kind}
    rows = CostItem.objects.of(row.pool_id).filter(reverses=None, **told)
    last = rows.aggregate(last=Max("revision"))["last"] or 0
    CostItem.objects.create(
        pool_id=row.pool_id,
        cost_list=row,
        revision=last + (line.reverses is None),
        reverses_id=line.reverses,
        day=line.day,
        text=line.text,
        amount=line.amount,
        calculation=line.calculation,
        **told,
    )


def _hold_records(pool: Pool, lines: list[Charge]) -> None:
    """Nobody takes an approval back until the transaction ends; what is read afterwards stays so."""
    for part in batched([one.assignment_id for one in lines], AT_ONCE):
        rows = ServiceRecord.objects.of(pool).filter(assignment__in=part).order_by("pk")
        list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))


def batched(numbers: list[int], size: int) -> list[list[int]]:
    """In order, at most `size` at a time."""
    ordered = sorted(set(numbers))
    return [ordered[n : n + size] for n in range(0, len(ordered), size)]
