"""How far a Request is, as steps for the Requester. Nobody is named who was asked and did not come."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scheduling import wording
from scheduling.domain.states import AssignmentState, RecordState, RequestState
from scheduling.escalating import as_proposed, asked_for
from scheduling.models import Request, Round
from scheduling.portal.milestones import NOW, OPEN, Step, from_journal, what_became_of, whose
from scheduling.portal.searching import said_next, said_now
from scheduling.showing import coming, tongue
from scheduling.templatetags.moments import day, moment, span


def steps_of(row: Request, *, at: datetime) -> list[Step]:
    """The story so far in order of time, then what is going on, then what is to come."""
    so_far = [
        Step(_("Eingegangen"), row.submitted_at),
        *_asked(row),
        *from_journal(row),
        *_found(row),
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
            yield Step(title, one.asked_at, text=whose(row, one.assessment.position))
        else:
            yield Step(_("Neue Zeit nachgefragt"), one.asked_at, text=whose(row, one.assessment.position))


def _found(row: Request) -> Iterator[Step]:
    """Each yes, and what became of it; who has taken it back is not named any more."""
    places = {place.pk: place for place in row.positions.all()}
    for one in row.assignments.all():
        place, text = places[one.position_id], ""
        if one.state != AssignmentState.CANCELLED or row.state == RequestState.WITHDRAWN:
            who = (one.interpreter.person.name, wording.stands_in(one.via, place) or whose(row, place))
            coming = ", ".join(filter(None, (*who, as_proposed(one))))
            text = _("Es kommt: %(name)s") % {"name": coming}
        yield Step(_("Gefunden"), one.confirmed_at, text=text)
        yield from what_became_of(row, one)


def _now(row: Request, at: datetime) -> Iterator[Step]:
    match row.state:
        case RequestState.SUBMITTED:
            yield Step(_("Wird geprüft"), None, NOW, _("Die Koordination sieht sich Ihre Anfrage an."))
        case RequestState.SEARCHING if row.paused_at:
            told = _(
                "Wer schon gefragt ist, kann noch zusagen. "
                "Wer noch gefragt wird, entscheidet die Koordination."
            )
            yield Step(_("Die Koordination hat die Suche angehalten"), None, NOW, told)
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
        if record.state == RecordState.OPEN and not record.assignment.missed_at:
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
    if row.state == RequestState.CLOSED and not _settled(row):
        yield Step(_("Abrechnung"), None, OPEN)


def _settled(row: Request) -> bool:
    """Whether nothing is left to be paid."""
    records = [getattr(one, "service_record", None) for one in row.assignments.all()]
    worked = [one for one in records if one and one.assignment.state == AssignmentState.DONE]
    return all(one.state == RecordState.SETTLED for one in worked)
