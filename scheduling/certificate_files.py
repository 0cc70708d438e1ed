"""Certificates for one Interpreter and calendar year as PDF: of service, and of what was paid.

Always German; the same facts make the same bytes. No client and no Authority is named.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pool.domain.ceilings import LAWS, NONE
from pool.models import Interpreter
from scheduling import pdf_files, wording
from scheduling.domain import money
from scheduling.queries import certificates
from scheduling.queries.certificates import PAID, SETTLED, WAIVED, Received
from scheduling.queries.money_rules import money_rules_of
from scheduling.wording.periods import day

TEMPLATE = "scheduling/files/certificate.typ"
Values = dict[str, Any]


def certificate(kind: str, interpreter: Interpreter, year: int, *, today: date) -> bytes:
    """The file; `kind` is one of KINDS. `today` (a local day) stands on it only while the year runs."""
    with translation.override("de"):
        upto = min(today, date(year, 12, 31))
        values = KINDS[kind](interpreter, year)
        if today.year == year:
            running = _("Das Jahr ist noch nicht zu Ende: Stand %(day)s.") % {"day": day(today)}
            values["lead"].append(running)
        pool = interpreter.pool
        common = {
            "lang": "de",
            "day": [upto.year, upto.month, upto.day],
            "pool": " · ".join(filter(None, (pool.name, pool.carrier))),
            "sign": _("Ort, Datum, Unterschrift"),
            "page": [_("Seite"), _("von")],
        }
        return pdf_files.pdf_file(TEMPLATE, common | values)


def _service(interpreter: Interpreter, year: int) -> Values:
    """Bescheinigung über ehrenamtliche Einsätze."""
    told = certificates.service_of(interpreter, year)
    who = {"name": interpreter.person.name, "year": year, "pool": interpreter.pool.name}
    sentence = _(
        "%(name)s hat im Jahr %(year)s ehrenamtlich für den Pool „%(pool)s“ gedolmetscht und dabei zwischen "
        "Fachkräften und ratsuchenden Menschen vermittelt."
    )
    settings = [wording.setting(one) for one in told.settings]
    facts = [
        [_("Einsätze"), str(told.count)],
        [_("Zeit im Einsatz"), wording.duration(told.minutes)],
        [_("Sprachen"), ", ".join(wording.language(code, "de") for code in told.languages) or "–"],
        [_("Bereiche"), ", ".join(settings) or "–"],
    ]
    trained = [[name, day(on), _units(units)] for name, on, units in told.trainings]
    return {
        "title": _("Bescheinigung über ehrenamtliche Einsätze %(year)s") % who,
        "lead": [sentence % who],
        "facts": facts,
        "tables": [_table(_("Schulungen"), [_("Schulung"), _("Tag"), _("Umfang")], trained, words=1)],
        "notes": [_("Gezählt sind Einsätze, deren Stunden freigegeben sind.")],
    }


def _tax(interpreter: Interpreter, year: int) -> Values:
    """Bescheinigung über gezahlte Aufwandsentschädigungen."""
    told = certificates.received_in(interpreter, year)
    got, waived = ([one for one in told if (one.how == WAIVED) == gone] for gone in (False, True))
    who = {"name": interpreter.person.name, "year": year, "number": interpreter.number}
    allowance = sum((one.allowance for one in got), Decimal(0))
    travel = sum((one.travel for one in got), Decimal(0))
    sentence = _(
        "%(name)s (Nr. %(number)s) hat im Kalenderjahr %(year)s für ehrenamtliches Dolmetschen erhalten:"
    )
    heading = [_("Tag"), _("Grundlage"), _("Aufwand"), _("Fahrt"), _("Summe")]
    tables = [_table(_("Zahlungen"), heading, [_line(one) for one in got])]
    if waived:
        tables.append(_table(_("Verzicht"), heading, [_line(one) for one in waived]))
    return {
        "title": _("Bescheinigung über gezahlte Aufwandsentschädigungen %(year)s") % who,
        "lead": [sentence % who],
        "facts": [
            [_("Aufwandsentschädigung"), money.words(allowance)],
            [_("Fahrtkosten"), money.words(travel)],
            [_("Zusammen"), money.words(allowance + travel)],
            *([[_("Darauf verzichtet"), money.words(_sum(waived))]] if waived else []),
        ],
        "tables": tables,
        "notes": [*_law(interpreter, year, allowance, travel), *_based_on(got)],
    }


def _law(interpreter: Interpreter, year: int, allowance: Decimal, travel: Decimal) -> list[str]:
    pool = interpreter.pool
    amount = pool.ceiling(year)
    if pool.ceiling_law == NONE or not amount:
        return []
    counts = allowance + (travel if money_rules_of(pool).travel_counts else Decimal(0))
    facts = {
        "law": _(LAWS[pool.ceiling_law]), "year": year, "amount": money.words(amount),
        "counts": money.words(counts),
    }  # fmt: skip
    return [
        _("Freibetrag: %(law)s, im Jahr %(year)s bis %(amount)s. Davon hier: %(counts)s.") % facts,
        _("Der Freibetrag gilt für die Person und alle Stellen zusammen, die im Jahr etwas gezahlt haben."),
    ]


def _based_on(got: list[Received]) -> list[str]:
    if not any(one.how == SETTLED for one in got):
        return []
    return [_("Wo kein Tag der Zahlung festgehalten ist, zählt der Tag der Abrechnung.")]


def _line(one: Received) -> list[str]:
    how = {PAID: _("gezahlt"), SETTLED: _("abgerechnet"), WAIVED: _("verzichtet")}[one.how]
    based = _("%(how)s, Abrechnung Nr. %(number)s") % {"how": how, "number": one.number}
    return [day(one.day), based, *(money.words(x) for x in (one.allowance, one.travel, one.total))]


def _sum(rows: list[Received]) -> Decimal:
    return sum((one.total for one in rows), Decimal(0))


def _units(units: int | None) -> str:
    if not units:
        return "–"
    return ngettext("%(n)s Unterrichtseinheit", "%(n)s Unterrichtseinheiten", units) % {"n": units}


def _table(title: str, headings: list[str], rows: list[list[str]], *, words: int = 2) -> Values:
    """`words`: so many columns at the left are text."""
    return {"title": title, "headings": headings, "rows": rows, "none": _("Keine."), "words": words}


KINDS: dict[str, Callable[[Interpreter, int], Values]] = {"einsatz": _service, "steuer": _tax}
