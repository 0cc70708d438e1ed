"""What stands in the calendar of an Authority or a Pool: who comes when, and what is still open.

A Request that needs two people stands there once for each who comes, and once for the places that nobody
has. Costs four statements, however many there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from pool.domain.actors import Actor
from pool.domain.periods import Period
from scheduling.domain.states import AssignmentState, RequestState
from scheduling.models import Assignment, Position, Request
from scheduling.queries.desk import timed
from scheduling.queries.visible import visible

OPEN, FILLED = "open", "filled"
SEARCHED = (
    RequestState.SUBMITTED, RequestState.APPROVED, RequestState.SEARCHING, RequestState.RECONFIRMING,
    RequestState.UNFILLED,
)  # fmt: skip
COMES = (AssignmentState.CONFIRMED, AssignmentState.DONE, AssignmentState.NO_SHOW)
NOT_SHOWN = ("street", "meeting_point", "contact_name", "contact_phone", "notes")  # and costly to decrypt

ASKED_AGAIN = Q(request__state=RequestState.RECONFIRMING)
CALLED_OFF = Q(
    state=AssignmentState.CANCELLED,
    request__state=RequestState.WITHDRAWN,
    ended_at=F("request__ended_at"),
)
STATES = {
    "": Q(state__in=COMES) | CALLED_OFF,
    FILLED: Q(state__in=COMES) & ~ASKED_AGAIN,
    OPEN: Q(state__in=COMES) & ASKED_AGAIN,
}


@dataclass(frozen=True)
class Choice:
    """What to show; empty is everything. `state` is OPEN or FILLED, the numbers are rows of the visitor's."""

    language: str = ""
    authority: str = ""
    interpreter: str = ""
    requester: str = ""
    state: str = ""
    interpreters: tuple[int, ...] | None = None  # only what these do
    authorities: tuple[int, ...] | None = None  # only what these ask for


@dataclass(frozen=True)
class Entry:
    """One line: the time, the Request, its places that are meant, and who comes (nobody: it is open)."""

    period: Period
    request: Request
    places: tuple[Position, ...]
    held: Assignment | None = None

    @property
    def row(self) -> Request | Assignment:
        """Whose state is told; a new time that is being asked for is told instead of the old yes."""
        return self.request if self.held is None or self.asked_again else self.held

    @property
    def asked_again(self) -> bool:
        """Whether a new time is being asked for: it stands there beside the one that holds until then."""
        return bool(self.request.state == RequestState.RECONFIRMING)

    @property
    def off(self) -> bool:
        """Whether it does not take place."""
        return bool(self.held) and self.held.state == AssignmentState.CANCELLED  # type: ignore[union-attr]


def schedule(actor: Actor, begin: datetime, end: datetime, choice: Choice) -> list[Entry]:
    """Everything that has a minute in this time and that the visitor may see, in order."""
    found = [*_held(actor, begin, end, choice), *_open(actor, begin, end, choice)]
    if choice.language:
        found = [one for one in found if any(_speaks(place, choice.language) for place in one.places)]
    return sorted(found, key=lambda one: (one.period, one.request.pk, one.places[0].number))


def _speaks(place: Position, language: str) -> bool:
    return language == place.language or language in place.more


def _held(actor: Actor, begin: datetime, end: datetime, choice: Choice) -> Iterator[Entry]:
    """Who comes, or came; and who would have, had the Request not been withdrawn."""
    rows: Any = visible(Assignment, actor).filter(STATES[choice.state], starts__lt=end, ends__gt=begin)
    if choice.interpreter:
        rows = rows.filter(interpreter=choice.interpreter)
    if choice.interpreters is not None:
        rows = rows.filter(interpreter__in=choice.interpreters)
    rows = _of(rows, choice, "request__")
    related = "request__authority", "position", "interpreter__person"
    for one in rows.select_related(*related).defer(*(f"request__{name}" for name in NOT_SHOWN)):
        yield Entry(Period(one.starts, one.ends), one.request, (one.position,), one)


def _open(actor: Actor, begin: datetime, end: datetime, choice: Choice) -> Iterator[Entry]:
    """What somebody is looked for, at the time that counts: for the places that nobody has at that time."""
    if choice.state == FILLED or choice.interpreter or choice.interpreters is not None:
        return
    live = Assignment.objects.of(actor.pool_id or 0).filter(state__in=COMES)
    rows = timed(visible(Request, actor).filter(state__in=SEARCHED)).filter(starts__lt=end, ends__gt=begin)
    rows = _of(rows, choice, "").select_related("authority").defer(*NOT_SHOWN)
    for row in rows.prefetch_related("positions", Prefetch("assignments", live)):
        taken = {one.position_id for one in row.assignments.all() if one.starts == row.starts}
        places = tuple(place for place in row.places if place.pk not in taken)
        if places:
            yield Entry(Period(row.starts, row.ends), row, places)


def _of(rows: "QuerySet[Any]", choice: Choice, prefix: str) -> "QuerySet[Any]":
    wanted = {"authority": choice.authority, "requester": choice.requester}
    if choice.authorities is not None:
        rows = rows.filter(**{f"{prefix}authority__in": choice.authorities})
    return rows.filter(**{f"{prefix}{name}": value for name, value in wanted.items() if value})
