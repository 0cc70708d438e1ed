"""What one client or record gets from a FundingSource: exceptions from the cap, another source by hand."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, ReasonMissing, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from pool.permissions import check_can_rule
from scheduling.actions.locks import hold_sources, lock_request
from scheduling.domain.states import APPROVED_RECORD, RecordState
from scheduling.models import FundingException, FundingSource, Request, ServiceRecord
from scheduling.queries.bookings import local_day
from scheduling.queries.funding import CLIENT, Counts, case_of, value_of, year_bounds

MOST_EXTRA = 100
LONGEST = 300  # letters of a reason


class NoReference(Refused):
    """A client whom nobody can count cannot be over a cap."""

    sentence = _("Diese Anfrage hat kein Aktenzeichen. Ohne Aktenzeichen zählt die Obergrenze nicht.")


class NoCap(Refused):
    """There is nothing to make an exception from."""

    sentence = _("Dieser Fördertopf hat keine Obergrenze je Fall.")


class ExtraOutOfRange(Refused):
    """An exception is some more, not a rule of its own."""

    sentence = _("Bitte nennen Sie eine Zahl von 1 bis 100.")
    field = "extra"


class ExceptionUsed(Refused):
    """What was approved under it stays."""

    sentence = _("Die Ausnahme ist schon verbraucht: Es sind %(used)s Einsätze freigegeben.")


class NotApprovedYet(Refused):
    """Before that nothing is paid; after the Statement it is too late."""

    sentence = _("Der Topf lässt sich nur ändern, solange der Einsatz freigegeben und nicht abgerechnet ist.")


class SourceNotThen(Refused):
    """No programme pays for days before or after it."""

    sentence = _("Dieser Fördertopf gilt an diesem Tag nicht.")
    field = "source"


class CapReached(Refused):
    """The cap is the programme's; only an exception with a reason goes beyond it."""

    sentence = _("Für diesen Fall ist die Obergrenze erreicht. Tragen Sie zuerst eine Ausnahme ein.")
    field = "source"


@transaction.atomic
def allow_more(
    source: FundingSource, *, request: Request, year: int, extra: int, reason: str, by: Actor, at: datetime
) -> FundingException:
    """The client of this Request may have `extra` more in that calendar year; again: that many from now on.

    What was approved before stays where it was until somebody chooses otherwise. Raises NoReference, NoCap,
    ExtraOutOfRange, ReasonMissing, ExceptionUsed.
    """
    row = _held(source, by=by)
    if not request.client_token or request.pool_id != row.pool_id:
        raise NoReference
    if not row.client_cap:
        raise NoCap
    if not 1 <= extra <= MOST_EXTRA:
        raise ExtraOutOfRange
    if not reason.strip():
        raise ReasonMissing
    _check_used(row, request.client_token, year, row.client_cap + extra)
    found, _made = FundingException.objects.of(row.pool_id).update_or_create(
        source=row, authority_id=request.authority_id, client_token=request.client_token, year=year,
        defaults={"pool_id": row.pool_id, "extra": extra, "reason": reason.strip()[:LONGEST], "made_at": at},
    )  # fmt: skip
    Event.record(
        "allow_more", row.pool, by=by, at=at, reason=found.reason, source=row.pk, year=year, extra=extra
    )
    return found


@transaction.atomic
def take_back_exception(exception: FundingException, *, by: Actor, at: datetime) -> FundingSource:
    """The cap counts again. Raises ExceptionUsed when more than the cap is approved by now."""
    row = _held(exception.source, by=by)
    _check_used(row, exception.client_token, exception.year, row.client_cap)
    FundingException.objects.of(row.pool_id).filter(pk=exception.pk).delete()
    Event.record("take_back_exception", row.pool, by=by, at=at, source=row.pk, year=exception.year)
    return row


@transaction.atomic
def choose_source(
    record: ServiceRecord, *, source: FundingSource | None, reason: str, by: Actor, at: datetime
) -> ServiceRecord:
    """Another source pays (None: the Pool's own), whatever it is meant for; never on days or beyond the cap.

    The amount stays as it was approved; a correction and a new approval decide anew. Raises NotApprovedYet,
    ReasonMissing, SourceNotThen, CapReached.
    """
    if by.role is not Role.COORDINATOR or by.pool_id != record.pool_id:
        raise NotAllowed
    if not reason.strip():
        raise ReasonMissing
    lock_request(record.assignment.request)
    rows = ServiceRecord.objects.of(record.pool_id).select_related(
        "assignment__pool", "assignment__request__authority"
    )
    row = rows.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
    if row.state != RecordState.APPROVED:
        raise NotApprovedYet
    hold_sources(row.pool_id)
    if source is not None:
        _check_choice(row, FundingSource.objects.of(row.pool_id).get(pk=source.pk))
    before, row.source = row.source_id, source
    row.save(update_fields=["source"])
    told = {"before": before, "source": source.pk if source else None}
    Event.record("choose_source", row, by=by, at=at, reason=reason.strip()[:LONGEST], **told)
    return row


def _check_choice(row: ServiceRecord, source: FundingSource) -> None:
    value, case = value_of(source), case_of(row)
    if not value.dated(local_day(row.assignment)):
        raise SourceNotThen
    if not Counts(row.pool_id, [value]).room(value, case, row):
        raise CapReached


def _check_used(row: FundingSource, client: str, year: int, most: int) -> None:
    begin, end = year_bounds(row.pool.tz, year)
    used = ServiceRecord.objects.of(row.pool_id).filter(
        source=row, state__in=APPROVED_RECORD, assignment__starts__gte=begin, assignment__starts__lt=end,
        **{CLIENT: client},
    )  # fmt: skip
    if row.client_cap and (n := used.count()) > most:
        raise ExceptionUsed(used=n)


def _held(source: FundingSource, *, by: Actor) -> FundingSource:
    """The row as it is now; nobody approves anything from it until the transaction ends."""
    check_can_rule(by, source.pool_id)
    hold_sources(source.pool_id)
    found: FundingSource = FundingSource.objects.of(source.pool_id).select_related("pool").get(pk=source.pk)
    return found
