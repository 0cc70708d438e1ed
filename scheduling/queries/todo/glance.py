"""Which lists of the desk have anything in them: one statement instead of one for each empty list."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, Q, QuerySet

from pool.models import Closure, Interpreter, Pool, Training
from scheduling.domain.joining import ApplicationState
from scheduling.domain.states import RecordState
from scheduling.domain.todo import A_DAY, FORTNIGHT, SIX_WEEKS, given_by
from scheduling.models import Application, ServiceRecord
from scheduling.queries.desk import MISSED, failed_messages, opted_out_lately, records_in
from scheduling.queries.feedback import poor_feedback
from scheduling.queries.numbers import too_busy
from scheduling.queries.onboarding import registrations_waiting
from scheduling.queries.own_calendars import failing_rows
from scheduling.queries.visible import visible

if TYPE_CHECKING:
    from scheduling.queries.todo.items import Desk

UNSETTLED = (RecordState.OPEN, RecordState.REPORTED, RecordState.ATTESTED)


def differing_rows(desk: "Desk") -> "QuerySet[ServiceRecord]":
    """Hours of which the Authority has said something else, or that nobody came, and nobody has decided."""
    rows = visible(ServiceRecord, desk.actor).filter(state__in=UNSETTLED, decided_at=None)
    rows = rows.filter(stated_absent__isnull=False).exclude(MISSED)
    return rows.exclude(stated_minutes=F("reported_minutes"), stated_absent=F("reported_absent"))


def application_rows(desk: "Desk") -> "QuerySet[Application]":
    """Volunteers who want in: new ones with a proved mailbox or none, and those who were talked to."""
    new = Q(state=ApplicationState.CONFIRMED) | Q(state=ApplicationState.FILED, email="")
    talked = Q(state=ApplicationState.INVITED, interview_at__lte=desk.at)
    return Application.objects.of(desk.pool).filter(new | talked).order_by("filed_at", "pk")


def paper_rows(desk: "Desk") -> "QuerySet[Interpreter]":
    """Whose declaration or certificate of conduct may be over, or within six weeks."""
    rows = Interpreter.objects.of(desk.pool).filter(state__in=(Interpreter.ACTIVE, Interpreter.TRAINING))
    due = Q(record_check_remind_on__lte=desk.today)
    if before := given_by(desk.today, desk.pool.declaration_years):
        due |= Q(declaration_on__lte=before)
    if before := given_by(desk.today, desk.pool.record_check_years):
        due |= Q(record_check_on__lte=before)
    return rows.filter(due).order_by("person__name", "pk")


def training_rows(desk: "Desk") -> "QuerySet[Training]":
    """Courses and certificates that are over, or within six weeks."""
    rows = Training.objects.of(desk.pool).exclude(interpreter__state=Interpreter.LEFT)
    return rows.filter(expires_on__lte=desk.today + SIX_WEEKS).order_by("expires_on", "pk")


def closure_rows(desk: "Desk") -> "QuerySet[Closure]":
    """Closures that go on, or begin within a fortnight."""
    rows = Closure.objects.of(desk.pool).filter(first_day__lte=desk.today + FORTNIGHT)
    return rows.filter(last_day__gte=desk.today).order_by("first_day", "pk")


LISTS: dict[str, Callable[["Desk"], "QuerySet[Any]"]] = {
    "failed": lambda desk: failed_messages(desk.actor, since=desk.at - A_DAY),
    "held_back": lambda desk: too_busy(desk.actor, desk.at),
    "differing": differing_rows,
    "poor": lambda desk: poor_feedback(desk.actor),
    "hours": lambda desk: records_in(desk.actor, RecordState.ATTESTED),
    "unanswered": lambda desk: visible(ServiceRecord, desk.actor).filter(desk.unanswered),
    "registrations": lambda desk: registrations_waiting(desk.actor),
    "applications": application_rows,
    "opted_out": lambda desk: opted_out_lately(desk.actor, at=desk.at),
    "calendars": lambda desk: failing_rows(desk.actor, desk.at),
    "papers": paper_rows,
    "trainings": training_rows,
    "closures": closure_rows,
}


def filled(desk: "Desk") -> frozenset[str]:
    """The names of those that are not empty."""
    asked = {name: Exists(rows(desk)) for name, rows in LISTS.items()}
    found = Pool.objects.filter(pk=desk.pool.pk).values(**asked).get()
    return frozenset(name for name, there in found.items() if there)


def rows_of(desk: "Desk", name: str) -> "QuerySet[Any]":
    """One of the lists; empty without asking the database when nothing is in it."""
    rows = LISTS[name](desk)
    return rows if name in desk.filled else rows.none()
