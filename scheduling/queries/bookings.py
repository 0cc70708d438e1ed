"""Who is taken when: one person has one body, over all Pools."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from pool.models import Interpreter
from scheduling.domain.states import HELD_ASSIGNMENT, AssignmentState, RequestState
from scheduling.models import Assignment, Position, Request


def live_assignments(request: Request) -> "QuerySet[Assignment]":
    """The Assignments that still hold."""
    rows = Assignment.objects.of(request.pool_id).filter(request=request, state=AssignmentState.CONFIRMED)
    return rows.select_related("pool", "person", "interpreter__person", "request__requester", "position")


def open_places(request: Request) -> list[Position]:
    """The places for which nobody comes (or has come), the first one first."""
    rows = Assignment.objects.of(request.pool_id).filter(request=request, state__in=HELD_ASSIGNMENT)
    taken = set(rows.values_list("position_id", flat=True))
    return [place for place in request.places if place.pk not in taken]


def promised_here(interpreter: Interpreter, *, at: datetime) -> "QuerySet[Assignment]":
    """What this volunteer has promised in this Pool and is not over, the next first."""
    rows = Assignment.objects.of(interpreter.pool_id).filter(interpreter=interpreter, ends__gt=at)
    rows = rows.filter(state=AssignmentState.CONFIRMED).select_related("request", "position")
    return rows.order_by("starts", "pk")


def worked_here(interpreter: Interpreter, *, at: datetime) -> "QuerySet[Assignment]":
    """This volunteer's Assignments in this Pool that are over or fell through, the latest first."""
    rows = Assignment.objects.of(interpreter.pool_id).filter(interpreter=interpreter)
    rows = rows.exclude(state=AssignmentState.CONFIRMED, ends__gt=at)
    return rows.select_related("request", "position", "service_record").order_by("-starts", "-pk")


def still_promised(interpreter: Interpreter, *, at: datetime) -> "QuerySet[Assignment]":
    """What they would leave behind in this Pool: promised and not over, or with a new time in question."""
    ahead = Q(ends__gt=at) | Q(request__state=RequestState.RECONFIRMING)
    rows = Assignment.objects.of(interpreter.pool_id).filter(ahead, interpreter=interpreter)
    rows = rows.filter(state=AssignmentState.CONFIRMED)
    return rows.select_related("request__authority", "position").order_by("starts", "pk")


def clashes(person_id: int, starts: datetime, ends: datetime, *, buffer: int) -> "QuerySet[Assignment]":
    """This person's Assignments, in every Pool, within `buffer` minutes of the period."""
    margin = timedelta(minutes=buffer)
    return (
        Assignment.objects.across_pools()
        .filter(person_id=person_id, starts__lt=ends + margin, ends__gt=starts - margin)
        .exclude(state=AssignmentState.CANCELLED)
    )


def local_day(assignment: Assignment) -> date:
    """The local day on which the Assignment starts: it decides tariff and month."""
    return assignment.starts.astimezone(assignment.pool.tz).date()
