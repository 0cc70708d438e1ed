"""What became of the work in money, by the days of a time."""

from scheduling.models import (
    BankAccount,
    CostItem,
    FundingException,
    FundingSource,
    IncomeDeclaration,
    PaymentRun,
    Payout,
    PayoutPart,
)
from scheduling.takeout import money_tables
from scheduling.takeout.tables import Table, Wanted


def tables(wanted: Wanted) -> list[Table]:
    """Eight of them."""
    pool, since, until = wanted.pool, wanted.since, wanted.until
    years = {"year__gte": wanted.first.year, "year__lte": wanted.last.year}
    made = Payout.objects.of(pool).filter(made_at__gte=since, made_at__lt=until)
    costs = CostItem.objects.of(pool).filter(day__gte=wanted.first, day__lte=wanted.last)
    return [
        money_tables.accounts(BankAccount.objects.of(pool)),
        money_tables.runs(PaymentRun.objects.of(pool).filter(made_at__gte=since, made_at__lt=until)),
        money_tables.payouts(made),
        money_tables.parts(PayoutPart.objects.of(pool).filter(payout__in=made)),
        money_tables.costs(costs),
        money_tables.sources(FundingSource.objects.of(pool)),
        money_tables.exceptions(FundingException.objects.of(pool).filter(**years)),
        money_tables.declarations(IncomeDeclaration.objects.of(pool).filter(**years)),
    ]
