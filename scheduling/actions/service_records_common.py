"""What every step of a ServiceRecord shares: the locked row, and the refusals that several steps know."""

from typing import Any

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.actions.locks import lock_request
from scheduling.domain.both_sides import Said, counting
from scheduling.domain.machine import IllegalMove
from scheduling.domain.service import payable_minutes, waited_minutes
from scheduling.domain.states import AssignmentState, RecordState
from scheduling.models import ServiceRecord

TAKEN_BACK: dict[str, Any] = {
    "amount": None, "lines": [], "tariff": None, "approved_at": None, "source": None, "charge": None,
    "charge_lines": [],
}  # fmt: skip
AWAITED_ANEW: dict[str, Any] = {"reminded_at": None, "reminders": 0, "agreed_on": None}


class NothingWorked(Refused):
    """The coordinator has decided that the Interpreter did not appear."""

    sentence = _("Zu diesem Einsatz ist niemand erschienen. Es gibt keine Stunden.")


class RecordSettled(IllegalMove):
    """What a Statement has paid is put right by a correcting one."""

    sentence = _(
        "Diese Stunden sind schon abgerechnet. Was nicht stimmt, berichtigen Sie auf der Seite der "
        "Abrechnung: Dort entsteht eine Korrektur."
    )


class CalledOff(Refused):
    """Nobody worked: there are no hours to speak of."""

    sentence = _("Dieser Termin ist ausgefallen. Es gibt keine Stunden.")


def held(record: ServiceRecord, *, by_request: bool = True) -> ServiceRecord:
    """The row as it is now, locked after its Request; raises NothingWorked."""
    if by_request:
        lock_request(record.assignment.request)
    rows = ServiceRecord.objects.of(record.pool_id).select_related(
        "assignment__request__requester", "assignment__person", "assignment__pool", "pool"
    )
    found = rows.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
    if found.assignment.state == AssignmentState.NO_SHOW:
        raise NothingWorked
    return found


def check_worked(record: ServiceRecord) -> None:
    """Raise CalledOff for what never took place."""
    if record.cancelled:
        raise CalledOff


def check_not_settled(record: ServiceRecord) -> None:
    """Raise RecordSettled for what a Statement has paid."""
    if record.state == RecordState.SETTLED:
        raise RecordSettled


def counts(record: ServiceRecord, said: Said) -> Said:
    """One side's word as what counts."""
    row = record.assignment
    return counting(said, waited_minutes(row.starts, row.ends, at=row.ends))


def stated_minutes(minutes: int) -> int:
    """What an Authority may say; 0: no Interpreter came. Raises MinutesOutOfRange."""
    return payable_minutes(minutes) if minutes else 0
