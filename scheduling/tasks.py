"""The queue door: what comes due. Each row in its own transaction, so that one bad row stops no other."""

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from notifications import clock, queue
from notifications import numbers as known_numbers
from pool import routing
from pool.actions import busy_times, idempotency, notes, pauses, spoken
from pool.actions.roads import learn_roads as learn
from pool.domain.actors import SYSTEM
from pool.domain.refusals import Refused
from pool.models import Interpreter, Note, OwnCalendar, Pool
from scheduling import messages, queries
from scheduling.actions import (
    alerts,
    applications,
    assignments,
    budget_warnings,
    ceilings,
    closings,
    drafts,
    forgetting,
    imports,
    numbers,
    offers,
    presences,
    reminders,
    rounds,
    service_records,
    warnings,
)
from scheduling.models import Assignment, Request
from scheduling.queries.alerts import Alert, alerts_of
from scheduling.queries.applications import old_applications
from scheduling.queries.budget import budget_of
from scheduling.queries.ceilings import due_questions, due_warnings
from scheduling.queries.drafts import old_drafts
from scheduling.queries.due_hours import agreed_hours, due_hours
from scheduling.queries.imports import old_tables
from scheduling.queries.numbers import unasked_numbers
from scheduling.queries.reminders import INTERPRETER, QUESTION, REQUESTER, due_reminders
from scheduling.queries.retention import to_forget
from scheduling.queries.silences import due_silences

REMIND = {
    INTERPRETER: reminders.remind_interpreter,
    QUESTION: reminders.ask_still_coming,
    REQUESTER: reminders.remind_requester,
}
CALENDARS = 5  # read in a minute, at the most
RECENT = timedelta(days=7)
FORGETTING = 200  # Requests of one job
LEARNING = 40  # seconds; a job may take 60, and one call to the routing service ten

log = logging.getLogger(__name__)


def sweep() -> None:
    """End what waited too long, ask for the hours of what is over, ask the next people, warn, remind.

    In this order: what one place has agreed to is not over while the other is asked about a new time.
    """
    at = clock.now()
    _each(queries.due_reconfirmations(at), lambda row: offers.expire_reconfirmation(row, at=at))
    _each(queries.due_assignments(at), lambda row: assignments.complete_assignment(row, at=at))
    _each(queries.due_requests(), lambda row: rounds.ask_next(row, at=at))
    mind_budgets()
    _each(queries.due_warnings(at), lambda row: warnings.warn_hard_to_fill(row, at=at, exhausted=False))
    remind(at)
    mind_hours(at)
    fetch_somebody(at)
    send_for_calendars(at)
    resume_closings(at)


def mind_hours(at: datetime) -> None:
    """Afterwards: who has not answered is reminded; whose silence is a yes, as they were told, agrees."""
    to_report, to_attest, silent = due_hours(at)
    _each(to_report, lambda row: service_records.remind_to_report(row, at=at))
    _each(to_attest, lambda row: service_records.remind_to_attest(row, at=at))
    _each(silent, lambda row: service_records.attest_by_silence(row, at=at))


def approve_agreed() -> None:
    """What the rule of a Pool approves, and did not yet when it was attested: a rule or a Tariff is new."""
    at = clock.now()
    _each(agreed_hours().iterator(), lambda row: service_records.approve_by_rule(row, at=at))


def fetch_somebody(at: datetime) -> None:
    """What is urgent and waits too long at a desk reaches a coordinator, or whoever stands in."""
    for pool in Pool.objects.filter(alert_after__gt=0).order_by("pk"):
        _each([pool], lambda row: _each(alerts_of(row, at), lambda one: _fetch(one, at)))


def _fetch(one: Alert, at: datetime) -> None:
    if one.to is None:
        alerts.alert_pool(one.pool, items=one.items, by=SYSTEM, at=at)
    else:
        alerts.alert_coordinator(
            one.to, items=one.items, way=one.way, instead_of=one.instead_of, by=SYSTEM, at=at
        )


