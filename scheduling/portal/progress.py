"""How far a Request is, as steps for the Requester. Nobody is named who was asked and did not come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pool.models import Event
from scheduling import wording
from scheduling.domain.states import AssignmentState, RecordState, RequestState
from scheduling.escalating import as_proposed, asked_for
from scheduling.models import Assignment, Position, Request, Round
from scheduling.portal.searching import said_next, said_now
from scheduling.showing import coming, tongue
from scheduling.templatetags.moments import day, moment, span

DONE, NOW, OPEN, BAD = "done", "now", "open", "bad"


@dataclass(frozen=True)
class Step:
    """One line: what happened, is happening (NOW) or is still to come (OPEN, without a time)."""

    title: str
    at: datetime | None = None
    mark: str = DONE
    text: str = ""


def steps_of(row: Request, *, at: datetime) -> list[Step]:
    """The story so far in order of time, then what is going on, then what is to come."""
    so_far = [
        Step(_("Eingegangen"), row.submitted_at),
        *_asked(row),
        *_split(row),
        *_assignments(row),
        *_ended(row),
    ]
    return [*sorted(so_far, key=lambda step: step.at or row.submitted_at), *_now(row, at), *_to_come(row)]


def _asked(row: Request) -> Iterator[Step]:
    """Each Round with the number of people; a question about a new time went to one who had said yes."""
    rounds = Round.objects.of(row.pool_id).filter(request=row).select_related("assessment__position")
    rounds = rounds.prefetch_related("offers__slot")
    for one in rounds.annotate(people=Count("offers")).order_by("number"):
        if one.assessment.candidates:
            text = ngettext("%(n)s Person gefragt", "%(n)s Personen gefragt", one.people) % {"n": one.people}
            people = ", ".join(filter(None, (text, asked_for(one))))
            title = _("Runde %(n)s: %(people)s") % {"n": one.number, "people": people}
            yield Step(title, one.asked_at, text=_whose(row, one.assessment.position))
        else:
            yield Step(_("Neue Zeit nachgefragt"), one.asked_at, text=_whose(row, one.assessment.position))


def _whose(row: Request, position: Position) -> str:
    """Which place a step is about, where there are, or were, several."""
    return wording.place(position, tongue()) if len(row.positions.all()) > 1 else ""


def _assignments(row: Request) -> Iterator[Step]:
    places = {place.pk: place for place in row.positions.all()}
    for one in row.assignments.all():
        place = places[one.position_id]
        who = (one.interpreter.person.name, wording.stands_in(one.via, place) or _whose(row, place))
        if one.state != AssignmentState.CANCELLED:
            text = _("Es kommt: %(name)s") % {"name": ", ".join(filter(None, (*who, as_proposed(one))))}
            yield Step(_("Gefunden"), one.confirmed_at, text=text)
            yield from _worked(one)
        elif row.state != RequestState.WITHDRAWN:
            yield Step(_("Zusage zurückgezogen"), one.ended_at, BAD, _("Wir haben weiter gesucht."))


def _worked(one: Assignment) -> Iterator[Step]:
    record = getattr(one, "service_record", None)
    if record is None:
        return
    yield Step(_("Termin vorbei"), one.ended_at)
    if record.attested_at:
        facts = {"minutes": wording.duration(record.minutes or 0)}
        yield Step(_("Stunden bestätigt"), record.attested_at, text=_("Dauer: %(minutes)s") % facts)


def _split(row: Request) -> Iterator[Step]:
    """Nobody could come to all dates of the series."""
    for event in Event.objects.of(row.pool_id).about(row).filter(verb="split_series"):
        text = _("Niemand kann alle Termine der Reihe übernehmen.")
        yield Step(_("Jeder Termin einzeln"), event.at, text=text)


def _ended(row: Request) -> Iterator[Step]:
    """Rejected, withdrawn, nobody found (yet): with the reason somebody gave."""
    title = {
        "reject": _("Abgelehnt"),
        "withdraw": _("Zurückgezogen"),
        "warn": _("Noch niemand gefunden"),
        "give_up": _("Niemand gefunden"),
    }
    for event in Event.objects.of(row.pool_id).about(row).filter(verb__in=title):
        yield Step(title[event.verb], event.at, BAD, event.reason)


def _now(row: Request, at: datetime) -> Iterator[Step]:
    match row.state:
        case RequestState.SUBMITTED:
            yield Step(_("Wird geprüft"), None, NOW, _("Die Koordination sieht sich Ihre Anfrage an."))
        case RequestState.SEARCHING:
            yield Step(_("Wir fragen an"), None, NOW, said_now(row, at=at))
            if text := said_next(row, at=at):
                yield Step(_("Wenn niemand zusagt"), None, OPEN, text)
        case RequestState.RECONFIRMING:
            yield Step(_("Wir warten auf Antwort zur neuen Zeit"), None, NOW, _kept(row))
        case RequestState.UNFILLED if missing := _missing(row):
            yield Step(_("Ein Platz ist noch frei"), None, NOW, missing)
        case RequestState.FILLED:
            yield Step(_("Termin"), None, NOW, f"{day(row.slot.starts)}, {span(row.slot)}")
        case RequestState.CLOSED:
            yield from _hours(row)


def _kept(row: Request) -> str:
    """The old time, of whoever has not agreed to the new one."""
    held = [one for one in row.assignments.all() if one.state == AssignmentState.CONFIRMED]
    held.sort(key=lambda one: one.starts == row.slot.starts)
    return _("Bis dahin gilt: %(when)s Uhr.") % {"when": moment(held[0].starts)} if held else ""


def _missing(row: Request) -> str:
    """The languages for which nobody comes, when somebody comes for another."""
    held = {one.position_id for one in coming(row)}
    return wording.places([place for place in row.places if place.pk not in held], tongue()) if held else ""


def _hours(row: Request) -> Iterator[Step]:
    records = [getattr(one, "service_record", None) for one in row.assignments.all()]
    for record in filter(None, records):
        if record.state == RecordState.OPEN:
            yield Step(_("Stunden werden gemeldet"), None, NOW)
        elif record.state == RecordState.REPORTED:
            yield Step(_("Bitte bestätigen Sie die Stunden"), None, NOW)


def _to_come(row: Request) -> Iterator[Step]:
    ahead = (RequestState.SUBMITTED, RequestState.APPROVED, RequestState.SEARCHING)
    if row.state in ahead:
        yield Step(_("Zusage"), None, OPEN)
    if row.state in (*ahead, RequestState.RECONFIRMING):
        yield Step(_("Termin"), None, OPEN)
    if row.state in (*ahead, RequestState.RECONFIRMING, RequestState.FILLED):
        yield Step(_("Stunden bestätigen"), None, OPEN)
