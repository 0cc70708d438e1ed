"""Series: several dates filed, looked at and withdrawn together. Each is a Request of its own."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from pool.domain.actors import Actor
from pool.domain.refusals import ReasonMissing, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Closure, Person, Pool
from scheduling import messages, queries
from scheduling.actions import rounds
from scheduling.actions.locks import lock_request
from scheduling.actions.requests import (
    approve_request,
    begin,
    check_cost,
    earlier_one,
    lock_authority,
    needs_look,
    submit_request,
    withdraw_request,
    write_request,
)
from scheduling.actions.rules_of_pool import check_rules, note_overruled
from scheduling.actions.wanted import Wanted, check
from scheduling.domain.cancelling import FREE
from scheduling.domain.series import check_dates, said
from scheduling.domain.states import RequestMove, RequestState
from scheduling.models import Request, Series


class DateClosed(Refused):
    """The Pool sends nobody on that day."""

    sentence = _("Am %(day)s vermittelt unser Pool niemanden (%(name)s). Bitte lassen Sie diesen Termin weg.")
    field = "dates"


class OneTimeOnly(Refused):
    """Other times of which date?"""

    sentence = _("Andere Zeiten gibt es nur bei einem einzelnen Termin. Bitte lassen Sie sie hier weg.")
    field = "other_times"


class NothingLeft(Refused):
    """All dates are over already."""

    sentence = _("Alle Termine dieser Reihe sind schon vorbei oder zurückgezogen.")


@transaction.atomic
def submit_series(
    authority: Authority, *, wanted: Wanted, more_starts: tuple[datetime, ...], together: bool,
    requester: Person, by: Actor, at: datetime, submission_key: str | None = None,
    overrule: str = "",
) -> list[Request]:  # fmt: skip
    """File the need for the time it names and for each of `more_starts` (aware); all of them or none.

    `together`: one person for all dates, as long as there is one. Returns the Requests by time; without more
    dates the one Request. The same `submission_key` again returns what was filed the first time. Raises what
    submit_request raises, and DatePast, DateTooFar, DateTwice, DateClosed, TooManyDates, which name the date.
    """
    authority = lock_authority(authority, by=by)
    if earlier := earlier_one(authority, submission_key):
        return queries.dates_of(earlier) or [earlier]
    if not more_starts:
        one = submit_request(
            authority, wanted=wanted, requester=requester, by=by, at=at, submission_key=submission_key,
            overrule=overrule,
        )  # fmt: skip
        return [one]
    starts = sorted([wanted.starts, *more_starts])
    check_dates(starts, wanted.minutes, tz=authority.pool.tz, at=at)
    if wanted.other_times:
        raise OneTimeOnly
    check(wanted, pool=authority.pool, at=at)
    dates = [replace(wanted, starts=start) for start in starts]
    for date in dates:
        _check_open(date, authority.pool)
    found = check_rules(dates, authority=authority, by=by, at=at, overrule=overrule)
    series = Series.objects.create(pool=authority.pool, together=together, made_at=at)
    keys = [submission_key, *(None for _date in dates[1:])]
    rows = [
        write_request(authority, date, requester=requester, submission_key=key, at=at, series=series)
        for date, key in zip(dates, keys, strict=True)
    ]
    note_overruled(rows, found, overrule, by=by, at=at)
    _begin(rows, dates, by=by, at=at)
    return queries.dates_of(rows[0])


def _check_open(date: Wanted, pool: Pool) -> None:
    days = [bound.astimezone(pool.tz).date() for bound in (date.starts, date.ends)]
    closed = Closure.objects.of(pool).filter(first_day__lte=days[1], last_day__gte=days[0]).first()
    if closed:
        raise DateClosed(day=said(date.starts, pool.tz), name=closed.name)


def _begin(rows: list[Request], dates: list[Wanted], *, by: Actor, at: datetime) -> None:
    """Where one person is looked for, a look at one date is a look at all; the coordinator gets one mail."""
    unsure = [needs_look(row, date, at) for row, date in zip(rows, dates, strict=True)]
    if rows[0].series and rows[0].series.together:
        unsure = [any(unsure)] * len(rows)
    for row, look in zip(rows, unsure, strict=True):
        begin(row, look=look, by=by, at=at)
    looked_at = [row for row, look in zip(rows, unsure, strict=True) if look]
    if looked_at:
        messages.review_wanted(looked_at[0], at=at)
    _ask(rows[0], at=at)


@transaction.atomic
def approve_series(request: Request, *, by: Actor, at: datetime) -> list[Request]:
    """All dates of this one's series that wait for a look are searched for."""
    request = lock_request(request)
    waiting = [one for one in queries.dates_of(request) if one.state == RequestState.SUBMITTED]
    for one in waiting or [request]:
        approve_request(one, by=by, at=at)
    _ask(request, at=at)
    return queries.dates_of(request)


def _ask(request: Request, *, at: datetime) -> None:
    """The leading date could not ask while others were not yet searched for."""
    for one in queries.series_open(request)[:1]:
        rounds.ask_next(one, at=at, news=True)


@transaction.atomic
def withdraw_series(
    request: Request, *, by: Actor, at: datetime, reason: str, cost: Decimal = FREE
) -> list[Request]:
    """None of the dates is needed any more; those that are over stay.

    `cost` is what that is known to cost, of all of them. Raises NothingLeft, ReasonMissing, CostsMore.
    """
    if not reason.strip():
        raise ReasonMissing
    request = lock_request(request)
    left = [one for one in queries.dates_of(request) if withdrawable(one, at=at)]
    if not left:
        raise NothingLeft
    check_cost(left, cost, by=by, at=at)
    return [withdraw_request(one, by=by, at=at, reason=reason, cost=cost) for one in left]


def withdrawable(request: Request, *, at: datetime) -> bool:
    """Whether this date is still to come and not ended, and nobody is missed at it."""
    legal = (RequestState(request.state), RequestMove.WITHDRAW) in request.machine.moves
    if not legal or request.slot.starts > at:
        return legal
    missed = queries.live_assignments(request).filter(missed_at__isnull=False)
    return request.slot.ends > at and not missed.exists()
