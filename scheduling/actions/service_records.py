"""Hours: report (Interpreter), attest or state (Authority), decide, correct, approve (Coordinator)."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from pool.domain.actors import Actor, Role
from pool.domain.refusals import ReasonMissing, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import messages, permissions
from scheduling.actions import links
from scheduling.actions.assignments import complete_assignment
from scheduling.actions.locks import again, hold_sources, lock_request
from scheduling.domain import tariffs
from scheduling.domain.both_sides import NothingSaid, NothingToConfirm, Said, StatementsDiffer, counting
from scheduling.domain.service import payable_km, payable_minutes, waited_minutes
from scheduling.domain.states import AssignmentMove, AssignmentState, RecordMove, RecordState
from scheduling.models import Assignment, ServiceRecord, Tariff
from scheduling.queries.pricing import as_lines, prices_of
from scheduling.queries.requesters import requesters_of

REPORTED, STATED = "reported", "stated"  # the two sides
LONGEST_NOTE = 1000
TAKEN_BACK: dict[str, Any] = {
    "amount": None, "lines": [], "tariff": None, "approved_at": None, "source": None, "charge": None,
    "charge_lines": [],
}  # fmt: skip
ABSENCE_TOLD = timedelta(hours=48)  # after the end; later only the coordinator can say it


class NotBegun(Refused):
    """Who is not awaited yet cannot be missing."""

    sentence = _("Der Einsatz hat noch nicht begonnen.")


class AbsenceTooLate(Refused):
    """Days later nobody can check it."""

    sentence = _("Das hätten wir bis zwei Tage nach dem Einsatz wissen müssen. Bitte rufen Sie uns an.")


class NothingWorked(Refused):
    """The coordinator has decided that the Interpreter did not appear."""

    sentence = _("Zu diesem Einsatz ist niemand erschienen. Es gibt keine Stunden.")


class AlreadyAttested(Refused):
    """The Authority has confirmed what was reported; another figure needs the coordinator."""

    sentence = _("Die Stunden sind schon bestätigt. Stimmt etwas nicht? Bitte rufen Sie uns an.")


class NobodyInterpreted(Refused):
    """Nothing to pay for."""

    sentence = _("Hier gibt es nichts freizugeben: Es ist niemand zum Dolmetschen gekommen.")


class NoteTooLong(Refused):
    """A note, not a report."""

    sentence = _("Bitte schreiben Sie höchstens 1000 Zeichen.")
    field = "note"


@transaction.atomic
def report_record(
    record: ServiceRecord, *, minutes: int, km: Decimal | str | int, by: Actor, at: datetime
) -> ServiceRecord:
    """What the Interpreter says: minutes worked, kilometres driven. May be repeated until it is attested.

    When the Authority has stated a time before, the report lands beside it.
    """
    return _report(_again(record), "report", Said(payable_minutes(minutes)), km=km, by=by, at=at)


@transaction.atomic
def report_absence(
    assignment: Assignment, *, by: Actor, at: datetime, km: Decimal | str | int = 0
) -> ServiceRecord:
    """Nobody came to whom one could have interpreted: told from the start until 48 hours after the end.

    The Assignment is over with that. What counts as worked is the time they waited until they told us, at
    most what was booked; the tariff says what it is worth, the Authority confirms it as usual. A later
    `report_record` (the client came after all) overrules it. Raises NotBegun, AbsenceTooLate.
    """
    record = _begun(assignment, at=at)
    row = record.assignment
    if at > row.ends + ABSENCE_TOLD:
        raise AbsenceTooLate
    waited = Said(waited_minutes(row.starts, row.ends, at=at), absent=True)
    return _report(record, "report_absence", waited, km=km, by=by, at=at)


def _report(
    record: ServiceRecord, verb: str, said: Said, *, km: Decimal | str | int, by: Actor, at: datetime
) -> ServiceRecord:
    """The Interpreter's word is kept, and counts until somebody decides otherwise."""
    if record.state == RecordState.ATTESTED and record.reported:
        raise AlreadyAttested
    told = {"minutes": said.minutes, "km": payable_km(km), "absent": said.absent}
    own = {"reported_minutes": said.minutes, "reported_absent": said.absent, "reported_at": at}
    record.move(RecordMove.REPORT, by=by, decided_at=None, **told, **own)
    Event.record(verb, record, by=by, at=at, minutes=said.minutes, km=str(told["km"]))
    if record.state == RecordState.REPORTED:
        _ask_to_attest(record, at=at)
    return record


def _ask_to_attest(record: ServiceRecord, *, at: datetime) -> None:
    """Each who reads for the Authority has a link of their own; its mailbox, which is nobody, has none."""
    for reader in requesters_of(record.assignment.request):
        token = links.make_hours_link(record, reader, at=at) if reader.pk else ""
        messages.attest_wanted(record, reader, token=token, at=at)


def _begun(assignment: Assignment, *, at: datetime) -> ServiceRecord:
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
    return _again(record)


@transaction.atomic
def attest_record(
    record: ServiceRecord, *, minutes: int | None = None, absent: bool | None = None, note: str = "",
    by: Actor, at: datetime,
) -> ServiceRecord:  # fmt: skip
    """The Authority confirms the reported time with one click, or says itself how long it was.

    `minutes` 0: no Interpreter came. `absent`: the client did not come. Both statements stay; where they
    differ, what was reported counts until the coordinator decides. Raises NothingToConfirm, NoteTooLong.
    """
    record = _again(record)
    permissions.check_can_attest(by, record)
    if minutes is None and not absent:
        return _confirm(record, by=by, at=at)
    said = Said(None if absent else _stated_minutes(minutes or 0), bool(absent))
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong
    counts = _counting(record, record.reported or said)
    told = {"minutes": counts.minutes, "absent": counts.absent, "km": record.km or 0}
    own = {"stated_minutes": said.minutes, "stated_absent": said.absent, "stated_note": note.strip()}
    record.move(RecordMove.ATTEST, by=by, attested_at=at, decided_at=None, **told, **own)
    verb = "state_absence" if said.absent else "state_no_show" if said.nobody_interpreted else "state"
    Event.record(verb, record, by=by, at=at, minutes=said.minutes)
    return record


