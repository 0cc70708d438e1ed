"""The Authority's word: yes, another time, who did not come; by a click, a coordinator, a paper, silence."""

from datetime import datetime
from typing import Any

from django.db import transaction

from pool.domain.actors import SYSTEM, Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import messages, permissions
from scheduling.actions.service_records_auto import approve_if_agreed
from scheduling.actions.service_records_common import (
    AWAITED_ANEW,
    check_worked,
    counts,
    held,
    stated_minutes,
)
from scheduling.actions.service_records_reporting import begun
from scheduling.domain.both_sides import NothingToConfirm, Said
from scheduling.domain.states import AssignmentState, RecordMove, RecordState
from scheduling.models import Assignment, ServiceRecord
from scheduling.queries.due_hours import silence_counts

LONGEST_NOTE = 1000
LONGEST_PAPER = 40
HOW = {
    Role.AUTHORITY: ServiceRecord.BY_AUTHORITY,
    Role.COORDINATOR: ServiceRecord.BY_COORDINATOR,
    Role.SYSTEM: ServiceRecord.BY_SILENCE,
}


class NoteTooLong(Refused):
    """A note, not a report."""

    sentence = _("Bitte schreiben Sie höchstens 1000 Zeichen.")
    field = "note"


class PaperNumberMissing(Refused):
    """Without a number nobody finds the paper again."""

    sentence = _("Bitte geben Sie die Nummer des unterschriebenen Papiers an, höchstens 40 Zeichen.")
    field = "paper_number"


@transaction.atomic
def attest_record(
    record: ServiceRecord, *, minutes: int | None = None, absent: bool | None = None, note: str = "",
    by: Actor, at: datetime,
) -> ServiceRecord:  # fmt: skip
    """The Authority confirms the reported time with one click, or says itself how long it was.

    `minutes` 0: no Interpreter came. `absent`: the client did not come. Both statements stay; where they
    differ, what was reported counts until the coordinator decides. What both say alike the rule of the Pool
    may approve at once. Raises NothingToConfirm, NoteTooLong, OwnHoursAttested.
    """
    record = held(record)
    permissions.check_can_attest(by, record)
    check_worked(record)
    if minutes is None and not absent:
        return _confirm(record, HOW[by.role], by=by, at=at)
    said = Said(None if absent else stated_minutes(minutes or 0), bool(absent))
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong
    return _state(record, said, HOW[by.role], note=note.strip(), by=by, at=at)


def _state(
    record: ServiceRecord, said: Said, how: str, *, note: str = "", paper: str = "", by: Actor,
    at: datetime,
) -> ServiceRecord:  # fmt: skip
    """The Authority's own figure stands beside what was reported."""
    right = counts(record, record.reported or said)
    told = {"minutes": right.minutes, "absent": right.absent, "km": record.km or 0, "paper_number": paper}
    own: dict[str, Any] = {"stated_minutes": said.minutes, "stated_absent": said.absent}
    own |= {"stated_note": note, "attested_how": how, "attested_at": at, "decided_at": None}
    record.move(RecordMove.ATTEST, by=by, **told, **own, **AWAITED_ANEW)
    facts = {"paper": paper} if paper else {}
    stated = "state_absence" if said.absent else "state_no_show" if said.nobody_interpreted else "state"
    verb = "attest_by_paper" if paper else stated
    Event.record(verb, record, by=by, at=at, minutes=said.minutes, **facts)
    return approve_if_agreed(record, at=at)


def _confirm(record: ServiceRecord, how: str, *, by: Actor, at: datetime) -> ServiceRecord:
    """Yes, so it was. Where a coordinator or silence says so, the Authority itself has still said nothing."""
    if record.state == RecordState.OPEN:
        raise NothingToConfirm
    yes = {"stated_minutes": record.minutes, "stated_absent": record.absent}
    own = yes if how == ServiceRecord.BY_AUTHORITY else {}
    record.move(RecordMove.ATTEST, by=by, attested_at=at, attested_how=how, **own, **AWAITED_ANEW)
    verb = "attest_by_silence" if how == ServiceRecord.BY_SILENCE else "attest"
    Event.record(verb, record, by=by, at=at, minutes=record.minutes)
    return approve_if_agreed(record, at=at)


@transaction.atomic
def attest_by_paper(
    record: ServiceRecord, *, paper_number: str, minutes: int | None = None, by: Actor, at: datetime
) -> ServiceRecord:
    """The Coordinator has a signed paper: its number is kept, and the minutes that stand on it.

    `minutes` None: as reported. What differs needs a decision as usual. Raises PaperNumberMissing,
    NothingToConfirm, NotAllowed.
    """
    if by.role is not Role.COORDINATOR:
        raise NotAllowed
    number = " ".join(paper_number.split())
    if not number or len(number) > LONGEST_PAPER:
        raise PaperNumberMissing
    record = held(record)
    permissions.check_can_attest(by, record)
    check_worked(record)
    said = Said(stated_minutes(minutes)) if minutes is not None else record.reported
    if said is None:
        raise NothingToConfirm
    how = ServiceRecord.BY_PAPER
    return _state(record, said, how, paper=number, by=by, at=at)


@transaction.atomic
def attest_by_silence(record: ServiceRecord, *, at: datetime) -> ServiceRecord:
    """The Authority was told that its silence counts from a day on, and that day has come.

    Nothing happens when it has spoken meanwhile, when the client or the Interpreter did not come, or when the
    Pool wants that no more.
    """
    record = held(record)
    if not silence_counts(record, at=at):
        return record
    return _confirm(record, ServiceRecord.BY_SILENCE, by=SYSTEM, at=at)


@transaction.atomic
def attest_absence(assignment: Assignment, *, note: str = "", by: Actor, at: datetime) -> ServiceRecord:
    """The Authority says, from the start on, that the client did not come; the Interpreter is asked as usual.

    Raises NotBegun, NoteTooLong.
    """
    early = assignment.state == AssignmentState.CONFIRMED
    record = begun(assignment, at=at)
    record = attest_record(record, absent=True, note=note, by=by, at=at)
    if early:
        messages.report_wanted(record, at=at)
    return record
