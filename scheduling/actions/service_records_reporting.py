"""The Interpreter's word: how long it was, how they got there; or that nobody came."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from pool.domain.actors import Actor, Role
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import messages
from scheduling.actions import links
from scheduling.actions.assignments import complete_assignment
from scheduling.actions.locks import again, lock_request
from scheduling.actions.service_records_auto import approve_if_agreed
from scheduling.actions.service_records_common import AWAITED_ANEW, NothingWorked, check_worked, held
from scheduling.domain.both_sides import Said
from scheduling.domain.hours_rules import claim_ends
from scheduling.domain.service import Way, payable_minutes, payable_way, waited_minutes
from scheduling.domain.states import AssignmentState, RecordMove, RecordState
from scheduling.models import Assignment, ServiceRecord
from scheduling.queries.money_rules import money_rules_of
from scheduling.queries.requesters import requesters_of

ABSENCE_TOLD = timedelta(hours=48)  # after the end; later only the coordinator can say it


class NotBegun(Refused):
    """Who is not awaited yet cannot be missing."""

    sentence = _("Der Einsatz hat noch nicht begonnen.")


class AbsenceTooLate(Refused):
    """Days later nobody can check it."""

    sentence = _("Das hätten wir bis zwei Tage nach dem Einsatz wissen müssen. Bitte rufen Sie uns an.")


class ClaimTooLate(Refused):
    """The Pool's deadline is over; a coordinator can still enter it."""

    sentence = _(
        "Die Frist zum Melden ist abgelaufen: %(days)s Tage nach dem Einsatz. Bitte rufen Sie uns an."
    )


class AlreadyAttested(Refused):
    """The Authority has confirmed what was reported; another figure needs the coordinator."""

    sentence = _("Die Stunden sind schon bestätigt. Stimmt etwas nicht? Bitte rufen Sie uns an.")


@transaction.atomic
def report_record(
    record: ServiceRecord, *, minutes: int, km: Decimal | str | int, ticket: Decimal | str | None = None,
    means: str = "", travel_minutes: int | None = None, by: Actor, at: datetime,
) -> ServiceRecord:  # fmt: skip
    """What the Interpreter says: minutes worked, and the way there and back. May be repeated until attested.

    When the Authority has stated a time before, the report lands beside it. Raises ClaimTooLate,
    AlreadyAttested, and what `payable_minutes` and `payable_way` raise.
    """
    record = held(record)
    check_worked(record)
    way = payable_way(km, ticket, means, travel_minutes)
    return _report(record, "report", Said(payable_minutes(minutes)), way, by=by, at=at)


@transaction.atomic
def report_absence(
    assignment: Assignment, *, by: Actor, at: datetime, km: Decimal | str | int = 0,
    ticket: Decimal | str | None = None,
) -> ServiceRecord:  # fmt: skip
    """Nobody came to whom one could have interpreted: told from the start until 48 hours after the end.

    The Assignment is over with that. What counts as worked is the time they waited until they told us, at
    most what was booked; the tariff says what it is worth, the Authority confirms it as usual. A later
    `report_record` (the client came after all) overrules it. Raises NotBegun, AbsenceTooLate.
    """
    record = begun(assignment, at=at)
    check_worked(record)
    row = record.assignment
    if at > row.ends + ABSENCE_TOLD:
        raise AbsenceTooLate
    waited = Said(waited_minutes(row.starts, row.ends, at=at), absent=True)
    return _report(record, "report_absence", waited, payable_way(km, ticket, "", None), by=by, at=at)


def _report(
    record: ServiceRecord, verb: str, said: Said, way: Way, *, by: Actor, at: datetime
) -> ServiceRecord:
    """The Interpreter's word is kept, and counts until somebody decides otherwise."""
    if record.state == RecordState.ATTESTED and record.reported:
        raise AlreadyAttested
    _check_in_time(record, by=by, at=at)
    told: dict[str, Any] = {"minutes": said.minutes, "absent": said.absent, "km": way.km}
    told |= {"ticket": way.ticket, "means": way.means, "travel_minutes": way.travel_minutes}
    own = {"reported_minutes": said.minutes, "reported_absent": said.absent, "reported_at": at}
    record.move(RecordMove.REPORT, by=by, decided_at=None, **told, **own, **AWAITED_ANEW)
    more = {"ticket": str(way.ticket)} if way.ticket else {}
    Event.record(verb, record, by=by, at=at, minutes=said.minutes, km=str(way.km), **more)
    if record.state == RecordState.REPORTED:
        ask_to_attest(record, at=at)
    return approve_if_agreed(record, at=at)


def _check_in_time(record: ServiceRecord, *, by: Actor, at: datetime) -> None:
    """Raise ClaimTooLate; a coordinator may enter what somebody says on the telephone months later."""
    days = money_rules_of(record.pool).claim_days
    ends = claim_ends(record.assignment.ends, days)
    if by.role is Role.INTERPRETER and ends and at > ends:
        raise ClaimTooLate(days=days)


def ask_to_attest(record: ServiceRecord, *, at: datetime) -> None:
    """Each who reads for the Authority has a link of their own; its mailbox, which is nobody, has none."""
    for reader in requesters_of(record.assignment.request):
        token = links.make_hours_link(record, reader, at=at) if reader.pk else ""
        messages.attest_wanted(record, reader, token=token, at=at)


def begun(assignment: Assignment, *, at: datetime) -> ServiceRecord:
    """The record of an Assignment whose client did not come: with that it is over.

    Raises NotBegun, NothingWorked.
    """
    assignment.request = lock_request(assignment.request)
    row = again(assignment)
    if at < row.starts:
        raise NotBegun
    if row.state == AssignmentState.CONFIRMED:
        complete_assignment(row, at=at, absent=True)
    record = ServiceRecord.objects.of(row.pool_id).filter(assignment=row).first()
    if record is None:
        raise NothingWorked
    return held(record)
