"""What those hear who come, and whom they come to: promised, changed, off, late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.utils import translation

from notifications.domain.phones import PhoneError, mobile
from notifications.domain.statuses import MessageState
from pool.domain.actors import Actor
from scheduling import wording
from scheduling.domain.escalation import Step
from scheduling.domain.states import RequestState
from scheduling.messages.facts_and_times import SOON, facts, polite_time
from scheduling.messages.invites import invite
from scheduling.messages.saying import mail, sms, sms_to, words
from scheduling.messages.short_links import page, shortest, writes_to
from scheduling.models import Assignment
from scheduling.queries.bookings import open_places
from scheduling.queries.costs import cancel_terms
from scheduling.queries.differences import last_change
from scheduling.queries.requesters import requesters_of


def confirmed(row: Assignment, *, at: datetime, token: str, one_sms: bool = True) -> None:
    """Everybody gets the confirmation: the Interpreter by SMS, both by mail with the invite.

    Behind `token` the Interpreter finds everything, also what must not be in an SMS. `one_sms` False: one SMS
    for a whole series says it (confirmed_series).
    """
    request = row.request
    still = open_places(request) if request.state == RequestState.SEARCHING else []
    if one_sms:
        _to_interpreter("confirmed", row, at=at, due=at, token=token)
    more: dict[str, Any] = {"still": wording.places(still), "proposed": proposed(row), "link": page(token)}
    more["cancel"] = cancel_terms([request], at=at)
    invite("confirmed", row, at=at, **more)


def proposed(row: Assignment) -> str:
    """What the Authority had named as good enough, and somebody has said yes to: remote, time or nothing."""
    step = row.offer.round.step if row.offer else ""
    return step if step in (Step.REMOTE, Step.OTHER_TIME) else ""


def confirmed_series(rows: Sequence[Assignment], *, at: datetime) -> None:
    """The one SMS after a yes to all dates: each has its own code, and can be cancelled by itself."""
    first, pool = rows[0], rows[0].pool
    sms(
        "confirmed_series", first.person, pool, about=f"assignment:{first.pk}", at=at, due=at,
        key=f"confirmed_series:{first.pk}:{first.sequence}", expires=rows[-1].ends, code=first.code,
        count=len(rows), dates=wording.with_codes(rows, pool.tz), request=first.request,
        assignment=first, kind="confirmed", urgent=first.starts - at <= SOON,
        **facts(first.request, first.position, via=first.via),
    )  # fmt: skip


def changed(row: Assignment, *, at: datetime, token: str, answers: bool = False) -> None:
    """New details or a new agreed time; the same event in the calendar. An answer goes at once."""
    due = at if answers else polite_time(row.interpreter, at, row.starts)
    _to_interpreter("changed", row, at=at, due=due, token=token)
    with translation.override("de"):
        what = wording.parts(last_change(row.request))
    invite("changed", row, at=at, link=page(token), what=what)


def cancelled(row: Assignment, *, by: Actor, at: datetime) -> None:
    """The Assignment is off; it vanishes from both calendars. Who cancelled is not told to stay away."""
    if by.person_id != row.person_id:
        _to_interpreter("cancelled", row, at=at, due=polite_time(row.interpreter, at, row.starts))
    invite("cancelled", row, at=at)


def _to_interpreter(name: str, row: Assignment, *, at: datetime, due: datetime, token: str = "") -> None:
    """By SMS, unless this person was asked by mail: then the invite says it all."""
    if writes_to(row):
        return
    told: dict[str, Any] = {"code": row.code, "assignment": row, "request": row.request}
    told |= facts(row.request, row.position, via=row.via)
    link = shortest(partial(words, name, row.pool, **told), page(token), row)
    sms(
        name, row.person, row.pool, about=f"assignment:{row.pk}", key=f"{name}:{row.pk}:{row.sequence}",
        at=at, due=due, expires=row.ends, urgent=row.starts - at <= SOON, **told, **link,
    )  # fmt: skip


@dataclass(frozen=True)
class Informed:
    """Whom our words about a delay go to."""

    assignment: Assignment
    contact: bool
    requester: bool
    coordinator: bool


def late(row: Assignment, *, at: datetime) -> Informed:
    """To the contact on site by SMS, if that number can get one; to Requester and coordinator by mail.

    It goes at once, whatever the hour: they are waiting.
    """
    key = f"late:{row.pk}:{row.sequence}:{row.late_minutes}"
    told: dict[str, Any] = {"assignment": row, "request": row.request}
    told |= facts(row.request, row.position, via=row.via)

    def tell(address: str, link: str) -> bool:
        about = f"assignment:{row.pk}"
        return mail("late", address, row.pool, about=about, key=key, at=at, link=link, **told) is not None

    readers = requesters_of(row.request)
    requester = [tell(reader.email, f"/anfragen/{row.request_id}/") for reader in readers]
    coordinator = tell(row.pool.email, f"/desk/requests/{row.request_id}/")
    contact = _to_contact(row, key=key, at=at)
    return Informed(row, contact, requester=any(requester), coordinator=coordinator)


def _to_contact(row: Assignment, *, key: str, at: datetime) -> bool:
    try:
        number = mobile(row.request.contact_phone)
    except PhoneError:
        return False
    word = sms_to(
        number, "late", row.pool, about=f"assignment:{row.pk}", key=key, at=at, expires=row.ends, urgent=True,
        slot=row, code=row.code, minutes=row.late_minutes,
    )  # fmt: skip
    return word.state != MessageState.SUPPRESSED
