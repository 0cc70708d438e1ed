"""What the clerk has to do next, in one sentence; mostly nothing."""

from datetime import datetime

from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from scheduling.domain.states import AssignmentState, RecordState, RequestState
from scheduling.models import Request
from scheduling.queries import replacements_of
from scheduling.showing import names_of_coming
from scheduling.templatetags.moments import moment


def next_step(row: Request, *, at: datetime) -> str:
    """Sie müssen nichts tun. Wir suchen und melden uns."""
    match row.state:
        case RequestState.SUBMITTED:
            return _("Sie müssen nichts tun. Wir prüfen Ihre Anfrage und melden uns.")
        case RequestState.APPROVED | RequestState.SEARCHING:
            return _searching(row)
        case RequestState.RECONFIRMING:
            return _("Sie müssen nichts tun. Wir fragen, ob die neue Zeit passt, und melden uns.")
        case RequestState.UNFILLED:
            return _unfilled(row, at)
        case RequestState.FILLED:
            return _filled(row, at)
        case RequestState.CLOSED:
            return _closed(row)
        case RequestState.REJECTED:
            return _("Wir können hier leider nicht helfen. Den Grund lesen Sie unter „Stand Ihrer Anfrage“.")
    return _("Sie müssen nichts tun. Diese Anfrage ist erledigt.")


def _searching(row: Request) -> str:
    if row.replaces_id:
        return _("Sie müssen nichts tun. Wir suchen dringend Ersatz und melden uns sofort.")
    if row.paused_at:
        return _(
            "Sie müssen nichts tun. Die Koordination kümmert sich selbst um Ihre Anfrage und meldet sich."
        )
    if row.warned_at:
        return _("Es ist schwierig, jemanden zu finden. Bitte sehen Sie sich die Möglichkeiten unten an.")
    return _("Sie müssen nichts tun. Wir suchen und melden uns.")


def _unfilled(row: Request, at: datetime) -> str:
    if row.slot.ends <= at:
        return _("Sie müssen nichts tun. Wir haben leider niemanden gefunden.")
    return _("Wir haben noch niemanden gefunden. Bitte ändern Sie die Anfrage oder rufen Sie uns an.")


def _filled(row: Request, at: datetime) -> str:
    held = [one for one in row.assignments.all() if one.state == AssignmentState.CONFIRMED]
    missed = [one for one in held if one.missed_at]
    instead = [made for one in missed for made in replacements_of(one)]
    if found := [made for made in instead if made.state == row.state]:
        told = {"name": names_of_coming(found[0]), "when": moment(found[0].slot.starts)}
        return _("Ersatz ist gefunden: %(name)s kommt am %(when)s Uhr.") % told
    if instead and all(made.state == RequestState.UNFILLED for made in instead):
        text = _("Ersatz haben wir noch nicht gefunden. Bitte rufen Sie uns an: %(phone)s.")
        return text % {"phone": pretty(row.pool.phone)}
    if missed:
        return _("Sie haben gemeldet, dass niemand da ist. Wir suchen Ersatz und melden uns sofort.")
    if any(one.starts <= at < one.ends for one in held):
        return _("Der Termin läuft. Ist niemand da? Dann sagen Sie es uns bitte hier.")
    told = {"name": names_of_coming(row), "when": moment(row.slot.starts)}
    return _("Sie müssen nichts tun. %(name)s kommt am %(when)s Uhr.") % told


def _closed(row: Request) -> str:
    came = [one for one in row.assignments.all() if one.state != AssignmentState.NO_SHOW]
    records = [record for one in came if (record := getattr(one, "service_record", None))]
    if any(record.state == RecordState.REPORTED for record in records):
        return _("Bitte bestätigen Sie die Stunden.")
    if any(record.state == RecordState.OPEN for record in records):
        return _("Sie müssen nichts tun. Sobald die Stunden gemeldet sind, schreiben wir Ihnen.")
    return _("Sie müssen nichts tun. Es ist alles erledigt.")