def _confirm(record: ServiceRecord, *, by: Actor, at: datetime) -> ServiceRecord:
    """Yes, so it was. Where a coordinator says so, the Authority itself has still said nothing."""
    if record.state == RecordState.OPEN:
        raise NothingToConfirm
    yes = {"stated_minutes": record.minutes, "stated_absent": record.absent}
    record.move(RecordMove.ATTEST, by=by, attested_at=at, **(yes if by.role is Role.AUTHORITY else {}))
    Event.record("attest", record, by=by, at=at, minutes=record.minutes)
    return record


@transaction.atomic
def attest_absence(assignment: Assignment, *, note: str = "", by: Actor, at: datetime) -> ServiceRecord:
    """The Authority says, from the start on, that the client did not come; the Interpreter is asked as usual.

    Raises NotBegun, NoteTooLong.
    """
    early = assignment.state == AssignmentState.CONFIRMED
    record = _begun(assignment, at=at)
    record = attest_record(record, absent=True, note=note, by=by, at=at)
    if early:
        messages.report_wanted(record, at=at)
    return record


@transaction.atomic
def decide_record(record: ServiceRecord, *, side: str, by: Actor, at: datetime) -> ServiceRecord:
    """The Coordinator says which of the two statements counts; both stay. An approval is taken back by it.

    With "no Interpreter came" the Assignment is a no-show and is never paid. Raises NothingSaid.
    """
    lock_request(record.assignment.request)
    record = _again(record)
    permissions.check_can_judge_record(by, record)
    said = {REPORTED: record.reported, STATED: record.stated}.get(side)
    if said is None:
        raise NothingSaid
    counts = _counting(record, said)
    told = {"minutes": counts.minutes, "absent": counts.absent}
    record.move(RecordMove.CORRECT, by=by, decided_at=at, **told, **TAKEN_BACK)
    Event.record(f"decide_{side}", record, by=by, at=at, minutes=counts.minutes, absent=counts.absent)
    if said.nobody_interpreted:
        record.assignment.move(AssignmentMove.MISS, by=by)
        Event.record("miss", record.assignment, by=by, at=at)
    return record


@transaction.atomic
def correct_record(
    record: ServiceRecord, *, minutes: int, km: Decimal | str | int, reason: str, by: Actor, at: datetime,
    absent: bool | None = None,
) -> ServiceRecord:  # fmt: skip
    """The Coordinator puts other figures, with a reason; an approval is taken back by it.

    `absent` None: whether the client came stays as it is. For a silent volunteer it is what they reported.
    """
    if not reason.strip():
        raise ReasonMissing
    record = _again(record)
    permissions.check_can_judge_record(by, record)
    before = {"minutes": record.minutes, "km": str(record.km), "amount": str(record.amount)}
    told: dict[str, Any] = {"minutes": payable_minutes(minutes), "km": payable_km(km)}
    told["absent"] = record.absent if absent is None else absent
    own = {"reported_minutes": told["minutes"], "reported_absent": told["absent"], "reported_at": at}
    first = own if record.state == RecordState.OPEN else {}
    record.move(RecordMove.CORRECT, by=by, decided_at=at, **told, **first, **TAKEN_BACK)
    after = {"minutes": record.minutes, "km": str(record.km)}
    Event.record("correct", record, by=by, at=at, reason=reason, before=before, after=after)
    return record


@transaction.atomic
def approve_record(record: ServiceRecord, *, by: Actor, at: datetime) -> ServiceRecord:
    """The Coordinator approves: the tariff of the day gives the amount.

    The Request is locked first, so that nobody decides meanwhile that nobody appeared. Raises
    StatementsDiffer, NobodyInterpreted, NothingWorked, NoTariff.
    """
    lock_request(record.assignment.request)
    record = _again(record)
    permissions.check_can_judge_record(by, record)
    if record.undecided:
        raise StatementsDiffer
    if record.minutes == 0:
        raise NobodyInterpreted
    hold_sources(record.pool_id)
    priced = prices_of(record.pool_id)(record)
    record.move(
        RecordMove.APPROVE,
        by=by,
        approved_at=at,
        tariff=Tariff.objects.of(record.pool_id).get(pk=priced.tariff_id),
        source_id=priced.source_id,
        amount=priced.amount,
        lines=as_lines(priced.lines),
        charge=tariffs.total(priced.charge_lines) if priced.charge_lines else None,
        charge_lines=as_lines(priced.charge_lines),
    )
    Event.record("approve", record, by=by, at=at, amount=str(record.amount))
    return record


def _counting(record: ServiceRecord, said: Said) -> Said:
    row = record.assignment
    return counting(said, waited_minutes(row.starts, row.ends, at=row.ends))


def _stated_minutes(minutes: int) -> int:
    return payable_minutes(minutes) if minutes else 0


def _again(record: ServiceRecord) -> ServiceRecord:
    """The row as it is now, locked."""
    rows = ServiceRecord.objects.of(record.pool_id).select_related(
        "assignment__request__requester", "assignment__person", "assignment__pool", "pool"
    )
    found = rows.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
    if found.assignment.state == AssignmentState.NO_SHOW:
        raise NothingWorked
    return found
