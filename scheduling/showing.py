"""What several doors show alike: the facts of a Request, the table of a Statement."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from pool.domain.settings_of_work import DIRECTION_LABELS, GENDER_LABELS, Direction, Gender, Modality
from pool.models import Authority
from scheduling import wording
from scheduling.csv_files import Cell
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Position, Registration, Request, Statement
from scheduling.statement_files import paper_shown
from scheduling.templatetags.moments import day, span

Facts = list[tuple[str, Any]]


def facts_of(row: Request) -> Facts:
    """Everything somebody wrote into the form, with labels."""
    slot = row.slot
    contact = ", ".join(filter(None, (row.contact_name, row.contact_phone and pretty(row.contact_phone))))
    forgotten = row.forgotten_at and _("gelöscht am %(day)s") % {"day": day(row.forgotten_at)}
    return [
        (_("Adresse, Kontakt und Hinweise"), forgotten or ""),
        *needed(row),
        (_("Datum"), day(slot.starts)),
        (_("Zeit"), f"{span(slot)} ({wording.duration(slot.minutes)})"),
        (_("Andere Zeiten"), "; ".join(f"{day(one.starts)}, {span(one)}" for one in row.others)),
        (_("Bereich"), wording.setting(row.setting)),
        (_("Art des Einsatzes"), wording.modality(row.modality)),
        (_("Zur Not"), _(" oder ").join(wording.modality(mode) for mode in row.instead)),
        (_("Ort"), place_of(row)),
        (_("Treffpunkt"), row.meeting_point),
        (_("Ansprechperson"), contact),
        (_("Hinweise"), row.notes),
        (_("Ihr Zeichen"), row.file_reference),
        (_("Dieselbe Person wie zuletzt"), str(Request.AGAIN[row.again]) if row.again else ""),
        (_("Eilt, weil"), row.urgent_reason if row.urgent else ""),
        (_("Ratsuchende Person"), _("weiß Bescheid und ist einverstanden") if row.client_agrees else ""),
    ]


def needed(row: Request) -> Facts:
    """Whom the Request needs: of each place the languages, who may stand in, and the wish."""
    first, *others = row.places
    instead = ", ".join(spoken(code) for code in first.also)
    one_way = "" if first.direction == Direction.BOTH else _(DIRECTION_LABELS[Direction(first.direction)])
    facts: Facts = [
        (_("Sprache"), wording.place(first, tongue())),
        (_("Zur Not auch"), instead),
        (_("Richtung"), one_way),
        (_("Wunsch"), wish_of(first)),
    ]
    for other in others:
        words = filter(None, (wording.place(other, tongue()), wish_of(other)))
        facts.append((_("Zweite Person"), ", ".join(words)))
    return facts


def institution_facts(row: Authority) -> Facts:
    """What is known of an institution."""
    return [
        (_("Art der Einrichtung"), wording.kind(row.kind)),
        (_("Üblicher Bereich"), wording.setting(row.setting) if row.setting else ""),
        (_("Adresse"), _address(row)),
        (_("Treffpunkt"), row.meeting_point),
        (_("E-Mail"), row.email),
        (_("Telefon"), row.phone and pretty(row.phone)),
        (_("Kostenträger"), row.cost_bearer),
        (_("Den Regeln zugestimmt"), row.agreed_at and day(row.agreed_at)),
    ]


def registration_facts(row: Registration) -> Facts:
    """What an institution said of itself."""
    return [
        (_("Art der Einrichtung"), wording.kind(row.kind)),
        (_("Adresse"), _address(row)),
        (_("Kostenträger"), row.cost_bearer),
        (_("Ansprechperson"), row.contact_name),
        (_("E-Mail"), row.email),
        (_("Telefon"), pretty(row.phone)),
        (_("Hinweis"), row.note),
        (_("Angemeldet"), day(row.filed_at)),
        (_("E-Mail-Adresse bestätigt"), day(row.confirmed_at) if row.confirmed_at else _("noch nicht")),
    ]


def _address(row: Authority | Registration | Request) -> str:
    return ", ".join(filter(None, (row.street, f"{row.postal_code} {row.town}".strip())))


def place_of(row: Request) -> str:
    """Street, postal code and town; nothing when nobody travels."""
    return _address(row) if row.modality == Modality.ON_SITE else ""


def wish_of(position: Position) -> str:
    """Frau, wenn möglich"""
    if not position.gender:
        return ""
    who = _(GENDER_LABELS[Gender(position.gender)])
    how = _("unbedingt") if position.gender_required else _("wenn möglich")
    return f"{who}, {how}"


def coming(row: Request) -> list[Assignment]:
    """The Assignments that hold or are done, place by place, out of the prefetched ones."""
    good = (AssignmentState.CONFIRMED, AssignmentState.DONE, AssignmentState.NO_SHOW)
    order = {place.pk: place for place in row.places}
    held = [one for one in row.assignments.all() if one.state in good]
    for one in held:
        one.position = order.get(one.position_id, row.position)
    return sorted(held, key=lambda one: one.position.number)


def names_of_coming(row: Request) -> str:
    """Amal Haddad und Bo Tesfay; nothing while nobody comes."""
    return _(" und ").join(one.interpreter.person.name for one in coming(row))


def spoken(code: str) -> str:
    """The name of a language in the reader's own."""
    return wording.language(code, tongue())


def tongue() -> str:
    """The reader's language."""
    return get_language() or "de"


def statement_table(row: Statement) -> list[list[Cell]]:
    """Heading and lines of a Statement, as they were frozen."""
    heading = [_("Abrechnung"), _("Name"), _("Tag"), _("Einsatz"), _("Minuten"), _("Kilometer"), _("Betrag")]
    lines: list[list[Cell]] = [[*heading, _("Berechnung")]]
    paper = paper_shown(row)
    for one in paper.lines:
        shown: list[Cell] = [
            f"{one.day:%d.%m.%Y}",
            one.text,
            one.minutes,
            one.km,
            one.amount,
            one.calculation,
        ]
        lines.append([paper.number, paper.name, *shown])
    return lines
