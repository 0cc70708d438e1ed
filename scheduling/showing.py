"""What several doors show alike: the facts of a Request, the table of a Statement."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from pool.domain.settings_of_work import GENDER_LABELS, Gender, Modality
from scheduling import wording
from scheduling.csv_files import Cell
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Request, Statement
from scheduling.templatetags.moments import day, span

Facts = list[tuple[str, Any]]


def facts_of(row: Request) -> Facts:
    """Everything somebody wrote into the form, with labels."""
    slot, position = row.slot, row.position
    contact = ", ".join(filter(None, (row.contact_name, row.contact_phone and pretty(row.contact_phone))))
    return [
        (_("Sprache"), wording.language(position.language, get_language() or "de")),
        (_("Datum"), day(slot.starts)),
        (_("Zeit"), f"{span(slot)} ({wording.duration(slot.minutes)})"),
        (_("Bereich"), wording.setting(row.setting)),
        (_("Art des Einsatzes"), wording.modality(row.modality)),
        (_("Ort"), place_of(row)),
        (_("Treffpunkt"), row.meeting_point),
        (_("Ansprechperson"), contact),
        (_("Wunsch"), wish_of(row)),
        (_("Hinweise"), row.notes),
        (_("Ihr Zeichen"), row.file_reference),
    ]


def place_of(row: Request) -> str:
    """Street, postal code and town; nothing when nobody travels."""
    if row.modality != Modality.ON_SITE:
        return ""
    return ", ".join(filter(None, (row.street, f"{row.postal_code} {row.town}".strip())))


def wish_of(row: Request) -> str:
    """Frau, wenn möglich"""
    position = row.position
    if not position.gender:
        return ""
    who = _(GENDER_LABELS[Gender(position.gender)])
    how = _("unbedingt") if position.gender_required else _("wenn möglich")
    return f"{who}, {how}"


def coming(row: Request) -> Assignment | None:
    """The Assignment that holds or is done, out of the prefetched ones."""
    good = (AssignmentState.CONFIRMED, AssignmentState.DONE, AssignmentState.NO_SHOW)
    return next((one for one in row.assignments.all() if one.state in good), None)


def statement_table(row: Statement) -> list[list[Cell]]:
    """Heading and lines of a Statement."""
    heading = [_("Abrechnung"), _("Name"), _("Tag"), _("Einsatz"), _("Minuten"), _("Kilometer"), _("Betrag")]
    lines: list[list[Cell]] = [[*heading, _("Berechnung")]]
    name = row.interpreter.person.name
    for e in row.entries.all():
        lines.append(
            [row.number, name, f"{e.day:%d.%m.%Y}", e.text, e.minutes, e.km, e.amount, e.calculation]
        )
    return lines
