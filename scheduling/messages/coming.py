"""Before an appointment: the reminder to both sides, and the question to who promised it long ago."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from notifications import numbers, optouts, outbox
from pool.models import Person
from scheduling import calendar, wording
from scheduling.domain import reminders
from scheduling.domain.states import RequestState
from scheduling.messages.facts_and_times import facts
from scheduling.messages.saying import mail, sms, words
from scheduling.messages.short_links import page, shortest, writes_to
from scheduling.models import Assignment
from scheduling.queries.bookings import live_assignments, open_places
from scheduling.queries.reminders import KINDS, REQUESTER
from scheduling.queries.requesters import requesters_of

SILENT = timedelta(hours=18)  # before the start: of a morning, somebody at the desk can still find another


def remind_interpreter(row: Assignment, *, lead: int, token: str, at: datetime) -> None:
    """With everything one needs on the way; by mail, too, where they want that."""
    _before("remind", row, lead=lead, token=token, at=at)


def still_coming(row: Assignment, *, lead: int, token: str, at: datetime) -> None:
    """The same, and a question: by SMS it is answered with JA or NEIN, by mail on the page."""
    _before("still", row, lead=lead, token=token, at=at)


def _before(name: str, row: Assignment, *, lead: int, token: str, at: datetime) -> None:
    told: dict[str, Any] = {"code": row.code, "assignment": row, "request": row.request, "said_at": at}
    told |= facts(row.request, row.position, via=row.via)
    put: dict[str, Any] = {"about": f"assignment:{row.pk}", "at": at, "expires": row.starts}
    for way in _ways(row):
        key = reminders.key(row.pk, row.starts, lead, way)
        if way == Person.SMS:
            link = shortest(partial(words, name, row.pool, **told), page(token), row)
            sms(name, row.person, row.pool, key=key, **put, **told, **link)
        else:
            mail(
                name, row.person.email, row.pool, key=key, person=row.person, who="interpreter",
                place=calendar.location(row), link=page(token), by_sms=_hears_sms(row), **put, **told,
            )  # fmt: skip


def _ways(row: Assignment) -> list[str]:
    """As they want it, as far as it reaches them; what reaches nobody is put as an SMS and seen."""
    as_asked = Person.EMAIL if writes_to(row) else Person.SMS
    way = row.person.reminder_way or as_asked
    wanted = [Person.SMS, Person.EMAIL] if way == Person.BOTH else [way]
    open_ways = [Person.SMS] * _hears_sms(row) + [Person.EMAIL] * bool(row.person.email)
    return [one for one in wanted if one in open_ways] or open_ways[:1] or [Person.SMS]


def _hears_sms(row: Assignment) -> bool:
    number = row.person.mobile
    allowed = bool(number and row.interpreter.sms_consent_on)
    return allowed and not optouts.is_out(number) and not numbers.why_held(number)


def remind_requester(row: Assignment, *, lead: int, at: datetime) -> None:
    """By mail only, once for all who come: who they are, and what to do if it is not needed any more."""
    request = row.request
    still = open_places(request) if request.state == RequestState.SEARCHING else []
    told: dict[str, Any] = {"coming": list(live_assignments(request)), "still": wording.places(still)}
    for reader in requesters_of(request):
        mail(
            "remind", reader.email, row.pool, about=f"assignment:{row.pk}", at=at, expires=row.starts,
            key=reminders.key(row.pk, row.starts, lead, REQUESTER), assignment=row, request=request,
            person=reader, who="requester", place=calendar.location(row), **told, **facts(request),
        )  # fmt: skip


def no_reminders(row: Assignment, *, at: datetime) -> None:
    """It is off, or at another time, or its details are told right now: what has not left yet stays here."""
    outbox.withdraw(about=f"assignment:{row.pk}", kinds=KINDS, at=at)


def silent(row: Assignment, *, at: datetime) -> None:
    """The coordinator hears once that somebody does not say whether they come."""
    mail(
        "silent", row.pool.email, row.pool, about=f"assignment:{row.pk}", at=at, expires=row.starts,
        key=reminders.key(row.pk, row.starts, 0, "silent"), assignment=row, request=row.request,
        link=f"/desk/requests/{row.request_id}/", **facts(row.request, row.position, via=row.via),
    )  # fmt: skip
