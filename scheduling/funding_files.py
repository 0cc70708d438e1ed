"""The proof of a FundingSource and a year as files: XLSX to reckon with, PDF to hand in. Always German.

The same rows on the same local day make the same bytes.
"""

from datetime import datetime
from typing import Any

from scheduling.domain.funding_report import ClientLine, FundingReport, Receipt
from scheduling.domain.funding_texts import UNCONFIRMED
from scheduling.domain.money import words as euros
from scheduling.models import FundingSource
from scheduling.pdf_files import pdf_file
from scheduling.queries.funding_report import report_of
from scheduling.wording import funding as words
from scheduling.xlsx_files import Cell, Sheet, xlsx_file

TEMPLATE = "scheduling/files/funding.typ"
COURSES = {"basic": "Basisschulung", "further": "Fortbildung"}
RECEIPTS = (
    "Nr.", "Tag", "Dolmetscher/in Nr.", "Sprache", "Bereich", "Ort", "Minuten", "Gefördert",
    "Aufwandsentschädigung", "Fall", "Abrechnung Nr.", "Gezahlt am", "Hinweis",
)  # fmt: skip
CLIENTS = ("Fall", "Einsätze", "Obergrenze", "Ausnahme: weitere", "Grund", "nicht gefördert, Grenze erreicht")


def report_xlsx(source: FundingSource, year: int, *, at: datetime) -> bytes:
    """Six tabs: figures, texts, receipts, clients, languages, trainings."""
    found = report_of(source, year, at=at)
    sheets = [
        Sheet("Nachweis", ("Angabe", "Wert", "Euro"), figures(source, found), frozenset({2})),
        Sheet("Texte", ("Abschnitt", "Text"), [("Hinweis", UNCONFIRMED), *words.blocks(source, found)]),
        Sheet("Belege", RECEIPTS, [receipt(one) for one in found.receipts], frozenset({7, 8})),
        Sheet("Fälle", CLIENTS, [client(one) for one in found.clients]),
        Sheet("Sprachen und Bereiche", ("Was", "Name", "Einsätze", "nicht bedient"), counted(found)),
        Sheet("Schulungen", ("Art", "Name", "Unterrichtseinheiten", "Personen"), courses(found)),
    ]
    return xlsx_file(sheets, tz=source.pool.tz, made=at)


def report_pdf(source: FundingSource, year: int, *, at: datetime) -> bytes:
    """The same, tagged and archival."""
    return pdf_file(TEMPLATE, values(source, report_of(source, year, at=at), at=at))


def values(source: FundingSource, found: FundingReport, *, at: datetime) -> dict[str, Any]:
    """Everything that stands on the paper."""
    day = at.astimezone(source.pool.tz).date()
    return {
        "lang": "de",
        "day": [day.year, day.month, day.day],
        "pool": " · ".join(one for one in (source.pool.name, source.pool.carrier) if one),
        "title": f"Nachweis {found.year}: {source.name}",
        "programme": source.programme,
        "notice": UNCONFIRMED,
        "blocks": words.blocks(source, found),
        "figures": [_said(row) for row in figures(source, found)],
        "counted": [[_cell(one) for one in row] for row in counted(found)],
        "courses": [[_cell(one) for one in row] for row in courses(found)],
        "clients": [[_cell(cell) for cell in client(one)] for one in found.clients],
        "receipts": [_short(one) for one in found.receipts],
        "total": euros(found.total),
        "made": f"Stand {words.day(day)}",
    }


