"""What is missing in a Pool in some days: six statements, however much was asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from pool import postal_codes
from pool.domain.periods import Period
from pool.domain.places import Place
from pool.models import Authority, Event, Interpreter, LanguageSkill, Pool
from scheduling.domain import missing
from scheduling.domain.demand import Demand, Depth, Past, demand, depth_of
from scheduling.domain.one_more import OneMore, one_more
from scheduling.domain.states import AssignmentState
from scheduling.models import Assessment, Assignment, Offer, Position
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
    closures, depths, found = closures_of(pool, span), _depths(pool, span), []
    for row in _positions(pool, span):
        row.request.pool = pool
        period = Period(row.starts, row.ends)
        need = need_from(row.request, row, period, closures=closures, at=row.request.submitted_at)
        past = Past(
            row.request.state, begun=row.starts <= at, held=row.held, missed=row.missed,
            cancelled=row.cancelled, let_go=row.let_go, asked=row.asked, gave_up=row.gave_up,
            depth=depths.get(row.pk),
        )  # fmt: skip
        found.append(demand(row.pk, need, past))
    return tuple(found)


def _within(rows: "QuerySet[Any]", span: Period, path: str = "request__slots") -> "QuerySet[Any]":
    """Those whose time that counts begins in this span."""
    bounds = {f"{path}__starts__gte": span.start, f"{path}__starts__lt": span.end}
    return rows.filter(**{f"{path}__rank": 1}, **bounds)


def _positions(pool: Pool, span: Period) -> "QuerySet[Any]":
    """Each place with its time and what happened to it; nothing encrypted is read."""
    assignments = Assignment.objects.of(pool).filter(position=OuterRef("pk"))
    cancelled = assignments.filter(state=AssignmentState.CANCELLED)
    given_up = Event.objects.of(pool).filter(
        subject="request", subject_id=OuterRef("request_id"), verb="give_up"
    )
    rows = _within(Position.objects.of(pool).filter(dropped=False), span).annotate(
        starts=F("request__slots__starts"),
        ends=F("request__slots__ends"),
        held=Exists(assignments.filter(state__in=(AssignmentState.CONFIRMED, AssignmentState.DONE))),
        missed=Exists(assignments.filter(state=AssignmentState.NO_SHOW)),
        cancelled=Exists(cancelled),
        let_go=Exists(cancelled.filter(ended_at=OuterRef("request__ended_at"))),
        asked=Exists(Offer.objects.of(pool).filter(position=OuterRef("pk"))),
        gave_up=Exists(given_up),
    )
    return rows.select_related("request__authority").only(*COLUMNS).order_by("pk")


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
