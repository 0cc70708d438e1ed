"""What happened to the places of Requests whose time begins in a span: one statement for each kind of row.

Each starts from the times (Slot) and goes on by keys, so that it reads no more of a Pool than the span holds.
Asked place by place (EXISTS), SQLite would walk the whole Pool for each of them.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, Min, Q, QuerySet, Value, When

from pool.domain.periods import Period
from pool.models import Event, Pool
from scheduling.domain.demand import Depth, Past, depth_of
from scheduling.domain.endings import NONE, Asked
from scheduling.domain.states import AssignmentState, OfferState, RequestState
from scheduling.models import Assessment, Request, Slot

HELD = frozenset((AssignmentState.CONFIRMED, AssignmentState.DONE))


def times_in(pool: Pool, span: Period) -> "QuerySet[Any]":
    """The times that count and begin in this span, each of one Request; none that went into another one."""
    rows: QuerySet[Any] = Slot.objects.of(pool).filter(rank=1, starts__gte=span.start, starts__lt=span.end)
    return rows.filter(request__merged_into=None).order_by()


class Happened:
    """States of Assignments, questions and given-up searches, by place.

    `asked`: how many were asked and when first; `yes`: when somebody first said yes.
    """

    def __init__(self, pool: Pool, span: Period) -> None:
        times = times_in(pool, span)
        self.states: defaultdict[int, set[str]] = defaultdict(set)
        self.let_go: set[int] = set()
        self.yes: dict[int, datetime] = {}
        for place, state, yes, with_it in _booked(times):
            self.states[place].add(state)
            self.yes[place] = min(yes, self.yes.get(place, yes))
            if state == AssignmentState.CANCELLED and with_it:
                self.let_go.add(place)
        self.asked = _asked(times)
        withdrawn = Request.objects.of(pool).filter(state=RequestState.WITHDRAWN)
        events = Event.objects.of(pool).filter(subject="request", verb="give_up")
        self.gave_up = set(
            events.filter(subject_id__in=withdrawn.values("pk")).values_list("subject_id", flat=True)
        )

    def past(self, place: int, request: int, state: str, *, begun: bool, depth: Depth | None) -> Past:
        """Of one place of a Request in this state."""
        states = self.states.get(place, set())
        return Past(
            state,
            begun=begun,
            held=not HELD.isdisjoint(states),
            missed=AssignmentState.NO_SHOW in states,
            cancelled=AssignmentState.CANCELLED in states,
            let_go=place in self.let_go,
            asked=place in self.asked,
            gave_up=request in self.gave_up,
            depth=depth,
        )

    def questions(self, place: int) -> Asked:
        """How many were asked for it, and how many said no."""
        return self.asked[place][0] if place in self.asked else NONE


def _booked(times: "QuerySet[Any]") -> "QuerySet[Any]":
    """Place, state, when it was agreed, and whether it ended with its Request."""
    booked = "request__assignments"
    with_it = Case(When(**{f"{booked}__ended_at": F("request__ended_at")}, then=Value(True)), default=False)
    rows = times.filter(request__assignments__isnull=False)
    told = (f"{booked}__{name}" for name in ("position_id", "state", "confirmed_at"))
    return rows.annotate(with_it=with_it).values_list(*told, "with_it")


def _asked(times: "QuerySet[Any]") -> dict[int, tuple[Asked, datetime | None]]:
    offer = "request__offers"
    rows = times.filter(request__offers__isnull=False).values_list(f"{offer}__position_id")
    counted = rows.annotate(
        n=Count(offer),
        no=Count(offer, filter=Q(request__offers__state=OfferState.DECLINED)),
        first=Min(f"{offer}__sent_at"),
    )
    return {place: (Asked(n, no), first) for place, n, no, first in counted}


def depths_of(rows: "QuerySet[Assessment]") -> dict[int, Depth]:
    """By place: how many could have come at best, in the last version of the question.

    The question about a new time to the one who is booked judges nobody: it has no facts.
    """
    found = rows.exclude(facts={}).order_by("pk").values_list("position_id", "version", "candidates")
    best: dict[int, tuple[int, Depth]] = {}
    for place, version, candidates in found.iterator():
        depth = depth_of(candidates)
        if place not in best or (version, depth.fit) >= (best[place][0], best[place][1].fit):
            best[place] = (version, depth)
    return {place: depth for place, (_version, depth) in best.items()}


def depths_in(pool: Pool, span: Period) -> dict[int, Depth]:
    """Of all places of the span."""
    times = times_in(pool, span).values("request")
    return depths_of(Assessment.objects.of(pool).filter(request__in=times))


def depths_at(pool: Pool, places: Collection[int]) -> dict[int, Depth]:
    """Of these places."""
    return depths_of(Assessment.objects.of(pool).filter(position__in=places))