def figures(source: FundingSource, found: FundingReport) -> list[tuple[Cell, ...]]:
    """The numeric proof, line by line: what it is, a number or a word, euros."""
    standing = found.standing
    return [
        ("Fördertopf", source.name, None),
        ("Programm und Bescheid", source.programme or None, None),
        ("Kalenderjahr", found.year, None),
        ("Form des Nachweises", "nicht amtlich bestätigt, siehe Texte", None),
        ("Geförderte Einsätze", len(found.receipts), None),
        ("Gefördert je Einsatz", None if found.flat is not None else "was ausgezahlt wurde", found.flat),
        ("Gefördert zusammen", None, found.total),
        ("Aufwandsentschädigung der Ehrenamtlichen", None, found.paid),
        ("Davon bezahlt", None, found.paid_out),
        ("Über der Obergrenze, nicht gefördert", found.over, found.over_amount),
        ("Budget des Jahres", None if standing.budget is not None else "nicht festgelegt", standing.budget),
        ("Rest", None, standing.rest),
        ("Voraussichtlich bis Jahresende", None, standing.forecast),
        ("Gedolmetschte Minuten", found.minutes, None),
        ("Dolmetschende im Einsatz", found.interpreters, None),
        ("Sprachen im Einsatz", len(found.languages), None),
        ("Einsätze ohne Aktenzeichen", found.without_reference, None),
        ("Nicht bediente Anfragen im ganzen Pool", found.unfilled, None),
        ("Stichtag", found.test.day, None),
        ("Aktive Dolmetschende am Stichtag", found.test.people, None),
        ("Sprachen am Stichtag", found.test.languages, None),
        ("Mindestens 5 Personen und 5 Sprachen", "erfüllt" if found.test.passed else "nicht erfüllt", None),
    ]


def receipt(one: Receipt) -> tuple[Cell, ...]:
    """One line of the list of receipts."""
    return (
        one.number, one.day, one.interpreter, words.language(one.language), words.setting(one.setting),
        words.place(one.place, one.modality), one.minutes, one.funded, one.paid, one.client, one.statement,
        one.paid_on, remark(one),
    )  # fmt: skip


def remark(one: Receipt) -> str:
    """What is odd about it."""
    found = [
        ("ohne Aktenzeichen", one.client is None),
        ("ratsuchende Person kam nicht", one.absent),
        ("spät abgesagt", one.cancelled),
    ]
    return ", ".join(text for text, true in found if true)


def client(one: ClientLine) -> tuple[Cell, ...]:
    """One client, known by number only."""
    allowed = one.allowed
    cap = one.cap or None
    return (
        one.number, one.count, cap, allowed.extra if allowed else None, allowed.reason if allowed else None,
        one.over or None,
    )  # fmt: skip


def counted(found: FundingReport) -> list[tuple[Cell, ...]]:
    """Languages with what was missing, then kinds of matter."""
    missing = dict(found.missing)
    spoken = [code for code, _n in found.languages]
    only_missing = [code for code, _n in found.missing if code not in spoken]
    served = dict(found.languages)
    return [
        *(
            ("Sprache", words.language(code), served.get(code, 0), missing.get(code, 0))
            for code in (*spoken, *only_missing)
        ),
        *(("Bereich", words.setting(code), n, None) for code, n in found.settings),
    ]


def courses(found: FundingReport) -> list[tuple[Cell, ...]]:
    """Trainings of the year."""
    return [(COURSES.get(one.kind, one.kind), one.name, one.units, one.people) for one in found.courses]


def _said(row: tuple[Cell, ...]) -> list[str]:
    """Label and value of one figure."""
    label, value, amount = row
    told = "" if value is None else _cell(value)
    parts = [told, euros(amount) if amount is not None else ""]  # type: ignore[arg-type]
    return [str(label), ", ".join(one for one in parts if one) or "–"]


def _short(one: Receipt) -> list[str]:
    """A receipt on paper: without minutes and what was paid out, with what is odd beside the place."""
    place = ", ".join(part for part in (words.place(one.place, one.modality), remark(one)) if part)
    return [
        str(one.number), words.day(one.day), str(one.interpreter), words.language(one.language),
        words.setting(one.setting), place, _cell(one.client), euros(one.funded), _cell(one.statement),
        words.day(one.paid_on) if one.paid_on else "–",
    ]  # fmt: skip


def _cell(value: Cell) -> str:
    """A cell as text; nothing is a dash."""
    if hasattr(value, "year"):
        return words.day(value)  # type: ignore[arg-type]
    return "–" if value is None or value == "" else str(value)
