"""Requests that need a person: nobody found, little time left, to approve, somebody has dropped out."""

from collections.abc import Iterator
from datetime import datetime

from pool.models import Event
from scheduling.domain.states import AssignmentState, RequestState
from scheduling.domain.todo import LITTLE, Kind, runs_out
from scheduling.models import Assignment, Position, Request
from scheduling.queries.todo.items import Desk, Item
from scheduling.queries.visible import visible

GIVE_UP, INTERPRETER = "give_up", "interpreter"


def unfilled(desk: Desk) -> Iterator[Item]:
    """The search is over and nobody was found; the appointment is still to come."""
    rows = desk.requests[RequestState.UNFILLED]
    ended = _given_up(desk, rows)
    for row in rows:
        yield Item(Kind.UNFILLED, row.pk, ended.get(row.pk, row.submitted_at), row.slot.starts, row)


def _given_up(desk: Desk, rows: list[Request]) -> dict[int, datetime]:
    """When each search was given up, the last time."""
    if not rows:
        return {}
    events = Event.objects.of(desk.pool).filter(subject="request", subject_id__in=[row.pk for row in rows])
    return dict(events.filter(verb=GIVE_UP).order_by("pk").values_list("subject_id", "at"))


def running_out(desk: Desk) -> Iterator[Item]:
    """The search goes on, and somebody should help. What is over already is the sweep's."""
    for row in desk.requests[RequestState.SEARCHING]:
        starts, paused = row.slot.starts, row.paused_at is not None
        if starts > desk.at and runs_out(starts, warned=bool(row.warned_at), paused=paused, at=desk.at):
            since = row.warned_at or row.paused_at or max(row.submitted_at, starts - LITTLE)
            yield Item(Kind.RUNNING_OUT, row.pk, min(since, desk.at), starts, row, {"paused": paused})


def to_review(desk: Desk) -> Iterator[Item]:
    """A rule of the Pool wants a coordinator to look first."""
    for row in desk.requests[RequestState.SUBMITTED]:
        yield Item(Kind.REVIEW, row.pk, row.submitted_at, row.slot.starts, row)


def dropped_out(desk: Desk) -> Iterator[Item]:
    """Who had promised to come has said no again, and the place is still free."""
    open_rows = {row.pk: row for row in desk.requests[RequestState.SEARCHING]}
    rows = visible(Assignment, desk.actor).filter(
        state=AssignmentState.CANCELLED, cancelled_by=INTERPRETER, request__in=[*open_rows],
        starts__gt=desk.at,
    )  # fmt: skip
    last = {}
    for gone in rows.select_related("interpreter__person", "position").order_by("pk") if open_rows else ():
        last[gone.request_id] = gone
    for pk, gone in last.items():
        row = open_rows[pk]
        if gone.position_id in {place.pk for place in free_places(row)}:
            since = gone.ended_at or desk.at
            yield Item(Kind.DROPPED_OUT, pk, since, row.slot.starts, row, {"gone": gone})


def free_places(row: Request) -> list[Position]:
    """The places for which nobody comes, out of the prefetched rows."""
    held = (AssignmentState.CONFIRMED, AssignmentState.DONE)
    taken = {one.position_id for one in row.assignments.all() if one.state in held}
    return [place for place in row.places if place.pk not in taken]
