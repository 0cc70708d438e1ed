"""The files of an Authority's year, in rows."""

from datetime import date
from decimal import Decimal

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pool.models import Authority
from scheduling import wording
from scheduling.csv_files import Cell
from scheduling.domain.figures import Figures
from scheduling.domain.states import APPROVED_RECORD, UNATTESTED_RECORD, AssignmentState
from scheduling.models import Assignment, ServiceRecord
from scheduling.queries.figures import Year, appointments_of

Rows = list[list[Cell]]


def month_name(year: int, number: int) -> str:
    """Januar 2026"""
    return formats.date_format(date(year, number, 1), "F Y")


def hours(minutes: int) -> Decimal:
    """Minutes as hours with two places."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))


def months_rows(authority: Authority, found: Year) -> Rows:
    """One line for each month, and the year."""
    heading: list[Cell] = [
        _("Monat"), _("Anfragen"), _("gefunden"), _("niemand gefunden"), _("zurückgezogen"), _("abgelehnt"),
        _("noch offen"), _("späte Absagen"), _("Termine"), _("Stunden"), _("Kosten (Euro)"),
        _("davon späte Absagen (Euro)"), _("Termine, deren Kosten noch offen sind"), _("Kostenträger"),
    ]  # fmt: skip
    named = [(month_name(found.year, number), one) for number, one in enumerate(found.months, start=1)]
    bearer = authority.cost_bearer or authority.name
    return [heading, *([name, *_cells(one), bearer] for name, one in [*named, (_("Jahr"), found.total)])]


def _cells(one: Figures) -> list[Cell]:
    return [
        one.asked, one.found, one.missing, one.withdrawn, one.rejected, one.running, one.late, one.done,
        hours(one.minutes), one.cost, one.late_cost, one.waiting,
    ]  # fmt: skip


def appointments_rows(authority: Authority, found: Year) -> Rows:
    """One line for each appointment."""
    heading: list[Cell] = [
        _("Tag"), _("Beginn"), _("Einsatz"), _("Sprache"), _("Bereich"), _("Dolmetscherin oder Dolmetscher"),
        _("Ihr Zeichen"), _("Stand"), _("Minuten"), _("Betrag (Euro)"), _("Kostenträger"),
    ]  # fmt: skip
    bearer = authority.cost_bearer or authority.name
    rows = appointments_of(authority, found.year)
    return [heading, *([*_appointment(row, authority), bearer] for row in rows)]


def _appointment(row: Assignment, authority: Authority) -> list[Cell]:
    starts, record = timezone.localtime(row.starts, authority.pool.tz), getattr(row, "service_record", None)
    known = record and record.state not in UNATTESTED_RECORD
    paid = row.late_cost or _cost(record)
    later = "" if row.state == AssignmentState.NO_SHOW else _("noch offen")
    return [
        f"{starts:%d.%m.%Y}",
        f"{starts:%H:%M}",
        row.code,
        wording.language(row.position.language, get_language() or "de"),
        wording.setting(row.request.setting),
        row.person.name,
        row.request.file_reference,
        wording.state(row),
        record.minutes or 0 if record and known else "",
        later if paid is None else paid,
    ]


def _cost(record: ServiceRecord | None) -> Decimal | None:
    """What is known: the charge where the institution pays itself, or what was paid out."""
    if record is None or record.state not in APPROVED_RECORD or record.cancelled and record.charge is None:
        return None
    return record.amount if record.charge is None else record.charge


FILES = {"monate": months_rows, "termine": appointments_rows}
