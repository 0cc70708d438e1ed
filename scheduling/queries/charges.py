"""What Authorities owe: approved records with a charge and late cancellations that no CostList has yet.

A record that was re-opened or has another charge now is taken back by a CostItem below zero. Where a late
cancellation costs the Authority something by the Pool's rule (`late_cost`, which it was told when it called
off), that counts, and a charge for the same Assignment does not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from pool import languages
from pool.models import Authority, Pool
from scheduling.domain import money
from scheduling.domain.statements import first_of_month
from scheduling.domain.states import APPROVED_RECORD
from scheduling.models import Assignment, CostItem, ServiceRecord
from scheduling.queries.bookings import local_day
from scheduling.queries.pricing import calculation_of

LATE_SENTENCE = "späte Absage"


@dataclass(frozen=True)
class Charge:
    """One line to come: of an Assignment, or (`reverses`) one that takes an item back. Euros."""

    assignment_id: int
    authority_id: int
    kind: str
    day: date
    text: str
    amount: Decimal
    calculation: str
    reverses: int | None = None

    @property
    def month(self) -> date:
        """The first local day of its month."""
        return first_of_month(self.day)


@dataclass(frozen=True)
class Owed:
    """What one Authority has to pay for one month and nobody has listed yet."""

    authority: Authority
    month: date
    charges: tuple[Charge, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the lines; below zero when more is taken back."""
        return money.total(one.amount for one in self.charges)


def months_to_charge(pool: Pool) -> list[Owed]:
    """Every Authority and month with something to list, the oldest month first: four statements."""
    found: dict[tuple[date, int], list[Charge]] = {}
    for one in charges_of(pool):
        found.setdefault((one.month, one.authority_id), []).append(one)
    rows = Authority.objects.of(pool).in_bulk([authority for _month, authority in found])
    owed = [Owed(rows[who], month, tuple(sorted(lines, key=_order))) for (month, who), lines in found.items()]
    return sorted(owed, key=lambda one: (one.month, one.authority.name, one.authority.pk))


def charges_of(pool: Pool, authority: Authority | None = None) -> list[Charge]:
    """All lines to come: services, late cancellations, and what is taken back."""
    whose = {"request__authority": authority} if authority else {}
    records = {f"assignment__{name}": one for name, one in whose.items()}
    return [
        *(_service(row) for row in _services(pool).filter(**records)),
        *(_cancellation(row) for row in _cancellations(pool).filter(**whose)),
        *(_taken_back(row) for row in _outdated(pool).filter(**records)),
    ]


def _services(pool: Pool) -> "QuerySet[ServiceRecord]":
    """Approved, with a charge that no live item has."""
    listed = _live(pool, CostItem.SERVICE).filter(
        assignment=OuterRef("assignment"), amount=OuterRef("charge")
    )
    rows = ServiceRecord.objects.of(pool).filter(state__in=APPROVED_RECORD, charge__isnull=False)
    rows = rows.exclude(charge=0).exclude(_LATE).exclude(Exists(listed))
    return rows.select_related("assignment__pool", "assignment__position", "assignment__request")


def _cancellations(pool: Pool) -> "QuerySet[Assignment]":
    live = _live(pool, CostItem.CANCELLATION)
    listed = live.filter(assignment=OuterRef("pk"), amount=OuterRef("late_cost"))
    rows = Assignment.objects.of(pool).filter(late_cost__gt=0).exclude(Exists(listed))
    return rows.select_related("pool", "position", "request")


def _outdated(pool: Pool) -> "QuerySet[CostItem]":
    """Live items of what is not approved any more, or costs something else now."""
    record = "assignment__service_record"
    approved = Q(**{f"{record}__state__in": APPROVED_RECORD, f"{record}__charge": F("amount")})
    charged = approved & ~Q(**{f"{record}__kind": ServiceRecord.CANCELLED, "assignment__late_cost__gt": 0})
    service = Q(kind=CostItem.SERVICE) & charged
    cancelled = Q(kind=CostItem.CANCELLATION, assignment__late_cost=F("amount"))
    still = CostItem.objects.of(pool).filter(pk=OuterRef("pk")).filter(service | cancelled)
    rows = CostItem.objects.of(pool).filter(reverses=None, reversed_by=None).exclude(Exists(still))
    return rows.select_related("assignment__request")


_LATE = Q(kind=ServiceRecord.CANCELLED, assignment__late_cost__gt=0)


def _live(pool: Pool, kind: str) -> "QuerySet[CostItem]":
    return CostItem.objects.of(pool).filter(kind=kind, reverses=None, reversed_by=None)


def _service(row: ServiceRecord) -> Charge:
    held = row.assignment
    return Charge(
        assignment_id=held.pk,
        authority_id=held.request.authority_id,
        kind=CostItem.SERVICE,
        day=local_day(held),
        text=_text(held),
        amount=row.charge or Decimal("0.00"),
        calculation=calculation_of(row.charge_lines)[:500],
    )


def _cancellation(row: Assignment) -> Charge:
    return Charge(
        assignment_id=row.pk,
        authority_id=row.request.authority_id,
        kind=CostItem.CANCELLATION,
        day=local_day(row),
        text=f"{_text(row)}, {LATE_SENTENCE}",
        amount=row.late_cost or Decimal("0.00"),
        calculation=f"{LATE_SENTENCE}: {money.words(row.late_cost or Decimal(0))}",
    )


def _taken_back(row: CostItem) -> Charge:
    return Charge(
        assignment_id=row.assignment_id,
        authority_id=row.assignment.request.authority_id,
        kind=row.kind,
        day=row.day,
        text=row.text,
        amount=-row.amount,
        calculation=f"zurückgenommen: {row.calculation}"[:500],
        reverses=row.pk,
    )


def _text(row: Assignment) -> str:
    """What was done, without a name: the Authority knows its own code."""
    parts = (languages.name(row.position.language), row.request.town, f"Einsatz {row.code}")
    return ", ".join(one for one in parts if one)[:180]


def _order(one: Charge) -> tuple[date, int, bool]:
    return one.day, one.assignment_id, one.reverses is None


def in_month(charges: Iterable[Charge], month: date) -> list[Charge]:
    """Those of this local month, in the order of their days; what is taken back stands first."""
    return sorted((one for one in charges if one.month == first_of_month(month)), key=_order)
