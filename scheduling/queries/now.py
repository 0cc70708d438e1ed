"""What goes on: the appointments of today and tomorrow, and who is being asked at this moment."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Prefetch, prefetch_related_objects

from scheduling.domain.states import OPEN_OFFER, RequestState
from scheduling.models import Assignment, Offer, Position, Request, Round
from scheduling.queries.todo.items import Desk
from scheduling.queries.todo.requests import free_places

OPEN = (RequestState.SUBMITTED, RequestState.SEARCHING, RequestState.RECONFIRMING, RequestState.UNFILLED)
SEARCHED = (RequestState.SEARCHING, RequestState.RECONFIRMING)


class Entry(NamedTuple):
    """One line of a day: who comes, or the places of a Request for which nobody does yet."""

    starts: datetime
    assignment: Assignment | None
    request: Request
    free: list[Position]


class Asked(NamedTuple):
    """One open search: the questions that wait for an answer, and when it is looked at next (None: not)."""

    request: Request
    offers: list[Offer]
    looks_at: datetime | None


def agenda(desk: Desk) -> list[tuple[datetime, list[Entry]]]:
    """Today and tomorrow, each with its lines in order of time."""
    begin, middle, end = desk.days
    lines = [Entry(row.starts, row, row.request, []) for row in desk.plans]
    for row in (one for state in OPEN for one in desk.requests[state]):
        starts, free = row.slot.starts, free_places(row)
        if begin <= starts < end and free:
            lines.append(Entry(starts, None, row, free))
    lines.sort(key=lambda one: (one.starts, one.assignment is None, one.request.pk))
    return [
        (begin, [one for one in lines if one.starts < middle]),
        (middle, [one for one in lines if one.starts >= middle]),
    ]


def searches(desk: Desk, *, most: int) -> tuple[list[Asked], int]:
    """The searches that go on, the next appointment first, so many of them; and how many there are."""
    rows = [one for state in SEARCHED for one in desk.requests[state]]
    rows.sort(key=lambda one: (one.slot.starts, one.pk))
    shown = rows[:most]
    prefetch_related_objects(shown, _rounds(desk))
    return [asked(row) for row in shown], len(rows)


def asked(row: Request) -> Asked:
    """Whom one search asks just now, out of its prefetched rounds."""
    rounds = [one for one in row.rounds.all() if one.version == row.version]
    offers = [one for found in rounds for one in found.offers.all() if one.state in OPEN_OFFER]
    waits = [one.waits_until for one in rounds if any(_open(one.offers.all()))] or _last(rounds)
    return Asked(row, offers, None if row.paused_at else min(waits, default=None))


def _open(offers: Iterable[Offer]) -> Iterable[bool]:
    return (one.state in OPEN_OFFER for one in offers)


def _last(rounds: list[Round]) -> list[datetime]:
    return [rounds[-1].waits_until] if rounds else []


def _rounds(desk: Desk) -> "Prefetch[str]":
    offers = Offer.objects.of(desk.pool).select_related(
        "interpreter__person", "position", "slot", "assignment"
    )
    return Prefetch("rounds__offers", offers)
