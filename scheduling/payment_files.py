"""What bank or cashier gets for one PaymentRun: its frozen Payouts as a SEPA file, or as XLSX and CSV."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from pool.models import Pool
from scheduling import csv_files, payment_lists, sepa_files, xlsx_files
from scheduling.domain import money, sepa_text
from scheduling.models import MoneyRules, PaymentRun, Payout, StatementEntry

SEPA, XLSX, CSV = "xml", "xlsx", "csv"
MEDIA_TYPES = {SEPA: sepa_files.MEDIA_TYPE, XLSX: xlsx_files.MEDIA_TYPE, CSV: csv_files.MEDIA_TYPE}


class Files(NamedTuple):
    """The file itself, and for a cashier the same list as CSV."""

    file: bytes
    csv: bytes | None


def kinds_of(run: PaymentRun) -> tuple[str, ...]:
    """Which files a run has, once it is ordered."""
    return (SEPA,) if run.kind == PaymentRun.SEPA else (XLSX, CSV)


def files_of(
    run: PaymentRun, payouts: Sequence[Payout], rules: MoneyRules, *, pays_on: date, at: datetime
) -> Files:
    """Made once; whoever asks again gets what was kept. `payouts` come with parts and their Statements."""
    if run.kind == PaymentRun.SEPA:
        return Files(sepa_files.sepa_file(_order(run, payouts, rules, pays_on=pays_on, at=at)), None)
    shares = shares_of(payouts, rules)
    lines = [_line(row, run.pool, shares[row.pk]) for row in payouts]
    xlsx = payment_lists.list_xlsx(lines, pays_on=pays_on, tz=run.pool.tz)
    return Files(xlsx, payment_lists.list_csv(lines, pays_on=pays_on))


def _order(
    run: PaymentRun, payouts: Sequence[Payout], rules: MoneyRules, *, pays_on: date, at: datetime
) -> sepa_files.Order:
    transfers = [
        sepa_files.Transfer(row.reference, row.holder, row.iban, row.amount, reason_of(row, run.pool))
        for row in payouts
    ]
    return sepa_files.Order(
        number=message_id(run), made_at=at.astimezone(run.pool.tz), debtor=rules.debtor_name,
        iban=rules.debtor_iban, bic=rules.debtor_bic, pays_on=pays_on, transfers=transfers,
    )  # fmt: skip


def message_id(run: PaymentRun) -> str:
    """P3-L12: the twelfth run of Pool 3, and no other run ever."""
    return f"P{run.pool_id}-L{run.number}"


def reason_of(row: Payout, pool: Pool) -> str:
    """What the volunteer reads on the bank statement, at most 140 signs."""
    return sepa_text.reason(pool.name, sorted(part.statement.number for part in row.parts.all()))


def _line(row: Payout, pool: Pool, shares: Sequence[tuple[str, Decimal]]) -> payment_lists.Line:
    name = row.interpreter.person.name
    return payment_lists.Line(
        row.reference, name, row.holder, row.iban, row.amount, reason_of(row, pool), shares
    )


def shares_of(payouts: Sequence[Payout], rules: MoneyRules) -> dict[int, list[tuple[str, Decimal]]]:
    """By Payout: how much each cost centre pays: the source's as far as that gives, else the Pool's own."""
    of = {part.statement_id: row.pk for row in payouts for part in row.parts.all()}
    entries = StatementEntry.objects.of(rules.pool_id).filter(statement__in=list(of))
    sums: dict[int, dict[str, Decimal]] = {row.pk: defaultdict(Decimal) for row in payouts}
    columns = "statement", "source__cost_centre", "amount", "source__amount"
    for statement, centre, amount, most in entries.values_list(*columns):
        given, left = money.shared(amount, most)
        sums[of[statement]][centre or rules.cost_centre] += given
        if left:
            sums[of[statement]][rules.cost_centre] += left
    for row in payouts:  # what no line explains: the Pool's own
        rest = row.amount - sum(sums[row.pk].values())
        if rest or not sums[row.pk]:
            sums[row.pk][rules.cost_centre] += rest
    return {pk: sorted(parts.items()) for pk, parts in sums.items()}
