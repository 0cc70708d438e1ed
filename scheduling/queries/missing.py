"""What is missing in a Pool in some days: nine statements, however much was asked for."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, QuerySet

from pool import postal_codes
from pool.domain.periods import Period
from pool.domain.places import Place
from pool.models import Authority, Event, Interpreter, LanguageSkill, Pool
from scheduling.domain import missing
from scheduling.domain.demand import Demand, Depth, Past, demand, depth_of
from scheduling.domain.one_more import OneMore, one_more
from scheduling.domain.states import AssignmentState, RequestState
from scheduling.models import Assessment, Assignment, Offer, Position, Request
from scheduling.queries.board import day_bounds
from scheduling.queries.needs import closures_of, need_from

COLUMNS = (
    "language", "least_level", "gender", "gender_required", "direction", "more", "also", "pool",
    *(f"request__{name}" for name in ("pool", "state", "modality", "setting", "postal_code", "submitted_at")),
    "request__authority__postal_code",
)  # fmt: skip


@dataclass(frozen=True)
class Missing:
    """All that was asked for from `first` to `last`, and how many speak which language now."""

    first: date
    last: date
    demands: tuple[Demand, ...]
    speakers: Mapping[str, int]
    more: tuple[OneMore, ...]


def missing_in(pool: Pool, first: date, last: date, *, at: datetime) -> Missing:
    """Whatever begins on these local days, both inclusive; raises SpanBackwards or SpanTooLong."""
    missing.check_span(first, last)
    span = Period(day_bounds(pool, first)[0], day_bounds(pool, last)[1])
    demands = _demands(pool, span, at=at)
    more = one_more(demands, _towns(pool, demands))
    return Missing(first, last, demands, _speakers(pool), more)


def _demands(pool: Pool, span: Period, *, at: datetime) -> tuple[Demand, ...]:
    closures, past, found = closures_of(pool, span), _Past(pool, span), []
    places = Position.objects.of(pool).filter(dropped=False, request__merged_into=None)
    rows = _within(places, span)
    rows = rows.annotate(starts=F("request__slots__starts"), ends=F("request__slots__ends"))
    for row in rows.select_related("request__authority").only(*COLUMNS).order_by("pk"):
        row.request.pool = pool
        period = Period(row.starts, row.ends)
        need = need_from(row.request, row, period, closures=closures, at=row.request.submitted_at)
        found.append(demand(row.pk, need, past.of(row, begun=row.starts <= at)))
    return tuple(found)


def _within(rows: "QuerySet[Any]", span: Period) -> "QuerySet[Any]":
    """What belongs to Requests whose time that counts begins in this span."""
    begins = {"request__slots__starts__gte": span.start, "request__slots__starts__lt": span.end}
    return rows.filter(request__slots__rank=1, **begins)


class _Past:
    """What happened to the places of a span: one statement for each kind of row, then sets.

    Asked place by place (EXISTS), SQLite would walk the whole Pool for each of them.
    """

    def __init__(self, pool: Pool, span: Period) -> None:
        rows = _within(Assignment.objects.of(pool), span)
        self.states: dict[int, set[str]] = defaultdict(set)
        self.let_go: set[int] = set()
        for place, state, ended, over in rows.values_list(
            "position_id", "state", "ended_at", "request__ended_at"
        ):
            self.states[place].add(state)
            if state == AssignmentState.CANCELLED and ended == over:
                self.let_go.add(place)
        offers = _within(Offer.objects.of(pool), span)
        self.asked = set(offers.order_by().values_list("position_id", flat=True).distinct())
        withdrawn = Request.objects.of(pool).filter(state=RequestState.WITHDRAWN)
        events = Event.objects.of(pool).filter(subject="request", verb="give_up")
        self.gave_up = set(
            events.filter(subject_id__in=withdrawn.values("pk")).values_list("subject_id", flat=True)
        )
        self.depths = _depths(pool, span)

    def of(self, place: Position, *, begun: bool) -> Past:
        """Of one place."""
        states = self.states.get(place.pk, set())
        return Past(
            place.request.state,
            begun=begun,
            held=bool(states & {AssignmentState.CONFIRMED, AssignmentState.DONE}),
            missed=AssignmentState.NO_SHOW in states,
            cancelled=AssignmentState.CANCELLED in states,
            let_go=place.pk in self.let_go,
            asked=place.pk in self.asked,
            gave_up=place.request_id in self.gave_up,
            depth=self.depths.get(place.pk),
        )


def _depths(pool: Pool, span: Period) -> dict[int, Depth]:
    """By place: how many could have come at best, in the last version of the question.

    The question about a new time to the one who is booked judges nobody: it has no facts.
    """
    rows = _within(Assessment.objects.of(pool), span).exclude(facts={}).order_by("pk")
    best: dict[int, tuple[int, Depth]] = {}
    for place, version, candidates in rows.values_list("position_id", "version", "candidates").iterator():
        depth = depth_of(candidates)
        if place not in best or (version, depth.fit) >= (best[place][0], best[place][1].fit):
            best[place] = (version, depth)
    return {place: depth for place, (_version, depth) in best.items()}


def _speakers(pool: Pool) -> dict[str, int]:
    """How many have each language as their own and have not left."""
    rows = LanguageSkill.objects.of(pool).filter(via="").exclude(interpreter__state=Interpreter.LEFT)
    return dict(rows.order_by().values_list("language").annotate(Count("pk")))


def _towns(pool: Pool, demands: Collection[Demand]) -> list[Place]:
    """Where somebody of this Pool lives, sits, or was needed."""
    homes = Interpreter.objects.of(pool).exclude(state=Interpreter.LEFT)
    seats = Authority.objects.of(pool)
    codes = {code for rows in (homes, seats) for code in rows.values_list("postal_code", flat=True)}
    found = {place.plz: place for place in map(postal_codes.find, codes) if place}
    found |= {one.need.place.plz: one.need.place for one in demands if one.missing and one.need.place}
    return list(found.values())