def remind(at: datetime) -> None:
    """Before an appointment: both sides once more, and the coordinator where nobody says that they come."""
    _each(due_reminders(at), lambda due: REMIND[due.kind](due.assignment, lead=due.lead, by=SYSTEM, at=at))
    _each(due_silences(at, within=messages.SILENT), lambda row: messages.silent(row, at=at))


def send_for_calendars(at: datetime) -> None:
    """A job for each calendar elsewhere that is due, few a minute: one may take half a minute."""
    if not queue.is_full():
        _each(queries.due_calendars(at)[:CALENDARS], lambda row: _send_for(row, at))


def _send_for(row: OwnCalendar, at: datetime) -> None:
    if busy_times.claim(row, at=at):
        queue.enqueue("scheduling.tasks.read_own_calendar", row.pk)


def read_own_calendar(pk: int) -> None:
    """Read one of them, but for our own invites in it. Days begin where its owner volunteers."""
    at = clock.now()
    row = OwnCalendar.objects.filter(pk=pk).first()
    if row is None:
        return
    here = Interpreter.objects.across_pools().filter(person=row.person_id).select_related("pool")
    ours = Assignment.objects.across_pools().filter(person=row.person_id, ends__gt=at - RECENT)
    uids = [str(uid) for uid in ours.values_list("uid", flat=True)]
    busy_times.read_own_calendar(row, tz=here.earliest("pk").pool.tz, ours=uids, at=at)


def resume_closings(at: datetime) -> None:
    """A job for each closing of a year whose job was lost, or whose worker died."""
    if not queue.is_full():
        rows = queries.due_closings(at, stale=closings.STALE)
        _each(rows, lambda row: queue.enqueue(closings.JOB, row.pk))


def daily() -> None:
    """Once a day: pauses that are over, numbers that fell silent, whether what the search reads is true.

    Who comes near the tax-free amount; in January what they get elsewhere. And Drafts nobody goes on with,
    Applications six months after the last word, and sessions that have ended with what was typed into them.
    """
    SessionStore.clear_expired()
    wake(clock.now())
    forget_drafts(clock.now())
    forget_notes(clock.now())
    forget_applications(clock.now())
    forget_tables(clock.now())
    idempotency.forget_answers(at=clock.now())
    for pool in Pool.objects.order_by("pk"):
        forget_content(pool.pk, 0)
    forgetting.forget_old_words(None, at=clock.now())
    _each(Pool.objects.all(), lambda pool: presences.forget_presences(pool, at=clock.now()))
    _each(Pool.objects.all(), lambda pool: budget_warnings.warn_budgets(pool, at=clock.now()))
    mind_ceilings(clock.now())
    ask_for_numbers()
    approve_agreed()
    mend(0)


def wake(at: datetime) -> int:
    """End the pauses whose last local day is over; how many."""
    rows = Interpreter.objects.across_pools().filter(state=Interpreter.PAUSED, paused_until__isnull=False)
    over = [
        row
        for row in rows.select_related("pool", "person").order_by("pk")
        if row.paused_until and row.paused_until < at.astimezone(row.pool.tz).date()
    ]
    _each(over, lambda row: pauses.wake_interpreter(row, by=SYSTEM, at=at))
    return len(over)


def forget_drafts(at: datetime) -> None:
    """What was begun a month ago and never sent is not kept longer."""
    _each(old_drafts(at), lambda row: drafts.forget_draft(row, by=SYSTEM, at=at))


def forget_applications(at: datetime) -> None:
    """What came of nothing for six months is not kept longer; who was taken in is an Interpreter by now."""
    _each(old_applications(at), lambda row: applications.forget_application(row, by=SYSTEM, at=at))


def forget_tables(at: datetime) -> None:
    """Lists that were uploaded and never taken over are not kept longer than a week."""
    _each(old_tables(at), lambda row: imports.forget_table(row, by=SYSTEM, at=at))


