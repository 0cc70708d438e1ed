"""Request: submit, approve, reject, withdraw."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from notifications.domain.phones import landline_or_mobile, pretty
from pool import postal_codes
from pool.domain.actors import SYSTEM, Actor, Role
from pool.domain.refusals import NotAllowed, ReasonMissing, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event, Person
from scheduling import messages, queries
from scheduling.actions import assignments, rounds
from scheduling.actions.learning import want_roads
from scheduling.actions.locks import lock_request
from scheduling.actions.places import write_places
from scheduling.actions.rules_of_pool import check_rules, note_overruled
from scheduling.actions.times import write_times
from scheduling.actions.wanted import Wanted, check, client_token
from scheduling.domain import money
from scheduling.domain.cancelling import FREE
from scheduling.domain.states import RequestMove
from scheduling.models import Draft, Request, Series


class AuthorityNotApproved(Refused):
    """Only approved bodies may request."""

    sentence = _("Ihre Einrichtung ist noch nicht zugelassen. Die Koordination meldet sich bei Ihnen.")


class CostsMore(Refused):
    """The free time has ended meanwhile, or somebody has agreed: nobody is charged unasked."""

    sentence = _("Absagen kostet jetzt %(cost)s. Möchten Sie trotzdem absagen? Dann bestätigen Sie es bitte.")


class SaidMissing(Refused):
    """To withdraw it now would hide whether the Interpreter was there."""

    sentence = _(
        "Sie haben gemeldet, dass niemand gekommen ist. "
        "Was daraus wird, entscheidet die Koordination: %(phone)s."
    )


@transaction.atomic
def submit_request(
    authority: Authority,
    *,
    wanted: Wanted,
    requester: Person,
    by: Actor,
    at: datetime,
    submission_key: str | None = None,
    overrule: str = "",
) -> Request:
    """File a need; the search starts at once unless a rule of the Pool asks for a look first.

    The same `submission_key` of the same Authority (a second click) returns the Request of the first.
    `overrule`: why a coordinator files it in spite of the Pool's own rules.
    """
    authority = lock_authority(authority, by=by)
    if earlier := earlier_one(authority, submission_key):
        return earlier
    check(wanted, pool=authority.pool, at=at)
    found = check_rules([wanted], authority=authority, by=by, at=at, overrule=overrule)
    request = write_request(authority, wanted, requester=requester, submission_key=submission_key, at=at)
    note_overruled([request], found, overrule, by=by, at=at)
    look = needs_look(request, wanted, at)
    if look:
        messages.review_wanted(request, at=at)
    return begin(request, look=look, by=by, at=at)


def lock_authority(authority: Authority, *, by: Actor) -> Authority:
    """The Authority as it is now, held, so that two clicks come one after the other; it must be allowed to.

    Raises NotAllowed, AuthorityNotApproved.
    """
    rows = Authority.objects.of(authority.pool_id).select_for_update(no_key=True)
    authority = rows.get(pk=authority.pk)
    if by.pool_id != authority.pool_id or by.authority_id not in (None, authority.pk):
        raise NotAllowed
    if authority.state != Authority.APPROVED:
        raise AuthorityNotApproved
    return authority


def earlier_one(authority: Authority, submission_key: str | None) -> Request | None:
    """What the same page has filed already."""
    mine = Request.objects.of(authority.pool_id).filter(authority=authority, submission_key=submission_key)
    return mine.first() if submission_key else None


def begin(request: Request, *, look: bool, by: Actor, at: datetime) -> Request:
    """It is in the journal, its ways are learned, and the search starts unless somebody is to look first."""
    Event.record("submit", request, by=by, at=at)
    want_roads(request)
    return request if look else approve_request(request, by=SYSTEM, at=at)


def write_request(
    authority: Authority, wanted: Wanted, *, requester: Person, submission_key: str | None, at: datetime,
    series: Series | None = None,
) -> Request:  # fmt: skip
    """The rows of a new Request: one to three Slots, and a Position or two."""
    pool = authority.pool
    request = Request.objects.create(
        pool=pool,
        authority=authority,
        requester=requester,
        submitted_at=at,
        submission_key=submission_key,
        series=series,
        **details(wanted, authority),
    )
    write_times(request, wanted)
    write_places(request, wanted)
    end_draft(request)
    return request


def end_draft(request: Request) -> None:
    """What was filed is no Draft of its Requester's any more."""
    drafts = Draft.objects.of(request.pool_id).filter(authority=request.authority_id)
    if request.submission_key:
        drafts.filter(person=request.requester_id, key=request.submission_key).delete()


