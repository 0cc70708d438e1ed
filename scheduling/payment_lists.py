"""The payments of one run for a cashier: as XLSX and as CSV, with the cost centres that pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal

from scheduling import csv_files, xlsx_files
from scheduling.domain import money
from scheduling.domain.ibans import grouped
from scheduling.xlsx_files import Sheet

Row = list[xlsx_files.Cell]
# German, whoever presses the button: the list goes to a cashier and is kept
HEADING = (
    "Referenz", "Empfänger", "Kontoinhaber", "IBAN", "Betrag (Euro)", "Verwendungszweck", "Kostenstelle",
    "Zahlbar am",
)  # fmt: skip
SHARES = ("Referenz", "Empfänger", "Kostenstelle", "Betrag (Euro)")
NONE = "ohne Kostenstelle"


@dataclass(frozen=True)
class Line:
    """One sum to one person. `shares`: how much of it each cost centre pays ("": none is known)."""

    reference: str
    name: str
    holder: str
    iban: str
    amount: Decimal
    reason: str
    shares: Sequence[tuple[str, Decimal]]


def list_xlsx(lines: Sequence[Line], *, pays_on: date, tz: tzinfo) -> bytes:
    """Payments with their sum, who pays how much of each, and what each cost centre pays."""
    payments: list[Row] = [_row(line, pays_on) for line in lines]
    payments.append(["Summe", None, None, None, money.total(line.amount for line in lines)])
    shares: list[Row] = [
        [line.reference, line.name, of or NONE, amount] for line in lines for of, amount in line.shares
    ]
    centres = sorted({of for line in lines for of, _amount in line.shares})
    sums: list[Row] = [[of or NONE, _sum(lines, of)] for of in centres]
    sheets = (
        Sheet("Zahlungen", HEADING, payments, frozenset({4})),
        Sheet("Anteile", SHARES, shares, frozenset({3})),
        Sheet("Kostenstellen", SHARES[2:], sums, frozenset({1})),
    )
    return xlsx_files.xlsx_file(sheets, tz=tz)


def list_csv(lines: Sequence[Line], *, pays_on: date) -> bytes:
    """The payments alone, without a sum, for a program that reads them in."""
    rows = [[csv_files.cell(one) for one in _row(line, pays_on)] for line in lines]
    return csv_files.csv_file([list(HEADING), *rows])


def _row(line: Line, pays_on: date) -> Row:
    return [
        line.reference, line.name, line.holder, grouped(line.iban), line.amount, line.reason,
        _centres(line.shares), pays_on,
    ]  # fmt: skip


def _centres(shares: Sequence[tuple[str, Decimal]]) -> str:
    """The one that pays it all, or each with its part: 4711 (40,00 €), 4712 (20,00 €)"""
    if len(shares) == 1:
        return shares[0][0]
    return ", ".join(f"{of or NONE} ({money.words(amount)})" for of, amount in shares)


def _sum(lines: Sequence[Line], centre: str) -> Decimal:
    return money.total(amount for line in lines for of, amount in line.shares if of == centre)
