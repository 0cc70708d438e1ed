"""What has happened to a Request and to whoever came, as steps of its timeline."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.domain.actors import Role
from pool.models import Event
from scheduling import wording
from scheduling.domain import money
from scheduling.domain.states import AssignmentState, RequestState
from scheduling.models import Assignment, Position, Request, ServiceRecord
from scheduling.showing import tongue
from scheduling.wording.both_sides import said

DONE, NOW, OPEN, BAD = "done", "now", "open", "bad"


@dataclass(frozen=True)
class Step:
    """One line: what happened, is happening (NOW) or is still to come (OPEN, without a time)."""

    title: str
    at: datetime | None = None
    mark: str = DONE
    text: str = ""


# verb of the journal -> title, mark
HEARD = {
    "change": (gettext_noop("Geändert"), DONE),
    "write": (gettext_noop("Nachricht an die Koordination"), DONE),
    "split_series": (gettext_noop("Jeder Termin einzeln"), DONE),
    "reject": (gettext_noop("Abgelehnt"), BAD),
    "withdraw": (gettext_noop("Zurückgezogen"), BAD),
    "merge": (gettext_noop("Mit einer anderen Anfrage zusammengelegt"), DONE),
    "warn": (gettext_noop("Noch niemand gefunden"), BAD),
    "give_up": (gettext_noop("Niemand gefunden"), BAD),
}
ON_THE_DAY = {
    "report_missing": (gettext_noop("Dolmetscherin oder Dolmetscher war nicht da"), BAD),
    "report_arrived": (gettext_noop("Doch noch gekommen"), DONE),
    "miss": (gettext_noop("Nicht erschienen"), BAD),
}


def from_journal(row: Request) -> Iterator[Step]:
    """Changed, written about, split; rejected, withdrawn, nobody found (yet): with the reason given."""
    for event in Event.objects.of(row.pool_id).about(row).filter(verb__in=HEARD):
        title, mark = HEARD[event.verb]
        yield Step(_(title), event.at, mark, _told(event))


def _told(event: Event) -> str:
    """Gesa Klee: Treffpunkt, Hinweise"""
    if event.verb == "split_series":
        return _("Niemand kann alle Termine der Reihe übernehmen.")
    if event.verb not in ("change", "write"):
        return event.reason
    who = event.actor if event.role == Role.AUTHORITY else _("Die Koordination")
    return ": ".join(filter(None, (who, wording.parts(event.facts.get("what", [])))))


def whose(row: Request, position: Position) -> str:
    """Which place a step is about, where there are, or were, several."""
    return wording.place(position, tongue()) if len(row.positions.all()) > 1 else ""


def what_became_of(row: Request, one: Assignment) -> Iterator[Step]:
    """Taken back, late, missed, worked, paid."""
    if one.state == AssignmentState.CANCELLED and row.state != RequestState.WITHDRAWN:
        yield Step(_("Zusage zurückgezogen"), one.ended_at, BAD, _("Wir haben weiter gesucht."))
    if one.late_cost:
        cost = _("Das kostet %(cost)s.") % {"cost": money.words(one.late_cost)}
        yield Step(_("Späte Absage"), one.ended_at, BAD, cost)
    for event in Event.objects.of(row.pool_id).about(one).filter(verb__in=ON_THE_DAY):
        title, mark = ON_THE_DAY[event.verb]
        yield Step(_(title), event.at, mark, one.interpreter.person.name)
    record = getattr(one, "service_record", None)
    if record and one.state == AssignmentState.DONE:
        yield Step(_("Termin vorbei"), one.ended_at)
        yield from _worked(record, one.interpreter.person.name)


def _worked(record: ServiceRecord, name: str) -> Iterator[Step]:
    """What both sides said, that it was approved, and that it was paid."""
    if record.reported_at:
        yield Step(_("Stunden gemeldet"), record.reported_at, text=f"{name}: {said(record.reported)}")
    stated = record.stated or record.reported  # a coordinator who confirms for the Authority says nothing
    if record.attested_at and stated == record.reported:
        yield Step(_("Stunden bestätigt"), record.attested_at, text=said(stated))
    elif record.attested_at:
        yield Step(_("Sie sagen"), record.attested_at, text=said(stated))
    if record.approved_at:
        text = _("Dauer: %(minutes)s") % {"minutes": wording.duration(record.minutes or 0)}
        yield Step(_("Stunden geprüft"), record.approved_at, text=text)
    standing = record.entries.filter(reverses=None, reversed_by=None, revision=record.revision)
    if entry := standing.select_related("statement").first():
        yield Step(_("Abgerechnet"), entry.statement.issued_at)