def forget_content(pool_pk: int, after: int) -> None:
    """Empty some Requests of one Pool whose time is over, and leave the next to a job of their own."""
    at, pool = clock.now(), Pool.objects.get(pk=pool_pk)
    rows = list(to_forget(pool, at=at).filter(pk__gt=after)[:FORGETTING])
    _each(rows, lambda row: forgetting.forget_content(row, by=SYSTEM, at=at))
    if len(rows) == FORGETTING:
        queue.enqueue("scheduling.tasks.forget_content", pool_pk, rows[-1].pk)
    elif forgetting.forget_old_words(pool, at=at) == forgetting.MOST_WORDS:
        queue.enqueue("scheduling.tasks.forget_content", pool_pk, after)


def forget_notes(at: datetime) -> int:
    """What the desk wrote about somebody ends with its last local day; how many."""
    rows = Note.objects.across_pools().filter(forget_on__lte=at.astimezone(UTC).date() + timedelta(days=1))
    rows = rows.select_related("pool", "interpreter").order_by("pk")
    over = [row for row in rows if row.forget_on < at.astimezone(row.pool.tz).date()]
    _each(over, lambda row: notes.forget_note(row, at=at))
    return len(over)


def mind_budgets() -> None:
    """Warn the Pools that have used up most of this month's SMS, at the latest a minute after it happened."""
    at = clock.now()
    for pool in Pool.objects.filter(sms_budget__gt=0):
        used = budget_of(pool, at)
        if used.warning:
            messages.budget(pool, used, at=at)


def mind_ceilings(at: datetime) -> None:
    """Warn of the yearly tax-free amount; in January ask what comes from elsewhere. Pool by Pool."""
    for pool in Pool.objects.exclude(ceiling_law="").order_by("pk"):
        _each([pool], lambda row: _mind_ceilings(row, at))


def _mind_ceilings(pool: Pool, at: datetime) -> None:
    year = at.astimezone(pool.tz).year
    _each(due_questions(pool, at=at), lambda row: ceilings.ask_declaration(row, year=year, by=SYSTEM, at=at))
    _each(
        due_warnings(pool, at=at),
        lambda due: ceilings.warn_ceiling(due.row, standing=due.standing, step=due.step, by=SYSTEM, at=at),
    )


def ask_for_numbers() -> None:
    """Every number that lacks it gets one code: new ones, those that came back, and after half a year."""
    at = clock.now()
    doubted = known_numbers.doubt_silent(at)
    if doubted:
        log.info("%s numbers were silent for half a year.", doubted)
    _each(unasked_numbers(), lambda row: numbers.ask_unasked(row, at=at))


def mend(after: int) -> None:
    """Compare some Interpreters' rows with the truth, and leave the next to a job of their own."""
    mended, last = spoken.mend(after)
    if mended:
        log.warning("The search rows of %s interpreters were not true and are mended.", mended)
    if last is not None:
        queue.enqueue("scheduling.tasks.mend", last)


def learn_roads(request_pk: int) -> None:
    """Measure the ways of a new appointment. The search does not wait; the next round knows them.

    What takes too long is left to `./run manage roads`.
    """
    until = monotonic() + LEARNING
    request = Request.objects.across_pools().filter(pk=request_pk).first()
    if request is None or not settings.ROUTING_URL:
        return
    try:
        for _done in learn(queries.ways_of(request), at=clock.now()):
            if monotonic() > until:
                break
    except routing.RoutingDown as error:
        log.warning("No roads learned, the estimate counts: %s.", error)


def _each(rows: Iterable[Any], act: Callable[[Any], object]) -> None:
    for row in rows:
        try:
            act(row)
        except Refused as refused:
            log.info("%s %s: %s", type(row).__name__, row.pk, refused.code)
        except Exception:
            log.exception("%s %s", type(row).__name__, row.pk)
