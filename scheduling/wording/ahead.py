"""What happens next with a Request, in a sentence."""

from datetime import datetime

from django.utils.translation import gettext as _

from scheduling import queries
from scheduling.domain.states import RecordState, RequestState
from scheduling.models import Request, ServiceRecord
from scheduling.wording.delivery import clock

S = RequestState


def ahead(row: Request, *, at: datetime) -> str:
    """The next thing that happens by itself, or whose turn it is; empty when the story is over."""
    match row.state:
        case S.SUBMITTED:
            return _("Als Nächstes entscheiden Sie: annehmen oder ablehnen.")
        case S.SEARCHING | S.APPROVED if row.paused_at:
            return _("Die Suche ist angehalten, bis Sie sie fortsetzen.")
        case S.SEARCHING | S.APPROVED:
            return _searching(row, at)
        case S.RECONFIRMING:
            return _("Bis %(when)s warten wir auf die Antwort zur neuen Zeit.") % {"when": _waits(row, at)}
        case S.UNFILLED:
            return _("Von selbst fragen wir niemanden mehr. Sie können noch einmal suchen oder anrufen.")
        case S.FILLED:
            when = {"when": clock(row.slot.starts, at)}
            return _("Als Nächstes ist der Termin: %(when)s. Danach fragen wir nach den Stunden.") % when
        case S.CLOSED:
            return _hours(row)
    return ""


def _searching(row: Request, at: datetime) -> str:
    ends = {"when": clock(max(queries.asking_ends(row, slot) for slot in row.proposed), at)}
    if _waiting(row, at):
        said = _("Um %(when)s sehen wir nach: erinnern, noch warten oder die Nächsten fragen.")
        late = _("Ein spätes Ja zählt trotzdem.")
        return f"{said % {'when': _waits(row, at)}} {late}"
    awake = queries.quiet_hours(row.pool).awake_from(at)
    if awake > at:
        return _("Jetzt ist Ruhezeit. Um %(when)s fragen wir weiter.") % {"when": clock(awake, at)}
    return _("In der nächsten Minute sehen wir nach, wen wir fragen. Die Suche endet: %(when)s.") % ends


def _waits(row: Request, at: datetime) -> str:
    """The soonest instant at which a Round has waited long enough."""
    return clock(min(_waiting(row, at), default=at), at)


def _waiting(row: Request, at: datetime) -> list[datetime]:
    """Until when the Rounds of what is wished now still wait."""
    rounds = [one for one in row.rounds.all() if one.version == row.version]
    return [one.waits_until for one in rounds if one.waits_until > at]


def _hours(row: Request) -> str:
    records = [one.service_record for one in row.assignments.all() if hasattr(one, "service_record")]
    said = {
        RecordState.OPEN: _("Als Nächstes werden die Stunden gemeldet."),
        RecordState.REPORTED: _("Als Nächstes bestätigt die Einrichtung die Stunden."),
        RecordState.ATTESTED: _("Als Nächstes geben Sie die Stunden frei."),
        RecordState.APPROVED: _("Als Nächstes kommt der Betrag in die Abrechnung des Monats."),
    }
    return next((words for state, words in said.items() if _any_in(records, state)), "")


def _any_in(records: list[ServiceRecord], state: RecordState) -> bool:
    return any(one.state == state for one in records)