def details(wanted: Wanted, authority: Authority) -> dict[str, Any]:
    """The columns of a Request that a Wanted fills."""
    place = postal_codes.find(wanted.postal_code)
    return {
        "setting": wanted.setting,
        "modality": wanted.modality,
        "instead": list(wanted.instead),
        "postal_code": wanted.postal_code,
        "town": wanted.town or (place.town if place else ""),
        "street": wanted.street,
        "meeting_point": wanted.meeting_point,
        "contact_name": wanted.contact_name,
        "contact_phone": landline_or_mobile(wanted.contact_phone) if wanted.contact_phone else "",
        "notes": wanted.notes,
        "file_reference": wanted.file_reference,
        "client_token": client_token(authority, wanted.file_reference),
        "urgent": wanted.urgent,
        "urgent_reason": wanted.urgent_reason.strip() if wanted.urgent else "",
        "client_agrees": wanted.client_agrees,
        "again": wanted.again,
    }


def needs_look(request: Request, wanted: Wanted, at: datetime) -> bool:
    """Whether a rule of the Pool puts this Request on the coordinator's desk first."""
    hours = (wanted.starts - at).total_seconds() / 3600
    return request.pool.review_all or hours < request.pool.review_below


@transaction.atomic
def approve_request(request: Request, *, by: Actor, at: datetime) -> Request:
    """The Pool's rules allow it: search."""
    request = lock_request(request)
    request.move(RequestMove.APPROVE, by=by)
    Event.record("approve", request, by=by, at=at)
    return rounds.start_search(request, by=SYSTEM, at=at)


@transaction.atomic
def reject_request(request: Request, *, by: Actor, at: datetime, reason: str) -> Request:
    """The Pool cannot serve it; the Authority reads the reason."""
    if not reason.strip():
        raise ReasonMissing
    request = lock_request(request)
    request.move(RequestMove.REJECT, by=by, ended_at=at)
    Event.record("reject", request, by=by, at=at, reason=reason)
    messages.rejected(request, reason=reason, at=at)
    return request


@transaction.atomic
def withdraw_request(
    request: Request, *, by: Actor, at: datetime, reason: str, cost: Decimal = FREE
) -> Request:
    """It is not needed any more: open Offers and the Assignment end, everybody who knew of it hears so.

    `cost` is what the Authority knows it to cost and may be charged at most (CostsMore). A coordinator who
    names none charges nothing. Of whom an Authority said that they did not come, a coordinator decides
    (SaidMissing).
    """
    if not reason.strip():
        raise ReasonMissing
    request = lock_request(request)
    for held in queries.live_assignments(request):
        assignments.check_not_over(request, held, at=at)
        if held.missed_at and by.role is Role.AUTHORITY:
            raise SaidMissing(phone=pretty(request.pool.phone))
    charged = check_cost([request], cost, by=by, at=at)
    request.move(RequestMove.WITHDRAW, by=by, ended_at=at)
    Event.record("withdraw", request, by=by, at=at, reason=reason)
    rounds.close_offers(request, by=by, at=at)
    assignments.end_live(request, by=by, at=at, reason=reason, charged=charged)
    return request


def check_cost(rows: list[Request], cost: Decimal, *, by: Actor, at: datetime) -> bool:
    """Whether withdrawing these costs the Authority something; raises CostsMore beyond what it was told."""
    if by.role is Role.COORDINATOR and not cost:
        return False
    due = queries.cancel_terms(rows, at=at).cost
    if due > cost:
        raise CostsMore(cost=money.words(due))
    return due > 0
