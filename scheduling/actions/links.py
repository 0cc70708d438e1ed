"""Link: made with what it stands in, revoked, renewed, used. Looking at one is no action."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction

from pool.domain.actors import Actor
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Person
from scheduling import messages, queries
from scheduling.actions.locks import lock_request
from scheduling.domain import tokens
from scheduling.domain.states import OPEN_OFFER, AssignmentState
from scheduling.models import Assignment, Link, Offer, ServiceRecord
from scheduling.permissions import check_can_be_at_own_page
from scheduling.queries.feeds import feeds_about
from scheduling.queries.people import written_by


class NothingToShow(Refused):
    """The question is answered, or the Assignment does not hold any more."""

    sentence = _("Das ist schon vorbei. Ein neuer Link würde nichts mehr zeigen.")


class NoWay(Refused):
    """Neither SMS nor mail reaches them."""

    sentence = _("Es fehlt eine bestätigte Mobilnummer mit Erlaubnis für SMS oder eine E-Mail-Adresse.")


@transaction.atomic
def make_link(
    *, offer: Offer | None = None, assignment: Assignment | None = None,
    interpreter: Interpreter | None = None, person: Person, at: datetime,
) -> str:  # fmt: skip
    """A token of 128 random bits for one row and its person; only its hash is kept, so it is told once.

    An Offer's link ends with the asking, an Assignment's 24 hours after its end; the older links of a moved
    Assignment end with it, too. A link to somebody's own page ends after two weeks, each for itself. Raises
    NotAllowed for anybody but the row's own person.
    """
    row = offer or assignment or interpreter
    if row is None or row.person_id != person.pk:
        raise NotAllowed
    if not isinstance(row, Interpreter):
        row.links.filter(revoked_at=None).update(expires_at=queries.link_ends(row, at=at))
    return _made(row, person, at=at, offer=offer, assignment=assignment, interpreter=interpreter)


def make_hours_link(record: ServiceRecord, reader: Person, *, at: datetime) -> str:
    """A token with which this clerk of the Authority confirms these hours without sign-in, for 60 days."""
    return _made(record, reader, at=at, record=record)


def make_report_link(record: ServiceRecord, *, at: datetime) -> str:
    """A token with which the volunteer reports these hours, and sees nothing else, for 60 days."""
    return _made(record, record.assignment.person, at=at, record=record)


def _made(row: Any, person: Person, *, at: datetime, **shown: Any) -> str:
    token = secrets.token_urlsafe(tokens.BYTES)
    Link.objects.create(
        pool_id=row.pool_id,
        token_hash=tokens.hashed(token),
        made_for=tokens.bound(token, person.mobile, person.email),
        person=person,
        made_at=at,
        expires_at=queries.link_ends(row, at=at),
        **shown,
    )
    return token


@transaction.atomic
def make_own_link(interpreter: Interpreter, *, by: Actor, at: datetime) -> str:
    """The token of a fresh link to a volunteer's own page, for themselves. Raises NotAllowed."""
    check_can_be_at_own_page(by, interpreter)
    token = make_link(interpreter=interpreter, person=interpreter.person, at=at)
    Event.record("make_own_link", interpreter, by=by, at=at)
    return token


@transaction.atomic
def send_own_link(interpreter: Interpreter, *, by: Actor, at: datetime) -> None:
    """A link to their own page goes to the volunteer, by SMS or mail, as they are asked.

    Who wants no SMS gets a mail. Raises NoWay, NotAllowed (the Pool's coordinators and themselves).
    """
    check_can_be_at_own_page(by, interpreter)
    by_sms = written_by(interpreter) == "sms"
    if not (by_sms or interpreter.person.email):
        raise NoWay
    token = make_link(interpreter=interpreter, person=interpreter.person, at=at)
    Event.record("send_own_link", interpreter, by=by, at=at)
    asked = by.person_id == interpreter.person_id
    messages.own_link(interpreter, token=token, by_sms=by_sms, asked=asked, at=at)


@transaction.atomic
def revoke_links(row: Offer | Assignment, *, by: Actor, at: datetime) -> int:
    """The coordinator ends every link to this row at once; returns how many there were.

    A row that is over shows nothing any more, and links to a changed number or address are dead by
    themselves; this is for a forwarded message, see revoke_all for a lost telephone.
    """
    if by.pool_id not in (None, row.pool_id):
        raise NotAllowed
    ended = row.links.filter(revoked_at=None).update(revoked_at=at)
    if ended:
        Event.record("revoke_links", row, by=by, at=at, links=ended, request=row.request_id)
    return ended


@transaction.atomic
def revoke_all(interpreter: Interpreter, *, by: Actor, at: datetime) -> int:
    """A telephone is lost: every link and every calendar address of this volunteer is dead from now on.

    All at once, since the page of one Assignment leads to their own page, and that one to new calendar
    addresses, which never end by themselves. Returns how many there were. Raises NotAllowed.
    """
    check_can_be_at_own_page(by, interpreter)
    links = Link.objects.of(interpreter.pool_id).filter(person=interpreter.person_id, expires_at__gt=at)
    feeds = feeds_about(interpreter).order_by()
    ended = [rows.filter(revoked_at=None).update(revoked_at=at) for rows in (links, feeds)]
    if any(ended):
        Event.record("revoke_links", interpreter, by=by, at=at, links=ended[0], feeds=ended[1])
    return sum(ended)


@transaction.atomic
def renew_link(row: Offer | Assignment, *, by: Actor, at: datetime) -> None:
    """The links there are end, and a new one is sent to the person. Raises NothingToShow, NotAllowed."""
    request = lock_request(row.request)
    row = type(row).objects.of(row.pool_id).select_related("pool", "person", "position").get(pk=row.pk)
    row.request = request
    live = (*OPEN_OFFER, AssignmentState.CONFIRMED)
    if row.state not in live or queries.link_ends(row, at=at) <= at:
        raise NothingToShow
    revoke_links(row, by=by, at=at)
    shown = {"offer": row} if isinstance(row, Offer) else {"assignment": row}
    token = make_link(**shown, person=row.person, at=at)
    Event.record("renew_link", row, by=by, at=at, request=row.request_id)
    messages.new_link(row, token=token, at=at)


def use_link(link: Link, *, at: datetime) -> None:
    """Somebody has pressed a button behind it."""
    Link.objects.of(link.pool_id).filter(pk=link.pk).update(used_at=at)
