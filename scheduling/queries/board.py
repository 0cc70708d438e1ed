"""What the pages show: today, the requests, the story of one."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from notifications.models import Message
from pool.domain.actors import Actor
from pool.models import Event, Pool
from scheduling.domain.states import AssignmentState
from scheduling.models import Assessment, Assignment, Position, Request
from scheduling.queries.visible import visible

SHOWN = ("street", "meeting_point", "contact_name", "contact_phone", "town", "notes")


def day_bounds(pool: Pool, day: date) -> tuple[datetime, datetime]:
    """The first instant of a local day and of the next."""
    begin = datetime.combine(day, time(), pool.tz)
    return begin, datetime.combine(day + timedelta(days=1), time(), pool.tz)


def request_rows(actor: Actor) -> "QuerySet[Request]":
    """The Requests an actor may see, newest first, with what a list shows."""
    rows = visible(Request, actor).select_related("authority", "requester", "pool")
    rows = rows.prefetch_related("slots", "positions", "assignments__interpreter__person")
    return rows.prefetch_related("series__requests__slots").order_by("-pk")


def assignments_between(actor: Actor, begin: datetime, end: datetime) -> "QuerySet[Assignment]":
    """The Assignments that start in this time, cancelled ones left out."""
    rows = visible(Assignment, actor).filter(starts__gte=begin, starts__lt=end)
    return (
        rows.exclude(state=AssignmentState.CANCELLED)
        .select_related("request__authority", "interpreter__person", "position", "pool")
        .order_by("starts", "pk")
    )


def last_assessment(request: Request, position: Position) -> Assessment | None:
    """How everybody was judged for this place; a question about a new time judged nobody."""
    rows = request.assessments.filter(position=position).order_by("pk")
    return rows.exclude(candidates=[], rounds__isnull=False).last()


def details_shown(request: Request) -> tuple[str, ...]:
    """What the one who comes was told; when it changes, the invite changes."""
    return tuple(getattr(request, name) for name in SHOWN)


def abouts(request: Request) -> list[str]:
    """The names under which words about this Request, its Offers and Assignments were put."""
    names = [f"request:{request.pk}"]
    names += [f"offer:{pk}" for pk in request.offers.values_list("pk", flat=True)]
    names += [f"assignment:{pk}" for pk in request.assignments.values_list("pk", flat=True)]
    return names


def messages_about(request: Request) -> "QuerySet[Message]":
    """Every word about a Request, out and in, in the order they were put."""
    rows = Message.objects.filter(pool_id=request.pool_id, about__in=abouts(request))
    return rows.order_by("created_at", "pk")


def story(request: Request) -> list[Event]:
    """The journal of a Request, its Offers, Assignments and ServiceRecords, oldest first."""
    keys: dict[str, list[Any]] = {
        "request": [request.pk],
        "offer": list(request.offers.values_list("pk", flat=True)),
        "assignment": list(request.assignments.values_list("pk", flat=True)),
        "servicerecord": list(request.assignments.values_list("service_record__pk", flat=True)),
    }
    rows = Event.objects.of(request.pool_id)
    found = [event for kind, pks in keys.items() for event in rows.filter(subject=kind, subject_id__in=pks)]
    return sorted(found, key=lambda event: event.pk)
