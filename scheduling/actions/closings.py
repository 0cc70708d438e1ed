"""Closing a year of a Pool in one go: begun once, then item by item, each in a transaction of its own.

Whoever goes on claims the closing first, so that no two workers do; a claim that has become old belonged to
a worker that died, and the sweep hands the closing to the next one. An item is counted before it is tried:
what fails three times is told and left, and the rest goes on.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext

from notifications.queue import enqueue
from pool.actions.locks import lock_pool
from pool.domain.actors import Actor, Role
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead
from scheduling.actions import closing_steps
from scheduling.models import ClosingItem, PaymentRun, YearClosing
from scheduling.queries.closings import running_closing

STALE = timedelta(minutes=2)  # a job is ended after one
TRIES = 3
FIRST_YEAR = 2000
JOB = "scheduling.closing_tasks.close_year"


class NoSuchYear(Refused):
    """Nothing can have happened in it."""

    sentence = _("Das Jahr %(year)s hat noch nicht begonnen.")
    field = "year"


class YearNotOver(Refused):
    """More work may come; they may mean it all the same."""

    sentence = _("Das Jahr %(year)s ist noch nicht zu Ende. Bitte kreuzen Sie an, dass Sie das wissen.")
    field = "unfinished"


class OneAtATime(Refused):
    """Two closings would fetch the same work from each other."""

    sentence = _("Der Abschluss für %(year)s läuft noch. Danach können Sie den nächsten beginnen.")
    field = "year"


class NoPaymentDay(Refused):
    """A PaymentRun has a day."""

    sentence = _("Bitte geben Sie an, wann gezahlt werden soll.")
    field = "pays_on"


@transaction.atomic
def begin_closing(
    pool: Pool, *, year: int, kind: str = "", pays_on: date | None = None, unfinished: bool = False,
    by: Actor, at: datetime,
) -> YearClosing:  # fmt: skip
    """Find everything that is to be done for this local year; `go_on` does it.

    `kind` is that of the PaymentRun (empty: none), `unfinished`: they know that the year is not over. Raises
    NoSuchYear, YearNotOver, OneAtATime, NoPaymentDay, NotLead.
    """
    check_can_lead(by, pool.pk)
    pool = lock_pool(pool.pk)
    today = at.astimezone(pool.tz).date()
    if not FIRST_YEAR <= year <= today.year:
        raise NoSuchYear(year=year)
    if year == today.year and not unfinished:
        raise YearNotOver(year=year)
    if kind in PaymentRun.KINDS and pays_on is None:
        raise NoPaymentDay
    if running := running_closing(pool):
        raise OneAtATime(year=running.year)
    closing = YearClosing.objects.create(
        pool=pool, year=year, kind=kind, pays_on=pays_on if kind else None, started_at=at,
        started_by=by.name, started_by_person=by.person_id,
    )  # fmt: skip
    found = [(step.name, key) for step in closing_steps.STEPS for key in step.find(closing)]
    ClosingItem.objects.bulk_create(
        ClosingItem(pool=pool, closing=closing, number=number, step=name, key=key)
        for number, (name, key) in enumerate(found, 1)
    )
    closing.total = len(found)
    closing.save(update_fields=["total"])
    Event.record("begin", closing, by=by, at=at, year=year, items=len(found))
    enqueue(JOB, closing.pk)
    return closing


@transaction.atomic
def claim_closing(closing: YearClosing, *, at: datetime) -> bool:
    """Whether the caller may go on: nobody else does, or whoever did has not been heard of for minutes."""
    nobody = Q(claimed_at=None) | Q(claimed_at__lt=at - STALE) | Q(claimed_at__gt=at + STALE)
    rows = YearClosing.objects.of(closing.pool_id).filter(nobody, pk=closing.pk, finished_at=None)
    return rows.update(claimed_at=at) == 1


@transaction.atomic
def release_closing(closing: YearClosing) -> None:
    """Somebody else goes on, in a job of their own."""
    YearClosing.objects.of(closing.pool_id).filter(pk=closing.pk).update(claimed_at=None)
    enqueue(JOB, closing.pk)


def go_on(closing: YearClosing, *, at: datetime) -> bool:
    """Do the next item; False when there was none and the closing is over. Errors that nobody foresaw rise.

    What was not done in the end leaves nothing behind but the number of its tries.
    """
    todo = closing.items.filter(done_at=None).order_by("number").first()
    if todo is None:
        finish_closing(closing, at=at)
        return False
    tries = closing.items.filter(pk=todo.pk, done_at=None)
    if todo.attempts >= TRIES:
        _write(todo, gettext("Das ist mehrmals fehlgeschlagen. Bitte melden Sie es."), at=at, refused=True)
        return True
    tries.update(attempts=F("attempts") + 1)
    _do(todo, at=at)
    return True


@transaction.atomic
def _do(todo: ClosingItem, *, at: datetime) -> None:
    """Once: who comes second waits for the row, and finds that it is done."""
    rows = ClosingItem.objects.of(todo.pool_id).select_related("closing__pool")
    item = rows.select_for_update(of=("self",)).get(pk=todo.pk)
    if item.done_at:
        return
    step, closing = _step(item.step), item.closing
    by = Actor(
        Role.COORDINATOR, closing.started_by, pool_id=closing.pool_id, person_id=closing.started_by_person
    )
    try:
        with transaction.atomic():
            said = step.do(closing, item.key, by, at)
    except Refused as refused:
        words = gettext(refused.sentence) % refused.facts
        about = step.about(closing, item.key)
        _write(item, f"{about}: {words}" if about else words, at=at, refused=True)
    else:
        _write(item, said, at=at)


@transaction.atomic
def _write(item: ClosingItem, said: str, *, at: datetime, refused: bool = False) -> None:
    """What came of it, and the bar moves; both with the work itself."""
    rows = ClosingItem.objects.of(item.pool_id).filter(pk=item.pk, done_at=None)
    if rows.update(done_at=at, said=said[:500], refused=refused):
        YearClosing.objects.of(item.pool_id).filter(pk=item.closing_id).update(
            done=F("done") + 1, claimed_at=at
        )


@transaction.atomic
def finish_closing(closing: YearClosing, *, at: datetime) -> None:
    """Nothing is left to do. A second one finds it over."""
    rows = YearClosing.objects.of(closing.pool_id).filter(pk=closing.pk, finished_at=None)
    if rows.update(finished_at=at, claimed_at=None):
        by = Actor(Role.COORDINATOR, closing.started_by, closing.pool_id, closing.started_by_person)
        refused = closing.items.filter(refused=True).count()
        Event.record("finish", closing, by=by, at=at, year=closing.year, refused=refused)


def _step(name: str) -> closing_steps.Step:
    return next(step for step in closing_steps.STEPS if step.name == name)
