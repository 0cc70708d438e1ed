"""What the pages about payment show: sums that wait, a run in the making, one that is ordered."""

from datetime import date, datetime
from decimal import Decimal

from scheduling.actions import payments
from scheduling.actions.bank_accounts import set_account
from scheduling.models import MoneyRules, Statement
from tests.builders import coordinator_of
from tests.people import Cast

IBAN = "DE89370400440532013000"


def paying(people: Cast, at: datetime) -> dict[str, int | str]:
    """Amal is paid and waits for more, Emin has a run; Bo has no account, Fatou less than nothing."""
    MoneyRules.objects.create(pool=people.pool, debtor_name="Landkreis", debtor_iban=IBAN, second_above=10)
    by = coordinator_of(people.pool)
    for row in (people.amal, people.emin):
        set_account(row, holder=row.person.name[:70], iban=IBAN, by=by, at=at)
    runs = []
    for number, row in enumerate((people.amal, people.emin, people.amal, people.bo, people.fatou), start=901):
        Statement.objects.create(
            pool=people.pool, interpreter=row, number=number, month=date(2026, 10, 1), issued_at=at,
            until=date(2026, 10, 31), total=Decimal("-5" if row is people.fatou else "9.40"),
        )  # fmt: skip
        if number < 903:
            told = {"kind": "sepa", "pays_on": at.date(), "by": by, "at": at}
            runs.append(payments.make_run(people.pool, **told))
        if number == 901:
            runs[0] = payments.approve_and_order(runs[0], by=by, at=at)
    payout = runs[0].payouts.get().pk
    return {"run": runs[1].pk, "run_ordered": runs[0].pk, "payout": payout, "paid": people.amal.pk}
