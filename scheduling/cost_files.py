"""A CostList as files: invoice data for a spreadsheet, as CSV, and on paper. Always German.

It is no tax invoice; whoever writes one takes the figures from here. What was frozen makes the same bytes.
"""

from collections.abc import Iterable
from typing import Any

from scheduling import csv_files
from scheduling.domain.money import words as euros
from scheduling.models import CostItem, CostList
from scheduling.pdf_files import pdf_file
from scheduling.wording import funding as words
from scheduling.xlsx_files import Cell, Sheet, xlsx_file

TEMPLATE = "scheduling/files/costs.typ"
NO_INVOICE = "Diese Aufstellung ist keine Rechnung im Sinne des Umsatzsteuergesetzes."
HEADING = ("Tag", "Leistung", "Rechnung", "Betrag")


def cost_csv(row: CostList) -> bytes:
    """One line for each item, with whom to bill in each, so that any program can read it in."""
    head = ("Liste", "Einrichtung", "Kostenstelle", "Anschrift", "E-Mail", *HEADING)
    told = row.content
    address = told["address"].replace("\n", ", ")
    whose = (row.number, told["authority"], told["cost_centre"], address, told["email"])
    lines = [(*whose, words.day(one.day), one.text, one.calculation, one.amount) for one in items(row)]
    return csv_files.csv_file([head, *lines])


def cost_xlsx(row: CostList) -> bytes:
    """Two tabs: the lines with their sum, and whom to bill."""
    lines: list[tuple[Cell, ...]] = [(one.day, one.text, one.calculation, one.amount) for one in items(row)]
    lines.append((None, "Summe", None, row.total))
    sheets = [
        Sheet("Kosten", HEADING, lines, frozenset({3})),
        Sheet("Rechnungsdaten", ("Angabe", "Wert"), [*facts(row), ("Hinweis", NO_INVOICE)]),
    ]
    return xlsx_file(sheets, tz=row.pool.tz, made=row.issued_at)


def cost_pdf(row: CostList) -> bytes:
    """One paper, tagged and archival."""
    return pdf_file(TEMPLATE, values(row))


def values(row: CostList) -> dict[str, Any]:
    """Everything that stands on it."""
    day = row.issued_at.astimezone(row.pool.tz).date()
    told = row.content
    return {
        "lang": "de",
        "day": [day.year, day.month, day.day],
        "pool": " · ".join(one for one in (told["pool"], told["carrier"]) if one),
        "title": f"Kostenliste Nr. {row.number}",
        "address": told["address"].splitlines(),
        "facts": [[label, str(value)] for label, value in facts(row) if label != "Anschrift"],
        "items": [[words.day(one.day), one.text, one.calculation, euros(one.amount)] for one in items(row)],
        "total": euros(row.total),
        "notice": NO_INVOICE,
    }


def facts(row: CostList) -> list[tuple[str, Cell]]:
    """Number, month and whom to bill, as they were when it was issued."""
    told = row.content
    found: list[tuple[str, Cell]] = [
        ("Nummer", row.number),
        ("Monat", f"{row.month:%m/%Y}"),
        ("Erstellt am", words.day(row.issued_at.astimezone(row.pool.tz).date())),
        ("Einrichtung", told["authority"]),
        ("Anschrift", told["address"]),
        ("E-Mail", told["email"]),
        ("Kostenstelle oder Debitorennummer", told["cost_centre"]),
        ("Kostenträger", told["cost_bearer"]),
    ]
    return [(label, value) for label, value in found if value]


def items(row: CostList) -> Iterable[CostItem]:
    """The lines, in their order."""
    return row.items.all()
