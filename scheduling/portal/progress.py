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
from scheduling.models import Assignment, Request, Round
from scheduling.templatetags.moments import day, moment, span

DONE, NOW, OPEN, BAD = "done", "now", "open", "bad"


@dataclass(frozen=True)
class Step:
    """One line: what happened, is happening (NOW) or is still to come (OPEN, without a time)."""

    title: str
    at: datetime | None = None
    mark: str = DONE
    text: str = ""


def steps_of(row: Request) -> list[Step]:
    """The story so far in order of time, then what is going on, then what is to come."""
    so_far = [Step(_("Eingegangen"), row.submitted_at), *_asked(row), *_assignments(row), *_ended(row)]
    return [*sorted(so_far, key=lambda step: step.at or row.submitted_at), *_now(row), *_to_come(row)]


def _asked(row: Request) -> Iterator[Step]:
    """Each Round with the number of people; a question about a new time went to one who had said yes."""
    rounds = Round.objects.of(row.pool_id).filter(request=row).select_related("assessment")
    for one in rounds.annotate(people=Count("offers")).order_by("number"):
        if one.assessment.candidates:
            text = ngettext("%(n)s Person gefragt", "%(n)s Personen gefragt", one.people) % {"n": one.people}
            yield Step(_("Runde %(n)s: %(people)s") % {"n": one.number, "people": text}, one.asked_at)
        else:
            yield Step(_("Neue Zeit nachgefragt"), one.asked_at)


def _assignments(row: Request) -> Iterator[Step]:
    for one in row.assignments.all():
        name = one.interpreter.person.name
        if one.state != AssignmentState.CANCELLED:
            yield Step(_("Gefunden"), one.confirmed_at, text=_("Es kommt: %(name)s") % {"name": name})
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


def _ended(row: Request) -> Iterator[Step]:
    """Rejected, withdrawn, nobody found: with the reason somebody gave."""
    for event in Event.objects.of(row.pool_id).about(row).filter(verb__in=["reject", "withdraw", "give_up"]):
        title = {"reject": _("Abgelehnt"), "withdraw": _("Zurückgezogen"), "give_up": _("Niemand gefunden")}
        yield Step(title[event.verb], event.at, BAD, event.reason)


def _now(row: Request) -> Iterator[Step]:
    match row.state:
        case RequestState.SUBMITTED:
            yield Step(_("Wird geprüft"), None, NOW, _("Die Koordination sieht sich Ihre Anfrage an."))
        case RequestState.SEARCHING:
            yield Step(_("Wir fragen an"), None, NOW, _waiting(row))
        case RequestState.RECONFIRMING:
            yield Step(_("Wir warten auf Antwort zur neuen Zeit"), None, NOW, _kept(row))
        case RequestState.FILLED:
            yield Step(_("Termin"), None, NOW, f"{day(row.slot.starts)}, {span(row.slot)}")
        case RequestState.CLOSED:
            yield from _hours(row)


def _waiting(row: Request) -> str:
    last = row.rounds.order_by("number").last()
    if last is None:
        return ""
    return _("Ohne Zusage fragen wir die Nächsten: %(when)s Uhr.") % {"when": moment(last.waits_until)}


def _kept(row: Request) -> str:
    held = next((one for one in row.assignments.all() if one.state == AssignmentState.CONFIRMED), None)
    if held is None:
        return ""
    return _("Bis dahin gilt: %(when)s Uhr.") % {"when": moment(held.starts)}


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
