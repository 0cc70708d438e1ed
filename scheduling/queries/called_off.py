"""What a volunteer gets for an appointment that was called off late."""

from decimal import Decimal

from scheduling.domain import money, tariffs
from scheduling.models import Assignment, ServiceRecord, Tariff
from scheduling.queries.pricing import prices_of

NOTHING = Decimal("0.00")


def late_pay(row: Assignment) -> Decimal:
    """Euros for a cancelled Assignment, by the Tariff of its day; 0 without a Tariff or a rule for it."""
    record = ServiceRecord(
        pool_id=row.pool_id, assignment=row, kind=ServiceRecord.CANCELLED, minutes=0, km=Decimal(0)
    )
    try:
        priced = prices_of(row.pool_id)(record)
    except tariffs.NoTariff:
        return NOTHING
    tariff = Tariff.objects.of(row.pool_id).get(pk=priced.tariff_id)
    return money.euros(priced.amount) if tariff.value().terms.cancellation else NOTHING
