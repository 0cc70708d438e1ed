"""What is missing in a Pool in some days: nine statements, however much was asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F

from pool import postal_codes
from pool.domain.periods import Period
from pool.domain.places import Place
from pool.models import Authority, Interpreter, LanguageSkill, Pool
from scheduling.domain import missing
from scheduling.domain.demand import Demand, demand
from scheduling.domain.one_more import OneMore, one_more
from scheduling.models import Position
from scheduling.queries.board import day_bounds
from scheduling.queries.needs import closures_of, need_from
from scheduling.queries.past import Happened, depths_in

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
    closures, found = closures_of(pool, span), []
    happened, depths = Happened(pool, span), depths_in(pool, span)
    begins = {"request__slots__starts__gte": span.start, "request__slots__starts__lt": span.end}
    rows = Position.objects.of(pool).filter(dropped=False, request__merged_into=None)
    rows = rows.filter(request__slots__rank=1, **begins)
    rows = rows.annotate(starts=F("request__slots__starts"), ends=F("request__slots__ends"))
    for row in rows.select_related("request__authority").only(*COLUMNS).order_by("pk"):
        row.request.pool = pool
        period = Period(row.starts, row.ends)
        need = need_from(row.request, row, period, closures=closures, at=row.request.submitted_at)
        begun, depth = row.starts <= at, depths.get(row.pk)
        past = happened.past(row.pk, row.request_id, row.request.state, begun=begun, depth=depth)
        found.append(demand(row.pk, need, past))
    return tuple(found)


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
