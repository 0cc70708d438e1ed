"""What needs a person sometime: who wants in, numbers, calendars, papers, closures, the month's SMS."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q

from pool.domain.days import last_good_day
from pool.models import Interpreter, Training
from scheduling.domain.todo import SIX_WEEKS, Kind, asked_for
from scheduling.queries.budget import budget_of
from scheduling.queries.numbers import numbers_to_mind
from scheduling.queries.own_calendars import whose
from scheduling.queries.todo.glance import rows_of
from scheduling.queries.todo.items import MOST, Desk, Item

DECLARATION, RECORD_CHECK, TRAINING = "declaration", "record_check", "training"


def registrations(desk: Desk) -> Iterator[Item]:
    """Institutions that want to request."""
    for row in rows_of(desk, "registrations")[:MOST]:
        yield Item(Kind.REGISTRATION, row.pk, row.confirmed_at or row.filed_at, None, row)


def applications(desk: Desk) -> Iterator[Item]:
    """Volunteers who want in: new ones with a proved mailbox or none, and those who were talked to."""
    for row in rows_of(desk, "applications")[:MOST]:
        since = row.interview_at or row.confirmed_at or row.filed_at
        yield Item(Kind.APPLICATION, row.pk, since, None, row)


def numbers(desk: Desk) -> Iterator[Item]:
    """Telephone numbers that do not work any more, and those nobody has confirmed."""
    lost, waiting = numbers_to_mind(desk.actor)
    for kind, found in ((Kind.LOST_NUMBER, lost), (Kind.WAITING_NUMBER, waiting)):
        for told in found[:MOST]:
            number = told.number
            since = number and (number.unreachable_at or number.code_sent_at)
            yield Item(
                kind, told.interpreter.pk, since or desk.at, None, told.interpreter, {"number": number}
            )


def opted_out(desk: Desk) -> Iterator[Item]:
    """Volunteers who wrote STOPP in the last week."""
    for row in rows_of(desk, "opted_out")[:MOST]:
        yield Item(Kind.OPTED_OUT, row.pk, desk.at, None, row)


def calendars(desk: Desk) -> Iterator[Item]:
    """Calendars of volunteers that cannot be read."""
    for row, calendar in whose(rows_of(desk, "calendars")[:MOST], desk.actor):
        since = calendar.read_at or calendar.added_at
        yield Item(Kind.CALENDAR, row.pk, since, None, row, {"calendar": calendar})


def papers(desk: Desk) -> Iterator[Item]:
    """Declarations and certificates of conduct that are over, or within six weeks."""
    pool, today = desk.pool, desk.today
    for row in rows_of(desk, "papers").select_related("person")[:MOST]:
        last = last_good_day(row.declaration_on, pool.declaration_years)
        if asked_for(last, today):
            yield _paper(desk, row, last, {"paper": DECLARATION})
        last = last_good_day(row.record_check_on, pool.record_check_years)
        remind = row.record_check_remind_on
        if asked_for(last, today) or (remind and remind <= today):
            yield _paper(desk, row, last or remind, {"paper": RECORD_CHECK})


def trainings(desk: Desk) -> Iterator[Item]:
    """Courses and certificates that are over, or within six weeks, and that nobody has renewed."""
    found = list(rows_of(desk, "trainings").select_related("interpreter__person")[:MOST])
    newer = Training.objects.of(desk.pool).filter(interpreter__in={one.interpreter_id for one in found})
    good = Q(expires_on__isnull=True) | Q(expires_on__gt=desk.today + SIX_WEEKS)
    kept = set(newer.filter(good).values_list("interpreter_id", "name")) if found else set()
    for one in found:
        if one.expires_on and (one.interpreter_id, one.name) not in kept:
            yield _paper(desk, one.interpreter, one.expires_on, {"paper": TRAINING, "name": one.name})


def _paper(desk: Desk, row: Interpreter, last: date | None, facts: dict[str, Any]) -> Item:
    last = last or desk.today
    noon = datetime.combine(last, time(12), desk.pool.tz)
    return Item(Kind.PAPER, row.pk, noon, noon, row, facts | {"last": last, "over": last < desk.today})


def closures(desk: Desk) -> Iterator[Item]:
    """Days on which nobody will be sent, and how many open Requests fall on them."""
    days = [
        row.slot.starts.astimezone(desk.pool.tz).date() for found in desk.requests.values() for row in found
    ]
    for row in rows_of(desk, "closures"):
        inside = sum(row.first_day <= day <= row.last_day for day in days)
        begins = datetime.combine(row.first_day, time(), desk.pool.tz)
        yield Item(Kind.CLOSURE, row.pk, begins, begins, row, {"count": inside})


def budget(desk: Desk) -> Iterator[Item]:
    """Most of the month's SMS are used up."""
    if not desk.pool.sms_budget:
        return
    used = budget_of(desk.pool, desk.at)
    if used.warning:
        begins = datetime.combine(used.month, time(), desk.pool.tz)
        yield Item(Kind.BUDGET, 0, begins, None, used)
