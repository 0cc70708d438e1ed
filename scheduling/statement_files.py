"""The paper of a Statement: what it will say, and its PDF. Always German, whatever language one reads in."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from pool.domain.ceilings import LAWS, NONE
from pool.models import Interpreter, Pool
from scheduling import pdf_files
from scheduling.domain import money
from scheduling.domain.periods import Period
from scheduling.domain.statement_papers import Paper, paper_from
from scheduling.domain.statements import KINDS, OWN, StatementLine
from scheduling.models import Statement
from scheduling.queries.settling import entry_line
from scheduling.wording.numbers import duration, number
from scheduling.wording.periods import day, period

TEMPLATE = "scheduling/files/statement.typ"


def paper_for(
    number: int, interpreter: Interpreter, span: Period, lines: Sequence[StatementLine], *,
    about: str, issued: date,
) -> Paper:  # fmt: skip
    """What is true now: it is frozen with that. `issued` is the local day."""
    pool = interpreter.pool
    with translation.override("de"):
        return Paper(
            number=number, about=about, pool=pool.name, carrier=pool.carrier,
            contact=", ".join(filter(None, (pretty(pool.phone) if pool.phone else "", pool.email))),
            name=interpreter.person.name, interpreter_number=interpreter.number,
            place=f"{interpreter.postal_code} {interpreter.town}".strip(), period=span,
            period_words=period(span), issued=issued, law=_law(pool, span.until.year), lines=tuple(lines),
        )  # fmt: skip


def follows(corrected: Sequence[int], earlier: Sequence[int]) -> str:
    """Berichtigung zu Nr. 12; Nachtrag zu Nr. 3; empty for the first Statement of a period."""
    with translation.override("de"):
        numbers = " und ".join(f"Nr. {one}" for one in sorted(set(corrected or earlier)))
        if corrected:
            return _("Berichtigung zu %(numbers)s") % {"numbers": numbers}
        return _("Nachtrag zu %(numbers)s") % {"numbers": numbers} if earlier else ""


def takes_back(statement: int) -> str:
    """What stands before the calculation of a line below zero."""
    with translation.override("de"):
        return _("Zurückgenommen aus Nr. %(number)s:") % {"number": statement}


def paper_shown(row: Statement) -> Paper:
    """The frozen paper; one issued before papers were kept is put together from its rows."""
    if row.content:
        return paper_from(row.content)
    span, lines = Period(row.month, row.until), [entry_line(one) for one in row.entries.all()]
    issued = row.issued_at.astimezone(row.pool.tz).date()
    return paper_for(row.number, row.interpreter, span, lines, about="", issued=issued)


def pdf_of(paper: Paper) -> bytes:
    """The file, the same for the same paper."""
    return pdf_files.pdf_file(TEMPLATE, values_of(paper))


def values_of(paper: Paper) -> dict[str, Any]:
    """Everything that stands on it, as text."""
    with translation.override("de"):
        return {
            "lang": "de",
            "day": [paper.issued.year, paper.issued.month, paper.issued.day],
            "pool": " · ".join(filter(None, (paper.pool, paper.carrier))),
            "title": _("Abrechnung Nr. %(number)s") % {"number": paper.number},
            "about": paper.about,
            "facts": _facts(paper),
            "headings": [_("Tag"), _("Einsatz und Berechnung"), _("Dauer"), _("Fahrt"), _("Betrag")],
            "lines": [_line(one) for one in paper.lines],
            "sum": [_("Summe"), money.words(paper.total)],
            "totals": _totals(paper),
            "notes": list(filter(None, (owed(paper.total), paper.law, _questions(paper)))),
            "page": [_("Seite"), _("von")],
        }


def owed(total: Decimal) -> str:
    """What becomes of a sum below zero; empty for every other."""
    if total >= 0:
        return ""
    text = _(
        "Die Summe liegt unter null: %(amount)s sind zu viel gezahlt worden. Das wird mit der nächsten "
        "Auszahlung verrechnet."
    )
    return text % {"amount": money.words(-total)}


def kind_words(kind: str) -> str:
    """What an amount is for."""
    return _(next((words for known, words in KINDS.items() if known.value == kind), kind))


def source_words(name: str) -> str:
    """Where an amount comes from."""
    return _("Mittel des Pools") if name == OWN else name


def _facts(paper: Paper) -> list[list[str]]:
    return [
        [_("Für"), ", ".join(filter(None, (paper.name, paper.place)))],
        [_("Nummer im Pool"), str(paper.interpreter_number)],
        [_("Zeitraum"), f"{paper.period_words} ({day(paper.period.first)}–{day(paper.period.until)})"],
        [_("Ausgestellt am"), day(paper.issued)],
    ]


def _line(line: StatementLine) -> dict[str, str]:
    return {
        "day": day(line.day), "text": line.text, "calculation": line.calculation,
        "source": line.source, "duration": duration(line.minutes) if line.minutes else "–",
        "km": f"{number(float(line.km))} km" if line.km else "–", "amount": money.words(line.amount),
    }  # fmt: skip


def _totals(paper: Paper) -> list[dict[str, Any]]:
    kinds = [[kind_words(kind), money.words(euros)] for kind, euros in paper.by_kind]
    sources = [[source_words(name), money.words(euros)] for name, euros in paper.by_source]
    return [{"title": _("Wofür"), "rows": kinds}, {"title": _("Woraus gezahlt wird"), "rows": sources}]


def _questions(paper: Paper) -> str:
    return _("Fragen zu dieser Abrechnung: %(contact)s.") % {"contact": paper.contact or paper.pool}


def _law(pool: Pool, year: int) -> str:
    amount = pool.ceiling(year)
    if pool.ceiling_law == NONE or not amount:
        return ""
    facts = {"law": _(LAWS[pool.ceiling_law]), "year": year, "amount": money.words(amount)}
    text = _("Aufwandsentschädigung, steuerfrei im Rahmen von: %(law)s, im Jahr %(year)s bis %(amount)s.")
    return text % facts
